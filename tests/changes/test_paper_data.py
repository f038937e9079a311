"""Two papers as data: meeting, paper and front matter, field by field."""

from pathlib import Path

from boardpaper.changes.paper_data import paper_changes
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.paper import Paper
from boardpaper.workflow.make import Templates, make
from front_door import PAPER_2004, write

MEETING, NAME = PAPER_2004.split("/")
PAPER = f"source/{PAPER_2004}"


def paper(workspace: Path) -> Paper:
    made = make(Workspace(workspace), PaperPlace(MEETING, NAME), Templates())
    assert made.paper is not None, made.diagnostics
    return made.paper


def told(workspace: Path, *edits: tuple[str, str, str]) -> list[str]:
    """What differs once these words of these files are other words, a line each."""
    before = paper(workspace)
    for path, old, new in edits:
        write(workspace, path, old, new)
    return [
        f"{one.kind} {one.address}: {one.old} -> {one.new}"
        for one in paper_changes(before, paper(workspace))
    ]


def test_a_paper_that_did_not_change_says_nothing(workspace: Path) -> None:
    assert told(workspace, (f"{PAPER}/02-background.md", "currently 3", "currently 4")) == []


def test_fields_of_meeting_paper_and_front_matter(workspace: Path) -> None:
    meeting, about = f"source/{MEETING}/meeting.yaml", f"{PAPER}/paper.yaml"
    found = told(
        workspace,
        (meeting, "2004-09-23", "2004-09-30\ntime: 10.00 am"),
        (about, "Progress Report", "Second Report"),
        (about, "name: Jan Douglas", "name: Jan Evans"),
        (about, "dated: 2004-07", "dated: 2004-09"),
        (about, "title: SSI Inspection Action Plan", "title: Action Plan"),
    )
    assert found == [
        "changed meeting · date: 2004-09-23 -> 2004-09-30",
        "added meeting · time:  -> 10.00 am",
        "changed paper · title: Children's Services Inspection - Progress Report"
        " -> Children's Services Inspection - Second Report",
        "changed front matter · Chief officer · name: Jan Douglas -> Jan Evans",
        "changed front matter · Date of the report: 2004-07 -> 2004-09",
        "changed paper · appendix 1 · title: SSI Inspection Action Plan -> Action Plan",
    ]


def test_a_field_that_repeats_is_told_entry_by_entry(workspace: Path) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    text = (workspace / style).read_text(encoding="utf-8")
    heading = "fields:\n"
    assert heading in text
    asked = (
        f"{heading}  - key: consulted\n    label: Consulted\n    many: true\n    required: false\n"
    )
    (workspace / style).write_text(text.replace(heading, asked, 1), encoding="utf-8")
    about = f"{PAPER}/paper.yaml"
    write(workspace, about, "fields:\n", "fields:\n  consulted: [the unions, the carers]\n")
    assert told(workspace, (about, "[the unions", "[the schools, the unions")) == [
        "added front matter · Consulted 1:  -> the schools"
    ]
    assert told(workspace, (about, "the unions, the carers", "the carers, the unions")) == [
        "moved front matter · Consulted 2: Consulted 3 -> Consulted 2"
    ]


def test_a_plan_that_goes_is_told(workspace: Path) -> None:
    found = told(
        workspace,
        (
            f"{PAPER}/paper.yaml",
            "appendices:\n  - plan: plan.yaml\n    title: SSI Inspection Action Plan\n",
            "",
        ),
    )
    assert (
        found[0]
        == "removed paper · appendix 1: SSI Inspection Action Plan, plan.yaml, portrait -> "
    )
    assert sum(line.startswith("removed 2.") for line in found) == 17


def test_a_mark_in_a_paper_file_is_told(workspace: Path) -> None:
    about = f"{PAPER}/paper.yaml"
    found = told(
        workspace,
        (about, "fields:\n", "exempt:\n  fields: {author.telephone: 1}\nfields:\n"),
        (about, "  - plan: plan.yaml\n", "  - plan: plan.yaml\n    exempt: 3\n"),
    )
    assert found == [
        "added paper · author.telephone · exempt:  -> by paragraph 1",
        "added paper · appendix 1 · exempt:  -> by paragraph 3",
    ]
