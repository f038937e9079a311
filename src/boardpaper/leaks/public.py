"""The public texts of a paper, as they are typed: everything that bears no mark.

Knows the marks of papers and plans, and reads around them by itself: were the public copy
asked instead, what it withholds too little of would count as public. What is filled in when
a paper is made - numbers, values of placeholders - is a gap here.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from boardpaper.leaks.secrets import Said
from boardpaper.leaks.words import GAP
from boardpaper.model.dates import When
from boardpaper.model.exempt import exempt_runs, item_mark
from boardpaper.model.exempt_plan import WHOLE, marked_parts
from boardpaper.model.paper import (
    Block,
    Figure,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Placeholder,
    Quote,
    Reference,
    Section,
    Subheading,
    Table,
    TableFile,
    Text,
    walk,
)
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan, Recommendation
from boardpaper.model.source import Span
from boardpaper.model.wording import Wording, figure

At = Callable[[Span], str]
"""The printed address of a place in a narrative."""


def of_sections(sections: Iterable[Section], at: At) -> Iterator[Said]:
    """What stands under headings, and the headings, of sections that are not exempt."""
    for section in sections:
        if not section.exempt:
            yield Said(f"heading {section.heading}", section.heading)
            yield from of_blocks(section.blocks, at)


def of_blocks(blocks: Sequence[Block], at: At) -> Iterator[Said]:
    """The paragraphs, cells, captions, notes and addresses of links that are not exempt."""
    for exempt, run in exempt_runs(blocks):
        if not exempt:
            yield from _of_block(run[0], at)


def _of_block(block: Block, at: At) -> Iterator[Said]:
    where = at(block.span) if block.span else ""
    match block:
        case Paragraph() | Subheading():
            yield from _said(block.inlines, where)
        case List():
            for item in block.items:
                if not item_mark(item):
                    yield from of_blocks(item, at)
        case Quote():
            yield from of_blocks(block.blocks, at)
        case Table() | TableFile() | Figure():
            yield from _of_table(block, where)


def _of_table(block: Table | TableFile | Figure, where: str) -> Iterator[Said]:
    """A table or picture: its caption, and its cells or the words that stand for it."""
    yield from _said(block.caption, where)
    if isinstance(block, Figure):
        yield Said(where, block.alt)
    for row in (block.header, *block.rows) if isinstance(block, Table) else ():
        for cell in row:
            yield from _said(cell.inlines, where)


def _said(inlines: Sequence[Inline], where: str) -> Iterator[Said]:
    """What inlines say, their notes and where their links lead."""
    yield Said(where, "".join(map(_read, inlines)))
    for node in (node for inline in inlines for node in walk(inline)):
        if isinstance(node, Note):
            yield from _said(node.inlines, where)
        elif isinstance(node, Link):
            yield Said(where, node.target)


def _read(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case LineBreak():
            return "\n"
        case Placeholder():
            return f" {GAP} "
        case Reference():
            number = f"{GAP} to {GAP}" if inline.last else GAP
            return f"{''.join(map(_read, inline.inlines))} {number} "
        case Link():
            return "".join(map(_read, inline.inlines))
    return ""


def of_plan(plan: Plan, wording: Wording, columns: Iterable[str]) -> Iterator[Said]:
    """What the rows of a plan say in these columns, but for what is exempt of them."""
    columns = tuple(columns)
    for one in plan.recommendations:
        if WHOLE in one.exempt:
            yield Said("", one.reference)
            continue
        for row in _readings(one):
            for column in columns:
                if column not in one.exempt:
                    where = f"{one.reference} · {column}"
                    yield from (Said(where, line.text) for line in wording.cell(row, column))
        if not one.exempt:
            yield from (Said(one.reference, text) for text in _besides(row, wording) if text)


def _readings(one: Recommendation) -> Iterator[Recommendation]:
    """A row as it prints, and its facts by themselves; printed words may tell marked facts."""
    if any(marked_parts(one)):
        public = _without_marked(dataclasses.replace(one, exempt={}, printed={}))
        assert isinstance(public, Recommendation)
        yield public
        return
    yield one
    if one.printed:
        yield dataclasses.replace(one, printed={})


def _besides(one: Recommendation, wording: Wording) -> Iterator[str]:
    """Facts that not every layout prints."""
    for action in one.actions:
        yield from (action.status or "", wording.date(action.due))
    for measure in one.measures:
        yield from (measure.unit, measure.direction or "")
        if measure.baseline is not None:
            yield figure(measure.baseline, measure.unit)
        yield from (wording.date(actual.as_at) for actual in measure.actuals.values())


def _without_marked(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_without_marked(one) for one in value if not getattr(one, "exempt", ()))
    if isinstance(value, Mapping):
        return {key: _without_marked(one) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
        changed = {name: _without_marked(one) for name, one in held.items()}
        kept = {name: one for name, one in changed.items() if one != held[name]}
        return dataclasses.replace(value, **kept) if kept else value
    return value


def of_fields(about: PaperFile) -> Iterator[str]:
    """The front matter that is not exempt."""
    exempt = about.exempt.fields
    for key, entries in about.fields.items():
        for entry in entries if key not in exempt else ():
            yield from (text for part, text in entry.items() if f"{key}.{part}" not in exempt)


def strings(value: object) -> Iterator[str]:
    """Every text and date that something typed holds."""
    if isinstance(value, str):
        yield str(value.value) if isinstance(value, Enum) else value
    elif isinstance(value, When):
        yield f"{value.year:04}-{value.month:02}-{value.day:02}" if value.day else str(value.year)
    elif isinstance(value, Mapping):
        yield from (text for item in value.items() for text in strings(item))
    elif isinstance(value, tuple):
        yield from (text for item in value for text in strings(item))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = (one.name for one in dataclasses.fields(value))
        yield from (text for name in names for text in strings(getattr(value, name)))
    elif isinstance(value, int | Decimal):
        yield str(value)
