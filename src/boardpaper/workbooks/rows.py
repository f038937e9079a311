"""The rows of a sheet as the XML of a workbook (ECMA-376-1, 18.3.1), quickly.

Knows how cells are written; does not know what they say. Excel's library takes a
millisecond over a row of ten cells; there may be ten thousand rows. Words are written as
words, so that nothing runs them as a formula.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from boardpaper.workbooks.cells import ESCAPED, Value, letter
from boardpaper.workbooks.looks import DAY, FIGURE, KEY, QUOTED, WORDS, Styles

FORMULA: Final = re.compile(r"[=+\-@\t\r]")
"""What a spreadsheet may take for the beginning of a formula."""
FIRST_DAY: Final = date(1899, 12, 30)
"""The day from which Excel counts, right for every day from March 1900 on."""

NAMESPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Written = tuple[Value, str]
"""A value and the look it is to have."""


class Strings:
    """The words of a workbook, each held once however many cells say it (18.4.9)."""

    def __init__(self) -> None:
        self._held: dict[str, int] = {}

    def number(self, words: str) -> int:
        """The number by which a cell names its words."""
        return self._held.setdefault(words, len(self._held))

    def part(self) -> bytes:
        """The part of the workbook that holds them."""
        items = "".join(
            f'<si><t xml:space="preserve">{escape(_escaped(words))}</t></si>'
            for words in self._held
        )
        return f'{PROLOGUE}<sst xmlns="{NAMESPACE}">{items}</sst>'.encode()


def _escaped(words: str) -> str:
    """Words in which nothing is read as the escape of a character (22.9.2.19)."""
    return ESCAPED.sub(lambda found: f"_x005F{found[0]}", words)


def sheet_data(
    rows: Iterable[Sequence[Written]], styles: Styles, strings: Strings
) -> Iterator[str]:
    """The element that holds all rows, in pieces."""
    letters: list[str] = []
    yield "<sheetData>"
    for number, row in enumerate(rows, 1):
        letters += [letter(at + 1) for at in range(len(letters), len(row))]
        cells = (
            _cell(f"{at}{number}", value, styles, look, strings)
            for at, (value, look) in zip(letters, row, strict=False)
            if value is not None
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData>"


def _cell(at: str, value: Value, styles: Styles, look: str, strings: Strings) -> str:
    if isinstance(value, date):
        return f'<c r="{at}" s="{styles[DAY]}"><v>{(value - FIRST_DAY).days}</v></c>'
    if isinstance(value, Decimal):
        return f'<c r="{at}" s="{styles[FIGURE]}"><v>{value:f}</v></c>'
    if look == KEY and value and value.isascii() and value.isdigit() and value == str(int(value)):
        # A number, so that rows sort 9, 10 and not 10, 9; but 2.1 and 2.10 are two.
        return f'<c r="{at}" s="{styles[look]}"><v>{value}</v></c>'
    look = WORDS if look in (DAY, FIGURE) else look
    style = styles[f"{look}{QUOTED}" if FORMULA.match(value or "") else look]
    return f'<c r="{at}" s="{style}" t="s"><v>{strings.number(value or "")}</v></c>'
