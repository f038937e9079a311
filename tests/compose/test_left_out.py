"""What an author leaves as it was made: optional fields and sections that say None."""

from pathlib import Path

from front_door import run

PAPER = "source/2027-03-01-cabinet/parks"
STYLE = "brighton-hove"


def made(tmp_path: Path, style: str = STYLE) -> Path:
    """A workspace with a new paper, nothing filled in."""
    assert run(tmp_path, "new", "workspace", "workspace").code == 0
    workspace = tmp_path / "workspace"
    name = PAPER.removeprefix("source/")
    answer = run(workspace, "new", "paper", name, "--title", "Parks", "--style", style)
    assert answer.code == 0, answer.said
    return workspace


def test_an_optional_field_left_empty_is_not_asked_for(tmp_path: Path) -> None:
    said = run(made(tmp_path), "check", PAPER).out
    assert "front-matter-is-complete" in said  # what is wanted is still asked for
    assert "Other meetings" not in said
    assert "Reason for exemption" not in said


def test_a_section_left_empty_says_what_its_style_says_for_none(tmp_path: Path) -> None:
    workspace = made(tmp_path)
    assert run(workspace, "style", "new", "mine", "--from", STYLE).code == 0
    held = (workspace / "templates/mine/house-style.yaml").read_text(encoding="utf-8")
    words = held.split("none: ")[1].splitlines()[0].strip("\"' ")
    shown = run(workspace, "show", PAPER)
    assert shown.code == 0, shown.said
    assert words in shown.out
