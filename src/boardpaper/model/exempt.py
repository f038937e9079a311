"""What is exempt from publication together: marks, and what each takes along.

Knows blocks and the marks on them; does not know the law, nor what a copy leaves out. A
subheading takes along what stands under it, a paragraph the lists below it, and the first
paragraph of an item of a list the whole of the item.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from boardpaper.model.paper import Block, Exempt, List, Paragraph, Quote, Subheading, walk

Run = tuple[Block, ...]


def joined(marks: Iterable[Exempt]) -> Exempt:
    """The paragraphs of several marks, each once, in the order they are met."""
    return tuple(dict.fromkeys(chain.from_iterable(marks)))


def marks_in(blocks: Iterable[Block]) -> Exempt:
    """All that blocks, and whatever is in them, are exempt by."""
    nodes = (node for block in blocks for node in walk(block))
    return joined(getattr(node, "exempt", ()) for node in nodes)


def mark_of(block: Block) -> Exempt:
    """What a block is exempt by as a whole; lists and quotations are marked inside."""
    return () if isinstance(block, List | Quote) else block.exempt


def item_mark(item: Sequence[Block]) -> Exempt:
    """What an item of a list is exempt by, as a whole."""
    return marks_in(item) if item and mark_of(item[0]) else ()


def exempt_runs(blocks: Sequence[Block]) -> Iterator[tuple[Exempt, Run]]:
    """The blocks in runs, each with what all of it is exempt by: nothing for most."""
    at = 0
    while at < len(blocks):
        first, end = blocks[at], at + 1
        while mark_of(first) and end < len(blocks) and _goes_along(first, blocks[end]):
            end += 1
        run = tuple(blocks[at:end])
        yield (marks_in(run) if mark_of(first) else ()), run
        at = end


def _goes_along(first: Block, block: Block) -> bool:
    """Whether a block belongs to the exempt one that begins its run."""
    if isinstance(first, Subheading):
        return not isinstance(block, Subheading) or block.level > first.level
    return isinstance(first, Paragraph) and isinstance(block, List)
