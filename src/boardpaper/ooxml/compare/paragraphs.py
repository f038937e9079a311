"""Paragraphs with their changes marked: changed, parted, joined, come, gone, moved.

Knows what a paragraph's mark and properties say (ECMA-376-1, 17.3.1 and 17.13.5);
leaves the words to ``content``. The mark of a paragraph holds its properties: where
it goes, the paragraph joins the next one and takes that one's.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.blocks import SECT_PR, P
from boardpaper.ooxml.compare.atoms import Atom, atoms
from boardpaper.ooxml.compare.content import (
    Entry,
    Hand,
    Manner,
    entries,
    notes_of,
    written,
)
from boardpaper.ooxml.compare.matching import Step, steps
from boardpaper.ooxml.compare.pen import Status, mark_looks
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.stylesheet import PPR, RPR
from boardpaper.ooxml.xml import Element

Looks = Callable[[Element | None], str]
END: Final = "end of paragraph"


@dataclass(frozen=True, slots=True)
class Sides:
    """Both files as they are read, and the hand that writes."""

    old: Reading
    new: Reading
    hand: Hand

    def old_atoms(self, paragraph: Element) -> list[Atom]:
        """The atoms of an old paragraph."""
        return atoms(paragraph, self.old, self.hand.old_part)

    def new_atoms(self, paragraph: Element) -> list[Atom]:
        """The atoms of a new paragraph."""
        return atoms(paragraph, self.new, self.hand.new_part)

    def old_looks(self, properties: Element | None) -> str:
        """Old properties as text to compare."""
        return self.old.looks(properties, self.hand.old_part)

    def new_looks(self, properties: Element | None) -> str:
        """New properties as text to compare."""
        return self.new.looks(properties, self.hand.new_part)


@dataclass(frozen=True, slots=True)
class Redlined:
    """Paragraphs with their changes marked, how their words compare, and the notes in them."""

    elements: list[Element]
    steps: list[Step]

    @property
    def notes(self) -> list[tuple[str, str, str]]:
        """The notes that stayed: kind, old id, new id."""
        return list(notes_of(self.steps))


def changed(old: Sequence[Element], new: Sequence[Element], sides: Sides) -> Redlined:
    """Old paragraphs that are these new ones now: one of each, or one parted or several joined.

    Their last marks are one; every other mark came or went.
    """
    found = steps(_several(old, sides.old_atoms), _several(new, sides.new_atoms))
    return Redlined(_cut(found, old[-1], new[-1], sides), found)


def replaced(old: Element, new: Element, sides: Sides) -> Redlined:
    """A paragraph all of whose words give way to others."""
    gone = [Step(atom, None) for atom in sides.old_atoms(old)]
    found = gone + [Step(None, atom) for atom in sides.new_atoms(new)]
    return Redlined(_cut(found, old, new, sides), found)


def added(new: Element, sides: Sides) -> Redlined:
    """A paragraph that came."""
    found = [Step(None, atom) for atom in sides.new_atoms(new)]
    return Redlined([_come(entries(found, sides.hand), new, "ins", sides)], found)


def removed(old: Element, sides: Sides) -> Redlined:
    """A paragraph that went."""
    found = [Step(atom, None) for atom in sides.old_atoms(old)]
    return Redlined([_went(entries(found, sides.hand), old, "del", sides)], found)


def moved_from(old: Element, number: int, sides: Sides) -> list[Element]:
    """A paragraph where it stood before it moved."""
    found = [Step(atom, None) for atom in sides.old_atoms(old)]
    kept = entries(found, sides.hand, Manner(gone="moveFrom"))
    return _in_move(_went(kept, old, "moveFrom", sides), number, "moveFrom", sides)


def moved_to(
    old: Element, new: Element, number: int, sides: Sides
) -> tuple[list[Element], Redlined]:
    """A paragraph where it stands now; what was changed in it besides came there.

    What went from it is not said here: it stands, with all the rest, where it was.
    """
    found = steps(sides.old_atoms(old), sides.new_atoms(new))
    kept = entries(found, sides.hand, Manner(gone=None, kept="moveTo"))
    paragraph = _come(_unchanged_looks(kept), new, "moveTo", sides)
    elements = _in_move(paragraph, number, "moveTo", sides)
    return elements, Redlined(elements, found)


def _unchanged_looks(kept: list[Entry]) -> list[Entry]:
    """Without earlier formatting: what moved is all new where it stands."""
    for entry in kept:
        entry.before = None
    return kept


def _in_move(paragraph: Element, number: int, status: Status, sides: Sides) -> list[Element]:
    start, end = sides.hand.pen.move(number, status)
    paragraph.insert(1, start)
    return [paragraph, end]


def _several(paragraphs: Sequence[Element], read: Callable[[Element], list[Atom]]) -> list[Atom]:
    """The atoms of paragraphs in a row, with an atom for every mark but the last."""
    found: list[Atom] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            before = paragraphs[number - 1]
            found.append(Atom((END, id(before)), "\n", [], raw=before, kind="raw"))
        found += read(paragraph)
    return found


def is_end(atom: Atom | None) -> bool:
    """Whether an atom is the mark between two paragraphs."""
    return atom is not None and isinstance(atom.key, tuple) and atom.key[0] == END


def _cut(found: list[Step], old: Element, new: Element, sides: Sides) -> list[Element]:
    """The paragraphs that atoms side by side make, cut at the marks among them.

    Where a mark goes, ECMA-376 gives the joined paragraph the properties of the last
    one, and LibreOffice those of the first: so on the side where they are joined, the
    first is given the last one's, and both readings agree.
    """
    made: list[Element] = []
    segments = _segments(found)
    for at, (held, mark) in enumerate(segments[:-1]):
        later = [end for _, end in segments[at + 1 :] if end is not None]
        content = entries(held, sides.hand)
        if mark is not None and mark.new is not None and mark.new.raw is not None:
            paragraph = _come(content, mark.new.raw, "ins", sides)
            after = next((end.old.raw for end in later if end.old is not None), old)
            if after is not None and any(step.old is not None for step in held):
                _was(paragraph, after, mark.new.raw, sides)
        else:
            assert mark is not None
            assert mark.old is not None
            assert mark.old.raw is not None
            paragraph = _went(content, mark.old.raw, "del", sides)
            after = next((end.new.raw for end in later if end.new is not None), new)
            if after is not None and any(step.new is not None for step in held):
                _becomes(paragraph, mark.old.raw, after, sides)
        made.append(paragraph)
    last = _shell(new, written(entries(segments[-1][0], sides.hand), sides.hand))
    _say_looks(last, old, new, sides)
    return [*made, last]


def _segments(found: list[Step]) -> list[tuple[list[Step], Step | None]]:
    """The steps of each paragraph, with the step of its mark; the last has none."""
    segments: list[tuple[list[Step], Step | None]] = []
    pending: list[Step] = []
    for step in found:
        if is_end(step.old) or is_end(step.new):
            segments.append((pending, step))
            pending = []
        else:
            pending.append(step)
    return [*segments, (pending, None)]


def _was(paragraph: Element, old: Element, new: Element, sides: Sides) -> None:
    """Says that a new paragraph was part of an old one set otherwise."""
    if looks_differ(old, new, sides):
        before = old.find(PPR)
        sides.hand.pen.paragraph_looks(
            _properties(paragraph), None if before is None else sides.hand.adopted(_own(before))
        )


def _becomes(paragraph: Element, old: Element, new: Element, sides: Sides) -> None:
    """Gives an old paragraph the setting of the new one that it is part of now."""
    if not looks_differ(old, new, sides):
        return
    held = _properties(paragraph)
    for child in list(held):
        if child.tag not in (RPR, SECT_PR):
            held.remove(child)
    now, before = new.find(PPR), old.find(PPR)
    own = [] if now is None else list(_own(now))
    for at, child in enumerate(own):
        held.insert(at, child)
    sides.hand.pen.paragraph_looks(
        held, None if before is None else sides.hand.adopted(_own(before))
    )


def _shell(paragraph: Element, content: list[Element]) -> Element:
    """A paragraph with a new one's properties and other content."""
    empty = paragraph.makeelement(P, dict(paragraph.attrib), nsmap=paragraph.nsmap)
    properties = paragraph.find(PPR)
    if properties is not None:
        empty.append(deepcopy(properties))
    empty.extend(content)
    return empty


def _come(kept: list[Entry], new: Element, status: Status, sides: Sides) -> Element:
    paragraph = _shell(new, written(kept, sides.hand))
    sides.hand.pen.mark_paragraph(paragraph, status)
    return paragraph


def _went(kept: list[Entry], old: Element, status: Status, sides: Sides) -> Element:
    paragraph = old.makeelement(P, {}, nsmap=old.nsmap)
    properties = old.find(PPR)
    if properties is not None:
        paragraph.append(sides.hand.adopted(properties))
    paragraph.extend(written(kept, sides.hand))
    sides.hand.pen.mark_paragraph(paragraph, status)
    return paragraph


def _say_looks(paragraph: Element, old: Element, new: Element, sides: Sides) -> None:
    """Says what the paragraph and its mark looked like before, and its section's setup."""
    sides.hand.foreign.lists.pair(old.find(PPR), new.find(PPR))
    before, now = old.find(PPR), new.find(PPR)
    pen, hand = sides.hand.pen, sides.hand
    mark_before = None if before is None else before.find(RPR)
    mark_now = None if now is None else now.find(RPR)
    if sides.old_looks(mark_before) != sides.new_looks(mark_now):
        looks = mark_looks(paragraph)
        pen.run_looks(looks, None if mark_before is None else hand.adopted(mark_before))
    section_before = None if before is None else before.find(SECT_PR)
    section_now = paragraph.find(f"{PPR}/{SECT_PR}")
    if section_before is not None and section_now is not None:
        say_section(section_now, section_before, sides)
    if _own_looks(before, sides.old_looks) != _own_looks(now, sides.new_looks):
        pen.paragraph_looks(
            _properties(paragraph), None if before is None else hand.adopted(_own(before))
        )


def _properties(paragraph: Element) -> Element:
    """A paragraph's properties, made where there are none."""
    held = paragraph.find(PPR)
    if held is None:
        held = paragraph.makeelement(PPR)
        paragraph.insert(0, held)
    return held


def say_section(now: Element, before: Element, sides: Sides) -> None:
    """Says what a section's setup was before, where it differs (17.13.5, sectPrChange)."""
    if _setup(before, sides.old_looks) != _setup(now, sides.new_looks):
        sides.hand.pen.section_looks(now, deepcopy(before))


def _setup(section: Element, looks: Looks) -> str:
    bare = deepcopy(section)
    for child in list(bare):
        if str(child.tag).endswith("Reference") or str(child.tag).endswith("Change"):
            bare.remove(child)
    bare.attrib.clear()
    return looks(bare)


def _own(properties: Element) -> Element:
    """A paragraph's own properties: without its mark's looks and its section."""
    bare = deepcopy(properties)
    for child in list(bare):
        if child.tag in (RPR, SECT_PR):
            bare.remove(child)
    return bare


def _own_looks(properties: Element | None, looks: Looks) -> str:
    return "" if properties is None else looks(_own(properties))


def looks_differ(old: Element, new: Element, sides: Sides) -> bool:
    """Whether two paragraphs are set otherwise, whatever their words."""
    before = _own_looks(old.find(PPR), sides.old_looks)
    return before != _own_looks(new.find(PPR), sides.new_looks)
