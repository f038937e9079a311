"""Blocks with what is exempt in them withheld, and every number as it was.

Knows which blocks carry numbers; does not know sections, plans or who reads the copy.
What carries a number or a letter is replaced one for one; of the rest one line is said.
Footnotes leave as many that say nothing, since Word counts them through the paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from boardpaper.compose.withheld_saying import NOT_FOR_PUBLICATION, Saying
from boardpaper.model.exempt import exempt_runs, item_mark
from boardpaper.model.paper import (
    Block,
    Exempt,
    Inline,
    List,
    Note,
    Paragraph,
    Quote,
    Subheading,
    Text,
    walk,
)
from boardpaper.model.source import Span

Blocks = tuple[Block, ...]


def without_exempt(blocks: Sequence[Block], saying: Saying) -> Blocks:
    """The blocks, with words that say so in the place of what is exempt."""
    return tuple(_without(blocks, saying))


def _without(blocks: Sequence[Block], saying: Saying) -> Iterator[Block]:
    for exempt, run in exempt_runs(blocks):
        if not exempt:
            yield _inside(run[0], saying)
        elif isinstance(run[0], Subheading):
            words: tuple[Inline, ...] = (Text(NOT_FOR_PUBLICATION), *_notes(run[:1]))
            yield replace(run[0], inlines=words, exempt=exempt)
            yield from withheld(run[1:], exempt, saying)
        else:
            yield from withheld(run, exempt, saying)


def _inside(block: Block, saying: Saying) -> Block:
    """A block that is not exempt as a whole."""
    if isinstance(block, Quote):
        quoted = (one for one in _without(block.blocks, saying) if isinstance(one, Paragraph))
        return replace(block, blocks=tuple(quoted))
    if isinstance(block, List):
        return replace(block, items=tuple(_item(item, saying) for item in block.items))
    return block


def _item(item: Blocks, saying: Saying) -> Blocks:
    exempt = item_mark(item)
    if not exempt:
        return without_exempt(item, saying)
    return _noted(_withheld_item(item, exempt, saying), _notes(item))


def withheld(
    blocks: Sequence[Block], exempt: Exempt, saying: Saying, *, counted: bool = True
) -> Blocks:
    """Blocks that are exempt, all of them: what carries a number, else one line.

    ``counted`` is whether paragraphs carry numbers here.
    """
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph) and counted:
            kept.append(_paragraph(block, exempt, saying))
        elif isinstance(block, List) and block.ordered:
            kept.append(_list(block, exempt, saying))
    if blocks and not kept:
        kept.append(line(blocks[0].span, exempt, saying))
    return _noted(tuple(kept), _notes(blocks))


def _notes(blocks: Sequence[Block]) -> tuple[Note, ...]:
    """As many footnotes as there are in blocks, which say nothing."""
    held = (node for block in blocks for node in walk(block) if isinstance(node, Note))
    return tuple(Note((Text(NOT_FOR_PUBLICATION),)) for _ in held)


def _noted(kept: Blocks, notes: tuple[Note, ...]) -> Blocks:
    """Blocks with footnotes at the end of their first paragraph."""
    if not notes:
        return kept
    first, *rest = kept
    if isinstance(first, Paragraph):
        return (replace(first, inlines=(*first.inlines, *notes)), *rest)
    assert isinstance(first, List), "nothing else is kept"
    head, *others = first.items
    return (replace(first, items=(_noted(head, notes), *others)), *rest)


def line(span: Span | None, exempt: Exempt, saying: Saying) -> Paragraph:
    """The one line said of what carries no numbers."""
    return Paragraph((Text(saying.full(exempt)),), span=span, exempt=exempt, counted=False)


def _paragraph(block: Paragraph, exempt: Exempt, saying: Saying) -> Paragraph:
    words = (Text(saying.full(exempt)),)
    return replace(block, inlines=words, key=saying.key(block.key), exempt=exempt)


def _list(block: List, exempt: Exempt, saying: Saying) -> List:
    return replace(block, items=tuple(_withheld_item(item, exempt, saying) for item in block.items))


def _withheld_item(item: Blocks, exempt: Exempt, saying: Saying) -> Blocks:
    """An item with its letter, and those of numbered lists inside it."""
    first = item[0] if isinstance(item[0], Paragraph) else Paragraph((), span=item[0].span)
    nested = (one for one in item if isinstance(one, List) and one.ordered)
    return (
        _paragraph(first, exempt, saying),
        *(_list(one, exempt, saying) for one in nested),
    )
