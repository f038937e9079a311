"""What people type into cells, by the rules that the guide gives."""

import pytest

from boardpaper.model.pieces import Data
from boardpaper.workbooks import reading
from boardpaper.workbooks.lines import Names, managers, milestones
from boardpaper.workbooks.unreadable import Unreadable

KNOWN = Names(frozenset({"HBS"}), frozenset({"Tony Parkinson"}))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2004-01", "2004-01"),
        ("Jan 04", "2004-01"),
        ("23rd September 2004", "2004-09-23"),
        ("1/2/2004", "2004-02-01"),
        ("Sept '04", "2004-09"),
        ("Mawrth 2004", "2004-03"),
        (2004, "2004"),
    ],
)
def test_dates(typed: object, read: str) -> None:
    assert reading.day(typed) == read


@pytest.mark.parametrize("typed", ["soon", "31/2/2004", "Mayor 04", 38_000, "2004-13"])
def test_what_is_no_date_is_refused(typed: object) -> None:
    with pytest.raises(Unreadable, match="is no date"):
        reading.day(typed)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Draft - Dec 2003 - achieved", {"text": "Draft", "date": "2003-12", "status": "achieved"}),
        ("Achieved Feb 04", {"date": "2004-02", "status": "achieved"}),
        ("Achieved Jan - April 04",
         {"date": "2004-01", "until": "2004-04", "status": "achieved"}),
        ("production (March 04)", {"text": "production", "date": "2004-03"}),
        ("Shared premises (9 months)", "Shared premises (9 months)"),
        ("Overdue cases go down", "Overdue cases go down"),
        ("strategy (May 04) Comms April 04 - achieved",
         {"text": "strategy Comms", "date": "2004-04", "status": "achieved",
          "printed": "strategy (May 04) Comms April 04 - achieved"}),
    ],
)  # fmt: skip
def test_milestones(line: str, read: Data) -> None:
    assert milestones(line, []) == [read]


def test_a_milestone_whose_line_stays_keeps_its_mark() -> None:
    marked: Data = {"text": "b", "date": "2003-01", "exempt": "3"}
    before: list[tuple[str, Data]] = [("a", "a"), ("b - Jan 2003", marked), ("c", "c")]
    assert milestones("a\nb - Jan 2003\nd", before) == ["a", marked, "d"]
    assert milestones("a\nb - Feb 2003\nc", before)[1] == {
        "text": "b", "date": "2003-02", "exempt": "3"
    }  # fmt: skip
    with pytest.raises(Unreadable, match="what is exempt among them"):
        milestones("x\ny\nz\nc", before)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee / Raj Patel", {"people": ["Ann Lee", "Raj Patel"]}),
        ("HBS", {"organisation": "HBS"}),
        ("HBS: Ann Lee (liaison)",
         {"people": "Ann Lee", "organisation": "HBS", "role": "liaison"}),
        ("HBS (Tony Parkinson liaison)",
         {"people": "Tony Parkinson", "organisation": "HBS",
          "printed": "HBS (Tony Parkinson liaison)"}),
    ],
)  # fmt: skip
def test_managers(line: str, read: Data) -> None:
    assert managers(line, [], KNOWN) == [read]


@pytest.mark.parametrize(
    ("typed", "unit", "read"),
    [
        (85, "%", "85"),
        ("85%", "%", "85"),
        ("1,450", "", "1450"),
        ("£4", "£", "4"),
        ("80% (12 months)", "%", {"value": "80", "printed": "80% (12 months)"}),
        ("74.7 - achieved", "%", {"value": "74.7", "status": "achieved"}),
        ("Achieved 14 cases Jan-July 04", "",
         {"value": "14", "status": "achieved", "as_at": "2004-07",
          "printed": "Achieved 14 cases Jan-July 04"}),
    ],
)  # fmt: skip
def test_figures(typed: object, unit: str, read: Data) -> None:
    assert reading.reached(typed, unit, None, per_cent=False, dated=True) == read


@pytest.mark.parametrize("typed", ["tbc", "5 of 10", "#DIV/0!"])
def test_a_figure_is_never_guessed(typed: str) -> None:
    with pytest.raises(Unreadable):
        reading.reached(typed, "", None, per_cent=False, dated=True)
