"""Every node of a narrative knows exactly where it was written, whatever was written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Block,
    Inline,
    LineBreak,
    Link,
    List,
    Narrative,
    Node,
    Paper,
    Paragraph,
    Placeholder,
    Reference,
    Section,
    Subheading,
    Text,
    children,
    walk,
)
from boardpaper.model.source import Source, Span
from boardpaper.readers.narrative import read

LINE_ENDS = ["\n", "\r\n", "\r"]
WORDS = ["tŷ", "ŵyneb", "£4m", "😀", "👩‍👩‍👧", "report", "(see", "it's", "C&A", "a_b", "50%", "<5"]
EXPRESSIONS = ["plan.count", "'}}'", 'a["[x](y)"] * 2', "x | join('*')", "_a_"]
SNIPPETS = [
    *["#", "##", "# H\n\n", "-", "- ", "1. ", "2)", "> ", "    ", "\t", "  ", " ", "\n", "\n\n"],
    *[
        "```",
        "~~~",
        "`",
        "***",
        "---",
        "===",
        "*",
        "_",
        "**",
        "[",
        "]",
        "](",
        ")",
        "(#k)",
        "![",
        "<",
    ],
    *[">", "<!--", "-->", "<b>", "</p", "{{", "}}", "{#", "{#k}", "}", "{%", "%}", "\\", "&amp;"],
    *["&#", "|", "|-|-|", ":", "[a]: #b\n", "\r\n", "\r", "\xa0", "\u2028", "\u2003", "\x0c", "\0"],
    *["\ufeff", "\ue000", "\u203b", "é", "😀", "word", "x", "'", '"', "https://x.uk", "a@b.uk"],
]


def narrative(text: str) -> Narrative:
    value = read(Source("n.md", text)).value
    assert value is not None
    return value


@given(st.text() | st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join))
@example("# H\n\n{{\r\n\r\n")
def test_any_text_is_read_and_every_place_lies_in_it(text: str) -> None:
    outcome = read(Source("n.md", text))
    assert outcome.value is not None
    for finding in outcome.diagnostics:
        if isinstance(finding.place, Span):
            assert 0 <= finding.place.start <= finding.place.end <= len(text)
    assert outcome.value.sections or outcome.diagnostics or not text.strip()
    for node in walk(outcome.value):
        check_order(node, text)


def check_order(node: Node, text: str) -> None:
    """The node lies in the text, and what it holds lies in it, one after another."""
    at = 0
    for child in children(node):
        assert isinstance(child, Section | Block | Inline)
        assert child.span is not None
        assert at <= child.span.start <= child.span.end <= len(text)
        at = child.span.end if not isinstance(child, Section) else child.span.start


@given(st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join))
def test_line_ends_make_no_difference(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    values = [repr(narrative(text.replace("\n", end))) for end in LINE_ENDS]
    assert values[1].replace("\\r\\n", "\\n") == values[0]
    assert values[2].replace("\\r", "\\n") == values[0]


@given(st.lists(st.sampled_from(SNIPPETS), max_size=30), st.booleans())
def test_no_word_is_lost_without_an_error(snippets: list[str], headed: bool) -> None:
    """Each word is told apart by a number; it prints, or something is wrong, or it is a note."""
    words = [f"{snippet}q{number}q" for number, snippet in enumerate(snippets)]
    text = ("# H\n\n" if headed else "") + "".join(words)
    outcome = read(Source("n.md", text))
    if not outcome.failed and outcome.value is not None:
        held = repr(outcome.value)
        shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
        assert [word for word in re.findall("q[0-9]+q", shown) if word not in held] == []


@given(
    st.lists(
        st.text(st.characters(categories=["L", "N", "P", "S"])).filter(bool),
        min_size=1,
    )
)
def test_escaped_characters_print_as_they_are(words: list[str]) -> None:
    said = " ".join(words)
    text = "# H\n\n" + re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", said)
    outcome = read(Source("n.md", text))
    assert outcome.diagnostics == ()
    assert outcome.value == Narrative((Section("H", (Paragraph((Text(said),)),)),))


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        ("a\\\r\n b  \r\nc", LineBreak, ["\\\r\n ", "\r\n"]),
        ("a **\n\n_ * b", Text, ["a **", "_ * b"]),
        ("\xa0a\n \xa0b\xa0 \n\n{{ x }}\xa0", Text, ["a\n \xa0b"]),
        ("{{ x }}\r\n  a {#k}", Text, ["\r\n  a"]),
        ("a&amp;\\* \\{{ b", Text, ["a&amp;\\* \\{{ b"]),
        ("[a *b*](#c) **[d](#e)**", Reference, ["[a *b*](#c)", "[d](#e)"]),
        ("[a][] <b@c.uk>\n\n[a]: https://x.uk", Link, ["[a][]", "<b@c.uk>"]),
        ("a {#k}\n\n<!-- n --> b <!-- n\n -->c\n", Paragraph, ["a {#k}", "b <!-- n\n -->c"]),
        ("- a\n  - b\n\n    c\n- d\n\ne", List, ["- a\n  - b\n\n    c\n- d", "- b\n\n    c"]),
        ("##  A <!-- n -->*b* ##\n\nC\nd\n---", Subheading, ["A <!-- n -->*b*", "C\nd"]),
    ],
)  # fmt: skip
def test_a_place_reads_what_was_written(text: str, kind: type[Node], places: list[str]) -> None:
    nodes = [node for node in walk(narrative(f"# H\n\n{text}")) if isinstance(node, kind)]
    assert [place(node).text for node in nodes] == places


def place(node: Node) -> Span:
    assert not isinstance(node, Paper | Narrative)
    assert node.span is not None
    return node.span


FLAT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,5}", fullmatch=True)
MARKS = {
    "*": {EMPHASIS},
    "_": {EMPHASIS},
    "**": {STRONG},
    "__": {STRONG},
    "***": {EMPHASIS, STRONG},
}
Written = tuple[Inline, str]
"""What a piece of a paragraph says, and how it is written."""


def marked(words: str, mark: str) -> Written:
    return Text(words, frozenset(MARKS[mark])), f"{mark}{words}{mark}"


def placeholder(expression: str) -> Written:
    return Placeholder(expression), f"{{{{ {expression} }}}}"


def link(words: str, path: str) -> Written:
    address = f"https://x.uk/{path}?a=1&b=2"
    return Link((Text(words),), address), f"[{words}]({address})"


def autolink(path: str) -> Written:
    address = f"https://x.uk/{path}"
    return Link((Text(address),), address), f"<{address}>"


def reference(words: str, first: str, last: str) -> Written:
    held = (Text(words),) if words else ()
    return Reference(held, first, last), f"[{words}](#{first}{'..' if last else ''}{last})"


CHUNKS: st.SearchStrategy[Written] = st.one_of(
    FLAT.map(lambda words: (Text(words), words)),
    st.builds(marked, FLAT, st.sampled_from(list(MARKS))),
    st.sampled_from(EXPRESSIONS).map(placeholder),
    st.builds(link, FLAT, NAMES),
    NAMES.map(autolink),
    st.builds(reference, FLAT | st.just(""), NAMES, NAMES | st.just("")),
)
SOFT, HARD = [" ", "\n", "\n   ", " \n"], ["\\\n", "  \n", "   \n "]
NOTES = ["<!-- n --> ", "<!-- a\n\n# {{ b --> ", ""]


def merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """The inlines with runs of the same marks made one."""
    found: list[Inline] = []
    for inline in inlines:
        last = found[-1] if found else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.marks == last.marks:
            found[-1] = Text(last.text + inline.text, inline.marks)
        else:
            found.append(inline)
    return tuple(found)


class Author:
    """Writes a random narrative, and says what should be read of it."""

    def __init__(self, draw: st.DrawFn, noted: bool) -> None:
        self.draw = draw
        self.noted = noted
        self.keys = 0

    def paragraph(self) -> tuple[Block, str]:
        chunk, text = self.draw(CHUNKS)
        inlines = [chunk]
        for between, (chunk, written) in self.draw(
            st.lists(st.tuples(st.sampled_from(SOFT + HARD), CHUNKS), max_size=5)
        ):
            note = self.draw(st.sampled_from(NOTES)) if self.noted else ""
            text += between + note + written
            inlines += [LineBreak() if between in HARD else Text(" "), chunk]
        if not self.draw(st.booleans()):
            return Paragraph(merged(inlines)), text
        self.keys += 1
        before = self.draw(st.sampled_from(["", " ", "\n"]))
        return Paragraph(merged(inlines), f"k{self.keys}"), f"{text}{before}{{#k{self.keys}}}"

    def list(self, depth: int = 1) -> tuple[Block, str]:
        ordered = self.draw(st.booleans())
        items: list[tuple[Block, ...]] = []
        lines: list[str] = []
        for number in range(1, self.draw(st.integers(2, 3)) + 1):
            parts = [self.paragraph()]
            if depth < 3 and self.draw(st.booleans()):
                parts.append(self.list(depth + 1))
            mark = f"{number}. " if ordered else "- "
            text = self.draw(st.sampled_from(["\n", "\n\n"])).join(text for _, text in parts)
            lines.append(mark + text.replace("\n", "\n" + " " * len(mark)))
            items.append(tuple(block for block, _ in parts))
        return List(tuple(items), ordered), "\n".join(lines)

    def subheading(self) -> tuple[Block, str]:
        words, level = self.draw(FLAT), self.draw(st.sampled_from([2, 3]))
        return Subheading((Text(words),), level), f"{'#' * level} {words}"

    def section(self) -> tuple[Section, str]:
        """A section. A list follows a paragraph, so that no two lists run together."""
        heading, parts = self.draw(FLAT), list[tuple[Block, str]]()
        for kind in self.draw(st.lists(st.sampled_from("pls"), max_size=4)):
            parts.append(self.subheading() if kind == "s" else self.paragraph())
            if kind == "l":
                parts.append(self.list())
        text = "\n\n".join([f"# {heading}", *(text for _, text in parts)])
        return Section(heading, tuple(block for block, _ in parts)), text


@st.composite
def documents(draw: st.DrawFn, noted: bool) -> tuple[Narrative, str]:
    """A narrative with everything there is in it, and how it is written."""
    author = Author(draw, noted)
    sections = [author.section() for _ in range(draw(st.integers(1, 2)))]
    text = "\n\n".join(text for _, text in sections)
    return Narrative(tuple(section for section, _ in sections)), text


@given(documents(noted=True), st.sampled_from(LINE_ENDS))
def test_what_is_written_is_read(document: tuple[Narrative, str], line_end: str) -> None:
    expected, text = document
    outcome = read(Source("n.md", text.replace("\n", line_end)))
    assert outcome.diagnostics == ()
    assert outcome.value == expected


@given(documents(noted=False), st.sampled_from(LINE_ENDS))
def test_every_text_is_what_its_place_reads(document: tuple[Narrative, str], line_end: str) -> None:
    for node in walk(narrative(document[1].replace("\n", line_end))):
        if isinstance(node, Text):
            written = re.sub(r"[ \t]*(?:\r\n|\n|\r)[ \t]*", " ", place(node).text)
            assert written == node.text
        elif isinstance(node, Link | Reference | Placeholder | Section):
            check_ends(node, place(node).text)


def check_ends(node: Link | Reference | Placeholder | Section, text: str) -> None:
    """The first and last characters of what a place reads are those of what stands there."""
    match node:
        case Placeholder():
            assert text == f"{{{{ {node.expression} }}}}"
        case Section():
            assert text == node.heading
        case Link():
            assert text.startswith(("[", "<https:"))
            assert text.endswith((")", ">"))
        case Reference():
            assert text.startswith("[")
            assert text.endswith(f"{node.last or node.first})")
