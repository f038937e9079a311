"""Rows of one side only, given an empty cell in each column that only the other side has.

Knows where a column lies among a row's cells; does not know why the row came or went. A
row with fewer cells than its table has columns is laid out anew by Word.
"""

from collections.abc import Iterable, Mapping

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.compare.pen import Pen, Status
from boardpaper.ooxml.grid import row_of
from boardpaper.ooxml.xml import Element, name


def fill_row(row: Element, columns: Iterable[int], status: Status, pen: Pen) -> None:
    """Puts an empty cell before each of a row's columns, counted from 0, and marks it.

    The same column may be named several times. Where a cell lies across, none is put in.
    """
    for at in sorted(columns, reverse=True):
        cells = row_of(row).cells
        before = next((cell for cell in reversed(cells) if cell.columns.stop == at), None)
        after = next((cell for cell in cells if cell.column == at), None)
        if after is not None:
            after.element.addprevious(_empty(row, status, pen))
        elif before is not None:
            before.element.addnext(_empty(row, status, pen))


def beside(columns: Iterable[int], other: Mapping[int, int]) -> list[int]:
    """Where columns of one side would stand on the other, by those that stand on both."""
    return [max((other[one] for one in other if one < at), default=-1) + 1 for at in columns]


def _empty(row: Element, status: Status, pen: Pen) -> Element:
    cell = row.makeelement(name("w:tc"))
    pen.cell(cell, status)
    cell.append(cell.makeelement(P))
    return cell
