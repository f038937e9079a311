"""Sections in the house style's order and words, and their paragraphs numbered.

Knows headings and numbers; does not know what paragraphs say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.house_style import HouseStyle, SectionRule
from boardpaper.model.paper import Block, Narrative, Paragraph, Places, Section
from boardpaper.model.source import Place, WholeFile

Sections = tuple[Section, ...]


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def arrange(
    narratives: Sequence[Narrative], style: HouseStyle, places: Places
) -> Outcome[Sections]:
    """The sections the author wrote, in the house style's order, under its headings.

    A section whose heading is misspelt is not missing besides; and where there is
    no narrative at all, that says enough.
    """
    found: list[Diagnostic] = []
    rules = {_plain(rule.heading): rule for rule in style.sections}
    written: dict[str, Section] = {}
    misspelt: set[str] = set()
    for section in (section for narrative in narratives for section in narrative.sections):
        rule = rules.get(_plain(section.heading))
        if not section.heading:
            continue  # words before the first heading; their reader has said so
        if rule is None:
            near = _nearest(section, rules)
            misspelt.add(near)
            found.append(_unknown(section, rules, near))
        elif rule.key in written:
            found.append(_twice(section, written[rule.key]))
        else:
            written[rule.key] = replace(section, key=rule.key, heading=rule.heading)
    found += (_silent(section) for section in written.values() if not section.blocks)
    absent = [rule for rule in style.sections if rule.required and rule.key not in written]
    if narratives:
        found += (_missing(one, places) for one in absent if _plain(one.heading) not in misspelt)
    order = [written[rule.key] for rule in style.sections if rule.key in written]
    return Outcome(tuple(order), tuple(found))


def _place(section: Section) -> Place:
    return section.span or WholeFile("")


def _nearest(section: Section, rules: Mapping[str, SectionRule]) -> str:
    """The heading that was most likely meant, as ``_plain`` gives it; empty if none is near."""
    near = get_close_matches(_plain(section.heading), rules, n=1)
    return near[0] if near else ""


def _unknown(section: Section, rules: Mapping[str, SectionRule], near: str) -> Diagnostic:
    return Diagnostic(
        _place(section),
        "section-is-known",
        f'the house style has no section "{section.heading}"',
        f'did you mean "{rules[near].heading}"?'
        if near
        else f"its sections are: {'; '.join(rule.heading for rule in rules.values())}",
    )


def _twice(section: Section, first: Section) -> Diagnostic:
    return Diagnostic(
        _place(section),
        "section-stands-once",
        f'the section "{section.heading}" is opened a second time',
        "put both texts under one heading",
        related=((_place(first), "it is opened here first"),),
    )


def _silent(section: Section) -> Diagnostic:
    return Diagnostic(
        _place(section),
        "section-says-something",
        f'nothing stands under "{section.heading}"',
        "write its text below the heading, or None where there is nothing to say",
        Severity.WARNING,
    )


def _missing(rule: SectionRule, places: Places) -> Diagnostic:
    heading = rule.heading.capitalize() if rule.heading.isupper() else rule.heading
    return Diagnostic(
        places.about(("house_style",)),
        "section-is-present",
        f'the section "{rule.heading}" is missing, and the house style asks for it',
        f"begin it in a narrative file beside paper.yaml with: # {heading}",
    )


def number(sections: Sections, style: HouseStyle) -> Sections:
    """The sections with their paragraphs numbered 1, 2, 3 … straight through.

    Sections the house style leaves unnumbered are passed over and do not count.
    """
    numbered = {rule.key: rule.numbered for rule in style.sections}
    count = _count()
    return tuple(
        replace(section, blocks=tuple(_numbered(section.blocks, count)))
        if numbered[section.key]
        else section
        for section in sections
    )


def _count() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _numbered(blocks: tuple[Block, ...], count: Iterator[int]) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, number=str(next(count))) if isinstance(block, Paragraph) else block
