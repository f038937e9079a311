"""Plan status: how far action plans have come, on a terminal, as JSON and as CSV."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from boardpaper.workflow.new_workspace import new_workspace
from front_door import PAPER_2004, run, write
from test_cases import CASES
from tools.programs import ROOT

Golden: TypeAlias = Callable[[str, Path | str], None]
MEETING = "source/2027-01-21-health-board/meeting.yaml"
PAPER = "source/2027-01-21-health-board/winter-plan"
PLAN = """\
format: 1
title: Winter plan
periods: [by December, by March]
recommendations:
  - reference: "1"
    text: Vaccinate early
    managers: Ann Lee
    actions:
      - {text: Write to everyone over 65, status: achieved, due: 2026-10-30}
      - text: Open a clinic on Saturdays
        due: 2027-03
        was: [2026-12, 2027-01]
        managers: [Raj Patel, {organisation: Anytown Hospital}]
        milestones:
          by December:
            - {text: Rooms found, date: 2026-11-30}
          by March:
            - {text: First Saturday, date: 2027-02-06}
      - {text: Ask the college for volunteers, status: withdrawn}
    measures:
      - text: Older people vaccinated
        unit: "%"
        direction: higher is better
        targets: {by December: 60, by March: 75}
        actuals: {by December: 58.5}
      - text: Nurses off sick
        direction: lower is better
        targets: {by March: 12}
        actuals: {by December: 30, by March: 31}
      - Leaflet printed
  - reference: "2"
    text: Keep beds free
    actions:
      - {text: Agree on a plan with the hospital, due: 2027-01-21, status: on target}
      - {text: "=1+1", due: 2027-01-20}
      - Look at it again in spring
"""


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace whose plan has something of everything, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    assert new_workspace(tmp_path / "papers").value
    (tmp_path / "papers" / PAPER / "plan.yaml").write_bytes(PLAN.encode())
    return tmp_path / "papers"


def told(folder: Path, *words: str) -> dict[str, Any]:
    """The only object of the JSON."""
    answer = run(folder, "plan", "status", "--format", "json", *words)
    assert answer.code == 0, answer.said
    (only,) = json.loads(answer.out)
    assert isinstance(only, dict)
    return only


def rows(folder: Path, *words: str) -> list[dict[str, str]]:
    answer = run(folder, "plan", "status", "--format", "csv", *words)
    assert answer.code == 0, answer.said
    return list(csv.DictReader(io.StringIO(answer.out)))


def test_a_terminal_shows_counts_lists_owners_and_what_words_mean(
    fresh: Path, golden: Golden
) -> None:
    write(fresh, MEETING, "date: 2027-01-21\n", "date: 2027-01-21\nnext: 2027-03-04\n")
    answer = run(fresh, "plan", "status")
    assert answer.code == 0, answer.said
    assert max(map(len, answer.out.splitlines())) <= 80
    golden(answer.out, "plan-status.txt")


def test_a_council_that_has_its_own_words_reads_them(fresh: Path) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    write(
        fresh,
        style,
        "plan:\n",
        "plan:\n  progress:\n    nearly: 0\n    ratings:\n      overdue: Red\n"
        "      slipping: {word: Amber, means: Some of it is late.}\n",
    )
    said = run(fresh, "plan", "status").out
    assert "  Red                   0   0%      1  17%      1  50%\n" in said
    assert "  Amber           Some of it is late.\n" in said
    assert "Raj Patel: 3 – On target 1, Amber 1, Red 1\n" in said
    assert "  Missed          1 · measure 1: Older people vaccinated: 58.5%" in said


def test_without_a_day_of_the_next_meeting_it_says_where_to_write_it(fresh: Path) -> None:
    said = run(fresh, "plan", "status").out
    assert f"write next: and its day in\n    {MEETING}\n" in said
    assert told(fresh)["due"] is None


def test_programs_read_the_same_with_iso_dates(fresh: Path) -> None:
    write(fresh, MEETING, "date: 2027-01-21\n", "date: 2027-01-21\nnext: 2027-03-31\n")
    held = told(fresh)
    assert (held["paper"], held["date"], held["next"]) == (PAPER, "2027-01-21", "2027-03-31")
    assert held["actions"]["total"] == 6
    assert held["actions"]["by"]["slipping"] == {"count": 1, "per_cent": 17}
    assert held["measures"]["by"]["nearly"] == {"count": 1, "per_cent": 50}
    assert [one["address"] for one in held["overdue"]] == [
        "1 · action 2 · By December",
        "2 · action 2",
    ]
    assert held["due"][-1] == {
        "kind": "action",
        "address": "1 · action 2",
        "reference": "1",
        "action": 2,
        "period": None,
        "text": "Open a clinic on Saturdays",
        "status": "slipping",
        "due": "2027-03",
        "was": ["2026-12", "2027-01"],
        "times_put_back": 2,
        "owners": ["Raj Patel", "Anytown Hospital"],
    }
    assert held["owners"][0]["name"] == "Ann Lee"
    assert held["owners"][-1]["name"] == ""
    assert [(one["result"], one["figure"], one["moved"]) for one in held["measured"]] == [
        ("nearly", 58.5, None),
        ("missed", 31, "worse"),
    ]
    assert {one["of"] for one in held["key"]} >= {"on target", "not said", "cannot tell"}


def test_a_spreadsheet_gets_a_row_for_each_entry_and_no_formula(fresh: Path) -> None:
    held = rows(fresh)
    assert [one["kind"] for one in held].count("action") == 6
    (formula,) = [one for one in held if "1+1" in one["text"]]
    assert (formula["text"], formula["status"], formula["due"]) == (
        "'=1+1",
        "overdue",
        "2027-01-20",
    )
    (sick,) = [one for one in held if one["text"] == "Nurses off sick"]
    assert (sick["figure"], sick["target"], sick["status"]) == ("31", "12", "missed")


def test_what_is_withheld_is_neither_told_nor_counted(fresh: Path) -> None:
    plan = f"{PAPER}/plan.yaml"
    write(fresh, plan, "        due: 2027-03\n", "        exempt: 3\n        due: 2027-03\n")
    write(fresh, plan, '  - reference: "2"\n', '  - reference: "2"\n    exempt: {managers: 1}\n')
    answer = run(fresh, "plan", "status")
    assert answer.code == 1
    assert "[audience-is-given]" in answer.err
    assert answer.out == ""
    public = told(fresh, "--for", "public")
    assert (public["for"], public["actions"]["total"], public["milestones"]["total"]) == (
        "public",
        5,
        0,
    )
    assert public["recommendations"]["total"] == 1
    assert public["left_out"] == 2
    said = run(fresh, "plan", "status", "--for", "public").out
    assert "withheld" in said
    for secret in ("clinic", "Saturday", "Raj", "2026-12", "Rooms"):
        assert secret not in said + json.dumps(public)
    restricted = run(fresh, "plan", "status", "--for", "restricted").out
    assert "Not for publication: some of it is exempt." in restricted
    assert told(fresh, "--for", "restricted")["actions"]["total"] == 6


def test_whom_it_is_for_is_no_matter_where_nothing_is_exempt(fresh: Path) -> None:
    assert told(fresh, "--for", "public") == told(fresh)


def test_several_papers_come_one_after_another(fresh: Path) -> None:
    answer = run(fresh, "new", "paper", "2027-01-21-health-board/more", "--title", "More", "--plan")
    assert answer.code == 0, answer.said
    said = run(fresh, "plan", "status").out
    assert [line for line in said.splitlines() if line.startswith("  source/")] == [
        "  source/2027-01-21-health-board/more",
        f"  {PAPER}",
    ]
    both = json.loads(run(fresh, "plan", "status", "--format", "json").out)
    assert [one["paper"].rpartition("/")[2] for one in both] == ["more", "winter-plan"]
    assert {one["paper"] for one in rows(fresh)} == {one["paper"] for one in both}


def test_an_empty_plan_says_that_it_is(fresh: Path) -> None:
    (fresh / PAPER / "plan.yaml").write_text("format: 1\nrecommendations: []\n")
    answer = run(fresh, "plan", "status")
    assert answer.code == 0, answer.said
    assert "The plan has no recommendations." in answer.out
    assert told(fresh)["recommendations"]["total"] == 0
    assert rows(fresh) == []


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_papers_without_a_plan_are_refused(fresh: Path, form: str) -> None:
    paper = fresh / PAPER / "paper.yaml"
    text = paper.read_text("utf-8")
    paper.write_text(text[: text.index("appendices:")], "utf-8")
    answer = run(fresh, "plan", "status", "--format", form)
    assert (answer.code, answer.out) == (2, "")
    assert "none of these papers has an action plan" in answer.err


def test_a_mistake_in_the_plan_is_shown_with_its_place(fresh: Path) -> None:
    write(fresh, f"{PAPER}/plan.yaml", "status: achieved", "status: finished")
    answer = run(fresh, "plan", "status", "--format", "json")
    assert (answer.code, answer.out) == (1, "[]\n")
    assert f"{PAPER}/plan.yaml:9:" in answer.err


def test_a_mistake_in_the_house_style_is_shown_with_its_place(fresh: Path) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    write(fresh, style, "plan:\n", "plan:\n  progress: {nearly: much}\n")
    answer = run(fresh, "plan", "status")
    assert answer.code == 1
    assert f"{style}:" in answer.err


def test_nothing_a_terminal_would_obey_is_printed(fresh: Path) -> None:
    write(fresh, f"{PAPER}/plan.yaml", "Keep beds free", '"Keep \\u202Ebeds"')
    write(fresh, f"{PAPER}/plan.yaml", '"=1+1"', '"Ask \\u202Enow"')
    assert "\u202e" not in run(fresh, "plan", "status").out


def test_the_paper_of_2004(workspace: Path) -> None:
    held = told(workspace, f"source/{PAPER_2004}")
    counts = {name: one["count"] for name, one in held["recommendations"]["by"].items()}
    assert counts == {
        "achieved": 4,
        "on target": 2,
        "slipping": 1,
        "overdue": 10,
        "not started": 0,
        "withdrawn": 0,
        "not said": 0,
    }
    assert held["measures"]["by"]["missed"]["count"] == 1


def test_what_changed_since_the_last_meeting_is_told(tmp_path: Path) -> None:
    shutil.copytree(CASES / "second-quarter" / "source", tmp_path / "source")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    said = run(tmp_path, "plan", "status", "2026-09-10-culture-committee").out
    part = said[said.index("Since the meeting") : said.index("Measures against")]
    assert part.startswith("Since the meeting of Thursday 12 March 2026 (11)\n")
    assert "put back        L3: Survey reported: November 2026 to January 2027\n" in part
    told = run(tmp_path, "plan", "status", "2026-09-10-culture-committee", "--format", "json").out
    (one,) = json.loads(told)
    assert one["since"] == "2026-03-12"
    late = next(each for each in one["changes"] if each["change"] == "put back")
    assert (late["old"], late["new"], late["times_put_back"]) == ("2026-07", "2026-10", 2)
    earlier = run(tmp_path, "plan", "status", "2026-03-12-culture-committee", "--format", "json")
    assert json.loads(earlier.out)[0]["changes"] is None
