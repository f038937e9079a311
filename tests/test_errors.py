"""Every rule has a smallest input that breaks it, and says so in plain words."""

import re
from pathlib import Path

import pytest

from boardpaper.model.rules import RULES
from conftest import Golden
from error_cases import Case, cases
from errors_page import PAGE, UNREACHED, page
from front_door import run

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_a_mistake_is_met_with_place_rule_and_remedy(
    case: Case, tmp_path: Path, golden: Golden
) -> None:
    workspace = tmp_path / "workspace"
    assert run(tmp_path, "new", "workspace", "workspace").code == 0
    code, said = case.printed(workspace)
    golden(case.text(said), case.path)
    assert f"[{case.rule}]" in said
    failed = 2 if case.command.startswith("diff ") else 1
    assert (code == failed) == (": error: " in said or "not built" in said)
    assert "Traceback" not in said
    assert "fault of its own" not in said


def test_every_rule_has_a_case_or_a_reason_why_not() -> None:
    tried = {case.rule for case in CASES}
    assert tried - set(RULES) == set()
    assert set(RULES) - tried == set(UNREACHED)


def test_every_finding_with_an_error_says_what_to_do() -> None:
    for case in CASES:
        for finding in re.split(r"\n\n", case.expected):
            if ": error: " in finding:
                assert "    = " in finding, f"{case.path.stem}: {finding}"


def test_the_page_of_errors_is_made_from_the_cases(golden: Golden) -> None:
    golden(page(cases()), PAGE)  # read anew: an update has just changed what they expect
