"""A page's drawing in pieces: what each mark draws, and what is drawn outside all marks.

Knows content streams (ISO 32000-1, 7.8.2 and 14.6); does not know tags, or which are right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf
from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Page,
    Pdf,
)

from boardpaper.pdf.glyphs import Fonts

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage
BEGIN, END = {"BMC", "BDC"}, "EMC"
SHOWN = {"Tj", "TJ", "'", '"'}
PAINTED = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE", "BI"}
PLACED = {"Td", "TD", "Tm"}


@dataclass(slots=True)
class Piece:
    """What is drawn under one mark, or a run of drawing outside all of them.

    ``begin`` is the instruction that opens the mark, None outside; ``mark`` its number,
    None for what is no content, such as a page's footer.
    """

    inner: list[Instruction]
    begin: Instruction | None = None
    mark: int | None = None

    @property
    def operators(self) -> set[str]:
        """The names of everything that is done in it."""
        return {str(one.operator) for one in self.inner}

    def place(self) -> tuple[float, float] | None:
        """Where its first words begin, in points from the lower left; None without words."""
        for one in self.inner:
            if str(one.operator) in PLACED:
                across, up = one.operands[-2:]
                return float(across), float(up)
        return None


@dataclass
class Drawing:
    """The drawing of one page, to be changed."""

    page: Page
    pieces: list[Piece]
    _fonts: Fonts = field(default_factory=Fonts)

    def marked(self) -> dict[int, Piece]:
        """The pieces that are content, by the numbers of their marks."""
        return {one.mark: one for one in self.pieces if one.mark is not None}

    def words(self, piece: Piece) -> str:
        """What a piece says."""
        held = self.page.obj.get(Name.Resources, Dictionary()).get(Name.Font, Dictionary())
        said, font = [], None
        for one in piece.inner:
            operator = str(one.operator)
            if operator == "Tf":
                font = held.get(str(one.operands[0]))
            elif operator in SHOWN and font is not None:
                said.append(self._fonts.font(font).read(_codes(one)))
        return "".join(said)

    def next_mark(self) -> int:
        """A number that no mark of the page has."""
        return max(self.marked(), default=-1) + 1

    def write(self, pdf: Pdf, tags: dict[int, str]) -> None:
        """Puts the drawing on its page, each mark under the tag it belongs to.

        What is drawn outside all marks, such as the borders of paragraphs, is marked as
        no content; words are never, so that none is lost to those who listen.
        """
        written: list[Instruction] = []
        for piece in self.pieces:
            written += _written(piece, tags)
        self.page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))


def read_drawing(page: Page, fonts: Fonts) -> Drawing:
    """The drawing of a page, in the order in which it is drawn."""
    return Drawing(page, [*_cut(pikepdf.parse_content_stream(page))], fonts)


def _cut(instructions: Iterable[Instruction]) -> Iterator[Piece]:
    piece, depth = Piece([]), 0
    for one in instructions:
        operator = str(one.operator)
        if operator in BEGIN:
            depth += 1
            if depth == 1:
                yield piece
                piece = Piece([], one, _number(one))
                continue
        elif operator == END:
            depth -= 1
            if depth == 0:
                yield piece
                piece = Piece([])
                continue
        piece.inner.append(one)
    yield piece


def _number(begin: Instruction) -> int | None:
    held = begin.operands[-1]
    return int(held.MCID) if isinstance(held, Dictionary) and Name.MCID in held else None


def _codes(shown: Instruction) -> bytes:
    """The codes that a text operator draws."""
    last = shown.operands[-1]
    parts = last if isinstance(last, pikepdf.Array) else [last]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _written(piece: Piece, tags: dict[int, str]) -> Iterator[Instruction]:
    begin = piece.begin
    if piece.mark is not None:
        tag = Name(f"/{tags.get(piece.mark, 'Span')}")
        begin = ContentStreamInstruction([tag, Dictionary(MCID=piece.mark)], Operator("BDC"))
    elif begin is None and piece.operators & PAINTED and not piece.operators & SHOWN:
        begin = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    if begin is None:
        yield from piece.inner
        return
    yield begin
    yield from piece.inner
    yield ContentStreamInstruction([], Operator(END))
