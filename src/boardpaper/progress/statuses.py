"""How far something of a plan has come by a day: what its plan says, and what follows from it.

Knows plans and days; does not know what a council calls a status. A plan need not say a
status that follows from its dates, and one that its author typed holds unless a date that
is over, or the status of the whole it belongs to, says otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import Final

from boardpaper.model.dates import When
from boardpaper.model.plan import Action, Milestone, Milestones, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.progress.results import Result, latest_period, result_of

SETTLED: Final = (Status.ACHIEVED, Status.WITHDRAWN)
"""Statuses that no date changes any more."""
LATE: Final = (Status.OVERDUE, Status.SLIPPING)


def status_of_milestone(
    milestone: Milestone, day: date, whole: Status | None = None
) -> Status | None:
    """How far a milestone has come, or None where nothing says.

    ``whole`` is the status of the action it belongs to: with an achieved or withdrawn one
    all its milestones are so.
    """
    if milestone.status in SETTLED:
        return milestone.status
    if whole in SETTLED:
        return whole
    return _by_date(milestone.status, end_of(milestone), milestone.was, day)


def status_of_action(action: Action, day: date) -> Status | None:
    """How far an action has come, or None where nothing says.

    1. Achieved and withdrawn are as typed.
    2. With nothing typed, it is achieved where all its milestones are and no date is ahead.
    3. It is overdue when its date is over.
    4. Any other status is as typed.
    5. With a milestone late it is slipping while a date is ahead, else overdue.
    6. With a date ahead it is on target, but slipping where that date was put back.
    """
    if action.status in SETTLED:
        return action.status
    milestones = list(_of(action.milestones))
    parts = [status_of_milestone(one, day) for one in milestones]
    dates = [end_of(one) for one, status in zip(milestones, parts, strict=True) if _open(status)]
    ahead = _any_ahead([action.due, *dates], day)
    if action.status is None and _all_achieved(parts) and not ahead:
        return Status.ACHIEVED
    own = _by_date(action.status, action.due, action.was, day)
    if action.status is not None or own in LATE:
        return own
    return _together(parts, ahead=ahead)


def status_of_recommendation(
    one: Recommendation,
    day: date,
    periods: Sequence[str] = (),
    of_actions: Sequence[Status | None] | None = None,
) -> Status | None:
    """How far a recommendation has come by what stands under it, or None where nothing says.

    What counts are its actions, all milestones under it, and the status typed beside the
    latest figure of each measure, by the order of a plan's ``periods``; without that a
    target that is not met keeps it from being achieved. Actions of which the plan says
    nothing count only where it does say something of others, so that a plan may be told by
    its milestones alone. ``of_actions`` are their statuses where they are known already.
    """
    if of_actions is None:
        of_actions = [status_of_action(action, day) for action in one.actions]
    under = [
        (status_of_milestone(milestone, day, whole), end_of(milestone))
        for milestone, whole in _under(one, of_actions)
    ]
    parts = [*(status for status, _ in under), *_of_figures(one, periods)]
    if set(of_actions) | set(parts) == {Status.WITHDRAWN}:
        return Status.WITHDRAWN
    if any(of_actions):
        parts += of_actions
    dates = [end for status, end in under if _open(status)]
    dates += [
        each.due for each, status in zip(one.actions, of_actions, strict=True) if _open(status)
    ]
    return _together(parts, ahead=_any_ahead(dates, day))


def end_of(milestone: Milestone) -> When | None:
    """When a milestone should have been reached: the end of its time, where it takes a while."""
    return milestone.until or milestone.date


def times_put_back(was: Sequence[When], now: When | None) -> int:
    """How many times a date was put back, by what earlier papers gave for it."""
    if not was:
        return 0
    dates = [*was, now] if now else [*was]
    return sum(old.is_before(new) for old, new in pairwise(dates))


def _by_date(
    typed: Status | None, end: When | None, was: Sequence[When], day: date
) -> Status | None:
    """The status of something that is not settled, by its own date."""
    if end is not None and end.is_over(day):
        return Status.OVERDUE
    if typed is not None or end is None:
        return typed
    put_back = any(old.is_before(end) for old in was)
    return Status.SLIPPING if put_back else Status.ON_TARGET


def _together(parts: Sequence[Status | None], *, ahead: bool) -> Status | None:
    """The status of a whole by those of its parts, without those that were withdrawn."""
    left = set(parts) - {Status.WITHDRAWN}
    if left.intersection(LATE):
        return Status.SLIPPING if ahead or Status.OVERDUE not in left else Status.OVERDUE
    if _all_achieved(left) and not ahead:
        return Status.ACHIEVED
    if left == {Status.NOT_STARTED}:
        return Status.NOT_STARTED
    return Status.ON_TARGET if ahead or Status.ON_TARGET in left else None


def _open(status: Status | None) -> bool:
    """Whether a date still matters to something with a status."""
    return status not in SETTLED


def _all_achieved(parts: Iterable[Status | None]) -> bool:
    """Whether there is something achieved, and nothing else but what was withdrawn."""
    return set(parts) - {Status.WITHDRAWN} == {Status.ACHIEVED}


def _any_ahead(dates: Iterable[When | None], day: date) -> bool:
    return any(one is not None and not one.is_over(day) for one in dates)


def _under(
    one: Recommendation, of_actions: Sequence[Status | None]
) -> Iterator[tuple[Milestone, Status | None]]:
    """Every milestone under a recommendation, with the status of the action it belongs to."""
    for action, status in zip(one.actions, of_actions, strict=True):
        for milestone in _of(action.milestones):
            yield milestone, status
    for held in (one.milestones, *(measure.milestones for measure in one.measures)):
        for milestone in _of(held):
            yield milestone, None


def _of_figures(one: Recommendation, periods: Sequence[str]) -> Iterator[Status | None]:
    """What is typed beside the latest figures, and None for a target not met or without one."""
    for measure in one.measures:
        latest = latest_period(measure.actuals, periods)
        status = measure.actuals[latest].status if latest else None
        if status is not None:
            yield status
        elif measure.targets and result_of(measure, periods, ProgressStyle()) is not Result.MET:
            yield None


def _of(milestones: Milestones) -> Iterator[Milestone]:
    return chain.from_iterable(milestones.values())
