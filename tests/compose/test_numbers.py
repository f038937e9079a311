"""Numbering as data: every scheme a house style can name, counted from its patterns."""

from boardpaper.compose.numbers import number
from boardpaper.model.house_style import HouseStyle, SectionRule, WordStyles
from boardpaper.model.numbering import Numbering
from boardpaper.model.paper import List, Paragraph, Section, Text, walk
from boardpaper.model.source import Source, Span

WRITTEN = Span(Source("x.md", "x"), 0, 1)
STYLES = WordStyles(heading="H", numbered_paragraph="N", paragraph="P", bullets=("B",))


def said(*words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Text(word),)) for word in words)


def steps(*items: str, inside: List | None = None) -> List:
    held = [(one,) for one in said(*items)]
    return List((*held[:-1], (*held[-1], *([inside] if inside else []))), ordered=True)


def labels(numbering: Numbering, *sections: tuple[SectionRule, tuple[object, ...]]) -> list[str]:
    """Every label of a paper in reading order, empty where there is none."""
    rules = tuple(rule for rule, _ in sections)
    style = HouseStyle(format=1, name="x", styles=STYLES, numbering=numbering, sections=rules)
    made = tuple(
        Section(rule.heading, blocks, key=rule.key, rule=rule.key, span=WRITTEN)  # type: ignore[arg-type]
        for rule, blocks in sections
    )
    found = []
    for section in number(made, style):
        nodes = [node for node in walk(section) if isinstance(node, Section | Paragraph)]
        found += [node.label for node in nodes]
    return found


def rule(key: str, **facts: object) -> SectionRule:
    return SectionRule(key=key, heading=key, **facts)  # type: ignore[arg-type]


def test_straight_through_with_an_unnumbered_section_in_the_middle() -> None:
    found = labels(
        Numbering(),
        (rule("a"), said("one", "two")),
        (rule("b", numbered=False), said("none")),
        (rule("c"), said("three")),
    )
    assert found == ["", "1.", "2.", "", "", "", "3."]


def test_sections_and_paragraphs_in_them() -> None:
    numbering = Numbering(sections="{1}.0", paragraphs="{section}.{1}", lists=("{paragraph}.{1}",))
    found = labels(
        numbering,
        (rule("a"), (*said("x"), steps("y", "z"))),
        (rule("b"), said("u", "v")),
    )
    assert found == ["1.0", "1.1", "1.1.1", "1.1.2", "2.0", "2.1", "2.2"]


def test_letters_and_roman_numerals_and_several_schemes_in_one_paper() -> None:
    found = labels(
        Numbering(sections="{A}", paragraphs=""),
        (rule("purpose"), said("x")),
        (rule("recommendations", paragraphs="{1}"), said("y", "z")),
        (rule("values", section="{I}."), said("i")),
        (rule("policy", section="{I}."), said("ii")),
        (rule("terms", paragraphs="{section}.{1}"), said("t", "u")),
    )
    assert found == ["A", "", "B", "1", "2", "I.", "", "II.", "", "C", "C.1", "C.2"]


def test_lists_begin_again_and_nest() -> None:
    found = labels(
        Numbering(),
        (rule("a"), (*said("x"), steps("1", "2", inside=steps("3", "4")), *said("y"), steps("5"))),
    )
    assert found == ["", "1.", "(a)", "(b)", "(i)", "(ii)", "2.", "(a)"]


def test_a_section_may_have_lists_and_paragraphs_of_its_own() -> None:
    found = labels(
        Numbering(sections="{1}", paragraphs="{section}.{1}"),
        (rule("that", section="", paragraphs="({1})", lists=("({i})",)), (*said("x"), steps("y"))),
        (rule("next"), said("z")),
    )
    assert found == ["", "(1)", "(i)", "1", "1.1"]
