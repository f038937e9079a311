"""The part that says where paragraphs and cells came from, written and read back."""

from tests.ooxml.wordfile import docx

from boardpaper.ooxml.identity import Identity, read_identity, with_identity
from boardpaper.ooxml.package import read, write

MARKS = {
    "_bp_dated": Identity("paragraph", "paper.md", key="dated", digest="0a1b2c3d"),
    "_bp_2_6_text": Identity("cell", "plan & more.yaml", row="2.6", column="text"),
}


def test_what_is_written_is_read_back() -> None:
    made = write(with_identity(read(docx("<w:p/>")), MARKS.items()))
    assert read_identity(read(made)) == MARKS


def test_a_file_made_elsewhere_has_no_identity() -> None:
    assert read_identity(read(docx("<w:p/>"))) == {}


def test_the_part_is_the_same_bytes_twice() -> None:
    once, again = (write(with_identity(read(docx("<w:p/>")), MARKS.items())) for _ in range(2))
    assert once == again
