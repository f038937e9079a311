"""What became of a plan since the last meeting: achieved, put back, new, moved and the rest.

Knows two plans, each on its day; does not know how it is told. Facts are compared, not the
words that a paper printed for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from boardpaper.model.before import Before
from boardpaper.model.dates import When
from boardpaper.model.exempt_plan import is_marked
from boardpaper.model.pairing import NOWHERE
from boardpaper.model.plan import Action, Manager, Milestones, Plan, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.sentences import plain
from boardpaper.progress.measures_since import Moved, may_be_compared, measures_since
from boardpaper.progress.overview import Kind, Path, owners_of
from boardpaper.progress.pairs import (
    Placed,
    placed,
    same_actions,
    same_milestones,
    same_recommendations,
)
from boardpaper.progress.statuses import (
    end_of,
    status_of_action,
    status_of_milestone,
    times_put_back,
)

TOLD_APART: Final = (Status.ACHIEVED, Status.WITHDRAWN)
"""Statuses whose coming is told by itself."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A recommendation, action or milestone of which a change is told.

    ``path`` leads to it in the plan that has it: the new one, or the old one where it is
    gone. ``number`` is that of its action, 0 for none; ``of`` the text of that action
    where this is a milestone of it.
    """

    kind: Kind
    path: Path
    reference: str
    text: str
    number: int = 0
    of: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """Something achieved since: when it should have been, if the plan says."""

    thing: Thing
    due: When | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something whose date is another one: None where it has, or had, none.

    ``times`` is how often it was put back in all, by the dates that earlier papers gave.
    """

    thing: Thing
    old: When | None
    new: When | None
    times: int = 0


@dataclass(frozen=True, slots=True)
class Reworded:
    """Something that is said in other words."""

    thing: Thing
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Turned:
    """Something whose status is another one; None is not said."""

    thing: Thing
    old: Status | None
    new: Status | None


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Something that others answer for."""

    thing: Thing
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass
class ProgressSince:
    """All that became of a plan, each kind in the order of the new plan.

    ``left_out`` counts the recommendations of which a public copy tells nothing.
    """

    achieved: list[Done] = field(default_factory=list)
    put_back: list[Dated] = field(default_factory=list)
    brought_forward: list[Dated] = field(default_factory=list)
    redated: list[Dated] = field(default_factory=list)
    reworded: list[Reworded] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    passed_on: list[PassedOn] = field(default_factory=list)
    new: list[Thing] = field(default_factory=list)
    withdrawn: list[Thing] = field(default_factory=list)
    gone: list[Thing] = field(default_factory=list)
    measures: list[Moved] = field(default_factory=list)
    left_out: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether all is as it was."""
        return not any(vars(self)[name] for name in vars(self) if name != "left_out")


def since(
    before: Before, plan: Plan, day: date, style: ProgressStyle, *, public: bool = False
) -> ProgressSince:
    """What became of a plan between the day of its earlier paper and ``day``.

    What was exempt then and is open now is compared with nothing, in any copy: a change
    would tell what was not told. A ``public`` copy tells nothing either of a recommendation
    of which anything is withheld now.
    """
    comparing = _Comparing(before, plan, day, style)
    old, new = before.plan.recommendations, plan.recommendations
    pairs = same_recommendations(old, new)
    for was, now in pairs.in_order():
        then_marked = was != NOWHERE and is_marked(old[was])
        now_marked = now != NOWHERE and is_marked(new[now])
        if may_be_compared(then=then_marked, now=now_marked, public=public):
            comparing.recommendation(was, now)
        else:
            comparing.into.left_out += 1
    return comparing.into


@dataclass(frozen=True, slots=True)
class _Side:
    """One action or milestone of a plan: with its end, status and who answers for it."""

    thing: Thing
    status: Status | None
    end: When | None
    was: tuple[When, ...]
    managers: tuple[Manager, ...]


class _Comparing:
    """The comparison of two plans, and what it found."""

    def __init__(self, before: Before, plan: Plan, day: date, style: ProgressStyle) -> None:
        self.before, self.plan, self.day, self.style = before, plan, day, style
        self.into = ProgressSince()

    def recommendation(self, was: int, now: int) -> None:
        """One recommendation by its places in the two plans, ``NOWHERE`` where it is not."""
        old = self.before.plan.recommendations[was] if was != NOWHERE else None
        new = self.plan.recommendations[now] if now != NOWHERE else None
        if new is None:
            assert old is not None
            self.into.gone.append(_whole(old, was))
            return
        whole = _whole(new, now)
        if old is None:
            self.into.new.append(whole)
            self._begun(_Owner(new, ("recommendations", now), new.milestones, self.day))
            return
        if old == new and self.before.day == self.day:
            return
        if plain(old.text) != plain(new.text):
            self.into.reworded.append(Reworded(whole, plain(old.text), plain(new.text)))
        self._passed_on(whole, old.managers, new.managers)
        left = _Owner(old, ("recommendations", was), old.milestones, self.before.day)
        right = _Owner(new, ("recommendations", now), new.milestones, self.day)
        self._milestones(left, right)
        self._actions(left, right)
        self._measures(left, right)

    def _actions(self, old: "_Owner", new: "_Owner") -> None:
        for was, now in same_actions(old.row.actions, new.row.actions).in_order():
            left = old.action(was) if was != NOWHERE else None
            right = new.action(now) if now != NOWHERE else None
            self._told(left, right)
            if left is None or right is None:
                continue
            if right.status is left.status or right.status not in TOLD_APART:
                self._milestones(old.of_action(was), new.of_action(now))

    def _measures(self, old: "_Owner", new: "_Owner") -> None:
        periods = self.before.plan.periods, self.plan.periods
        moved, pairs = measures_since(old.row, new.row, new.path, periods, self.style)
        self.into.measures += moved
        for now, was in sorted(pairs.old_of.items()):
            self._milestones(old.of_measure(was), new.of_measure(now))

    def _milestones(self, old: "_Owner", new: "_Owner") -> None:
        left, right = old.milestones(), new.milestones()
        for was, now in same_milestones(old.placed, new.placed).in_order():
            self._told(
                left[was] if was != NOWHERE else None, right[now] if now != NOWHERE else None
            )

    def _begun(self, new: "_Owner") -> None:
        """Milestones of a new recommendation, which is told whole: those achieved already."""
        self.into.achieved += [
            Done(one.thing, one.end) for one in new.milestones() if one.status is Status.ACHIEVED
        ]

    def _told(self, old: _Side | None, new: _Side | None) -> None:
        """What became of an action or milestone."""
        if new is None:
            if old is not None:
                self.into.gone.append(old.thing)
            return
        if old is None:
            self.into.new.append(new.thing)
            return
        if plain(old.thing.text) != plain(new.thing.text):
            self.into.reworded.append(
                Reworded(new.thing, plain(old.thing.text), plain(new.thing.text))
            )
        self._passed_on(new.thing, old.managers, new.managers)
        told = len(self.into.put_back)
        if new.status not in TOLD_APART:
            self._dated(old, new)
        # What was put back is slipping by that, and that is told once.
        if len(self.into.put_back) == told or new.status is not Status.SLIPPING:
            self._turned(old, new)

    def _turned(self, old: _Side, new: _Side) -> None:
        if old.status is new.status:
            return
        if new.status is Status.ACHIEVED:
            self.into.achieved.append(Done(new.thing, old.end))
        elif new.status is Status.WITHDRAWN:
            self.into.withdrawn.append(new.thing)
        else:
            self.into.turned.append(Turned(new.thing, old.status, new.status))

    def _dated(self, old: _Side, new: _Side) -> None:
        if old.end == new.end:
            return
        if old.end is None or new.end is None:
            self.into.redated.append(Dated(new.thing, old.end, new.end))
            return
        earlier = new.was if new.was[-1:] == (old.end,) else (*new.was, old.end)
        times = times_put_back(earlier, new.end)
        told = Dated(new.thing, old.end, new.end, times)
        if new.end.first_day > old.end.last_day:
            self.into.put_back.append(told)
        elif new.end.last_day < old.end.first_day:
            self.into.brought_forward.append(told)
        else:
            self.into.redated.append(told)

    def _passed_on(self, thing: Thing, old: Iterable[Manager], new: Iterable[Manager]) -> None:
        before, after = owners_of(old), owners_of(new)
        if set(before) != set(after):
            self.into.passed_on.append(PassedOn(thing, before, after))


def _whole(one: Recommendation, at: int) -> Thing:
    return Thing(
        Kind.RECOMMENDATION,
        ("recommendations", at),
        one.reference,
        plain(one.text),
        owners=owners_of(one.managers),
    )


@dataclass(frozen=True, slots=True)
class _Owner:
    """What milestones stand under in a plan on a day, and the way there."""

    row: Recommendation
    path: Path
    held: Milestones
    day: date
    doing: Action | None = None

    def action(self, at: int) -> _Side:
        """An action of this recommendation."""
        action = self.row.actions[at]
        thing = Thing(
            Kind.ACTION,
            (*self.path, "actions", at),
            self.row.reference,
            plain(action.text),
            at + 1,
            owners=owners_of(action.managers or self.row.managers),
        )
        status = status_of_action(action, self.day)
        return _Side(thing, status, action.due, action.was, action.managers)

    def of_action(self, at: int) -> "_Owner":
        """The owner that an action of this recommendation is."""
        action = self.row.actions[at]
        return replace(self, path=(*self.path, "actions", at), held=action.milestones, doing=action)

    def of_measure(self, at: int) -> "_Owner":
        """The owner that a measure of this recommendation is."""
        path = (*self.path, "measures", at)
        return replace(self, path=path, held=self.row.measures[at].milestones)

    @property
    def placed(self) -> list[Placed]:
        """Its milestones, and where they stand."""
        return placed(self.held, (*self.path, "milestones"))

    def milestones(self) -> list[_Side]:
        """Its milestones, and what they say."""
        whole = status_of_action(self.doing, self.day) if self.doing else None
        managers = (self.doing.managers if self.doing else ()) or self.row.managers
        return [
            _Side(
                Thing(
                    Kind.MILESTONE,
                    each.path,
                    self.row.reference,
                    plain(
                        each.milestone.text or each.milestone.printed or f"milestone {each.period}"
                    ),
                    int(self.path[-1]) + 1 if self.doing else 0,
                    plain(self.doing.text) if self.doing else "",
                    owners_of(managers),
                ),
                status_of_milestone(each.milestone, self.day, whole),
                end_of(each.milestone),
                each.milestone.was,
                (),
            )
            for each in self.placed
        ]
