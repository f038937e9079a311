"""The rows of a workbook that came back, by what they are known by.

Knows sheets by their names or else by their titles, wherever those stand; does not know
what any cell says of a plan. What nobody could take rightly is found and never guessed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.source import WordPlace
from boardpaper.workbooks import record
from boardpaper.workbooks.cells import Key, Table, letter, told
from boardpaper.workbooks.opening import Opened, Sheet
from boardpaper.workbooks.record import Record
from boardpaper.workbooks.tables import NUMBER, REFERENCE

FIRST_ROWS: Final = 20
"""Rows among which the titles of a sheet are looked for."""
RANGE: Final = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


class Cell(NamedTuple):
    """A cell that came back: its value, its place, and whether it is shown per cent."""

    value: object
    place: WordPlace
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row that came back: what it is known by, and its cells by the titles of columns."""

    key: Key
    place: WordPlace
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back in one workbook: its rows by sheet, and what it remembers.

    ``titles`` are the columns that came back, by sheet.
    """

    path: str
    record: Record | None
    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    titles: Mapping[str, frozenset[str]] = field(default_factory=dict)


def remembered(opened: Opened) -> Record | None:
    """What a workbook remembers; None where it has no such sheet."""
    sheet = opened.sheets.get(record.SHEET)
    rows = sheet.rows if sheet else []
    return record.read([tuple(told(value) for value in row) for row in rows])


def is_ours(opened: Opened) -> bool:
    """Whether a workbook was made here: by what it remembers, or by the titles of its columns."""
    numbered = {_title(NUMBER.title), _title(REFERENCE.title)}
    return remembered(opened) is not None or any(
        numbered <= set(map(_title, map(told, row)))
        for sheet in opened.sheets.values()
        for row in sheet.rows[:FIRST_ROWS]
    )


def returned(opened: Opened, tables: Sequence[Table]) -> Outcome[Returned]:
    """The rows of a workbook that are of these tables, and what is wrong with its sheets."""
    lines: dict[str, tuple[Line, ...]] = {}
    titles: dict[str, frozenset[str]] = {}
    found: list[Diagnostic] = []
    for table in tables:
        place = _find(opened, table)
        if place is None:
            continue
        reader = _Reader(opened.path, *place, table)
        lines[table.name] = tuple(reader.lines())
        titles[table.name] = frozenset(reader.columns.values())
        found += reader.found
    if not lines:
        names = ", ".join(f'"{name}"' for name in opened.sheets)
        found.append(
            Diagnostic(
                WordPlace(opened.path, "the workbook"),
                "workbook-has-the-columns",
                f"no sheet has titles such as {REFERENCE.title}, {NUMBER.title} and Action in its "
                f"first {FIRST_ROWS} rows; its sheets are {names}",
                "put the row of titles back as it was",
            )
        )
    return Outcome(Returned(opened.path, remembered(opened), lines, titles), tuple(found))


def _find(opened: Opened, table: Table) -> tuple[Sheet, int] | None:
    """The sheet of a table and the row of its titles: by its name, else by those."""
    named = [sheet for name, sheet in opened.sheets.items() if name == table.name]
    others = [
        sheet for name, sheet in opened.sheets.items() if name not in (table.name, record.SHEET)
    ]
    for sheet in (*named, *others):
        for at, row in enumerate(sheet.rows[:FIRST_ROWS]):
            if _has_titles(row, table):
                return sheet, at
    return None


def _has_titles(row: Iterable[object], table: Table) -> bool:
    """Whether a row has the titles that tell this table from the others."""
    held = set(map(_title, map(told, row)))
    keys = {_title(column.title) for column in table.columns if column.kind == "key"}
    first = next(
        column
        for column in table.columns
        if column.steps == ("text",) and (column.owner == "own" or not table.part)
    )
    is_numbered = _title(NUMBER.title) in held
    return keys <= held and _title(first.title) in held and is_numbered == bool(table.part)


def _title(words: str) -> str:
    return " ".join(words.casefold().split())


class _Reader:
    """Reads the rows of one sheet, and says what is wrong with it."""

    def __init__(self, path: str, sheet: Sheet, head: int, table: Table) -> None:
        self.path, self.sheet, self.head, self.table = path, sheet, head, table
        self.found: list[Diagnostic] = []
        self.columns = self._columns()

    def _columns(self) -> dict[int, str]:
        """The titles of the columns that are known, by their places."""
        known = {_title(column.title): column.title for column in self.table.columns}
        columns: dict[int, str] = {}
        for at, value in enumerate(self.sheet.rows[self.head]):
            title = known.get(_title(told(value)))
            if title in columns.values():
                self.found.append(self._twice(at, title or ""))
            elif title is not None:
                columns[at] = title
            elif any(told(row[at]) for row in self._below() if at < len(row)):
                self.found.append(self._unknown(at, told(value)))
        return columns

    def _below(self) -> Sequence[tuple[object, ...]]:
        return self.sheet.rows[self.head + 1 :]

    def place(self, row: int, at: int, text: str = "") -> WordPlace:
        """A cell, as people find it: Actions!F7."""
        return WordPlace(self.path, f"{self.sheet.name}!{letter(at + 1)}{row}", 0, text)

    def lines(self) -> Iterator[Line]:
        """The rows that say something, each by its key; those that no one could take are not."""
        merged = set(self._merged())
        seen: Counter[Key] = Counter()
        for number, row in enumerate(self._below(), self.head + 2):
            if not any(told(row[at]) for at in self.columns if at < len(row)):
                continue
            cells = {title: self._cell(row, number, at) for at, title in self.columns.items()}
            unsound = [one for one in cells.values() if not self._is_plain(one)]
            key = self._key(cells)
            seen[key] += bool(key[1] or not self.table.part)
            if seen[key] > 1:
                self.found.append(self._again(cells, key))
            elif number not in merged and not unsound:
                yield Line(key, cells[REFERENCE.title].place, cells)

    def _cell(self, row: tuple[object, ...], number: int, at: int) -> Cell:
        value = row[at] if at < len(row) else None
        per_cent = (number, at + 1) in self.sheet.per_cent
        return Cell(value, self.place(number, at, told(value)), per_cent)

    def _key(self, cells: Mapping[str, Cell]) -> Key:
        number = told(cells[NUMBER.title].value) if self.table.part else ""
        return told(cells[REFERENCE.title].value), number

    def _is_plain(self, cell: Cell) -> bool:
        """Whether a cell is there as it would be seen; says so where it is not."""
        if not self.sheet.formulas or _row_and_column(cell.place) not in self.sheet.formulas:
            return True
        self._not_plain(
            cell.place,
            "it has a formula whose result is not in the file",
            "open the workbook in Excel and save it, or write what it comes to",
        )
        return False

    def _merged(self) -> Iterator[int]:
        """The rows with merged cells in them, which say what is of several rows once only."""
        for merged in self.sheet.merged:
            found = RANGE.fullmatch(merged)
            if found is None or int(found[4]) <= self.head + 1:
                continue
            place = WordPlace(self.path, f"{self.sheet.name}!{merged}")
            self._not_plain(place, "its cells are merged", "take them apart in Excel")
            yield from range(int(found[2]), int(found[4]) + 1)

    def _not_plain(self, place: WordPlace, message: str, hint: str) -> None:
        self.found.append(Diagnostic(place, "workbook-cell-is-plain", message, hint))

    def _twice(self, at: int, title: str) -> Diagnostic:
        return Diagnostic(
            self.place(self.head + 1, at),
            "workbook-column-is-single",
            f'there is a column "{title}" already',
            "take one of the two out, or give it another title",
        )

    def _unknown(self, at: int, title: str) -> Diagnostic:
        return Diagnostic(
            self.place(self.head + 1, at),
            "workbook-column-is-known",
            f'nothing is taken from the column "{title}"'
            if title
            else "nothing is taken from a column without a title",
            "write what should stay into one of the plan's own columns",
            Severity.WARNING,
        )

    def _again(self, cells: Mapping[str, Cell], key: Key) -> Diagnostic:
        called = " ".join(part for part in (key[0], key[1] and f"No. {key[1]}") if part)
        return Diagnostic(
            cells[REFERENCE.title].place,
            "workbook-row-is-single",
            f"there is a row {called} already",
            "take one of the two out; a new row has no No.",
        )


def _row_and_column(place: WordPlace) -> tuple[int, int]:
    """Where a cell is, row and column from 1, by its place in words."""
    address = place.part.rpartition("!")[2]
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), _number(letters)


def _number(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number
