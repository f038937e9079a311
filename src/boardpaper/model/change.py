"""What differs between two documents, under the addresses that people use.

Knows how a difference is held; does not know Word, nor how it is found or printed.
"""

from dataclasses import dataclass
from typing import Literal

Part = Literal["document", "header", "footer", "footnote", "endnote", "text box"]
How = Literal["same", "removed", "added", "moved"]
Kind = Literal["changed", "added", "removed", "moved", "split", "joined", "formatted", "renumbered"]
What = Literal[
    "heading", "paragraph", "bullet", "row", "column", "cell", "table", "header", "footer", "note",
    "page setup", "line",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Where:
    """A place in one document.

    ``words`` is its address: ``paragraph 9``, ``Background, bullet 2 of paragraph 12``,
    ``2.6 · Within 3 months``. ``section`` is the heading it stands under and ``row`` and
    ``column`` are the titles of its row and column, each empty where there is none.
    ``order`` counts places in reading order, from 0; ``label`` is the number or letter in
    front, as printed.
    """

    words: str
    section: str = ""
    row: str = ""
    column: str = ""
    part: Part = "document"
    order: int = 0
    label: str = ""

    @property
    def group(self) -> str:
        """What its change is listed under: the row of a plan, else the section."""
        return self.row or self.section


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are the same on both sides, or stand on one of them only."""

    text: str
    how: How = "same"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``old`` is its place before, None for something added; ``new`` its place now, None
    for something removed. ``pieces`` are the words of both sides in reading order; a
    line end in them is the end of a paragraph. ``notes`` say what the words do not:
    ``style "Heading 2", was "Heading 1"``.
    """

    kind: Kind
    what: What
    old: Where | None
    new: Where | None
    pieces: tuple[Piece, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> Where:
        """Where it is now, or for something removed where it was."""
        place = self.new or self.old
        assert place is not None
        return place

    @property
    def address(self) -> str:
        """The place in words, with what it was before where that reads otherwise."""
        if self.old is None or self.new is None or self.old.words == self.new.words:
            return self.place.words
        return f"{self.new.words} (was {short(self.old.words, self.new.words)})"


def short(was: str, now: str) -> str:
    """An earlier address without the words it shares: ``10`` beside ``paragraph 9``."""
    section, _, rest = was.rpartition(", ")
    if section and now.startswith(f"{section}, "):
        return short(rest, now.removeprefix(f"{section}, "))
    ours, theirs = was.split(" "), now.split(" ")
    if len(ours) == len(theirs) and ours[:-1] == theirs[:-1]:
        return ours[-1]
    return was


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A run of paragraphs that only carry other numbers: 9 to 18 became 10 to 19."""

    what: str
    old: tuple[str, str]
    new: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Coarser:
    """A place that could only be compared less finely: as a whole cell, row or table."""

    place: str
    level: Literal["paragraph", "cell", "row", "table"]
    why: str


@dataclass(frozen=True, slots=True)
class DataChange:
    """One difference in what a paper's typed files say.

    ``subject`` is what is spoken of (``2.6``, ``meeting``), ``field`` what of it
    (``action 3 · manager``), empty where the whole is meant. ``old`` and ``new`` are the
    values in words, empty where there is none on that side.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    what: Literal["recommendation", "action", "measure", "milestone", "field"]
    subject: str
    field: str
    old: str = ""
    new: str = ""

    @property
    def address(self) -> str:
        """``2.6 · action 3 · manager``."""
        return " · ".join(part for part in (self.subject, self.field) if part)


@dataclass(frozen=True, slots=True)
class Counted:
    """Words that a comparison marks: removed, added, and moved unchanged."""

    removed: int = 0
    added: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two documents.

    ``old`` and ``new`` name the sides: ``draft 2``, ``paper.docx``. ``coarser`` are
    places compared less finely than asked; ``left_out`` names what was not compared.
    """

    old: str
    new: str
    changes: tuple[Change, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    data: tuple[DataChange, ...] = ()
    coarser: tuple[Coarser, ...] = ()
    left_out: tuple[str, ...] = ()
    counted: Counted = Counted()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.changes or self.renumbered or self.data)
