"""Statuses that an author typed, held against what follows from figures, dates and milestones.

Knows when the two cannot both be so, and is silent where they may: a figure that nearly
meets its target may be called achieved, and what is late may be called slipping.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from boardpaper.model.dates import Patterns, say
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.plan import Action, Milestone, Milestones, Plan, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.source import Locator
from boardpaper.model.wording import figure, printed_name
from boardpaper.progress.results import Result, judged
from boardpaper.progress.statuses import end_of

Path = tuple[str | int, ...]
NOT_DONE: Final = (Status.ON_TARGET, Status.SLIPPING, Status.OVERDUE, Status.NOT_STARTED)


class Contradiction(NamedTuple):
    """A typed status and what it contradicts: the rule, the words, and both their paths."""

    rule: str
    address: str
    message: str
    hint: str
    status: Path
    beside: Path


def typed_statuses_agree(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for each typed status that something else in the plan says is not so."""
    plan, locate = paper.plan, paper.places.plan
    if plan is None or locate is None:
        return
    day, style = paper.meeting.date.first_day, paper.style.plan.progress
    for at, one in enumerate(plan.recommendations):
        for found in _contradictions(one, ("recommendations", at), plan, day, style):
            yield _finding(found, locate)


def _finding(found: Contradiction, locate: Locator) -> Diagnostic:
    return Diagnostic(
        locate(found.status),
        found.rule,
        found.message,
        found.hint,
        Severity.WARNING,
        found.address,
        related=((locate(found.beside), "what it is held against"),),
    )


def _contradictions(
    one: Recommendation, path: Path, plan: Plan, day: date, style: ProgressStyle
) -> Iterator[Contradiction]:
    yield from _of_figures(one, path, plan, style)
    for number, action in enumerate(one.actions):
        of = (*path, "actions", number)
        address = f"{one.reference} · action {number + 1}"
        yield from _of_date(action, of, "due", address, day)
        yield from _of_milestones_in(action, of, address)
        yield from _of_dates(action.milestones, of, one.reference, day)
    yield from _of_dates(one.milestones, path, one.reference, day)
    for number, measure in enumerate(one.measures):
        yield from _of_dates(measure.milestones, (*path, "measures", number), one.reference, day)


def _of_figures(
    one: Recommendation, path: Path, plan: Plan, style: ProgressStyle
) -> Iterator[Contradiction]:
    """Figures that are called achieved and miss the target of their own period."""
    for number, measure in enumerate(one.measures):
        for period, actual in measure.actuals.items():
            found = judged(measure, plan.periods, style, period)
            target = found.target
            if actual.status is not Status.ACHIEVED or found.target_period != period:
                continue
            if target is not None and found.result is Result.MISSED:
                had, hoped = (figure(each.value, measure.unit) for each in (actual, target))
                of = (*path, "measures", number)
                yield Contradiction(
                    "status-agrees-with-its-figure",
                    f"{one.reference} · {printed_name(period)}",
                    f'"{measure.text}" is called achieved, with {had} against a target of {hoped}',
                    "correct the figure, or take the status out: what came of it then follows "
                    "from the figure",
                    (*of, "actuals", period, "status"),
                    (*of, "targets", period),
                )


def _of_dates(held: Milestones, path: Path, reference: str, day: date) -> Iterator[Contradiction]:
    for period, several in held.items():
        for at, each in enumerate(several):
            address = f"{reference} · {printed_name(period)}"
            key = "until" if each.until else "date"
            yield from _of_date(each, (*path, "milestones", period, at), key, address, day)


def _of_date(
    one: Action | Milestone, path: Path, key: str, address: str, day: date
) -> Iterator[Contradiction]:
    """What is called on target with a date that is past by the meeting, or overdue before it."""
    end = one.due if isinstance(one, Action) else end_of(one)
    if end is None:
        return
    if one.status is Status.ON_TARGET and end.is_over(day):
        when = "is past by the day of the meeting"
        hint = (
            "say that it was achieved or withdrawn, or give it a new date and the old one under "
            "was:"
        )
    elif one.status is Status.OVERDUE and not end.is_over(day):
        when = "is not past by the day of the meeting"
        hint = "say that it is slipping, or give the date that is past"
    else:
        return
    yield Contradiction(
        "status-agrees-with-its-date",
        address,
        f"it is called {one.status}, and its date, {say(end, Patterns(), 'en')}, {when}",
        hint,
        (*path, "status"),
        (*path, key),
    )


def _of_milestones_in(action: Action, path: Path, address: str) -> Iterator[Contradiction]:
    """Milestones that are said not to be reached, of an action that is said to be achieved."""
    if action.status is not Status.ACHIEVED:
        return
    for period, several in action.milestones.items():
        for at, each in enumerate(several):
            if each.status in NOT_DONE:
                called = f' "{each.text}"' if each.text else ""
                yield Contradiction(
                    "status-agrees-with-its-milestones",
                    address,
                    f"it is called achieved, and its milestone{called} {each.status}",
                    "say of the milestone that it was achieved or withdrawn, or take the status "
                    "of the action out",
                    (*path, "status"),
                    (*path, "milestones", period, at, "status"),
                )
