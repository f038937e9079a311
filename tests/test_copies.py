"""One paper with exempt text at every level, and the two copies that are made of it."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from boardpaper.ooxml.outline import outline
from conftest import Golden
from front_door import run
from tools.programs import ROOT
from tools.validators import Validate

SOURCE = ROOT / "tests/cases/exempt-everywhere/source"
MEETING = "2027-03-04-corporate-parenting-board"
COPIES = {
    "public": f"build/{MEETING}/public/placements-public.docx",
    "restricted": f"build/{MEETING}/restricted/placements-not-for-publication.docx",
}
NUMBERED = re.compile(r"\| (\d+\.|\([a-z]\))\] ")
WITHHELD = (
    "Larkspur", "Quillfeather", "Pemberton", "Thistlewood", "Fairweather", "Saltburn",
    "555123", "Ref_rise", "Ref_hold", "Nights away", "Bids From",
)  # fmt: skip
NOTED = re.compile(r"\[footnote (\d+)\]")
ROW = re.compile(r"1: \[Table Text\] \*\*(\d\.\d)\*\*")


def workspace(folder: Path) -> Path:
    shutil.copytree(SOURCE, folder / "source")
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both copies, by whom they are for."""
    folder = workspace(tmp_path_factory.mktemp("copies"))
    for audience in COPIES:
        answer = run(folder, "build", "--for", audience)
        assert answer.code == 0, answer.said
    return {audience: folder / path for audience, path in COPIES.items()}


def told(path: Path) -> str:
    return outline(path.read_bytes(), detailed=True) + "\n"


@pytest.mark.parametrize("audience", COPIES)
def test_each_copy_says_what_it_is(copies: dict[str, Path], audience: str, golden: Golden) -> None:
    golden(told(copies[audience]), f"cases/exempt-everywhere/expected/{audience}.txt")


def test_both_copies_carry_the_same_numbers(copies: dict[str, Path]) -> None:
    """Those of a Word file that is carried in are its own, and go with it."""
    public, restricted = (told(copies[one]).split("Appendix 5")[0] for one in COPIES)
    assert NUMBERED.findall(public) == NUMBERED.findall(restricted)
    assert NOTED.findall(public) == NOTED.findall(restricted) == ["1", "2", "3"]
    assert ROW.findall(public) == ROW.findall(restricted) == ["1.1", "1.2", "1.3", "1.4"]


def test_references_lead_to_the_same_numbers_in_both_copies(copies: dict[str, Path]) -> None:
    public, restricted = (
        re.findall(r"\{REF \S+ \\r \\h = ([^}]+)\}", told(copies[audience])) for audience in COPIES
    )
    assert public == restricted == ["3", "2", "9", "(a)"]


def test_no_part_of_the_public_copy_names_what_is_withheld(copies: dict[str, Path]) -> None:
    """The author's keys name it too: they are other words in this copy."""
    with ZipFile(copies["public"]) as archive:
        names = archive.namelist()
        held = "\n".join(archive.read(name).decode("latin-1") for name in names)
    assert [words for words in WITHHELD if words in held] == []
    assert not any(name.startswith("word/media/") for name in names)


def test_both_copies_have_no_fault_that_validators_find(
    copies: dict[str, Path], validators: Validate
) -> None:
    assert validators(*copies.values()) == []


def test_a_paper_of_another_nation_cites_its_own_schedule(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    paper = folder / "source" / MEETING
    meeting = paper / "meeting.yaml"
    meeting.write_text(
        meeting.read_text(encoding="utf-8") + "jurisdiction: Scotland\n", encoding="utf-8"
    )
    answer = run(folder, "build", "--for", "restricted")
    assert answer.code == 0, answer.said
    assert "Schedule 7A to the Local Government (Scotland) Act 1973" in told(
        folder / COPIES["restricted"]
    )
