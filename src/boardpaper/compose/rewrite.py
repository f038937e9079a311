"""Sections made anew with other inlines, everything else as it was.

Knows the shape of a paper; does not know why inlines change.
"""

from collections.abc import Callable
from dataclasses import replace

from boardpaper.model.paper import (
    Block,
    Cell,
    Figure,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Section,
    Shown,
    Subheading,
    Table,
    TableFile,
)

Change = Callable[[Inline], Inline]


def rewrite(sections: tuple[Section, ...], change: Change) -> tuple[Section, ...]:
    """The sections with every inline changed, those inside links, references and notes first."""
    return tuple(
        replace(
            section,
            before=_blocks(section.before, change),
            blocks=_blocks(section.blocks, change),
            after=_blocks(section.after, change),
        )
        for section in sections
    )


def _blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph() | Subheading():
            return replace(block, inlines=_inlines(block.inlines, change))
        case List():
            return replace(block, items=tuple(_blocks(item, change) for item in block.items))
        case Quote():
            inside = (replace(one, inlines=_inlines(one.inlines, change)) for one in block.blocks)
            return replace(block, blocks=tuple(inside))
        case Table():
            return replace(
                block,
                header=_row(block.header, change),
                rows=tuple(_row(row, change) for row in block.rows),
                caption=_inlines(block.caption, change),
            )
        case Figure() | TableFile():
            return replace(block, caption=_inlines(block.caption, change))
        case Shown():
            return block


def _row(row: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return tuple(replace(cell, inlines=_inlines(cell.inlines, change)) for cell in row)


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    return tuple(_inline(inline, change) for inline in inlines)


def _inline(inline: Inline, change: Change) -> Inline:
    if isinstance(inline, Link | Reference | Note):
        inline = replace(inline, inlines=_inlines(inline.inlines, change))
    return change(inline)
