"""The Markdown of an appendix: blocks under one heading, which the paper gives it.

Knows how it differs from a narrative: its words may stand before any heading, and its
headings are subheadings. Everything else is the narrative's reader's.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.paper import Block, Narrative, Section, Subheading, Text
from boardpaper.model.source import Source
from boardpaper.readers import narrative

ABOVE = "paragraph-in-a-section"


def read(source: Source) -> Outcome[Narrative]:
    """The text as a narrative of one section without a heading, and all that is wrong."""
    outcome = narrative.read(source)
    found = tuple(one for one in outcome.diagnostics if one.rule != ABOVE)
    sections = outcome.value.sections if outcome.value else ()
    down = int(any(section.heading for section in sections))
    blocks = tuple(block for section in sections for block in _under(section, down))
    span = next((block.span for block in blocks if block.span), None)
    return Outcome(Narrative((Section("", blocks, span=span),)), found)


def _under(section: Section, down: int) -> Iterator[Block]:
    """The section's heading as a subheading, and its subheadings so many levels further down."""
    if section.heading:
        words = (Text(section.heading, span=section.span),)
        yield Subheading(words, 2, section.span, section.exempt)
    for block in section.blocks:
        if isinstance(block, Subheading):
            yield replace(block, level=block.level + down)
        else:
            yield block
