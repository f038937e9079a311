"""Typed statuses that something else in the plan contradicts, and those that may both be so."""

import json
from pathlib import Path

import pytest

from boardpaper.workflow.new_workspace import new_workspace
from front_door import run

PAPER = "source/2027-01-21-health-board/winter-plan"
SOON, LATER = "within 3 months:", "within 6 months:"
PAST = "it is called on target, and its date"
AHEAD = "it is called overdue, and its date"
RULE = "status-agrees-with-its-"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A workspace as a council starts it, with a meeting on 21 January 2027."""
    assert new_workspace(tmp_path / "papers").value
    return tmp_path / "papers"


def said(folder: Path, plan: str) -> list[str]:
    """What is said of the statuses in a plan, each with its address and its second place."""
    (folder / PAPER / "plan.yaml").write_text(plan.replace("soon:", SOON).replace("later:", LATER))
    told = json.loads(run(folder, "check", "--findings", "json").out)
    assert not [one for one in told if one["severity"] == "error"], told
    return [
        f"{one['address']}: {one['message']} ({one['related'][0]['place']['line']})"
        for one in told
        if one["rule"].startswith(RULE)
    ]


HEAD = """\
format: 1
periods: [within 3 months, within 6 months, over 6 months]
recommendations:
  - reference: "1"
    text: Be ready
"""
CONTRADICTIONS = """\
    actions:
      - {text: Visit, due: 2026-12, status: on target}
      - text: Repair
        status: achieved
        milestones: {soon: [{text: Parts ordered, status: overdue}]}
      - {text: Taken from a red cell, due: 2027-03, status: overdue}
      - {text: Late within its month, due: 2027-01, status: overdue}
    measures:
      - text: Homes visited
        unit: "%"
        direction: higher is better
        targets: {soon: 80}
        actuals: {soon: {value: 70, status: achieved}}
        milestones: {later: [{date: 2026-11, until: 2027-01-20, status: on target}]}
    milestones:
      soon: [{text: Asked, date: 2027-01-20, status: on target}]
"""


def test_what_cannot_both_be_so_is_shown_with_both_places(fresh: Path) -> None:
    assert said(fresh, HEAD + CONTRADICTIONS) == [
        f"1 · action 1: {PAST}, December 2026, is past by the day of the meeting (7)",
        '1 · action 2: it is called achieved, and its milestone "Parts ordered" overdue (10)',
        f"1 · action 3: {AHEAD}, March 2027, is not past by the day of the meeting (11)",
        f"1 · action 4: {AHEAD}, January 2027, is not past by the day of the meeting (12)",
        '1 · Within 3 months: "Homes visited" is called achieved, with 70% against a target of 80% '
        "(17)",
        f"1 · Within 6 months: {PAST}, 20 January 2027, is past by the day of the meeting (19)",
        f"1 · Within 3 months: {PAST}, 20 January 2027, is past by the day of the meeting (21)",
    ]


NEAR_MISSES = """\
    actions:
      - {text: On the day itself, due: 2027-01-21, status: on target}
      - {text: In the month of the meeting, due: 2027-01, status: on target}
      - {text: In its year, due: 2027, status: on target}
      - {text: Without a date, status: on target}
      - {text: Late and said to be, due: 2026-12, status: overdue}
      - {text: Not begun, due: 2026-12, status: not started}
      - {text: Slipping past its date, due: 2026-12, status: slipping}
      - {text: Put back, due: 2027-03, was: [2026-12], status: on target}
      - text: Done but for what was dropped
        status: achieved
        milestones: {soon: [{text: A, status: achieved}, {text: B, status: withdrawn}, C]}
      - text: On target with a late milestone
        status: on target
        milestones: {soon: [{text: A, date: 2026-12}]}
      - text: Done early
        status: achieved
        due: 2027-06
    measures:
      - {text: Nearly, direction: higher is better, targets: {soon: 80},
         actuals: {soon: {value: 76, status: achieved}}}
      - {text: Met, direction: lower is better, targets: {soon: 8},
         actuals: {soon: {value: 8, status: achieved}}}
      - {text: Either way, targets: {soon: 8}, actuals: {soon: {value: 9, status: achieved}}}
      - {text: For later, direction: higher is better, targets: {later: 80},
         actuals: {soon: {value: 20, status: achieved}}}
      - {text: Of before, direction: higher is better, targets: {soon: 80},
         actuals: {later: {value: 20, status: achieved}}}
      - {text: No target, direction: higher is better,
         actuals: {soon: {value: 2, status: achieved}}}
      - {text: Missed and not hidden, direction: higher is better, targets: {soon: 80},
         actuals: {soon: {value: 20, status: slipping}}}
    milestones:
      soon:
        - {text: Ends after the meeting, date: 2026-12, until: 2027-02, status: on target}
        - {text: Done, date: 2026-12, status: achieved}
        - {text: Not said, date: 2026-12}
"""


def test_what_may_both_be_so_is_passed_over(fresh: Path) -> None:
    assert said(fresh, HEAD + NEAR_MISSES) == []


def test_a_council_says_what_is_near_and_how_serious_it_is(fresh: Path) -> None:
    style = fresh / "templates/middlesbrough-2004/house-style.yaml"
    text = style.read_text("utf-8").replace("plan:\n", "plan:\n  progress: {nearly: 1}\n", 1)
    style.write_text(f"{text}rules: {{status-agrees-with-its-figure: error}}\n", "utf-8")
    (fresh / PAPER / "plan.yaml").write_text(
        (HEAD + NEAR_MISSES).replace("soon:", SOON).replace("later:", LATER)
    )
    answer = run(fresh, "check")
    assert answer.code == 1
    assert '"Nearly" is called achieved, with 76 against a target of 80' in answer.out
