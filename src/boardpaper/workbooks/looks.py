"""How the cells of a workbook look, by the names under which Excel lists them.

Knows fonts, colours and number formats; does not know what stands in a cell.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.dimensions import ColumnDimension

PLAIN: Final = "Normal"
WORDS: Final = "Plan words"
KEY: Final = "Plan key"
DAY: Final = "Plan day"
FIGURE: Final = "Plan figure"
HEADING: Final = "Plan heading"
QUOTED: Final = ", quoted"
"""Ends the name of a look of words that would else be taken for a formula."""
LOOKS: Final = {"key": KEY, "date": DAY, "figure": FIGURE, "target": FIGURE, "actual": FIGURE}
"""How a column looks by the kind of its cells, where they are not words."""
IN_EMPTY: Final = {"date": "dd/mm/yyyy", "key": "@"}
"""The number formats of cells with nothing in them, by the kind of their column."""
SHADED: Final = "E7E6E6"
DARK: Final = "1F3864"

FONT: Final = re.compile(rb"(?<=<font>).*?(?=</font>)", re.DOTALL)
CHILD: Final = re.compile(rb"<(\w+)[^>]*/>")
ORDER: Final = (b"b", b"i", b"strike", b"u", b"vertAlign", b"sz", b"color", b"name", b"family")
"""What a font says first (18.8.22); Excel's library writes it in an order of its own."""

Styles = Mapping[str, int]
"""The number that each look has in a workbook."""


def numbered(workbook: "Workbook") -> Styles:
    """Gives a workbook the looks, and tells the number of each."""
    from openpyxl.cell import WriteOnlyCell

    scratch = workbook.worksheets[0]
    numbers = {}
    for style in _looks():
        workbook.add_named_style(style)
    for look in (PLAIN, WORDS, KEY, DAY, FIGURE, HEADING):
        for ending in ("", QUOTED):
            cell = WriteOnlyCell(scratch)
            cell.style = look
            cell.quotePrefix = bool(ending)
            numbers[look + ending] = cell.style_id
    return numbers


def _looks() -> Iterator["NamedStyle"]:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    left, font = Alignment(vertical="top", horizontal="left"), Font(name="Calibri", size=11)
    top = Alignment(vertical="top", wrap_text=True)
    yield NamedStyle(WORDS, font, alignment=top)
    yield NamedStyle(FIGURE, font, alignment=Alignment(vertical="top", horizontal="right"))
    yield NamedStyle(DAY, font, alignment=left, number_format="dd/mm/yyyy")
    shade = PatternFill("solid", fgColor=SHADED)
    yield NamedStyle(KEY, font, fill=shade, alignment=left, number_format="@")
    yield NamedStyle(
        HEADING,
        Font(name="Calibri", size=11, bold=True, color="FFFFFF"),
        fill=PatternFill("solid", fgColor=DARK),
        alignment=Alignment(vertical="center", wrap_text=True),
    )


def dress(column: "ColumnDimension", kind: str) -> None:
    """Gives the empty cells of a column the look of the others, for what is typed there."""
    from openpyxl.styles import Alignment

    column.alignment = Alignment(vertical="top", wrap_text=True)
    column.number_format = IN_EMPTY.get(kind, "General")


def with_fonts_in_order(styles: bytes) -> bytes:
    """The part of a workbook that holds its looks, each font as the standard has it."""

    def rank(child: re.Match[bytes]) -> int:
        return ORDER.index(child[1]) if child[1] in ORDER else len(ORDER)

    def ordered(font: re.Match[bytes]) -> bytes:
        return b"".join(child[0] for child in sorted(CHILD.finditer(font[0]), key=rank))

    return FONT.sub(ordered, styles)
