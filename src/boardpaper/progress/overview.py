"""A plan at a glance on a day: all it says things of, counted by status and by result.

Knows statuses, results and who answers; does not know the words of a council, nor how
anything is shown.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from boardpaper.model.dates import When
from boardpaper.model.exempt_plan import is_marked
from boardpaper.model.plan import (
    Action,
    Manager,
    Measure,
    Milestones,
    Plan,
    Recommendation,
    Status,
)
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.wording import printed_name
from boardpaper.progress.results import Judged, Result, has_figures, judged
from boardpaper.progress.statuses import (
    SETTLED,
    end_of,
    status_of_action,
    status_of_milestone,
    status_of_recommendation,
)
from boardpaper.progress.withheld import Withheld

K = TypeVar("K")
Path = tuple[str | int, ...]


class Kind(StrEnum):
    """What of a plan has a status."""

    RECOMMENDATION = "recommendation"
    ACTION = "action"
    MILESTONE = "milestone"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of a plan that has a status, or might have.

    ``path`` leads to it in the plan, ``number`` is that of its action from 1 on (0 for
    none), ``period`` that of a milestone, ``end`` the date it should be done by, and
    ``owners`` are those who answer for it, by name.
    """

    kind: Kind
    path: Path
    reference: str
    text: str
    status: Status | None
    number: int = 0
    period: str = ""
    end: When | None = None
    was: tuple[When, ...] = ()
    owners: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it stands, as people call it: "2.6", "2.6 · action 1", "2.6 · Within 3 months"."""
        parts = [self.reference]
        if self.number:
            parts.append(f"action {self.number}")
        if self.period:
            parts.append(printed_name(self.period))
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that has figures, and what came of it."""

    path: Path
    reference: str
    measure: Measure
    judged: Judged
    owners: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it stands, as people call it: "2.6 · measure 3"."""
        return f"{self.reference} · measure {int(self.path[-1]) + 1}"


@dataclass(frozen=True)
class Tally(Generic[K]):
    """How many there are of each, and of all together."""

    counts: Mapping[K, int]

    @property
    def total(self) -> int:
        """How many there are of all."""
        return sum(self.counts.values())

    def of(self, *keys: K) -> int:
        """How many there are of one or of several."""
        return sum(self.counts.get(key, 0) for key in keys)

    def per_cent(self, *keys: K, places: int = 0) -> Decimal:
        """What share of all that is, in per cent, rounded half up; 0 where there are none."""
        if not self.total:
            return Decimal(0)
        share = Decimal(100 * self.of(*keys)) / Decimal(self.total)
        return share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True)
class Overview:
    """A plan on a day. ``left_out`` is how much of it is not counted, as it is withheld."""

    day: date
    entries: tuple[Entry, ...]
    measured: tuple[Measured, ...]
    left_out: int = 0

    @cached_property
    def recommendations(self) -> Tally[Status | None]:
        """Recommendations by status; None is not said."""
        return self.tally(Kind.RECOMMENDATION)

    @cached_property
    def actions(self) -> Tally[Status | None]:
        """Actions by status."""
        return self.tally(Kind.ACTION)

    @cached_property
    def milestones(self) -> Tally[Status | None]:
        """Milestones by status, all that stand anywhere in the plan."""
        return self.tally(Kind.MILESTONE)

    @cached_property
    def measures(self) -> Tally[Result]:
        """Measures that have figures, by result."""
        return Tally(Counter(one.judged.result for one in self.measured))

    @cached_property
    def overdue(self) -> tuple[Entry, ...]:
        """Actions and milestones that are overdue by themselves, the longest first.

        An action that is so by its milestones alone is not among them: they are. Those
        without a date come last.
        """
        late = [one for one in self._work if one.status is Status.OVERDUE]
        told = {one.path[:4] for one in late if one.kind is Kind.MILESTONE}
        by_itself = (one for one in late if one.end or one.path not in told)
        return tuple(sorted(by_itself, key=_when))

    def due(self, until: date) -> tuple[Entry, ...]:
        """Actions and milestones not yet done whose date falls from today to a day, soonest first.

        A date known to the month falls on the last day of it.
        """
        ahead = (
            one
            for one in self._work
            if one.end and one.status not in SETTLED and self.day <= one.end.last_day <= until
        )
        return tuple(sorted(ahead, key=_when))

    def tally(self, kind: Kind, owner: str | None = None) -> Tally[Status | None]:
        """Those of a kind by status: all, or those somebody answers for ("" for nobody)."""
        return Tally(
            Counter(
                one.status
                for one in self.entries
                if one.kind is kind and (owner is None or _is_of(one, owner))
            )
        )

    @cached_property
    def by_owner(self) -> Mapping[str, Tally[Status | None]]:
        """The actions and milestones of each of the owners by status, in order of their names."""
        counts: dict[str, Counter[Status | None]] = {name: Counter() for name in self.owners}
        for one in self._work:
            for name in one.owners or ("",):
                counts[name][one.status] += 1
        return {name: Tally(counted) for name, counted in counts.items()}

    @property
    def owners(self) -> tuple[str, ...]:
        """Everyone who answers for an action or milestone, by name; "" last, for nobody."""
        names = {name for one in self._work for name in one.owners or ("",)}
        return (*sorted(names - {""}), *({""} & names))

    @property
    def _work(self) -> Iterator[Entry]:
        return (one for one in self.entries if one.kind is not Kind.RECOMMENDATION)


def overview(plan: Plan, day: date, style: ProgressStyle, *, public: bool = False) -> Overview:
    """A plan at a glance on a day, usually that of its meeting.

    ``public`` says that the plan is one in which everything exempt is withheld. Then what
    is left of such things is not counted, nor a recommendation of which any part that its
    status follows from is withheld: a status made of the rest would say what is not so.
    """
    entries: list[Entry] = []
    measured: list[Measured] = []
    left_out = 0
    for at, one in enumerate(plan.recommendations):
        all_entries = [*_entries(one, at, day, plan.periods)]
        all_measured = [*_measured(one, at, plan.periods, style)]
        withheld = Withheld(one) if public and is_marked(one) else None
        shown = [each for each in all_entries if not withheld or not withheld.takes(each.path[2:])]
        known = [each for each in all_measured if not withheld or not withheld.takes(each.path[2:])]
        left_out += len(all_entries) - len(shown) + len(all_measured) - len(known)
        entries += shown
        measured += known
    return Overview(day, tuple(entries), tuple(measured), left_out)


def owners_of(managers: Iterable[Manager]) -> tuple[str, ...]:
    """The names of those who answer: people, or the body where it names none."""
    named = (
        name for one in managers for name in (one.people or (one.organisation or one.printed,))
    )
    return tuple(dict.fromkeys(name for name in named if name))


def _entries(one: Recommendation, at: int, day: date, periods: tuple[str, ...]) -> Iterator[Entry]:
    path: Path = ("recommendations", at)
    whole = owners_of(one.managers)
    of_actions = [status_of_action(action, day) for action in one.actions]
    status = status_of_recommendation(one, day, periods, of_actions)
    yield Entry(Kind.RECOMMENDATION, path, one.reference, one.text, status, owners=whole)
    theirs = _Theirs(one.reference, day, whole)
    yield from theirs.milestones((*path, "milestones"), one.milestones)
    for number, (action, status) in enumerate(zip(one.actions, of_actions, strict=True), 1):
        yield from _action(theirs, (*path, "actions", number - 1), action, status)
    for number, measure in enumerate(one.measures):
        yield from theirs.milestones((*path, "measures", number, "milestones"), measure.milestones)


def _action(
    theirs: "_Theirs", path: Path, action: Action, status: Status | None
) -> Iterator[Entry]:
    number = int(path[-1]) + 1
    theirs = theirs.of_action(action, number, status)
    yield Entry(
        Kind.ACTION,
        path,
        theirs.reference,
        action.text,
        status,
        number=number,
        end=action.due,
        was=action.was,
        owners=theirs.owners,
    )
    yield from theirs.milestones((*path, "milestones"), action.milestones)


class _Theirs(NamedTuple):
    """What milestones have from the action or recommendation they belong to."""

    reference: str
    day: date
    owners: tuple[str, ...]
    number: int = 0
    status: Status | None = None

    def of_action(self, action: Action, number: int, status: Status | None) -> "_Theirs":
        """The same for the milestones of an action, which may have owners of its own."""
        owners = owners_of(action.managers) or self.owners
        return self._replace(owners=owners, number=number, status=status)

    def milestones(self, path: Path, held: Milestones) -> Iterator[Entry]:
        """Their milestones as entries."""
        for period, several in held.items():
            for at, each in enumerate(several):
                yield Entry(
                    Kind.MILESTONE,
                    (*path, period, at),
                    self.reference,
                    each.text or ("" if each.date else each.printed),
                    status_of_milestone(each, self.day, self.status),
                    number=self.number,
                    period=period,
                    end=end_of(each),
                    was=each.was,
                    owners=self.owners,
                )


def _measured(
    one: Recommendation, at: int, periods: tuple[str, ...], style: ProgressStyle
) -> Iterator[Measured]:
    for number, measure in enumerate(one.measures):
        if has_figures(measure):
            path = ("recommendations", at, "measures", number)
            found = judged(measure, periods, style)
            yield Measured(path, one.reference, measure, found, owners_of(one.managers))


def _is_of(entry: Entry, owner: str) -> bool:
    return owner in entry.owners if owner else not entry.owners


def _when(entry: Entry) -> date:
    return entry.end.last_day if entry.end else date.max
