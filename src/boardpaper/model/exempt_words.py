"""The words that stand in blocks, piece by piece, and the files that blocks carry.

Knows blocks; does not know why anybody asks for their words.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from boardpaper.model.paper import (
    Block,
    Figure,
    Inline,
    Link,
    Note,
    Paragraph,
    Picture,
    Subheading,
    Table,
    TableFile,
    children,
    walk,
    words,
)


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """A text for each paragraph, heading, cell, caption, footnote and address of a link."""
    for block in blocks:
        if isinstance(block, Paragraph | Subheading):
            yield from _said(block.inlines)
        elif isinstance(block, Table | TableFile | Figure):
            yield from _said(block.caption)
            yield from _shown(block)
        else:
            yield from texts(child for child in children(block) if isinstance(child, Block))


def _said(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """What inlines say, and what their notes and links do."""
    text = "".join(words(inline) for inline in inlines)
    if text.strip():
        yield text
    for node in (node for inline in inlines for node in walk(inline)):
        if isinstance(node, Note):
            yield from _said(node.inlines)
        elif isinstance(node, Link):
            yield node.target


def _shown(block: Table | TableFile | Figure) -> Iterator[str]:
    """The cells of a table, and the words that stand for a picture."""
    if isinstance(block, Figure):
        yield block.alt
    elif isinstance(block, Table):
        for cell in chain(block.header, *block.rows):
            yield from _said(cell.inlines)


def pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """The pictures among blocks."""
    for node in (node for block in blocks for node in walk(block)):
        if isinstance(node, Figure) and node.picture:
            yield node.picture
