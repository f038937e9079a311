"""A Word table as rows of cells that know their columns.

Knows spans, merges and header rows (ECMA-376-1, 17.4); does not know what the
cells say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from boardpaper.ooxml.blocks import TC, TR, held
from boardpaper.ooxml.stylesheet import VAL, integer, switch, value
from boardpaper.ooxml.xml import Element, name

Merge = Literal["", "restart", "continue"]
ROWS: Final = frozenset({TR})
CELLS: Final = frozenset({TC})
TR_PR: Final = name("w:trPr")
TC_PR: Final = name("w:tcPr")
HEADER: Final = name("w:tblHeader")
UNSPLIT: Final = name("w:cantSplit")
HEIGHT: Final = name("w:trHeight")
BEFORE: Final = name("w:gridBefore")
SPAN: Final = name("w:gridSpan")
V_MERGE: Final = name("w:vMerge")
H_MERGE: Final = name("w:hMerge")
INSERTED: Final = name("w:ins")
DELETED: Final = name("w:del")
MOST_COLUMNS: Final = 1000
"""A span is believed up to here; Word itself stops at 63 columns."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its first column counted from 0, how many it spans, and its merge down.

    ``merge`` is "restart" for the uppermost of cells merged down, "continue" for
    those below it. ``beside`` is true where it goes on from the cell to its left.
    """

    element: Element
    column: int
    span: int
    merge: Merge
    beside: bool = False

    @property
    def columns(self) -> range:
        """The columns it covers, from 0."""
        return range(self.column, self.column + self.span)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, and what its properties say.

    ``header`` is whether it is marked to repeat on each page, ``height`` the least
    height in twips (0: none), ``change`` "inserted", "deleted" or "".
    """

    element: Element
    cells: tuple[Cell, ...]
    header: bool
    unsplit: bool
    height: int
    change: str


def rows(table: Element) -> Iterator[Row]:
    """The rows of a table, each as it is asked for."""
    return map(row_of, held(table, ROWS))


def header_count(rows: list[Row]) -> int:
    """How many rows repeat on each page: marked, and together at the top (17.4, tblHeader)."""
    count = 0
    for row in rows:
        if not row.header:
            break
        count += 1
    return count


def column_widths(table: Element) -> list[int]:
    """The widths of the table's columns in twips."""
    columns = table.iterfind(f"{name('w:tblGrid')}/{name('w:gridCol')}")
    return [integer(column.get(name("w:w"))) or 0 for column in columns]


def row_of(element: Element) -> Row:
    """One row by itself."""
    properties = element.find(TR_PR)
    before = integer(value(properties, BEFORE)) or 0
    return Row(
        element,
        tuple(_cells(element, min(max(before, 0), MOST_COLUMNS))),
        header=bool(switch(properties, HEADER)),
        unsplit=bool(switch(properties, UNSPLIT)),
        height=integer(value(properties, HEIGHT)) or 0,
        change=_change(properties),
    )


def _cells(row: Element, column: int) -> Iterator[Cell]:
    for element in held(row, CELLS):
        properties = element.find(TC_PR)
        span = min(max(integer(value(properties, SPAN)) or 1, 1), MOST_COLUMNS)
        beside = _merge(properties, H_MERGE) == "continue"
        yield Cell(element, column, span, _merge(properties, V_MERGE), beside)
        column += span


def _merge(properties: Element | None, which: str) -> Merge:
    found = None if properties is None else properties.find(which)
    if found is None:
        return ""
    return "restart" if found.get(VAL) == "restart" else "continue"


def _change(properties: Element | None) -> str:
    if properties is None:
        return ""
    if properties.find(DELETED) is not None:
        return "deleted"
    return "" if properties.find(INSERTED) is None else "inserted"
