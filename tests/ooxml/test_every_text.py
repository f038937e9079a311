"""Every text of a file is told with its place and kind, whatever the file's bytes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.model.placed import Placed
from boardpaper.ooxml.every_text import every_text, paragraphs, texts_of_part
from boardpaper.ooxml.refusal import NotAWordFile
from made_files import jpeg, png, workbook
from ooxml.wordfile import docx, field, p, r, table, tr, zipped

BEGINNINGS = [b"", b"<a>", b"<?xml version='1.0'?><a b='", png()[:40], jpeg(3, 2)[:20], b"\xff\xfe"]


def told(data: bytes) -> list[Placed]:
    return [one for one in every_text(data) if not one.text.startswith("digest ")]


def test_paragraphs_are_told_by_number_and_fields_apart() -> None:
    data = docx(p("one") + table(tr("two", "three"), columns=2) + p("a ", field("REF _x", "9")))
    assert list(paragraphs(data)) == ["one", "two", "three", "a 9"]
    assert Placed("the document, paragraph 4", "a 9") in told(data)
    assert Placed("the document, paragraph 4, a field", "REF _x", "label") in told(data)


def test_a_paragraph_with_tracked_changes_is_read_in_each_way() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    data = docx(p("the ", gone, f'<w:ins w:id="2">{r("new")}</w:ins>', " plan"))
    assert {"the oldnew plan", "the new plan", "the old plan"} <= set(paragraphs(data))


def test_names_and_numbers_of_programs_are_told_as_such() -> None:
    data = docx('<w:bookmarkStart w:id="450" w:name="acme"/>' + p("one"))
    kinds = {one.text: one.kind for one in told(data)}
    assert kinds["acme"] == "label"
    assert kinds["450"] == "code"
    assert kinds["one"] == "words"


def test_a_figure_in_a_workbook_is_words_and_the_number_of_a_text_is_not() -> None:
    found = told(zipped({"a.xlsx": workbook()}))
    assert ("1200", "words") in {(one.text, one.kind) for one in found}
    assert {one.kind for one in found if one.text == "0"} <= {"code"}


def test_files_in_files_are_looked_into_and_not_for_ever() -> None:
    data = zipped({"a.xml": "<a>deep</a>"})
    for _ in range(3):
        data = zipped({"a.zip": data})
    assert "deep" in {one.text for one in told(data)}
    for _ in range(40):
        data = zipped({"a.zip": data})
    assert told(data)


def test_what_is_no_zip_is_refused() -> None:
    with pytest.raises(NotAWordFile):
        list(every_text(b"%PDF"))


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_no_bytes_are_too_odd_to_be_read(beginning: bytes, rest: bytes) -> None:
    assert all(one.place == "here" or one.text for one in texts_of_part(beginning + rest, "here"))


@given(
    st.text(
        st.characters(min_codepoint=32, max_codepoint=382, exclude_characters="\x7f"), min_size=6
    )
)
def test_words_among_other_bytes_are_read_in_whichever_way_they_are_written(text: str) -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        data = b"\x00" * 9 + text.encode(encoding) + b"\x00" * 8
        assert any(text.strip() in one.text for one in texts_of_part(data, "here")), encoding
