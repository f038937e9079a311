"""A paper as its reader sees it: sections of numbered paragraphs, and appendices.

Knows structure and words; does not know files, Markdown or Word. A reader makes
these with placeholders and references still open; ``compose`` closes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.source import Locator, Span

STRONG = "strong"
EMPHASIS = "emphasis"


def _span() -> Span | None:
    """A field for the place of a node: no part of what makes two nodes equal."""
    return field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the same marks throughout (a subset of strong, emphasis)."""

    text: str
    marks: frozenset[str] = frozenset()
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""

    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An expression whose value prints here; gone once the paper is composed."""

    expression: str
    marks: frozenset[str] = frozenset()
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the paper."""

    inlines: tuple["Inline", ...]
    target: str
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words, possibly none, and the number of the paragraph they lead to.

    ``first`` and ``last`` are keys of paragraphs; ``last`` is empty unless it is
    a range. ``numbers`` are the printed numbers, empty until composed.
    """

    inlines: tuple["Inline", ...]
    first: str
    last: str = ""
    numbers: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    span: Span | None = _span()


Inline = Text | LineBreak | Placeholder | Link | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``number`` is computed ("9"), empty where it has none."""

    inlines: tuple[Inline, ...]
    key: str = ""
    number: str = ""
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item holds paragraphs and lists nested in it."""

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; ``level`` 2 is the first below the section's."""

    inlines: tuple[Inline, ...]
    level: int = 2
    span: Span | None = _span()


Block = Paragraph | List | Subheading


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    ``key`` is the house style's name for it, empty until composed; ``heading``
    is what the author typed until the house style's exact wording replaces it.
    """

    heading: str
    blocks: tuple[Block, ...]
    key: str = ""
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Narrative:
    """One narrative file: its sections, nothing filled or numbered yet."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix that prints the plan. ``label`` is "Appendix 1"."""

    label: str
    title: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Places:
    """Where the typed files of a paper say things, for checks and for editing them."""

    meeting: Locator
    about: Locator
    style: Locator
    plan: Locator | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper, filled, numbered and resolved: all that a writer needs."""

    meeting: Meeting
    about: PaperFile
    style: HouseStyle
    sections: tuple[Section, ...]
    places: Places = field(compare=False, repr=False)
    appendix: Appendix | None = None

    @property
    def plan(self) -> Plan | None:
        """The plan, if the paper has one."""
        return self.appendix.plan if self.appendix else None


Node = Paper | Narrative | Section | Block | Inline


def children(node: Node) -> tuple[Node, ...]:
    """What a node holds, in reading order."""
    match node:
        case Paper() | Narrative():
            return node.sections
        case Section():
            return node.blocks
        case List():
            return tuple(block for item in node.items for block in item)
        case Paragraph() | Subheading() | Link() | Reference():
            return node.inlines
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


def words(node: Node) -> str:
    """How a node reads, as plain text; the numbers of references included."""
    match node:
        case Text():
            return node.text
        case LineBreak():
            return "\n"
        case Placeholder():
            return "{{ " + node.expression + " }}"
        case Reference():
            label = "".join(words(inline) for inline in node.inlines)
            return " ".join(part for part in (label, " to ".join(node.numbers)) if part)
        case _:
            return "".join(words(child) for child in children(node))
