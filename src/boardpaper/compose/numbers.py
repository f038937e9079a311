"""Labels for sections, paragraphs and lists, counted as the house style says.

Knows counts; does not know what paragraphs say, nor how Word draws a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from boardpaper.model.house_style import HouseStyle, SectionRule
from boardpaper.model.numbering import Numbering, bare, counted, label
from boardpaper.model.paper import Block, List, Paragraph, Section

Sections = tuple[Section, ...]


def number(sections: Sections, style: HouseStyle) -> Sections:
    """The sections with their labels.

    Paragraphs run straight through the paper unless their pattern names the section
    or is the section's own: then they begin again. Sections with a pattern of their
    own count by themselves, from the first in a row of them. What a house style
    leaves unnumbered is passed over and does not count.
    """
    rules = {rule.key: rule for rule in style.sections}
    return tuple(_Count(style.numbering).through(sections, rules))


@dataclass
class _Count:
    """How far the counts of one paper have come."""

    patterns: Numbering
    sections: int = 0
    straight: int = 0
    own: tuple[str, int] = ("", 0)

    def through(self, sections: Sections, rules: dict[str, SectionRule]) -> Iterator[Section]:
        for section in sections:
            rule = rules[section.rule]
            if rule.numbered:
                yield self._section(section, rule)
            else:
                lists = _Lists(self._patterns_of(rule), "")
                yield replace(section, blocks=tuple(lists.labelled(section.blocks)))

    def _patterns_of(self, rule: SectionRule) -> tuple[str, ...]:
        return self.patterns.lists if rule.lists is None else rule.lists

    def _section(self, section: Section, rule: SectionRule) -> Section:
        pattern, count = self._next(rule)
        own = counted(pattern, count) if pattern else ""
        said_for_none = section.span is None and rule.paragraphs is not None
        blocks = section.blocks if said_for_none else self._blocks(section.blocks, rule, own)
        heading = label(pattern, count) if pattern else ""
        return replace(section, label=heading, blocks=tuple(blocks))

    def _next(self, rule: SectionRule) -> tuple[str, int]:
        """The pattern of the next section's label, and its count."""
        if rule.section is not None:
            self.own = rule.section, self.own[1] + 1 if rule.section == self.own[0] else 1
            return self.own
        self.own = "", 0
        if self.patterns.sections:
            self.sections += 1
        return self.patterns.sections, self.sections

    def _blocks(self, blocks: tuple[Block, ...], rule: SectionRule, own: str) -> Iterator[Block]:
        pattern = self.patterns.paragraphs if rule.paragraphs is None else rule.paragraphs
        begins_again = rule.paragraphs is not None or "{section}" in pattern
        count, last = 0, ""
        for block in blocks:
            if isinstance(block, Paragraph) and block.counted and pattern:
                count += 1
                if not begins_again:
                    self.straight += 1
                last = label(pattern, count if begins_again else self.straight, own)
                yield replace(block, label=last)
            else:
                yield from _Lists(self._patterns_of(rule), bare(last)).labelled((block,))


@dataclass(frozen=True)
class _Lists:
    """Labels of the numbered lists under one paragraph, the outermost pattern first."""

    patterns: tuple[str, ...]
    paragraph: str

    def labelled(self, blocks: tuple[Block, ...], depth: int = 0) -> Iterator[Block]:
        """Blocks with the labels of numbered lists among them, each list from its first."""
        for block in blocks:
            if not isinstance(block, List):
                yield block
                continue
            items = (
                self._item(item, block.ordered, at, depth) for at, item in enumerate(block.items, 1)
            )
            yield replace(block, items=tuple(items))

    def _item(
        self, item: tuple[Block, ...], ordered: bool, at: int, depth: int
    ) -> tuple[Block, ...]:
        first, rest = item[:1], item[1:]
        if ordered and depth < len(self.patterns) and isinstance(first[0], Paragraph):
            own = label(self.patterns[depth], at, paragraph=self.paragraph)
            first = (replace(first[0], label=own),)
        return (*first, *self.labelled(rest, depth + 1))
