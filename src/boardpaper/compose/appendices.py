"""Appendices given their labels, and the paragraphs of their texts theirs.

Knows the order of the list; does not know where an appendix stands in Word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from boardpaper.compose.numbers import number
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.house_style import HouseStyle, SectionRule
from boardpaper.model.numbering import label
from boardpaper.model.paper import Appendix, Section
from boardpaper.model.source import WholeFile

Appendices = tuple[Appendix, ...]
Sections = tuple[Section, ...]


def labelled(appendices: Iterable[Appendix], style: HouseStyle) -> Appendices:
    """The appendices as "Appendix 1", "Appendix 2", their paragraphs from 1 in each.

    ``{section}`` in a pattern for paragraphs is the appendix's own number.
    """
    return tuple(_labelled(one, at, style) for at, one in enumerate(appendices, 1))


def _labelled(appendix: Appendix, at: int, style: HouseStyle) -> Appendix:
    own = label(style.appendix_numbers, at)
    pattern = style.numbering.paragraphs.replace("{section}", own) if appendix.numbered else ""
    rule = SectionRule(key="appendix", heading="x", section="", paragraphs=pattern)
    (section,) = number(as_sections((appendix,)), replace(style, sections=(rule,)))
    named = f"{style.appendix_label} {own}".strip()
    return replace(appendix, blocks=section.blocks, label=named, key=f"appendix-{at}")


def unnumbered(appendices: Iterable[Appendix], style: HouseStyle) -> Iterator[Diagnostic]:
    """Texts that ask for numbered paragraphs of a house style that numbers none."""
    for one in appendices:
        if one.numbered and not style.numbering.paragraphs:
            yield Diagnostic(
                one.span or WholeFile(""),
                "appendix-fits-its-kind",
                "its paragraphs should be numbered, and the house style numbers none",
                'take "numbered: true" out, or give the house style numbering: paragraphs',
            )


def as_sections(appendices: Iterable[Appendix]) -> Sections:
    """What the appendices say, as sections without headings."""
    return tuple(Section("", one.blocks, rule="appendix", span=one.span) for one in appendices)


def with_sections(appendices: Appendices, sections: Sequence[Section]) -> Appendices:
    """The appendices saying what these sections say, one for each."""
    return tuple(
        replace(one, blocks=section.blocks)
        for one, section in zip(appendices, sections, strict=True)
    )
