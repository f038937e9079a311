"""The 2004 paper, whole: every word of it in its place, as Word will show it.

The expected words are a proof-reader's, made from the published text; that they
are the published words is proved in ``test_seed_words.py``.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from front_door import PAPER_2004, built, opened, part
from tools.office import Office, pages
from tools.programs import ROOT
from tools.validators import Validate

EXPECTED: dict[str, Any] = yaml.safe_load(
    (ROOT / "tests/data/council-report-2004.expected.yaml").read_text(encoding="utf-8")
)
NUMBERED = "Numbered Paragraph"
BULLETS = ("Report Bullet", "Table Bullet")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper, built from a copy of the repository's workspace."""
    import shutil

    copy = tmp_path_factory.mktemp("workspace")
    for name in ("source", "templates"):
        shutil.copytree(ROOT / name, copy / name)
    return built(copy)


@cache
def document(path: Path) -> Document:
    return opened(path)


def reads(paragraph: Paragraph) -> str:
    bullet = "- " if paragraph.style and paragraph.style.name in BULLETS else ""
    return bullet + "".join(run.text for run in paragraph.iter_inner_content())


def portrait(path: Path) -> Iterator[str]:
    """The report's paragraphs, with the numbers that their style draws."""
    number = 0
    for paragraph in document(path).paragraphs:
        words = reads(paragraph)
        if paragraph.style and paragraph.style.name == NUMBERED:
            number += 1
            words = f"{number}. {words}"
        if words == "APPENDIX 1":
            return
        if words:
            yield words


def expected_report() -> Iterator[str]:
    yield from EXPECTED["front"].splitlines()
    for section in EXPECTED["sections"]:
        yield section["heading"]
        yield from section["text"].splitlines()
    yield from EXPECTED["back"].splitlines()


def test_every_paragraph_of_the_report_is_in_its_place(paper: Path) -> None:
    assert list(portrait(paper)) == list(expected_report())


def cells(path: Path, row: int) -> list[_Cell]:
    (table,) = document(path).tables
    return [_Cell(cell, table) for cell in table.rows[row]._tr.tc_lst]


def test_the_header_has_two_rows_of_the_printed_words(paper: Path) -> None:
    upper = [cell.text for cell in cells(paper, 0)]
    assert upper == EXPECTED["header"].splitlines()
    assert [cell.text for cell in cells(paper, 1) if cell.text] == EXPECTED["periods"].splitlines()


@pytest.mark.parametrize("row", range(17))
def test_every_cell_of_the_plan_says_what_was_printed(paper: Path, row: int) -> None:
    expected = EXPECTED["recommendations"][row]
    found = [
        [words for paragraph in cell.paragraphs if (words := reads(paragraph))]
        for cell in cells(paper, row + 2)
    ]
    assert found == [text.splitlines() for text in expected.values()]


def test_there_are_17_rows_and_both_header_rows_repeat(paper: Path) -> None:
    (table,) = document(paper).tables
    assert len(table.rows) == 19
    heads = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) for row in table.rows
    ]
    assert [head is not None and head is not False for head in heads] == [True] * 2 + [False] * 17
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_website_is_a_link(paper: Path) -> None:
    links = [link for one in document(paper).paragraphs for link in one.hyperlinks]
    assert [(link.text, link.address) for link in links] == [
        ("http://www.middlesbrough.gov.uk", EXPECTED["link"])
    ]


def test_numbers_are_drawn_by_word_and_never_typed(paper: Path) -> None:
    body = part(paper)
    assert not re.search(r"<w:t[^>]*>1?\d\. ", body)
    assert body.count('<w:pStyle w:val="NumberedParagraph"/>') == 19


def test_the_file_says_its_title_subject_language_and_dates(paper: Path) -> None:
    core = part(paper, "docProps/core.xml")
    assert "<dc:title>Children&#x27;s Services Inspection - Progress Report</dc:title>" in core
    assert "<dc:subject>Corporate Parenting Board, 23rd September 2004</dc:subject>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("2004-09-23T00:00:00Z") == 2
    assert 'w:lang w:val="en-GB"' in part(paper, "word/styles.xml")


def test_the_appendix_is_a_landscape_section_of_its_own(paper: Path) -> None:
    first, second = document(paper).sections
    assert (first.page_width or 0) < (first.page_height or 0)
    assert (second.page_width or 0) > (second.page_height or 0)
    assert not second.footer.is_linked_to_previous


def test_libreoffice_prints_the_numbers_1_to_19(
    paper: Path, soffice: Office, tmp_path: Path
) -> None:
    text = soffice.text(paper, tmp_path)
    report = text.split("APPENDIX 1")[0]
    assert re.findall(r"^\s*(\d+)\. ", report, re.M) == [str(number) for number in range(1, 20)]


def test_17_landscape_pages_each_repeat_both_header_rows(
    paper: Path, soffice: Office, tmp_path: Path
) -> None:
    (pdf,) = soffice.convert([paper], tmp_path)
    plan = [page for page in pages(pdf) if "Targets + Milestones" in page]
    assert len(plan) == 17
    for number, page in enumerate(plan, 1):
        assert "Within 3" in page
        assert re.findall(r"^ *2\.(\d+)\b", page, re.M) == [str(number)]


def test_three_validators_find_nothing(paper: Path, validators: Validate) -> None:
    assert validators(paper) == []


def test_nothing_is_wrong_with_its_sources_but_its_own_words(workspace: Path) -> None:
    from front_door import findings, run

    assert findings(workspace) == []
    answer = run(workspace, "check", f"source/{PAPER_2004}")
    assert answer.code == 0
    assert (
        "it has merged cells in rows 1 and 2, 2 rows of headings and 18 empty cells" in answer.out
    )
    assert answer.out.endswith("1 paper checked: 3 warnings and 2 notes\n")
