"""What a narrative may not hold is found, with its place and the remedy."""

import pytest

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.rules import RULES
from boardpaper.model.source import Source, Span, WholeFile
from boardpaper.readers.narrative import read

CASES = [
    ("words\n\nmore\n\n# H\n", "paragraph-in-a-section", "words", "before the first heading"),
    ("#\n\na", "heading-has-words", "#", "no words"),
    ("# H\n\n## <!-- n -->\n\na", "heading-has-words", "##", "no words"),
    ("# {{ x }}\n", "heading-is-plain", "{{ x }}", "plain words"),
    ("# *Purpose*\n", "heading-is-plain", "*Purpose*", "the house style says"),
    ("# H\n\n#### Deep *er* ##\n", "heading-at-most-three-deep", "Deep *er*", "4 levels"),
    ("# H\n\n- # I\n", "heading-outside-lists", "I", "inside a list"),
    ("# H\n\n- a\n  - b\n    - c\n      - d e\n", "list-at-most-three-deep", "- d e", "three deep"),
    ("# H\n\n- a\n-\n- b\n", "list-item-has-words", "-", "no words"),
    ("# H\n\n    The number\n\nO", "line-is-not-set-in", "The number", "spaces"),
    ("# H\n\n- a\n\n\t\tb c\n", "line-is-not-set-in", "b c", "remove the spaces"),
    ("# H\n\n- a\n      - b\n", "line-is-not-set-in", "- b", "runs on"),
    ("# H\n\n[a](ftp://x.y)", "link-goes-somewhere", "[a](ftp://x.y)", '"ftp://x.y"'),
    ("# H\n\n[a](javascript:x)", "link-goes-somewhere", "[a](javascript:x)", "cannot lead"),
    ("# H\n\n[a]()", "link-goes-somewhere", "[a]()", "no address"),
    ("# H\n\n[a](#)", "link-goes-somewhere", "[a](#)", '"#"'),
    ("# H\n\n[a](https:x)", "link-goes-somewhere", "[a](https:x)", "cannot lead"),
    ("# H\n\n[a](www.x.gov.uk)", "link-goes-somewhere", "[a](www.x.gov.uk)", "https://www.x"),
    ("# H\n\n[a](b@x.uk)", "link-goes-somewhere", "[a](b@x.uk)", "mailto:b@x.uk"),
    ("# H\n\n<ftp://x>", "link-goes-somewhere", "<ftp://x>", "write \\<"),
    ("# H\n\n[a](plan.yaml)", "link-goes-somewhere", "[a](plan.yaml)", "#key"),
    ("# H\n\n[a](#b c)", "link-is-well-formed", "[a](#b c)", "without spaces"),
    ("# H\n\n[a][b c]", "link-is-well-formed", "[a][b c]", "looks like"),
    ("# H\n\n[](https://x.uk)", "link-has-words", "[](https://x.uk)", "no words"),
    ('# H\n\n[a](#b "c")', "link-has-no-title", '[a](#b "c")', '"c"'),
    ("# H\n\n[a <b@c.uk>](#d)", "link-stands-alone", "<b@c.uk>", "inside another"),
    ("# H\n\n[a]: https://x.uk\n\nb", "link-definition-is-used", "[a]: https://x.uk", "no link"),
    ("# H\n\n[a]: #b\n[a]: #c\n\n[a]", "link-definition-is-used", "[a]: #c", "already"),
    ("# H\n\na {#A b}", "key-is-well-formed", "{#A b}", "{#a-b}"),
    ("# H\n\na {#}", "key-is-well-formed", "{#}", "empty"),
    ("# H\n\na {#b", "key-is-well-formed", "{#", "never closed"),
    ("# H\n\n[a](#b_c)", "key-is-well-formed", "[a](#b_c)", "#b-c"),
    ("# H\n\n[a](#b..)", "key-is-well-formed", "[a](#b..)", "empty"),
    ("# H\n\na {#b} c", "key-ends-its-paragraph", "{#b}", "end of the paragraph"),
    ("# H\n\n[a {#b}](#c)", "key-ends-its-paragraph", "{#b}", "end of the paragraph"),
    ("# H\n\n{#b}", "key-ends-its-paragraph", "{#b}", "end of the paragraph"),
    ("# H {#b}\n", "key-ends-its-paragraph", "{#b}", "end of the paragraph"),
    ("# H\n\na {{ b\n\nc }}", "placeholder-is-closed", "{{", "never closed"),
    ("# H\n\na {{ b {{ c }}", "placeholder-is-closed", "{{", "never closed"),
    ("# H\n\na {{ }}", "placeholder-says-something", "{{ }}", "empty"),
    ("# H\n\n[a](https://x/{{ b }})", "placeholder-prints", "{{ b }}", "nothing prints"),
    ("# H\n\n<https://x/{{b}}>", "placeholder-prints", "{{b}}", "nothing prints"),
    ("# H\n\na {% for b in c %} d", "placeholder-not-program", "{% for b in c %}", "instruction"),
    ("# H\n\na <!-- b\n\nc", "note-is-closed", "<!--", "never closed"),
    ("# H\n\na <!-- b\n\nc <!-- d -->", "note-is-closed", "<!--", "before another"),
    ("# H\n\n<div class='x'>", "text-without-html", "<div class='x'>", "HTML"),
    ("# H\n\na</p>", "text-without-html", "</p>", "empty line"),
    ("# H\n\na<br/>b", "text-without-html", "<br/>", "backslash"),
    ("# H\n\na `b` c", "text-without-code", "`b`", "` marks"),
    ("# H\n\n~~~ x\na\n~~~\n", "text-without-code", "~~~ x", "remove it"),
    ("# H\n\n- a\n\n  ```\n\n  b", "text-without-code", "```", "remove it"),
    ("# H\n\na ![b](c.png)", "picture-stands-alone", "![b](c.png)", "paragraph of its own"),
    ("# H\n\n![](c.png)", "picture-has-alt-text", "![](c.png)", "cannot see it"),
    ("# H\n\n![c.png](c.png)", "picture-has-alt-text", "![c.png](c.png)", '"c.png" does not'),
    ("# H\n\n![IMG_0042](c.png)", "picture-has-alt-text", "![IMG_0042](c.png)", "does not"),
    ("# H\n\n![A dog]()", "picture-is-in-a-file", "![A dog]()", "no file"),
    ("# H\n\n![A dog](https://x.uk/d.png)", "picture-is-in-a-file",
     "![A dog](https://x.uk/d.png)", "beside the paper"),
    ("# H\n\n- ![A dog](c.png)", "block-outside-lists", "![A dog](c.png)", "a picture stands"),
    ("# H\n\n![A dog](c.png) {#d}", "picture-stands-alone", "![A dog](c.png)", "among words"),
    ("# H\n\n>\n\nb", "quotation-has-words", ">", "no words"),
    ("# H\n\n> - a\n", "quotation-holds-paragraphs", "- a", "something else"),
    ("# H\n\n> a\n>\n> > b\n", "quotation-holds-paragraphs", "> b", "something else"),
    ("# H\n\n- > a\n", "block-outside-lists", "> a", "a quotation stands"),
    ("# H\n\na\n\n* * *\n", "text-without-ruled-lines", "* * *", "remove it"),
    ("# H\n\na\n| - | :-: |\n| c | d |", "table-is-well-formed", "| - | :-: |", "no headings"),
    ("# H\n\n| a | b |\n| - |\n| c | d |", "table-is-well-formed", "| - |", "makes 1 column"),
    ("# H\n\n| a | b |\n| - | - |\n| c |", "table-is-well-formed", "| c |", "has 1 cell,"),
    ("# H\n\n| a |\n| - |\n| b | c |", "table-is-well-formed", "| b | c |", "has 2 cells"),
    ("# H\n\na|b\n-|-\nc|d\nmore", "table-is-well-formed", "more", "an empty line"),
    ("# H\n\na|b\n-|-\nc|d\n-|-\n", "table-is-well-formed", "-|-", "second line of dashes"),
    ("# H\n\n|a|\n|-|\n", "table-is-well-formed", "|a|\n|-|", "no rows"),
    ("# H\n\n- |a|\n  |-|\n  |b|\n", "block-outside-lists", "|a|\n  |-|\n  |b|", "a table"),
    ("# H\n\n|a|\n|-|\n|b `c`|\n", "text-without-code", "`c`", "` marks"),
    ("# H\n\n|a|\n|-|\n|b {#k}|\n", "key-ends-its-paragraph", "{#k}", "end of a paragraph"),
    ("# H\n\n|a|\n|-|\n|b|\nTable:\n", "caption-has-words", "Table:", "what the table shows"),
    ("# H\n\n|a|\n|-|\n|b|\nTable: c {#k}\n", "caption-has-words", "Table: c {#k}", "no key"),
    ("# H\n\n[](a.csv)", "caption-has-words", "[](a.csv)", "[Costs by year](costs.csv)"),
    ("# H\n\nsee [a](b.xlsx)", "link-goes-somewhere", "[a](b.xlsx)", "paragraph of its own"),
    ("# H\n\n[a](b.csv#c)", "table-file-has-the-sheet", "[a](b.csv#c)", "no sheets"),
    ("# H\n\n- [a](b.csv)", "block-outside-lists", "[a](b.csv)", "a table stands"),
    ("# H\n\na[^1]", "footnote-is-written", "[^1]", "nothing says"),
    ("# H\n\na\n\n[^1]: b", "footnote-is-used-once", "[^1]: b", "does not print"),
    ("# H\n\na[^1] b[^1]\n\n[^1]: c", "footnote-is-used-once", "[^1]", "second time"),
    ("# H\n\na[^A]\n\n[^a]: b\n[^A]: c", "footnote-is-written", "[^A]: c", "written twice"),
    ("# H\n\na[^1]\n\n[^1]:\n", "footnote-is-written", "[^1]:", "no words"),
    ("# H\n\na[^1]\n\n[^1]: b[^1]", "footnote-stands-in-the-text", "[^1]", "another footnote"),
    ("# H\n\na[^1]\n\n[^1]: b {#k}", "key-ends-its-paragraph", "{#k}", "end of a paragraph"),
    ("# H[^1]\n\na\n\n[^1]: b", "heading-is-plain", "H[^1]", "plain words"),
    ("# H\n\na\x0bb", "character-is-printable", "\x0b", "U+000B"),
    ("# H\n\n{{ 'a\u2028' }}", "character-is-printable", "\u2028", "U+2028"),
    ("# H\n\na \ue000sections", "character-is-printable", "\ue000", "U+E000"),
    ("# H\n\na &#xE000;", "character-is-printable", "&#xE000;", "remove it"),
    ("# H\n\na &#12; b", "character-is-printable", "&#12;", "remove it"),
]  # fmt: skip


def findings(text: str) -> tuple[Diagnostic, ...]:
    return read(Source("n.md", text)).diagnostics


@pytest.mark.parametrize(("text", "rule", "at", "words"), CASES)
def test_error_is_found(text: str, rule: str, at: str, words: str) -> None:
    (found,) = findings(text)
    assert isinstance(found.place, Span)
    assert (found.rule, found.place.text, found.severity) == (rule, at, Severity.ERROR)
    assert words in f"{found.message}; {found.hint}"
    assert found.hint
    assert found.rule in RULES


def test_place_is_exact_after_line_ends_of_every_kind() -> None:
    (found,) = findings("# ŵ\r\n\r\n😀 <!-- n\r\n --> a {{ x }}\r &amp; `b`\n")
    assert isinstance(found.place, Span)
    assert found.place.source.position(found.place.start) == (5, 8)


def test_key_given_twice_names_the_first() -> None:
    (found,) = findings("# H\n\na {#k}\n\n- b {#k}\n")
    assert found.rule == "key-is-unique"
    assert isinstance(found.place, Span)
    ((first, _),) = found.related
    assert isinstance(first, Span)
    assert (found.place.start, first.start) == (17, 7)


@pytest.mark.parametrize("text", ["", " \n\n", "<!-- a -->", "\r\n"])
def test_empty_file(text: str) -> None:
    outcome = read(Source("n.md", text))
    (found,) = outcome.diagnostics
    assert (found.rule, found.place) == ("file-is-not-empty", WholeFile("n.md"))
    assert outcome.value is not None
    assert outcome.value.sections == ()


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("# H\n\n3. A paragraph.\n\n4. Another.\n", "3."),
        ("# H\n\n1. A paragraph.\n", "1."),
        ("# H\n\n- a\n\n  2) b\n", "2)"),
    ],
)
def test_typed_numbers_are_warned_of(text: str, typed: str) -> None:
    (found,) = findings(text)
    assert isinstance(found.place, Span)
    assert (found.rule, found.place.text) == ("number-is-not-typed", typed)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "1. a\n2. b\n",
        "in the year\n2004. It was",
        "a < b and c > d <5 -> e",
        "a | b",
        "[sic] (see below)",
        "100% {a} }} #b {",
        r"\[a](b) \`c\` \<br>",
    ],
)
def test_plain_words_are_no_errors(text: str) -> None:
    assert findings(f"# H\n\n{text}") == ()


def test_all_is_reported_at_once_in_order() -> None:
    found = findings("a\n\n# H\n\n{{ b\n\n<i>c</i> `d` {% e\n\n[x]: y\n")
    assert [finding.rule for finding in found] == [
        "paragraph-in-a-section",
        "placeholder-is-closed",
        "text-without-html",
        "text-without-code",
        "placeholder-not-program",
        "link-definition-is-used",
    ]


def test_many_bad_characters_are_not_all_listed() -> None:
    assert len(findings("# H\n\n" + "\x01" * 500)) == 20
