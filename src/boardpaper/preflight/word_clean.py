"""A Word file without what it tells beside its text; the text itself stays as it is.

Knows what can be taken out and changes nothing that prints: comments, names, how the file
was made, what pictures tell. Tracked changes and hidden words are the text's, and stay.
"""

from typing import Final

from boardpaper.ooxml import package as packages
from boardpaper.ooxml.blocks import SECT_PR
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.picture_data import telling, without_telling
from boardpaper.ooxml.private import without_private
from boardpaper.ooxml.relationships import TYPES, ContentTypes, relationships_part, write_types
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.tidy import tidy, tidy_settings
from boardpaper.ooxml.xml import W14, W15, Element, name, serialise
from boardpaper.preflight.word_inside import reached
from boardpaper.preflight.word_properties import with_plain_properties
from boardpaper.preflight.word_untying import untie

PRINTER: Final = name("w:printerSettings")
SITTING: Final = name("w:rsid")
IDS: Final = (f"{{{W14}}}docId", f"{{{W15}}}docId")
DEFINITIONS: Final = ("styles", "numbering", "stylesWithEffects")
SIGNED: Final = "origin"
"""What leads to signatures, which do not hold for a file that was changed (ECMA-376-2, 13)."""


def clean(data: bytes) -> bytes:
    """The bytes of a Word file without all that; the same bytes every time.

    Raises NotAWordFile.
    """
    package = without_private(packages.read(data))
    package = _without(package, "", SIGNED)
    package = _without(package, package.document_part, "printerSettings")
    package = package.replace(
        {part: serialise(_plain(package.tree(part))) for part in text_parts(package)}
    )
    package = _plain_definitions(package)
    package = package.replace(_plain_pictures(package))
    return packages.write(_pruned(with_plain_properties(package)))


def _plain(root: Element) -> Element:
    """A part with text, without editing marks; words tied to data stay as they are now."""
    tidy(root)
    untie(root)
    for section in root.iter(SECT_PR):
        for settings in section.findall(PRINTER):
            section.remove(settings)
    return root


def _plain_definitions(package: Package) -> Package:
    """Styles, lists and settings without editing sessions."""
    parts: dict[str, packages.Part] = {}
    for kind in (*DEFINITIONS, "settings"):
        for part in package.related(package.document_part, kind):
            root = package.tree(part)
            tidy(root)
            tidy_settings(root)
            for mark in list(root.iter(SITTING, *IDS)):
                parent = mark.getparent()
                if parent is not None:
                    parent.remove(mark)
            parts[part] = serialise(root)
    return package.replace(parts)


def _plain_pictures(package: Package) -> dict[str, packages.Part]:
    held = ((part, package.content(part)) for part in package.parts if not part.endswith(".xml"))
    return {part: without_telling(data) for part, data in held if telling(data)}


def _without(package: Package, part: str, kind: str) -> Package:
    held = package.relationships(part)
    kept = {key: one for key, one in held.items() if one.kind != kind}
    return package if kept == held else package.with_relationships(part, kept)


def _pruned(package: Package) -> Package:
    """The package without parts that nothing leads to, nor what is said of them."""
    kept = {TYPES, *reached(package)}
    kept |= {relationships_part(part) for part in ("", *kept)}
    package = package.without(*(part for part in package.parts if part not in kept))
    types = package.types
    named = {
        part: kind for part, kind in types.overrides.items() if part.lstrip("/") in package.parts
    }
    return package.replace({TYPES: write_types(ContentTypes(types.defaults, named))})
