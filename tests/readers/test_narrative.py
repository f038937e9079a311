"""A narrative file becomes sections of paragraphs, lists and subheadings."""

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Block,
    Inline,
    LineBreak,
    Link,
    List,
    Narrative,
    Paragraph,
    Placeholder,
    Quote,
    Reference,
    Section,
    Subheading,
    Text,
)
from boardpaper.model.source import Source
from boardpaper.readers.narrative import read

EM = frozenset({EMPHASIS})
BOLD = frozenset({STRONG})


def outcome(text: str) -> Outcome[Narrative]:
    return read(Source("source/a/b/01.md", text))


def sections(text: str) -> tuple[Section, ...]:
    found = outcome(text)
    assert found.diagnostics == ()
    assert found.value is not None
    return found.value.sections


def blocks(text: str) -> tuple[Block, ...]:
    """What stands under one heading."""
    (section,) = sections(f"# H\n\n{text}")
    return section.blocks


def inlines(text: str) -> tuple[Inline, ...]:
    """What one paragraph says."""
    (block,) = blocks(text)
    assert isinstance(block, Paragraph)
    return block.inlines


def said(text: str) -> str:
    """The words of one paragraph of plain words."""
    (found,) = inlines(text)
    assert isinstance(found, Text)
    return found.text


def paragraph(text: str, key: str = "") -> Paragraph:
    return Paragraph((Text(text),), key)


def test_headings_open_sections() -> None:
    text = "# Purpose of the report\n\nTo inform.\n\nBackground\n==========\nOne.\n\nTwo.\n"
    assert sections(text) == (
        Section("Purpose of the report", (paragraph("To inform."),)),
        Section("Background", (paragraph("One."), paragraph("Two."))),
    )


def test_a_section_may_be_empty() -> None:
    assert sections("# Option appraisal\n") == (Section("Option appraisal", ()),)


def test_closing_hashes_and_setext_lines_are_no_words() -> None:
    assert [section.heading for section in sections("# C # sharp ##\n\nA\nheading\n===\n")] == [
        "C # sharp",
        "A heading",
    ]


def test_subheadings_have_levels_and_marks() -> None:
    assert blocks("## First *year*\n\n### May {{ year }}\n\nUnder\n-----\n") == (
        Subheading((Text("First "), Text("year", EM)), 2),
        Subheading((Text("May "), Placeholder("year")), 3),
        Subheading((Text("Under"),), 2),
    )


def test_lines_of_a_paragraph_run_on() -> None:
    assert said("one  two\n   three\nfour") == "one  two three four"


def test_marks_are_carried_and_runs_are_merged() -> None:
    assert inlines("a *b **c*** _d_ __e__ f*g*h snake_case 2 * 3") == (
        Text("a "),
        Text("b ", EM),
        Text("c", EM | BOLD),
        Text(" "),
        Text("d", EM),
        Text(" "),
        Text("e", BOLD),
        Text(" f"),
        Text("g", EM),
        Text("h snake_case 2 * 3"),
    )


def test_hard_breaks() -> None:
    assert inlines("a\\\nb  \n c") == (Text("a"), LineBreak(), Text("b"), LineBreak(), Text("c"))


def test_escapes_and_entities_become_characters() -> None:
    assert said(r"\*a\* &amp; &pound;4 \\ \# &#x2014; AT&T <5 > 3 \<b> a\b") == (
        "*a* & £4 \\ # — AT&T <5 > 3 <b> a\\b"
    )


def test_lists_nest_three_deep_under_either_mark() -> None:
    text = "- a\n  1. b\n     * c\n  2. d\n\n     e\n- f\n"
    inner = List((((paragraph("c")),),))
    middle = List(((paragraph("b"), inner), (paragraph("d"), paragraph("e"))), ordered=True)
    assert blocks(text) == (List(((paragraph("a"), middle), (paragraph("f"),))),)


def test_a_list_hangs_under_its_paragraph_without_an_empty_line() -> None:
    found = blocks("The themes were: {#themes}\n - the process\n - the level\n\nNext.")
    assert found == (
        paragraph("The themes were:", "themes"),
        List(((paragraph("the process"),), (paragraph("the level"),))),
        paragraph("Next."),
    )


def test_keys_are_taken_from_the_end_of_paragraphs_and_items() -> None:
    found = blocks("One. {#a}\n\nTwo.{#b-2}\n\nThree\n{#3}\n\n- four {#d}\n\n  five **six** {#e}\n")
    assert found == (
        paragraph("One.", "a"),
        paragraph("Two.", "b-2"),
        paragraph("Three", "3"),
        List((
            (paragraph("four", "d"), Paragraph((Text("five "), Text("six", BOLD)), "e")),
        )),
    )  # fmt: skip


def test_emphasis_may_end_right_before_a_key() -> None:
    assert blocks("_Noted._{#a}") == (Paragraph((Text("Noted.", EM),), "a"),)


def test_links_lead_outside() -> None:
    assert inlines(
        "[the *site*](https://x.gov.uk/a?b=1&c=d#e) <http://x.uk> <a.b@x.uk> [call](tel:+441642)"
    ) == (
        Link((Text("the "), Text("site", EM)), "https://x.gov.uk/a?b=1&c=d#e"),
        Text(" "),
        Link((Text("http://x.uk"),), "http://x.uk"),
        Text(" "),
        Link((Text("a.b@x.uk"),), "mailto:a.b@x.uk"),
        Text(" "),
        Link((Text("call"),), "tel:+441642"),
    )


def test_an_address_may_be_given_apart() -> None:
    text = "See [the report][ssi] and [SSI].\n\n[ssi]: https://x.uk/r\n"
    assert inlines(text) == (
        Text("See "),
        Link((Text("the report"),), "https://x.uk/r"),
        Text(" and "),
        Link((Text("SSI"),), "https://x.uk/r"),
        Text("."),
    )


def test_an_address_is_encoded_for_the_web() -> None:
    assert inlines("[tŷ](<https://x.uk/tŷ a>)") == (
        Link((Text("tŷ"),), "https://x.uk/t%C5%B7%20a"),
    )


def test_references_lead_to_keys() -> None:
    assert inlines("[paragraph](#a) [](#b-1) **[paragraphs](#c..d)**") == (
        Reference((Text("paragraph"),), "a"),
        Text(" "),
        Reference((), "b-1"),
        Text(" "),
        Reference((Text("paragraphs", BOLD),), "c", "d", marks=BOLD),
    )


def test_placeholders_are_not_read_as_markdown() -> None:
    assert inlines("{{plan.a | join('*')}} and {{ x[\"[y](z)\"] * b * 2 }} {{ '}}' }}") == (
        Placeholder("plan.a | join('*')"),
        Text(" and "),
        Placeholder('x["[y](z)"] * b * 2'),
        Text(" "),
        Placeholder("'}}'"),
    )


def test_placeholders_stand_in_links_and_emphasis_and_over_lines() -> None:
    assert inlines("**{{ a }}**{{ b }} [see {{ c\n| d }}](#k) *{{ e }}*s") == (
        Placeholder("a", BOLD),
        Placeholder("b"),
        Text(" "),
        Reference((Text("see "), Placeholder("c\n| d")), "k"),
        Text(" "),
        Placeholder("e", EM),
        Text("s"),
    )


def test_an_apostrophe_does_not_keep_a_placeholder_open() -> None:
    assert inlines("{{ person's name }} is it") == (Placeholder("person's name"), Text(" is it"))


def test_a_backslash_prints_braces() -> None:
    assert said(r"\{{ not *this }} \{#nor-this} \{% x %}") == "{{ not *this }} {#nor-this} {% x %}"
    assert inlines(r"\\{{ x }}") == (Text("\\"), Placeholder("x"))


def test_notes_leave_no_trace() -> None:
    assert said("a <!-- n --> b<!-- n -->c <!-- n -->. d <!-- \n\n# n -->") == "a bc. d"
    assert said("<!-- n --> a <!-- {{ --> <!-- \x01 --> b") == "a b"
    assert said("<!-- n -->\na\n  <!-- n\n\nn -->  \nb") == "a b"


def test_notes_do_not_break_lists_or_breaks() -> None:
    assert blocks("- a\n<!-- n -->\n- <!-- n --> b <!-- n -->  \n  c\n") == (
        List((
            (paragraph("a"),),
            (Paragraph((Text("b"), LineBreak(), Text("c"))),),
        )),
    )  # fmt: skip


def test_a_note_may_stand_before_the_first_heading() -> None:
    assert sections("<!-- to do -->\n\n# H <!-- n -->\n") == (Section("H", ()),)


def test_line_ends_are_all_alike() -> None:
    text = "# H\n\na\nb  \nc {#k}\n\n- d\n\n  e\n<!-- n -->\n- f\n\n{{ x }}\n"
    assert sections(text.replace("\n", "\r\n")) == sections(text)
    assert sections(text.replace("\n", "\r")) == sections(text)


def test_tabs_set_in_like_spaces() -> None:
    assert blocks("-\ta\n\n\tb\n\t- c") == (
        List(((paragraph("a"), paragraph("b"), List(((paragraph("c"),),))),)),
    )


def test_a_character_that_stands_for_keys_inside_is_none_of_them() -> None:
    assert inlines("\u203b {{ x }}") == (Text("\u203b "), Placeholder("x"))


def test_a_value_stands_despite_errors() -> None:
    found = outcome("stray\n\n# H\n\n    set in {#k}\n\n> said\n\n```\ncode\n```\n\nlast `x`\n")
    assert found.failed
    assert found.value == Narrative((
        Section("", (paragraph("stray"),)),
        Section("H", (paragraph("set in", "k"), Quote((paragraph("said"),)), paragraph("last x"))),
    ))  # fmt: skip
