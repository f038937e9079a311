"""Figures that are bound to the plan: in the narrative, offered to copy, and explained."""

import json
import re
import shutil
from pathlib import Path

import pytest

from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.filters import FILTERS
from boardpaper.expressions.progress_names import RESULTS, STATUSES
from front_door import PAPER_2004, run, write
from test_cases import CASES
from tools.programs import ROOT

PLAN = f"source/{PAPER_2004}/plan.yaml"
PAGE = ROOT / "docs" / "figures.md"


@pytest.fixture
def bound(tmp_path: Path) -> Path:
    """The paper of 2004 with its figures bound, in a workspace of its own."""
    shutil.copytree(CASES / "bound-2004" / "source", tmp_path / "source")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def paragraph(workspace: Path, number: int) -> str:
    shown = run(workspace, "show", PAPER_2004).out
    return next(line for line in shown.splitlines() if line.startswith(f"{number}. "))


def test_a_change_of_the_plan_changes_the_narrative(bound: Path) -> None:
    assert "(currently 8, against a target of 10)" in paragraph(bound, 9)
    assert "(75% completed within 7 days)" in paragraph(bound, 9)
    write(
        bound,
        PLAN,
        "value: 8\n            status: achieved\n      - Leaflet",
        "value: 12\n      - Leaflet",
    )
    write(bound, PLAN, "value: 74.7", "value: 66.35")
    assert "(currently 12, against a target of 10)" in paragraph(bound, 9)
    assert "(66% completed within 7 days)" in paragraph(bound, 9)


def test_every_placeholder_that_is_offered_prints_what_was_said(bound: Path) -> None:
    offered = json.loads(run(bound, "check", "--figures", "--findings", "json").out)
    some = [one for one in offered if not one["remedy"]]
    assert len(some) > 60
    narrative = "\n\n".join(f"{at}: {one['placeholder']}." for at, one in enumerate(some))
    file = bound / "source" / PAPER_2004 / "06-reasons.md"
    file.write_text(f"# Reasons\n\n{narrative}\n", encoding="utf-8")
    shown = run(bound, "show", PAPER_2004).out
    for at, one in enumerate(some):
        assert f"{at}: {one['value']}." in shown
    # A measure without a key can be asked for once it has the one that is suggested.
    missing = [one for one in offered if one["remedy"]]
    keys = [one["remedy"].rpartition("key: ")[2] for one in missing]
    assert len(keys) == len(set(keys)) == 2
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)


def test_a_figure_is_explained_by_its_places_and_by_what_was_counted(bound: Path) -> None:
    explained = json.loads(run(bound, "check", "--explain", "--findings", "json").out)
    by = {one["placeholder"]: one for one in explained}
    rounded = by["{{ measures.assessments_in_7_days.actual | round }}"]
    lines = (bound / PLAN).read_text(encoding="utf-8").splitlines()
    assert rounded["value"] == "75%"
    assert rounded["filters"] == ["round"]
    assert rounded["address"] == "paragraph 9"
    assert rounded["from"][0]["words"] == "2.6 · Within 6 months: 74.7%"
    assert "value: 74.7" in lines[rounded["from"][0]["place"]["line"] - 1]
    counted = by["{{ progress.recommendations.achieved | words }}"]
    assert counted["from"][0]["words"] == (
        "4 of 17 recommendations are achieved on 2004-09-23: 2.1, 2.9, 2.10 and 2.13"
    )


def test_what_the_plan_does_not_give_is_no_gap_in_a_sentence(bound: Path) -> None:
    file = bound / "source" / PAPER_2004 / "06-reasons.md"
    asked = "measures.foster_placements.as_at"
    file.write_text(f"# Reasons\n\nBy {{{{ {asked} }}}}.\n", encoding="utf-8")
    said = run(bound, "check", "--findings", "line").out
    assert f"the plan does not give {asked} " in said
    assert f'{{{{ {asked} | default("not yet known") }}}}' in said
    # Nor is it nought: nothing is worked out with what is not there.
    worked = [
        f"{{{{ {each} }}}}"
        for each in (
            f"{asked} | int",
            f"{asked} | float",
            f"{asked} + 1",
            f"[{asked}, 3] | max",
            f"{asked} | count",
        )
    ]
    file.write_text("# Reasons\n\n" + " ".join(worked) + "\n", encoding="utf-8")
    said = run(bound, "check", "--findings", "line").out
    assert said.count(f"the plan does not give {asked} ") == len(worked)
    instead = f'By {{{{ {asked} | default("an unknown day") }}}}, {{{{ meeting.date | month }}}}.'
    file.write_text(f"# Reasons\n\n{instead}\n", encoding="utf-8")
    assert "By an unknown day, September 2004." in run(bound, "show", PAPER_2004).out


def test_a_public_copy_tells_the_same_figures_or_none(bound: Path) -> None:
    write(
        bound,
        PLAN,
        "        key: pending_cases\n",
        "        key: pending_cases\n        exempt: 3\n",
    )
    said = run(bound, "check", "--findings", "json").out
    refused = [one for one in json.loads(said) if one["rule"] == "placeholder-is-public"]
    words = [
        one["place"]["column"] for one in refused if one["place"]["file"].endswith("background.md")
    ]
    # Each count and both figures of the withheld measure; not how many rows the plan has.
    assert len(words) == 9
    explained = json.loads(run(bound, "check", "--explain", "--findings", "json").out)
    by = {one["placeholder"]: one["value"] for one in explained}
    assert by["{{ progress.recommendations.total }}"] == "17"
    (total,) = [
        one
        for one in explained
        if one["placeholder"].endswith("recommendations.total }}") and one["value"]
    ]
    assert total["from"][0]["words"] == "all 17 recommendations of the plan"
    assert by["{{ measures.emergency_placements.baseline }}"] == "57"


def test_a_typed_figure_that_disagrees_can_be_bound(bound: Path) -> None:
    file = bound / "source" / PAPER_2004 / "06-reasons.md"
    file.write_text("# Reasons\n\nPending cases now stand at 3.\n", encoding="utf-8")
    found = json.loads(run(bound, "check", "--findings", "json").out)
    (one,) = [one for one in found if one["rule"] == "figure-agrees-with-the-plan"]
    assert one["hint"].endswith(
        "{{ measures.pending_cases.actual }} prints the plan's, whatever it is"
    )


def test_what_prints_nothing_is_explained_as_nothing(bound: Path) -> None:
    file = bound / "source" / PAPER_2004 / "06-reasons.md"
    file.write_text("# Reasons\n\n{{ progress.measures.mett | words }}\n", encoding="utf-8")
    said = run(bound, "check", "--explain").out
    assert said.endswith("  {{ progress.measures.mett | words }} prints nothing\n")


def test_the_figure_before_the_latest_is_asked_for_and_explained(bound: Path) -> None:
    write(
        bound, PLAN, "value: 74.7", "value: 74.7\n          over 6 months:\n            value: 80.4"
    )
    write(
        bound,
        f"source/{PAPER_2004}/02-background.md",
        "assessments_in_7_days.actual | round",
        "assessments_in_7_days.previous",
    )
    assert "(74.7% completed within 7 days)" in paragraph(bound, 9)
    explained = json.loads(run(bound, "check", "--explain", "--findings", "json").out)
    (one,) = [one for one in explained if "previous" in one["placeholder"]]
    lines = (bound / PLAN).read_text(encoding="utf-8").splitlines()
    assert "value: 74.7" in lines[one["from"][0]["place"]["line"] - 1]


def test_a_paper_without_a_plan_or_placeholders_says_so(bound: Path) -> None:
    write(bound, f"source/{PAPER_2004}/paper.yaml", "appendices:", "x-appendices:")
    assert run(bound, "check", "--figures").code == 1
    plain = ROOT
    said = run(plain, "check", "--explain", PAPER_2004).out
    assert said == "Nothing in the paper is bound to anything: it has no placeholders.\n"
    assert run(plain, "check", "--figures", "--findings", "line").code == 2


@pytest.mark.parametrize(
    ("expression", "prints"),
    [
        ("0 | words", "nought"),
        ("17 | words", "seventeen"),
        ("80 | words", "eighty"),
        ("101 | words", "one hundred and one"),
        ("12345 | words", "twelve thousand three hundred and forty-five"),
        ("1000005 | words", ""),
        ("2.5 | words", ""),
        ("'two' | words", ""),
        ("'1e999999999' | words", ""),
        ("64 | percent(of=114)", "56%"),
        ("1 | percent(of=8)", "13%"),
        ("1 | percent(of=8, places=1)", "12.5%"),
        ("2.5 | round", "3"),
        ("66.35 | round(1)", "66.4"),
        ("1 | percent(of=0)", ""),
        ("'May' | month", ""),
        ("1 | percent", ""),
        ("1 | percent(of=3, places=-1)", ""),
        ("'a' | round", ""),
        ("['a', 'b', 'c'] | listed", "a, b and c"),
        ("[] | listed", "none"),
        ("'abc' | listed", ""),
    ],
)
def test_filters_print_or_say_what_to_write(expression: str, prints: str) -> None:
    if prints:
        assert evaluate(expression, {}) == prints
        return
    with pytest.raises(ExpressionFault) as fault:
        evaluate(expression, {})
    assert fault.value.rule == "placeholder-can-be-worked-out"
    assert fault.value.hint


@pytest.mark.parametrize(
    ("of", "named"),
    [
        ("measures.pending_cases", "measures.KEY"),
        ('recommendations["2.1"]', 'recommendations["2.6"]'),
    ],
)
def test_the_page_names_what_there_is_to_ask_for_and_nothing_else(
    bound: Path, of: str, named: str
) -> None:
    file = bound / "source" / PAPER_2004 / "06-reasons.md"
    file.write_text(f"# Reasons\n\n{{{{ {of}.zzzz }}}}\n", encoding="utf-8")
    (known,) = re.findall("the names are (.*)", run(bound, "check").out)
    cells = re.findall(r"^\| `(.*?)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    told = {one.removeprefix(f"{named}.") for one in cells if one.startswith(named)}
    assert told == set(known.split(", "))


def test_the_page_names_every_filter_and_every_status() -> None:
    page = PAGE.read_text(encoding="utf-8")
    tables = page[page.index("## What can be asked for") :]
    filters = tables[tables.index("## Filters") : tables.index("A percentage of nothing")]
    first = [line.split("|")[1] for line in filters.splitlines() if line.startswith("| `")]
    named = [re.match(r"\w+", one) for cell in first for one in re.findall(r"`([^`]+)`", cell)]
    assert sorted(one[0] for one in named if one) == sorted(FILTERS)
    for word in (*STATUSES, *RESULTS):
        assert f"`{word}`" in tables or f".{word}`" in tables, word
