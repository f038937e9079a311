"""Sections, paragraphs, lists, quotations and subheadings, made of Markdown's blocks.

Knows markdown-it's block tokens; leaves what stands inside a paragraph to
``narrative_inlines``, tables and files to modules of their own.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown_it.token import Token

from boardpaper.model.paper import (
    Block,
    Exempt,
    Figure,
    Inline,
    List,
    Paragraph,
    Placeholder,
    Quote,
    Section,
    Shown,
    Subheading,
    Table,
    TableFile,
    Text,
    words,
)
from boardpaper.model.source import Span
from boardpaper.readers.markdown_places import Content, Markdown
from boardpaper.readers.markdown_tables import DELIMITER
from boardpaper.readers.narrative_enclosures import EnclosureReader
from boardpaper.readers.narrative_findings import Findings
from boardpaper.readers.narrative_inlines import InlineReader, Words
from boardpaper.readers.narrative_mask import Mask
from boardpaper.readers.narrative_refusals import refuse
from boardpaper.readers.narrative_shown import shown_by
from boardpaper.readers.narrative_tables import TableReader, captioned

DEEPEST_LIST = 3
DEEPEST_HEADING = 3
RUN_ON_ITEM = re.compile(r"(?: {4}|\t)[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S.*")


class Opening(NamedTuple):
    """A heading that opens a section."""

    heading: str
    span: Span
    exempt: Exempt


Piece = Opening | Block


class BlockReader:
    """Reads the blocks of one file."""

    def __init__(
        self, markdown: Markdown, mask: Mask, findings: Findings, inlines: InlineReader
    ) -> None:
        self.markdown = markdown
        self.mask = mask
        self.findings = findings
        self.inlines = inlines
        self.tokens = iter(markdown.tokens)
        self.lists = 0
        self.enclosures = EnclosureReader(mask, findings, inlines)
        self.tables = TableReader(markdown, mask, findings, inlines)

    def sections(self) -> tuple[Section, ...]:
        """The sections in order; what stands before the first heading is one without."""
        found: list[tuple[Opening | None, list[Block]]] = [(None, [])]
        for piece in self._blocks():
            if isinstance(piece, Opening):
                found.append((piece, []))
            else:
                found[-1][1].append(piece)
        stray = found[0][1]
        if stray and stray[0].span:
            self._outside(stray[0].span)
        return tuple(
            Section(
                opening.heading if opening else "",
                tuple(captioned(blocks, self.findings)),
                span=_place(opening, blocks),
                exempt=opening.exempt if opening else (),
            )
            for opening, blocks in found
            if opening or blocks
        )

    def _outside(self, place: Span) -> None:
        self.findings.error(
            place,
            "paragraph-in-a-section",
            "these words stand before the first heading",
            'write "# " and the heading of their section above them',
        )

    def _blocks(self, until: str = "") -> Iterator[Piece]:
        for token in self.tokens:
            if token.type == until:
                return
            yield from READ[token.type](self, token)

    def _content(self, start: int) -> tuple[Words, Content]:
        """The words of the block whose opening token was just taken."""
        content = self._unread(start)
        return self.inlines.read(content), content

    def _unread(self, start: int) -> Content:
        token = next(self.tokens)
        next(self.tokens)
        return Content.of(self.markdown, token, start)

    def _line(self, token: Token) -> Span:
        """The first line of a token."""
        return self.mask.span(*self.markdown.line(token.map[0] if token.map else 0))

    def _paragraph(self, token: Token) -> Iterator[Paragraph | Figure | TableFile | Shown]:
        content = self._unread(token.meta["start"])
        enclosed = self.enclosures.read(content)
        if enclosed:
            yield enclosed
            return
        said = self.inlines.read(content)
        shown = shown_by(said.inlines)
        if shown and not said.key:
            yield Shown(shown, said.span, said.exempt)
            return
        self._lines_of_another_kind(content)
        key = self.inlines.keys.give(said.key) if said.key and said.inlines else ""
        if said.inlines:
            yield Paragraph(said.inlines, key, span=said.span, exempt=said.exempt)
        elif said.key:
            self.inlines.keys.misplaced(said.key)

    def _lines_of_another_kind(self, content: Content) -> None:
        """Find lines that were meant for a list or a table, and print as words."""
        at = 0
        for number, line in enumerate(content.text.split("\n")):
            what = ""
            if number and RUN_ON_ITEM.fullmatch(line):
                what = "set_in_item"
            elif "|" in line and DELIMITER.fullmatch(line):
                what = "table"
            if what:
                begin = at + len(line) - len(line.lstrip(" \t"))
                end = at + len(line.rstrip(" \t"))
                place = self.mask.span(content.origin(begin), content.end(end))
                refuse(self.findings, place, what)
            at += len(line) + 1

    def _heading(self, token: Token) -> Iterator[Piece]:
        level = int(token.tag[1])
        hashes = level if token.markup.startswith("#") else 0
        said, content = self._content(token.meta["start"] + hashes)
        if said.key and (said.key.inside or not said.inlines):
            self.inlines.keys.misplaced(said.key)
        place = said.span if content.text else self._line(token)
        if not said.inlines and not said.key:
            self.findings.error(
                place,
                "heading-has-words",
                "this heading has no words",
                "write them on its line, or remove the line",
            )
        if self.lists:
            yield from self._heading_in_list(said)
        elif level == 1:
            yield Opening(self._plain(said.inlines, place), place, said.exempt)
        elif said.inlines:
            self._depth(level, place)
            level = level if level <= DEEPEST_HEADING else 2
            yield Subheading(said.inlines, level, place, said.exempt)

    def _heading_in_list(self, said: Words) -> Iterator[Paragraph]:
        self.findings.error(
            said.span,
            "heading-outside-lists",
            "this heading stands inside a list",
            "leave an empty line above it and begin it at the very left, or remove the mark",
        )
        if said.inlines:
            yield Paragraph(said.inlines, span=said.span)

    def _plain(self, inlines: tuple[Inline, ...], place: Span) -> str:
        """A section's heading as plain words, without its placeholders."""
        if any(not isinstance(inline, Text) or inline.marks for inline in inlines):
            self.findings.error(
                place,
                "heading-is-plain",
                "this heading has more than plain words in it",
                "take out the marks, links and placeholders: the house style says how it looks",
            )
        said = (words(inline) for inline in inlines if not isinstance(inline, Placeholder))
        return "".join(said).replace("\n", " ")

    def _depth(self, level: int, place: Span) -> None:
        if level > DEEPEST_HEADING:
            self.findings.error(
                place,
                "heading-at-most-three-deep",
                f"this heading is {level} levels deep",
                'begin it with "##" or "###": a paper has a section\'s heading and two below it',
            )

    def _list(self, token: Token) -> Iterator[Block]:
        """A list; one too deep gives what its items hold, to the item that it stands in."""
        start = token.meta["start"]
        self.lists += 1
        if self.lists == DEEPEST_LIST + 1:
            self.findings.error(
                self._line_from(start),
                "list-at-most-three-deep",
                "this list is the fourth inside another",
                "set it in less: lists go three deep",
            )
        ordered = token.type == "ordered_list_open"
        items: list[tuple[Block, ...]] = []
        numbers: list[str] = []
        for item in self.tokens:
            if item.type in ("bullet_list_close", "ordered_list_close"):
                break
            numbers.append(item.info)
            if found := self._item(item):
                items.append(found)
        self.lists -= 1
        if ordered:
            self._typed_number(numbers, start)
        if self.lists >= DEEPEST_LIST:
            yield from (block for item in items for block in item)
            return
        if items:
            yield List(tuple(items), ordered, self._reach(start, items))

    def _item(self, token: Token) -> tuple[Block, ...]:
        found = tuple(
            block for block in self._blocks("list_item_close") if not isinstance(block, Opening)
        )
        if not found:
            self.findings.error(
                self._line(token),
                "list-item-has-words",
                "this line of the list has no words",
                "write them after its mark, or remove the line",
            )
        return tuple(self._in_item(block) for block in found)

    def _in_item(self, block: Block) -> Block:
        """A block as a list can hold it: words and lists; of anything else its words."""
        if isinstance(block, Paragraph | List | Subheading) or block.span is None:
            return block
        self.findings.error(
            block.span,
            "block-outside-lists",
            f"{BLOCKS[type(block)]} stands inside a list",
            "leave an empty line above it and begin it at the very left",
        )
        return Paragraph((Text(words(block) or "…", span=block.span),), span=block.span)

    def _line_from(self, start: int) -> Span:
        return self.mask.span(*self.markdown.rest_of_line(start))

    def _reach(self, start: int, items: list[tuple[Block, ...]]) -> Span:
        """From a list's first mark to the end of its last words."""
        begin = self.mask.span(start, start + 1)
        ends = [block.span.end for item in items for block in item[-1:] if block.span]
        return Span(begin.source, begin.start, max([begin.end, *ends]))

    def _typed_number(self, numbers: list[str], start: int) -> None:
        """Look for an author who typed a paragraph's number, which begins a list in Markdown."""
        first = numbers[0]
        typed = self.markdown.text[start : start + len(first) + 1]
        place = self.mask.span(start, start + len(typed))
        if self.lists == 0 and (int(first) != 1 or len(numbers) == 1):
            self.findings.warn(
                place,
                "number-is-not-typed",
                f'the typed number "{typed}" makes a list of its own',
                f'this section\'s paragraphs get their numbers by themselves; remove "{typed}"',
            )
        elif int(first) != 1:
            self.findings.warn(
                place,
                "number-is-not-typed",
                f'this list begins with "{typed}", but its numbers will print from 1',
                f'begin it with "1{typed[-1]}"',
            )

    def _quotation(self, token: Token) -> Iterator[Quote]:
        start = token.meta["start"]
        inside = list(self._blocks("blockquote_close"))
        paragraphs = tuple(block for block in inside if isinstance(block, Paragraph))
        for other in inside:
            if not isinstance(other, Paragraph) and other.span:
                self._not_quoted(other.span)
        if not inside:
            self.findings.error(
                self._line_from(start),
                "quotation-has-words",
                "this quotation has no words",
                'write them after the ">", or remove the line; \\> prints the sign itself',
            )
        if paragraphs:
            yield Quote(paragraphs, self._reach(start, [paragraphs]))

    def _not_quoted(self, place: Span) -> None:
        self.findings.error(
            place,
            "quotation-holds-paragraphs",
            "a quotation holds paragraphs, and this is something else",
            'leave an empty line, and begin this without the ">"',
        )

    def _table(self, token: Token) -> Iterator[Table]:
        cells = []
        for cell in self.tokens:
            if cell.type == "table_close":
                break
            cells.append(cell)
        yield self.tables.read(token, cells)

    def _note(self, token: Token) -> Iterator[Piece]:
        """Pass over a footnote's words, which ``narrative_notes`` has read."""
        next(self.tokens)
        next(self.tokens)
        yield from ()

    def _refused(self, token: Token) -> Iterator[Piece]:
        refuse(self.findings, self._line(token), token.type)
        yield from ()


READ: dict[str, Callable[[BlockReader, Token], Iterator[Piece]]] = {
    "paragraph_open": BlockReader._paragraph,
    "heading_open": BlockReader._heading,
    "bullet_list_open": BlockReader._list,
    "ordered_list_open": BlockReader._list,
    "blockquote_open": BlockReader._quotation,
    "fence": BlockReader._refused,
    "hr": BlockReader._refused,
    "table_open": BlockReader._table,
    "note_open": BlockReader._note,
}

BLOCKS: dict[type[Block], str] = {
    Quote: "a quotation",
    Table: "a table",
    TableFile: "a table",
    Shown: "a part made from the plan",
    Figure: "a picture",
}


def _place(opening: Opening | None, blocks: list[Block]) -> Span | None:
    return opening.span if opening else blocks[0].span
