"""Trackers that nobody here made become plans, and nothing of them is dropped unsaid."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from front_door import run, write
from workflow.trackers import PAPER, PLAN, TRACKER, Cells, changed, kept, new_workspace, plan, taken

USUAL = ("Ref", "Recommendation", "Action", "Owner", "Due", "Status")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return new_workspace(tmp_path)


def recommendations(workspace: Path) -> str:
    """What the plan says below its list of periods."""
    return plan(workspace).partition("\nrecommendations:\n")[2]


BADLY_MADE: Cells = (
    ("Improvement plan",),
    ("Owner: A Clerk", None, None, None, None, None, "printed 1 June"),
    ("Key", "Amber - some slippage"),
    (),
    ("No.", "Objective", "How?", "Who?", "When?", "Revised date", "RAG", "Progress", "Comments"),
    ("1", "Agree a strategy", "• Draft it\n• Consult on it", "Ann Lee; Raj Patel", "31.03.2004",
     None, "Green", "Draft out for comment", "ring Jo"),
    (None, None, "Publish it", "Finance (Ann Lee)", "March 2004 - achieved"),
    ("2", "Train all staff", "Run a course", "HBS: Tony Parkinson", date(2004, 6, 30),
     date(2004, 9, 30), "A", "Achieved 40 places Jan 04"),
    ("3", "Count places", "Count them", "Ann Lee & Raj Patel", 38077, None, "Blue/complete"),
    ("4", "Find a house", "Look for one", "TBC", "ongoing", None, "Nearly there"),
    (),
    ("Key: see above",),
)  # fmt: skip


def spoil(sheet: Worksheet) -> None:
    """Merged cells, a hidden row and a hidden column, as they are found in real trackers."""
    sheet.merge_cells("A6:A7")
    sheet.merge_cells("B6:B7")
    sheet.insert_rows(10)
    for at, value in enumerate(("9", "An old matter", "Close it"), 1):
        sheet.cell(10, at, value)
    sheet.row_dimensions[10].hidden = True


def test_a_tracker_made_badly_becomes_a_plan_in_good_yaml(papers: Path) -> None:
    answer = taken(papers, BADLY_MADE, spoil)
    assert answer.code == 0, answer.said
    assert answer.out == f"made      {PLAN}  (4 recommendations, 6 actions)\n"
    assert plan(papers) == GOOD
    for said in (
        'tracker.xlsx: Tracker!I5: note: nothing is taken from the column "Comments"',
        "tracker.xlsx: Tracker!A10: note: row 10 is hidden, and is left out",
        'tracker.xlsx: Tracker!E9: note: "38077" is taken for the day 31 Mar 2004',
        'tracker.xlsx: Tracker!G11: warning: "Nearly there" is no status that is known',
        'tracker.xlsx: Tracker!G8: note: "A" is taken for the status slipping',
        'tracker.xlsx: Tracker!D11: note: "TBC" is taken for nobody yet',
        "tracker.xlsx: Tracker!A13: note: the row says nothing else",
    ):
        assert said in answer.err
    again = run(papers, "plan", "import", TRACKER)
    assert again.out == f"same      {PLAN}\n"


GOOD = """\
format: 1
title: Improvement plan
periods:
  - within 3 months
  - within 6 months
  - over 6 months
  - Progress
  - When
  - RAG

recommendations:
  - reference: "1"
    text: Agree a strategy
    actions:
      - text: Draft it
        status: on target
        due: 2004-03-31
      - text: Consult on it
        status: on target
        due: 2004-03-31
      - text: Publish it
        status: achieved
        due: 2004-03
        milestones:
          When:
            - date: 2004-03
              status: achieved
              printed: March 2004 - achieved
        managers:
          - people: Ann Lee
            organisation: Finance
    milestones:
      Progress:
        - Draft out for comment
    managers:
      - Ann Lee
      - Raj Patel

  - reference: "2"
    text: Train all staff
    actions:
      - text: Run a course
        status: slipping
        due: 2004-09-30
        was:
          - 2004-06-30
        milestones:
          Progress:
            - text: 40 places
              date: 2004-01
              status: achieved
              printed: Achieved 40 places Jan 04
        managers:
          - people: Tony Parkinson
            organisation: HBS

  - reference: "3"
    text: Count places
    actions:
      - text: Count them
        status: achieved
        due: 2004-03-31
        managers:
          - people:
              - Ann Lee
              - Raj Patel

  - reference: "4"
    text: Find a house
    actions:
      - text: Look for one
        status: on target
        milestones:
          When:
            - status: on target
              printed: ongoing
          RAG:
            - printed: Nearly there
"""


def test_what_changed_is_taken_over_and_what_the_author_wrote_stays(papers: Path) -> None:
    assert taken(papers, BADLY_MADE, spoil).code == 0
    path = papers / PLAN
    text = path.read_text()
    text = text.replace(
        '  - reference: "2"\n', '  # Ask the board about this one.\n  - reference: "2"\n'
    )
    text = text.replace(
        "    text: Count places\n", "    text: Count places\n    outcome: We know.\n"
    )
    path.write_text(text)

    def go_on(sheet: Worksheet) -> None:
        sheet["G8"], sheet["F8"] = "Complete", None
        sheet["C9"] = "Count them all"
        sheet.delete_rows(11)

    changed(papers, go_on)
    dry = run(papers, "plan", "import", TRACKER, "--dry-run")
    assert (dry.code, path.read_text()) == (0, text)
    assert dry.out == (
        "2 · action 1 · status: changed\n"
        "    was: slipping\n"
        "    now: achieved\n"
        "2 · action 1 · due: changed\n"
        "    was: 2004-09-30\n"
        "    now: 2004-06-30\n"
        "3 · action 1 · text: changed\n"
        "    was: Count them\n"
        "    now: Count them all\n"
        "\n"
        f"not written, as it is a dry run  {PLAN}\n"
    )
    assert "the plan has what the tracker does not: 4; it is kept as it is" in dry.err
    answer = run(papers, "plan", "import", TRACKER)
    assert "kept      " in answer.out
    expected = (
        text.replace("status: slipping", "status: achieved")
        .replace("due: 2004-09-30", "due: 2004-06-30")
        .replace("Count them\n", "Count them all\n")
    )
    assert path.read_text() == expected
    assert [one.read_text() for one in path.parent.glob("plan (before import*")] == [text]


def test_one_row_for_a_recommendation_with_lists_in_its_cells(papers: Path) -> None:
    answer = taken(
        papers,
        (
            ("Recommendation", "Actions", "Lead officer", "Deadline", "KPI", "Baseline", "Target"),
            ("Fewer moves", "1. Map them\n2. Plan them", "Ann Lee\nRaj Patel", "1/2/04\n3/4/04",
             "Moves in a year", 57, "30 moves"),
        ),
    )  # fmt: skip
    assert answer.code == 0, answer.said
    assert recommendations(papers) == (
        """\
  - reference: "1"
    text: Fewer moves
    actions:
      - text: Map them
        due: 2004-02-01
        managers: Ann Lee
      - text: Plan them
        due: 2004-04-03
        managers: Raj Patel
    measures:
      - text: Moves in a year
        baseline: 57
        targets:
          overall:
            value: 30
            printed: 30 moves
"""
    )


def shown_per_cent(sheet: Worksheet) -> None:
    for at in (3, 4, 6):
        sheet.cell(at, 5).number_format = "0%"


def test_headings_among_the_rows_are_what_the_actions_below_are_of(papers: Path) -> None:
    answer = taken(
        papers,
        (
            ("ID", "Task", "Assigned to", "Due date", "% complete"),
            ("Objective 1: Safer homes",),
            ("1a", "Visit them", "Ann Lee", "Q2 2004", 1),
            ("1b", "Report on them", "Raj Patel", "by end of March", 0.25),
            ("Objective 2: More choice",),
            ("2a", "Ask for views", "All", "2004", 0),
        ),
        shown_per_cent,
    )
    assert answer.code == 0, answer.said
    said = recommendations(papers)
    assert 'reference: "1"\n    text: Safer homes\n' in said
    assert 'reference: "2"\n    text: More choice\n' in said
    assert "status: achieved\n        due: 2004-06\n" in said
    assert "due: 2027-03\n" in said
    assert "- printed: by end of March\n" in said
    assert "- printed: 25%\n" in said
    assert "is taken for Mar 2027, the one nearest to the meeting" in answer.err


def test_a_tracker_without_recommendations_keeps_its_references(papers: Path) -> None:
    rows = (("No", "Action", "Lead"), ("A1", "Mend the roof", "Ann Lee"), ("A2", "Paint", None))
    assert taken(papers, rows).code == 0
    assert (
        'reference: "A1"\n    text: Mend the roof\n    actions:\n      - text: Mend the roof\n'
        in (recommendations(papers))
    )


def test_headings_in_two_rows_are_read_as_one(papers: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.merge_cells("C1:D1")
        for column in "ABE":
            sheet.merge_cells(f"{column}1:{column}2")

    rows = (
        ("Recommendation", "Action", "Milestones", None, "Responsible manager"),
        (None, None, "3 months", "6 months", None),
        ("Fewer moves", "Map them", "Map drawn - achieved", "June 04", "Ann Lee"),
    )
    assert taken(papers, rows, edit).code == 0
    assert "milestones:\n          3 months:\n            - text: Map drawn\n" in plan(papers)
    assert "6 months:\n            - date: 2004-06\n" in plan(papers)


REFUSED = {
    "no headings": (
        (("A", "B"), ("1", "2")),
        "Tracker!A1: error: no row from here on has headings that are known",
    ),
    "nothing": ((), "error: there is nothing in it"),
    "headings alone": ((USUAL,), "Tracker!A1: error: there is no row below the headings"),
    "two tables": (
        (USUAL, ("1", "a", "b"), (), ("Action", "Lead", "Deadline", "RAG"), ("x", "y")),
        "Tracker!A4: error: a second table begins here",
    ),
    "two columns for one thing": (
        (("Ref", "Action", "Lead", "Due", "Deadline"), ("1", "x", "y", "2004", "2005")),
        'Tracker!E1: error: "Deadline" and "Due" are both taken for the due',
    ),
    "a day that is none": (
        (USUAL, ("1", "a", "b", "c", "31 Feb 2004", "Green")),
        'Tracker!E2: error: "31 Feb 2004" is no day',
    ),
    "due before it starts": (
        (("Ref", "Action", "Start", "Due"), ("1", "a", "1/6/2004", "March 2004")),
        'Tracker!D2: error: it is due "March 2004", before it starts',
    ),
    "one reference for two": (
        (USUAL, ("1", "a", "b"), ("2", "c", "d"), ("1", "e", "f")),
        'Tracker!A4: error: "1" stands for another recommendation already',
    ),
    "one action twice": (
        (USUAL, ("1", "a", "b"), ("1", "a", "b")),
        "Tracker!C3: error: 1 has this action already",
    ),
    "a formula never worked out": (
        (USUAL, ("1", "a", "b", None, "=TODAY()")),
        "Tracker!E2: error: it has a formula whose result is not in the file",
    ),
    "a formula gone wrong": (
        (USUAL, ("1", "a", "#REF!", None, None)),
        "it says #REF!",
    ),
    "a figure without a number": (
        (("Ref", "Action", "KPI", "Target figure"), ("1", "a", "b", "more of them")),
        'Tracker!D2: error: there is no figure in "more of them", and one is wanted',
    ),
    "a date without an action": (
        (USUAL, ("1", "a", "b"), (None, None, None, None, "May 04")),
        "Tracker!E3: error: the row has no action that this could be of",
    ),
    "words that may be of either": (
        (USUAL, ("1", "a", "b"), (None, "c", "d")),
        "Tracker!B3: error: it has no reference: it may be a recommendation of its own",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_nobody_could_take_rightly_is_refused(papers: Path, what: str) -> None:
    rows, said = REFUSED[what]
    answer = taken(papers, rows)
    assert said in answer.err, answer.said
    assert (answer.code, (papers / PLAN).exists()) == (1, False)
    assert answer.out.startswith("not imported")


CSV = 'Ref,Recommendation,Action,Owner,Due\n1,Caf\xe9s,"Open\n""one""",Ann Lee,31/3/2004\n'


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        CSV.encode("cp1252"),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        CSV.replace(",", ";").replace("\n", "\r\n").encode(),
        CSV.replace(",", "\t").encode("utf-16-le"),
        f"sep=;\n{CSV.replace(',', ';')}".encode(),
        f"Our plan,,,,\n,,,,\n{CSV}".encode(),
    ],
    ids=["utf-8", "cp1252", "bom", "utf-16", "semicolons", "tabs", "sep", "titled"],
)
def test_csv_however_it_was_saved(papers: Path, data: bytes) -> None:
    (papers / "tracker.csv").write_bytes(data)
    answer = run(papers, "plan", "import", "tracker.csv")
    assert answer.code == 0, answer.said
    assert "text: Cafés\n" in plan(papers)
    assert 'text: |-\n          Open\n          "one"\n        due: 2004-03-31\n' in plan(papers)


def test_what_is_wrong_in_csv_is_shown_by_line_and_column(papers: Path) -> None:
    (papers / "tracker.csv").write_text("Ref,Action,Due\n1,Do,31/2/2004\n")
    answer = run(papers, "plan", "import", "tracker.csv")
    assert 'tracker.csv:2:6: error: "31/2/2004" is no day' in answer.err


def test_a_mapping_says_what_headings_do_not(papers: Path) -> None:
    rows = (("What we were told", "X", "Boss", "Says"), ("Be kind", "Smile", "Ann Lee", "Nearly"))
    answer = taken(papers, rows)
    assert "--write-mapping" in answer.err
    begun = run(papers, "plan", "import", TRACKER, "--write-mapping")
    assert begun.out == "written   tracker.mapping.yaml\n"
    mapping = papers / "tracker.mapping.yaml"
    text = mapping.read_text()
    assert "headings: 1\ncolumns:\n  What we were told: left out\n" in text
    for heading, says in (
        ("What we were told", "recommendation"),
        ("X", "action"),
        ("Boss", "managers"),
        ("Says", "status"),
    ):
        text = text.replace(f"{heading}: left out", f"{heading}: {says}")
    mapping.write_text(f"{text}statuses:\n  Nearly: slipping\n")
    answer = run(papers, "plan", "import", TRACKER)
    assert (answer.code, answer.err) == (0, ""), answer.said
    assert "text: Be kind\n    actions:\n      - text: Smile\n        status: slipping\n" in plan(
        papers
    )
    again = run(papers, "plan", "import", TRACKER, "--write-mapping")
    assert (again.code, 'there is a "tracker.mapping.yaml" already' in again.err) == (1, True)


def test_a_column_of_words_may_be_a_period_by_the_mapping(papers: Path) -> None:
    rows = (("Ref", "Action", "Comments"), ("1", "Do it", "Half done"))
    (papers / "tracker.mapping.yaml").write_text(
        "format: 1\ncolumns:\n  Comments: {says: milestones, period: January}\n"
    )
    assert taken(papers, rows).code == 0
    assert "January:\n            - Half done\n" in plan(papers)


def test_one_of_several_sheets_is_asked_for(papers: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Old one")  # type: ignore[union-attr]
        other.append(USUAL)
        other.append(("7", "Old", "Older"))

    rows = (USUAL, ("1", "New", "Newer"))
    answer = taken(papers, rows, edit)
    assert answer.code == 1
    assert 'several of its sheets have a table: "Tracker", "Old one"' in answer.err
    assert run(papers, "plan", "import", TRACKER, "--sheet", "old one").code == 0
    assert 'reference: "7"\n' in plan(papers)
    answer = run(papers, "plan", "import", TRACKER, "--sheet", "Other")
    assert 'it has no sheet "Other"' in answer.err


def test_a_tracker_that_lies_with_a_paper_is_for_that_paper(papers: Path) -> None:
    assert (
        run(papers, "new", "paper", "2027-01-21-health-board/other", "--title", "Other").code == 0
    )
    rows = (USUAL, ("1", "New", "Newer"))
    kept(papers / "source/2027-01-21-health-board/other", rows)
    file = f"source/2027-01-21-health-board/other/{TRACKER}"
    answer = run(papers, "plan", "import", file)
    assert "made      source/2027-01-21-health-board/other/plan.yaml" in answer.out
    assert 'the paper does not name "plan.yaml" yet' in answer.err


def test_a_tracker_is_imported_by_itself(papers: Path) -> None:
    kept(papers, (USUAL, ("1", "a", "b")))
    kept(papers, (USUAL, ("1", "a", "b")), name="other.xlsx")
    answer = run(papers, "plan", "import", TRACKER, "other.xlsx")
    assert (answer.code, "such a file is taken over by itself" in answer.err) == (1, True)


def test_a_plan_with_its_periods_builds(papers: Path) -> None:
    assert taken(papers, BADLY_MADE, spoil).code == 0
    answer = run(papers, "build", PAPER)
    assert answer.code == 0, answer.said


def point_at(workspace: Path, named: str) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "plan: plan.yaml", f"plan: {named}")


def test_a_paper_may_point_straight_at_its_tracker(papers: Path) -> None:
    kept(papers / PAPER, BADLY_MADE, spoil)
    point_at(papers, f"{TRACKER}#Tracker")
    answer = run(papers, "build", PAPER, "--format", "html", "--format", "docx")
    assert answer.code == 0, answer.said
    assert "tracker.xlsx: Tracker!G11: warning: " in answer.err
    page = (papers / "build/2027-01-21-health-board/winter-plan.html").read_text()
    assert "Finance (Ann Lee)" in page
    manifest = papers / "build/2027-01-21-health-board/winter-plan.manifest.json"
    assert f"{PAPER}/{TRACKER}" in manifest.read_text()
    assert run(papers, "verify", PAPER).code == 0


def test_what_is_wrong_with_a_plan_is_shown_by_the_tracker_s_cell(papers: Path) -> None:
    rows = (USUAL, ("1", "A warm house", "Mend it", "Ann Lee", date(2026, 5, 4), "on target"))
    kept(papers / PAPER, rows)
    point_at(papers, TRACKER)
    found = run(papers, "check", PAPER, "--findings", "line").out
    assert f"{PAPER}/{TRACKER}: Tracker!F2: warning: 1 · action 1: it is called on target" in found
    point_at_again = run(papers, "plan", "export", "--output", "out.xlsx")
    assert point_at_again.code == 0
    before = (papers / PAPER / TRACKER).read_bytes()
    answer = run(papers, "plan", "import", "out.xlsx")
    assert (answer.code, "[plan-is-typed]" in answer.err) == (1, True)
    assert (papers / PAPER / TRACKER).read_bytes() == before


def test_a_mapping_beside_it_counts_for_a_paper_that_points_at_its_tracker(papers: Path) -> None:
    (papers / PAPER / "tracker.csv").write_text("Ref,Recommendation,Thing\n1,Warm,Mend it\n")
    (papers / PAPER / "tracker.mapping.yaml").write_text("format: 1\ncolumns: {Thing: action}\n")
    point_at(papers, "tracker.csv")
    assert "Mend it" in run(papers, "show", PAPER).out
    (papers / PAPER / "tracker.mapping.yaml").write_text("format: 1\ncolumns: {Thing: acton}\n")
    found = run(papers, "check", PAPER, "--findings", "line").out
    assert f"{PAPER}/tracker.mapping.yaml:2:18: error: " in found


FOUND_OUTSIDE: dict[str, tuple[Cells, str]] = {
    "as a program writes headings": (
        (("task_id", "taskName", "assignee", "priority", "due_date", "status"),
         ("T1", "Mend it", "Ann Lee", "High", "2027-05-04", "IN_PROGRESS")),
        "reference: \"T1\"\n    text: Mend it\n    actions:\n      - text: Mend it\n"
        "        status: on target\n        due: 2027-05-04\n        managers: Ann Lee\n",
    ),
    "what is done under a name": (
        (("Project Manager", "Project Name", "Start Date", "End/Due Date", "RAG Status", "Size"),
         ("Ann Lee", "Mend it", "1-Jan-2027", "4-May-2027", "TODO", "M")),
        "      - text: Mend it\n        status: not started\n        due: 2027-05-04\n",
    ),
    "an action beside the next one": (
        (("Action_ID", "Task_Title", "Owner", "Due_Date", "Status", "Next_Action"),
         ("A1", "Mend it", "Head of Housing", "2027-05-04", "Waiting", "Ring Jo")),
        "          Status:\n            - printed: Waiting\n"
        "          Next_Action:\n            - Ring Jo\n",
    ),
    "a finding and what is recommended": (
        (("Ref", "Finding", "Recommendation", "Priority", "Management response",
          "Responsible officer", "Original implementation date", "Revised implementation date",
          "% complete", "Status"),
         ("7", "It is cold", "Heat it", "High", "Agreed", "Ann Lee", "31/3/2026", "30/9/2026",
          0.4, "Open")),
        "reference: \"7\"\n    text: Heat it\n    actions:\n      - text: Heat it\n"
        "        due: 2026-09-30\n        was:\n          - 2026-03-31\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FOUND_OUTSIDE)
def test_shapes_of_trackers_that_were_found_outside(papers: Path, what: str) -> None:
    rows, expected = FOUND_OUTSIDE[what]
    answer = taken(papers, rows)
    assert answer.code == 0, answer.said
    assert expected in plan(papers)


def test_cells_that_only_look_like_headings_begin_no_second_table(papers: Path) -> None:
    rows = (
        ("Ref", "Recommendation", "Action", "Owner", "Measure"),
        ("1", "Recommendation 1", "Action 1", "Lead", "Measure"),
        ("2", "Recommendation 2", "Action 2", "Lead", "Measure"),
        ("Ref", "Recommendation", "Action", "Owner", "Measure"),
        ("3", "Recommendation 3", "Action 3", "Lead", "Measure"),
    )
    answer = taken(papers, rows)
    assert answer.code == 0, answer.said
    assert answer.out == f"made      {PLAN}  (3 recommendations, 3 actions)\n"


def test_a_month_that_excel_made_a_day_of_stays_a_month(papers: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["E2"].number_format = "mmm-yy"
        sheet["E3"].number_format = 'dd" of "mmmm'

    rows = (USUAL, ("1", "a", "b", None, date(2027, 3, 1)), ("2", "c", "d", None, date(2027, 3, 1)))
    assert taken(papers, rows, edit).code == 0
    assert "due: 2027-03\n" in plan(papers)
    assert "due: 2027-03-01\n" in plan(papers)


def test_what_is_exempt_stays_so_whoever_takes_over(papers: Path) -> None:
    rows = (USUAL, ("1", "A", "B", "Ann Lee", "May 2027"), ("2", "C", "D", "Ann Lee", "-"))
    assert taken(papers, rows).code == 0
    exempt = "        managers:\n          - people: Ann Lee\n            exempt: 2\n\n"
    write(papers, PLAN, "        managers: Ann Lee\n\n", exempt)

    def hand_over(sheet: Worksheet) -> None:
        sheet["D2"] = "Jo Bell"

    changed(papers, hand_over)
    assert run(papers, "plan", "import", TRACKER).code == 0
    assert "          - people: Jo Bell\n            exempt: 2\n" in plan(papers)


def test_struck_words_are_taken_and_told(papers: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C2"].font = Font(strike=True)

    answer = taken(papers, (USUAL, ("1", "A", "B", "-", "tbc")), edit)
    assert "Tracker!C2: note: it is struck through, and is taken all the same" in answer.err
    assert "Due:\n            - printed: tbc\n" in plan(papers)


def test_words_without_end_are_told_of_together(papers: Path) -> None:
    rows = [("Ref", "Recommendation", "Action", "Status")]
    rows += [(str(at), f"A{at}", f"B{at}", f"A state called {at}") for at in range(100)]
    answer = taken(papers, rows)
    assert answer.code == 0
    assert answer.err.count("is no status that is known") == 60
    assert '"A state called 60" and 39 other words after it were taken likewise' in answer.err
