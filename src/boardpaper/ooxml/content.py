"""What a Word file says, as the blocks of a paper: for pages that are not Word's.

Knows headings, numbers, lists, tables and pictures; does not know how blocks are shown.
Looks, page headers and the widths of columns are left behind, and so is hidden text.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple

from boardpaper.model.paper import (
    Align,
    Block,
    Cell,
    Figure,
    Inline,
    List,
    Paragraph,
    Picture,
    Subheading,
    Table,
    Text,
)
from boardpaper.ooxml.blocks import P, blocks, body
from boardpaper.ooxml.carry_faults import DECORATIVE
from boardpaper.ooxml.content_inlines import ContentInlines, lined
from boardpaper.ooxml.grid import Row, header_count, rows
from boardpaper.ooxml.numbering import Label, read_numbering
from boardpaper.ooxml.package import Package, read
from boardpaper.ooxml.pictures import DOC_PR, boxes, picture
from boardpaper.ooxml.stylesheet import integer, read_styles, value
from boardpaper.ooxml.xml import A, Element, name

MOST_COLUMNS: Final = 63
"""Columns of a table: Word has no more."""
DEEPEST: Final = 6
"""Headings of HTML go no deeper, of which two are above those of an appendix."""
DEEPEST_BOX: Final = 12
"""Tables in tables and boxes in boxes are read to here."""
EMU_IN_PIXEL: Final = 9525
PIXELS_IN_INCH: Final = 96.0
KINDS: Final[dict[bytes, Literal["png", "jpeg"]]] = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
UNDESCRIBED: Final = "A picture that is not described"
FIRST_ROW: Final = 0x20
"""The bit of a table's look that says its first row is one of headings (17.4.55, tblLook)."""


class _Piece(NamedTuple):
    """A block, and what is drawn in front of it."""

    block: Block
    label: Label | None = None


def content(data: bytes) -> tuple[Block, ...]:
    """The blocks of a Word file, its headings below that of an appendix. Raises NotAWordFile."""
    package = read(data)
    return tuple(_Content(package).blocks(body(package.tree(package.document_part))))


class _Content:
    """Reads the blocks of one file in order, counting its numbers."""

    def __init__(self, package: Package) -> None:
        self._package, self._styles = package, read_styles(package)
        self._counting = read_numbering(package, self._styles).counting()
        self._inlines = ContentInlines(package, self._styles, package.document_part)
        self._above, self._depth = 1, 0

    def blocks(self, container: Element) -> Iterator[Block]:
        """What stands in a body or a text box."""
        if self._depth >= DEEPEST_BOX:
            return
        self._depth += 1
        pieces = [piece for one in blocks(container) for piece in self._pieces(one)]
        self._depth -= 1
        for listed, group in groupby(pieces, lambda piece: piece.label is not None):
            run = list(group)
            yield from _lists(run) if listed else [piece.block for piece in run]

    def _pieces(self, one: Element) -> Iterator[_Piece]:
        if one.tag != P:
            yield from (_Piece(table) for table in self._table(one))
            return
        label, said = self._counting.label(one), self._inlines.of(one)
        drawings, self._inlines.drawings = self._inlines.drawings, []
        level = self._heading(one) if said else None
        if level is not None:
            number = (Text(f"{label.text} "),) if label and not label.bullet else ()
            yield _Piece(Subheading((*number, *said), level))
        elif said:
            text = label.text if label and not label.bullet else ""
            yield _Piece(Paragraph(said, label=text), label)
        for drawing in drawings:
            yield from (_Piece(block) for block in self._drawn(drawing))

    def _heading(self, one: Element) -> int | None:
        """The level of a heading, never more than one below the heading above it."""
        level = self._styles.outline_level(one)
        if level is None:
            style = self._styles.of(one)
            if style is None or style.name.lower() != "title":
                return None
            level = 0
        self._above = min(level + 2, self._above + 1, DEEPEST - 1)
        return self._above

    def _drawn(self, drawing: Element) -> Iterator[Block]:
        shown = self._picture(drawing)
        if shown is not None:
            yield Figure("", _described(drawing), picture=shown)
        elif said := picture(drawing):
            yield Paragraph((Text(said),))
        for box in boxes(drawing):
            yield from self.blocks(box)

    def _picture(self, drawing: Element) -> Picture | None:
        """A picture that browsers show, in the size that it has on the page."""
        blip, extent = drawing.find(f".//{{{A}}}blip"), drawing.find(f".//{name('wp:extent')}")
        part = "" if blip is None else blip.get(name("r:embed"), "")
        held = self._package.target(self._package.document_part, part) if part else None
        if held is None or extent is None:
            return None
        data = self._package.content(held)
        kind = next((kind for start, kind in KINDS.items() if data.startswith(start)), None)
        width, height = ((integer(extent.get(side)) or 0) // EMU_IN_PIXEL for side in ("cx", "cy"))
        if kind is None or min(width, height) < 1:
            return None
        return Picture(data, kind, width, height, PIXELS_IN_INCH)

    def _table(self, table: Element) -> Iterator[Block]:
        found = list(rows(table))
        across = min(max((one.cells[-1].columns.stop for one in found if one.cells), default=0),
                     MOST_COLUMNS)  # fmt: skip
        if not across:
            return
        cells = [self._row(one, across) for one in found]
        titled = header_count(found) > 0 or _has_titles(table)
        header = cells[0] if titled else (Cell(()),) * across
        aligns: list[Align] = [""] * across
        yield Table(header, tuple(cells[1:] if titled else cells), tuple(aligns))

    def _row(self, row: Row, across: int) -> tuple[Cell, ...]:
        """The cells of a row; what is merged says its words once, in its first cell."""
        said = {cell.column: self._cell(cell.element) for cell in row.cells}
        return tuple(Cell(said.get(column, ())) for column in range(across))

    def _cell(self, cell: Element) -> tuple[Inline, ...]:
        if self._depth >= DEEPEST_BOX:
            return ()
        self._depth += 1
        said = lined(line for one in blocks(cell) for line in self._lines(one))
        self._depth -= 1
        return said

    def _lines(self, one: Element) -> Iterator[tuple[Inline, ...]]:
        """A paragraph of a cell as a line, and each cell of a table within it as one."""
        if one.tag != P:
            yield from (self._cell(cell.element) for row in rows(one) for cell in row.cells)
            return
        label, said = self._counting.label(one), self._inlines.of(one)
        drawings, self._inlines.drawings = self._inlines.drawings, []
        yield (Text(f"{label.text} "), *said) if label and said else said
        yield from ((Text(picture(drawing)),) for drawing in drawings)


def _described(drawing: Element) -> str:
    """What a picture shows, in words; none for one that shows nothing anybody misses."""
    if drawing.find(f".//{{{DECORATIVE}}}decorative") is not None:
        return ""
    said = drawing.find(f".//{DOC_PR}")
    words = "" if said is None else said.get("descr") or said.get("title") or ""
    return words or UNDESCRIBED


def _has_titles(table: Element) -> bool:
    """Whether a table looks as though its first row held headings."""
    look = table.find(f"{name('w:tblPr')}/{name('w:tblLook')}")
    if look is None:
        return False
    said = look.get(name("w:firstRow"))
    bits = value(table.find(name("w:tblPr")), name("w:tblLook")) or "0"
    try:
        return said in ("1", "true", "on") or (said is None and bool(int(bits, 16) & FIRST_ROW))
    except ValueError:
        return False


def _lists(run: Sequence[_Piece]) -> list[List]:
    """Paragraphs with something in front of them as lists, each in the item it hangs under."""
    found: list[tuple[tuple[bool, str], list[tuple[Block, ...]]]] = []
    at = 0
    while at < len(run):
        block, label = run[at]
        assert label is not None, "only paragraphs with a label are put into lists"
        end = at + 1
        while end < len(run) and _level(run[end]) > label.level:
            end += 1
        key = (label.bullet, label.num_id)
        if not found or found[-1][0] != key:
            found.append((key, []))
        found[-1][1].append((block, *_lists(run[at + 1 : end])))
        at = end
    return [List(tuple(items), ordered=not bullet) for (bullet, _), items in found]


def _level(piece: _Piece) -> int:
    return piece.label.level if piece.label else 0
