"""A workbook's bytes as sheets of cells, whatever those bytes are.

Knows Excel files and what may be wrong with them; does not know what their cells mean.
What no one could take as it is there, a formula without its result or cells that are
merged, is kept as such and never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.unpacking import unpack
from boardpaper.ooxml.xml import BadXml, root_name

if TYPE_CHECKING:
    from openpyxl import Workbook

RULE: Final = "workbook-opens"
MOST_ROWS: Final = 200_000
"""Rows of a sheet that are read; far more than any plan has."""
MOST_COLUMNS: Final = 1_000
SAVE_AS: Final = 'open it in Excel and save it as "Excel Workbook (.xlsx)", without a password'
MACROS: Final = "xl/vbaProject.bin"
UNUSUAL: Final = re.compile(rb"<(?:\w+:)?(?:f[\s>/]|mergeCell[\s])")
"""Formulas and merged cells, which openpyxl tells of only where it reads all at once."""
PER_CENT: Final = "%"

Grid = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows of values, from the first on.

    ``formulas`` are the places, row and column from 1, of formulas whose result is not in
    the file; ``merged`` ranges such as A5:A7; ``per_cent`` places of figures shown so.
    """

    name: str
    rows: Grid
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[str, ...] = ()
    per_cent: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a workbook by name; ``path`` is how its user knows it."""

    path: str
    sheets: dict[str, Sheet] = field(default_factory=dict)


class _Refused(Exception):
    """Why a workbook is not read, and what to do."""

    def __init__(self, reason: str, hint: str = SAVE_AS) -> None:
        super().__init__(reason)
        self.hint = hint


def open_workbook(path: str, data: bytes) -> Outcome[Opened]:
    """The sheets in a workbook's bytes, or why it is not read."""
    try:
        unusual = _check(data)
        return Outcome(Opened(path, {one.name: one for one in _sheets(data, unusual=unusual)}))
    except _Refused as refused:
        message = f'"{path}" cannot be read as an Excel workbook: {refused}'
        return Outcome(None, (Diagnostic(WholeFile(path), RULE, message, refused.hint),))


def _check(data: bytes) -> bool:
    """Refuses what is no sound workbook before openpyxl sees it; whether any of it is unusual."""
    try:
        parts = unpack(data)
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                root_name(part)
    except NotAWordFile as refusal:
        raise _Refused(_in_words(refusal.reason)) from None
    except BadXml as trouble:
        raise _Refused(trouble.reason) from None
    if MACROS in parts:
        raise _Refused("it has macros in it, which are programs")
    sheets = (part for name, part in parts.items() if name.startswith("xl/worksheets/"))
    return any(UNUSUAL.search(part) for part in sheets)


def _in_words(reason: str) -> str:
    words = reason.replace("an old Word document (.doc)", "an old Office file")
    return words.replace("a Word document", "an Excel workbook").replace(".docx", ".xlsx")


def _load(data: bytes, *, values: bool, whole: bool) -> "Workbook":
    import openpyxl  # large, and no other command needs it

    try:
        return openpyxl.load_workbook(BytesIO(data), read_only=not whole, data_only=values)
    except Exception as trouble:  # whatever a damaged workbook makes openpyxl raise
        raise _Refused(str(trouble)) from None


def _sheets(data: bytes, *, unusual: bool) -> Iterator[Sheet]:
    workbook = _load(data, values=True, whole=False)
    details = _load(data, values=False, whole=True) if unusual else None
    for sheet in workbook.worksheets:
        try:
            rows, per_cent = _rows(sheet)
        except _Refused:
            raise
        except Exception as trouble:  # a sheet may be damaged where the workbook is not
            raise _Refused(f'its sheet "{sheet.title}" is damaged ({trouble})') from None
        if details is None:
            yield Sheet(sheet.title, rows, per_cent=per_cent)
            continue
        whole = details[sheet.title]
        formulas = frozenset(
            (int(cell.row or 0), int(cell.column or 0))
            for row in whole.iter_rows(max_row=len(rows))
            for cell in row
            if cell.data_type == "f"
            and _at(rows, int(cell.row or 0), int(cell.column or 0)) is None
        )
        merged = tuple(sorted(one.coord for one in whole.merged_cells.ranges))
        yield Sheet(sheet.title, rows, formulas, merged, per_cent)


def _at(rows: Grid, row: int, column: int) -> object:
    cells = rows[row - 1] if row <= len(rows) else ()
    return cells[column - 1] if column <= len(cells) else None


def _rows(sheet: Any) -> tuple[Grid, frozenset[tuple[int, int]]]:
    """The rows of a sheet without the empty ones at its end, and what is shown per cent."""
    sheet.reset_dimensions()
    rows: Grid = []
    per_cent: set[tuple[int, int]] = set()
    last = 0
    for number, row in enumerate(islice(sheet.iter_rows(), MOST_ROWS + 1), 1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise _Refused(
                f'its sheet "{sheet.title}" has more than {MOST_ROWS:,} rows '
                f"or {MOST_COLUMNS:,} columns",
                "delete the rows and columns beyond the last that says something, and save it",
            )
        values = tuple(_value(cell.value) for cell in row)
        rows.append(values)
        if any(value is not None for value in values):
            last = number
        for at, cell in enumerate(row, 1):
            if isinstance(cell.value, int | float) and PER_CENT in (cell.number_format or ""):
                per_cent.add((number, at))
    return rows[:last], frozenset(per_cent)


def _value(value: object) -> object:
    """A value as it is held against others: a day without a time, nothing for blanks."""
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return date(value.year, value.month, value.day)
    return None if isinstance(value, str) and not value.strip() else value
