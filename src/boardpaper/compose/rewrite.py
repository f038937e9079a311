"""Sections made anew with other inlines, everything else as it was.

Knows the shape of a paper; does not know why inlines change.
"""

from collections.abc import Callable
from dataclasses import replace

from boardpaper.model.paper import Block, Inline, Link, List, Reference, Section

Change = Callable[[Inline], Inline]


def rewrite(sections: tuple[Section, ...], change: Change) -> tuple[Section, ...]:
    """The sections with every inline changed, those inside links and references first."""
    return tuple(
        replace(section, blocks=tuple(_block(block, change) for block in section.blocks))
        for section in sections
    )


def _block(block: Block, change: Change) -> Block:
    if isinstance(block, List):
        items = tuple(tuple(_block(child, change) for child in item) for item in block.items)
        return replace(block, items=items)
    return replace(block, inlines=_inlines(block.inlines, change))


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    return tuple(_inline(inline, change) for inline in inlines)


def _inline(inline: Inline, change: Change) -> Inline:
    if isinstance(inline, Link | Reference):
        inline = replace(inline, inlines=_inlines(inline.inlines, change))
    return change(inline)
