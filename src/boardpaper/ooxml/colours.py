"""Colours as Word writes them, worked out to red, green and blue, and how two stand out.

Knows themes (ECMA-376-1, 20.1.6 and 17.18.97) and the contrast of WCAG 2.2, 1.4.3; does
not know where a colour is said.
"""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import A, Element, name

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""
WHITE: Final = (255, 255, 255)
SIX_DIGITS: Final = re.compile(r"[0-9A-Fa-f]{6}")
SCHEME: Final = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1",
    "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}  # fmt: skip
"""What Word calls a colour of the theme, and what the theme calls it; accents are the same."""
MAPPED: Final = {"text1": "t1", "background1": "bg1", "text2": "t2", "background2": "bg2"}
HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "green": "00FF00", "lightGray": "C0C0C0",
    "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
"""The colours of the highlighter (17.18.40)."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a file's theme, by what Word's text calls them."""

    colours: Mapping[str, Colour]

    def said(self, element: Element | None, part: str) -> Colour | None:
        """The colour that an element says; None where it leaves it to Word, or says none.

        ``part`` is ``color`` (with ``themeColor``) or ``fill`` (with ``themeFill``).
        """
        if element is None:
            return None
        word = "theme" if part == "color" else "themeFill"
        themed = element.get(name("w:themeColor" if part == "color" else "w:themeFill"))
        known = self.colours.get(themed or "")
        if known is None:
            plain = element.get(name("w:val")) if element.tag == COLOR else None
            return colour(plain or element.get(name(f"w:{part}")))
        tint, shade = (element.get(name(f"w:{word}{how}")) for how in ("Tint", "Shade"))
        return _changed(known, _part(tint), _part(shade))


COLOR: Final = name("w:color")


def read_theme(package: Package) -> Theme:
    """The theme of a file, its colours mapped as its settings say; none of any without one."""
    document = package.document_part
    scheme: dict[str, Colour] = {}
    for part in package.related(document, "theme")[:1]:
        holder = next(package.tree(part).iter(f"{{{A}}}clrScheme"), None)
        for one in () if holder is None else holder:
            found = next((colour(kind.get("lastClr") or kind.get("val")) for kind in one), None)
            if found:
                scheme[str(one.tag).rpartition("}")[2]] = found
    mapping = _mapping(package)
    names = {word: SCHEME.get(mapping.get(word, word), mapping.get(word, word)) for word in _NAMES}
    return Theme({word: scheme[key] for word, key in names.items() if key in scheme})


_NAMES: Final = (*SCHEME, *(f"accent{number}" for number in range(1, 7)))


def _mapping(package: Package) -> dict[str, str]:
    """Which colours of the theme stand for text and page (17.15.1.20, clrSchemeMapping)."""
    for part in package.related(package.document_part, "settings")[:1]:
        found = package.tree(part).find(name("w:clrSchemeMapping"))
        if found is not None:
            said = {word: found.get(name(f"w:{key}")) for word, key in MAPPED.items()}
            return {word: key for word, key in said.items() if key}
    return {}


def colour(written: str | None) -> Colour | None:
    """A colour written as six hexadecimal digits; None for ``auto`` and for anything else."""
    if written is None or not SIX_DIGITS.fullmatch(written):
        return None
    return int(written[:2], 16), int(written[2:4], 16), int(written[4:], 16)


def _part(written: str | None) -> float | None:
    """A tint or shade, two hexadecimal digits, as a part of one."""
    return int(written, 16) / 255 if written and re.fullmatch("[0-9A-Fa-f]{2}", written) else None


def _changed(one: Colour, tint: float | None, shade: float | None) -> Colour:
    """A colour made lighter by its tint, then darker by its shade (17.3.2.6, color)."""
    hue, light, full = rgb_to_hls(*(channel / 255 for channel in one))
    light = light * tint + (1 - tint) if tint is not None else light
    light = light * shade if shade is not None else light
    red, green, blue = hls_to_rgb(hue, light, full)
    return round(red * 255), round(green * 255), round(blue * 255)


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """So much of one colour in another, as a pattern of dots looks from afar."""
    red, green, blue = (
        round(first * part + second * (1 - part)) for first, second in zip(one, other, strict=True)
    )
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """How much two colours stand out, from 1 for the same to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(one: Colour) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in one)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def written(one: Colour) -> str:
    """A colour as a clerk may type it into Word: ``#767676``."""
    red, green, blue = one
    return f"#{red:02X}{green:02X}{blue:02X}"
