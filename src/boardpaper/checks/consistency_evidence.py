"""What a plan says that may contradict a claim: statuses, and targets that were missed.

Knows plans; does not know which claim is made.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from boardpaper.checks.consistency_measures import Known, measured
from boardpaper.model.plan import Milestone, Plan, Recommendation, Status
from boardpaper.model.wording import printed_name

Path = tuple[str | int, ...]


class Evidence(NamedTuple):
    """One thing that a plan says: where, under which recommendation, and in words."""

    path: Path
    reference: str
    address: str
    words: str


def missed_targets(plan: Plan) -> Iterator[Evidence]:
    """Every measure whose latest figure is worse than its target for that period.

    One whose plan does not say which way is better, or calls it achieved, is left out.
    """
    for known in measured(plan):
        period = known.latest()
        if period and _missed(known, period):
            measure = known.measure
            had = known.figure(measure.actuals[period].value)
            hoped = known.figure(measure.targets[period].value)
            yield Evidence(
                known.place("actuals", period),
                known.reference,
                known.address(period),
                f'{had} against a target of {hoped} for "{measure.text}"',
            )


def _missed(known: Known, period: str) -> bool:
    target, actual = known.measure.targets.get(period), known.measure.actuals[period]
    if target is None or actual.status in (Status.ACHIEVED, Status.WITHDRAWN):
        return False
    match known.measure.direction:
        case "higher is better":
            return actual.value < target.value
        case "lower is better":
            return actual.value > target.value
    return False


def statuses(plan: Plan, wanted: Callable[[Status], bool]) -> Iterator[Evidence]:
    """Every action and milestone of a plan whose status is one of those asked for."""
    for at, one in enumerate(plan.recommendations):
        for path, column, status, text in _of(one):
            if status is not None and wanted(status):
                called = f' for "{text}"' if text else ""
                address = f"{one.reference} · {printed_name(column)}"
                path = ("recommendations", at, *path)
                yield Evidence(path, one.reference, address, f'"{status}"{called}')


def _of(one: Recommendation) -> Iterator[tuple[Path, str, Status | None, str]]:
    yield from _of_milestones(("milestones",), one.milestones)
    for number, action in enumerate(one.actions):
        if action.status is not Status.WITHDRAWN:
            yield ("actions", number, "status"), "actions", action.status, action.text
            yield from _of_milestones(("actions", number, "milestones"), action.milestones)
    for number, measure in enumerate(one.measures):
        yield from _of_milestones(("measures", number, "milestones"), measure.milestones)


def _of_milestones(
    path: Path, by_period: Mapping[str, tuple[Milestone, ...]]
) -> Iterator[tuple[Path, str, Status | None, str]]:
    for period, milestones in by_period.items():
        for number, one in enumerate(milestones):
            yield (*path, period, number), period, one.status, one.text
