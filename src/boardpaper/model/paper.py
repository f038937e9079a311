"""A paper as its reader sees it: sections of numbered paragraphs, and appendices.

Knows structure and words; does not know files, Markdown or Word. A reader makes
these with placeholders and references still open; ``compose`` closes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from boardpaper.model.edition import Audience
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.numbering import bare
from boardpaper.model.paper_file import Orientation, PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.progress_style import Shows
from boardpaper.model.source import Locator, Span

STRONG = "strong"
EMPHASIS = "emphasis"
Exempt = tuple[str, ...]
"""The paragraphs of the schedule under which something is exempt from publication."""


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


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, which stands where it is referred to. Word counts footnotes itself."""

    inlines: tuple["Inline", ...]
    span: Span | None = _span()


Inline = Text | LineBreak | Placeholder | Link | Reference | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``label`` is what stands in front of it ("9.", "(a)"), computed.

    One that is not ``counted`` has none, whatever its section numbers.
    """

    inlines: tuple[Inline, ...]
    key: str = ""
    label: str = ""
    span: Span | None = _span()
    exempt: Exempt = ()
    counted: bool = True

    @property
    def number(self) -> str:
        """The label as it is referred to: "9"; empty where it has none."""
        return bare(self.label)


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item holds paragraphs and lists nested in it.

    An item is as exempt as its first paragraph, all of it.
    """

    items: tuple[tuple["Block", ...], ...]
    ordered: bool = False
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section; ``level`` 2 is the first below the section's.

    Where it is exempt, so is all that stands under it.
    """

    inlines: tuple[Inline, ...]
    level: int = 2
    span: Span | None = _span()
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone else's words, set apart: paragraphs without numbers."""

    blocks: tuple[Paragraph, ...]
    span: Span | None = _span()


Align = Literal["", "left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    span: Span | None = _span()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the narrative: a row of headings, then rows of as many cells.

    ``aligns`` has one entry for each column.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]
    caption: tuple[Inline, ...] = ()
    span: Span | None = _span()
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table that is kept in a file; gone once the file is read.

    ``path`` is as written, from the paper's folder; ``sheet`` is empty for the first.
    """

    path: str
    sheet: str
    caption: tuple[Inline, ...]
    span: Span | None = _span()
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a picture, its size in pixels, and how many of those make an inch."""

    data: bytes = field(repr=False)
    kind: Literal["png", "jpeg"]
    width: int
    height: int
    per_inch: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands by itself, the words that say what it shows, and its caption.

    ``path`` is as written, from the paper's folder; ``picture`` is None until read.
    """

    path: str
    alt: str
    caption: tuple[Inline, ...] = ()
    picture: Picture | None = None
    span: Span | None = _span()
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a paper that is made from its plan; gone once the paper is composed."""

    kind: Shows
    span: Span | None = _span()
    exempt: Exempt = ()


Block = Paragraph | List | Subheading | Quote | Table | TableFile | Figure | Shown


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    ``key`` names it in references and slots, ``rule`` is the key of the house style's
    rule it follows; both are empty until composed. ``heading`` is what the author
    typed until the house style's exact wording replaces it. ``before`` and ``after``
    are the house style's own words around the author's.
    """

    heading: str
    blocks: tuple[Block, ...]
    key: str = ""
    rule: str = ""
    label: str = ""
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    span: Span | None = _span()
    exempt: Exempt = ()

    @property
    def number(self) -> str:
        """The label as it is referred to, empty where it has none."""
        return bare(self.label)


@dataclass(frozen=True, slots=True)
class Narrative:
    """One narrative file: its sections, nothing filled or numbered yet."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A Word file that is carried in as it is: its path as shown, and its bytes."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix, which prints a plan, a Word file or blocks (a text, a table).

    ``label`` is "Appendix 1", ``key`` what references call it ("appendix-1"); both are
    empty until composed. ``numbered`` is whether its paragraphs carry numbers.
    """

    title: str
    plan: Plan | None = None
    blocks: tuple[Block, ...] = ()
    document: WordDocument | None = None
    orientation: Orientation = "portrait"
    numbered: bool = False
    label: str = ""
    key: str = ""
    span: Span | None = _span()
    exempt: Exempt = ()

    @property
    def heading(self) -> str:
        """Its label and title, as they stand above it."""
        return ": ".join(part for part in (self.label, self.title) if part)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the typed files of a paper say things, for checks and for editing them."""

    meeting: Locator
    about: Locator
    style: Locator
    plan: Locator | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper, filled, numbered and resolved: all that a writer needs.

    ``audience`` is whom this copy is for, None where the paper has one copy only.
    ``banner`` is what stands at the top of every page of a copy that is not for
    publication, and ``notice`` what either copy of a paper with exempt text says above
    everything else; both are empty where a paper withholds nothing. ``not_confirmed`` counts
    the passages of this copy that were carried over and that nobody has confirmed yet.
    """

    meeting: Meeting
    about: PaperFile
    style: HouseStyle
    sections: tuple[Section, ...]
    places: Places = field(compare=False, repr=False)
    appendices: tuple[Appendix, ...] = ()
    audience: Audience | None = None
    banner: str = ""
    notice: tuple[Paragraph, ...] = ()
    not_confirmed: int = 0

    @property
    def appendix(self) -> Appendix | None:
        """The appendix that prints the plan, if there is one."""
        return next((one for one in self.appendices if one.plan is not None), None)

    @property
    def plan(self) -> Plan | None:
        """The plan, if the paper has one."""
        return self.appendix.plan if self.appendix else None


Node = Paper | Narrative | Section | Appendix | Block | Cell | Inline


def children(node: Node) -> tuple[Node, ...]:
    """What a node holds, in reading order."""
    match node:
        case Paper():
            return (*node.notice, *node.sections, *node.appendices)
        case Narrative():
            return node.sections
        case Section():
            return (*node.before, *node.blocks, *node.after)
        case Quote() | Appendix():
            return node.blocks
        case List():
            return tuple(chain.from_iterable(node.items))
        case Table() | TableFile() | Figure():
            return (*_cells(node), *node.caption)
    return () if isinstance(node, Text | LineBreak | Placeholder | Shown) else node.inlines


def _cells(node: Table | TableFile | Figure) -> tuple[Cell, ...]:
    """The cells of a table, row by row; none of a picture, nor while it is still a file."""
    if not isinstance(node, Table):
        return ()
    return tuple(chain(node.header, *node.rows))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


def words(node: Node) -> str:
    """How a node reads, as plain text; the numbers of references included, footnotes not."""
    match node:
        case Text():
            return node.text
        case LineBreak():
            return "\n"
        case Note():
            return ""
        case Placeholder():
            return "{{ " + node.expression + " }}"
        case Reference():
            label = "".join(words(inline) for inline in node.inlines)
            return " ".join(part for part in (label, " to ".join(node.numbers)) if part)
        case _:
            return "".join(words(child) for child in children(node))
