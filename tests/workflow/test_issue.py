"""Issue: a clerk freezes a paper as a draft, and can say later what went to whom."""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from boardpaper.ooxml.draft_mark import unmarked
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import content_digest, read
from front_door import PAPER_2004, Answer, built, run, write
from tools.office import Office, pages
from tools.programs import ROOT
from tools.validators import Validate

PAPER = f"source/{PAPER_2004}"
STYLES = ("brighton-hove", "lambeth-2013", "tendring", "west-lothian")
NAME = "children-services-inspection"
HERE = f"issued/{PAPER_2004}"


def issue(workspace: Path, to: str = "finance, legal", *words: str) -> Answer:
    return run(workspace, "issue", PAPER, "--to", to, *words)


def document(workspace: Path, number: int) -> Path:
    return workspace / HERE / f"draft-{number}" / f"{NAME} - draft {number}.docx"


def record(workspace: Path, number: int) -> dict[str, Any]:
    held = json.loads((workspace / HERE / f"draft-{number}" / "issue.json").read_bytes())
    assert isinstance(held, dict)
    return held


def listed(workspace: Path, *words: str) -> list[dict[str, Any]]:
    answer = run(workspace, "issue", "list", "--format", "json", *words)
    assert answer.code == 0, answer.said
    held = json.loads(answer.out)
    assert isinstance(held, list)
    return held


def change(workspace: Path, old: str, new: str) -> None:
    write(workspace, f"{PAPER}/02-background.md", old, new)


def test_a_draft_is_what_would_be_built_with_its_number_in_the_footer(workspace: Path) -> None:
    answer = issue(workspace)
    assert answer.code == 0
    assert answer.out == f"issued  {HERE}/draft-1/{NAME} - draft 1.docx\n"
    made = document(workspace, 1).read_bytes()
    assert "Draft 1" in outline(made)
    plain = built(workspace).read_bytes()
    assert outline(unmarked(made)) == outline(plain)
    assert record(workspace, 1)["content"] == content_digest(read(plain))


def test_a_draft_stays_when_the_paper_goes_on(workspace: Path) -> None:
    issue(workspace)
    first = document(workspace, 1).read_bytes()
    change(workspace, "currently 3", "currently 4")
    assert issue(workspace).code == 0
    assert document(workspace, 1).read_bytes() == first
    assert "(currently 3)" in outline(first)
    second = outline(document(workspace, 2).read_bytes())
    assert "(currently 4)" in second
    assert "Draft 2" in second


def test_its_sources_make_it_again(workspace: Path) -> None:
    issue(workspace)
    sources = workspace / HERE / "draft-1" / "sources"
    made = built(sources).read_bytes()
    assert content_digest(read(made)) == record(workspace, 1)["content"]


def test_a_house_style_that_comes_with_boardpaper_is_frozen_too(workspace: Path) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "title:", "title: ")
    for path in (workspace / "templates" / "middlesbrough-2004").iterdir():
        path.unlink()
    (workspace / "templates" / "middlesbrough-2004").rmdir()
    assert issue(workspace).code == 0
    style = workspace / HERE / "draft-1" / "sources" / "templates" / "middlesbrough-2004"
    assert {path.name for path in style.iterdir()} == {"house-style.yaml", "report.docx"}


def test_the_same_draft_to_the_same_people_is_made_once(workspace: Path) -> None:
    issue(workspace, "finance, legal")
    answer = issue(workspace, " finance ,legal,")
    assert answer.code == 0
    assert answer.out == f"same    {HERE}/draft-1/{NAME} - draft 1.docx\n"
    assert len(listed(workspace)) == 1


def test_the_same_words_to_others_are_a_draft_and_a_note(workspace: Path) -> None:
    issue(workspace, "finance")
    answer = issue(workspace, "legal")
    assert answer.code == 0
    assert "note: draft 1 says exactly the same, to finance" in answer.err
    assert [one["to"] for one in listed(workspace)] == [["finance"], ["legal"]]


def test_a_draft_that_was_edited_is_issued_anew(workspace: Path) -> None:
    issue(workspace)
    document(workspace, 1).write_bytes(b"edited")
    assert issue(workspace).out.startswith("issued")
    assert len(listed(workspace)) == 2


def test_a_paper_with_errors_is_not_issued(workspace: Path) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "title:", "titel:")
    answer = issue(workspace)
    assert answer.code == 1
    assert answer.out == f"not issued  {PAPER}\n"
    assert "[key-is-known]" in answer.err
    assert not (workspace / "issued").exists()


@pytest.mark.parametrize(
    ("to", "words", "rule"),
    [
        ("", (), "field-is-given"),
        (" , ,", (), "field-is-given"),
        ("fin\x07ance", (), "character-is-printable"),
        ("finance", ("--date", "tomorrow"), "date-is-a-date"),
        ("finance", ("--date", "2027-01"), "date-is-a-date"),
        ("finance", ("--date", "2027-02-30"), "date-is-a-date"),
    ],
)
def test_words_that_say_nothing_are_refused(
    workspace: Path, to: str, words: tuple[str, ...], rule: str
) -> None:
    answer = issue(workspace, to, *words)
    assert answer.code == 1
    assert f"[{rule}]" in answer.err
    assert not (workspace / "issued").exists()


def test_when_is_the_day_that_is_given_or_the_moment(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    issue(workspace, "a")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", record(workspace, 1)["when"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    issue(workspace, "b")
    assert record(workspace, 2)["when"] == "2027-01-15T08:00:00Z"
    issue(workspace, "c", "--date", "2027-01-21")
    assert record(workspace, 3)["when"] == "2027-01-21"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    answer = issue(workspace, "d")
    assert answer.code != 0
    assert 'SOURCE_DATE_EPOCH is "soon"' in answer.err
    assert len(listed(workspace)) == 3


def test_nothing_but_the_moment_differs_from_run_to_run(workspace: Path) -> None:
    for to in ("a", "b"):
        issue(workspace, to, "--date", "2027-01-21")
    first, second = (record(workspace, number) for number in (1, 2))
    assert first["sources"] == second["sources"]
    assert first["content"] == second["content"]
    assert content_digest(read(unmarked(document(workspace, 1).read_bytes()))) == content_digest(
        read(unmarked(document(workspace, 2).read_bytes()))
    )


def test_nobody_but_those_it_went_to_is_named(workspace: Path) -> None:
    issue(workspace)
    held = (workspace / HERE / "draft-1" / "issue.json").read_text()
    assert str(workspace) not in held
    for private in (os.environ.get("USER", ""), os.environ.get("HOSTNAME", "")):
        assert not private or f'"{private}"' not in held


def test_runs_at_once_lose_nothing(workspace: Path) -> None:
    def by_itself(to: str) -> int:
        words = ["issue", PAPER, "--to", to]
        command = [sys.executable, "-m", "boardpaper", *words]
        return subprocess.run(command, cwd=workspace, check=False, capture_output=True).returncode

    names = ["finance", "legal", "education", "housing"]
    with ThreadPoolExecutor(max_workers=4) as threads:
        assert list(threads.map(by_itself, names)) == [0] * 4
    drafts = listed(workspace)
    assert [one["number"] for one in drafts] == [1, 2, 3, 4]
    assert sorted(one["to"][0] for one in drafts) == sorted(names)


def test_the_list_says_what_went_to_whom_and_when(workspace: Path) -> None:
    issue(workspace, "finance, legal", "--date", "2027-01-07")
    change(workspace, "currently 3", "currently 4")
    issue(workspace, "chief executive", "--date", "2027-01-09")
    answer = run(workspace, "issue", "list")
    assert answer.code == 0
    digests = [record(workspace, number)["sha256"][:12] for number in (1, 2)]
    assert answer.out.splitlines() == [
        PAPER,
        f"  draft 1  2027-01-07  {digests[0]}  finance, legal",
        f"  draft 2  2027-01-09  {digests[1]}  chief executive",
    ]
    told = listed(workspace, PAPER)[1]
    assert told["paper"] == PAPER
    assert told["document"] == document(workspace, 2).relative_to(workspace).as_posix()
    assert told["sha256"] == record(workspace, 2)["sha256"]


def test_moments_are_listed_as_they_are_read(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    issue(workspace)
    assert "  draft 1  2027-01-15 08.00 UTC  " in run(workspace, "issue", "list").out


def test_a_paper_that_has_gone_is_listed_still(workspace: Path) -> None:
    issue(workspace)
    (workspace / PAPER).rename(workspace / f"source/{PAPER_2004}-2")
    assert [one["paper"] for one in listed(workspace)] == [PAPER]


def test_where_nothing_was_issued_that_is_said(workspace: Path) -> None:
    answer = run(workspace, "issue", "list")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "nothing has been issued yet\n"
    assert listed(workspace) == []


def test_what_is_not_as_it_was_issued_is_told(workspace: Path) -> None:
    issue(workspace)
    issue(workspace, "others")
    document(workspace, 1).write_bytes(b"edited")
    answer = run(workspace, "issue", "list")
    assert answer.code == 0
    assert "warning: it was changed after draft 1 was issued" in answer.err
    (workspace / HERE / "draft-2" / "issue.json").unlink()
    answer = run(workspace, "issue", "list")
    assert answer.code == 1
    assert "draft 1" in answer.out
    assert "[issue-has-a-record]" in answer.err


def test_a_paper_that_is_not_there_is_told(workspace: Path) -> None:
    for words in (["list", "nowhere"], ["nowhere", "--to", "finance"]):
        answer = run(workspace, "issue", *words)
        assert answer.code == 1
        assert "[paper-exists]" in answer.err


def test_one_paper_is_issued_at_a_time(workspace: Path) -> None:
    assert run(workspace, "new", "paper", f"{PAPER_2004}-2", "--title", "Another").code == 0
    answer = run(workspace, "issue", "source", "--to", "finance")
    assert answer.code == 2
    assert "name its own folder" in answer.err


@pytest.mark.parametrize("words", [["--to", "finance", PAPER], [PAPER, "--to", "finance"]])
def test_the_paper_may_stand_anywhere(workspace: Path, words: list[str]) -> None:
    assert run(workspace, "issue", *words).code == 0


def test_a_paper_may_be_called_list(workspace: Path) -> None:
    meeting = (workspace / PAPER).parent
    (workspace / PAPER).rename(meeting / "list")
    assert run(meeting, "issue", "./list", "--to", "finance").code == 0
    assert [one["number"] for one in listed(workspace)] == [1]


def test_it_says_how_it_is_used(workspace: Path) -> None:
    told = run(workspace, "issue", "--help").out
    assert told.startswith("Usage: boardpaper issue PAPER --to NAMES")
    assert "boardpaper issue list [OPTIONS] [PAPERS]..." in told
    assert "Usage: boardpaper issue PAPER --to NAMES" in run(workspace, "issue", PAPER, "-h").out
    answer = run(workspace, "issue", PAPER)
    assert answer.code == 2
    assert "Missing option '--to'" in answer.err


def test_a_new_workspace_lets_git_keep_what_is_issued(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    workspace = tmp_path / "papers"
    paper = "source/2027-01-21-health-board/winter-plan"
    assert run(workspace, "issue", paper, "--to", "finance").code == 0
    for words in (["init", "-q"], ["config", "core.autocrlf", "true"], ["add", "."]):
        subprocess.run(["git", *words], cwd=workspace, check=True, capture_output=True)
    kept = subprocess.run(["git", "ls-files"], cwd=workspace, check=True, capture_output=True)
    folder = "issued/2027-01-21-health-board/winter-plan/draft-1"
    there = [path for path in (workspace / folder).rglob("*") if path.is_file()]
    assert kept.stdout.decode().count(f"{folder}/") == len(there) > 5
    for path in there:
        path.unlink()
    again = ["git", "checkout", "-q", "--", "issued"]
    subprocess.run(again, cwd=workspace, check=True, capture_output=True)
    assert not run(workspace, "issue", "list").err


def test_every_house_style_takes_the_mark(
    tmp_path: Path, soffice: Office, validators: Validate
) -> None:
    files, drawn = [], []
    for style in ("middlesbrough-2004", *STYLES):
        folder = tmp_path / style
        shutil.copytree(ROOT / "templates", folder / "templates")
        source = ROOT / "tests" / "cases" / f"{style}-2004" / "source"
        shutil.copytree(source if style in STYLES else ROOT / "source", folder / "source")
        assert issue(folder).code == 0
        files.append(document(folder, 1).rename(folder / f"{style}.docx"))
        drawn.append(built(folder).rename(folder / f"{style} built.docx"))
    assert not [str(fault) for fault in validators(*files)]
    for issued, plain in zip(
        *(soffice.convert(of, tmp_path) for of in (files, drawn)), strict=True
    ):
        printed = pages(issued)
        assert all(page.count("Draft 1") == 1 for page in printed), issued.stem
        assert len(printed) == len(pages(plain)), issued.stem
