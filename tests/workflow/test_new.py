"""New workspaces and papers: what is made builds, and makes way for nothing."""

from pathlib import Path

import pytest

from front_door import run
from tools.programs import ROOT
from tools.validators import Validate

SAMPLE = "build/2027-01-21-health-board/winter-plan.docx"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new workspace, in a folder with an odd name."""
    folder = tmp_path / "Papurau'r Cyngor & co"
    assert run(tmp_path, "new", "workspace", folder.name).code == 0
    return folder


def test_a_new_workspace_builds_at_once(fresh: Path, validators: Validate) -> None:
    answer = run(fresh, "build", "--strict")
    assert answer.code == 0, answer.said
    assert validators(fresh / SAMPLE) == []


def test_a_new_workspace_overwrites_nothing(fresh: Path) -> None:
    again = run(fresh.parent, "new", "workspace", fresh.name)
    assert again.code == 1
    assert "[workspace-stands-alone]" in again.err
    inside = run(fresh, "new", "workspace", "inner")
    assert inside.code == 1
    assert not (fresh / "inner").exists()


def test_a_new_paper_shows_what_is_still_to_be_written(fresh: Path) -> None:
    made = run(
        fresh, "new", "paper", "2027-03-01-planning/tree-works", "--title", "Tree: works", "--plan"
    )
    assert made.code == 0, made.said
    meeting = (fresh / "source/2027-03-01-planning/meeting.yaml").read_text(encoding="utf-8")
    assert "committee: Planning\ndate: 2027-03-01\n" in meeting
    answer = run(fresh, "build", "source/2027-03-01-planning")
    assert answer.code == 0, answer.said
    assert answer.err.count("[section-says-something]") == 7
    shown = run(fresh, "show", "source/2027-03-01-planning/tree-works").out
    assert "TREE: WORKS" in shown
    assert "The house style asks" not in shown


def test_a_new_paper_replaces_none(fresh: Path) -> None:
    answer = run(fresh, "new", "paper", "2027-01-21-health-board/winter-plan", "--title", "x")
    assert answer.code == 1
    assert "[new-file-is-new]" in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["planning"], "a paper needs the folder of its meeting"),
        (["planning/trees"], "its day and committee are not known"),
        (["planning/trees", "--date", "soon"], '"soon" is not a day'),
        (["../../out/trees"], "leads out of the workspace"),
        (["2027-01-21-x/trees", "--style", "midlesbrough-2004"], "did you mean"),
    ],
)
def test_what_cannot_be_made_is_told(fresh: Path, words: list[str], said: str) -> None:
    answer = run(fresh, "new", "paper", *words, "--title", "Trees")
    assert answer.code == 1
    assert said in answer.err


def test_the_schemas_in_the_repository_are_those_it_writes(tmp_path: Path) -> None:
    assert run(ROOT, "schema", "-o", str(tmp_path)).code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    held = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schemas").iterdir()}
    assert written == held
