"""A table of the narrative as a Word table.

Knows rows, widths and Word's table markup (ECMA-376-1, 17.4); does not know where
the table stands, nor the plan, whose table the template draws.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from boardpaper.model.paper import STRONG, Align, Cell, Inline, Table, Text, words
from boardpaper.ooxml.xml import attribute

LETTER: Final = 135
"""About how wide a letter of 12 points is in a heading row, in twips."""
MARGINS: Final = 240
"""What a cell needs beside its words, in twips."""
LONGEST_LINE: Final = 40
"""Letters beyond which a cell's words had better run over more lines."""
JUSTIFIED: Final = {"left": "left", "centre": "center", "right": "right"}
SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in SIDES
)
LOOK: Final = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="0" w:noVBand="0"/>'
)


@dataclass(frozen=True, slots=True)
class Look:
    """The ids of the styles of a table and of the paragraphs in it, each "" for none."""

    table: str
    heading: str
    text: str


Write = Callable[[Iterable[Inline], int, int], str]
"""Gives the runs of the inlines of a cell, of this row and column, both from 0."""


def drawn(table: Table, look: Look, width: int, write: Write) -> str:
    """The table ``width`` twips wide; its first row repeats on every page.

    Every cell has one paragraph, and no row is split between pages.
    """
    columns = widths(table, width)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    rows = [
        _row(row, list(zip(table.aligns, columns, strict=True)), look, write, number)
        for number, row in enumerate((table.header, *table.rows))
    ]
    properties = _properties(table, look, sum(columns))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _properties(table: Table, look: Look, width: int) -> str:
    style = f'<w:tblStyle w:val="{attribute(look.table)}"/>' if look.table else ""
    borders = "" if look.table else f"<w:tblBorders>{BORDERS}</w:tblBorders>"
    caption = "".join(words(inline) for inline in table.caption)
    described = _described(table, caption) if caption else ""
    return (
        f'<w:tblPr>{style}<w:tblW w:w="{width}" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/>{LOOK}{described}</w:tblPr>'
    )


def _described(table: Table, caption: str) -> str:
    """The table's title and description, which screen readers say (17.4, tblCaption)."""
    headings = ", ".join(filter(None, (words(cell).strip() for cell in table.header)))
    description = f"{caption}. Columns: {headings}." if headings else caption
    return (
        f'<w:tblCaption w:val="{attribute(caption)}"/>'
        f'<w:tblDescription w:val="{attribute(description)}"/>'
    )


def _row(
    row: Sequence[Cell],
    columns: Sequence[tuple[Align, int]],
    look: Look,
    write: Write,
    number: int,
) -> str:
    heading = number == 0
    style = look.heading if heading else look.text
    repeats = "<w:tblHeader/>" if heading else ""
    cells = []
    for at, (cell, (align, width)) in enumerate(zip(row, columns, strict=True)):
        inlines = strong(cell.inlines) if heading and not look.heading else cell.inlines
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(style, align, write(inlines, number, at), keep_next=heading)}</w:tc>"
        )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{''.join(cells)}</w:tr>"


def _paragraph(style: str, align: Align, content: str, *, keep_next: bool) -> str:
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    kept = "<w:keepNext/>" if keep_next else ""
    to = f'<w:jc w:val="{JUSTIFIED[align]}"/>' if align else ""
    return f"<w:p><w:pPr>{named}{kept}{to}</w:pPr>{content}</w:p>"


def strong(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines, their words in bold."""
    return tuple(
        replace(one, marks=one.marks | {STRONG}) if isinstance(one, Text) else one
        for one in inlines
    )


def widths(table: Table, width: int) -> list[int]:
    """The columns' widths in twips, which add up to ``width``.

    Each is at least as wide as its longest word if there is room for that, and
    shares what is left by how much it says. The same words, the same widths.
    """
    said = [
        [words(row[at]) for row in (table.header, *table.rows)] for at in range(len(table.aligns))
    ]
    need = [_letters(max((len(word) for text in column for word in text.split()), default=0))
            for column in said]  # fmt: skip
    want = [
        max(least, _letters(min(max(len(text) for text in column), LONGEST_LINE)))
        for least, column in zip(need, said, strict=True)
    ]
    if sum(want) <= width or sum(need) >= width:
        shares = want if sum(want) <= width else need
        return _exactly([width * share / sum(shares) for share in shares], width)
    spare = (width - sum(need)) / (sum(want) - sum(need))
    return _exactly(
        [least + (most - least) * spare for least, most in zip(need, want, strict=True)], width
    )


def _letters(count: int) -> int:
    return count * LETTER + MARGINS


def _exactly(shares: Sequence[float], width: int) -> list[int]:
    """Whole twips, of which the last column takes what rounding left."""
    columns = [int(share) for share in shares]
    columns[-1] += width - sum(columns)
    return columns
