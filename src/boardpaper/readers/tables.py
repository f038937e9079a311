"""The rows of a table's file, made into a table.

Knows what may stand in a cell, and how large a table may be; does not know CSV or
Excel, each of which has a reader of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Align, Cell, Inline, LineBreak, Table, TableFile, Text
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import Place, WholeFile

MOST_ROWS: Final = 2000
MOST_COLUMNS: Final = 30
FIGURE: Final = re.compile(
    r"[(+\-–]?[£$€]?[+\-–]?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|bn)?\)?|[-–]|n/a", re.I
)
LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row's cells, where it stands, and how people call it ("row 3")."""

    texts: tuple[str, ...]
    place: Place
    called: str


def table_of(rows: Sequence[Row], asked: TableFile) -> Outcome[Table]:
    """The table that these rows are: the first has its headings.

    Rows and columns that are empty at the edges are left out. Columns of figures
    are set to the right.
    """
    filled = _without_empty_edges(rows)
    found = [_misfit(row, len(filled[0].texts)) for row in filled if _differs(row, filled[0])]
    found += [_unseen(row) for row in filled if UNPRINTABLE.search("".join(row.texts))]
    found += _size(filled, asked)
    if found:
        return Outcome(None, tuple(found[:20]))
    aligns: list[Align] = [
        _align([row.texts[at] for row in filled[1:]]) for at in range(_width(filled))
    ]
    cells = [tuple(Cell(_inlines(text)) for text in row.texts) for row in filled]
    made = Table(cells[0], tuple(cells[1:]), tuple(aligns), asked.caption, asked.span)
    return Outcome(replace(made, exempt=asked.exempt))


def _width(rows: Sequence[Row]) -> int:
    return max((len(row.texts) for row in rows), default=0)


def _without_empty_edges(rows: Sequence[Row]) -> list[Row]:
    """The rows without those below, and the columns to the right, where nothing stands."""
    kept = list(rows)
    while kept and not any(text.strip() for text in kept[-1].texts):
        kept.pop()
    last = max(
        (at for row in kept for at, text in enumerate(row.texts, 1) if text.strip()), default=0
    )
    return [Row(row.texts[:last], row.place, row.called) for row in kept]


def _differs(row: Row, first: Row) -> bool:
    return len(row.texts) != len(first.texts)


def _misfit(row: Row, width: int) -> Diagnostic:
    return Diagnostic(
        row.place,
        "table-is-well-formed",
        f"{row.called} has {len(row.texts)} cells, and the row of headings has {width}",
        "give every row as many cells, also empty ones; put a text that has a comma in quotes",
    )


def _unseen(row: Row) -> Diagnostic:
    return Diagnostic(
        row.place,
        "character-is-printable",
        f"{row.called} has a character in it that nobody can see",
        "delete it",
    )


def _size(rows: Sequence[Row], asked: TableFile) -> list[Diagnostic]:
    place = asked.span or WholeFile(asked.path)
    if len(rows) > MOST_ROWS or _width(rows) > MOST_COLUMNS:
        words = f'"{asked.path}" has {len(rows):,} rows and {_width(rows)} columns'
        hint = f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns are the most that are printed"
        return [Diagnostic(place, "table-is-not-too-large", words, hint)]
    if len(rows) < 2:
        words = f'"{asked.path}" has {"headings and no rows" if rows else "nothing in it"}'
        hint = "write a row of headings, and rows below it"
        return [Diagnostic(place, "table-is-well-formed", words, hint)]
    return []


def _align(texts: Sequence[str]) -> Align:
    said = [text.strip() for text in texts if text.strip()]
    return "right" if said and all(FIGURE.fullmatch(text) for text in said) else ""


def _inlines(text: str) -> tuple[Inline, ...]:
    """A cell's text as it stands; its line ends are line ends."""
    inlines: list[Inline] = []
    for number, line in enumerate(LINE_END.split(text.strip())):
        if number:
            inlines.append(LineBreak())
        if line:
            inlines.append(Text(line.replace("\t", " ")))
    return tuple(inlines)
