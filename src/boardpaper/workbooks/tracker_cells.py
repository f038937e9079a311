"""The cells of one row of a tracker, each by what its column says.

Knows merged cells, lines in a cell and words that stand for nothing; does not know what rows
have to do with each other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import Place
from boardpaper.model.tracker_mapping import Says
from boardpaper.workbooks.cells import told
from boardpaper.workbooks.reading import words
from boardpaper.workbooks.tracker_sheet import Value
from boardpaper.workbooks.tracker_table import TrackerColumn, TrackerTable

UNSEEN: Final = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
"""Characters without width, which come along when text is pasted and say nothing."""
NOTHING: Final = frozenset(
    (
        "",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "none",
        "nil",
        "tbc",
        "tba",
        "tbd",
        "?",
        ".",
        "to be confirmed",
    )
)
"""Words for a figure or a name that nobody has yet."""
BULLET: Final = re.compile(r"\s*(?:[-•*·▪◦–‣]|o(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+")
ONCE: Final = frozenset(
    ("reference", "recommendation", "outcome", "action", "measure", "milestones", "target",
     "actual", "baseline", "unit", "direction")
)  # fmt: skip
"""What is said once for all rows that a merged cell reaches over; the rest for each of them."""


@dataclass(frozen=True)
class TrackerCell:
    """A cell: its column, its value, its place, and how it is shown.

    ``goes_on`` is whether it only reaches down from a row above; ``reach`` over how many
    rows it reaches, and ``is_wide`` whether over several columns.
    """

    column: TrackerColumn
    value: Value
    place: Place
    per_cent: bool = False
    goes_on: bool = False
    reach: int = 1
    is_wide: bool = False

    @cached_property
    def said(self) -> str:
        """What it says, without characters that nobody sees."""
        return cleaned(self.value)

    @property
    def says_nothing(self) -> bool:
        """Whether its words stand for nothing yet, such as n/a."""
        return self.said.casefold() in NOTHING


def cleaned(value: Value) -> str:
    """A value in words that everybody can see. Raises Unreadable where it has others."""
    if isinstance(value, date):
        return value.isoformat()
    text = UNSEEN.sub("", told(value)).replace("\v", "\n").replace("\f", "\n")
    return words("\n".join(line.rstrip() for line in text.replace("\xa0", " ").split("\n")).strip())


@dataclass(frozen=True)
class TrackerRow:
    """A row: its cells by what they say; ``alone`` is whether only one cell says anything."""

    number: int
    place: Place
    cells: dict[Says, list[TrackerCell]]
    alone: bool

    def first(self, says: Says) -> TrackerCell | None:
        """The cell of a column that there is one of."""
        return next(iter(self.cells.get(says, ())), None)

    def said(self, says: Says) -> str:
        """What such a cell says of its own; "" where it is empty or reaches down from above."""
        cell = self.first(says)
        return "" if cell is None or cell.goes_on else cell.said


class Rows:
    """The rows of a table, and what is odd about their cells."""

    def __init__(self, table: TrackerTable) -> None:
        self.table, self.sheet = table, table.sheet
        self.found: list[Diagnostic] = []
        self.reach = {
            (top, left): (bottom - top + 1, right > left)
            for top, left, bottom, right in self.sheet.merged
        }

    def rows(self) -> Iterator[TrackerRow]:
        """The rows that say something in a column that is taken."""
        body = set(self.table.body)
        if self.sheet.merged:
            last = max(self.sheet.rows, default=0)
            body |= {
                row
                for top, _, bottom, _ in self.sheet.merged
                for row in range(top, min(bottom, last) + 1)
                if row > self.table.headings and row not in self.sheet.hidden_rows
            }
        for number in sorted(body):
            if self._is_heading_again(number):
                continue
            row = self._row(number)
            if row.cells:
                yield row

    def _is_heading_again(self, number: int) -> bool:
        """Whether a row repeats the headings, as on every page of a printed tracker."""
        cells = [(self.sheet.at(number, one.at), one) for one in self.table.columns]
        said = [(held, one) for held, one in cells if held is not None]
        return len(said) > 1 and all(
            isinstance(held.value, str) and " ".join(held.value.split()) == one.heading
            for held, one in said
        )

    def _row(self, number: int) -> TrackerRow:
        cells: dict[Says, list[TrackerCell]] = {}
        for column in self.table.columns:
            cell = self._cell(number, column)
            if cell is not None:
                cells.setdefault(column.says, []).append(cell)
        own = [at for at in self.sheet.cells.get(number, {}) if at not in self.sheet.hidden_columns]
        place = self.sheet.place_of(number, min(own, default=1))
        fresh = sum(not cell.goes_on for several in cells.values() for cell in several)
        return TrackerRow(number, place, cells, fresh == 1 and len(own) == 1)

    def _cell(self, number: int, column: TrackerColumn) -> TrackerCell | None:
        row, at = self.sheet.origin(number, column.at)
        held = self.sheet.at(row, at)
        if held is None or at != column.at or row in self.sheet.hidden_rows:
            return None
        place = self.sheet.place_of(row, at)
        if held.value is None:
            self._tell_formula(place)
            return None
        goes_on = row < number
        if held.struck and not goes_on:
            self._tell_struck(place)
        reach, is_wide = self.reach.get((row, at), (1, False))
        return TrackerCell(column, held.value, place, held.per_cent, goes_on, reach, is_wide)

    def _tell_formula(self, place: Place) -> None:
        self.found.append(
            Diagnostic(
                place,
                "workbook-cell-is-plain",
                "it has a formula whose result is not in the file",
                "open the workbook in Excel and save it, or write what it comes to",
            )
        )

    def _tell_struck(self, place: Place) -> None:
        self.found.append(
            Diagnostic(
                place,
                "workbook-shows-what-is-taken",
                "it is struck through, and is taken all the same",
                "delete the row or the words, if they no longer hold",
                Severity.NOTE,
            )
        )


def points(said: str) -> list[str]:
    """The several things that a cell lists: by bullets or numbers, or by empty lines.

    Lines without such signs are one thing, however many they are.
    """
    lines = [line.rstrip() for line in said.split("\n")]
    marked = [bool(BULLET.match(line)) for line in lines]
    if any(marked) and (marked[0] or lines[0].endswith(":")):
        return _by_bullets(lines, marked)
    parts = re.split(r"\n\s*\n", said)
    if len(parts) == 1 and len(lines) > 1 and all(_is_whole(line) for line in lines if line):
        parts = [line for line in lines if line]
    return [part.strip() for part in parts if part.strip()]


def _by_bullets(lines: list[str], marked: list[bool]) -> list[str]:
    found: list[str] = []
    intro = "" if marked[0] else f"{lines[0]} "
    for line, is_new in zip(lines, marked, strict=True):
        if is_new:
            found.append(BULLET.sub("", line, count=1).strip())
        elif found and line.strip():
            found[-1] += f"\n{line.strip()}"
    return [f"{intro}{one}" for one in found if one]


def _is_whole(line: str) -> bool:
    """Whether a line is a sentence or an item of its own, by how it begins and ends."""
    return line[:1].isupper() and line.rstrip().endswith((".", ";"))


def in_step(said: str, count: int) -> list[str] | None:
    """A cell's lines, where they are as many as there are things beside them."""
    lines = [BULLET.sub("", line, count=1).strip() for line in said.split("\n") if line.strip()]
    return lines if len(lines) == count > 1 else None
