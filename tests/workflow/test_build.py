"""Build and check, as a clerk and an author use them."""

import json
import shutil
from pathlib import Path

import pytest

from front_door import PAPER_2004, built, findings, part, run, write

MEETING = "source/2004-09-23-corporate-parenting-board"
PAPER = f"source/{PAPER_2004}"
OUTPUT = f"build/{PAPER_2004}.docx"


@pytest.fixture
def two(workspace: Path) -> Path:
    """A workspace with a second paper, which has a mistake."""
    shutil.copytree(workspace / PAPER, workspace / MEETING / "another")
    write(workspace, f"{MEETING}/another/plan.yaml", 'reference: "2.2"', 'reference: "2.1"')
    return workspace


def test_one_line_a_paper_says_what_was_written(workspace: Path) -> None:
    first, second = run(workspace, "build"), run(workspace, "build")
    assert first.out.startswith(f"built    {OUTPUT}  (")
    assert second.out.startswith(f"same     {OUTPUT}  (")
    assert first.code == 0
    assert first.err.count(": warning: ") == 3


def test_an_error_stops_its_own_paper_only(two: Path) -> None:
    answer = run(two, "build")
    assert answer.code == 1
    assert f"not built {MEETING}/another" in answer.out
    assert "1 of 2 papers built" in answer.out
    assert "[reference-is-unique]" in answer.err
    assert (two / OUTPUT).is_file()
    assert not (two / "build/2004-09-23-corporate-parenting-board/another.docx").exists()


def test_a_failed_build_leaves_the_old_document(workspace: Path) -> None:
    before = built(workspace).read_bytes()
    write(workspace, f"{PAPER}/plan.yaml", "periods:", "perods:")
    assert run(workspace, "build").code == 1
    assert (workspace / OUTPUT).read_bytes() == before


def test_check_writes_nothing(workspace: Path) -> None:
    assert run(workspace, "check").out.endswith("1 paper checked: 3 warnings and 2 notes\n")
    assert not (workspace / "build").exists()


def test_without_a_command_a_paper_or_a_meeting_is_built(workspace: Path) -> None:
    for folder in (PAPER, MEETING):
        answer = run(workspace / folder)
        assert answer.code == 0
        assert OUTPUT in answer.out
    assert run(workspace).out.startswith("Usage: boardpaper")


def test_outputs_whose_paper_has_gone_are_named(two: Path) -> None:
    write(two, f"{MEETING}/another/plan.yaml", '"2.1"', '"2.0"')
    assert run(two, "build").code == 0
    shutil.rmtree(two / MEETING / "another")
    answer = run(two, "build")
    assert "another.docx: its paper has gone" in answer.out
    assert answer.code == 0


def test_an_edited_document_is_kept(workspace: Path) -> None:
    output = built(workspace)
    output.write_bytes(output.read_bytes() + b"edited")
    answer = run(workspace, "build")
    assert answer.code == 0
    assert "[edited-output-is-kept]" in answer.err
    (kept,) = output.parent.glob("* (edited *).docx")
    assert kept.read_bytes().endswith(b"edited")
    assert run(workspace, "verify").code == 0


def test_strict_takes_warnings_for_errors(tmp_path: Path) -> None:
    run(tmp_path, "new", "workspace", "papers")
    papers = tmp_path / "papers"
    assert run(papers, "check", "--strict").code == 0
    write(papers, "source/2027-01-21-health-board/winter-plan/paper.yaml", "  dated: 2027-01\n", "")
    assert run(papers, "check").code == 0
    assert run(papers, "check", "--strict").code == 1


def test_a_house_style_sets_how_seriously_a_rule_is_taken(workspace: Path) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "  dated: 2004-07\n", "")
    style = "templates/middlesbrough-2004/house-style.yaml"
    text = (workspace / style).read_text(encoding="utf-8")
    rules = "rules:\n  front-matter-is-complete: error\n"
    (workspace / style).write_text(text + rules, encoding="utf-8")
    assert run(workspace, "check").code == 1


def test_findings_are_text_lines_or_json(workspace: Path) -> None:
    write(workspace, f"{PAPER}/plan.yaml", "within 3 months: 65", "within 3 months: many")
    (finding,) = findings(workspace)
    assert finding["rule"] == "figure-is-a-figure"
    assert finding["address"].startswith("2.6")
    listed = run(workspace, "check", "--findings", "line").out.splitlines(keepends=True)
    (line,) = (one for one in listed if ": error: " in one)
    place = finding["place"]
    assert line.startswith(f"{place['file']}:{place['line']}:{place['column']}: error: 2.6")
    assert finding in json.loads(run(workspace, "build", "--findings", "json").out)


def test_a_changed_word_changes_that_word_only(workspace: Path) -> None:
    before = part(built(workspace))
    write(workspace, f"{PAPER}/02-background.md", "currently 3", "currently 4")
    after = part(built(workspace))
    assert after == before.replace("currently 3", "currently 4")


def test_a_changed_date_is_typed_once_where_the_facts_print(workspace: Path) -> None:
    write(workspace, f"{PAPER}/plan.yaml", "date: 2003-12", "date: 2003-11")
    assert findings(workspace) == []
    assert "Achieved MNS completed November 03" in part(built(workspace))


def test_printed_words_that_no_longer_agree_are_told_and_still_print(workspace: Path) -> None:
    write(
        workspace,
        f"{PAPER}/plan.yaml",
        "- date: 2004-01\n          printed: Jan 04",
        "- date: 2004-02\n          printed: Jan 04",
    )
    (finding,) = findings(workspace)
    assert (finding["rule"], finding["severity"]) == ("printed-words-agree", "warning")
    assert finding["address"] == "2.6 · Within 3 months"
    assert finding["message"] == 'it prints "Jan 04", but the date is February 2004'
    assert part(built(workspace)).count(">Jan 04<") == 3


def test_papers_are_built_in_the_order_of_the_agenda(two: Path) -> None:
    write(two, f"{MEETING}/another/plan.yaml", '"2.1"', '"2.0"')
    before = run(two, "build").out
    assert before.index("children-services-inspection.docx") < before.index("another.docx")
    write(two, f"{MEETING}/meeting.yaml", "agenda:\n", "agenda:\n  - another\n")
    out = run(two, "build").out
    assert out.index("another.docx") < out.index("children-services-inspection.docx")
    write(two, f"{MEETING}/meeting.yaml", "- another", "- anther")
    answer = run(two, "check")
    assert answer.code == 1
    assert "[agenda-names-papers]" in answer.out
    assert 'did you mean "another"?' in answer.out
