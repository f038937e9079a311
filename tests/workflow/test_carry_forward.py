"""The next meeting's paper, started from the last one: what is carried over and what is not."""

import re
import shutil
from pathlib import Path

import pytest

from front_door import PAPER_2004, findings, opened, run, write
from test_cases import CASES
from tools.programs import ROOT

MEETING_2004, NAME = PAPER_2004.split("/")
NEXT = f"source/2004-12-16-corporate-parenting-board/{NAME}"
LATER = f"source/2005-03-17-corporate-parenting-board/{NAME}"
OLD = f"source/{PAPER_2004}"


def carried(workspace: Path, *words: str, to: str = "2004-12-16") -> str:
    answer = run(workspace, "carry-forward", *words, "--to", to)
    assert answer.code == 0, answer.said
    return answer.said


def texts(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_is_carried_but_what_has_to_be_said_anew(workspace: Path) -> None:
    write(workspace, f"{OLD}/paper.yaml", "  dated: 2004-07\n", "  dated: 2004-07  # agreed\n")
    write(
        workspace,
        f"{OLD}/paper.yaml",
        "appendices:",
        "exempt:\n  public_interest: it would tell of a child\n"
        "not_withheld:\n  - words: the Council\n    reason: everybody knows it\n"
        'stands:  # seen by the clerk\n  - words: "3"\n    reason: counted in July\nappendices:',
    )
    said = carried(workspace, "--next", "2005-03-17")
    old, new = texts(workspace / OLD), texts(workspace / NEXT)
    assert new.pop("not-confirmed.yaml").startswith(b"# yaml-language-server")
    about, before = new.pop("paper.yaml").decode(), old.pop("paper.yaml").decode()
    assert new == old
    # Only what differs is typed anew: each line that stays is as it was.
    assert [line for line in about.splitlines() if line not in before.splitlines()] == [
        f"since: {PAPER_2004}",
        "  dated:  # agreed",
        "  public_interest:",
    ]
    assert "stands" not in about
    assert "not_withheld" not in about
    for line in (
        "cleared  dated: 2004-07",
        "cleared  exempt · public_interest: it would tell of a child",
        "cleared  not_withheld: the Council; everybody knows it",
        "cleared  stands: 3; counted in July",
        "not yet confirmed  35 paragraphs and 6 figures",
        f"Bring it up to date, then: boardpaper check {NEXT}",
    ):
        assert line in said.splitlines()
    met = (workspace / NEXT).parent / "meeting.yaml"
    assert met.read_text(encoding="utf-8").splitlines()[1:] == [
        "format: 1",
        "committee: Corporate Parenting Board",
        "date: 2004-12-16",
        "next: 2005-03-17",
    ]
    asked = [one for one in findings(workspace, NEXT) if one["rule"] == "front-matter-is-complete"]
    assert [one["message"] for one in asked] == [
        'the field "Date of the report" is missing, and the house style asks for it'
    ]


def test_the_day_may_be_the_one_that_the_last_meeting_gives(workspace: Path) -> None:
    meeting = f"source/{MEETING_2004}/meeting.yaml"
    assert "add --to and its day" in run(workspace, "carry-forward").err
    write(workspace, meeting, "date: 2004-09-23\n", "date: 2004-09-23\nnext: 2004-12-16\n")
    assert run(workspace, "carry-forward", "--dry-run").out.startswith("would make  ")
    assert not (workspace / NEXT).exists()
    assert run(workspace, "carry-forward").code == 0
    assert "next:" not in (workspace / NEXT).parent.joinpath("meeting.yaml").read_text()


def test_what_is_there_stays_as_it_is(workspace: Path) -> None:
    carried(workspace)
    before = texts(workspace / NEXT)
    again = run(workspace, "carry-forward", OLD, "--to", "2004-12-16")
    assert again.code == 1
    assert "[new-file-is-new]" in again.err
    assert texts(workspace / NEXT) == before
    # The meeting is there now, and another paper of it does not touch its file.
    meeting = (workspace / NEXT).parent / "meeting.yaml"
    meeting.write_text(meeting.read_text() + "place: Town Hall\n")
    said = carried(workspace, OLD, "--next", "2005-03-17", to=f"{Path(NEXT).parent.name}/again")
    assert "meeting.yaml, which was there; it says itself when the next meeting is" in said
    assert meeting.read_text().endswith("place: Town Hall\n")


def test_a_day_is_that_of_a_meeting_which_is_there(workspace: Path) -> None:
    other = workspace / "source/2004-12-16-parenting"
    other.mkdir()
    text = (workspace / OLD).parent.joinpath("meeting.yaml").read_text(encoding="utf-8")
    later = text.partition("agenda:")[0].replace("2004-09-23", "2004-12-16")
    (other / "meeting.yaml").write_text(later, encoding="utf-8")
    carried(workspace)
    assert (other / NAME / "paper.yaml").is_file()
    assert not (workspace / NEXT).exists()


@pytest.mark.parametrize(
    ("to", "made"),
    [
        (f"source\\2004-12-16-cabinet\\{NAME}", f"2004-12-16-cabinet/{NAME}"),
        ("2004-12-16-cabinet/Über uns", "2004-12-16-cabinet/Über uns"),
        ("source/2004-12-16/", f"2004-12-16-corporate-parenting-board/{NAME}"),
    ],
)
def test_the_next_meeting_is_named_in_any_of_these_ways(
    workspace: Path, to: str, made: str
) -> None:
    carried(workspace, to=to)
    assert (workspace / "source" / made / "paper.yaml").is_file()


@pytest.mark.parametrize(
    ("to", "rule"),
    [
        ("2004-09-23", "new-file-is-new"),
        ("2004-09-22", "next-meeting-is-later"),
        ("2004-09-23-again", "next-meeting-is-later"),
        ("2004-13-45", "meeting-has-a-day"),
        ("winter", "meeting-has-a-day"),
        ("../elsewhere", "path-stays-inside"),
        ("2004-12-16/a/b", "paper-has-a-meeting"),
        ("2004-12-16//", "next-meeting"),
        ("2004-12-16-x/con", "name-works-everywhere"),
        ("2004-12-16-x/.hidden", "name-works-everywhere"),
    ],
)
def test_no_meeting_that_cannot_be(workspace: Path, to: str, rule: str) -> None:
    before = sorted(workspace.rglob("*"))
    answer = run(workspace, "carry-forward", "--to", to)
    if rule == "next-meeting":  # a slash too many is no mistake
        assert answer.code == 0
        return
    assert answer.code == 1
    assert f"[{rule}]" in answer.err
    assert sorted(workspace.rglob("*")) == before


def test_a_date_put_back_stays_remembered(workspace: Path) -> None:
    carried(workspace)
    evaluation = "evaluation\n          date: 2004-09\n"
    moved = "evaluation\n          date: 2005-02  # see the minutes\n"
    write(workspace, f"{NEXT}/plan.yaml", evaluation, moved)
    said = carried(workspace, NEXT, to="2005-03-17")
    assert "remembered  2.5, evaluation: was 2004-09, is 2005-02" in said
    later = (workspace / LATER / "plan.yaml").read_text(encoding="utf-8")
    now = (workspace / NEXT / "plan.yaml").read_text(encoding="utf-8")
    added = [line.strip() for line in later.splitlines() if line not in now.splitlines()]
    assert added == ["was:", "- 2004-09"]
    assert "date: 2005-02  # see the minutes" in later
    about = (workspace / LATER / "paper.yaml").read_text(encoding="utf-8")
    assert f"since: {NEXT.removeprefix('source/')}" in about
    assert about.count("since:") == 1
    # Put back again, it has been put back twice; and that is not noted a second time.
    write(workspace, f"{LATER}/plan.yaml", "date: 2005-02 ", "date: 2005-06 ")
    last = f"source/2005-06-16-corporate-parenting-board/{NAME}"
    carried(workspace, LATER, to="2005-06-16")
    noted = "          was:\n            - 2004-09\n            - 2005-02\n"
    assert noted in (workspace / last / "plan.yaml").read_text(encoding="utf-8")
    assert "remembered" not in carried(workspace, last, to="2005-09-15")


def test_a_paper_with_errors_is_carried_and_that_is_said(workspace: Path) -> None:
    write(workspace, f"{OLD}/02-background.md", "# ", "words under no heading\n\n# ")
    (workspace / OLD / "notes.docx").write_bytes(b"not read")
    answer = run(workspace, "carry-forward", "--to", "2004-12-16")
    assert answer.code == 0
    assert "The last paper has errors, and was carried over as it is:" in answer.err
    assert "[paragraph-in-a-section]" in answer.err
    assert "left behind  notes.docx: nothing of the paper uses it" in answer.out
    assert (workspace / NEXT / "02-background.md").is_file()
    (workspace / OLD / "paper.yaml").write_text("format: 1\ntitle: [", encoding="utf-8")
    broken = run(workspace, "carry-forward", OLD, "--to", "2005-03-17")
    assert broken.code == 1
    assert not (workspace / LATER).exists()


def test_which_paper_is_asked_where_there_are_several(workspace: Path) -> None:
    shutil.copytree(workspace / OLD, workspace / f"{OLD}-2")
    answer = run(workspace, "carry-forward", "--to", "2004-12-16")
    assert (answer.code, answer.out) == (2, "")
    assert "name the folder of one paper; there are 2: " in answer.err
    carried(workspace, OLD)
    carried(workspace, f"{OLD}-2/paper.yaml")
    assert run(workspace / OLD, "carry-forward", "--to", "2005-03-17").code == 0
    assert (workspace / LATER).is_dir()


def test_windows_line_ends_stay(workspace: Path) -> None:
    for name in ("paper.yaml", "plan.yaml", "01-purpose.md"):
        path = workspace / OLD / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    carried(workspace)
    about = (workspace / NEXT / "paper.yaml").read_bytes()
    assert about.count(b"\n") == about.count(b"\r\n")
    assert b"\r\nsince: " in about
    assert texts(workspace / NEXT)["plan.yaml"] == texts(workspace / OLD)["plan.yaml"]


def a_case(name: str, folder: Path) -> Path:
    """The workspace of one of the sample papers in a house style."""
    shutil.copytree(CASES / name / "source", folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def test_sign_offs_and_what_the_law_asks_are_said_anew(tmp_path: Path) -> None:
    workspace = a_case("brighton-hove", tmp_path)
    old = "source/2026-03-12-culture-committee/museum-store"
    finance = "finance_officer: {name: Tomasz Wheeler, date: 2026-03-02}"
    on_lines = "finance_officer:\n    name: Tomasz Wheeler\n    date: 2026-03-02"
    write(workspace, f"{old}/paper.yaml", finance, on_lines)
    write(workspace, f"{old}/paper.yaml", "2026-03-03}\n", "2026-03-03}  # by e-mail\n")
    said = carried(workspace, old, to="2026-06-11")
    assert [line.split(":")[0] for line in said.splitlines() if line.startswith("cleared")] == [
        "cleared  item",
        "cleared  exempt_reason · public_interest",
        "cleared  urgent",
        "cleared  urgent_reason",
        "cleared  finance_officer",
        "cleared  lawyer",
    ]
    new = "source/2026-06-11-culture-committee/museum-store"
    text = (workspace / new / "paper.yaml").read_text(encoding="utf-8")
    assert "  lawyer:  # by e-mail\n" in text
    assert "  finance_officer:\n    name:\n    date:\n" in text
    asked = [one["message"] for one in findings(workspace, new) if "field" in one["message"]]
    assert asked == [
        'the field "Reason for exemption" has no public_interest',
        'the field "Finance officer consulted" has no name or date',
        'the field "Lawyer consulted" is missing, and the house style asks for it',
    ]


def test_dates_in_every_entry_of_a_field_are_cleared(tmp_path: Path) -> None:
    workspace = a_case("lambeth-2013", tmp_path)
    said = carried(workspace, to="2014-01-13")
    assert "cleared  consultation · 5 · sent: 2013-09-02" in said
    new = workspace / "source/2014-01-13-cabinet/school-playgrounds/paper.yaml"
    text = new.read_text(encoding="utf-8")
    assert text.count("      sent:\n") == 5
    assert not re.search(r"\d{4}-\d\d-\d\d", text.partition("consultation:")[2])


def test_a_tracker_is_carried_as_it_is(workspace: Path) -> None:
    write(workspace, f"{OLD}/paper.yaml", "plan: plan.yaml", "plan: tracker.csv")
    rows = "Ref,Recommendation,Action,Due\n1,A warm house,Mend the roof,May 2005\n"
    (workspace / OLD / "tracker.csv").write_text(rows, encoding="utf-8")
    said = carried(workspace)
    assert "The plan is a tracker" in said
    assert "left behind  plan.yaml: nothing of the paper uses it" in said
    assert (workspace / NEXT / "tracker.csv").read_text(encoding="utf-8") == rows


SECOND_QUARTER = (
    ("        - date: 2004-08\n", "        - date: 2004-08\n          status: achieved\n"),
    (
        "evaluation\n          date: 2004-09\n          printed: Sept 04 (evaluation)\n",
        "evaluation\n          date: 2005-02\n",
    ),
    (
        "      - Co-location of services where feasible\n",
        "      - text: Co-location of services where feasible\n        status: withdrawn\n",
    ),
    (
        "      - Social Services staff in Child Care Information Centre\n",
        "      - Social Services staff in Child Care Information Centre\n"
        "      - text: Sure Start leaflet for every new family\n        due: 2005-03\n",
    ),
    ("    managers:\n      - Sue Little\n", "    managers:\n      - Ann Smith\n"),
    (
        "            value: 10.7\n            printed: 10.7% -\n",
        "            value: 10.7\n            printed: 10.7% -\n"
        "          over 6 months:\n            value: 7.2\n            as_at: 2004-11\n",
    ),
)
"""What came of the plan of 2004 by the next meeting, as it is typed."""


def shown(page: Path) -> dict[str, list[str]]:
    """The rows of tables of a page by their captions, words alone."""
    found = re.findall(r"<caption.*?>(.*?)</caption>(.*?)</table>", page.read_text("utf-8"), re.S)
    rows = {name: re.findall(r"<tr.*?</tr>", table, re.S)[1:] for name, table in found}
    plain = {
        re.sub("<.*?>", "", name): [" ".join(re.sub("<.*?>", " ", row).split()) for row in each]
        for name, each in rows.items()
    }
    return {name: each for name, each in plain.items() if "since" in name}


def test_the_paper_of_2004_goes_on_for_two_more_quarters(workspace: Path) -> None:
    carried(workspace, "--next", "2005-03-17")
    for old, new in SECOND_QUARTER:
        write(workspace, f"{NEXT}/plan.yaml", old, new)
    write(workspace, f"{NEXT}/paper.yaml", "  dated:", "  dated: 2004-12")
    narrative = f"{NEXT}/02-background.md"
    write(workspace, narrative, "against actions.\n", "against actions.\n\n{{ show.changes }}\n")
    built = run(workspace, "build", NEXT, "--format", "html", "--format", "docx")
    assert built.code == 0, built.said
    page = workspace / "build" / f"{NEXT.removeprefix('source/')}.html"
    said = shown(page)
    assert said["Achieved since the last meeting"] == [
        "2.3 milestone over 6 months Sally Robinson August 04"
    ]
    assert said["Put back since the last meeting"] == [
        "2.5 evaluation Denyse Waites September 04 February 05 once"
    ]
    assert said["New since the last meeting"] == [
        "2.5 Sure Start leaflet for every new family Denyse Waites"
    ]
    assert said["Withdrawn since the last meeting"] == [
        "2.5 Co-location of services where feasible Denyse Waites"
    ]
    (passed,) = said["Passed on to others since the last meeting"]
    assert passed.endswith("Sue Little Ann Smith")
    (moved,) = said["Measures with other figures since the last meeting"]
    assert moved.startswith("2.6 Number of re-referrals 10.7%, missed 7.2% (November 04), missed")
    document = opened(page.with_suffix(".docx"))
    captions = [one.text for one in document.paragraphs if one.text in said]
    assert captions == list(said)
    # And the quarter after that: put back again.
    carried(workspace, NEXT, to="2005-03-17")
    write(workspace, f"{LATER}/plan.yaml", "date: 2005-02", "date: 2005-06")
    assert run(workspace, "build", LATER, "--format", "html").code == 0
    page = workspace / "build" / f"{LATER.removeprefix('source/')}.html"
    assert shown(page)["Put back since the last meeting"] == [
        "2.5 evaluation Denyse Waites February 05 June 05 twice"
    ]
