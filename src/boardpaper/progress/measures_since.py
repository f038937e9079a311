"""What became of measures since the last meeting: which way figures moved, and their targets.

Knows the measures of one recommendation, then and now; does not know how they are told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from boardpaper.model.exempt_plan import is_marked
from boardpaper.model.pairing import NOWHERE, Pairs
from boardpaper.model.plan import Actual, Measure, Plan, Recommendation, Target
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.progress.overview import Path
from boardpaper.progress.pairs import same_measures, same_recommendations
from boardpaper.progress.results import Judged, Movement, has_figures, judged, movement


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure of which something is not as it was: its latest figure, a target, or all of it.

    ``before`` is None where it is new and ``now`` where it is gone. ``movement`` is which
    way the latest figure went, None where it is the same one or where one is missing.
    ``targets`` and ``restated`` are the periods whose target, or whose earlier figure, is
    another one.
    """

    reference: str
    path: Path
    measure: Measure
    before: Judged | None
    now: Judged | None
    movement: Movement | None = None
    targets: tuple[str, ...] = ()
    restated: tuple[str, ...] = ()


def measures_since(
    old: Recommendation,
    new: Recommendation,
    path: Path,
    periods: tuple[Sequence[str], Sequence[str]],
    style: ProgressStyle,
) -> tuple[list[Moved], Pairs]:
    """The measures of a recommendation that moved, and which are the same then and now.

    ``path`` leads to it in the new plan, ``periods`` those of the old plan and the new one.
    """
    pairs = same_measures(old.measures, new.measures)
    found: list[Moved] = []
    for was, now in pairs.in_order():
        if now == NOWHERE:
            left = old.measures[was]
            if has_figures(left):
                judgement = judged(left, periods[0], style)
                found.append(Moved(new.reference, path, left, judgement, None))
            continue
        place = (*path, "measures", now)
        right, judgement = new.measures[now], judged(new.measures[now], periods[1], style)
        if was == NOWHERE:
            if has_figures(right):
                found.append(Moved(new.reference, place, right, None, judgement))
            continue
        before = judged(old.measures[was], periods[0], style)
        found += _moved(new.reference, place, (old.measures[was], right), (before, judgement))
    return found, pairs


def _moved(
    reference: str, path: Path, both: tuple[Measure, Measure], told: tuple[Judged, Judged]
) -> Iterator[Moved]:
    """A measure that is in both plans, if anything of its figures is another."""
    (old, new), (before, now) = both, told
    latest = (before.period, _value(before)) != (now.period, _value(now))
    moved = (
        movement(new, before.actual.value, now.actual.value)
        if latest and before.actual and now.actual
        else None
    )
    targets = tuple(
        period
        for period in dict.fromkeys((*old.targets, *new.targets))
        if _of(old.targets.get(period)) != _of(new.targets.get(period))
    )
    restated = tuple(
        period
        for period, actual in old.actuals.items()
        if period not in (before.period, now.period)
        if _of(new.actuals.get(period)) != actual.value
    )
    if latest or targets or restated:
        yield Moved(reference, path, new, before, now, moved, targets, restated)


def _value(one: Judged) -> Decimal | None:
    return one.actual.value if one.actual else None


def _of(held: Target | Actual | None) -> Decimal | None:
    return held.value if held else None


class Earlier(NamedTuple):
    """A measure as it was, and whether anything of its row is marked exempt, then and now."""

    measure: Measure
    then: bool
    now: bool


def may_be_compared(*, then: bool, now: bool, public: bool) -> bool:
    """Whether a row may be told beside itself, by whether anything of it is exempt then and now."""
    return not then and not now if public else now or not then


def earlier_measures(before: Plan, plan: Plan) -> dict[Path, Earlier]:
    """Each measure of a plan as it was, by its path now."""
    found: dict[Path, Earlier] = {}
    pairs = same_recommendations(before.recommendations, plan.recommendations)
    for now, was in pairs.old_of.items():
        old, new = before.recommendations[was], plan.recommendations[now]
        marked = is_marked(old), is_marked(new)
        for place, earlier in same_measures(old.measures, new.measures).old_of.items():
            path: Path = ("recommendations", now, "measures", place)
            found[path] = Earlier(old.measures[earlier], *marked)
    return found
