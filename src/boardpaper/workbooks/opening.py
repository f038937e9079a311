"""A workbook as sheets of rows, for those that were made here and came back.

Knows how rows are counted; does not know what their cells mean. What no one could take as it
is there, a formula without its result or cells that are merged, is kept as such.
"""

from dataclasses import dataclass, field

from boardpaper.workbooks.cells import letter
from boardpaper.workbooks.tracker_sheet import TrackerFile, TrackerSheet

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


def opened_as(file: TrackerFile) -> Opened:
    """The sheets of a file, hidden rows and columns included."""
    return Opened(file.path, {one.name: _sheet(one) for one in file.sheets})


def _sheet(sheet: TrackerSheet) -> Sheet:
    last = max(sheet.cells, default=0)
    rows: Grid = [()] * last
    formulas, per_cent = set(), set()
    for number, cells in sheet.cells.items():
        values: list[object] = [None] * max(cells)
        for at, held in cells.items():
            values[at - 1] = held.value
            if held.value is None:
                formulas.add((number, at))
            elif held.per_cent:
                per_cent.add((number, at))
        rows[number - 1] = tuple(values)
    merged = tuple(
        f"{letter(left)}{top}:{letter(right)}{bottom}" for top, left, bottom, right in sheet.merged
    )
    return Sheet(sheet.name, rows, frozenset(formulas), merged, frozenset(per_cent))
