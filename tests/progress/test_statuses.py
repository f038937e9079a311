"""How far something has come by a day, from what is typed and from dates."""

from datetime import date
from decimal import Decimal

import pytest

from boardpaper.model.dates import When
from boardpaper.model.plan import Action, Actual, Measure, Milestone, Recommendation, Status, Target
from boardpaper.progress.statuses import (
    status_of_action,
    status_of_milestone,
    status_of_recommendation,
    times_put_back,
)

DAY = date(2004, 9, 23)
PAST, NOW, AHEAD = When(2004, 8), When(2004, 9), When(2004, 12)
ACHIEVED, ON_TARGET, SLIPPING = Status.ACHIEVED, Status.ON_TARGET, Status.SLIPPING
OVERDUE, NOT_STARTED, WITHDRAWN = Status.OVERDUE, Status.NOT_STARTED, Status.WITHDRAWN


def within(*several: Milestone) -> dict[str, tuple[Milestone, ...]]:
    return {"within 3 months": several}


DONE = Milestone(text="Agreed", date=PAST, status=ACHIEVED)
DONE_EARLY = Milestone(text="Agreed", date=AHEAD, status=ACHIEVED)
MISSED = Milestone(text="Agreed", date=PAST)
COMING = Milestone(text="Agreed", date=AHEAD)
UNSAID = Milestone(text="Agreed")
DROPPED = Milestone(text="Agreed", date=PAST, status=WITHDRAWN)


@pytest.mark.parametrize(
    ("milestone", "status"),
    [
        (UNSAID, None),
        (Milestone(date=When(2004, 9, 22)), OVERDUE),
        (Milestone(date=When(2004, 9, 23)), ON_TARGET),
        (Milestone(date=PAST), OVERDUE),
        (Milestone(date=NOW), ON_TARGET),
        (Milestone(date=When(2003)), OVERDUE),
        (Milestone(date=When(2004)), ON_TARGET),
        (Milestone(date=PAST, until=NOW), ON_TARGET),
        (Milestone(date=PAST, status=ACHIEVED), ACHIEVED),
        (Milestone(date=PAST, status=WITHDRAWN), WITHDRAWN),
        (Milestone(date=PAST, status=ON_TARGET), OVERDUE),
        (Milestone(date=AHEAD, status=NOT_STARTED), NOT_STARTED),
        (Milestone(status=SLIPPING), SLIPPING),
        (Milestone(date=AHEAD, status=OVERDUE), OVERDUE),
        (Milestone(date=AHEAD, was=(PAST,)), SLIPPING),
        (Milestone(date=AHEAD, was=(PAST,), status=ON_TARGET), ON_TARGET),
        (Milestone(date=AHEAD, was=(When(2005, 3),)), ON_TARGET),
        (Milestone(date=When(2004, 12, 9), was=(AHEAD,)), ON_TARGET),
    ],
)
def test_a_milestone_is_late_when_its_date_is_over(
    milestone: Milestone, status: Status | None
) -> None:
    assert status_of_milestone(milestone, DAY) is status


def test_milestones_of_a_settled_action_are_settled_with_it() -> None:
    assert status_of_milestone(MISSED, DAY, ACHIEVED) is ACHIEVED
    assert status_of_milestone(MISSED, DAY, WITHDRAWN) is WITHDRAWN
    assert status_of_milestone(DONE, DAY, WITHDRAWN) is ACHIEVED
    assert status_of_milestone(MISSED, DAY, SLIPPING) is OVERDUE


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (Action(text="Do"), None),
        (Action(text="Do", status=ACHIEVED, due=PAST, milestones=within(MISSED)), ACHIEVED),
        (Action(text="Do", status=WITHDRAWN, due=PAST), WITHDRAWN),
        (Action(text="Do", due=PAST), OVERDUE),
        (Action(text="Do", due=PAST, status=ON_TARGET), OVERDUE),
        (Action(text="Do", due=PAST, status=NOT_STARTED), OVERDUE),
        (Action(text="Do", due=NOW), ON_TARGET),
        (Action(text="Do", due=AHEAD, was=(PAST,)), SLIPPING),
        (Action(text="Do", due=AHEAD, status=NOT_STARTED), NOT_STARTED),
        (Action(text="Do", due=AHEAD, milestones=within(MISSED)), SLIPPING),
        (Action(text="Do", due=AHEAD, status=ON_TARGET, milestones=within(MISSED)), ON_TARGET),
        (Action(text="Do", milestones=within(MISSED)), OVERDUE),
        (Action(text="Do", milestones=within(MISSED, COMING)), SLIPPING),
        (Action(text="Do", milestones=within(DONE, DROPPED)), ACHIEVED),
        (Action(text="Do", milestones=within(DONE, UNSAID)), None),
        (Action(text="Do", milestones=within(DONE, COMING)), ON_TARGET),
        (Action(text="Do", milestones=within(DROPPED)), None),
        (Action(text="Do", milestones=within(DONE_EARLY)), ACHIEVED),
        (Action(text="Do", milestones=within(DROPPED, MISSED)), OVERDUE),
        (Action(text="Do", due=PAST, milestones=within(DONE)), ACHIEVED),
        (Action(text="Do", due=PAST, status=ON_TARGET, milestones=within(DONE)), OVERDUE),
        (Action(text="Do", due=AHEAD, milestones=within(DONE)), ON_TARGET),
        (Action(text="Do", milestones=within(Milestone(status=NOT_STARTED))), NOT_STARTED),
    ],
)
def test_an_action_is_told_by_its_date_and_its_milestones(
    action: Action, status: Status | None
) -> None:
    assert status_of_action(action, DAY) is status


def action(status: Status | None = None, due: When | None = None) -> Action:
    return Action(text="Do", status=status, due=due)


def watched(*states: Status | None) -> Measure:
    actuals = {f"period {at}": Actual(value=at, status=one) for at, one in enumerate(states)}  # type: ignore[arg-type]
    return Measure(text="Number", actuals=actuals)


def hoped(target: str, actual: str = "") -> Measure:
    targets = {"period": Target(value=Decimal(target))}
    actuals = {"period": Actual(value=Decimal(actual))} if actual else {}
    return Measure(text="Number", direction="higher is better", targets=targets, actuals=actuals)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, None),
        ({"actions": (action(), action())}, None),
        ({"actions": (action(ACHIEVED), action(ACHIEVED))}, ACHIEVED),
        ({"actions": (action(ACHIEVED), action(WITHDRAWN))}, ACHIEVED),
        ({"actions": (action(WITHDRAWN), action(WITHDRAWN))}, WITHDRAWN),
        ({"actions": (action(ACHIEVED), action())}, None),
        ({"actions": (action(),), "milestones": within(DONE)}, ACHIEVED),
        ({"actions": (action(),), "milestones": within(DROPPED)}, None),
        ({"milestones": within(DONE, UNSAID)}, None),
        ({"milestones": within(DONE, MISSED)}, OVERDUE),
        ({"milestones": within(DONE, MISSED, COMING)}, SLIPPING),
        ({"actions": (action(due=PAST), action(due=AHEAD))}, SLIPPING),
        ({"actions": (action(SLIPPING), action(ACHIEVED))}, SLIPPING),
        ({"actions": (action(ACHIEVED, AHEAD),)}, ACHIEVED),
        ({"actions": (action(NOT_STARTED), action(NOT_STARTED))}, NOT_STARTED),
        ({"actions": (action(ON_TARGET), action(ACHIEVED))}, ON_TARGET),
        ({"measures": (watched(None, ACHIEVED),)}, ACHIEVED),
        ({"measures": (watched(OVERDUE, ACHIEVED),), "milestones": within(DONE)}, ACHIEVED),
        ({"measures": (watched(ACHIEVED, SLIPPING),), "milestones": within(DONE)}, SLIPPING),
        ({"measures": (watched(ACHIEVED, None),), "milestones": within(DONE)}, ACHIEVED),
        ({"measures": (hoped("5"),), "milestones": within(DONE)}, None),
        ({"measures": (hoped("5", "4"),), "milestones": within(DONE)}, None),
        ({"measures": (hoped("5", "5"),), "milestones": within(DONE)}, ACHIEVED),
        ({"measures": (hoped("5", "4"),), "milestones": within(MISSED)}, OVERDUE),
        ({"measures": (Measure(text="Agreed", milestones=within(MISSED)),)}, OVERDUE),
    ],
)
def test_a_recommendation_is_told_by_what_stands_under_it(
    facts: dict[str, object], status: Status | None
) -> None:
    one = Recommendation(reference="1", text="Do it", **facts)  # type: ignore[arg-type]
    assert status_of_recommendation(one, DAY) is status


def test_the_order_of_the_periods_says_which_figure_is_the_latest() -> None:
    measure = Measure(
        text="Number",
        actuals={
            "later": Actual(value=1, status=SLIPPING),  # type: ignore[arg-type]
            "sooner": Actual(value=2, status=ACHIEVED),  # type: ignore[arg-type]
        },
    )
    one = Recommendation(reference="1", text="Do it", measures=(measure,))
    assert status_of_recommendation(one, DAY, ("sooner", "later")) is SLIPPING
    assert status_of_recommendation(one, DAY, ("later", "sooner")) is ACHIEVED


def test_a_date_is_put_back_only_where_it_is_later_for_certain() -> None:
    assert times_put_back((PAST, NOW), AHEAD) == 2
    assert times_put_back((AHEAD, NOW), AHEAD) == 1
    assert times_put_back((When(2004, 3, 15),), When(2004, 3)) == 0
    assert times_put_back((PAST,), None) == 0
    assert times_put_back((), AHEAD) == 0


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ("2004-02", date(2004, 2, 29)),
        ("2003-02", date(2003, 2, 28)),
        ("2004", date(2004, 12, 31)),
        ("2004-09-23", date(2004, 9, 23)),
    ],
)
def test_a_month_and_a_year_last_until_their_last_day(written: str, last: date) -> None:
    assert When.parse(written).last_day == last
