"""Where the table of a tracker stands on its sheet, and what its columns say.

Knows titles, keys and notes above a table, headings in two rows, and a second table; does not
know what the rows below say. A column that is not taken is told of, and none is guessed twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.plan import Status
from boardpaper.model.source import Place, WholeFile, WordPlace
from boardpaper.model.tracker_mapping import WITH_PERIOD, Says, TrackerMapping
from boardpaper.workbooks import tracker_left_out as left_out
from boardpaper.workbooks.cells import told
from boardpaper.workbooks.tracker_headings import (
    Known,
    Meaning,
    is_usual,
    may_say_what,
    meaning,
    plain,
    settled,
)
from boardpaper.workbooks.tracker_kinds import kind_of
from boardpaper.workbooks.tracker_sheet import TrackerFile, TrackerSheet
from boardpaper.workbooks.tracker_words import Ratings, of_key

FIRST_ROWS: Final = 80
"""Rows that say something among which the headings are looked for."""
LOOKED_AT: Final = 400
"""Cells of a column by which it is told what kind of thing they say."""
LONGEST_HEADING: Final = 120
SINGLE: Final = frozenset(
    ("reference", "recommendation", "outcome", "action", "status", "progress", "start", "due",
     "revised", "achieved on", "measure", "unit", "direction", "baseline")
)  # fmt: skip
"""What one column alone can say."""
WHAT: Final = ("recommendation", "action", "measure")
"""What a row may be about; a tracker has a column for one of these at least."""
WITHOUT_PERIOD: Final = "overall"
"""The period of targets and actuals whose headings name none."""


@dataclass(frozen=True, slots=True)
class TrackerColumn:
    """A column: where it is, its heading, and what it says."""

    at: int
    heading: str
    says: Says
    period: str
    place: Place


@dataclass(frozen=True)
class TrackerTable:
    """A table: its sheet, the first row below its headings, and its columns.

    ``title`` stands above it, and ``key`` says what colours mean, if such are there.
    ``unread`` are columns that nothing is taken from.
    """

    sheet: TrackerSheet
    headings: int
    columns: tuple[TrackerColumn, ...]
    title: str = ""
    key: dict[str, Status] = field(default_factory=dict)
    unread: tuple[TrackerColumn, ...] = ()

    @property
    def body(self) -> Iterator[int]:
        """The rows below the headings that say something and can be seen."""
        return (row for row in self.sheet.rows if row > self.headings)


@dataclass(frozen=True, slots=True)
class Head:
    """Rows of headings: the last of them, and what each column means, if that is known."""

    row: int
    titles: dict[int, str]
    meant: dict[int, Meaning]

    @property
    def score(self) -> int:
        """How many different things the headings say."""
        return len({(one.says, one.period) for one in self.meant.values()} - {("left out", "")})

    @property
    def is_table(self) -> bool:
        """Whether a table begins here: two things are said, one of them what is to be done."""
        usual = sum(map(is_usual, self.titles.values()))
        # Below, too, stand words such as Action 3: a row of headings has little else.
        is_full = usual >= 2 or len(self.meant) * 2 >= len(self.titles)
        return self.score >= 2 and is_full and self.says_what

    @property
    def says_what(self) -> bool:
        """Whether one of the columns says what a row is about."""
        return any(one.says in WHAT for one in self.meant.values())


def table_in(
    file: TrackerFile, mapping: TrackerMapping, wanted: str = "", known: Known = lambda _: ""
) -> Outcome[TrackerTable]:
    """The table of a tracker, on the sheet wanted or the only one that has one."""
    if not any(sheet.cells for sheet in file.sheets):
        return _none(file, "workbook-has-a-table", "there is nothing in it", "name another file")
    sheet_wanted = wanted or mapping.sheet
    named = [one for one in file.sheets if one.name.casefold() == sheet_wanted.casefold()]
    if sheet_wanted and not named:
        message = f'it has no sheet "{sheet_wanted}"'
        return _none(
            file, "table-file-has-the-sheet", message, f"its sheets are {_names(file.sheets)}"
        )
    shown = named or [one for one in file.sheets if not one.is_hidden]
    finders = [(sheet, Finder(sheet, mapping, known)) for sheet in shown]
    heads = [(finder, head) for _, finder in finders if (head := finder.head())]
    if not heads:
        return _no_headings(file, shown)
    if len(heads) > 1:
        names = _names([finder.sheet for finder, _ in heads])
        message = f"several of its sheets have a table: {names}"
        hint = f'say which one, with --sheet "{heads[0][0].sheet.name}"'
        return _none(file, "workbook-has-one-table", message, hint)
    finder, head = heads[0]
    hidden = [one for one in file.sheets if one.is_hidden and one not in named and one.cells]
    table = finder.table(head)
    return Outcome(
        None if finder.is_unsound else table, (*finder.found, *map(_hidden_sheet, hidden))
    )


def _names(sheets: Iterable[TrackerSheet]) -> str:
    return ", ".join(f'"{one.name}"' for one in sheets)


def _none(file: TrackerFile, rule: str, message: str, hint: str) -> Outcome[TrackerTable]:
    return Outcome(None, (Diagnostic(WholeFile(file.path), rule, message, hint),))


def _no_headings(file: TrackerFile, shown: Sequence[TrackerSheet]) -> Outcome[TrackerTable]:
    sheet = next((one for one in shown if one.rows), None)
    if sheet is None:
        message = "all of its sheets that say something are hidden"
        return _none(
            file,
            "workbook-has-a-table",
            message,
            "show the sheet in Excel, or name it with --sheet",
        )
    at = sheet.rows[0]
    first = next(iter(sheet.columns(at)), 1)
    return Outcome(
        None,
        (
            Diagnostic(
                sheet.place_of(at, first),
                "workbook-has-a-table",
                f"no row from here on has headings that are known, such as Action or "
                f"Recommendation, with Owner, Due or Status beside it (looked for in the first "
                f"{FIRST_ROWS} rows)",
                "say in a mapping file what the columns say: --write-mapping begins one",
            ),
        ),
    )


def _hidden_sheet(sheet: TrackerSheet) -> Diagnostic:
    return Diagnostic(
        WordPlace(sheet.path, f'the sheet "{sheet.name}"'),
        "workbook-shows-what-is-taken",
        "it is hidden, and nothing is taken from it",
        "show it in Excel if it is meant, or name it with --sheet",
        Severity.NOTE,
    )


class Finder:
    """Finds the headings of one sheet, and settles what they mean."""

    def __init__(self, sheet: TrackerSheet, mapping: TrackerMapping, known: Known) -> None:
        self.sheet, self.mapping, self.known = sheet, mapping, known
        self.mapped = {
            plain(name): Meaning(one.says, one.period) for name, one in mapping.columns.items()
        }
        self.found: list[Diagnostic] = []
        self.is_unsound = False

    def head(self) -> Head | None:
        """The headings: where the mapping says, else the first row with as many as any."""
        if self.mapping.headings:
            row = int(self.mapping.headings)
            return self.head_at(row) if row in self.sheet.cells else None
        heads = [self.head_at(row) for row in self.sheet.rows[:FIRST_ROWS]]
        tables = [one for one in heads if one.is_table]
        if not tables:
            return None
        # A title or a key may look like headings; the real ones say the most things.
        most = max(one.score for one in tables)
        first = next(one for one in tables if one.score >= max(2, most - 1) or one.score == most)
        below = next((one for one in tables if one.row == first.row + 1), None)
        return below if below and self._is_one_with(first.row, below.row) else first

    def _is_one_with(self, row: int, below: int) -> bool:
        """Whether headings go on in the row below: some cells reach over both rows."""
        return any(
            top <= row and bottom == below for top, _, bottom, _ in self.sheet.merged
        ) or self._spans(row)

    def _spans(self, row: int) -> bool:
        """Whether headings reach over several columns, and below them alone stand others."""
        spanned = {
            at
            for top, left, bottom, right in self.sheet.merged
            if top == bottom == row and right > left
            for at in range(left, right + 1)
        }
        below = {*self.sheet.cells.get(row + 1, {})}
        return bool(spanned) and spanned == below

    def head_at(self, row: int) -> Head:
        """A row as headings, with the row below where they go on there."""
        last = row + 1 if self._spans(row) and not self.mapping.headings else row
        titles: dict[int, str] = {}
        for at in sorted({*self.sheet.columns(row), *self.sheet.columns(last)}):
            upper, lower = self._title(row, at), self._title(last, at)
            titles[at] = lower or upper
            if last > row and upper and lower and upper != lower and not self._means(lower):
                titles[at] = f"{upper} {lower}"
        named = {at: title for at, title in titles.items() if title}
        meant = {at: found for at, title in named.items() if (found := self._means(title))}
        head = Head(last, named, meant)
        if head.score >= 2 and not head.says_what:
            first = next((at for at, title in named.items() if may_say_what(title)), None)
            return head if first is None else Head(last, named, {**meant, first: Meaning("action")})
        return head

    def _title(self, row: int, at: int) -> str:
        held = self.sheet.shown(row, at)
        said = told(held.value) if held and isinstance(held.value, str | date | int) else ""
        if held and isinstance(held.value, date):
            said = f"{held.value:%b %Y}"
        return "" if len(said) > LONGEST_HEADING else " ".join(said.split())

    def _means(self, title: str) -> Meaning | None:
        return self.mapped.get(plain(title)) or meaning(title, self.known)

    def table(self, head: Head) -> TrackerTable:
        """The table below headings, with what is wrong with it found."""
        meant = self.settled(head)
        meant = self._without_doubles(head, self._as_reference(head, meant))
        columns: list[TrackerColumn] = []
        unread: list[TrackerColumn] = []
        for at, title in head.titles.items():
            one = meant.get(at, Meaning("left out"))
            period = one.period or (WITHOUT_PERIOD if one.says in WITH_PERIOD else "")
            column = TrackerColumn(at, title, one.says, period, self.sheet.place_of(head.row, at))
            (unread if one.says == "left out" else columns).append(column)
        self.found += [
            left_out.unread(one.heading, one.place)
            for one in unread
            if plain(one.heading) not in self.mapped and self._kinds(head.row, one.at)
        ]
        self.found += left_out.untitled(self.sheet, head.row, head.titles)
        self.found += left_out.hidden(self.sheet, head.row, head.titles)
        self._tell_others(head)
        title, key = self._above(head)
        return TrackerTable(self.sheet, head.row, tuple(columns), title, key, tuple(unread))

    def settled(self, head: Head) -> dict[int, Meaning]:
        """What columns say, by their places, given what stands below their headings."""
        return {
            at: one
            if plain(head.titles[at]) in self.mapped
            else settled(one, head.titles[at], self._kinds(head.row, at))
            for at, one in head.meant.items()
        }

    def _kinds(self, row: int, at: int) -> list[str]:
        ratings = Ratings({})
        below = (self.sheet.at(one, at) for one in self.sheet.rows if one > row)
        held = [one for one in below if one and one.value not in (None, "")]
        return [kind_of(one, ratings) for one in held[:LOOKED_AT]]

    def _as_reference(self, head: Head, meant: dict[int, Meaning]) -> dict[int, Meaning]:
        """The numbers of actions are references only where recommendations have none."""
        found = [at for at, one in meant.items() if one.says == "reference"]
        if len(found) < 2:
            return meant
        first = next(
            (at for at in found if not plain(head.titles[at]).startswith(("action", "item"))),
            found[0],
        )
        others = {
            at
            for at in found
            if at != first
            and plain(head.titles[at]).startswith(("action", "item", "no", "id"))
            and plain(head.titles[at]) not in self.mapped
        }
        return {at: Meaning("left out") if at in others else one for at, one in meant.items()}

    def _without_doubles(self, head: Head, meant: dict[int, Meaning]) -> dict[int, Meaning]:
        """Two columns for one thing: which one is meant has to be said."""
        counted = Counter(one for one in meant.values() if one.says in SINGLE or one.period)
        for one, count in counted.items():
            if count < 2:
                continue
            first, *others = (at for at, other in meant.items() if other == one)
            self.is_unsound = True
            titles = head.titles
            for at in others:
                same = titles[at] == titles[first]
                self.found.append(
                    Diagnostic(
                        self.sheet.place_of(head.row, at),
                        "workbook-column-is-single",
                        f'"{titles[at]}" and "{titles[first]}" are both taken for the '
                        f"{_called(one)}",
                        "give one of them another heading in the tracker"
                        if same
                        else f'say in a mapping file which one is: "{titles[at]}: left out" under '
                        "columns:; --write-mapping begins one",
                        related=((self.sheet.place_of(head.row, first), "the other one"),),
                    )
                )
        return meant

    def _tell_others(self, head: Head) -> None:
        """Headings that come again: those of the next page are no matter, others are a table."""
        for row in self.sheet.rows:
            if row <= head.row or len(self.sheet.cells[row]) < 2:
                continue
            if not self._may_be_heading(row):
                continue
            other = self.head_at(row)
            if other.is_table and other.titles != head.titles and other.score > 2:
                at = min(other.titles)
                self.is_unsound = True
                self.found.append(
                    Diagnostic(
                        self.sheet.place_of(row, at),
                        "workbook-has-one-table",
                        "a second table begins here, with headings of its own",
                        "put it on a sheet of its own, and import that with --sheet",
                        related=((self.sheet.place_of(head.row, min(head.titles)), "the first"),),
                    )
                )
                return

    def _may_be_heading(self, row: int) -> bool:
        """Whether the first cells of a row are headings, so that few rows are looked at closely."""
        values = [one.value for one in self.sheet.cells[row].values()]
        known = sum(isinstance(one, str) and is_usual(one) for one in values)
        return known >= 2 and known * 2 >= len(values)

    def _above(self, head: Head) -> tuple[str, dict[str, Status]]:
        """The title above a table, and what its key says of colours, above or below."""
        key: dict[str, Status] = {}
        titles = []
        for row in self.sheet.rows:
            if row <= head.row:
                texts = [told(one.value) for one in self.sheet.cells[row].values() if one.value]
                titles += texts[:1] if len(texts) == 1 and row < head.row else []
            for held in (
                self.sheet.cells[row].values() if row < head.row or row > self._last() else ()
            ):
                told_of = of_key(held.value) if isinstance(held.value, str) else None
                if told_of:
                    key[told_of[0]] = told_of[1]
        return (titles[0] if titles and len(titles[0]) <= LONGEST_HEADING else ""), key

    def _last(self) -> int:
        """The row from which on a key may stand below a table."""
        return self.sheet.rows[-12] if len(self.sheet.rows) > 12 else self.sheet.rows[0]


def _called(one: Meaning) -> str:
    return f"{one.says} of {one.period}" if one.period else one.says
