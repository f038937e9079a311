"""Tables typed in a narrative, and the lines that are their captions.

Knows the tokens of ``markdown_tables``; does not know tables kept in files.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markdown_it.token import Token

from boardpaper.model.paper import Block, Cell, Paragraph, Table, Text
from boardpaper.model.source import Span
from boardpaper.readers.markdown_places import Content, Markdown
from boardpaper.readers.markdown_tables import CAPTION, DELIMITER
from boardpaper.readers.narrative_findings import Findings
from boardpaper.readers.narrative_inlines import InlineReader
from boardpaper.readers.narrative_mask import Mask

RULE = "table-is-well-formed"
Row = tuple[Cell, ...]


class TableReader:
    """Reads the tables of one file."""

    def __init__(
        self, markdown: Markdown, mask: Mask, findings: Findings, inlines: InlineReader
    ) -> None:
        self.markdown, self.mask = markdown, mask
        self.findings, self.inlines = findings, inlines

    def read(self, opening: Token, cells: list[Token]) -> Table:
        """The table of these tokens; rows that do not fit are found, and made to fit."""
        lines: list[int] = opening.meta["lines"]
        rows = [
            tuple(self._cell(token) for token in cells if token.meta["row"] == number)
            for number in range(len(lines))
        ]
        aligns = opening.meta["aligns"]
        width = len(rows[0])
        if len(aligns) != width:
            self._misfit(lines[0] + 1, f"makes {_count(len(aligns), 'column')}", width)
        for line, row in zip(lines[1:], rows[1:], strict=True):
            if DELIMITER.fullmatch(self._words(line)) and "-" in self._words(line):
                self._second_dashes(line)
            elif len(row) != width:
                self._misfit(line, f"has {_count(len(row) or 1, 'cell')}", width)
        place = self._reach(opening.meta["start"], lines)
        if len(rows) == 1:
            self._no_rows(place)
        return Table(
            rows[0],
            tuple(_fitted(row, width) for row in rows[1:]),
            tuple([*aligns, *[""] * width][:width]),
            span=place,
        )

    def _cell(self, token: Token) -> Cell:
        start = token.meta["start"]
        content = Content(token.content, token.children or [], [0], [start])
        if not token.content:
            return Cell((), self.mask.span(start, start))
        said = self.inlines.read(content)
        if said.key:
            self.inlines.keys.misplaced(said.key)
        return Cell(said.inlines, said.span)

    def _words(self, line: int) -> str:
        start, end = self.markdown.line(line)
        return self.markdown.text[start:end]

    def _reach(self, start: int, lines: list[int]) -> Span:
        last = lines[-1] if len(lines) > 1 else lines[0] + 1
        return self.mask.span(start, self.markdown.line(last)[1])

    def _place(self, line: int) -> Span:
        return self.mask.span(*self.markdown.line(line))

    def _misfit(self, line: int, has: str, width: int) -> None:
        self.findings.error(
            self._place(line),
            RULE,
            f"this row {has}, and the row of headings has {width}",
            'write a "|" between every two cells, also around an empty one, and leave an empty '
            "line below the table; \\| prints the sign itself",
        )

    def _second_dashes(self, line: int) -> None:
        self.findings.error(
            self._place(line),
            RULE,
            "this is a second line of dashes in one table",
            "remove it: a table has one row of headings, and the dashes stand below that",
        )

    def _no_rows(self, place: Span) -> None:
        self.findings.error(
            place,
            RULE,
            "this table has headings and no rows",
            "write its rows directly below the dashes, or remove it",
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _fitted(row: Row, width: int) -> Row:
    return (*row, *(Cell(()) for _ in range(width - len(row))))[:width]


def captioned(blocks: Iterable[Block], findings: Findings) -> Iterator[Block]:
    """The blocks, each table with the caption that the paragraph after it is."""
    table: Table | None = None
    for block in blocks:
        if table is not None:
            caption = isinstance(block, Paragraph) and is_caption(block)
            if caption and isinstance(block, Paragraph):
                yield _with_caption(table, block, findings)
                table = None
                continue
            yield table
        table = block if isinstance(block, Table) else None
        if table is None:
            yield block
    if table is not None:
        yield table


def is_caption(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins as the caption of a table does."""
    first = paragraph.inlines[0]
    return isinstance(first, Text) and not first.marks and first.text.startswith(CAPTION)


def _with_caption(table: Table, paragraph: Paragraph, findings: Findings) -> Table:
    first, *rest = paragraph.inlines
    assert isinstance(first, Text)
    words = first.text.removeprefix(CAPTION).lstrip()
    caption = (*([replace(first, text=words)] if words else []), *rest)
    if paragraph.span and (paragraph.key or not caption):
        findings.error(
            paragraph.span,
            "caption-has-words",
            "a table's caption has no key" if caption else "this caption has no words",
            'write "Table: " and what the table shows; only paragraphs have keys',
        )
    return replace(table, caption=caption, exempt=paragraph.exempt)
