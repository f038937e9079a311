"""Tracked changes settled: all accepted, or all rejected.

Knows what Word's marks mean (ECMA-376-1, 17.13.5) and how a paragraph whose mark goes
joins the next; does not know who changed what, nor papers.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final, Literal

from boardpaper.ooxml.blocks import BLOCKS, SECT_PR, TBL, TC, TR, P
from boardpaper.ooxml.grid import rows
from boardpaper.ooxml.stylesheet import PPR, RPR
from boardpaper.ooxml.xml import Element, name

Side = Literal["accepted", "rejected"]

INS, DEL = name("w:ins"), name("w:del")
MOVED_FROM, MOVED_TO = name("w:moveFrom"), name("w:moveTo")
CELL_INS, CELL_DEL, CELL_MERGE = name("w:cellIns"), name("w:cellDel"), name("w:cellMerge")
TEXT, DELETED_TEXT = name("w:t"), name("w:delText")
CODE, DELETED_CODE = name("w:instrText"), name("w:delInstrText")
TR_PR, TC_PR = name("w:trPr"), name("w:tcPr")
SDT, SDT_CONTENT = name("w:sdt"), name("w:sdtContent")
CHANGED: Final = tuple(
    name(f"w:{word}Change")
    for word in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx")
)
"""Elements that keep earlier properties inside the ones that took their place."""
RANGES: Final = tuple(
    name(f"w:{word}Range{end}")
    for word in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom",
                 "customXmlMoveTo")
    for end in ("Start", "End")
)  # fmt: skip
NUMBERING_CHANGE: Final = name("w:numberingChange")
TRACKED: Final = (
    INS, DEL, MOVED_FROM, MOVED_TO, CELL_INS, CELL_DEL, CELL_MERGE, NUMBERING_CHANGE,
    *CHANGED, *RANGES,
)  # fmt: skip
"""Every element that says of something that it was changed."""
KEPT_IN_PARAGRAPH: Final = (RPR, SECT_PR)
KEPT_IN_SECTION: Final = (name("w:headerReference"), name("w:footerReference"))
EMPTIED: Final = (name("w:hyperlink"), name("w:smartTag"), name("w:fldSimple"))
"""What goes when all that stood in it has gone."""
STORIES: Final = frozenset(
    {
        name("w:body"), TC, name("w:hdr"), name("w:ftr"), name("w:footnote"), name("w:endnote"),
        name("w:txbxContent"), name("w:comment"),
    }
)  # fmt: skip
"""What holds paragraphs and tables and must end with a paragraph."""


def is_tracked(root: Element) -> bool:
    """Whether a part holds any tracked change."""
    return next(root.iter(*TRACKED), None) is not None


def settle(root: Element, side: Side) -> None:
    """Settles every tracked change in a part, in place."""
    gone = (DEL, MOVED_FROM) if side == "accepted" else (INS, MOVED_TO)
    _properties(root, side)
    emptied = _rows_and_cells(root, side)
    emptied |= _contents(root, gone)
    _tidy(emptied)
    _marks(root, gone)
    for mark in list(root.iter(*RANGES, NUMBERING_CHANGE, CELL_MERGE)):
        _drop(mark)


def _properties(root: Element, side: Side) -> None:
    for change in list(root.iter(*CHANGED)):
        holder = change.getparent()
        if holder is None:
            continue
        holder.remove(change)
        if side == "rejected":
            _restore(holder, change)


def _restore(holder: Element, change: Element) -> None:
    """Puts earlier properties back in place of today's."""
    before = next(iter(change), None)
    kept = _kept(holder)
    for child in list(holder):
        if child not in kept:
            holder.remove(child)
    first = [one for one in kept if one.tag in KEPT_IN_SECTION]
    for at, child in enumerate([] if before is None else list(before)):
        holder.insert(len(first) + at, child)


def _kept(holder: Element) -> list[Element]:
    """What an earlier state of some properties does not speak of, and so stays."""
    if holder.tag == PPR:
        return [child for child in holder if child.tag in KEPT_IN_PARAGRAPH]
    if holder.tag == SECT_PR:
        return [child for child in holder if child.tag in KEPT_IN_SECTION]
    if holder.tag in (RPR, TR_PR):  # the mark of a paragraph or row that came or went
        return [child for child in holder if child.tag in (INS, DEL, MOVED_FROM, MOVED_TO)]
    if holder.tag == TC_PR:
        return [child for child in holder if child.tag in (CELL_INS, CELL_DEL, CELL_MERGE)]
    return []


def _rows_and_cells(root: Element, side: Side) -> set[Element]:
    """Takes rows and cells out that go; the tables that they stood in."""
    gone_row, gone_cell = (DEL, CELL_DEL) if side == "accepted" else (INS, CELL_INS)
    touched: set[Element] = set()
    for mark in [one for one in root.iter(INS, DEL) if _is_in(one, TR_PR)]:
        row = _above(mark, TR)
        _drop(mark)
        if mark.tag == gone_row and row is not None:
            touched |= {one for one in [_above(row, TBL)] if one is not None}
            _drop(row)
    marks = list(root.iter(CELL_INS, CELL_DEL))
    gone = {_above(mark, TC) for mark in marks if mark.tag == gone_cell}
    for mark in marks:
        _drop(mark)
    for table in {_above(cell, TBL) for cell in gone if cell is not None}:
        if table is not None:
            touched.add(table)
            _drop_cells(table, gone)
    return touched


def _drop_cells(table: Element, gone: "set[Element | None]") -> None:
    """Takes cells out of a table, and columns that nothing is left in out of its grid."""
    emptied = sorted(
        {
            column
            for row in rows(table)
            for cell in row.cells
            if cell.element in gone
            for column in cell.columns
        }
    )
    for row in list(rows(table)):
        for cell in row.cells:
            if cell.element in gone:
                _drop(cell.element)
    grid = list(table.iterfind(f"{name('w:tblGrid')}/{name('w:gridCol')}"))
    widest = max((row.cells[-1].columns.stop for row in rows(table) if row.cells), default=0)
    for column in emptied[: max(len(grid) - widest, 0)]:
        if column < len(grid):
            _drop(grid[column])


def _contents(root: Element, gone: tuple[str, str]) -> set[Element]:
    """Takes out what goes and unwraps what stays; the wrappers that may be empty now."""
    touched: set[Element] = set()
    for wrapper in [one for one in root.iter(INS, DEL, MOVED_FROM, MOVED_TO) if not _is_mark(one)]:
        parent = wrapper.getparent()
        if parent is None:
            continue
        touched.add(parent)
        if wrapper.tag not in gone:
            _unwrap(wrapper)
        else:
            parent.remove(wrapper)
    for text in list(root.iter(DELETED_TEXT)):
        text.tag = TEXT
    for code in list(root.iter(DELETED_CODE)):
        code.tag = CODE
    return touched


def _unwrap(wrapper: Element) -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    _drop(wrapper)


def _is_mark(element: Element) -> bool:
    """Whether it says something of a paragraph's mark or a row, and holds nothing itself."""
    return _is_in(element, RPR) or _is_in(element, TR_PR)


def _is_in(element: Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _marks(root: Element, gone: tuple[str, str]) -> None:
    """Paragraph marks: those that go join their paragraph to the next one."""
    joined = []
    for mark in [one for one in root.iter(INS, DEL, MOVED_FROM, MOVED_TO) if _is_mark(one)]:
        paragraph = _above(mark, P)
        _drop_empty(mark)
        if mark.tag in gone and paragraph is not None:
            joined.append(paragraph)
    for paragraph in joined:
        join_next(paragraph)


def join_next(paragraph: Element) -> None:
    """A paragraph whose mark has gone: its words begin the next one, which keeps its looks.

    Before a table or at the end there is none to join: it goes when nothing is left in it.
    """
    after = _next_block(paragraph)
    held = [child for child in paragraph if child.tag != PPR]
    if after is not None and after.tag == P:
        at = 0 if after.find(PPR) is None else 1
        for offset, child in enumerate(held):
            after.insert(at + offset, child)
        _drop(paragraph)
    elif not any(_says_something(child) for child in held) and not _is_last(paragraph):
        for child in held:
            paragraph.addprevious(child)
        _drop(paragraph)


def _next_block(paragraph: Element) -> Element | None:
    after = paragraph.getnext()
    while after is not None and after.tag not in BLOCKS and next(iter(after), None) is None:
        after = after.getnext()
    return after


def _is_last(paragraph: Element) -> bool:
    """Whether its story would not end with a paragraph without it."""
    parent = paragraph.getparent()
    if parent is None or parent.tag not in STORIES:
        return False
    before = [one for one in paragraph.itersiblings(preceding=True) if one.tag in BLOCKS]
    after = any(one.tag in BLOCKS for one in paragraph.itersiblings())
    return not after and (not before or before[0].tag != P)


def _says_something(child: Element) -> bool:
    return not str(child.tag).endswith(("Start", "End"))


def _tidy(touched: set[Element]) -> None:
    """Takes wrappers and tables away that nothing is left in."""
    for element in touched:
        link = element.tag in EMPTIED and not any(map(_says_something, element))
        if link or (element.tag == TBL and next(element.iter(TR), None) is None):
            _drop(element)
        elif element.tag == SDT_CONTENT and len(element) == 0:
            around = element.getparent()
            if around is not None:
                _drop(around)


def _drop_empty(mark: Element) -> None:
    """Drops a mark, and properties that held nothing else."""
    holder = mark.getparent()
    _drop(mark)
    while holder is not None and holder.tag in (RPR, PPR) and len(holder) == 0:
        emptied, holder = holder, holder.getparent()
        _drop(emptied)


def _above(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def settled(root: Element, side: Side) -> Element:
    """A copy of a part with every tracked change settled."""
    copy = deepcopy(root)
    settle(copy, side)
    return copy


def tracked(root: Element) -> Iterator[Element]:
    """Every tracked change of a part."""
    return root.iter(*TRACKED)
