"""Whole papers, held against readable outlines of what Word will show."""

import shutil
from pathlib import Path

import pytest

from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.outline import outline
from conftest import Golden
from front_door import PAPER_2004, built, run
from tools.office import Office
from tools.programs import ROOT
from tools.validators import Validate

CASES = ROOT / "tests" / "cases"
PAPERS = {
    "children-services-inspection": (ROOT / "source", PAPER_2004),
    "every-block": (CASES / "every-block" / "source", "2027-05-06-town-board/everything"),
}


def made(name: str, folder: Path) -> Path:
    """A case's paper, built in a workspace of its own with the repository's templates."""
    source, paper = PAPERS[name]
    shutil.copytree(source, folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    answer = run(folder, "build", "--strict")
    assert answer.code == 0, answer.said
    return built(folder, paper)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_what_its_outline_says(name: str, tmp_path: Path, golden: Golden) -> None:
    path = made(name, tmp_path)
    golden(outline(path.read_bytes(), detailed=True) + "\n", f"cases/{name}/expected/outline.txt")


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_no_fault_that_validators_miss(name: str, tmp_path: Path) -> None:
    assert faults(made(name, tmp_path).read_bytes()) == ()


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
