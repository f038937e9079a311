"""How a plan's facts are said, and when printed words stand instead."""

from decimal import Decimal

import pytest

from boardpaper.model.dates import Patterns, When, say
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.plan import (
    Action,
    Actual,
    Manager,
    Measure,
    Milestone,
    Plan,
    Recommendation,
    Status,
    Target,
)
from boardpaper.model.wording import Line, Wording, fill, lines, slot

SAID = Wording(PlanStyle(layout={"actions": "bullets"}), "en-GB")
SOON = "within 3 months"


def recommendation(**facts: object) -> Recommendation:
    return Recommendation(**{"reference": "2.1", "text": "Do it", **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("milestone", "words"),
    [
        (Milestone(status=Status.ACHIEVED, date=When(2004, 1)), "Achieved January 04"),
        (Milestone(date=When(2004, 1)), "January 04"),
        (Milestone(text="Agreed", date=When(2004, 7, 3)), "Agreed 3 July 2004"),
        (Milestone(text="MNS", status=Status.ON_TARGET), "On target MNS"),
        (Milestone(date=When(2004, 1), until=When(2004, 4)), "January 04 - April 04"),
        (Milestone(date=When(2004, 1), printed="Jan 04"), "Jan 04"),
    ],
)
def test_a_milestone_prints_its_facts_unless_words_are_given(
    milestone: Milestone, words: str
) -> None:
    assert SAID.milestone(milestone) == words


def test_a_period_prints_figures_by_measure_and_then_milestones() -> None:
    measure = Measure(
        text="Assessments in time",
        unit="%",
        targets={SOON: Target(value=Decimal("65"))},
        actuals={SOON: Actual(value=Decimal("74.70"), status=Status.ACHIEVED)},
        milestones={SOON: (Milestone(text="Counted"),)},
    )
    one = recommendation(
        measures=(measure,),
        actions=(Action(text="Act", milestones={SOON: (Milestone(text="Begun"),)}),),
        milestones={SOON: (Milestone(text="Reported"),), "later": (Milestone(text="Not here"),)},
    )
    said = [line.text for line in SAID.cell(one, SOON)]
    assert said == ["65%", "74.70% - achieved", "Counted", "Begun", "Reported"]


def test_printed_words_of_a_cell_replace_its_facts() -> None:
    one = recommendation(
        milestones={SOON: (Milestone(text="Begun"),)}, printed={SOON: "Sept 04\n- Target 1450\n"}
    )
    assert SAID.cell(one, SOON) == (Line("Sept 04"), Line("Target 1450", True))


def test_several_actions_are_bullets_and_one_is_a_line() -> None:
    several = recommendation(actions=(Action(text="a"), Action(text="b")))
    assert SAID.cell(several, "actions") == (Line("a", True), Line("b", True))
    assert SAID.cell(recommendation(actions=(Action(text="a"),)), "actions") == (Line("a"),)


def test_a_layout_of_its_own_comes_before_the_house_style() -> None:
    one = recommendation(actions=(Action(text="a"), Action(text="b")), layout={"actions": "lines"})
    assert SAID.cell(one, "actions") == (Line("a"), Line("b"))


@pytest.mark.parametrize(
    ("manager", "words"),
    [
        (Manager(people=("Ann Smith",)), "Ann Smith"),
        (Manager(people=("Ann", "Bo")), "Ann / Bo"),
        (Manager(organisation="HBS", people=("T P",), role="liaison"), "HBS (T P liaison)"),
        (Manager(organisation="HBS"), "HBS"),
        (Manager(people=("Ann",), printed="Ann, Head"), "Ann, Head"),
    ],
)
def test_a_manager_prints_people_and_organisation(manager: Manager, words: str) -> None:
    assert SAID.manager(manager) == words


def test_managers_of_actions_come_before_those_of_the_recommendation() -> None:
    one = recommendation(
        actions=(Action(text="a", managers=(Manager(people=("First",)),)),),
        managers=(Manager(people=("Second",)),),
    )
    assert [line.text for line in SAID.cell(one, "managers")] == ["First", "Second"]


def test_rows_are_named_by_their_slots() -> None:
    plan = Plan(format=1, periods=("within 3 months", "Over 6 Months!"), recommendations=())
    assert [slot(period) for period in plan.periods] == ["within_3_months", "over_6_months"]
    (row,) = SAID.rows(Plan(format=1, periods=(SOON,), recommendations=(recommendation(),)))
    assert list(row) == [
        "reference", "text", "outcome", "actions", "measures", "managers", "within_3_months",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "facts", "words"),
    [
        ("{a} - {b}", {"a": "85", "b": ""}, "85"),
        ("{a} - {b}", {"a": "", "b": "met"}, "met"),
        ("{a} ({b})", {"a": "Begun", "b": ""}, "Begun"),
        ("{a} - {b} - {c}", {"a": "x", "b": "", "c": "z"}, "x - z"),
        ("{a} {b}", {"a": "-5", "b": ""}, "-5"),
    ],
)
def test_a_missing_fact_takes_its_dashes_and_brackets_along(
    pattern: str, facts: dict[str, str], words: str
) -> None:
    assert fill(pattern, **facts) == words


def test_plan_text_is_bullets_where_lines_begin_with_a_dash() -> None:
    assert lines("Consider :\n\n- one\n-two\n  - three\n") == (
        Line("Consider :"),
        Line("one", True),
        Line("-two"),
        Line("three", True),
    )


@pytest.mark.parametrize(
    ("when", "language", "words"),
    [
        (When(2004, 9, 23), "en-GB", "Thursday 23rd September 2004"),
        (When(2004, 9, 1), "cy-GB", "dydd Mercher 1 Medi 2004"),
        (When(2004, 11, 11), "fr", "Thursday 11th November 2004"),
    ],
)
def test_a_day_is_said_in_the_language_of_the_paper(when: When, language: str, words: str) -> None:
    assert say(when, Patterns(day="{weekday} {day}{th} {month} {year}"), language) == words


@pytest.mark.parametrize(
    "written", ["2004-13", "2004-02-30", "04-01", "2004-1", "today", "2004-00"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        When.parse(written)
