"""Paragraphs whose mark a tracked change took away, joined to the next (17.13.5.15).

Knows where a mark can go and where it cannot; does not know why it goes.
"""

from collections.abc import Callable, Collection, Iterator

from boardpaper.ooxml.xml import Element, M, name

P, R, PPR, RPR = (name(f"w:{word}") for word in ("p", "r", "pPr", "rPr"))
MARK = f"{PPR}/{RPR}"
AROUND = frozenset(name(f"w:{word}") for word in ("sdt", "sdtContent", "customXml", "smartTag"))
BLOCKS = frozenset({P, name("w:tbl")})
TEXT, FORMULA = name("w:t"), f"{{{M}}}oMath"


def join_paragraphs(
    story: Element, gone: Collection[str], only: Callable[[Element], bool] = lambda _: True
) -> None:
    """Joins each paragraph whose mark is one of the tracked changes ``gone`` to the next.

    A paragraph with nothing left in it vanishes, also before a table; one with words
    before a table stays as it is, and so does the last of a story: neither has
    anything to join. ``only`` says which paragraphs are meant.
    """
    blocks = list(_blocks(story))
    for at, block in enumerate(blocks):
        if block.tag != P or not mark_gone(block, gone) or not only(block):
            continue
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        if after is not None and after.tag == P:
            _pour(block, after)
        elif after is not None and not says_anything(block):
            _take_out(block)


def _blocks(container: Element) -> Iterator[Element]:
    for child in container:
        if child.tag in BLOCKS:
            yield child
        elif child.tag in AROUND:
            yield from _blocks(child)


def mark_gone(paragraph: Element, gone: Collection[str]) -> bool:
    """Whether one of the tracked changes ``gone`` took the mark of a paragraph."""
    mark = paragraph.find(MARK)
    return mark is not None and any(child.tag in gone for child in mark)


def says_anything(paragraph: Element) -> bool:
    """Whether a paragraph holds anything that is seen."""
    if next(paragraph.iter(FORMULA), None) is not None:
        return True
    content = (child for run in paragraph.iter(R) for child in run if child.tag != RPR)
    return any(child.text or child.tag != TEXT for child in content)


def _pour(paragraph: Element, after: Element) -> None:
    """The content of one paragraph goes to the front of the next, whose properties stay."""
    at = 1 if after.find(PPR) is not None else 0
    after[at:at] = [child for child in paragraph if child.tag != PPR]
    _take_out(paragraph)


def _take_out(block: Element) -> None:
    """Takes a block out, and what stood around it and nothing else."""
    holder: Element | None = block
    while holder is not None:
        outer = holder.getparent()
        if outer is None:
            return
        outer.remove(holder)
        if outer.tag not in AROUND or next(_blocks(outer), None) is not None:
            return
        holder = outer
