"""What one action of a tracker comes to: due, moved, how far, and words that say more.

Knows the cells that are about an action; does not know whose action it is. Facts go where a
plan has them, and the words stay beside them wherever they say more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from boardpaper.model.dates import When
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.pieces import Data
from boardpaper.model.plan import Milestone, Status
from boardpaper.model.source import Place
from boardpaper.model.tracker_mapping import Says
from boardpaper.workbooks.cells import figure
from boardpaper.workbooks.ordering import ordered, short
from boardpaper.workbooks.tracker_cells import TrackerCell
from boardpaper.workbooks.tracker_dates import Dated, dated
from boardpaper.workbooks.tracker_headings import heading_as_period
from boardpaper.workbooks.tracker_words import Ratings, is_open
from boardpaper.workbooks.unreadable import Unreadable

WHOLE: Final = 100
MOST_TOLD: Final = 60
"""Words that are told of one by one."""
PLAIN_WORDS: Final = "workbook-words-are-plain"
WAITING: Final = frozenset(("tbc", "tba", "tbd", "to be confirmed"))
UNKNOWN: Final = ""
"""Stands for the meaning of a status that nobody knows."""
STATUS: Final = "the status "
"""Begins how a word for a status was understood."""
DATES: Final[tuple[Says, ...]] = ("start", "due", "revised", "achieved on")
MOVING: Final[tuple[Says, ...]] = ("due", "revised")


@dataclass
class Told:
    """What is said of a tracker's words: findings, and how words were understood.

    ``taken`` has for each word and its meaning the first place and how many there are.
    """

    found: list[Diagnostic] = field(default_factory=list)
    taken: dict[tuple[str, str], tuple[Place, int]] = field(default_factory=dict)

    def take(self, place: Place, said: str, meant: str) -> None:
        """Notes how words were understood."""
        first, count = self.taken.get((said, meant), (place, 0))
        self.taken[said, meant] = first, count + 1

    def unreadable(self, place: Place, trouble: Unreadable) -> None:
        """Notes a cell that cannot be read."""
        rule = "workbook-cell-can-be-read"
        self.found.append(Diagnostic(place, rule, str(trouble), trouble.hint))

    def refuse(
        self, place: Place, rule: str, message: str, hint: str, *others: tuple[Place, str]
    ) -> None:
        """Notes something that nobody could take rightly."""
        self.found.append(Diagnostic(place, rule, message, hint, related=others))

    def all(self) -> list[Diagnostic]:
        """Everything, how words were understood last; of very many words only the first."""
        shown = [_understood(*one) for one in list(self.taken.items())[:MOST_TOLD]]
        left = list(self.taken.items())[MOST_TOLD:]
        if left:
            (said, _), (place, _) = left[0]
            message = f'"{said}" and {len(left) - 1:,} other words after it were taken likewise'
            hint = "put the first ones right, and import it again to see these"
            shown.append(Diagnostic(place, PLAIN_WORDS, message, hint, Severity.NOTE))
        return [*self.found, *shown]


def _understood(words: tuple[str, str], where: tuple[Place, int]) -> Diagnostic:
    (said, meant), (place, count) = words, where
    times = f" (in {count:,} cells)" if count > 1 else ""
    if meant == UNKNOWN:
        return Diagnostic(
            place,
            PLAIN_WORDS,
            f'"{said}" is no status that is known; it is kept as words{times}',
            "say under statuses: in a mapping file what it means, or write one of: "
            + ", ".join(Status),
            Severity.WARNING,
        )
    return Diagnostic(
        place,
        PLAIN_WORDS,
        f'"{said}" is taken for {meant}{times}',
        "if that is not meant, "
        + (
            "say under statuses: in a mapping file what it means"
            if meant.startswith(STATUS)
            else "write it otherwise in the tracker"
        ),
        Severity.NOTE,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """By what words are read: for statuses, and the day near which a month without year is."""

    ratings: Ratings
    near: date | None = None


@dataclass
class Facts:
    """What a row says of one action: fields of the action, and milestones by period."""

    fields: dict[str, Data] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    milestones: dict[str, list[Data]] = field(default_factory=dict)

    def set(self, name: str, value: Data, place: Place) -> None:
        """Sets a field of the action."""
        self.fields[name], self.places[name] = value, place

    def keep(self, cell: TrackerCell, one: Dated, said: str) -> None:
        """Keeps words that say more than facts, under their heading.

        A date that was made out of words is not put beside them, as they do not name it.
        """
        facts: dict[str, Data] = {"printed": said}
        if one.when and not one.understood:
            facts["date"] = str(one.when)
        if one.until:
            facts["until"] = str(one.until)
        if one.status:
            facts["status"] = str(one.status)
        period = heading_as_period(cell.column.heading)
        self.milestones.setdefault(period, []).append(ordered(Milestone, facts))


Cells = dict[Says, TrackerCell]


def facts_of(cells: Cells, reading: Reading, told: Told) -> Facts:
    """What cells say of one action."""
    facts = Facts()
    read: dict[Says, Dated] = {}
    for says in DATES:
        one = _dated(cells.get(says), reading, told)
        if one is not None:
            read[says] = one
    _due(facts, cells, read)
    if "start" in read:
        _start(cells, read, told)
    for says in MOVING:
        if says in read and not read[says].is_all:
            facts.keep(cells[says], read[says], cells[says].said)
    _status(facts, cells, read, reading, told)
    return facts


def _dated(cell: TrackerCell | None, reading: Reading, told: Told) -> Dated | None:
    if cell is None or (cell.says_nothing and not _waits(cell)):
        return None
    try:
        one = dated(
            cell.value if isinstance(cell.value, date) else cell.said, reading.ratings, reading.near
        )
    except Unreadable as trouble:
        told.unreadable(cell.place, trouble)
        return None
    if one.understood:
        told.take(cell.place, cell.said, one.understood)
    return one


def _waits(cell: TrackerCell) -> bool:
    """Whether words for nothing say that a date is still to come, which people want to read."""
    return cell.column.says == "due" and cell.said.casefold() in WAITING


def _due(facts: Facts, cells: Cells, read: dict[Says, Dated]) -> None:
    """The date that holds now, and those before it."""
    dates: list[tuple[When, TrackerCell]] = []
    for says in MOVING:
        one = read.get(says)
        if one and one.when:
            every = (*one.earlier, one.until or one.when)
            dates += [(when, cells[says]) for when in every]
    if not dates:
        return
    (last, cell), before = dates[-1], [when for when, _ in dates[:-1]]
    facts.set("due", str(last), cell.place)
    was = [str(when) for when in dict.fromkeys(before) if when != last]
    if was:
        facts.set("was", list(was), dates[0][1].place)


def _start(cells: Cells, read: dict[Says, Dated], told: Told) -> None:
    """What begins after it is due is a mistake in one of the two."""
    start, last = read["start"], read.get("revised") or read.get("due")
    which: Says = "revised" if "revised" in read else "due"
    if start.when and last and last.when and last.when.last_day < start.when.first_day:
        told.refuse(
            cells[which].place,
            "dates-follow-each-other",
            f'it is due "{cells[which].said}", before it starts',
            "correct one of the two dates in the tracker",
            (cells["start"].place, f'it starts "{cells["start"].said}"'),
        )


def _status(
    facts: Facts, cells: Cells, read: dict[Says, Dated], reading: Reading, told: Told
) -> None:
    """How far it has come: by its status, else by what dates and percentages say."""
    rated = _rated(facts, cells.get("status"), reading, told)
    done = read.get("achieved on")
    if done:
        _achieved_on(facts, cells["achieved on"], done)
    amount = _progress(facts, cells.get("progress"))
    found: list[tuple[Status | None, Says]] = [(rated, "status")]
    found += [(read[says].status, says) for says in ("revised", "due") if says in read]
    if done:
        found.append((Status.ACHIEVED if done.when else done.status, "achieved on"))
    found.append((amount, "progress"))
    for status, says in found:
        if status:
            facts.set("status", str(status), cells[says].place)
            return


def _progress(facts: Facts, cell: TrackerCell | None) -> Status | None:
    """All done or nothing is a status; any other share is kept in words."""
    if cell is None or cell.says_nothing:
        return None
    amount = _percent(cell)
    if amount is None:
        facts.keep(cell, Dated(), cell.said)
    elif 0 < amount < WHOLE:
        facts.keep(cell, Dated(), f"{figure(amount)}%")
    else:
        return Status.ACHIEVED if amount else Status.NOT_STARTED
    return None


def _achieved_on(facts: Facts, cell: TrackerCell, done: Dated) -> None:
    if done.when and done.is_all:
        one: dict[str, Data] = {"date": str(done.when), "status": str(Status.ACHIEVED)}
        facts.milestones.setdefault(heading_as_period(cell.column.heading), []).append(one)
    elif cell.said and not cell.says_nothing:
        facts.keep(cell, done, cell.said)


def _rated(facts: Facts, cell: TrackerCell | None, reading: Reading, told: Told) -> Status | None:
    """The status that a cell gives; its words are kept where they say more."""
    if cell is None or (cell.says_nothing and cell.said.casefold() != "n/a"):
        return None
    amount = _percent(cell)
    if amount is not None and (cell.per_cent or "%" in cell.said):
        return _progress(facts, cell)
    rated = reading.ratings.read(cell.said)
    if rated is None:
        return _unrated(facts, cell, reading, told)
    if not rated.is_all:
        facts.keep(cell, Dated(status=rated.status), cell.said)
    if not rated.is_given and cell.said.casefold() != rated.status:
        told.take(cell.place, _begun(cell.said), f"{STATUS}{rated.status}")
    return rated.status


def _unrated(facts: Facts, cell: TrackerCell, reading: Reading, told: Told) -> Status | None:
    """The status in words that are not one alone, such as one with a date; they are kept."""
    one = _dated(cell, reading, told)
    if is_open(cell.said):
        told.take(cell.place, cell.said, "not done yet, which is no status")
        return None
    facts.keep(cell, one or Dated(), cell.said)
    if one is not None and one.status:
        return one.status
    told.take(cell.place, _begun(cell.said), UNKNOWN)
    return None


def _begun(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= 60 else f"{line[:57]}…"


def _percent(cell: TrackerCell | None) -> Decimal | None:
    """How much of a hundred a cell says, if it says that."""
    if cell is None or isinstance(cell.value, bool | date):
        return None
    if isinstance(cell.value, int | float):
        value = Decimal(repr(cell.value))
        is_share = cell.per_cent or (isinstance(cell.value, float) and 0 < value < 1)
        return value * WHOLE if is_share else value
    bare = cell.said.removesuffix("%").removesuffix("complete").strip().removesuffix("%").strip()
    return Decimal(bare) if bare.replace(".", "", 1).isdecimal() and bare.isascii() else None


def milestone(line: str, read: dict[str, Data]) -> Data:
    """A milestone as a plan has it: what was read of a line, as one text where that is all."""
    return short(ordered(Milestone, read)) if read else line


def shared(several: Sequence[Data]) -> Data:
    """Managers as a plan has them: one alone as one text."""
    return several[0] if len(several) == 1 and isinstance(several[0], str) else list(several)
