"""Text marked exempt from publication where it is written: what is marked, and what is not."""

import pytest

from boardpaper.model.paper import Narrative, Node, Paragraph, walk
from boardpaper.model.source import Source
from boardpaper.readers import appendix_text
from boardpaper.readers.narrative import read


def narrative(text: str) -> Narrative:
    found = read(Source("01.md", text))
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value


def marked(node: Node) -> list[tuple[str, tuple[str, ...]]]:
    """What is marked: kinds of nodes, and what each is exempt by."""
    return [
        (type(one).__name__, exempt) for one in walk(node) if (exempt := getattr(one, "exempt", ()))
    ]


def rules(text: str) -> set[str]:
    return {one.rule for one in read(Source("01.md", text)).diagnostics}


@pytest.mark.parametrize(
    ("written", "exempt", "key"),
    [
        ("{exempt=3}", ("3",), ""),
        ("{exempt=1,3}", ("1", "3"), ""),
        ("{ exempt = 1 , 3 }", ("1", "3"), ""),
        ("{Exempt=18A}", ("18A",), ""),
        ("{#bids exempt=3}", ("3",), "bids"),
        ("{#exempt-costs}", (), "exempt-costs"),
        ("{#exempt-costs exempt=5}", ("5",), "exempt-costs"),
    ],
)
def test_a_paragraph_is_marked_with_or_without_a_key(
    written: str, exempt: tuple[str, ...], key: str
) -> None:
    (section,) = narrative(f"# H\n\nThree bids came in. {written}\n").sections
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    assert (block.exempt, block.key) == (exempt, key)
    assert [getattr(one, "text", "") for one in block.inlines] == ["Three bids came in."]


def test_everything_that_stands_by_itself_can_be_marked() -> None:
    text = """# H {exempt=1}

- an item {exempt=2}

> a quotation {exempt=3}

## A heading {exempt=4}

[A table kept in a file](costs.csv) {exempt=5}

![Visits rose](visits.png) {exempt=6}

| A | B |
|---|---|
| 1 | 2 |

Table: Typed {exempt=7}
"""
    assert marked(narrative(text)) == [
        ("Section", ("1",)),
        ("Paragraph", ("2",)),
        ("Paragraph", ("3",)),
        ("Subheading", ("4",)),
        ("TableFile", ("5",)),
        ("Figure", ("6",)),
        ("Table", ("7",)),
    ]


def test_the_headings_of_an_appendix_keep_their_marks() -> None:
    text = "# One {exempt=3}\n\nWords.\n\n## Two {exempt=5}\n\nMore. {exempt=1}\n"
    (section,) = (appendix_text.read(Source("a.md", text)).value or Narrative(())).sections
    assert marked(section) == [
        ("Subheading", ("3",)),
        ("Subheading", ("5",)),
        ("Paragraph", ("1",)),
    ]


@pytest.mark.parametrize(
    "written",
    ["{exempt: 3}", "{exempt}", "{exempt=}", "{exempt=3", "{ EXEMPT 3 }", "{#key exempt}",
     "{#key exempt:3}", "{exempt=3;4}"],
)  # fmt: skip
def test_what_was_meant_as_a_mark_never_prints_as_words(written: str) -> None:
    assert "exempt-is-well-formed" in rules(f"# H\n\nThree bids came in. {written}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Three bids {exempt=3} came in.",
        "{exempt=3}",
        "Three[^1].\n\n[^1]: Bids. {exempt=3}",
        "| A {exempt=3} | B |\n|---|---|\n| 1 | 2 |",
        "[Bids {exempt=3}](https://example.org)",
    ],
)
def test_a_mark_that_marks_nothing_stops_the_paper(text: str) -> None:
    assert "exempt-ends-its-words" in rules(f"# H\n\n{text}\n")


def test_braces_can_be_printed() -> None:
    (section,) = narrative("# H\n\nWrite \\{exempt=3} behind it.\n").sections
    assert marked(section) == []
