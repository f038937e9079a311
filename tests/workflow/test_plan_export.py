"""Action plans written as workbooks: what is in them, for whom, and where they are put."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from front_door import PAPER_2004, run, write

PLAN = f"source/{PAPER_2004}/plan.yaml"
BUILT = f"build/{PAPER_2004}-plan.xlsx"


def exported(workspace: Path, *words: str, path: str = BUILT) -> Workbook:
    """The workbook that is written; fails with what was said when none is."""
    answer = run(workspace, "plan", "export", *words)
    assert answer.code == 0, answer.said
    return openpyxl.load_workbook(workspace / path)


def test_a_row_for_each_action_and_each_measure(workspace: Path) -> None:
    workbook = exported(workspace)
    actions, measures, whole = (workbook[name] for name in workbook.sheetnames[:3])
    assert (actions.max_row, measures.max_row, whole.max_row) == (61, 65, 18)
    assert [cell.value for cell in actions[1]][:7] == [
        "Ref", "Recommendation", "Outcome", "No.", "Action", "Status", "Due"
    ]  # fmt: skip
    assert [actions.cell(2, at).value for at in (1, 4, 5)] == [
        "2.1", 1, "Review of pathways to care and criteria (Matching Needs & Services Exercise)"
    ]  # fmt: skip
    assert [cell.value for cell in measures[3]][12:15] == [
        "Achieved 13 emergencies Jan-July 04", "achieved", "2004-07"
    ]  # fmt: skip
    assert whole["E3"].value == "Agreed - Jul 2004 - achieved\nApr 2004"


def test_titles_stay_in_view_and_there_are_filters_and_lists(workspace: Path) -> None:
    actions = exported(workspace)["Actions"]
    assert actions.freeze_panes == "B2"
    assert actions.auto_filter.ref == "A1:K61"
    assert actions.print_title_rows == "$1:$1"
    (choice,) = actions.data_validations.dataValidation
    assert str(choice.sqref).startswith("F2:F")
    assert "achieved,on target,slipping,overdue,not started,withdrawn" in str(choice.formula1)
    assert actions["E2"].alignment.wrap_text


def test_a_day_is_a_date_and_a_month_is_words(workspace: Path) -> None:
    write(
        workspace,
        PLAN,
        "      - Review contracts and placements\n",
        "      - {text: Review contracts, due: 2004-05-06}\n      - {text: More, due: 2004-06}\n",
    )
    actions = exported(workspace)["Actions"]
    assert actions["G3"].is_date
    assert f"{actions['G3'].value:%d %m %Y}" == "06 05 2004"
    assert actions["G4"].value == "2004-06"


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x")', "+1", "-1 place", "@SUM(1)", "#N/A"])
def test_words_are_never_run_as_a_formula(workspace: Path, words: str) -> None:
    write(workspace, PLAN, "- Review contracts and placements", f"- '{words}'")
    cell = exported(workspace)["Actions"]["E3"]
    assert (cell.value, cell.data_type) == (words, "s")
    assert cell.quotePrefix == (words[0] in "=+-@")


def test_the_same_plan_gives_the_same_bytes_without_a_name_or_a_moment(workspace: Path) -> None:
    exported(workspace)
    first = (workspace / BUILT).read_bytes()
    (workspace / BUILT).unlink()
    exported(workspace)
    assert (workspace / BUILT).read_bytes() == first
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"creator" not in archive.read("docProps/core.xml")


def test_what_was_edited_is_kept_beside_the_new_one(workspace: Path) -> None:
    workbook = exported(workspace)
    workbook["Actions"]["E2"] = "Edited"
    workbook.save(workspace / BUILT)
    answer = run(workspace, "plan", "export")
    assert "edited-output-is-kept" in answer.err
    assert "boardpaper plan import" in answer.err
    (kept,) = (workspace / BUILT).parent.glob("*(edited*.xlsx")
    assert openpyxl.load_workbook(kept)["Actions"]["E2"].value == "Edited"


def test_a_workbook_for_each_manager_with_their_part(workspace: Path) -> None:
    exported(workspace, "--by-owner", "--output", "parts", path="parts/tony-parkinson.xlsx")
    names = sorted(path.stem for path in (workspace / "parts").iterdir())
    assert names == [
        "ann-smith", "denyse-waites", "jenni-cooke", "patrick-duffy",
        "performance-and-modernisation", "sally-robinson", "sue-little", "tony-parkinson",
    ]  # fmt: skip
    workbook = openpyxl.load_workbook(workspace / "parts/tony-parkinson.xlsx")
    assert {row[0].value for row in workbook["Actions"].iter_rows(min_row=2)} == {
        "2.4", "2.7", "2.11", "2.15", "2.17"
    }  # fmt: skip
    assert "Tony Parkinson" in str(workbook["Read me"]["A2"].value)


def test_names_of_managers_make_names_of_files_everywhere(workspace: Path) -> None:
    people = ("Con", "Zoë O'Neill/Lee", "zoe o neill lee", "李", "a" * 99)
    typed = "".join(f'      - "{one}"\n' for one in people)
    write(workspace, PLAN, "      - Sally Robinson\n", typed)
    assert run(workspace, "plan", "export", "--by-owner", "-o", "parts").code == 0
    names = {path.name for path in (workspace / "parts").iterdir()}
    assert {"con-.xlsx", "zoe-o-neill-lee.xlsx", "zoe-o-neill-lee-2.xlsx", "manager.xlsx"} <= names
    assert f"{'a' * 40}.xlsx" in names


def test_exempt_rows_are_withheld_from_the_public(workspace: Path) -> None:
    words = "Review contracts and placements"
    write(workspace, PLAN, f"- {words}", f"- {{text: {words}, exempt: 3}}")
    write(
        workspace,
        f"source/{PAPER_2004}/paper.yaml",
        "appendices:",
        "exempt: {public_interest: Tenders are open.}\nappendices:",
    )
    answer = run(workspace, "plan", "export")
    assert (answer.code, "audience-is-given" in answer.err) == (1, True)
    folder, name = f"build/{PAPER_2004}".rsplit("/", 1)
    public = f"{folder}/public/{name}-plan-public.xlsx"
    actions = exported(workspace, "--for", "public", path=public)["Actions"]
    assert str(actions["E3"].value).startswith("Not for publication: paragraph 3")
    with ZipFile(workspace / public) as archive:
        assert not any(words.encode() in archive.read(part) for part in archive.namelist())
    restricted = f"{folder}/restricted/{name}-plan-not-for-publication.xlsx"
    actions = exported(workspace, "--for", "restricted", path=restricted)["Actions"]
    assert actions["E3"].value == words
    assert actions.oddHeader is not None
    assert actions.oddHeader.center.text == "NOT FOR PUBLICATION"


def test_a_paper_without_a_plan_is_said_to_have_none(workspace: Path) -> None:
    paper = (workspace / f"source/{PAPER_2004}/paper.yaml").read_bytes().decode()
    bare = paper[: paper.index("appendices:")]
    (workspace / f"source/{PAPER_2004}/paper.yaml").write_bytes(bare.encode())
    answer = run(workspace, "plan", "export")
    assert (answer.code, "has an action plan" in answer.err) == (2, True)
