"""Tables that cannot be heard cell by cell: without a heading row, merged, in each other.

Knows rows and cells; does not know what a table says. Tables in headers and footers,
which are not read out with the text, are left out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.sentences import listed
from boardpaper.ooxml.accessibility_objects import EDGES
from boardpaper.ooxml.blocks import TBL, TC
from boardpaper.ooxml.grid import Cell, Row, header_count, rows
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.xml import Element

MOST_NAMED: Final = 5
"""Rows that a message names one by one."""


def _tables(one: Linted) -> Iterator[Element]:
    for root in one.roots.values():
        if root.tag not in EDGES:
            yield from root.iter(TBL)


def heading_rows(one: Linted) -> Iterator[Diagnostic]:
    """Tables whose first row is not marked as their headings."""
    for table in _tables(one):
        if not header_count(list(rows(table))):
            yield one.warning(
                table,
                "table-has-a-heading-row",
                "no row of a table is marked as its headings",
                "put headings in its first row, select that row, and under Layout press "
                "Repeat Header Rows",
            )


def merged_cells(one: Linted) -> Iterator[Diagnostic]:
    """Tables in which cells were merged or split, said once for each table."""
    for table in _tables(one):
        found = list(rows(table))
        uneven = uneven_rows(found)
        if uneven:
            first = found[uneven[0] - 1].element
            words = "a row that differs" if len(uneven) == 1 else "rows that differ"
            yield one.warning(
                first,
                "cells-are-not-merged",
                f"cells of a table are merged or split, in {said_rows(uneven)}: {words} from its "
                "columns cannot be followed by ear",
                "select the cells, under Layout press Split Cells or Merge Cells until every row "
                "has the same columns, and say in words what the merged cell said of them",
            )


def uneven_rows(found: Sequence[Row]) -> list[int]:
    """The rows, from 1, in which a cell spans others or the columns are not those of the most."""
    counts = [len(row.cells) for row in found]
    usual = max(counts, default=0)
    return [
        number
        for number, (row, count) in enumerate(zip(found, counts, strict=True), 1)
        if count != usual or any(map(_is_merged, row.cells))
    ]


def _is_merged(cell: Cell) -> bool:
    return cell.span > 1 or cell.merge != "" or cell.beside


def said_rows(numbers: Sequence[int]) -> str:
    """Rows by their numbers; where they are many, how many."""
    if len(numbers) > MOST_NAMED:
        return f"{len(numbers)} rows"
    word = "row" if len(numbers) == 1 else "rows"
    return f"{word} {listed(tuple(map(str, numbers)))}"


def nested_tables(one: Linted) -> Iterator[Diagnostic]:
    """Tables that stand in a cell of another."""
    for table in _tables(one):
        if next(table.iterancestors(TC), None) is not None:
            yield one.warning(
                table,
                "tables-are-not-nested",
                "a table stands in a cell of another table",
                "put it below the other table, or its words into rows of that",
            )
