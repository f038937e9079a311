"""The narrative as the consistency check reads it: passages, sentences, what is remarked.

Knows paragraphs and where their words were typed; does not know what they should say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.paper import (
    Appendix,
    Block,
    Inline,
    List,
    Note,
    Paper,
    Paragraph,
    Section,
    Table,
    children,
    words,
)
from boardpaper.model.source import Place, Span, WholeFile

SENTENCE_END: Final = re.compile(r"(?<=[.!?])[)'’”\"]*\s+(?=[^\sa-z])")
ABBREVIATED: Final = re.compile(r"(?:\b(?:No|Nos|para|paras|Dr|Mr|Mrs|Ms|St|cf|eg|ie)|\b[A-Z])\.$")


class Piece(NamedTuple):
    """Words with the same marks: where they begin in their passage, and where typed."""

    start: int
    text: str
    span: Span | None

    @property
    def typed(self) -> bool:
        """Whether an author typed them; a placeholder's value is looked up, and cannot drift."""
        return self.span is None or not self.span.text.startswith("{{")


@dataclass(frozen=True)
class Passage:
    """A paragraph, an item of a list or a footnote, as it reads.

    ``rule`` is the key of the house style's rule for the section it stands in.
    """

    pieces: tuple[Piece, ...]
    rule: str
    whole: Span | None

    @cached_property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where its sentences begin and end."""
        ends = [end for end in SENTENCE_END.finditer(self.text) if self._ends(end.start())]
        starts = [0, *(end.end() for end in ends)]
        return tuple(zip(starts, [*(end.start() for end in ends), len(self.text)], strict=True))

    def _ends(self, at: int) -> bool:
        """Whether a sentence ends there, and not merely an abbreviation."""
        return not ABBREVIATED.search(self.text, max(0, at - 8), at)

    def typed(self, start: int, end: int) -> bool:
        """Whether all of a stretch was typed by an author."""
        return all(piece.typed for piece in self._of(start, end))

    def place(self, start: int, end: int) -> Place:
        """Where a stretch was typed: to the letter where its piece reads as it was typed."""
        piece = next(self._of(start, end), None)
        if piece is None or piece.span is None:
            return self.whole or WholeFile("")
        if len(piece.span.text) != len(piece.text):
            return piece.span
        begin = piece.span.start + start - piece.start
        return Span(piece.span.source, begin, min(begin + end - start, piece.span.end))

    def _of(self, start: int, end: int) -> Iterator[Piece]:
        return (
            piece
            for piece in self.pieces
            if piece.start < end and start < piece.start + len(piece.text)
        )


class Remark(NamedTuple):
    """A finding, the words around what it is about, and where in them that begins and ends."""

    diagnostic: Diagnostic
    around: str
    start: int = 0
    end: int = 0


def passages(paper: Paper) -> tuple[Passage, ...]:
    """The narrative of a paper in reading order, its text appendices included.

    Headings, tables and other people's words are left out.
    """
    found = [one for section in paper.sections for one in _of_blocks(section.blocks, section.rule)]
    for appendix in paper.appendices:
        found += _of_blocks(appendix.blocks, "")
    return tuple(found)


def _of_blocks(blocks: Sequence[Block], rule: str) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _of_paragraph(block, rule)
        elif isinstance(block, List):
            for item in block.items:
                yield from _of_blocks(item, rule)


def _of_paragraph(paragraph: Paragraph, rule: str) -> Iterator[Passage]:
    yield Passage(tuple(_pieces(paragraph.inlines)), rule, paragraph.span)
    for note in (one for one in paragraph.inlines if isinstance(one, Note)):
        yield Passage(tuple(_pieces(note.inlines)), rule, note.span)


def _pieces(inlines: Sequence[Inline]) -> Iterator[Piece]:
    at = 0
    for inline in inlines:
        text = words(inline)
        if text:
            yield Piece(at, text, inline.span)
        at += len(text)


def tables(paper: Paper) -> Iterator[Table]:
    """The tables of the narrative and of the appendices."""
    held_in: tuple[Section | Appendix, ...] = (*paper.sections, *paper.appendices)
    for held in held_in:
        for block in children(held):
            if isinstance(block, Table):
                yield block
