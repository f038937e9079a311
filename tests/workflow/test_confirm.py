"""What was carried over and still holds is confirmed: one by one, by editing, or all of it."""

import re
from pathlib import Path
from typing import Any

import pytest

from front_door import PAPER_2004, findings, opened, part, run, write

MEETING = "2004-12-16-corporate-parenting-board"
NEXT = f"source/{MEETING}/children-services-inspection"
LIST = f"{NEXT}/not-confirmed.yaml"
PURPOSE = f"{NEXT}/01-purpose.md"


@pytest.fixture
def carried(workspace: Path) -> Path:
    """A workspace with the paper of the next meeting, as it was carried over."""
    assert run(workspace, "carry-forward", "--to", "2004-12-16").code == 0
    return workspace


def told(workspace: Path) -> list[dict[str, Any]]:
    found = findings(workspace, NEXT)
    assert not [one for one in found if one["rule"] == "file-is-used"]
    return [one for one in found if one["rule"] == "carried-words-are-confirmed"]


def waits(workspace: Path) -> str:
    """How much is not confirmed, as check says it; nothing where all is."""
    found = told(workspace)
    return str(found[0]["message"]).split(" carried")[0] if found else ""


def test_check_says_how_much_waits_and_where_the_first_of_it_is(carried: Path) -> None:
    (found,) = told(carried)
    assert found["severity"] == "warning"
    assert found["message"].endswith("; the first 5 are below, and 36 more follow them")
    said = run(carried, "check", NEXT).out
    assert f"{PURPOSE}:3:1: paragraph: To inform Members of the progress made" in said
    assert said.count(": paragraph: ") == 5
    # Nobody is told so of a paper that was carried over from none.
    assert "carried over" not in run(carried, "check", PAPER_2004).out


def test_what_is_edited_is_confirmed_and_a_line_broken_elsewhere_is_no_edit(
    carried: Path,
) -> None:
    write(carried, PURPOSE, "To inform Members of", "To inform\nMembers  of")
    assert waits(carried) == "35 paragraphs and 6 figures"
    write(carried, PURPOSE, "inform\nMembers", "tell\nMembers")
    assert waits(carried) == "34 paragraphs and 6 figures"
    write(carried, f"{NEXT}/plan.yaml", "            value: 10.7\n", "            value: 9.1\n")
    assert waits(carried) == "34 paragraphs and 5 figures"
    text = (carried / LIST).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    (mine,) = [line for line in lines if "Appendix 1 shows" in line]
    (carried / LIST).write_text(text.replace(mine, ""), encoding="utf-8")
    assert waits(carried) == "33 paragraphs and 5 figures"


def test_paragraphs_are_confirmed_by_their_lines(carried: Path) -> None:
    listed = run(carried, "confirm").out
    places = re.findall(r"^(source/\S+?:\d+): ", listed, re.M)
    assert len(places) == 41
    assert waits(carried) == "35 paragraphs and 6 figures"
    write(carried, LIST, "format: 1\n", "format: 1  # the clerk's\n")
    one = run(carried, "confirm", places[0], f"{places[3]}:1")
    assert one.code == 0
    assert one.out.count("confirmed  source/") == 2
    assert one.out.endswith("not yet confirmed  33 paragraphs and 6 figures\n")
    text = (carried / LIST).read_text(encoding="utf-8")
    assert "format: 1  # the clerk's\n" in text
    assert text.startswith("# yaml-language-server")
    in_folder = run(carried / NEXT, "confirm", ".", "02-background.md:3")
    assert in_folder.out.endswith("not yet confirmed  32 paragraphs and 6 figures\n")
    nearby = run((carried / NEXT).parent, "confirm", f"{Path(NEXT).name}/02-background.md:5")
    assert nearby.out.endswith("not yet confirmed  31 paragraphs and 6 figures\n")
    as_on_windows = places[-1].replace("/", "\\")
    assert run(carried, "confirm", NEXT, as_on_windows).out.endswith("and 5 figures\n")


def test_nothing_is_confirmed_where_one_line_is_wrong(carried: Path) -> None:
    before = (carried / LIST).read_bytes()
    answer = run(carried, "confirm", f"{PURPOSE}:3", f"{PURPOSE}:1")
    assert (answer.code, answer.out) == (1, "")
    assert "[confirmed-line-was-waiting]" in answer.err
    assert (carried / LIST).read_bytes() == before
    assert run(carried, "confirm", "--all", f"{PURPOSE}:3").code == 2
    assert run(carried, "confirm", NEXT, PAPER_2004).code == 2
    assert run(carried, "confirm", "nowhere").code == 1
    assert (carried / LIST).read_bytes() == before


def test_the_list_goes_when_all_is_confirmed(carried: Path) -> None:
    answer = run(carried, "confirm", "--all")
    assert answer.out.endswith(f"all is confirmed  {NEXT}\n")
    assert not (carried / LIST).exists()
    assert waits(carried) == ""
    again = run(carried, "confirm", "--all")
    assert (again.code, again.out) == (0, "nothing waits to be confirmed\n")
    assert run(carried, "confirm", NEXT).code == 0


def test_a_broken_list_is_told_of(carried: Path) -> None:
    write(carried, LIST, 'digest: "', 'digest: "0')
    found = findings(carried, NEXT)
    rules = [one["rule"] for one in found if one["severity"] == "error"]
    assert rules == ["value-is-well-formed"]
    assert run(carried, "confirm", "--all").code == 1
    (carried / LIST).write_text("not_confirmed: [", encoding="utf-8")
    assert run(carried, "check", NEXT).code == 1
    (carried / LIST).write_text("format: 1\nnot_confirmed:\n", encoding="utf-8")
    assert waits(carried) == ""


def test_reviewers_see_it_in_drafts_and_nobody_elsewhere(carried: Path) -> None:
    words = ("--format", "docx", "--format", "html")
    assert run(carried, "build", NEXT, "--draft", "--today", "2004-12-01", *words).code == 0
    folder = carried / "build" / MEETING
    (draft,), (page,) = folder.glob("*-draft.docx"), folder.glob("*-draft.html")
    said = opened(draft).core_properties.title.split(":")[0]
    assert said.endswith(" - 41 passages not yet confirmed")
    assert said in part(draft, "word/header1.xml")
    assert said in page.read_text(encoding="utf-8")
    assert run(carried, "verify", NEXT).code == 1  # nothing was built but the draft
    assert run(carried, "build", NEXT).code == 0
    (final,) = [one for one in folder.glob("*.docx") if one != draft]
    assert "confirmed" not in opened(final).core_properties.title


def test_a_public_draft_counts_what_it_shows(workspace: Path) -> None:
    purpose = f"source/{PAPER_2004}/01-purpose.md"
    write(workspace, purpose, "{#inspection}", "{#inspection exempt=1}")
    assert run(workspace, "carry-forward", "--to", "2004-12-16").code == 0
    for audience, number in (("public", 40), ("restricted", 41)):
        answer = run(workspace, "build", NEXT, "--draft", "--for", audience)
        assert answer.code == 0, answer.said
        (draft,) = (workspace / "build" / MEETING / audience).glob("*-draft.docx")
        assert f" - {number} passages not yet" in opened(draft).core_properties.title


def test_a_council_may_let_nothing_go_out_that_is_not_confirmed(carried: Path) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    write(carried, style, "# rules:\n", "rules:\n  carried-words-are-confirmed: error\n# rules:\n")
    assert run(carried, "publish", NEXT).code == 1
    assert not (carried / "issued").exists()
    said = run(carried, "build", NEXT)
    assert said.code == 1
    assert "[carried-words-are-confirmed]" in said.err
    assert run(carried, "confirm", "--all").code == 0
    assert run(carried, "build", NEXT).code == 0
