"""What came of a measure: its figures held against targets, and against each other."""

from decimal import Decimal
from typing import Any

import pytest

from boardpaper.model.plan import Actual, Measure, Target
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.progress.results import Movement, Result, has_figures, judged, movement, result_of

PERIODS = ("q1", "q2", "q3")
UP, DOWN = "higher is better", "lower is better"


def measure(direction: str | None, targets: dict[str, str], actuals: dict[str, str]) -> Measure:
    facts: dict[str, Any] = {
        "direction": direction,
        "targets": {period: Target(value=Decimal(value)) for period, value in targets.items()},
        "actuals": {period: Actual(value=Decimal(value)) for period, value in actuals.items()},
    }
    return Measure(text="Assessments in time", **facts)


def result(direction: str | None, target: str, actual: str, nearly: str = "5") -> Result:
    one = measure(direction, {"q1": target}, {"q1": actual})
    return result_of(one, PERIODS, ProgressStyle(nearly=Decimal(nearly)))


@pytest.mark.parametrize(
    ("direction", "target", "actual", "expected"),
    [
        (UP, "80", "80", Result.MET),
        (UP, "80", "88", Result.MET),
        (UP, "80", "76", Result.NEARLY),
        (UP, "80", "75.99", Result.MISSED),
        (DOWN, "10", "10.5", Result.NEARLY),
        (DOWN, "10", "10.51", Result.MISSED),
        (DOWN, "10", "2", Result.MET),
        (DOWN, "0", "0", Result.MET),
        (DOWN, "0", "1", Result.MISSED),
        (UP, "-20", "-21", Result.NEARLY),
        (UP, "-20", "-21.5", Result.MISSED),
        (None, "10", "10.0", Result.MET),
        (None, "10", "12", Result.CANNOT_TELL),
    ],
)
def test_a_figure_is_held_against_its_target(
    direction: str | None, target: str, actual: str, expected: Result
) -> None:
    assert result(direction, target, actual) is expected


def test_by_how_much_is_nearly_is_the_house_styles_to_say() -> None:
    assert result(UP, "80", "72", nearly="10") is Result.NEARLY
    assert result(UP, "80", "79.99", nearly="0") is Result.MISSED


@pytest.mark.parametrize(
    ("targets", "actuals", "expected", "held_against"),
    [
        ({"q1": "65", "q2": "70"}, {"q1": "60", "q2": "74.7"}, Result.MET, "q2"),
        ({"q1": "65", "q3": "80"}, {"q2": "60"}, Result.MISSED, "q1"),
        ({"q1": "65", "q3": "80"}, {"q2": "70"}, Result.MET, "q1"),
        ({"q3": "80"}, {"q1": "81"}, Result.MET, "q3"),
        ({"q3": "80"}, {"q1": "79"}, Result.NO_TARGET, ""),
        ({"q2": "70", "q3": "80"}, {"q1": "75"}, Result.MET, "q2"),
        ({}, {"q1": "75"}, Result.NO_TARGET, ""),
        ({"q1": "65", "q2": "70"}, {}, Result.NO_DATA, "q2"),
        ({"q1": "65"}, {"Year 2": "1", "q1": "66"}, Result.MET, "q1"),
    ],
)
def test_the_latest_figure_is_held_against_the_target_that_holds_then(
    targets: dict[str, str], actuals: dict[str, str], expected: Result, held_against: str
) -> None:
    found = judged(measure(UP, targets, actuals), PERIODS, ProgressStyle())
    assert (found.result, found.target_period) == (expected, held_against)


def test_the_plans_order_of_periods_counts_and_not_the_files() -> None:
    one = measure(UP, {"q1": "65", "q2": "70"}, {"q2": "74", "q1": "60"})
    found = judged(one, PERIODS, ProgressStyle())
    assert found.period == "q2"
    assert found.moved(one) is Movement.BETTER
    assert judged(one, PERIODS, ProgressStyle(), "q1").result is Result.MISSED


@pytest.mark.parametrize(
    ("direction", "old", "new", "expected"),
    [
        (UP, "1", "2", Movement.BETTER),
        (UP, "2", "1", Movement.WORSE),
        (DOWN, "2", "1", Movement.BETTER),
        (DOWN, "1", "2", Movement.WORSE),
        (DOWN, "2", "2.0", Movement.SAME),
        (None, "1", "2", Movement.UP),
        (None, "2", "1", Movement.DOWN),
    ],
)
def test_a_measure_moves_the_way_its_direction_says(
    direction: str | None, old: str, new: str, expected: Movement
) -> None:
    assert movement(measure(direction, {}, {}), Decimal(old), Decimal(new)) is expected


def test_a_measure_in_words_alone_is_not_one_of_figures() -> None:
    assert not has_figures(Measure(text="Leaflet produced"))
    assert has_figures(Measure(text="Placements", baseline=Decimal(57)))
