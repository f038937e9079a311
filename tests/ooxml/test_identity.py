"""The part that says where paragraphs and cells came from, written and read back."""

import pytest

from boardpaper.ooxml.identity import Identity, entry, read_identity, with_identity
from boardpaper.ooxml.package import read, write
from ooxml.wordfile import docx

MARKS = {
    "_bp_dated": Identity("paragraph", "paper.md", key="dated", digest="0a1b2c3d"),
    "_bp_2_6_text": Identity("cell", 'a "plan" & more.yaml', "", "2.6", "text", "4e5f6071"),
}


def told() -> bytes:
    entries = (entry(named, one, one.digest) for named, one in MARKS.items())
    return write(with_identity(read(docx("<w:p/>")), entries))


def test_what_is_written_is_read_back() -> None:
    assert read_identity(read(told())) == MARKS


def test_a_file_made_elsewhere_has_no_identity() -> None:
    assert read_identity(read(docx("<w:p/>"))) == {}


def test_the_part_is_the_same_bytes_twice() -> None:
    assert told() == told()


def test_data_that_is_there_already_stays() -> None:
    held = read(docx("<w:p/>")).replace({"customXml/item1.xml": b"<theirs/>"})
    package = with_identity(held, [entry("_bp_dated", MARKS["_bp_dated"], "0a1b2c3d")])
    assert package.content("customXml/item1.xml") == b"<theirs/>"
    assert set(read_identity(package)) == {"_bp_dated"}


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (Identity("paragraph", "a.md", "dated"), "dated"),
        (Identity("heading", "a.md", "background"), "background.heading"),
        (Identity("cell", "plan.yaml", "", "2.6", "managers"), "2.6.managers"),
        (Identity("field", "meeting.yaml", "meeting.date"), "meeting.date"),
        (Identity("paragraph", "a.md", "background.3"), ".background.3"),
        (Identity("item", "a.md", "dated.1"), ".dated.1"),
        (Identity("cell", "a.md", "background.4", "2", "1"), ".background.4.2.1"),
    ],
)
def test_what_is_only_counted_is_named_otherwise_than_what_has_a_key(
    one: Identity, place: str
) -> None:
    assert one.place == place
