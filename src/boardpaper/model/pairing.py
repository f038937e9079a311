"""Which entries of two lists are one and the same, and which of them moved.

Knows texts and places in a list; does not know what the entries are. A place alone
never makes two entries one: an entry put in front would change all that follow.
"""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

LEAST = 0.6
"""How much of two texts is common at least where one is the other, reworded."""
MOST = 20_000
"""Pairs of texts that are tried at most; beyond that, only equal texts are one."""
NOWHERE = -1
"""The place of an entry in the list that does not have it."""
Text = tuple[str, str]
"""What a text belongs to, "" where that is no matter, and the text."""


class Pairs:
    """The entries of an old and a new list that are one, found step by step.

    Each step pairs entries that no step before it has. ``old_of`` gives the place in
    the old list by that in the new one.
    """

    def __init__(self, old: int, new: int) -> None:
        self.sizes = old, new
        self.old_of: dict[int, int] = {}

    def equal(self, old: Sequence[Hashable], new: Sequence[Hashable]) -> "Pairs":
        """Pairs those with equal keys, in their order."""
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in self._left_old():
            waiting[old[place]].append(place)
        for place in self._left_new():
            if waiting[new[place]]:
                self.old_of[place] = waiting[new[place]].popleft()
        return self

    def alike(self, old: Sequence[Text], new: Sequence[Text]) -> "Pairs":
        """Pairs those that belong to the same and read alike, the likest first."""
        lefts, rights = [*self._left_old()], [*self._left_new()]
        if len(lefts) * len(rights) > MOST:
            return self
        before = {place: _letters(old[place][1]) for place in lefts}
        after = {place: _letters(new[place][1]) for place in rights}
        tried = (
            (-_likeness(before[left], after[right]), left, right)
            for left in lefts
            for right in rights
            if old[left][0] == new[right][0]
        )
        taken: set[int] = set()
        for unlike, left, right in sorted(tried):
            if -unlike >= LEAST and left not in taken and right not in self.old_of:
                self.old_of[right] = left
                taken.add(left)
        return self

    def in_order(self) -> Iterator[tuple[int, int]]:
        """Every entry by its old and its new place, or ``NOWHERE``.

        The new ones come in their order, a removed one after what it stood after.
        """
        new_of = {old: new for new, old in self.old_of.items()}
        removed: defaultdict[int, list[int]] = defaultdict(list)
        after = NOWHERE
        for place in range(self.sizes[0]):
            after = new_of.get(place, after)
            if place not in new_of:
                removed[after].append(place)
        yield from ((old, NOWHERE) for old in removed[NOWHERE])
        for new in range(self.sizes[1]):
            yield self.old_of.get(new, NOWHERE), new
            yield from ((old, NOWHERE) for old in removed[new])

    def moved(self) -> frozenset[int]:
        """The places in the new list of the fewest that changed their order."""
        return out_of_order((new, self.old_of[new]) for new in sorted(self.old_of))

    def _left_old(self) -> Iterator[int]:
        taken = set(self.old_of.values())
        return (place for place in range(self.sizes[0]) if place not in taken)

    def _left_new(self) -> Iterator[int]:
        return (place for place in range(self.sizes[1]) if place not in self.old_of)


def out_of_order(places: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The fewest new places to leave out so that the old ones, beside them, rise."""
    ends: list[int] = []
    lengths: list[tuple[int, int]] = []  # new place, length of the longest rise that ends there
    for new, old in places:
        length = bisect_left(ends, old)
        ends[length : length + 1] = [old]
        lengths.append((new, length))
    left_out, wanted = set(), len(ends) - 1
    for new, length in reversed(lengths):
        if length == wanted:  # the last of its length is also the least, so it fits below
            wanted -= 1
        else:
            left_out.add(new)
    return frozenset(left_out)


def _letters(text: str) -> frozenset[tuple[str, str]]:
    """A text's pairs of neighbouring letters, its edges counting as letters."""
    return frozenset(pairwise(f" {text} "))


def _likeness(old: frozenset[tuple[str, str]], new: frozenset[tuple[str, str]]) -> float:
    """How much of two texts is common, from 0 to 1 (the coefficient of Sørensen and Dice)."""
    return 2 * len(old & new) / (len(old) + len(new))
