"""Deadline: a clerk is told by when papers must be published, and every day is counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from boardpaper.workflow.new_workspace import new_workspace
from front_door import PAPER_2004, run, write

MEETING = "source/2027-01-21-health-board"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A workspace as a council starts it, with a meeting on 21 January 2027."""
    assert new_workspace(tmp_path / "papers").value
    return tmp_path / "papers"


def told(folder: Path, *words: str) -> list[dict[str, Any]]:
    answer = run(folder, "deadline", "--format", "json", "--today", "2027-01-04", *words)
    assert answer.code == 0, answer.said
    held = json.loads(answer.out)
    assert isinstance(held, list)
    return held


def test_the_2004_meeting_counts_back_to_wednesday_15_september(workspace: Path) -> None:
    meeting = f"source/{PAPER_2004.partition('/')[0]}"
    answer = run(workspace, "deadline", meeting, "--today", "2004-09-10")
    assert answer.code == 0
    assert (
        answer.out
        == f"""\
Corporate Parenting Board, Thursday 23 September 2004
  {meeting}
  last day to publish: Wednesday 15 September 2004, 5 days from now
  5 clear days in England: section 100B(3) of the Local Government Act 1972, as amended by SI \
2002/715

    Wednesday 15 September 2004  – the day of publication
    Thursday 16 September 2004   clear day 1
    Friday 17 September 2004     clear day 2
    Saturday 18 September 2004   – a Saturday
    Sunday 19 September 2004     – a Sunday
    Monday 20 September 2004     clear day 3
    Tuesday 21 September 2004    clear day 4
    Wednesday 22 September 2004  clear day 5
    Thursday 23 September 2004   – the day of the meeting
"""
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2004-09-14", "15 September 2004, 1 day from now\n"),
        ("2004-09-15", "15 September 2004, which is today\n"),
        ("2004-09-16", "15 September 2004, which has passed\n"),
        ("2004-09-23", "15 September 2004, which has passed\n"),
        ("2004-09-24", "15 September 2004, and the meeting has been\n"),
    ],
)
def test_it_says_how_far_off_the_day_is(workspace: Path, today: str, said: str) -> None:
    assert said in run(workspace, "deadline", f"source/{PAPER_2004}", "--today", today).out


def test_a_meeting_says_its_nation_and_whether_an_executive_meets(fresh: Path) -> None:
    assert told(fresh)[0]["last_day"] == "2027-01-13"
    write(fresh, f"{MEETING}/meeting.yaml", "format: 1\n", "format: 1\nexecutive: yes\n")
    assert told(fresh)[0]["source"] == "regulations 6 and 7 of SI 2012/2089"
    write(fresh, f"{MEETING}/meeting.yaml", "executive: yes\n", "jurisdiction: Wales\n")
    (one,) = told(fresh)
    assert (one["last_day"], one["clear_days"]) == ("2027-01-15", 3)
    assert one["days_left"] == 11
    assert one["folder"] == MEETING


def test_meetings_come_by_their_day_also_those_without_papers(fresh: Path) -> None:
    earlier = fresh / "source" / "later-in-the-alphabet"
    earlier.mkdir()
    (earlier / "meeting.yaml").write_text("format: 1\ncommittee: Cabinet\ndate: 2026-12-08\n")
    assert [one["committee"] for one in told(fresh)] == ["Cabinet", "Health Board"]
    (one,) = told(fresh, "source/later-in-the-alphabet")
    assert one["last_day"] == "2026-11-30"


def test_a_day_alone_needs_no_workspace(tmp_path: Path) -> None:
    answer = run(
        tmp_path,
        *("deadline", "--date", "2026-12-02", "--jurisdiction", "scotland"),
        *("--today", "2026-11-20"),
    )
    assert answer.code == 0, answer.said
    assert "last day to publish: Wednesday 25 November 2026, 5 days from now" in answer.out
    assert "Monday 30 November 2026     – Saint Andrew's Day" in answer.out
    assert "not certain: " in answer.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2 December"), '"2 December" is not a day; write it like 2027-01-21'),
        (("--date", "2026-12-02", "source"), "meetings or --date, and not both"),
        (("--executive",), "--jurisdiction and --executive go with --date"),
        (("--date", "2026-12-02", "--jurisdiction", "France"), "'France' is not one of"),
    ],
)
def test_words_that_make_no_sense_are_refused(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    answer = run(tmp_path, "deadline", *words)
    assert answer.code == 2
    assert said.lower() in answer.err.lower()


def test_a_year_without_known_bank_holidays_is_no_guess(tmp_path: Path) -> None:
    answer = run(tmp_path, "deadline", "--date", "2126-12-02")
    assert (answer.code, answer.out) == (1, "")
    assert "the bank holidays of 2126 are not known; count the days by hand" in answer.err


def test_a_meeting_that_is_not_there_is_said_and_the_others_still_told(fresh: Path) -> None:
    answer = run(fresh, "deadline", MEETING, "source/nowhere", "--today", "2027-01-04")
    assert answer.code == 1
    assert '"source/nowhere" is no paper or meeting here' in answer.err
    assert "Wednesday 13 January 2027" in answer.out
