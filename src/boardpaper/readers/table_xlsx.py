"""A table kept in an Excel workbook (.xlsx), as Excel shows it.

Knows workbooks; does not know what the cells say. What would not be seen in Excel,
or cannot be seen here as it is there, is found and never guessed.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Table, TableFile
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.unpacking import unpack
from boardpaper.ooxml.xml import BadXml, root_name
from boardpaper.readers.cell_formats import shown
from boardpaper.readers.naming import nearest
from boardpaper.readers.tables import MOST_COLUMNS, MOST_ROWS, Row, table_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

AS_CSV: Final = "or save the sheet as CSV and name that"
MOST_SAID: Final = 10


class _Unreadable(Exception):
    """What is wrong with a workbook as a whole: rule, message, hint."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


def read(data: bytes, asked: TableFile) -> Outcome[Table]:
    """The table in a sheet of a workbook's bytes: the sheet named, or the first."""
    place = asked.span or WholeFile(asked.path)
    try:
        values = _sheet(_workbook(data, asked, values=True), asked)
        formulas = _sheet(_workbook(data, asked, values=False), asked)
    except _Unreadable as fault:
        return Outcome(None, (Diagnostic(place, fault.rule, fault.message, fault.hint),))
    found = [*_unseen(values, asked), *_cells(values, formulas, asked)]
    if found:
        return Outcome(None, tuple(found[:MOST_SAID]))
    rows = [
        Row(tuple(_text(cell) or "" for cell in row), place, f"row {number}")
        for number, row in enumerate(values.iter_rows(), 1)
    ]
    return table_of(rows, asked)


def _workbook(data: bytes, asked: TableFile, *, values: bool) -> "Workbook":
    import openpyxl  # large, and few papers need it

    _check(data, asked)
    try:
        return openpyxl.load_workbook(BytesIO(data), data_only=values)
    except Exception as trouble:  # whatever a damaged workbook makes openpyxl raise
        raise _no_workbook(asked, str(trouble)) from None


def _check(data: bytes, asked: TableFile) -> None:
    """Refuses what is no sound package before openpyxl sees it: bombs, entities, passwords."""
    try:
        for name, part in unpack(data).items():
            if name.endswith((".xml", ".rels")):
                root_name(part)
    except NotAWordFile as refusal:
        reason = refusal.reason.replace("a Word document", "an Excel workbook")
        raise _no_workbook(asked, reason) from None
    except BadXml as trouble:
        raise _no_workbook(asked, trouble.reason) from None


def _no_workbook(asked: TableFile, reason: str) -> _Unreadable:
    return _Unreadable(
        "table-file-opens",
        f'"{asked.path}" cannot be read as an Excel workbook: {reason}',
        f"open it in Excel and save it as .xlsx without a password, {AS_CSV}",
    )


def _sheet(workbook: "Workbook", asked: TableFile) -> "Worksheet":
    names = [sheet.title for sheet in workbook.worksheets]
    if not names:
        raise _no_workbook(asked, "it has no sheet of cells")
    wanted = asked.sheet or names[0]
    if wanted not in names:
        near = nearest(wanted, names)
        raise _Unreadable(
            "table-file-has-the-sheet",
            f'"{asked.path}" has no sheet "{wanted}"',
            f'did you mean "{near}"?' if near else f"its sheets are: {', '.join(names)}",
        )
    sheet: Worksheet = workbook[wanted]
    if sheet.max_row > MOST_ROWS * 10 or sheet.max_column > MOST_COLUMNS * 10:
        raise _Unreadable(
            "table-is-not-too-large",
            f'"{asked.path}" uses {sheet.max_row:,} rows and {sheet.max_column:,} columns',
            "delete the rows and columns that have only a format in them",
        )
    return sheet


def _unseen(sheet: "Worksheet", asked: TableFile) -> Iterator[Diagnostic]:
    """What of a sheet is hidden or merged."""
    if sheet.sheet_state != "visible":
        yield _finding(asked, f'the sheet "{sheet.title}" is hidden', "show it in Excel")
    for merged in sorted(sheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col)):
        yield _finding(asked, f"cells {merged.coord} are merged", "take them apart in Excel")
    for number, row in sorted(sheet.row_dimensions.items()):
        if row.hidden and number <= sheet.max_row:
            yield _finding(asked, f"row {number} is hidden", "show it in Excel, or delete it")
    for letter, column in sorted(sheet.column_dimensions.items()):
        if column.hidden and (column.min or 1) <= sheet.max_column:
            yield _finding(asked, f"column {letter} is hidden", "show it in Excel, or delete it")


def _cells(values: "Worksheet", formulas: "Worksheet", asked: TableFile) -> Iterator[Diagnostic]:
    """What of the cells cannot be taken: formulas not worked out, errors, odd formats."""
    for row, written in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        for cell, formula in zip(row, written, strict=True):
            if formula.data_type == "f" and cell.value is None:
                message = f"cell {cell.coordinate} has a formula whose result is not in the file"
                yield _finding(asked, message, "open the workbook in Excel and save it")
            elif cell.data_type == "e":
                yield _finding(asked, f"cell {cell.coordinate} says {cell.value}", "put it right")
            elif _text(cell) is None:
                yield _odd(cell, asked)


def _odd(cell: "Cell | MergedCell", asked: TableFile) -> Diagnostic:
    return _finding(
        asked,
        f'cell {cell.coordinate} has the number format "{cell.number_format}", '
        "which is not known here",
        f"give it a plainer format in Excel, such as #,##0.00, {AS_CSV}",
        "cell-prints-as-shown",
    )


def _text(cell: "Cell | MergedCell") -> str | None:
    return shown(cell.value, str(cell.number_format or "General"))


def _finding(
    asked: TableFile, message: str, hint: str, rule: str = "table-file-is-seen-whole"
) -> Diagnostic:
    place = asked.span or WholeFile(asked.path)
    return Diagnostic(place, rule, f'in "{asked.path}", {message}', hint)
