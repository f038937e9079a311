"""Tracked changes accepted or rejected, by the letter of ECMA-376-1, 17.13.5.

Knows what each kind of tracked change means once it is settled; shares no code with
what makes redlines, and is there to catch it out.
"""

from collections.abc import Callable, Collection

from boardpaper.ooxml.package import read, write
from boardpaper.ooxml.xml import Element, M, W, name, serialise
from redline.formerly import FORMER, settle_formerly
from redline.joining import join_paragraphs

INSERTED, DELETED = ("ins", "moveTo"), ("del", "moveFrom")
RANGES = frozenset(
    name(f"w:{word}Range{end}")
    for word in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom",
                 "customXmlMoveTo")
    for end in ("Start", "End")
)  # fmt: skip
P, R, TC, TR, TBL = (name(f"w:{word}") for word in ("p", "r", "tc", "tr", "tbl"))
RPR, TRPR, TCPR, NUMPR = (name(f"w:{word}") for word in ("rPr", "trPr", "tcPr", "numPr"))
PROPERTIES = frozenset({RPR, TRPR, NUMPR, f"{{{M}}}ctrlPr"})
"""What may hold a tracked change that is a mark and not a wrapper."""
HOLDERS = frozenset(name(f"w:{word}") for word in ("hyperlink", "fldSimple", "smartTag", "sdt"))
"""What stands around content, and goes when a tracked change took all of it."""
LIVE = {name("w:delText"): name("w:t"), name("w:delInstrText"): name("w:instrText")}
STORIES = frozenset(
    name(f"w:{word}")
    for word in ("body", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "tc")
)
COLUMNS = frozenset(
    name(f"w:{word}")
    for word in ("cellIns", "cellDel", "cellMerge", "tcPrChange", "tblGridChange", "tblPrChange",
                 "trPrChange", "tblPrExChange")
)  # fmt: skip
"""The tracked changes of a table's columns and of what its parts look like."""


def resolved(data: bytes, accept: bool) -> bytes:
    """A .docx with every tracked change accepted, or every one rejected."""
    return _each_part(data, lambda root: settle(root, accept))


def settle(root: Element, accept: bool) -> None:
    """Settles every tracked change under an element."""
    gone, kept = gone_words(accept), gone_words(not accept)
    _settle_rows(root, gone, kept)
    _settle_cells(root, accept)
    settle_formerly(root, FORMER, accept)
    _settle_numbers(root, gone, kept)
    _settle_wrappers(root, gone, kept)
    _leave(root, RANGES)
    for story in [one for one in root.iter() if one.tag in STORIES]:
        join_paragraphs(story, gone)
    _leave_marks(root, gone | kept)
    for element in root.iter(*LIVE):
        element.tag = LIVE[str(element.tag)]


def gone_words(accept: bool) -> frozenset[str]:
    """The tracked changes whose content goes when all are accepted, or rejected."""
    return frozenset(name(f"w:{word}") for word in (DELETED if accept else INSERTED))


def _each_part(data: bytes, change: Callable[[Element], None]) -> bytes:
    package = read(data)
    changed = {}
    for part in package.parts:
        if part.endswith(".xml") and W.encode() in package.content(part):
            root = package.tree(part)
            change(root)
            changed[part] = serialise(root)
    return write(package.replace(changed))


def settle_columns(root: Element, accept: bool) -> None:
    """Settles only the tracked changes of columns, and of what the parts of tables look like."""
    _settle_cells(root, accept)
    settle_formerly(root, COLUMNS & FORMER, accept)


def _settle_cells(root: Element, accept: bool) -> None:
    """Cells put in or taken out (17.13.5, cellIns and cellDel), and merges (cellMerge)."""
    gone, kept = (name(f"w:cell{word}") for word in (("Del", "Ins") if accept else ("Ins", "Del")))
    for cell in list(root.iter(TC)):
        properties = cell.find(TCPR)
        if properties is None:
            continue
        if properties.find(gone) is not None:
            _remove_column(cell)
            _remove(cell)
            continue
        _leave(properties, {kept})
        _settle_merge(properties, accept)
    _leave_empty(root, TR, {TC})
    _leave_empty(root, TBL, {TR})


def _remove_column(cell: Element) -> None:
    """Takes the column of a cell that goes out of the grid, once no row has a cell more."""
    row = cell.getparent()
    table = None if row is None else row.getparent()
    if row is None or table is None:
        return
    grid = table.findall(f"{name('w:tblGrid')}/{name('w:gridCol')}")
    others = [_columns(one) for one in table.iterchildren(TR) if one is not row]
    left = _columns(row) - 1
    if left >= max(others, default=left) and left < len(grid):
        before = list(cell.itersiblings(TC, preceding=True))
        _remove(grid[sum(map(_span, before))])


def _columns(row: Element) -> int:
    return sum(_span(cell) for cell in row.iterchildren(TC))


def _span(cell: Element) -> int:
    span = cell.find(f"{TCPR}/{name('w:gridSpan')}")
    return 1 if span is None else int(span.get(name("w:val"), "1"))


def _settle_merge(properties: Element, accept: bool) -> None:
    merge = properties.find(name("w:cellMerge"))
    if merge is None:
        return
    how = merge.get(name("w:vMerge" if accept else "w:vMergeOrig"))
    value = {"rest": "restart", "cont": "continue"}.get(how or "")
    merge.tag = name("w:vMerge")
    merge.attrib.clear()
    if value:
        merge.set(name("w:val"), value)
    else:
        _remove(merge)


def _settle_rows(root: Element, gone: Collection[str], kept: Collection[str]) -> None:
    """Rows put in or taken out (17.13.5, ins and del in trPr)."""
    for row in list(root.iter(TR)):
        properties = row.find(TRPR)
        if properties is None:
            continue
        if any(child.tag in gone for child in properties):
            _remove(row)
        else:
            for mark in [child for child in properties if child.tag in kept]:
                _remove(mark)
    _leave_empty(root, TBL, {TR})


def _settle_numbers(root: Element, gone: Collection[str], kept: Collection[str]) -> None:
    """Numbering put in (17.13.5, ins in numPr); what it was before is not kept."""
    for numbering in list(root.iter(NUMPR)):
        marks = [child for child in numbering if child.tag in gone or child.tag in kept]
        if any(mark.tag in gone for mark in marks):
            _remove(numbering)
        for mark in marks:
            _remove(mark)


def _settle_wrappers(root: Element, gone: Collection[str], kept: Collection[str]) -> None:
    """Content put in, taken out or moved: the wrapper goes, or all that it holds."""
    for element in [one for one in root.iter(*gone) if not is_mark(one)]:
        holder = element.getparent()
        _remove(element)
        _leave_holders(holder)
    for element in [one for one in root.iter(*kept) if not is_mark(one)]:
        _unwrap(element)


def is_mark(element: Element) -> bool:
    """Whether a tracked change is that of a paragraph's mark, a row or a number."""
    parent = element.getparent()
    return parent is None or parent.tag in PROPERTIES


def _leave_holders(holder: Element | None) -> None:
    """Takes out links, simple fields and the like that nothing is left in."""
    while holder is not None and (holder.tag in HOLDERS or holder.tag == name("w:sdtContent")):
        if next(holder.iter(R, P, TBL, TR, TC), None) is not None:
            return
        outer = holder.getparent()
        _unwrap_marks(holder)
        holder = outer


def _unwrap_marks(holder: Element) -> None:
    """Takes a holder out, and leaves what is no content, such as bookmarks, in its place."""
    for child in list(holder):
        if child.tag in (name("w:sdtPr"), name("w:sdtEndPr"), name("w:fldData")):
            _remove(child)
    _unwrap(holder)


def _leave_marks(root: Element, words: Collection[str]) -> None:
    for element in [one for one in root.iter(*words) if is_mark(one)]:
        _remove(element)


def _leave(root: Element, words: Collection[str]) -> None:
    for element in list(root.iter(*words)):
        _remove(element)


def _leave_empty(root: Element, what: str, without: Collection[str]) -> None:
    """Takes out rows and tables that nothing is left in."""
    for element in list(root.iter(what)):
        if next(element.iter(*without), None) is None:
            _remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
