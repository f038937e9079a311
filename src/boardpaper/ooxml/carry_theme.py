"""Fonts and colours of a theme, said outright: another document has another theme.

Knows themes (ECMA-376-1, 20.1.6); does not know which styles take them.
"""

from collections.abc import Mapping
from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import A, Element, name

FONTS: Final = name("w:rFonts")
PLACES: Final = {
    name("w:asciiTheme"): name("w:ascii"),
    name("w:hAnsiTheme"): name("w:hAnsi"),
    name("w:eastAsiaTheme"): name("w:eastAsia"),
    name("w:cstheme"): name("w:cs"),
}
COLOURS: Final = tuple(
    name(f"w:theme{word}")
    for word in ("Color", "Tint", "Shade", "Fill", "FillTint", "FillShade")
)  # fmt: skip
SCRIPTS: Final = {"": "latin", "HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}


def theme_fonts(package: Package) -> dict[str, str]:
    """The fonts of a file's theme by what styles call them: ``minorHAnsi`` is Calibri."""
    found = {}
    for part in package.related(package.document_part, "theme"):
        root = package.tree(part)
        for size in ("major", "minor"):
            holder = next(root.iter(f"{{{A}}}{size}Font"), None)
            for script, element in SCRIPTS.items():
                font = None if holder is None else holder.find(f"{{{A}}}{element}")
                if font is not None and font.get("typeface"):
                    found[f"{size}{script}"] = font.get("typeface", "")
    return found


def without_theme(root: Element, fonts: Mapping[str, str]) -> None:
    """Says every font and colour outright; Word keeps the colour's value beside its name."""
    for element in root.iter():
        if element.tag == FONTS:
            for themed, plain in PLACES.items():
                font = fonts.get(element.attrib.pop(themed, ""))
                if font:
                    element.set(plain, font)
        for key in COLOURS:
            element.attrib.pop(key, None)
