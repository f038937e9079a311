"""A draft says across every page that it is one, and nothing on the pages moves."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Cm

from boardpaper.ooxml.draft_banner import with_banner
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import Package, read, write
from front_door import built, run
from tools.office import Office, pages
from tools.validators import Validate

WORDS = "DRAFT 3 January 2027"
SILVER = range(0xD0, 0xF0)


def package(document: Document) -> Package:
    held = BytesIO()
    document.save(held)
    return read(held.getvalue())


def no_header() -> Document:
    """Two sections of two pages each, the second on its side."""
    document = docx.Document()
    document.core_properties.title = "Winter plan"
    for number in range(4):
        if number == 2:
            section = document.add_section(WD_SECTION.NEW_PAGE)
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        paragraph = document.add_paragraph(f"Page {number} " + "and so on " * 60)
        paragraph.paragraph_format.page_break_before = number % 2 == 1
    return document


def one_header() -> Document:
    document = no_header()
    document.sections[0].header.paragraphs[0].text = "Town Hall"
    return document


def first_page_bare() -> Document:
    document = one_header()
    document.sections[0].different_first_page_header_footer = True
    return document


def even_pages_bare() -> Document:
    document = first_page_bare()
    document.settings.odd_and_even_pages_header_footer = True
    return document


def header_of_a_table() -> Document:
    document = no_header()
    header = document.sections[0].header
    table = header.add_table(1, 1, Cm(10))
    table.cell(0, 0).text = "Town Hall"
    first = header.paragraphs[0]._p
    first.getparent().append(first)
    return document


ALL = [no_header, one_header, first_page_bare, even_pages_bare, header_of_a_table]


def silver(page: pypdfium2.PdfPage) -> int:
    """How much of a page has the grey of the banner: its words are a shape, not text."""
    grey = bytes(page.render(scale=0.5, grayscale=True).buffer)
    return sum(one in SILVER for one in grey)


def test_every_page_has_the_banner_and_nothing_moves(
    tmp_path: Path, soffice: Office, validators: Validate
) -> None:
    plain, marked = [], []
    for make in ALL:
        plain.append(tmp_path / f"{make.__name__}.docx")
        marked.append(tmp_path / f"{make.__name__} marked.docx")
        plain[-1].write_bytes(write(package(make())))
        marked[-1].write_bytes(write(with_banner(package(make()), WORDS)))
    printed = soffice.convert([*plain, *marked], tmp_path)
    for before, after in zip(printed[: len(ALL)], printed[len(ALL) :], strict=True):
        assert pages(before) == pages(after), before.stem
        with pypdfium2.PdfDocument(before) as bare, pypdfium2.PdfDocument(after) as pdf:
            greyer = [silver(new) - silver(old) for old, new in zip(bare, pdf, strict=True)]
        assert [page > 1000 for page in greyer] == [True] * 4, (after.stem, greyer)
    faults = [{(one.what, one.where) for one in validators(*of)} for of in (plain, marked)]
    assert faults[1] - faults[0] == set()


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_the_banner_is_the_same_bytes_every_time(make: Callable[[], Document]) -> None:
    plain = package(make())
    assert write(with_banner(plain, WORDS)) == write(with_banner(plain, WORDS))


def text(data: bytes) -> list[str]:
    """The text of a document, without its properties and without drawings in its headers."""
    lines = outline(data).partition("\n\n")[2].splitlines()
    return [line for line in lines if not line.startswith("(header) [drawing: ")]


def test_a_paper_with_the_banner_is_not_fit_to_publish(workspace: Path, tmp_path: Path) -> None:
    data = built(workspace).read_bytes()
    draft = tmp_path / "draft.docx"
    draft.write_bytes(write(with_banner(read(data), WORDS)))
    assert text(draft.read_bytes()) == text(data)
    answer = run(tmp_path, "preflight", draft.name)
    assert answer.code == 1
    assert f'is marked as a draft: "{WORDS}"  [draft-is-not-published]' in answer.out
    assert f'is marked as a draft: "{WORDS}: Children' in answer.out
    assert 'is marked as a draft: "Draft"' in answer.out
