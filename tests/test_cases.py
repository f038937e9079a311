"""Whole papers, held against readable outlines of what Word will show."""

import re
import shutil
from pathlib import Path

import pytest

from boardpaper.ooxml.identity import read_identity
from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import read
from conftest import Golden
from front_door import PAPER_2004, built, run
from tools.office import Office
from tools.programs import ROOT
from tools.validators import Validate

CASES = ROOT / "tests" / "cases"
PAPERS = {
    "children-services-inspection": (ROOT / "source", PAPER_2004),
    "appendices": (
        CASES / "appendices" / "source",
        "2027-09-16-town-board/library-consultation",
    ),
    "bound-2004": (CASES / "bound-2004" / "source", PAPER_2004),
    "brighton-hove": (
        CASES / "brighton-hove" / "source",
        "2026-03-12-culture-committee/library-hours",
    ),
    "brighton-hove-exempt": (
        CASES / "brighton-hove" / "source",
        "2026-03-12-culture-committee/museum-store",
    ),
    "brighton-hove-2004": (CASES / "brighton-hove-2004" / "source", PAPER_2004),
    "every-block": (CASES / "every-block" / "source", "2027-05-06-town-board/everything"),
    "lambeth-2013": (
        CASES / "lambeth-2013" / "source",
        "2013-10-14-cabinet/school-playgrounds",
    ),
    "lambeth-2013-2004": (CASES / "lambeth-2013-2004" / "source", PAPER_2004),
    "rich-narrative": (CASES / "rich-narrative" / "source", "2027-06-10-cabinet/library-hours"),
    "second-quarter": (
        CASES / "second-quarter" / "source",
        "2026-09-10-culture-committee/library-progress",
    ),
    "tendring": (CASES / "tendring" / "source", "2025-02-21-cabinet/public-conveniences"),
    "tendring-2004": (CASES / "tendring-2004" / "source", PAPER_2004),
    "west-lothian": (
        CASES / "west-lothian" / "source",
        "2026-02-03-environment-panel/gritting-routes",
    ),
    "west-lothian-2004": (CASES / "west-lothian-2004" / "source", PAPER_2004),
}
OTHERWISE = ("appendices", "bound-2004", "every-block", "rich-narrative", "second-quarter")
"""Papers whose words LibreOffice is asked for in tests of their own."""
LABELLED = re.compile(r"(?:#+ )?((?:[A-Z]{1,4}\.\d*|\d+(?:\.\d+)*\.?|\([A-Za-z0-9]{1,4}\)) \S.*)")
"""A line of text that begins with a number: "2.1 Minor works", "(a) agrees", "D.1 The road"."""


def made(name: str, folder: Path) -> Path:
    """A case's paper, built in a workspace of its own with all templates it needs."""
    source, paper = PAPERS[name]
    shutil.copytree(source, folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    if (own := source.parent / "templates").is_dir():
        shutil.copytree(own, folder / "templates", dirs_exist_ok=True)
    answer = run(folder, "build", *(() if paper == PAPER_2004 else ("--strict",)))
    assert answer.code == 0, answer.said
    return built(folder, paper)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_what_its_outline_says(name: str, tmp_path: Path, golden: Golden) -> None:
    path = made(name, tmp_path)
    golden(outline(path.read_bytes(), detailed=True) + "\n", f"cases/{name}/expected/outline.txt")


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_no_fault_that_validators_miss(name: str, tmp_path: Path) -> None:
    assert faults(made(name, tmp_path).read_bytes()) == ()


@pytest.mark.parametrize("name", ["children-services-inspection", "rich-narrative"])
def test_a_paper_says_where_its_words_came_from(name: str, tmp_path: Path, golden: Golden) -> None:
    told = read_identity(read(made(name, tmp_path).read_bytes()))
    lines = (
        f"{bookmark}: {one.kind} of {one.file} · {' · '.join(filter(None, one[2:5]))}\n"
        for bookmark, one in told.items()
    )
    golden("".join(lines), f"cases/{name}/expected/identity.txt")


def test_validators_and_libreoffice_agree_on_every_block(
    tmp_path: Path, validators: Validate, soffice: Office
) -> None:
    path = made("every-block", tmp_path)
    assert validators(path) == []
    printed = [line.strip() for line in soffice.text(path, tmp_path).splitlines()]
    for line in (
        "(a) first",
        "(i) inside the second",
        "(c) third",
        "(a) first again",
        "6. After it comes a paragraph that refers to paragraphs 1 to 4 and to 7.",
    ):
        assert line in printed


@pytest.mark.parametrize("name", [name for name in PAPERS if name not in OTHERWISE])
def test_validators_and_libreoffice_agree_on_every_house_style(
    name: str, tmp_path: Path, validators: Validate, soffice: Office
) -> None:
    path = made(name, tmp_path)
    assert validators(path) == []
    printed = iter(labelled(soffice.text(path, tmp_path)))
    for line in labelled(outline(path.read_bytes())):
        assert line in printed, f"LibreOffice does not print {line!r} where it should"


def labelled(text: str) -> list[str]:
    """The lines that begin with a number, in order, cut where a link might begin."""
    found = (LABELLED.fullmatch(line.strip()) for line in text.splitlines())
    return [one[1].partition("[")[0][:40] for one in found if one]
