"""The words of a paragraph with their changes marked.

Knows runs, links and fields as Word writes them; does not decide what changed: it is
given atoms side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy as shallow
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from boardpaper.ooxml.compare.atoms import (
    NOTE_KINDS,
    SDT,
    SDT_CONTENT,
    SPACE,
    Atom,
    Bit,
    R,
    Wrap,
    link_key,
)
from boardpaper.ooxml.compare.foreign import Foreign
from boardpaper.ooxml.compare.matching import Step
from boardpaper.ooxml.compare.pen import Pen, Status
from boardpaper.ooxml.revisions import is_tracked
from boardpaper.ooxml.stylesheet import RPR
from boardpaper.ooxml.xml import Element, W, name

T = name("w:t")
IDENTITY = name("w:id")


@dataclass(frozen=True, slots=True)
class Hand:
    """What writes one story: the pen, what is brought in, and the parts of both sides."""

    pen: Pen
    foreign: Foreign
    old_part: str
    new_part: str

    def adopted(self, element: Element) -> Element:
        """A copy of an old piece that can stand in the new part."""
        return self.foreign.adopt(element, self.old_part, self.new_part)


@dataclass(slots=True)
class Entry:
    """A run's content or a bare element to be written, and what is said of it.

    ``before`` is a run's earlier formatting where only that changed.
    """

    status: Status
    path: tuple[Wrap, ...]
    content: str | Element
    looks: str = ""
    properties: Element | None = None
    before: Bit | None = None
    in_run: bool = True


@dataclass(frozen=True, slots=True)
class Manner:
    """What is said of atoms that stand on one side or both; None leaves them out."""

    gone: Status | None = "del"
    come: Status = "ins"
    kept: Status = "same"


def entries(found: Iterable[Step], hand: Hand, manner: Manner = Manner()) -> list[Entry]:
    """What is to be written for atoms side by side, in order."""
    written: list[Entry] = []
    for step in found:
        if step.old is not None and step.new is not None:
            written += _kept(step.old, step.new, hand, manner)
        elif step.new is not None:
            written += _of(step.new, manner.come)
        elif step.old is not None and manner.gone is not None:
            written += _gone(step.old, hand, manner.gone)
    return _placed(written)


def _of(atom: Atom, status: Status) -> Iterator[Entry]:
    """The entries of an atom of the new side."""
    if atom.raw is not None:
        at = "same" if atom.kind == "place" else status
        yield Entry(at, atom.path, deepcopy(atom.raw), in_run=False)
        return
    for bit in atom.bits:
        at = "same" if atom.kind == "place" else status
        yield Entry(at, atom.path, bit.content, bit.looks, bit.properties)


def _gone(atom: Atom, hand: Hand, status: Status) -> Iterator[Entry]:
    """The entries of an atom of the old side: of what stood round it, links only."""
    path = tuple(wrap for wrap in atom.path if wrap.is_link)
    if atom.kind == "place":
        place = None if atom.raw is None else hand.foreign.adopt_place(atom.raw)
        if place is not None:
            yield Entry("same", path, place, in_run=False)
    elif atom.raw is not None:
        yield Entry(status, path, hand.adopted(atom.raw), in_run=False)
    else:
        for bit in atom.bits:
            content = bit.content if isinstance(bit.content, str) else hand.adopted(bit.content)
            looks = None if bit.properties is None else hand.adopted(bit.properties)
            yield Entry(status, path, content, f"old:{bit.looks}", looks)


def _kept(old: Atom, new: Atom, hand: Hand, manner: Manner) -> Iterator[Entry]:
    if new.kind == "field" and (old.key != new.key or old.looks != new.looks):
        # half a field must never be left, and not every program takes changes inside one
        if manner.gone is not None:
            yield from _gone(old, hand, manner.gone)
        yield from _of(new, manner.come)
        return
    if new.raw is not None or old.looks == new.looks:
        yield from _of(new, manner.kept)
        return
    for before, now in _together(old.bits, new.bits):
        entry = Entry(manner.kept, new.path, now.content, now.looks, now.properties)
        entry.before = before if before.looks != now.looks else None
        yield entry


def _together(old: Sequence[Bit], new: Sequence[Bit]) -> Iterator[tuple[Bit, Bit]]:
    """The bits of two equal atoms, cut wherever either side's formatting changes."""
    ours, theirs = list(old)[::-1], list(new)[::-1]
    while ours and theirs:
        before, now = ours.pop(), theirs.pop()
        if not isinstance(before.content, str) or not isinstance(now.content, str):
            yield before, now
            continue
        size = min(len(before.content), len(now.content))
        if len(before.content) > size:
            ours.append(Bit(before.content[size:], before.looks, before.properties))
        if len(now.content) > size:
            theirs.append(Bit(now.content[size:], now.looks, now.properties))
        yield before, Bit(now.content[:size], now.looks, now.properties)


def _placed(written: list[Entry]) -> list[Entry]:
    """What was taken out, put inside what stands round it on the new side."""
    around: tuple[Wrap, ...] = ()
    for entry in written:
        if entry.status in ("del", "moveFrom"):
            outer = tuple(wrap for wrap in around if not wrap.is_link)
            same = link_key(entry.path) == link_key(around)
            entry.path = around if same else (*outer, *entry.path)
        else:
            around = entry.path
    return written


def written(found: Iterable[Entry], hand: Hand, depth: int = 0) -> list[Element]:
    """The elements of a paragraph for some entries: runs, links, tracked changes."""
    made: list[Element] = []
    for wrap, group in groupby(found, key=lambda entry: _Around.of(entry, depth)):
        inside = list(group)
        if wrap.wrap is None:
            made += _level(inside, hand)
        else:
            made.append(_shell(wrap.wrap, written(inside, hand, depth + 1), hand))
    return made


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands round an entry at one depth, so that neighbours can share it."""

    wrap: Wrap | None

    @classmethod
    def of(cls, entry: Entry, depth: int) -> "_Around":
        return cls(entry.path[depth] if len(entry.path) > depth else None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Around):
            return NotImplemented
        one, two = self.wrap, other.wrap
        if one is None or two is None:
            return one is two
        return one.shell is two.shell or (one.is_link and two.is_link and one.key == two.key)

    __hash__ = None  # type: ignore[assignment]


def _shell(wrap: Wrap, inside: list[Element], hand: Hand) -> Element:
    """A copy of what stands round some elements, with these in it."""
    ours = wrap.shell.getroottree().getroot() is hand.foreign.old.root(hand.old_part)
    empty = wrap.shell.makeelement(wrap.shell.tag, dict(wrap.shell.attrib), nsmap={"w": W})
    if ours:
        empty = hand.adopted(empty)
    holder = empty
    if wrap.shell.tag == SDT:
        for child in wrap.shell:
            if child.tag != SDT_CONTENT:
                empty.append(deepcopy(child))
        holder = etree.SubElement(empty, SDT_CONTENT)
    holder.extend(inside)
    return empty


def _level(inside: list[Entry], hand: Hand) -> list[Element]:
    """Entries with nothing more round them: runs, in tracked changes where they changed."""
    made: list[Element] = []
    for status, group in groupby(inside, key=lambda entry: entry.status):
        elements = [element for entry in _runs(list(group)) for element in _element(entry, hand)]
        made += elements if status == "same" else _tracked(status, elements, hand)
    return made


def _tracked(status: Status, elements: list[Element], hand: Hand) -> list[Element]:
    return [hand.pen.wrap(status, elements)] if elements else []


def _runs(group: list[Entry]) -> Iterator[Entry]:
    """Neighbouring texts with the same formatting as one."""
    last: Entry | None = None
    for entry in group:
        if last is not None and _joins(last, entry):
            last.content = f"{last.content}{entry.content}"
            continue
        if last is not None:
            yield last
        last = shallow(entry)
    if last is not None:
        yield last


def _joins(one: Entry, other: Entry) -> bool:
    if not isinstance(one.content, str) or not isinstance(other.content, str):
        return False
    was = (one.before.looks if one.before else None, other.before.looks if other.before else None)
    return one.looks == other.looks and was[0] == was[1]


def _element(entry: Entry, hand: Hand) -> Iterator[Element]:
    if not entry.in_run:
        assert not isinstance(entry.content, str)
        yield entry.content
        return
    run = etree.Element(R, nsmap={"w": W})
    looks = None if entry.properties is None else _settled_copy(entry.properties)
    if entry.before is not None:
        before = entry.before.properties
        looks = hand.pen.run_looks(looks, None if before is None else hand.adopted(before))
    if looks is not None and len(looks):
        run.append(looks)
    if isinstance(entry.content, str):
        text = etree.SubElement(run, T, {SPACE: "preserve"})
        text.text = entry.content
    else:
        run.append(deepcopy(entry.content))
    yield run


def _settled_copy(properties: Element) -> Element:
    copy = deepcopy(properties)
    assert copy.tag == RPR
    assert not is_tracked(copy)
    return copy


def notes_of(found: Iterable[Step]) -> Iterator[tuple[str, str, str]]:
    """The notes that stayed and may have changed: their kind and both ids."""
    for step in found:
        if step.old is None or step.new is None or step.new.kind != "thing":
            continue
        for before, now in zip(step.old.bits, step.new.bits, strict=True):
            if isinstance(before.content, str) or isinstance(now.content, str):
                continue
            kind = NOTE_KINDS.get(str(now.content.tag))
            if kind:
                yield kind, before.content.get(IDENTITY, ""), now.content.get(IDENTITY, "")
