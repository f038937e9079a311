"""Workbooks that came back: just what was edited changes the plan, and nothing is lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from front_door import PAPER_2004, Answer, run, write

PLAN = f"source/{PAPER_2004}/plan.yaml"
BACK = "back.xlsx"
Edit = Callable[[Workbook], None]


def sent(workspace: Path, *words: str) -> bytes:
    """The plan as it is when its workbook is sent out."""
    answer = run(workspace, "plan", "export", "--output", BACK, *words)
    assert answer.code == 0, answer.said
    return plan(workspace)


def plan(workspace: Path) -> bytes:
    return (workspace / PLAN).read_bytes()


def edited(workspace: Path, edit: Edit, name: str = BACK) -> Path:
    """The workbook after somebody edited it."""
    workbook = openpyxl.load_workbook(workspace / BACK)
    edit(workbook)
    workbook.save(workspace / name)
    return workspace / name


def came_back(workspace: Path, edit: Edit, *words: str) -> Answer:
    sent(workspace)
    edited(workspace, edit)
    return run(workspace, "plan", "import", BACK, *words)


def sheet(workbook: Workbook, name: str = "Actions") -> Worksheet:
    found = workbook[name]
    assert isinstance(found, Worksheet)
    return found


def put(place: str, value: object, name: str = "Actions") -> Edit:
    """An edit of one cell."""

    def edit(workbook: Workbook) -> None:
        sheet(workbook, name)[place] = value  # type: ignore[assignment]

    return edit


def in_order(*edits: Edit) -> Edit:
    def edit(workbook: Workbook) -> None:
        for one in edits:
            one(workbook)

    return edit


def lines_changed(workspace: Path, before: bytes) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that came, each in order."""
    old, new = before.decode().splitlines(), plan(workspace).decode().splitlines()
    gone = [line.strip() for line in old if old.count(line) > new.count(line)]
    came = [line.strip() for line in new if new.count(line) > old.count(line)]
    return gone, came


def test_the_plan_of_2004_goes_out_and_comes_back_without_a_byte_changed(workspace: Path) -> None:
    before = sent(workspace)
    answer = run(workspace, "plan", "import", BACK)
    assert (answer.code, answer.err, answer.out) == (0, "", f"same      {PLAN}\n")
    edited(workspace, lambda _: None)  # as another program saves it
    assert run(workspace, "plan", "import", BACK).code == 0
    assert plan(workspace) == before
    assert not list((workspace / PLAN).parent.glob("*before import*"))


@pytest.mark.parametrize(
    ("edit", "gone", "came"),
    [
        (
            put("F2", "Achieved"),
            ["- Review of pathways to care and criteria (Matching Needs & Services Exercise)"],
            [
                "- text: Review of pathways to care and criteria "
                "(Matching Needs & Services Exercise)",
                "status: achieved",
            ],
        ),
        (
            put("G3", date(2004, 5, 6)),
            ["- Review contracts and placements"],
            ["- text: Review contracts and placements", "due: 2004-05-06"],
        ),
        (
            put("G3", "June 2004"),
            ["- Review contracts and placements"],
            ["- text: Review contracts and placements", "due: 2004-06"],
        ),
        (put("E3", "Review: all"), ["- Review contracts and placements"], ['- "Review: all"']),
        (put("R4", 91, "Measures"), ["value: 88"], ["value: 91"]),
        (
            put("M3", "Achieved 14 emergencies Jan-Aug 04", "Measures"),
            ["value: 13", "as_at: 2004-07", "printed: Achieved 13 emergencies Jan-July 04"],
            ["value: 14", "as_at: 2004-08", "printed: Achieved 14 emergencies Jan-Aug 04"],
        ),
        (put("M3", 14, "Measures"), ["value: 13", "printed: Achieved 13 emergencies Jan-July 04"],
         ["value: 14"]),
        (
            put("D3", "production (June 04)", "Recommendations"),
            ["date: 2004-03", "printed: production (March 04)"],
            ["printed: production (June 04)"],
        ),
        (put("G3", "Sue Little\nAnn Lee", "Recommendations"), [], ["- Ann Lee"]),
        (
            put("H2", "other words", "Recommendations"),
            ["30", "85 (88%) achieved",
             "70 per 10,000 (12 months) (67.3 per 10,000) - achieved"],
            ["other words"],
        ),
    ],
)  # fmt: skip
def test_one_cell_changes_what_it_says_and_nothing_else(
    workspace: Path, edit: Edit, gone: list[str], came: list[str]
) -> None:
    before = plan(workspace)
    answer = came_back(workspace, edit)
    assert answer.code == 0, answer.said
    found = lines_changed(workspace, before)
    assert found[0] == gone
    assert [line for line in found[1] if line != "date: 2004-06"] == came
    (kept,) = (workspace / PLAN).parent.glob("plan (before import * at *).yaml")
    assert kept.read_bytes() == before
    assert "file-is-used" not in run(workspace, "check").err


def test_changes_are_shown_and_a_dry_run_writes_nothing(workspace: Path) -> None:
    before = plan(workspace)
    answer = came_back(workspace, put("F2", "overdue"), "--dry-run")
    assert answer.code == 0
    assert "2.1 · action 1 · status: changed\n    now: overdue" in answer.out
    assert "not written, as it is a dry run" in answer.out
    assert plan(workspace) == before


def test_comments_and_line_ends_stay(workspace: Path) -> None:
    path = workspace / PLAN
    noted = (
        plan(workspace).decode().replace("- Review contracts and", "- Review contracts  # x\n#y")
    )
    noted = noted.replace("# x\n#y placements", "# ask Ann")
    path.write_bytes(noted.replace("\n", "\r\n").encode())
    assert came_back(workspace, put("F3", "slipping")).code == 0
    said = plan(workspace)
    assert b"- text: Review contracts  # ask Ann\r\n        status: slipping\r\n" in said
    assert said.count(b"\n") == said.count(b"\r\n")


def test_new_rows_are_added_where_they_belong(workspace: Path) -> None:
    def edit(workbook: Workbook) -> None:
        sheet(workbook).append(["2.2", None, None, None, "A new one", "on target", "2004-11"])
        sheet(workbook).append(["9.1", None, None, None, "Its first action"])
        sheet(workbook, "Measures").append(["2.2", None, "How many", "%", None, 12])
        sheet(workbook, "Recommendations").append(["9.1", "Do this as well", "All is better"])

    assert came_back(workspace, edit).code == 0
    said = plan(workspace).decode()
    assert "      - text: A new one\n        status: on target\n        due: 2004-11\n" in said
    assert '      - text: How many\n        unit: "%"\n        baseline: 12\n' in said
    assert said.endswith(
        "  - reference: 9.1\n    text: Do this as well\n    outcome: All is better\n"
        "    actions:\n      - Its first action\n"
    )
    assert run(workspace, "check").code == 0


def test_rows_that_do_not_come_back_are_kept(workspace: Path) -> None:
    before = plan(workspace)

    def edit(workbook: Workbook) -> None:
        sheet(workbook).delete_rows(3, 40)
        del workbook["Measures"]

    answer = came_back(workspace, edit)
    assert answer.code == 0
    assert "not returned, and kept as they are: 2.1 No. 2" in answer.err
    assert plan(workspace) == before


def test_rows_sorted_columns_moved_and_sheets_renamed_are_found(workspace: Path) -> None:
    before = plan(workspace)

    def edit(workbook: Workbook) -> None:
        actions = sheet(workbook)
        rows = [[cell.value for cell in row] for row in actions.iter_rows()]
        actions.delete_rows(1, actions.max_row)
        actions.append(["Sent out on Monday"])
        for row in (rows[0], *reversed(rows[1:])):
            actions.append([None, *reversed(row)])
        actions.title = "From Ann"
        for found in actions.iter_rows(min_row=3):
            if found[7].value == "Review contracts and placements":
                found[6].value = "withdrawn"

    answer = came_back(workspace, edit)
    assert answer.code == 0, answer.said
    assert lines_changed(workspace, before)[1] == [
        "- text: Review contracts and placements", "status: withdrawn"
    ]  # fmt: skip


def test_workbooks_of_several_managers_are_taken_over_together(workspace: Path) -> None:
    before = sent(workspace)
    edited(workspace, put("F2", "achieved"), "ann.xlsx")
    edited(workspace, put("F3", "achieved"), "raj.xlsx")
    assert run(workspace, "plan", "import", "ann.xlsx", "raj.xlsx").code == 0
    assert lines_changed(workspace, before)[1].count("status: achieved") == 2


def test_two_answers_are_a_conflict_with_both_cells(workspace: Path) -> None:
    before = sent(workspace)
    edited(workspace, put("F2", "achieved"), "ann.xlsx")
    edited(workspace, put("F2", "overdue"), "raj.xlsx")
    answer = run(workspace, "plan", "import", "ann.xlsx", "raj.xlsx")
    assert answer.code == 1
    assert "raj.xlsx: Actions!F2" in answer.err
    assert "ann.xlsx: Actions!F2" in answer.err
    assert plan(workspace) == before


def test_what_changed_in_the_plan_meanwhile_stays(workspace: Path) -> None:
    sent(workspace)
    write(
        workspace,
        PLAN,
        "      - Review of pathways",
        "      - Put in before\n      - Review of pathways",
    )
    write(workspace, PLAN, "Multi-agency consultation", "Consultation")
    before = plan(workspace)
    edited(workspace, put("F3", "overdue"))
    answer = run(workspace, "plan", "import", BACK)
    assert answer.code == 0, answer.said
    assert lines_changed(workspace, before) == (
        ["- Review contracts and placements"],
        ["- text: Review contracts and placements", "status: overdue"],
    )


def test_a_cell_that_both_changed_is_a_conflict(workspace: Path) -> None:
    sent(workspace)
    write(workspace, PLAN, "- Multi-agency consultation", "- Consultation")
    before = plan(workspace)
    edited(workspace, put("E6", "Consult everybody"))
    answer = run(workspace, "plan", "import", BACK)
    assert answer.code == 1
    assert 'in the plan since the workbook was made: there it is "Consultation"' in answer.err
    assert plan(workspace) == before


def test_one_wrong_cell_and_nothing_is_written(workspace: Path) -> None:
    before = plan(workspace)
    answer = came_back(workspace, in_order(put("F2", "achieved"), put("F3", "done!")))
    assert answer.code == 1
    assert 'Actions!F3: error: "done!" is no status' in answer.err
    assert plan(workspace) == before


def test_merged_cells_are_said_to_be_merged(workspace: Path) -> None:
    before = plan(workspace)
    answer = came_back(workspace, lambda workbook: sheet(workbook).merge_cells("A2:A6"))
    assert answer.code == 1
    assert "Actions!A2:A6: error: its cells are merged" in answer.err
    assert plan(workspace) == before


def test_a_stray_cell_below_many_blanks_is_found_where_it_stands(workspace: Path) -> None:
    def edit(workbook: Workbook) -> None:
        sheet(workbook).cell(300_000, 1, "x")

    answer = came_back(workspace, edit)
    assert (answer.code, "Actions!A300000: error: " in answer.err) == (1, True)


def test_a_figure_shown_per_cent_is_one_of_a_hundred(workspace: Path) -> None:
    def edit(workbook: Workbook) -> None:
        cell = sheet(workbook, "Measures")["R4"]
        cell.value, cell.number_format = 0.915, "0.0%"

    assert came_back(workspace, edit).code == 0
    assert b"value: 91.5\n" in plan(workspace)


def test_a_public_workbook_comes_back_without_the_exempt_rows_changing(workspace: Path) -> None:
    write(workspace, PLAN, "- Review contracts and placements",
          "- {text: Review contracts and placements, exempt: 3}")  # fmt: skip
    write(
        workspace,
        f"source/{PAPER_2004}/paper.yaml",
        "appendices:",
        "exempt: {public_interest: Tenders are open.}\nappendices:",
    )
    before = sent(workspace, "--for", "public")
    edited(workspace, put("F2", "achieved"))
    assert run(workspace, "plan", "import", BACK).code == 0
    assert lines_changed(workspace, before)[1].count("status: achieved") == 1
    assert b"{text: Review contracts and placements, exempt: 3}" in plan(workspace)
