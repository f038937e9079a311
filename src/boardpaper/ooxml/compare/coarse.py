"""Pieces that are compared less finely, because a finer redline did not come out exact.

Knows pieces by their kind and count in their part, which hold from one reading of a
file to the next; does not judge a redline.
"""

from dataclasses import dataclass, field
from typing import Literal

from boardpaper.ooxml.blocks import TBL, TC, TR, P
from boardpaper.ooxml.xml import Element

Name = tuple[str, str, int]
"""A part, a kind of element, and which of that kind it is in the part, from 0."""
LEVELS = {P: "paragraph", TC: "cell", TR: "row", TBL: "table"}
Level = Literal["paragraph", "cell", "row", "table"]


@dataclass
class Coarse:
    """The pieces to be taken whole on one side, and the elements that they are now."""

    names: set[tuple[str, Name]] = field(default_factory=set)
    lists: bool = False
    """Whether every list of the old side is kept apart from the new side's."""
    _held: set[Element] = field(default_factory=set)

    def read(self, side: str, part: str, root: Element) -> None:
        """Finds the pieces of a side's part."""
        for tag in LEVELS:
            wanted = {
                at for of, (where, kind, at) in self.names
                if (of, where, kind) == (side, part, tag)
            }  # fmt: skip
            if wanted:
                self._held |= {one for at, one in enumerate(root.iter(tag)) if at in wanted}

    def holds(self, piece: Element) -> bool:
        """Whether a piece is to be taken whole."""
        return piece in self._held


def name_of(piece: Element, part: str, root: Element) -> Name:
    """The name of a piece, to be found again by in another reading."""
    for at, one in enumerate(root.iter(str(piece.tag))):
        if one is piece:
            return part, str(piece.tag), at
    raise ValueError("the piece is not in the part")
