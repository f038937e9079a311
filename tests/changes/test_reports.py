"""A comparison as text, as a page and as JSON: all of it is told, and fit to be read."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema

from boardpaper.changes.data import as_json
from boardpaper.changes.grouping import is_only_formatted
from boardpaper.changes.html import as_html
from boardpaper.changes.text import as_text
from boardpaper.model.change import Change, Comparison, DataChange, Piece, Where
from changes.every_kind import EVERY_KIND
from conftest import Golden
from tools.programs import ROOT

NOTHING = Comparison("draft 2", "draft 3")


class Elements(HTMLParser):
    """The elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)


def changed(*pieces: Piece) -> Comparison:
    """A comparison in which only the words of paragraph 1 differ."""
    place = Where("paragraph 1", "Purpose")
    return replace(NOTHING, changes=(Change("changed", "paragraph", place, place, pieces),))


def words_of(*pieces: Piece) -> str:
    """The words of one change as the text shows them."""
    said = as_text(changed(*pieces)).split("paragraph 1: changed\n")[1]
    return said.removesuffix("\n").removeprefix("    ")


def test_every_kind_as_text(golden: Golden) -> None:
    golden(as_text(EVERY_KIND), "expected/every_kind.txt")


def test_every_kind_as_a_page(golden: Golden) -> None:
    golden(as_html(EVERY_KIND), "expected/every_kind.html")


def test_every_kind_as_json(golden: Golden) -> None:
    golden(as_json(EVERY_KIND), "expected/every_kind.json")


def test_the_json_is_as_its_description_says() -> None:
    schema = json.loads((ROOT / "docs/comparison.schema.json").read_text(encoding="utf-8"))
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = part.get("type") != "object"
    jsonschema.Draft202012Validator.check_schema(schema)
    for comparison in (EVERY_KIND, NOTHING):
        jsonschema.validate(json.loads(as_json(comparison)), schema)


def test_nothing_differs_is_said_plainly_and_what_was_left_out_all_the_same() -> None:
    assert as_text(NOTHING).endswith("\n\nNothing differs.\n")
    unsure = replace(NOTHING, left_out=("comments: none is read",))
    assert "Nothing differs in what was compared." in as_text(unsure)
    assert as_text(unsure).endswith("Not compared\n------------\n\n- comments: none is read\n")
    assert "Nothing differs in what was compared." in as_html(unsure)
    assert "comments: none is read" in as_html(unsure)
    assert json.loads(as_json(unsure))["same"] is True


def test_the_summary_says_which_recommendations_came_and_went() -> None:
    data = [
        DataChange("removed", "recommendation", "2.4", "", "Balance the budget"),
        DataChange("added", "recommendation", "2.9", "", "", "Publish"),
        DataChange("added", "action", "2.1", "action 2", "", "Ask"),
        DataChange("removed", "recommendation", "2.2", "outcome", "A strategy"),
        *(DataChange("moved", "recommendation", f"3.{n}", "") for n in range(1, 15)),
        DataChange("changed", "field", "meeting", "date", "May", "June"),
    ]
    said = " ".join(as_text(replace(NOTHING, data=tuple(data))).split())
    assert "Recommendation added: 2.9. Recommendations changed: 2.1, 2.2. " in said
    assert "3.11, 3.12 and 2 more. Recommendation removed: 2.4. " in said


def test_a_number_that_is_gone_is_said_to_be_an_old_one() -> None:
    place = Where("paragraph 12", label="12.")
    gone = replace(NOTHING, changes=(Change("removed", "paragraph", place, None),))
    shifted = replace(gone, renumbered=EVERY_KIND.renumbered)
    for told in (as_text, as_html):
        assert "named by the number it had" in told(shifted)
        assert "named by the number it had" not in told(gone)


def test_brackets_among_the_words_are_told_from_marks() -> None:
    removed, added = Piece("-] x\\", "removed"), Piece("{+y", "added")
    assert words_of(Piece("a \\[- b \\"), removed, added) == (r"a \\\[- b \\[--\] x\-]{+\{+y+}")
    assert words_of(Piece("see "), Piece("[", "removed")) == r"see [-\[-]"
    assert words_of(Piece("C:\\ [x] "), Piece("[n]", "added")) == r"C:\ [x] {+[n]+}"


def test_spaces_alone_are_seen() -> None:
    assert words_of(Piece("one"), Piece("  ", "removed"), Piece("two")) == (
        "one[-\u00a0\u00a0-]two"
    )
    assert "<del>  </del>" in as_html(changed(Piece("one"), Piece("  ", "removed"), Piece("two")))


def test_long_unchanged_stretches_are_cut_in_the_text() -> None:
    long = " ".join(f"w{number}" for number in range(60))
    said = words_of(Piece(long + " "), Piece("new", "added"), Piece(" " + long))
    assert " ".join(said.split()) == (
        "… w52 w53 w54 w55 w56 w57 w58 w59 {+new+} w0 w1 w2 w3 w4 w5 w6 w7 …"
    )


def test_looks_are_given_to_words_and_never_across_lines() -> None:
    said = as_text(EVERY_KIND, lambda words, look: f"<{look}>{words}</>")
    assert "paint" not in said
    assert "<heading>Appendix 1 · 2.1</>" in said
    assert "<place>paragraph 16 (was 8)</>: moved here from paragraph 8" in said
    assert "<removed>[-December 03-]</><added>{+February 04+}</>" in said
    assert all(line.count("<") - line.count("<pub") == 2 * line.count("</>")
               for line in said.splitlines())  # fmt: skip
    assert re.sub(r"<(heading|place|removed|added)>|</>", "", said) == as_text(EVERY_KIND)


def test_nothing_reaches_a_terminal_or_a_browser_that_it_would_obey() -> None:
    evil = "\x1b[2J\u202e<script>\x9b\ud800 &amp;"
    bad = replace(changed(Piece(evil, "added")), old=evil, new=evil, left_out=(evil,))
    for told in (as_text(bad), as_html(bad), as_json(bad)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", told)
        assert told.encode()
    assert "script" not in Elements(as_html(bad)).elements
    assert json.loads(as_json(bad))["old"] == evil


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = as_html(EVERY_KIND)
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe|object|form)\b|\bon\w+=|url\(|https?:", page)
    tables = re.findall(r"<table.*?</table>", page, re.S)
    assert len(tables) == page.count("<caption>")
    assert all(table.count('scope="col"') == 3 for table in tables)
    told = [one for one in EVERY_KIND.changes if not is_only_formatted(one)]
    assert page.count('scope="row"') == len(told) + len(EVERY_KIND.data)


def test_links_of_the_page_lead_to_its_parts() -> None:
    page = as_html(EVERY_KIND)
    links = re.findall(r'href="#([^"]+)"', page)
    tables = re.findall(r'<table id="([^"]+)"', page)
    assert len(tables) == page.count("<table") > 10
    assert set(tables) < set(links)
    assert [link for link in links if page.count(f'id="{link}"') != 1] == []
