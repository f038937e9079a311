"""A bar chart as a picture: the same bytes on every machine, and legible without colour.

Knows Pillow and PNG (W3C, clauses 5 and 11); does not know what is counted. The letters are
those that Pillow brings, as no font of a system is the same everywhere. They are few: of a
letter with an accent the letter is drawn, and all of it stands in the words beside the chart.
"""

import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from boardpaper.model.paper import Picture

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
PER_INCH: Final = 300
WIDTH: Final = 1800
"""Six inches, about the width of the words on an A4 page."""
LETTER: Final = 50
"""The height of letters in points of the picture: 12 points of type on paper."""
BAR: Final = 66
GAP: Final = 18
BETWEEN: Final = 45
MARGIN: Final = 36
LINE: Final = 3
AXIS: Final = 5
ROOM: Final = WIDTH // 2 - MARGIN
"""The widest that the name of a status may be."""
NO_LETTER: Final = "\uffff"
"""What no font has, and which is drawn as the box that stands for any such."""
PLAINER: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
WHITE, LIGHT, DARK, BLACK = range(4)
PALETTE: Final = (255, 255, 255, 176, 176, 176, 64, 64, 64, 0, 0, 0)
SHADES: Final = (LIGHT, DARK)
"""Of the bars of each day: light for last time, dark for this time."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one day: what they are called, and how long each is."""

    name: str
    counts: tuple[int, ...]


def drawn(names: Sequence[str], bars: Sequence[Bars]) -> Picture:
    """A group of bars for each name, each with its figure at its end, and a key below."""
    font = _letters()
    each = len(bars) * BAR + (len(bars) - 1) * GAP + BETWEEN
    below = (LETTER + 2 * GAP) if len(bars) > 1 else 0
    height = 2 * MARGIN + len(names) * each + below
    image = Image.new("P", (WIDTH, height), WHITE)
    image.putpalette(PALETTE)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"  # no greys at the edges of letters: they differ with the library
    names = [_in_two_lines(draw, font, _drawable(font, name)) for name in names]
    left = MARGIN + max((_width(draw, font, name) for name in names), default=0) + 2 * GAP
    for at, name in enumerate(names):
        top = MARGIN + at * each
        beside = left - 2 * GAP, top + (each - BETWEEN) // 2
        draw.multiline_text(beside, name, BLACK, font, anchor="rm", align="right")
        _group(draw, font, bars, at, (left, top))
    end = MARGIN + len(names) * each - BETWEEN
    draw.line((left, MARGIN, left, end), BLACK, AXIS)
    if below:
        _key(draw, font, bars, MARGIN, end + BETWEEN)
    return Picture(_png(image), "png", WIDTH, height, PER_INCH)


def _letters() -> Font:
    """Pillow's own letters, set one after the other: not every Pillow can do it otherwise."""
    font = ImageFont.load_default(LETTER)
    if isinstance(font, ImageFont.FreeTypeFont):
        return font.font_variant(layout_engine=ImageFont.Layout.BASIC)
    return font


def _drawable(font: Font, words: str) -> str:
    """Words in letters that the font has: "Ar ol" for "Ar ôl", "Red - late" for "Red – late"."""
    none = bytes(font.getmask(NO_LETTER, "1"))

    def has(letter: str) -> bool:
        return letter in " \n" or bytes(font.getmask(letter, "1")) != none

    drawn = ""
    for letter in unicodedata.normalize("NFC", words).translate(PLAINER):
        plainer = unicodedata.normalize("NFKD", letter)
        drawn += letter if has(letter) else "".join(filter(has, plainer))
    return " ".join(filter(None, drawn.split(" ")))


def _width(draw: ImageDraw.ImageDraw, font: Font, words: str) -> int:
    """How wide words are, those of their longest line, in points of the picture."""
    return max(int(draw.textlength(line, font=font)) for line in words.split("\n"))


def _in_two_lines(draw: ImageDraw.ImageDraw, font: Font, name: str) -> str:
    """A name as it stands where it has room, else in two lines as even as can be; cut where
    even that is too wide: all of it stands in the words beside the chart."""
    if _width(draw, font, name) <= ROOM or " " not in name:
        lines = [name]
    else:
        cuts = [at for at, letter in enumerate(name) if letter == " "]
        cut = min(cuts, key=lambda at: abs(at - len(name) // 2))
        lines = [name[:cut], name[cut + 1 :]]
    for at, line in enumerate(lines):
        while _width(draw, font, lines[at]) > ROOM:
            line = line[:-1]
            lines[at] = f"{line}…"
    return "\n".join(lines)


def _group(
    draw: ImageDraw.ImageDraw, font: Font, bars: Sequence[Bars], at: int, corner: tuple[int, int]
) -> None:
    """The bars of one name, the longest of the whole chart as long as there is room."""
    left, top = corner
    most = max(count for one in bars for count in one.counts) or 1
    room = WIDTH - left - MARGIN - int(draw.textlength(f" {most}", font=font)) - GAP
    for one, shade in zip(bars, SHADES[-len(bars) :], strict=True):
        end = left + round(room * one.counts[at] / most)
        draw.rectangle((left, top, end, top + BAR), shade, BLACK, LINE)
        figure = str(one.counts[at])
        draw.text((end + GAP, top + BAR // 2), figure, BLACK, font, anchor="lm")
        top += BAR + GAP


def _key(draw: ImageDraw.ImageDraw, font: Font, bars: Sequence[Bars], left: int, top: int) -> None:
    """What the shades stand for."""
    for one, shade in zip(bars, SHADES[-len(bars) :], strict=True):
        draw.rectangle((left, top, left + LETTER, top + LETTER), shade, BLACK, LINE)
        left += LETTER + GAP
        name = _drawable(font, one.name)
        draw.text((left, top + LETTER // 2), name, BLACK, font, anchor="lm")
        left += _width(draw, font, name) + 2 * MARGIN


def _png(image: Image.Image) -> bytes:
    """The picture with eight bits to a point, written here: Pillow's own way of it may change."""
    width, height = image.size
    points = image.tobytes()
    rows = b"".join(b"\0" + points[at : at + width] for at in range(0, len(points), width))
    per_metre = round(PER_INCH / 0.0254)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"pHYs", pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"PLTE", bytes(PALETTE)),
            _chunk(b"IDAT", zlib.compress(rows, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))
