"""The plan in Word where it is laid out accessibly: as blocks in place of its template's table.

Knows which styles its headings take and where references to it lead; does not know which
blocks it is, nor how blocks are drawn.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.model.house_style import SectionRule, WordStyles
from boardpaper.model.paper import Paper, words
from boardpaper.model.wording import COLUMNS
from boardpaper.ooxml import markup
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.plan_place import plan_place
from boardpaper.ooxml.stylesheet import Stylesheet, read_styles
from boardpaper.writers.plan_blocks import PlanEntry, plan_entries
from boardpaper.writers.word_blocks import Blocks, Labelled
from boardpaper.writers.word_bookmarks import row_bookmark

SLOT: Final = "plan"
RULE: Final = SectionRule(key="plan", heading="plan", numbered=False)


@dataclass(frozen=True, slots=True)
class AccessiblePlan:
    """A plan that is to be written as blocks, and the rendered template with a place for it.

    ``heading`` is the style of its recommendations, ``ends`` whether nothing comes after it.
    """

    paper: Paper
    package: Package
    heading: str
    ends: bool

    @classmethod
    def of(cls, paper: Paper, package: Package) -> "AccessiblePlan | None":
        """The plan of a paper; None where there is none, or no table that it would replace."""
        place = plan_place(package, SLOT) if paper.plan is not None else None
        if place is None:
            return None
        heading = _heading_style(paper.style.styles, read_styles(package), place.level + 1)
        return cls(paper, place.package, heading, place.ends)

    def written(
        self, blocks: Blocks, referred: Collection[str]
    ) -> Iterator[tuple[str, list[str], list[Labelled]]]:
        """The slot, the blocks that stand there, and the labels they should have.

        The reference of what is ``referred`` to is in the bookmark that leads there.
        """
        before = len(blocks.labels)
        pieces = blocks.placed(SLOT, self._pieces(blocks, referred), ends=self.ends)
        yield SLOT, pieces, blocks.labels[before:]

    def _pieces(self, blocks: Blocks, referred: Collection[str]) -> Iterator[str]:
        paper = self.paper
        assert paper.plan is not None
        assert paper.appendix is not None
        for one in plan_entries(paper.plan, paper.style.plan, paper.about.language):
            blocks.marking.recommendation(paper.appendix, one.reference)
            yield blocks.titled(self.heading, self._said(blocks, one, one.reference in referred))
            yield from blocks.under(one.blocks, RULE, None)

    def _said(self, blocks: Blocks, one: PlanEntry, is_referred: bool) -> str:
        """The heading of a recommendation; its reference is what references to it print."""
        first = markup.run(one.reference)
        if is_referred:
            first = markup.bookmark(blocks.next_bookmark(), row_bookmark(one.reference), first)
        rest = words(one.heading).removeprefix(one.reference)
        said = first + (markup.run(rest) if rest else "")
        return blocks.marking.plan_cell(one.reference, COLUMNS[:2], words(one.heading), said)


def _heading_style(named: WordStyles, styles: Stylesheet, level: int) -> str:
    """The style for headings of an outline level; where none has it, that of subheadings."""
    wanted = [*named.subheadings, named.unnumbered_heading, named.heading]
    known = {style.name.casefold(): style for style in styles.styles.values()}
    for one in filter(None, wanted):
        chain = styles.chain(known.get(one.casefold()))
        if next((style.outline for style in chain if style.outline is not None), None) == level:
            return one
    return next(filter(None, wanted))
