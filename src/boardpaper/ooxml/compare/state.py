"""What a comparison has found so far: changes, and what could not be compared finely.

Knows how differences are told; does not look for them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from boardpaper.model.change import Change, How, Kind, Piece
from boardpaper.ooxml.compare.atoms import Atom
from boardpaper.ooxml.compare.matching import Step
from boardpaper.ooxml.compare.survey import Survey
from boardpaper.ooxml.xml import Element


@dataclass(slots=True)
class Told:
    """What became of some blocks: the ones of either side, and how their words compare."""

    kind: Kind
    old: tuple[Element, ...] = ()
    new: tuple[Element, ...] = ()
    steps: list[Step] = field(default_factory=list)
    inside: list[Change] = field(default_factory=list)
    """What differs in a table that stayed."""
    same: bool = False
    """Whether nothing differs: told all the same, to be read beside what does."""


class Banner(NamedTuple):
    """A header or footer that was compared: its parts in the old, the new and the redlined file."""

    old: str
    new: str
    redlined: str


@dataclass
class State:
    """The differences found, and both sides' places."""

    old: Survey
    new: Survey
    changes: list[Change] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    pairs: list[tuple[Element, Element]] = field(default_factory=list)
    """Paragraphs outside tables that are one another, in order: for their numbers."""
    notes: dict[tuple[str, str, str], None] = field(default_factory=dict)
    """Footnotes and endnotes that stayed: kind, old id, new id."""
    sections: list[tuple[Element, Element]] = field(default_factory=list)
    """Section setups that are one another, by which headers are paired."""
    parts: list[Banner] = field(default_factory=list)
    """Headers and footers that were compared."""


def pieces(steps: Iterable[Step]) -> list[Piece]:
    """The words of both sides in order, as few pieces as can be.

    Numbers that follow the document, such as a reference's, are told as they are now.
    """
    told: list[tuple[How, str]] = []
    for step in steps:
        if step.old is not None and step.new is not None:
            told += _both(step.old, step.new)
        elif step.new is not None:
            told.append(("added", step.new.text))
        elif step.old is not None:
            told.append(("removed", step.old.text))
    return joined(told)


def _both(old: Atom, new: Atom) -> list[tuple[How, str]]:
    if old.text == new.text or new.follows:
        return [("same", new.text)]
    return [("removed", old.text), ("added", new.text)]


def joined(told: Iterable[tuple[How, str]]) -> list[Piece]:
    """Neighbouring words of one kind as one piece."""
    said = [(how, text) for how, text in told if text]
    return [
        Piece("".join(text for _, text in group), how)
        for how, group in groupby(said, key=lambda one: one[0])
    ]


def differs(found: Iterable[Piece]) -> bool:
    """Whether any words came or went."""
    return any(piece.how != "same" for piece in found)


def formatted(steps: Iterable[Step]) -> str:
    """The words that only look otherwise, "" for none."""
    changed = [
        step.new.text
        for step in steps
        if step.old is not None and step.new is not None
        and step.old.looks != step.new.looks and step.old.kind == "text"
    ]  # fmt: skip
    return " ".join("".join(changed).split())
