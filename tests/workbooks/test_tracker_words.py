"""Words of trackers, cell by cell: dates, statuses, names and headings, by the guide's rules."""

from datetime import date

import pytest

from boardpaper.model.pieces import Data
from boardpaper.model.plan import Status
from boardpaper.workbooks.tracker_cells import points
from boardpaper.workbooks.tracker_dates import dated
from boardpaper.workbooks.tracker_headings import meaning
from boardpaper.workbooks.tracker_owners import owners
from boardpaper.workbooks.tracker_words import Ratings
from boardpaper.workbooks.unreadable import Unreadable

COUNCILS = Ratings({})
MEETING = date(2004, 9, 23)


@pytest.mark.parametrize(
    ("said", "when"),
    [
        (date(2004, 3, 31), "2004-03-31"),
        (38077, "2004-03-31"),
        (2004, "2004"),
        ("38077", "2004-03-31"),
        ("31.03.2004", "2004-03-31"),
        ("31/3/04", "2004-03-31"),
        ("31-Mar-04", "2004-03-31"),
        ("2004-03-31 00:00:00", "2004-03-31"),
        ("2004/03/31", "2004-03-31"),
        ("Wed 31st of March 2004", "2004-03-31"),
        ("March 31, 2004", "2004-03-31"),
        ("Jan 04", "2004-01"),
        ("Jan-04", "2004-01"),
        ("Sept. 2004", "2004-09"),
        ("03/2004", "2004-03"),
        ("by end of March 2004", "2004-03"),
        ("Jan - Apr 2004", "2004-01"),
        ("by 2004", "2004"),
    ],
)
def test_dates_that_say_all(said: object, when: str) -> None:
    read = dated(said, COUNCILS, MEETING)
    assert (str(read.when), read.status, read.is_all) == (when, None, True)


@pytest.mark.parametrize(
    ("said", "when", "status"),
    [
        ("by end of March", "2005-03", None),
        ("Q2 2004", "2004-06", None),
        ("Q4 2004/05", "2005-03", None),
        ("March 2004 - achieved", "2004-03", "achieved"),
        ("Achieved 4/3/04", "2004-03-04", "achieved"),
        ("Completed (May 2004)", "2004-05", "achieved"),
        ("Complete", "None", "achieved"),
        ("ongoing", "None", "on target"),
        ("TBC", "None", None),
        ("as soon as we can", "None", None),
        ("May 2004 subject to funds", "2004-05", None),
    ],
)
def test_dates_whose_words_are_kept(said: str, when: str, status: str | None) -> None:
    read = dated(said, COUNCILS, MEETING)
    assert (str(read.when), read.status, read.is_all) == (when, status, False)


def test_a_date_that_was_moved_leaves_the_first() -> None:
    read = dated("31/3/2004\nnow 30/6/2004", COUNCILS)
    assert (str(read.when), [str(one) for one in read.earlier]) == ("2004-06-30", ["2004-03-31"])


@pytest.mark.parametrize("said", ["31 Feb 2004", "32/1/2004", "2004-13"])
def test_days_that_no_calendar_has_are_refused(said: str) -> None:
    with pytest.raises(Unreadable, match="is no day"):
        dated(said, COUNCILS)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Green", Status.ON_TARGET),
        ("G", Status.ON_TARGET),
        ("Blue/complete", Status.ACHIEVED),
        ("Green - complete", Status.ACHIEVED),
        ("IN PROGRESS", Status.ON_TARGET),
        ("Amber – waiting for the board", Status.SLIPPING),
        ("not yet started.", Status.NOT_STARTED),
        ("Superseded", Status.WITHDRAWN),
        ("Overdue", Status.OVERDUE),
    ],
)
def test_words_and_colours_for_a_status(said: str, status: Status) -> None:
    read = COUNCILS.read(said)
    assert read
    assert read.status is status


def test_what_a_council_calls_a_status_comes_first() -> None:
    own = Ratings({"Green": Status.ACHIEVED})
    read = own.read("green")
    assert read
    assert (read.status, read.is_given) == (Status.ACHIEVED, True)
    assert COUNCILS.read("Nearly there") is None


ANN: Data = "Ann Lee"


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("Ann Lee", [ANN]),
        ("Ann Lee; Raj Patel", [ANN, "Raj Patel"]),
        ("Ann Lee\nRaj Patel", [ANN, "Raj Patel"]),
        ("• Ann Lee\n• Raj Patel", [ANN, "Raj Patel"]),
        ("Ann Lee & Raj Patel", [{"people": [ANN, "Raj Patel"]}]),
        ("Ann Lee, Raj Patel and Jo Bell", [{"people": [ANN, "Raj Patel", "Jo Bell"]}]),
        ("Ann Lee/Raj Patel", [{"people": [ANN, "Raj Patel"]}]),
        ("HBS: Tony Parkinson", [{"people": "Tony Parkinson", "organisation": "HBS"}]),
        ("Finance (Ann Lee)", [{"people": ANN, "organisation": "Finance"}]),
        ("Ann Lee (Finance)", [{"people": ANN, "organisation": "Finance"}]),
        ("Ann Lee (liaison)", [{"people": ANN, "role": "liaison"}]),
        ("Ann Lee, Head of Housing", [{"people": ANN, "role": "Head of Housing"}]),
        ("Head of Housing", ["Head of Housing"]),
        ("Children & Families", ["Children & Families"]),
        ("Health and Safety Team", [{"organisation": "Health and Safety Team"}]),
        ("Lee, Ann", ["Lee, Ann"]),
    ],
)
def test_those_who_answer_for_something(said: str, read: list[Data]) -> None:
    assert owners(said) == read


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Recommendation from the Inspection Report", "recommendation"),
        ("What?", "recommendation"),
        ("Rec. No.", "reference"),
        ("Outcome to be achieved", "outcome"),
        ("Action(s) to be taken", "action"),
        ("How?", "action"),
        ("Responsible Manager", "managers"),
        ("Lead Officer / Partner", "managers"),
        ("RAG rating (June)", "status"),
        ("% Complete", "progress"),
        ("By when?", "due"),
        ("Exec date", "due"),
        ("Revised completion date", "revised"),
        ("Date completed", "achieved on"),
        ("Success Measures", "measure"),
        ("Within 3 months", "milestones"),
        ("Update March 2004", "milestones"),
        ("Target 2004/05", "target"),
        ("Comments", "left out"),
    ],
)
def test_headings(heading: str, says: str) -> None:
    found = meaning(heading)
    assert found
    assert found.says == says


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("One thing\nin two lines", ["One thing\nin two lines"]),
        ("- One\n- Two\n  lines", ["One", "Two\nlines"]),
        ("1. One\n2) Two", ["One", "Two"]),
        ("Review:\n• costs\n• staff", ["Review: costs", "Review: staff"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Do one.\nDo two.", ["Do one.", "Do two."]),
    ],
)
def test_several_things_in_a_cell(said: str, found: list[str]) -> None:
    assert points(said) == found
