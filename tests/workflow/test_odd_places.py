"""Odd things where files should be: pipes, folders, links that lead round, long names."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import boardpaper
from front_door import run

MEETING = "2027-01-21-health-board"
OUTPUT = f"build/{MEETING}/winter-plan.docx"
PAPER = f"source/{MEETING}/winter-plan"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new workspace."""
    assert run(tmp_path, "new", "workspace", "ws").code == 0
    return tmp_path / "ws"


def test_build_as_a_file_stops_no_other_command(fresh: Path) -> None:
    (fresh / "build").write_text("mine", encoding="utf-8")
    built = run(fresh, "build")
    assert "[output-can-be-written]" in built.err
    assert '"build" is there already, and is no folder' in built.err
    assert f"not built {PAPER}" in built.out
    assert "has not been built" in run(fresh, "verify").out
    assert (fresh / "build").read_text(encoding="utf-8") == "mine"


def test_one_paper_that_cannot_be_written_stops_no_other(fresh: Path) -> None:
    other = run(fresh, "new", "paper", f"{MEETING}/spring-plan", "--title", "Spring")
    assert other.code == 0
    (fresh / OUTPUT / "inner").mkdir(parents=True)
    answer = run(fresh, "build")
    assert answer.code == 1
    assert "[output-can-be-written]" in answer.err
    assert f"built    build/{MEETING}/spring-plan.docx" in answer.out
    assert "is a folder" in run(fresh, "verify").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_build_is_not_waited_for(fresh: Path) -> None:
    folder = fresh / "build" / MEETING
    folder.mkdir(parents=True)
    for name in ("winter-plan.docx", "winter-plan.manifest.json", "gone.manifest.json"):
        os.mkfifo(folder / name)
    assert "is not an ordinary file" in run(fresh, "verify").err
    assert run(fresh, "build").code == 0
    assert run(fresh, "verify").out.startswith("same")


def test_build_as_a_link_to_itself_is_told(fresh: Path) -> None:
    (fresh / "build").symlink_to("build")
    assert "[output-can-be-written]" in run(fresh, "build").err
    answer = run(fresh, "verify")
    assert "is a link that leads to itself" in answer.err
    assert "fault of its own" not in answer.said


@pytest.mark.parametrize(
    "words",
    [
        ("show", "x" * 5000),
        ("build", "x" * 5000),
        ("new", "workspace", f"../{'x' * 300}"),
        ("new", "paper", f"{MEETING}/{'x' * 300}", "--title", "T"),
        ("new", "paper", f"{MEETING}/x", "--title", "T", "--style", "x" * 300),
        ("schema", "-o", "README.md"),
        ("schema", "-o", "x" * 300),
    ],
)
def test_names_no_file_can_have_are_told(fresh: Path, words: tuple[str, ...]) -> None:
    answer = run(fresh, *words)
    assert answer.code == 1
    assert answer.err
    assert "fault of its own" not in answer.err


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (f"{PAPER}/paper.yaml", "plan: plan.yaml"),
        (f"{PAPER}/paper.yaml", "house_style: middlesbrough-2004"),
        ("templates/middlesbrough-2004/house-style.yaml", "template: report.docx"),
    ],
)
def test_a_file_may_name_no_other_so_long(fresh: Path, file: str, old: str) -> None:
    path = fresh / file
    text = path.read_text(encoding="utf-8")
    key = old.partition(":")[0]
    path.write_text(text.replace(old, f"{key}: {'a' * 300}"), encoding="utf-8")
    answer = run(fresh, "check")
    assert "there is no " in answer.out
    assert "a" * 200 not in answer.out.partition("\n")[0]


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may read everything")
def test_folders_one_may_not_read_are_named(fresh: Path) -> None:
    for folder in (PAPER, "templates", f"source/{MEETING}"):
        (fresh / folder).chmod(0)
        answer = run(fresh, "check")
        (fresh / folder).chmod(0o755)
        assert "you may not read" in answer.out
        assert folder in answer.out


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (["2027-02-02-x/.hidden", "--title", "T"], "name-works-everywhere"),
        (["2027-02-02-x/~$open", "--title", "T"], "name-works-everywhere"),
        (["/2027-02-02-x/plan", "--title", "T"], "path-stays-inside"),
        (["C:\\2027-02-02-x\\plan", "--title", "T"], "path-stays-inside"),
        (["2027-02-02-x/plan", "--title", "  "], "field-is-given"),
        (["2027-02-02-x/plan", "--title", "a\nb"], "character-is-printable"),
        (["2027-02-02-x/plan", "--title", "a\udced"], "character-is-printable"),
        (
            ["2027-02-02-x/plan", "--title", "T", "--committee", "a\x01"],
            "character-is-printable",
        ),
    ],
)
def test_a_new_paper_is_one_that_will_be_seen(fresh: Path, words: list[str], rule: str) -> None:
    answer = run(fresh, "new", "paper", *words)
    assert answer.code == 1
    assert f"[{rule}]" in answer.err
    assert not (fresh / "source" / "2027-02-02-x").exists()


def test_names_cannot_speak_to_the_terminal(fresh: Path) -> None:
    (fresh / PAPER).rename(fresh / f"{PAPER}\x1b[31m\nnot")
    for command in ("build", "verify"):
        answer = run(fresh, command)
        assert "\x1b" not in answer.said
        assert "winter-plan·[31m not" in answer.out


def test_show_says_that_it_prints_word_files(fresh: Path) -> None:
    answer = run(fresh, "show", "README.md")
    assert answer.code == 1
    assert '"README.md" is no Word file' in answer.err
    assert "name a .docx, or the folder of a paper" in answer.err
    assert run(fresh, "show", f"{PAPER}/narrative.md").code == 0


def test_many_mistakes_on_one_line_are_all_told(fresh: Path) -> None:
    narrative = fresh / PAPER / "narrative.md"
    for slip in ("[a](<b", "<!--", "{{", "{#a}"):
        narrative.write_text(f"# Purpose of the report\n\n{slip * 5000}\n", encoding="utf-8")
        found = json.loads(run(fresh, "check", "--findings", "json").out)
        assert len(found) > 1000


def test_a_program_of_its_own_prints_everything_and_ends_as_it_should(fresh: Path) -> None:
    command = [sys.executable, "-m", "boardpaper"]
    here_too = os.environ | {"PYTHONPATH": str(Path(boardpaper.__file__).parents[1])}
    for words, code in ((["check"], 0), (["show", "."], 0), (["check", "x"], 1), (["x"], 2)):
        ended = subprocess.run(
            [*command, *words], cwd=fresh, env=here_too, capture_output=True, encoding="utf-8"
        )
        here = run(fresh, *words)
        assert (ended.returncode, ended.stdout) == (code, here.out)
        assert ended.returncode == here.code
        assert ended.stderr == here.err
