"""Sections in the house style's order and words.

Knows headings; does not know numbers, nor what paragraphs say.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.house_style import HouseStyle, SectionRule
from boardpaper.model.paper import (
    Block,
    Inline,
    Narrative,
    Paragraph,
    Placeholder,
    Places,
    Section,
    Text,
)
from boardpaper.model.source import Locator, Place, Span, WholeFile
from boardpaper.model.wording import slot

Sections = tuple[Section, ...]
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def rule_of(heading: str, style: HouseStyle) -> SectionRule | None:
    """The rule that a section with this heading follows, None where it has no place."""
    fixed = {_plain(rule.heading): rule for rule in style.sections if not rule.free}
    free = next((rule for rule in style.sections if rule.free), None)
    return fixed.get(_plain(heading), free)


def arrange(
    narratives: Sequence[Narrative],
    style: HouseStyle,
    places: Places,
    shows: Callable[[SectionRule], tuple[Block, ...]] = lambda _: (),
) -> Outcome[Sections]:
    """The author's sections in the house style's order, under its headings.

    Headings the house style does not know stand, in the author's order, where it
    lets them; a section that must be there and is not says what it says for none.
    ``shows`` gives what a section shows of the plan, below all that the author wrote.
    """
    sorted_in = _Sorted(style)
    for section in (section for narrative in narratives for section in narrative.sections):
        sorted_in.add(section)
    found, sections = sorted_in.found, []
    for rule in style.sections:
        mine = _showing(sorted_in.held.get(rule.key, []), rule, shows(rule))
        if rule.none and not any(one.blocks for one in mine):
            mine = [_none(rule)]  # also where a heading was written and nothing below it
        if not mine and narratives and _is_missed(rule, sorted_in.misspelt):
            found.append(_missing(rule, places))
        sections += [_framed(section, rule, places.style) for section in mine]
    found += (_silent(section) for section in sections if not section.blocks)
    return Outcome(tuple(sections), tuple(found))


def _showing(mine: list[Section], rule: SectionRule, shown: tuple[Block, ...]) -> list[Section]:
    """The sections of a rule with what it shows in the last; one by itself if none is written."""
    if not shown:
        return mine
    if not mine:
        return [Section(rule.heading, shown, key=rule.key, rule=rule.key)]
    *most, last = mine
    return [*most, replace(last, blocks=(*last.blocks, *shown))]


def _is_missed(rule: SectionRule, misspelt: set[str]) -> bool:
    """Whether a section that is not there should be; a misspelt one has been told already."""
    asked_for = rule.required and not rule.free and not rule.shows
    return asked_for and _plain(rule.heading) not in misspelt


class _Sorted:
    """Sections by the rule they follow, as they are written."""

    def __init__(self, style: HouseStyle) -> None:
        self.found: list[Diagnostic] = []
        self.held: dict[str, list[Section]] = {}
        self.misspelt: set[str] = set()
        self._rules = {_plain(rule.heading): rule for rule in style.sections if not rule.free}
        self._free = next((rule for rule in style.sections if rule.free), None)

    def add(self, section: Section) -> None:
        """Puts a section under its rule, or finds that it has none."""
        if not section.heading:
            return  # words before the first heading; their reader has said so
        rule = self._rules.get(_plain(section.heading))
        if rule is not None:
            self._hold(replace(section, key=rule.key, rule=rule.key, heading=rule.heading))
        elif self._free is not None:
            key = section.key or slot(section.heading)
            self._hold(replace(section, key=key, rule=self._free.key))
        else:
            near = _nearest(section, self._rules)
            self.misspelt.add(near)
            self.found.append(_unknown(section, self._rules, near))

    def _hold(self, section: Section) -> None:
        under = self.held.setdefault(section.rule, [])
        same = next((one for one in under if one.key == section.key), None)
        if same is not None:
            self.found.append(_twice(section, same))
        else:
            under.append(section)


def _none(rule: SectionRule) -> Section:
    """A section nobody wrote, saying what the house style says then."""
    words = Paragraph((Text(rule.none),))
    return Section(rule.heading, (words,), key=rule.key, rule=rule.key)


def _framed(section: Section, rule: SectionRule, locate: Locator) -> Section:
    """A section between the house style's own words."""
    at = locate(("sections",))
    return replace(
        section,
        before=tuple(_own_words(text, at) for text in rule.before),
        after=tuple(_own_words(text, at) for text in rule.after),
    )


def _own_words(text: str, at: Span) -> Paragraph:
    """A text of the house style as a paragraph, its placeholders still open."""
    inlines: list[Inline] = []
    for number, piece in enumerate(PLACEHOLDER.split(text)):
        if number % 2:
            inlines.append(Placeholder(piece.strip(), span=at))
        elif piece:
            inlines.append(Text(piece, span=at))
    return Paragraph(tuple(inlines), span=at)


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
