"""The last day to publish: each expected day was counted by hand on a calendar."""

from datetime import date, timedelta

import pytest

from boardpaper.model.bank_holidays import YearUnknown
from boardpaper.model.clear_days import RULES, closed, deadline
from boardpaper.model.jurisdiction import JURISDICTIONS, Jurisdiction


def last_day(jurisdiction: Jurisdiction, meeting: str, executive: bool = False) -> str:
    return str(deadline(jurisdiction, executive, date.fromisoformat(meeting)).last_day)


@pytest.mark.parametrize(
    ("jurisdiction", "meeting", "last"),
    [
        pytest.param("England", "2004-09-23", "2004-09-15", id="a weekend between"),
        pytest.param("England", "2004-09-20", "2004-09-10", id="not published at a weekend"),
        pytest.param("England", "2026-01-06", "2025-12-24", id="Christmas and New Year"),
        pytest.param("England", "2026-04-09", "2026-03-30", id="Easter"),
        pytest.param("Scotland", "2026-04-09", "2026-04-02", id="no Easter Monday in Scotland"),
        pytest.param("England", "2026-05-07", "2026-04-28", id="the May holiday"),
        pytest.param("England", "2020-05-12", "2020-05-01", id="the May holiday moved to a Friday"),
        pytest.param("England", "2022-06-09", "2022-05-30", id="a jubilee, spring moved to it"),
        pytest.param("Wales", "2022-06-07", "2022-05-30", id="a jubilee in Wales"),
        pytest.param("England", "2022-09-22", "2022-09-13", id="a state funeral"),
        pytest.param("England", "2023-05-11", "2023-05-02", id="a coronation"),
        pytest.param("England", "2027-12-29", "2027-12-17", id="substitute days at Christmas"),
        pytest.param("England", "2026-09-03", "2026-08-25", id="the end of August"),
        pytest.param("Wales", "2026-09-01", "2026-08-25", id="the end of August in Wales"),
        pytest.param("Scotland", "2026-08-05", "2026-07-29", id="the beginning of August"),
        pytest.param("Scotland", "2027-01-07", "2026-12-30", id="a substitute for 2 January"),
        pytest.param("Scotland", "2026-12-02", "2026-11-25", id="St Andrew's Day"),
        pytest.param("England", "2026-12-02", "2026-11-24", id="no St Andrew's Day in England"),
        pytest.param("Northern Ireland", "2026-03-19", "2026-03-10", id="St Patrick's Day"),
        pytest.param("Northern Ireland", "2026-07-16", "2026-07-07", id="a substitute for 12 July"),
    ],
)
def test_weekends_and_the_bank_holidays_of_the_nation_are_left_out(
    jurisdiction: Jurisdiction, meeting: str, last: str
) -> None:
    assert last_day(jurisdiction, meeting) == last


def test_every_day_says_whether_it_counts_and_why_not() -> None:
    told = [
        (day.date.day, day.number, day.why)
        for day in deadline("Northern Ireland", False, date(2026, 7, 16)).days
    ]
    assert told == [
        (7, 0, "the day of publication"),
        (8, 1, ""),
        (9, 2, ""),
        (10, 3, ""),
        (11, 0, "a Saturday"),
        (12, 0, "Battle of the Boyne"),
        (13, 0, "Battle of the Boyne (substitute day)"),
        (14, 4, ""),
        (15, 5, ""),
        (16, 0, "the day of the meeting"),
    ]


@pytest.mark.parametrize("executive", [False, True])
@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_as_many_whole_working_days_lie_between_as_the_rule_says(
    jurisdiction: Jurisdiction, executive: bool
) -> None:
    rule = RULES[jurisdiction, executive]
    for offset in range(0, 800, 11):
        meeting = date(2026, 1, 1) + timedelta(days=offset)
        last = deadline(jurisdiction, executive, meeting).last_day
        between = (last + timedelta(days=day) for day in range(1, (meeting - last).days))
        assert sum(not closed(jurisdiction, day) for day in between) == rule.days
        assert not closed(jurisdiction, last)


def test_the_executive_of_an_english_council_has_a_rule_of_its_own() -> None:
    assert "SI 2012/2089" in RULES["England", True].source
    assert "100B(3)" in RULES["England", False].source


def test_what_was_not_held_against_the_act_is_in_doubt() -> None:
    doubtful = {key for key, rule in RULES.items() if rule.doubt}
    assert ("England", False) not in doubtful
    assert ("Wales", False) not in doubtful
    assert {("Scotland", False), ("Northern Ireland", False), ("Wales", True)} <= doubtful


def test_a_year_whose_bank_holidays_are_not_known_is_refused() -> None:
    with pytest.raises(YearUnknown, match="2101"):
        deadline("England", False, date(2101, 3, 1))
