"""Whatever differs: all of it is in every report, and the text fits an e-mail."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from boardpaper.changes.data import as_json
from boardpaper.changes.grouping import is_only_formatted
from boardpaper.changes.html import as_html
from boardpaper.changes.lines import WIDTH
from boardpaper.changes.text import as_text
from boardpaper.model.change import (
    Change,
    Coarser,
    Comparison,
    DataChange,
    Piece,
    Renumbered,
    Where,
)
from boardpaper.ooxml.compare import compare
from conftest import Golden
from front_door import built
from twenty_edits import edit

WORDS = st.lists(st.text("abcXY09éß中¶.,:'\"<>&", min_size=1, max_size=14), max_size=30).map(
    " ".join
)
SAID = WORDS.filter(bool)
PIECES = st.lists(
    st.builds(Piece, st.tuples(WORDS, st.sampled_from(["", " ", "\n"])).map("".join),
              st.sampled_from(["same", "removed", "added", "moved"])), max_size=6,
).map(tuple)  # fmt: skip
PLACES = st.builds(
    Where, SAID, WORDS, WORDS, WORDS, st.sampled_from(["document", "header", "footnote"])
)
KINDS = st.sampled_from(["changed", "moved", "split", "joined", "formatted", "renumbered"])
WHATS = st.sampled_from(["heading", "paragraph", "bullet", "row", "cell", "table", "page setup"])
NOTES = st.lists(SAID, max_size=2).map(tuple)
CHANGES = st.one_of(
    st.builds(Change, KINDS, WHATS, PLACES, PLACES, PIECES, NOTES),
    st.builds(Change, st.just("added"), WHATS, st.none(), PLACES,
              WORDS.map(lambda words: (Piece(words, "added"),)), NOTES),
    st.builds(Change, st.just("removed"), WHATS, PLACES, st.none(),
              WORDS.map(lambda words: (Piece(words, "removed"),)), NOTES),
)  # fmt: skip
COMPARISONS = st.builds(
    Comparison, SAID, SAID,
    changes=st.lists(CHANGES, max_size=4).map(tuple),
    renumbered=st.lists(
        st.builds(Renumbered, SAID, st.tuples(SAID, SAID), st.tuples(SAID, SAID)), max_size=2
    ).map(tuple),
    data=st.lists(
        st.builds(DataChange, st.sampled_from(["added", "removed", "changed", "moved"]),
                  st.sampled_from(["recommendation", "measure", "field"]), WORDS, WORDS, WORDS,
                  WORDS), max_size=3,
    ).map(tuple),
    coarser=st.lists(st.builds(Coarser, SAID, st.just("cell"), SAID), max_size=2).map(tuple),
    left_out=st.lists(SAID, max_size=2).map(tuple),
)  # fmt: skip


class Page(HTMLParser):
    """The words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        self.words += "" if tag in ("ins", "del") else " "


def sayings(comparison: Comparison) -> set[str]:
    """All that must stand in a report as it is."""
    changes, data = comparison.changes, comparison.data
    found = {comparison.old, comparison.new, *comparison.left_out}
    found |= {change.address for change in changes} | {fact.address for fact in data}
    found |= {note for change in changes for note in change.notes}
    found |= {one.place for one in comparison.coarser} | {one.why for one in comparison.coarser}
    found |= {words for fact in data for words in (fact.old, fact.new)}
    pieces = [piece for change in changes for piece in change.pieces]
    marked = [piece.text for piece in pieces if piece.how in ("removed", "added")]
    return {" ".join(words.split()) for words in found} | {
        word for text in marked for word in text.split()
    }


def both_sides(comparison: Comparison) -> set[str]:
    """Every word of the changes that a page shows whole, side by side."""
    told = [change for change in comparison.changes if not is_only_formatted(change)]
    return {word for one in told for piece in one.pieces for word in piece.text.split()}


def hold_all(comparison: Comparison) -> None:
    """Fails where a report leaves out what differs."""
    text, page = as_text(comparison), Page(as_html(comparison)).words
    data = json.loads(as_json(comparison))
    for told in (text, page, json.dumps(list(strings(data)), ensure_ascii=False)):
        held = " ".join(told.replace('\\"', '"').replace("\\n", " ").split())
        assert [words for words in sayings(comparison) if words not in held] == []
    assert [word for word in both_sides(comparison) if word not in page] == []


@settings(max_examples=30)
@given(COMPARISONS)
def test_all_that_differs_is_in_every_report(comparison: Comparison) -> None:
    hold_all(comparison)


def test_all_that_differs_between_two_files_is_in_every_report(
    workspace: Path, golden: Golden
) -> None:
    old = built(workspace).read_bytes()
    edit(workspace)
    comparison = compare(old, built(workspace).read_bytes()).comparison
    hold_all(comparison)
    golden(as_text(comparison), "expected/twenty_edits.txt")


def strings(data: object) -> list[str]:
    """Every text in something read from JSON."""
    if isinstance(data, str):
        return [data]
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for one in inside for text in strings(one)]


@settings(max_examples=30)
@given(COMPARISONS)
def test_no_line_of_the_text_is_wider_than_an_email_takes(comparison: Comparison) -> None:
    lines = as_text(comparison).split("\n")
    assert [line for line in lines if len(line) > WIDTH and " " in line.strip()] == []
    assert [line for line in lines if line != line.rstrip()] == []


@settings(max_examples=30)
@given(COMPARISONS)
def test_the_same_comparison_is_told_in_the_same_words(comparison: Comparison) -> None:
    assert as_html(comparison) == as_html(comparison)
    assert len(set(re.findall(r' id="([^"]+)"', as_html(comparison)))) == len(
        re.findall(r' id="([^"]+)"', as_html(comparison))
    )


MARKUP = st.text("ab -+[]{}\\", max_size=6)


@given(st.lists(st.builds(Piece, MARKUP, st.sampled_from(["same", "removed", "added"])),
                max_size=6))  # fmt: skip
def test_both_sides_can_be_read_back_from_the_marks(pieces: list[Piece]) -> None:
    place = Where("paragraph 1")
    change = Change("changed", "paragraph", place, place, tuple(pieces))
    said = as_text(Comparison("a", "b", (change,))).partition("paragraph 1: changed\n")[2]
    for side in ("removed", "added"):
        other = {"removed": "added", "added": "removed"}[side]
        words = "".join(piece.text for piece in pieces if piece.how != other)
        assert "".join(read_back(said, side).split()) == "".join(words.split())


TOKEN = re.compile(r"(?P<slashes>\\+)(?P<bracket>[\[\]{}])|\[-|-\]|\{\+|\+\}|.", re.S)
INSIDE = {"[-": "removed", "{+": "added", "-]": "same", "+}": "same"}


def read_back(said: str, side: str) -> str:
    """The words of one side, by the rule that marks are told from words."""
    found, inside, at = "", "same", 0
    while token := TOKEN.match(said, at):
        slashes, words, at = token["slashes"] or "", token[0], token.end()
        if slashes:
            escaped = len(slashes) % 2
            words = "\\" * (len(slashes) // 2) + (token["bracket"] if escaped else "")
            at -= 1 - escaped
        if words in INSIDE and not slashes:
            inside = INSIDE[words]
        elif inside in ("same", side):
            found += words
    return found
