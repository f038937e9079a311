"""A draft says at the foot of every page which one it is, and nothing else of it changes."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION

from boardpaper.ooxml.draft_mark import mark, unmark, unmarked
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import Package, read, write
from boardpaper.ooxml.xml import parse, serialise
from front_door import built
from tools.office import Office, pages
from tools.validators import Validate


def package(document: Document) -> Package:
    held = BytesIO()
    document.save(held)
    return read(held.getvalue())


def long_document() -> Document:
    """Two sections of two pages each, without any header or footer."""
    document = docx.Document()
    for number in range(4):
        if number == 2:
            document.add_section(WD_SECTION.NEW_PAGE)
        paragraph = document.add_paragraph(f"Page {number}")
        paragraph.paragraph_format.page_break_before = number % 2 == 1
    return document


def no_footer() -> Document:
    return long_document()


def one_footer() -> Document:
    document = long_document()
    document.sections[0].footer.paragraphs[0].text = "Town Hall"
    return document


def later_footer() -> Document:
    document = long_document()
    document.sections[1].footer.is_linked_to_previous = False
    document.sections[1].footer.paragraphs[0].text = "Town Hall"
    return document


def first_page_bare() -> Document:
    document = one_footer()
    document.sections[0].different_first_page_header_footer = True
    return document


def even_pages_bare() -> Document:
    document = first_page_bare()
    document.settings.odd_and_even_pages_header_footer = True
    return document


def cover_without_words() -> Document:
    document = first_page_bare()
    document.sections[0].first_page_footer.is_linked_to_previous = False
    return document


ALL = [no_footer, one_footer, later_footer, first_page_bare, even_pages_bare, cover_without_words]


@pytest.fixture(scope="module", params=ALL, ids=lambda make: make.__name__)
def plain(request: pytest.FixtureRequest) -> Package:
    return package(request.param())


def test_the_mark_comes_off_again_and_leaves_nothing(plain: Package) -> None:
    back = unmark(mark(plain, 12))
    assert set(back.parts) == set(plain.parts)
    for part in plain.parts:
        assert same(back, plain, part), part


def same(one: Package, other: Package, part: str) -> bool:
    """Whether a part holds the same, its XML declaration and its order of types apart."""
    if part == "[Content_Types].xml":
        return one.types == other.types
    if part.endswith(".rels"):
        owner = part.replace("_rels/", "").removesuffix(".rels")
        return one.relationships(owner) == other.relationships(owner)
    if not part.endswith(".xml"):
        return one.content(part) == other.content(part)
    return serialise(parse(one.content(part))) == serialise(parse(other.content(part)))


def test_the_mark_is_the_same_bytes_every_time(plain: Package) -> None:
    assert write(mark(plain, 3)) == write(mark(plain, 3))


def test_a_second_mark_does_not_hide_the_first(plain: Package) -> None:
    assert "Draft 1" in outline(write(unmark(mark(mark(plain, 1), 2))))


def test_every_page_has_the_mark_and_word_takes_it(
    tmp_path: Path, soffice: Office, validators: Validate
) -> None:
    plain, marked = [], []
    for make in ALL:
        plain.append(tmp_path / f"{make.__name__}.docx")
        marked.append(tmp_path / f"{make.__name__} marked.docx")
        plain[-1].write_bytes(write(package(make())))
        marked[-1].write_bytes(write(mark(package(make()), 2)))
    for pdf in soffice.convert(marked, tmp_path):
        assert [page.count("Draft 2") for page in pages(pdf)] == [1] * 4, pdf.stem
    before, after = ({(one.what, one.where) for one in validators(*of)} for of in (plain, marked))
    assert after - before == set()


def test_a_paper_without_its_mark_reads_as_it_was_built(workspace: Path) -> None:
    data = built(workspace).read_bytes()
    marked = write(mark(read(data), 2))
    assert outline(marked).count("Draft 2") == 2  # the footers upright and on its side
    assert outline(unmarked(marked)) == outline(data)
