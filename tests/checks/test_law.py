"""What the law asks of a paper: each rule of it holds, and no more than it."""

import shutil
from pathlib import Path

import pytest

from front_door import findings, run, write
from tools.programs import ROOT

MEETING = "source/2027-01-21-health-board"
CULTURE = "source/2026-03-12-culture-committee"
CABINET = "source/2025-02-21-cabinet"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A workspace as a council starts it, with a meeting on 21 January 2027."""
    assert run(tmp_path, "new", "workspace", "fresh").code == 0
    return tmp_path / "fresh"


def case(name: str, folder: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "cases" / name / "source", folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def found(folder: Path, rule: str, *words: str) -> list[str]:
    """The messages of a rule, with the file each is in."""
    return [
        f"{Path(one['place']['file']).name}: {one['message']}"
        for one in findings(folder, *words)
        if one["rule"] == rule
    ]


def late(folder: Path, today: str, *words: str) -> list[str]:
    return found(folder, "paper-is-published-in-time", "--today", today, *words)


@pytest.mark.parametrize(
    ("today", "is_late"),
    [
        ("2027-01-13", False),
        ("2027-01-14", True),
        ("2027-01-21", True),
        ("2027-01-22", False),  # nothing can be done any more
    ],
)
def test_it_is_too_late_from_the_day_after_the_last_until_the_meeting(
    fresh: Path, today: str, is_late: bool
) -> None:
    assert bool(late(fresh, today)) == is_late


def test_the_last_day_is_that_of_the_nation(fresh: Path) -> None:
    write(fresh, f"{MEETING}/meeting.yaml", "format: 1\n", "format: 1\njurisdiction: Wales\n")
    assert late(fresh, "2027-01-15") == []
    (said,) = late(fresh, "2027-01-16")
    assert said.startswith("meeting.yaml: the last day to publish was Friday 15 January 2027")
    assert "section 100BA(3)" in said


@pytest.mark.parametrize(
    ("keys", "remedy"),
    [
        ("", "the chair can take it as urgent, by reason of special circumstances (section 100B("),
        (
            "executive: yes\n",
            "only a meeting convened at shorter notice can take it (SI 2012",
        ),
        ("jurisdiction: Scotland\n", "not certain: neither the number of days nor which"),
    ],
)
def test_the_remedy_is_that_of_the_body_that_meets(fresh: Path, keys: str, remedy: str) -> None:
    write(fresh, f"{MEETING}/meeting.yaml", "format: 1\n", f"format: 1\n{keys}")
    (said,) = (
        one["hint"]
        for one in findings(fresh, "--today", "2027-01-20")
        if one["rule"] == "paper-is-published-in-time"
    )
    assert remedy in said


def test_a_paper_that_gives_both_reasons_has_done_what_it_can(tmp_path: Path) -> None:
    workspace = case("brighton-hove", tmp_path)
    assert late(workspace, "2026-03-06", f"{CULTURE}/library-hours") == []
    assert len(late(workspace, "2026-03-06", f"{CULTURE}/museum-store")) == 1


def test_what_is_printed_does_not_depend_on_the_day(fresh: Path) -> None:
    document = fresh / "build" / "2027-01-21-health-board" / "winter-plan.docx"
    answer = run(fresh, "build", "--today", "2027-01-13")
    assert (answer.code, answer.err) == (0, "")
    before = document.read_bytes()
    answer = run(fresh, "build", "--today", "2027-01-14")
    assert "paper-is-published-in-time" in answer.err
    assert document.read_bytes() == before
    assert run(fresh, "build", "--today", "2027-01-14", "--strict").code == 1


def test_a_late_paper_needs_the_reason_for_urgency_and_one_field_may_give_both(
    tmp_path: Path,
) -> None:
    workspace = case("brighton-hove", tmp_path / "brighton")
    paper = f"{CULTURE}/library-hours"
    assert found(workspace, "late-paper-says-why", paper) == []
    write(workspace, f"{paper}/paper.yaml", "  urgent: yes\n", "")
    write(workspace, f"{paper}/paper.yaml", "  urgent_reason:", "  # urgent_reason:")
    (said,) = found(workspace, "late-paper-says-why", paper)
    assert said.startswith("paper.yaml: the paper says why it is late, and not why")
    lambeth = case("lambeth-2013", tmp_path / "lambeth")
    (about,) = lambeth.glob("source/*/*/paper.yaml")
    about.write_text(
        about.read_text().replace("fields:\n", "fields:\n  late_reason: it is late.\n")
    )
    assert found(lambeth, "late-paper-says-why") == []


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        ("2025-01-23", ""),
        ("2025-01-24", "given on Friday 24 January 2025, 27 clear days before the meeting"),
        ("2025-02-19", "given on Wednesday 19 February 2025, 1 clear day before the meeting"),
        ("2025-02-21", "given on Friday 21 February 2025, 0 clear days before the meeting"),
    ],
)
def test_notice_of_a_key_decision_lies_28_clear_days_back(
    tmp_path: Path, notice: str, said: str
) -> None:
    workspace = case("tendring", tmp_path)
    paper = f"{CABINET}/public-conveniences/paper.yaml"
    write(workspace, paper, "notice_given: 2025-01-17", f"notice_given: {notice}")
    told = found(workspace, "key-decision-has-notice")
    assert len(told) == bool(said)
    assert all(said in one and "regulation 9 of SI 2012/2089" in one for one in told)


def test_a_key_decision_without_any_notice_is_told_and_one_elsewhere_needs_none(
    tmp_path: Path,
) -> None:
    workspace = case("tendring", tmp_path)
    paper = f"{CABINET}/public-conveniences/paper.yaml"
    write(workspace, paper, "  notice_given: 2025-01-17\n", "")
    (said,) = found(workspace, "key-decision-has-notice")
    assert "none is given" in said
    write(workspace, f"{CABINET}/meeting.yaml", "format: 1\n", "format: 1\njurisdiction: Wales\n")
    assert found(workspace, "key-decision-has-notice") == []
    write(workspace, f"{CABINET}/meeting.yaml", "jurisdiction: Wales\n", "")
    write(workspace, paper, "key_decision: yes", "key_decision: no")
    assert found(workspace, "key-decision-has-notice") == []


@pytest.mark.parametrize(
    ("keys", "source"),
    [
        ("", "section 100D of the Local Government Act 1972"),
        ("executive: yes\n", "regulation 15 of SI 2012/2089"),
        ("jurisdiction: Scotland\n", "section 50D of the Local Government (Scotland) Act 1973"),
    ],
)
def test_a_missing_list_of_background_papers_names_the_law_of_the_nation(
    fresh: Path, keys: str, source: str
) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    write(fresh, style, "law:\n  background_papers: background_papers\n", "")
    write(fresh, f"{MEETING}/meeting.yaml", "format: 1\n", f"format: 1\n{keys}")
    (said,) = found(fresh, "background-papers-are-listed")
    assert source in said


def exempt(folder: Path, paragraph: str, nation: str = "England", why: str = "") -> list[str]:
    """What is found in a paper with a paragraph that is exempt, in a nation."""
    narrative = f"{MEETING}/winter-plan/narrative.md"
    write(folder, narrative, "all wards.", f"all wards. {{exempt={paragraph}}}")
    write(folder, f"{MEETING}/meeting.yaml", "format: 1\n", f"format: 1\njurisdiction: {nation}\n")
    if why:
        paper = f"{MEETING}/winter-plan/paper.yaml"
        write(folder, paper, "fields:\n", f"exempt: {{public_interest: {why}}}\nfields:\n")
    rules = ("exempt-paragraph-is-known", "public-interest-is-weighed")
    return [one for rule in rules for one in found(folder, rule)]


@pytest.mark.parametrize(
    ("nation", "paragraph"),
    [("England", "7"), ("Wales", "12"), ("Scotland", "15"), ("Northern Ireland", "7")],
)
def test_a_paragraph_of_the_nations_schedule_is_known(
    fresh: Path, nation: str, paragraph: str
) -> None:
    assert exempt(fresh, paragraph, nation, "bids are open") == []


@pytest.mark.parametrize(
    ("nation", "paragraph", "schedule"),
    [
        ("England", "12", "Part 1 of Schedule 12A to the Local Government Act 1972"),
        ("Wales", "3", "Part 4 of Schedule 12A to the Local Government Act 1972"),
        ("Scotland", "16", "Part I of Schedule 7A to the Local Government (Scotland) Act 1973"),
    ],
)
def test_a_paragraph_that_the_schedule_does_not_have_is_told(
    fresh: Path, nation: str, paragraph: str, schedule: str
) -> None:
    said = f"narrative.md: there is no paragraph {paragraph} in {schedule}"
    assert exempt(fresh, paragraph, nation, "bids are open") == [said]


@pytest.mark.parametrize(
    ("nation", "paragraph", "weighed"),
    [
        ("England", "5", True),
        ("Wales", "14", True),
        ("Wales", "16", False),  # legal privilege is exempt without
        ("Scotland", "6", False),
    ],
)
def test_the_public_interest_is_weighed_where_the_schedule_asks(
    fresh: Path, nation: str, paragraph: str, weighed: bool
) -> None:
    told = exempt(fresh, paragraph, nation)
    assert len(told) == weighed
    assert all(f"exempt by paragraph {paragraph} of Part" in one for one in told)


def test_a_house_style_takes_these_rules_as_seriously_as_it_likes(fresh: Path) -> None:
    style = fresh / "templates" / "middlesbrough-2004" / "house-style.yaml"
    rules = "\nrules:\n  paper-is-published-in-time: error\n"
    style.write_text(style.read_text(encoding="utf-8") + rules, encoding="utf-8")
    assert run(fresh, "check", "--today", "2027-01-14").code == 1


@pytest.mark.parametrize("name", ["brighton-hove", "lambeth-2013", "tendring", "west-lothian"])
def test_the_papers_that_come_along_do_what_the_law_asks(name: str, tmp_path: Path) -> None:
    answer = run(case(name, tmp_path), "check", "--strict")
    assert answer.code == 0, answer.said
