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
    assert "value: 74.7" in lines[rounded["from"][0]["place"]["line"] - 1]
    counted = by["{{ progress.recommendations.achieved | words }}"]
    assert counted["from"][0]["words"] == (
        "4 of 17 recommendations are achieved on 2004-09-23: 2.1, 2.9, 2.10 and 2.13"
    )


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
        ("64 | percent(of=114)", "56%"),
        ("1 | percent(of=8)", "13%"),
        ("1 | percent(of=8, places=1)", "12.5%"),
        ("1 | percent(of=0)", ""),
        ("1 | percent", ""),
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


def test_the_page_names_every_filter_and_every_status() -> None:
    page = PAGE.read_text(encoding="utf-8")
    tables = page[page.index("## What can be asked for") :]
    filters = tables[tables.index("## Filters") : tables.index("A percentage of nothing")]
    first = [line.split("|")[1] for line in filters.splitlines() if line.startswith("| `")]
    named = [re.match(r"\w+", one) for cell in first for one in re.findall(r"`([^`]+)`", cell)]
    assert sorted(one[0] for one in named if one) == sorted(FILTERS)
    for word in (*STATUSES, *RESULTS):
        assert f"`{word}`" in tables or f".{word}`" in tables, word
