"""The styles of a Word file: what a clerk calls them, and what the file does.

Knows ``word/styles.xml``; does not know which styles a house style wants.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import VAL, read_styles
from boardpaper.ooxml.xml import Element, name


@dataclass(frozen=True)
class Styles:
    """Style ids by kind (paragraph, character, table) and name in small letters."""

    ids: Mapping[tuple[str, str], str]
    names: tuple[str, ...]

    def paragraph(self, style_name: str) -> str | None:
        """The id of a paragraph style. Word writes "heading 1" and shows "Heading 1"."""
        return self.ids.get(("paragraph", style_name.lower()))

    def character(self, style_name: str) -> str | None:
        """The id of a character style."""
        return self.ids.get(("character", style_name.lower()))

    def table(self, style_name: str) -> str | None:
        """The id of a table style."""
        return self.ids.get(("table", style_name.lower()))

    @property
    def table_names(self) -> tuple[str, ...]:
        """The names of the table styles, in small letters, sorted."""
        return tuple(sorted(name for kind, name in self.ids if kind == "table"))


def styles_part(package: Package) -> str | None:
    """The part that holds the styles, if there is one."""
    return next(iter(package.related(package.document_part, "styles")), None)


def read(package: Package) -> Styles:
    """The styles of a package; none where it has no such part."""
    held = read_styles(package).styles.values()
    ids = {(style.kind, style.name.lower()): style.key for style in held}
    names = sorted(style.name for style in held if style.kind == "paragraph")
    return Styles(ids, tuple(names))


def set_language(root: Element, language: str) -> None:
    """Makes every style, and the text that names none, be in this language."""
    for element in root.iter(name("w:lang")):
        element.set(VAL, language)
    defaults = root.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{name('w:rPr')}")
    if defaults is not None and defaults.find(name("w:lang")) is None:
        _append_language(defaults, language)


def _append_language(properties: Element, language: str) -> None:
    """``w:lang`` stands near the end of ``w:rPr``: before these (ECMA-376-1, 17.3.2)."""
    element = properties.makeelement(name("w:lang"), {VAL: language})
    after = [name("w:eastAsianLayout"), name("w:specVanish"), name("w:oMath")]
    later = next((child for child in properties if child.tag in after), None)
    if later is None:
        properties.append(element)
    else:
        later.addprevious(element)
