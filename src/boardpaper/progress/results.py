"""What came of a measure: its figures held against its targets and against each other.

Knows measures and by how much a figure may miss its target; does not know statuses.

A figure is held against the target of its own period. Where that has none, the last target
before it still holds. Where there is none before it either, it is held against the next one
after it, which it can have met early and cannot have missed yet. The paper of 2004 means
targets so: its 13 emergency placements within 6 months are "achieved" by a target of 30 over
6 months.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boardpaper.model.plan import Actual, Measure, Target
from boardpaper.model.progress_style import ProgressStyle


class Result(StrEnum):
    """What a figure came to beside its target."""

    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"
    NO_DATA = "no data"
    NO_TARGET = "no target"
    CANNOT_TELL = "cannot tell"


class Movement(StrEnum):
    """Which way a measure went between two figures; up or down where none is better."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure's latest figure and the target it was held against, each with its period.

    Empty periods mean that there is none; ``before`` is the figure of the period before.
    """

    result: Result
    period: str = ""
    actual: Actual | None = None
    target_period: str = ""
    target: Target | None = None
    before: Actual | None = None

    def moved(self, measure: Measure) -> Movement | None:
        """Which way it went since the period before; None where one figure is missing."""
        if self.actual is None or self.before is None:
            return None
        return movement(measure, self.before.value, self.actual.value)


def has_figures(measure: Measure) -> bool:
    """Whether a measure is one of figures; others are evidence to look for, in words."""
    return bool(measure.targets or measure.actuals or measure.baseline is not None)


def latest_period(held: Mapping[str, object], periods: Sequence[str] = ()) -> str:
    """The last period in which something is held, by the order of the plan; "" for none.

    A period that the plan does not name is earlier than those it does.
    """
    return (in_order(held, periods) or [""])[-1]


def in_order(held: Iterable[str], periods: Sequence[str]) -> list[str]:
    """Periods in the order of a plan; those that it does not name come first, as they stand."""
    places = {period: at for at, period in enumerate(periods)}
    return sorted(held, key=lambda period: places.get(period, -1))


def judged(
    measure: Measure, periods: Sequence[str], style: ProgressStyle, period: str = ""
) -> Judged:
    """What came of a measure in a period, or in the latest one with a figure."""
    had = in_order(measure.actuals, periods)
    period = period or (had or [""])[-1]
    actual = measure.actuals.get(period)
    if actual is None:
        hoped = latest_period(measure.targets, periods)
        return Judged(Result.NO_DATA, target_period=hoped, target=measure.targets.get(hoped))
    at = had.index(period)
    before = measure.actuals[had[at - 1]] if at else None
    hoped, is_due = _held_against(measure, period, periods)
    if not hoped:
        return Judged(Result.NO_TARGET, period, actual, before=before)
    target = measure.targets[hoped]
    result = _compared(measure, actual.value, target.value, style)
    if not is_due and result is not Result.MET:
        return Judged(Result.NO_TARGET, period, actual, before=before)
    return Judged(result, period, actual, hoped, target, before)


def result_of(
    measure: Measure, periods: Sequence[str], style: ProgressStyle, period: str = ""
) -> Result:
    """What ``judged`` finds, by itself."""
    return judged(measure, periods, style, period).result


def movement(measure: Measure, old: Decimal, new: Decimal) -> Movement:
    """Which way a measure went from one figure to another."""
    if old == new:
        return Movement.SAME
    match measure.direction:
        case "higher is better":
            return Movement.BETTER if new > old else Movement.WORSE
        case "lower is better":
            return Movement.BETTER if new < old else Movement.WORSE
    return Movement.UP if new > old else Movement.DOWN


def _held_against(measure: Measure, period: str, periods: Sequence[str]) -> tuple[str, bool]:
    """The period whose target a figure is held against, and whether it is due by then."""
    if period in measure.targets:
        return period, True
    places = {one: at for at, one in enumerate(periods)}
    here = places.get(period, -1)
    earlier = [one for one in measure.targets if places.get(one, -1) < here]
    if earlier:
        return in_order(earlier, periods)[-1], True
    later = [one for one in measure.targets if places.get(one, -1) > here]
    return (in_order(later, periods) or [""])[0], False


def _compared(measure: Measure, actual: Decimal, target: Decimal, style: ProgressStyle) -> Result:
    if actual == target:
        return Result.MET
    if measure.direction is None:
        return Result.CANNOT_TELL
    if movement(measure, target, actual) is Movement.BETTER:
        return Result.MET
    # Nothing is near a target of 0 but 0 itself: a per cent of it is nothing.
    within = abs(actual - target) * 100 <= abs(target) * style.nearly
    return Result.NEARLY if within else Result.MISSED
