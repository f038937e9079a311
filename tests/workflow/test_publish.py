"""Publish: a clerk keeps what goes out, if it is fit to, and can say later what it was."""

import json
import os
from pathlib import Path

import pytest

from front_door import Answer, rewrite, run, write

PAPER = "2027-01-21-health-board/winter-plan"
NARRATIVE, ABOUT = f"source/{PAPER}/narrative.md", f"source/{PAPER}/paper.yaml"
HERE = f"issued/{PAPER}/published-1"
NAMES = [f"winter-plan-public.{kind}" for kind in ("docx", "html", "pdf")]
ACCESSIBLE = ("--layout", "accessible")
TEMPLATE = "templates/middlesbrough-2004/report.docx"


@pytest.fixture
def small(tmp_path: Path, soffice: object) -> Path:
    """A new workspace, whose one paper is fit to be published."""
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    return tmp_path / "papers"


def publish(workspace: Path, *words: str) -> Answer:
    """Publishes with the plan laid out so that nothing of it draws a warning."""
    return run(workspace, "publish", "--date", "2027-01-12", *ACCESSIBLE, *words)


def test_what_is_published_is_kept_with_its_record_and_compared(small: Path) -> None:
    answer = publish(small)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [f"published  {HERE}/{name}" for name in NAMES[1:]]
    assert all((small / HERE / name).is_file() for name in NAMES)
    record = json.loads((small / HERE / "issue.json").read_bytes())
    assert (record["to"], record["when"]) == (["the public"], "2027-01-12")
    assert sorted(record["others"]) == NAMES[1:]
    assert run(small, "diff", "published:last", *ACCESSIBLE).code == 0
    assert publish(small).out.startswith(f"same       {HERE}/")
    write(small, NARRATIVE, "warmer homes", "warm homes")
    told = run(small, "diff", "published:last", *ACCESSIBLE)
    assert (told.code, "{+warm+} homes" in told.out) == (1, True)
    assert "published-2/" in publish(small).out
    listed = run(small, "issue", "list").out
    assert "publication 1  2027-01-12" in listed
    assert "publication 2  2027-01-12" in listed
    (small / HERE / NAMES[2]).write_bytes(b"another")
    assert "changed after publication 1 was issued" in run(small, "issue", "list").err


def test_what_keeps_people_out_is_said_and_stops_nothing(small: Path) -> None:
    answer = run(small, "publish", "--date", "2027-01-12")
    assert answer.code == 0
    assert "[cells-are-not-merged]" in answer.err
    assert (small / HERE).is_dir()


def test_what_is_not_fit_is_not_published(small: Path) -> None:
    footer = ("Page ", "Not for publication – page ")
    rewrite(small / TEMPLATE, footer, name="word/footer1.xml")
    answer = publish(small)
    assert answer.code == 1
    assert answer.out == f"not published  source/{PAPER}\n"
    assert "[restricted-is-not-published]" in answer.err
    assert "[published-files-are-fit]" in answer.err
    assert not (small / "issued").exists()


def test_what_is_withheld_is_nowhere_in_what_is_kept(small: Path) -> None:
    write(small, NARRATIVE, "all wards.\n", "all wards.\n\nAcme Snow will clear it. {exempt=3}\n")
    write(small, ABOUT, "appendices:\n", "exempt: {public_interest: It is open.}\nappendices:\n")
    assert publish(small).code == 0
    assert sorted(path.name for path in (small / HERE).rglob("*.*")) == ["issue.json", *NAMES]


def test_without_a_pdf_nothing_is_published(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    answer = publish(small)
    assert answer.code == 1
    assert "[libreoffice-is-there]" in answer.err
    assert not (small / "issued").exists()
