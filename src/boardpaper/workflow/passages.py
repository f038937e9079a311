"""The passages of a paper that somebody answers for, each known by its words.

Knows what counts as one: a paragraph, a list item, a table, a picture, a Word file, and the
latest figure of a measure; does not know which are confirmed. Headings are the house
style's business, and count as none.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from boardpaper.model.paper import (
    Appendix,
    Block,
    Figure,
    List,
    Narrative,
    Note,
    Paragraph,
    Quote,
    Subheading,
    Table,
    TableFile,
    walk,
    words,
)
from boardpaper.model.plan import Measure, Plan
from boardpaper.model.source import Place, Span, WholeFile
from boardpaper.readers.bind import Read

FIRST_WORDS: Final = 9
DIGITS: Final = 16
"""Hexadecimal digits of a digest: enough for the paragraphs of one paper."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it is, what it is called, how it begins, and what it is known by."""

    place: Place
    kind: str
    words: str
    digest: str
    exempt: bool = False


@dataclass(frozen=True)
class Held:
    """All of a paper that holds passages, as it is written and not yet composed.

    ``plan`` is None where there is none, and where it is kept in a tracker.
    """

    narratives: Sequence[Narrative] = ()
    appendices: Sequence[Appendix] = ()
    plan: Read[Plan] | None = None


def passages(held: Held) -> tuple[Passage, ...]:
    """Every passage of a paper in the order of its files."""
    sections = (section for one in held.narratives for section in one.sections)
    found = [
        passage
        for section in sections
        for passage in _of_blocks(section.blocks, exempt=bool(section.exempt))
    ]
    for appendix in held.appendices:
        found += _of_appendix(appendix)
    if held.plan is not None:
        found += _of_plan(held.plan)
    return tuple(found)


def _of_appendix(appendix: Appendix) -> Iterator[Passage]:
    yield from _of_blocks(appendix.blocks, exempt=bool(appendix.exempt))
    document = appendix.document
    if document is not None and appendix.span is not None:
        digest = _digest(hashlib.sha256(document.data).hexdigest())
        called = _first(document.path.rpartition("/")[2])
        yield Passage(appendix.span, "Word file", called, digest, bool(appendix.exempt))


def _of_blocks(blocks: Iterable[Block], *, exempt: bool) -> Iterator[Passage]:
    under = 0
    """The level of the exempt heading that all now stands under, 0 for none."""
    for block in blocks:
        if isinstance(block, Subheading):
            if not under or block.level <= under:
                under = block.level if block.exempt else 0
            continue
        yield from _of_block(block, exempt=exempt or bool(under))


def _of_block(block: Block, *, exempt: bool) -> Iterator[Passage]:
    match block:
        case Quote():
            yield from _of_blocks(block.blocks, exempt=exempt)
        case List():
            for item in block.items:
                first = item[0] if item else None
                hidden = isinstance(first, Paragraph) and bool(first.exempt)
                yield from _of_blocks(item, exempt=exempt or hidden)
        case Paragraph() | Table() | TableFile() | Figure():
            yield from _passage(block, exempt=exempt or bool(block.exempt))


def _passage(block: Paragraph | Table | TableFile | Figure, *, exempt: bool) -> Iterator[Passage]:
    """One block; what an author typed, and what came of the file it names."""
    if block.span is None:
        return
    typed = [block.span.text]
    notes = (node for node in walk(block) if isinstance(node, Note))
    typed += ["".join(words(inline) for inline in note.inlines) for note in notes]
    kind, begins = "paragraph", words(block)
    if isinstance(block, Table):
        kind, begins = "table", " ".join(map(words, (*block.caption, *block.header)))
        typed += [words(cell) for cell in chain(block.header, *block.rows)]
    elif isinstance(block, Figure):
        kind, begins = "picture", block.alt
        typed += [hashlib.sha256(block.picture.data).hexdigest()] if block.picture else []
    yield Passage(block.span, kind, _first(begins), _digest(*typed), exempt)


def _of_plan(read: Read[Plan]) -> Iterator[Passage]:
    """The latest figure of each measure, which may be as old as the last paper."""
    for row, recommendation in enumerate(read.value.recommendations):
        for at, measure in enumerate(recommendation.measures):
            path = ("recommendations", row, "measures", at, "actuals")
            for period, said in _latest(measure, read.value.periods):
                place = read.document.locate((*path, period), True)
                begins = f"{recommendation.reference}, {_first(measure.text)}: {said}"
                hidden = bool(measure.exempt or recommendation.exempt)
                digest = _digest(recommendation.reference, measure.text, period, said)
                yield Passage(place, "figure", begins, digest, hidden)


def _latest(measure: Measure, periods: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The period of the latest figure, and what it says: its value, and as at when."""
    given = [period for period in periods if period in measure.actuals]
    if given:
        actual = measure.actuals[given[-1]]
        as_at = f" as at {actual.as_at}" if actual.as_at else ""
        yield given[-1], f"{actual.value}{as_at}"


def file_of(passage: Passage, folder: str) -> str:
    """The file of a passage, from the paper's folder."""
    return passage.place.path.removeprefix(f"{folder}/")


def line_of(passage: Passage) -> int:
    """The line a passage begins on, 1 for what is a whole file."""
    place = passage.place
    return place.source.position(place.start)[0] if isinstance(place, Span) else 1


def last_line_of(passage: Passage) -> int:
    """The line a passage ends on."""
    place = passage.place
    if isinstance(place, WholeFile) or not isinstance(place, Span):
        return 1
    return place.source.position(max(place.start, place.end - 1))[0]


def _first(text: str) -> str:
    every = text.split()
    return " ".join(every[:FIRST_WORDS]) + (" …" if len(every) > FIRST_WORDS else "")


def _digest(*texts: str) -> str:
    """What texts are known by: how their lines are broken makes no difference."""
    plain = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.sha256(plain.encode()).hexdigest()[:DIGITS]
