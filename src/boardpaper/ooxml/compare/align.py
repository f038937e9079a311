"""Which paragraph, table or row on one side is which on the other.

Knows likeness by words, and marks that two pieces share; does not know Word's XML.
Nothing is aligned by its position alone.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from boardpaper.ooxml.compare.rising import rising

LIKE: Final = 0.3
"""How much of their words two pieces share at least, of 1, to be the same one changed."""
PARTED: Final = 0.6
"""How much a piece shares at least with the two that it was parted into."""
MOVED: Final = 0.75
"""How much a moved piece still says at least of what it said."""
FEW: Final = 3
"""Words that make a piece long enough to be recognised elsewhere."""
EQUAL: Final = 0.1
"""What speaks for a piece that also looks the same, of several that say the same."""
PARAGRAPH: Final = "paragraph"
"""The kind of piece that may be parted: half a table is not told as one."""
MOST: Final = 60_000
"""Pairs of pieces that are weighed at once."""
TELLING: Final = 50
"""Pieces at most that have a word by which one of them is looked for."""


@dataclass(eq=False)
class Item:
    """A piece to align: what it says and looks like whole, its words, its marks.

    ``kind`` parts what can never be the same, such as a table and a paragraph;
    ``hints`` are names that only the same piece should carry.
    """

    kind: str
    print: bytes
    text: str
    hints: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in it."""
        return Counter(self.text.split())

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return self.words.total()


class Group(NamedTuple):
    """Pieces that belong together, as ranges: ``old[a:b]`` became ``new[c:d]``."""

    a: int
    b: int
    c: int
    d: int

    @property
    def removed(self) -> bool:
        """Whether it stands on the old side only."""
        return self.c == self.d

    @property
    def added(self) -> bool:
        """Whether it stands on the new side only."""
        return self.a == self.b


def shared(one: Item, other: Item) -> int:
    """How many words two pieces have in common, each as often as in both."""
    both = one.words.keys() & other.words.keys()
    return sum(min(one.words[word], other.words[word]) for word in both)


def likeness(one: Item, other: Item) -> float:
    """How much of their words two pieces share: 0 nothing, 1 all. Hints add to it."""
    if one.kind != other.kind:
        return 0.0
    sizes = one.size + other.size
    words = 2 * shared(one, other) / sizes if sizes else 1.0
    return words + (0.25 if one.hints & other.hints else 0.0)


def align(old: Sequence[Item], new: Sequence[Item], *, parting: bool) -> list[Group]:
    """The groups in order; ``parting`` lets one piece be two of the other side."""
    return list(_Aligner(old, new, parting).between(0, len(old), 0, len(new)))


def moves(
    old: Sequence[Item], new: Sequence[Item], groups: Sequence[Group]
) -> list[tuple[int, int]]:
    """Pieces that stand elsewhere now, the longest first: pairs of places."""
    gone = [group.a for group in groups if group.removed and old[group.a].size >= FEW]
    come = [group.c for group in groups if group.added and new[group.c].size >= FEW]
    having: dict[str, list[int]] = {}
    for c in come:
        for word in new[c].words:
            having.setdefault(word, []).append(c)
    weighed = sorted(
        (-shared(old[a], new[c]), a, c)
        for a in gone
        for c in _with_a_word_of(old[a], having)
        if likeness(old[a], new[c]) >= MOVED
    )
    taken_old, taken_new, found = set(), set(), []
    for _, a, c in weighed:
        if a not in taken_old and c not in taken_new:
            taken_old.add(a)
            taken_new.add(c)
            found.append((a, c))
    return found


def _with_a_word_of(one: Item, having: Mapping[str, Sequence[int]]) -> set[int]:
    """The places that have a word of a piece which not too many have."""
    places = (having.get(word, ()) for word in one.words)
    return {place for found in places if len(found) <= TELLING for place in found}


class _Aligner:
    def __init__(self, old: Sequence[Item], new: Sequence[Item], parting: bool) -> None:
        self.old, self.new, self.parting = old, new, parting

    def between(self, a: int, b: int, c: int, d: int) -> Iterator[Group]:
        """The groups of ``old[a:b]`` and ``new[c:d]``."""
        head, tail = self._ends(a, b, c, d)
        yield from (Group(a + at, a + at + 1, c + at, c + at + 1) for at in range(head))
        a, b, c, d = a + head, b - tail, c + head, d - tail
        if a == b or c == d:
            yield from _alone(a, b, c, d)
        else:
            anchors = self._anchors(a, b, c, d)
            if anchors:
                yield from self._parted(anchors, a, b, c, d)
            else:
                yield from self._weighed(a, b, c, d)
        yield from (Group(b + at, b + at + 1, d + at, d + at + 1) for at in range(tail))

    def _ends(self, a: int, b: int, c: int, d: int) -> tuple[int, int]:
        """How many pieces are the same from the start, and from the end."""
        most, head, tail = min(b - a, d - c), 0, 0
        while head < most and self.old[a + head].print == self.new[c + head].print:
            head += 1
        while tail < most - head and self.old[b - 1 - tail].print == self.new[d - 1 - tail].print:
            tail += 1
        return head, tail

    def _anchors(self, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
        """Pieces that are surely the same: by all that they say and look like, else by their
        words; where there are too many to weigh, by a mark that only they carry."""
        found = self._by(a, b, c, d, lambda one: (one.print,))
        found = found or self._by(a, b, c, d, _own_words)
        if not found and (b - a) * (d - c) > MOST:
            found = self._by(a, b, c, d, lambda one: one.hints)
        return found

    def _by(
        self, a: int, b: int, c: int, d: int, marks: Callable[[Item], Iterable[Hashable]]
    ) -> list[tuple[int, int]]:
        old, new = _once(self.old, a, b, marks), _once(self.new, c, d, marks)
        return rising(sorted({(at, new[mark]) for mark, at in old.items() if mark in new}))

    def _parted(
        self, anchors: list[tuple[int, int]], a: int, b: int, c: int, d: int
    ) -> Iterator[Group]:
        for one, other in anchors:
            yield from self.between(a, one, c, other)
            yield Group(one, one + 1, other, other + 1)
            a, c = one + 1, other + 1
        yield from self.between(a, b, c, d)

    def _weighed(self, a: int, b: int, c: int, d: int) -> Iterator[Group]:
        """The groups that keep most words, found by weighing all pairs.

        Where those are too many, stretches are weighed that lie as far from the start.
        """
        parts = 1
        while (b - a) * (d - c) > MOST * parts * parts:
            parts += 1
        for at in range(parts):
            left = (a + (b - a) * at // parts, a + (b - a) * (at + 1) // parts)
            right = (c + (d - c) * at // parts, c + (d - c) * (at + 1) // parts)
            yield from self._stretch(*left, *right)

    def _stretch(self, a: int, b: int, c: int, d: int) -> Iterator[Group]:
        rows, columns = b - a, d - c
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        step = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
        for at in range(rows, -1, -1):
            for to in range(columns, -1, -1):
                best[at][to], step[at][to] = self._best(best, a, c, at, to)
        at = to = 0
        while at < rows or to < columns:
            one, other = step[at][to]
            yield Group(a + at, a + at + one, c + to, c + to + other)
            at, to = at + one, to + other

    def _best(
        self, best: list[list[float]], a: int, c: int, at: int, to: int
    ) -> tuple[float, tuple[int, int]]:
        rows, columns = len(best) - 1, len(best[0]) - 1
        found = (0.0, (0, 0))
        if at < rows:
            found = (best[at + 1][to], (1, 0))
        if to < columns and (at == rows or best[at][to + 1] > found[0]):
            found = (best[at][to + 1], (0, 1))
        if at == rows or to == columns:
            return found
        for gain, taken in self._gains(a + at, c + to, rows - at, columns - to):
            total = best[at + taken[0]][to + taken[1]] + gain
            if total >= found[0]:
                found = (total, taken)
        return found

    def _gains(
        self, one: int, other: int, left: int, right: int
    ) -> Iterator[tuple[float, tuple[int, int]]]:
        """What pairing two pieces keeps, and what parting or joining them does."""
        old, new = self.old[one], self.new[other]
        alike = likeness(old, new)
        if alike >= LIKE:
            yield shared(old, new) + alike + (EQUAL if old.print == new.print else 0.0), (1, 1)
        if self.parting and right > 1:
            gain = _parting(old, new, self.new[other + 1])
            if gain:
                yield gain, (1, 2)
        if self.parting and left > 1:
            gain = _parting(new, old, self.old[one + 1])
            if gain:
                yield gain, (2, 1)


def _parting(whole: Item, first: Item, second: Item) -> float:
    """What is kept when one piece is two: 0 where it surely is not."""
    if {whole.kind, first.kind, second.kind} != {PARAGRAPH} or not first.size or not second.size:
        return 0.0
    few = min(first.size, second.size)
    if whole.size <= max(first.size, second.size) / 2 or whole.size < 2:
        return 0.0
    most, size = (shared(whole, first), shared(whole, second)), first.size + second.size
    if 2 * sum(most) < PARTED * (whole.size + size):
        return 0.0  # both together share no more words than each by itself
    kept = shared(whole, Item(whole.kind, b"", f"{first.text} {second.text}"))
    more = kept - max(most)
    alike = 2 * kept / (whole.size + size)
    return kept + alike / 2 if more >= max(1, few / 2) and alike >= PARTED else 0.0


def _alone(a: int, b: int, c: int, d: int) -> Iterator[Group]:
    yield from (Group(at, at + 1, c, c) for at in range(a, b))
    yield from (Group(b, b, at, at + 1) for at in range(c, d))


def _own_words(one: Item) -> tuple[str, ...]:
    return (one.text,) if one.size >= FEW else ()


def _once(
    held: Sequence[Item], start: int, end: int, marks: Callable[[Item], Iterable[Hashable]]
) -> dict[Hashable, int]:
    """Where each mark stands that stands once between two places."""
    found: dict[Hashable, int] = {}
    twice: set[Hashable] = set()
    for at in range(start, end):
        for mark in marks(held[at]):
            if mark in found:
                twice.add(mark)
            found[mark] = at
    return {mark: at for mark, at in found.items() if mark not in twice}
