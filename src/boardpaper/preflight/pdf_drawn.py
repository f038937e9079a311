"""What is drawn on a page of a PDF, in the order in which it is drawn: letters and boxes.

Knows pdfium's objects of a page; does not know what any of it gives away.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

INVISIBLE: Final = (3, 7)
"""Ways of drawing letters that leave no ink (ISO 32000-1, 9.3.6)."""
DRAWN: Final = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
DARK: Final = 0x40
LIGHT: Final = 0xF0
SIDES: Final = 8
"""A box has no more sides than this: an outline of more is a drawing."""


class Box(NamedTuple):
    """A part of a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether any of another box is in this one."""
        apart = other.right < self.left or other.left > self.right
        return not apart and other.top >= self.bottom and other.bottom <= self.top

    def holds(self, other: "Box") -> bool:
        """Whether the middle of another box is in this one."""
        across, up = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left <= across <= self.right and self.bottom <= up <= self.top


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape or a picture: where it is, when it is drawn, and whether it is black."""

    box: Box
    turn: int
    black: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by its number on the page: where it is, when it is drawn, how it looks."""

    index: int
    box: Box
    turn: int
    invisible: bool
    white: bool


class Drawn:
    """One page, as it is drawn."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._turns: dict[int, int] = {}
        self.shapes: list[Shape] = []
        self.all_seen = True
        """Whether every letter leaves ink that is not white, and stands on the page."""
        for turn, one in enumerate(page.get_objects(max_depth=10)):
            self._turns[_address(one.raw)] = turn
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self.all_seen = self.all_seen and self._is_seen(one)
            elif one.type in DRAWN and one.level == 0:
                self._add(one, turn)

    def _is_seen(self, one: pypdfium2.PdfObject) -> bool:
        """Whether a run of letters is seen; one in a form stands where the form is put."""
        on_page = one.level > 0 or self.page_box.meets(Box(*one.get_bounds()))
        return on_page and not any(_looks(one.raw))

    def _add(self, one: pypdfium2.PdfObject, turn: int) -> None:
        picture = one.type == pdfium.FPDF_PAGEOBJ_IMAGE
        if not picture and not _is_filled(one):
            return
        box = Box(*one.get_bounds())
        black = not picture and _is_black(_colour(one)) and _is_box(one)
        self.shapes.append(Shape(box, turn, black))

    @property
    def words(self) -> str:
        """All that the page says, also what is not seen."""
        return str(self._text.get_text_range())

    @property
    def page_box(self) -> Box:
        """What of the page is shown."""
        return Box(*self._page.get_cropbox())

    @cached_property
    def letters(self) -> list[Letter]:
        """The letters, in the order in which they are read."""
        return list(self._letters())

    def _letters(self) -> Iterator[Letter]:
        looks: dict[int, tuple[bool, bool]] = {}
        for index in range(self._text.count_chars()):
            raw = pdfium.FPDFText_GetTextObject(self._text, index)
            if not raw or chr(pdfium.FPDFText_GetUnicode(self._text, index)).isspace():
                continue
            key = _address(raw)
            if key not in looks:
                looks[key] = _looks(raw)
            box = Box(*self._text.get_charbox(index))
            yield Letter(index, box, self._turns.get(key, -1), *looks[key])

    def between(self, first: Letter, last: Letter) -> str:
        """The words from one letter to another."""
        said = self._text.get_text_range(first.index, last.index - first.index + 1)
        return " ".join(str(said).split())


def _address(raw: object) -> int:
    return ctypes.addressof(raw.contents)  # type: ignore[attr-defined]


def _looks(raw: object) -> tuple[bool, bool]:
    """Whether letters leave no ink, and whether they are white."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(raw)
    return mode in INVISIBLE, mode == 0 and _is_white(_colour_of(raw))


def _is_filled(one: pypdfium2.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(one.raw, mode, stroke)
    return mode.value != 0


def _is_box(one: pypdfium2.PdfObject) -> bool:
    return 0 < int(pdfium.FPDFPath_CountSegments(one.raw)) <= SIDES


def _colour(one: pypdfium2.PdfObject) -> tuple[int, int, int, int]:
    return _colour_of(one.raw)


def _colour_of(raw: object) -> tuple[int, int, int, int]:
    """Red, green, blue and how opaque, 0 to 255; nothing seen where it is not known."""
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(raw, *parts)
    red, green, blue, opaque = (part.value for part in parts)
    return (red, green, blue, opaque) if known else (0x80, 0x80, 0x80, 0)


def _is_black(colour: tuple[int, int, int, int]) -> bool:
    return max(colour[:3]) < DARK and colour[3] == 0xFF


def _is_white(colour: tuple[int, int, int, int]) -> bool:
    return min(colour[:3]) >= LIGHT and colour[3] > 0
