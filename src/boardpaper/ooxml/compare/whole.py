"""Whole pieces marked as come or gone: everything in a row, a table, a cell, a note.

Knows which elements may stand in a tracked change (ECMA-376-1, 17.13.5); does not know
why a piece came or went. The last paragraph mark of a cell is never marked: Word is
said not to come back from accepting one.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.blocks import ALTERNATES, BLOCKS, TC, TR, P
from boardpaper.ooxml.compare.pen import Pen, Status
from boardpaper.ooxml.xml import Element, M, name

RUNS: Final = frozenset({name("w:r"), ALTERNATES, f"{{{M}}}oMath", f"{{{M}}}oMathPara"})
AROUND: Final = frozenset(
    name(f"w:{word}")
    for word in ("hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "bdo",
                 "dir")
)  # fmt: skip


def mark_rows(piece: Element, status: Status, pen: Pen) -> None:
    """Marks a row or every row of a table, the rows of tables in them, and all they say."""
    for row in list(piece.iter(TR)):
        pen.row(row, status)
    mark_words(piece, status, pen)


def mark_words(piece: Element, status: Status, pen: Pen) -> None:
    """Marks all that a piece says, and the marks of its paragraphs but each cell's last."""
    for paragraph in list(piece.iter(P)):
        _mark_runs(paragraph, status, pen)
        if not is_last(paragraph):
            pen.mark_paragraph(paragraph, status)


def is_last(paragraph: Element) -> bool:
    """Whether a paragraph is the last of its cell, note, header or body."""
    here = paragraph
    while True:
        if any(one.tag in BLOCKS or next(_blocks_in(one), None) is not None
               for one in here.itersiblings()):  # fmt: skip
            return False
        parent = here.getparent()
        if parent is None or parent.tag == TC or parent.tag not in AROUND:
            return True
        here = parent


def _blocks_in(element: Element) -> Iterator[Element]:
    if element.tag in AROUND:
        yield from (one for one in element.iter() if one.tag in BLOCKS)


def _mark_runs(parent: Element, status: Status, pen: Pen) -> None:
    """Puts neighbouring runs of a paragraph, or of what stands in it, into one mark."""
    group: list[Element] = []
    for child in [*parent, None]:
        if child is not None and child.tag in RUNS:
            group.append(child)
            continue
        if group:
            before = group[0].getprevious()
            mark = pen.wrap(status, group)
            if before is None:
                parent.insert(0, mark)
            else:
                before.addnext(mark)
            group = []
        if child is not None and child.tag in AROUND:
            _mark_runs(child, status, pen)
