"""The atoms of two texts side by side: what stayed, what went, what came.

Knows atoms; does not know what is done about a difference. Words are aligned first,
as many as can be, and then the marks and spaces between them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.compare.atoms import NOTE_KINDS, Atom, link_key
from boardpaper.ooxml.compare.words import common

PLACE: Final = "place"


@dataclass(frozen=True, slots=True)
class Step:
    """One atom of either side, or of both."""

    old: Atom | None
    new: Atom | None


def steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Both sides in one order; in a place where both differ, what went comes first."""
    pairs = _pairs(old, new)
    found: list[Step] = []
    a = c = 0
    for one, other in [*pairs, (len(old), len(new))]:
        found += [Step(atom, None) for atom in old[a:one]]
        found += [Step(None, atom) for atom in new[c:other]]
        if one < len(old):
            found.append(Step(old[one], new[other]))
        a, c = one + 1, other + 1
    return found


def _pairs(old: Sequence[Atom], new: Sequence[Atom]) -> list[tuple[int, int]]:
    left = [at for at, atom in enumerate(old) if atom.kind != PLACE]
    right = [at for at, atom in enumerate(new) if atom.kind != PLACE]
    keys, others = _keys([old[at] for at in left], [new[at] for at in right])
    head, tail = _ends(keys, others)
    pairs = [(at, at) for at in range(head)]
    heavy = [at for at in range(head, len(left) - tail) if old[left[at]].heavy]
    weighty = [at for at in range(head, len(right) - tail) if new[right[at]].heavy]
    anchors = [
        (heavy[one], weighty[other])
        for one, other in common([keys[at] for at in heavy], [others[at] for at in weighty])
    ]
    a = c = head
    for one, other in [*anchors, (len(left) - tail, len(right) - tail)]:
        pairs += _between(keys, others, (a, one), (c, other), (set(heavy), set(weighty)))
        if one < len(left) - tail:
            pairs.append((one, other))
        a, c = one + 1, other + 1
    pairs += [(len(left) - at, len(right) - at) for at in range(tail, 0, -1)]
    return [(left[one], right[other]) for one, other in pairs]


def _ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    most, head, tail = min(len(old), len(new)), 0, 0
    while head < most and old[head] == new[head]:
        head += 1
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _between(
    old: Sequence[object],
    new: Sequence[object],
    left: tuple[int, int],
    right: tuple[int, int],
    heavy: tuple[set[int], set[int]],
) -> list[tuple[int, int]]:
    """Marks and spaces between two words that stayed.

    Where words went or came, only those at the edges stay: a space kept between two
    changed words would cut one change in two.
    """
    here, there = range(*left), range(*right)
    if not any(at in heavy[0] for at in here) and not any(at in heavy[1] for at in there):
        found = common([old[at] for at in here], [new[at] for at in there])
        return [(here[one], there[other]) for one, other in found]
    head, tail = _ends([old[at] for at in here], [new[at] for at in there])
    pairs = [(here[at], there[at]) for at in range(head)]
    return pairs + [(here[-at], there[-at]) for at in range(tail, 0, -1)]


def _keys(old: Sequence[Atom], new: Sequence[Atom]) -> tuple[list[object], list[object]]:
    """The keys of both sides; a note or field that changed is still that note or field."""
    ours, theirs = {atom.key for atom in old}, {atom.key for atom in new}
    return (
        [atom.key if atom.key in theirs else _loosely(atom) for atom in old],
        [atom.key if atom.key in ours else _loosely(atom) for atom in new],
    )


def _loosely(atom: Atom) -> object:
    if atom.kind == "field":
        looks = tuple(bit.looks for bit in atom.bits if not isinstance(bit.content, str))
        return ("field", " ".join(atom.code.split()), link_key(atom.path), looks)
    for bit in atom.bits if atom.kind == "thing" else ():
        if not isinstance(bit.content, str) and bit.content.tag in NOTE_KINDS:
            return ("note", bit.content.tag)
    return atom.key
