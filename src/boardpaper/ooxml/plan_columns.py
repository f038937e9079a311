"""The columns of a template's plan: the words above each, and the slots below them.

Knows header rows, merged cells and the tags in them; does not know plans. A page that is
not Word's can then say what the template says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from boardpaper.expressions.evaluate import WORST
from boardpaper.expressions.sandbox import Sandbox
from boardpaper.ooxml.blocks import TBL
from boardpaper.ooxml.grid import Cell, Row, rows
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.tags import P, T, written
from boardpaper.ooxml.xml import Element

ROW_SLOT: Final = re.compile(r"\{\{-?\s*(?:r\s+)?row\.(\w+)")
BETWEEN: Final = "\x1e"
"""Stands between the words of two cells while all of them are filled at once."""


class Head(NamedTuple):
    """One cell of the header rows: its words, the columns below it, and how many rows it takes.

    Columns are counted from 0 by the cells of the row with slots.
    """

    words: str
    columns: tuple[int, ...]
    rows: int


class PlanColumns(NamedTuple):
    """The header rows of a plan's table, and the names of the slots in each column."""

    heads: tuple[tuple[Head, ...], ...]
    slots: tuple[tuple[str, ...], ...]


def plan_columns(package: Package, names: Mapping[str, object]) -> PlanColumns | None:
    """The columns of a template's plan, the tags in its headings filled with ``names``.

    None where there is no such table, or where tags cut its cells.
    """
    found = next(_tables(package.tree(package.document_part)), None)
    if found is None:
        return None
    above, row = found
    said = _filled([_words(cell.element) for one in above for cell in _own(one)], names)
    if said is None:
        return None
    words = iter(said)
    heads = tuple(
        tuple(_head(next(words), cell, above[at:], row) for cell in _own(one))
        for at, one in enumerate(above)
    )
    return PlanColumns(heads, tuple(_slots(cell.element) for cell in row.cells))


def _tables(root: Element) -> Iterator[tuple[list[Row], Row]]:
    """The rows above each row with slots, and that row; not where a table is around another."""
    for table in root.iter(TBL):
        found = list(rows(table))
        at = next((at for at, one in enumerate(found) if _slots(one.element)), None)
        if at is not None and next(found[at].element.iter(TBL), None) is None:
            yield found[:at], found[at]


def _own(row: Row) -> list[Cell]:
    """The cells of a row that are not a part of one above or beside them."""
    return [cell for cell in row.cells if cell.merge != "continue" and not cell.beside]


def _slots(element: Element) -> tuple[str, ...]:
    found = (ROW_SLOT.match(tag) for text in _paragraphs(element) for tag in written(text))
    return tuple(one[1] for one in found if one)


def _paragraphs(element: Element) -> list[str]:
    return ["".join(text.text or "" for text in one.iter(T)) for one in element.iter(P)]


def _words(cell: Element) -> str:
    return " ".join(filter(None, (text.strip() for text in _paragraphs(cell))))


def _filled(texts: Sequence[str], names: Mapping[str, object]) -> list[str] | None:
    try:
        whole = Sandbox().from_string(BETWEEN.join(texts)).render(names)
    except WORST:
        return None  # the Word writer meets the same tags, and says what is wrong with them
    found = [" ".join(words.split()) for words in whole.split(BETWEEN)]
    return found if len(found) == len(texts) else None


def _head(words: str, cell: Cell, rows_from: Sequence[Row], row: Row) -> Head:
    """A cell of the first of some header rows, over the columns of the row with slots."""
    columns = tuple(at for at, one in enumerate(row.cells) if one.column in cell.columns)
    return Head(words, columns, 1 + _merged_below(cell, rows_from[1:]))


def _merged_below(cell: Cell, below: Sequence[Row]) -> int:
    count = 0
    for row in below if cell.merge else ():
        if not any(one.column == cell.column and one.merge == "continue" for one in row.cells):
            break
        count += 1
    return count
