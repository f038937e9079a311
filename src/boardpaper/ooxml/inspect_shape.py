"""Faults in the shape of stories and tables.

Knows where paragraphs, tables and sections may stand; does not know names or ids.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from boardpaper.ooxml.blocks import SECT_PR, TBL, TC, P, blocks
from boardpaper.ooxml.fault import Fault, Inspected
from boardpaper.ooxml.grid import TR_PR, Cell, Row, column_widths, header_count, rows
from boardpaper.ooxml.pictures import BOX
from boardpaper.ooxml.stylesheet import integer, value
from boardpaper.ooxml.xml import Element, name

BODY: Final = name("w:body")
STORIES: Final = tuple(
    name(f"w:{word}") for word in ("body", "hdr", "ftr", "footnote", "endnote", "comment")
)
AFTER: Final = name("w:gridAfter")


def shape_faults(one: Inspected) -> Iterator[Fault]:
    """The faults in how the stories of a part, their tables and cells end and join."""
    for holder in one.root.iter(TC, BOX, *STORIES):
        yield from _ending(one, holder)
        yield from _touching(one, holder)
    for body in one.root.iter(BODY):
        if len(body) and body[-1].tag != SECT_PR:
            words = "the document does not end with the setup of its last pages"
            yield one.fault(None, "body-ends-with-its-section", words)
    for table in one.root.iter(TBL):
        yield from _table(one, table)


def _ending(one: Inspected, holder: Element) -> Iterator[Fault]:
    last = next(reversed(list(blocks(holder))), None)
    if last is not None and last.tag == P:
        return
    rule, what = ENDINGS.get(holder.tag, ("story-ends-with-a-paragraph", "the text"))
    how = "holds no paragraph" if last is None else "ends with a table, not a paragraph"
    yield one.fault(holder, rule, f"{what} {how}")


ENDINGS: Final[dict[object, tuple[str, str]]] = {
    TC: ("cell-ends-with-a-paragraph", "a cell of a table"),
    BOX: ("story-ends-with-a-paragraph", "a text box"),
}


def _touching(one: Inspected, holder: Element) -> Iterator[Fault]:
    for before, after in pairwise(blocks(holder)):
        if before.tag == after.tag == TBL:
            words = "two tables follow each other with no paragraph between: Word joins them"
            yield one.fault(after, "tables-stand-apart", words)


def _table(one: Inspected, table: Element) -> Iterator[Fault]:
    found = list(rows(table))
    for row in found[header_count(found) :]:
        if row.header:
            words = "a row is marked to repeat as a heading, but a row above it is not"
            yield one.fault(row.element, "header-rows-from-the-top", words)
    above: Row | None = None
    for row in found:
        yield from _merges(one, row, above)
        above = row
    yield from _widths(one, found, len(column_widths(table)))


def _merges(one: Inspected, row: Row, above: Row | None) -> Iterator[Fault]:
    held = {} if above is None else {cell.columns: cell for cell in above.cells}
    for cell in row.cells:
        if cell.merge == "continue" and not _goes_on(held.get(cell.columns)):
            words = f"the cell in column {cell.column + 1} goes on from a cell above that is not"
            yield one.fault(cell.element, "merge-has-a-start", f"{words} merged with it")


def _goes_on(cell: Cell | None) -> bool:
    return cell is not None and cell.merge != ""


def _widths(one: Inspected, found: list[Row], columns: int) -> Iterator[Fault]:
    for row in found:
        after = integer(value(row.element.find(TR_PR), AFTER)) or 0
        filled = (row.cells[-1].columns.stop if row.cells else 0) + after
        if filled != columns:
            words = f"a row of a table fills {filled} columns of {columns}"
            yield one.fault(row.element, "row-fills-the-grid", words)
