"""Words at the top of every page and above everything else, whatever headers there were."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION

from boardpaper.ooxml.foremost import above_all, on_every_page
from boardpaper.ooxml.markup import paragraph, run
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import Package, read, write
from tools.office import Office, pages
from tools.validators import Validate

WORDS = "Not for publication: paragraph 3"


def four_pages() -> Document:
    """Two sections of two pages each, without a header."""
    document = docx.Document()
    for number in range(4):
        if number == 2:
            document.add_section(WD_SECTION.NEW_PAGE)
        one = document.add_paragraph(f"Page {number}")
        one.paragraph_format.page_break_before = number % 2 == 1
    return document


def one_header() -> Document:
    document = four_pages()
    document.sections[0].header.paragraphs[0].text = "Town Hall"
    return document


def first_and_even_pages_bare() -> Document:
    document = one_header()
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    return document


def headers_that_differ() -> Document:
    document = one_header()
    document.sections[1].header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Appendix"
    return document


ALL = [four_pages, one_header, first_and_even_pages_bare, headers_that_differ]


def package(document: Document) -> Package:
    held = BytesIO()
    document.save(held)
    return read(held.getvalue())


def test_every_page_begins_with_the_words(
    tmp_path: Path, soffice: Office, validators: Validate
) -> None:
    plain = [tmp_path / f"{make.__name__} plain.docx" for make in ALL]
    files = [tmp_path / f"{make.__name__}.docx" for make in ALL]
    for make, before, file in zip(ALL, plain, files, strict=True):
        before.write_bytes(write(package(make())))
        file.write_bytes(write(on_every_page(package(make()), WORDS)))
    faults = [{(one.what, one.where) for one in validators(*of)} for of in (plain, files)]
    assert faults[1] - faults[0] == set()
    for pdf in soffice.convert(files, tmp_path):
        begins = [page.split("\n")[0].strip() for page in pages(pdf) if page.strip()]
        assert begins == [WORDS] * 4, pdf.stem


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_what_stood_in_the_headers_stands_there_still(make: Callable[[], Document]) -> None:
    before = outline(write(package(make()))).splitlines()
    after = outline(write(on_every_page(package(make()), WORDS))).splitlines()
    assert [line for line in after if WORDS not in line] == before


def test_paragraphs_stand_above_everything_in_their_order() -> None:
    xml = [paragraph("Normal", run(words)) for words in ("First.", "Second.")]
    document = write(above_all(package(four_pages()), xml))
    said = outline(document, detailed=True).splitlines()
    at = said.index("[Normal] First.")
    assert said[at : at + 3] == ["[Normal] First.", "[Normal] Second.", "[Normal] Page 0"]
