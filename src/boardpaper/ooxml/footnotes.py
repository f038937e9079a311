"""Footnotes put into a Word file: their part, and what else Word needs to show them.

Knows ``word/footnotes.xml`` and the settings (ECMA-376-1, 17.11); does not know
what a footnote says. A file without footnotes stays as it was.
"""

from typing import Final

from lxml import etree

from boardpaper.ooxml.markup import run
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.styles import Styles
from boardpaper.ooxml.xml import HEADER, Element, R, W, attribute, name, parse, serialise

CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}"'
NOTE: Final = name("w:footnote")
ID: Final = name("w:id")
SEPARATORS: Final = {-1: "separator", 0: "continuationSeparator"}
"""The lines between text and footnotes, which are footnotes themselves (17.11, ST_FtnEdn)."""
AFTER: Final = frozenset(
    name(f"w:{word}")
    for word in (
        "endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang",
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures",
        "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
)  # fmt: skip
"""What stands after ``w:footnotePr`` in the settings (17.15.1.78), of Word's own."""


class Footnotes:
    """Takes footnotes one after another, and writes them into the file at the end."""

    def __init__(self, package: Package, styles: Styles) -> None:
        held = package.related(package.document_part, "footnotes")
        folder = package.document_part.rpartition("/")[0]
        self.part = held[0] if held else f"{folder}/footnotes.xml".lstrip("/")
        self._root = package.tree(self.part) if held else _empty()
        taken = [int(note.get(ID, "0")) for note in self._root.iter(NOTE)]
        self._next = max([0, *taken]) + 1
        self._written: list[str] = []
        self._text = styles.paragraph("footnote text") or ""
        self._mark = styles.character("footnote reference") or ""

    def add(self, content: str) -> str:
        """The run that refers to a footnote whose words these runs are."""
        style = f'<w:pPr><w:pStyle w:val="{attribute(self._text)}"/></w:pPr>' if self._text else ""
        number = f"<w:r>{self._looks()}<w:footnoteRef/></w:r>{run(' ')}"
        self._written.append(
            f'<w:footnote w:id="{self._next}"><w:p>{style}{number}{content}</w:p></w:footnote>'
        )
        self._next += 1
        return f'<w:r>{self._looks()}<w:footnoteReference w:id="{self._next - 1}"/></w:r>'

    def reserve(self) -> str:
        """An id for a footnote that is ``carry`` to bring."""
        self._next += 1
        return str(self._next - 1)

    def carry(self, identity: str, content: str) -> None:
        """Takes a footnote whose paragraphs are written already, under a reserved id."""
        self._written.append(f'<w:footnote w:id="{identity}">{content}</w:footnote>')

    def _looks(self) -> str:
        if self._mark:
            return f'<w:rPr><w:rStyle w:val="{attribute(self._mark)}"/></w:rPr>'
        return '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'

    def apply(self, package: Package) -> Package:
        """The package with the footnotes that were added."""
        if not self._written:
            return package
        added = parse(f"<x {SPACES}>{''.join(self._written)}</x>".encode())
        self._root.extend(list(added))
        etree.cleanup_namespaces(self._root, keep_ns_prefixes=["w", "r"])
        package = package.replace({self.part: serialise(self._root)})
        package = package.with_type(self.part, CONTENT)
        target = self.part.rpartition("/")[2]
        if not package.related(package.document_part, "footnotes"):
            one = Relationship(f"{OFFICE}footnotes", target)
            package, _ = package.add_relationship(package.document_part, one)
        return _with_settings(package, self._separators())

    def _separators(self) -> list[str]:
        kinds = SEPARATORS.values()
        return [
            note.get(ID, "") for note in self._root.iter(NOTE) if note.get(name("w:type")) in kinds
        ]


def _empty() -> Element:
    """Footnotes of which there are none yet, only the lines above them."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for number, kind in SEPARATORS.items()
    )
    return parse(HEADER + f"<w:footnotes {SPACES}>{notes}</w:footnotes>".encode())


def _with_settings(package: Package, separators: list[str]) -> Package:
    """The package whose settings name the separators, as Word wants (17.11.9)."""
    parts = package.related(package.document_part, "settings")
    if not parts:
        return package
    root = package.tree(parts[0])
    if root.find(name("w:footnotePr")) is not None:
        return package
    properties = root.makeelement(name("w:footnotePr"))
    for number in separators:
        properties.append(properties.makeelement(NOTE, {ID: number}))
    later = next((child for child in root if _is_later(child)), None)
    if later is None:
        root.append(properties)
    else:
        later.addprevious(properties)
    return package.replace({parts[0]: serialise(root)})


def _is_later(child: Element) -> bool:
    return child.tag in AFTER or not str(child.tag).startswith(f"{{{W}}}")
