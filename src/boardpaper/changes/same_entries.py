"""Which entries of two versions of a list are one and the same.

Knows that a recommendation has a reference, and other entries a text; does not know
the other keys of a plan, nor how it is typed.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from boardpaper.model.pairing import Pairs
from boardpaper.model.pieces import Data, Piece, data_of


@dataclass(frozen=True, slots=True)
class _Known:
    """What an entry is known by. ``reference`` is one of a kind where it has none."""

    whole: str
    text: str
    reference: object

    @property
    def name(self) -> object:
        return self.reference if isinstance(self.reference, str) else self.text


def same_entries(old: Sequence[Piece], new: Sequence[Piece]) -> dict[int, int]:
    """The place in the old list by that in the new one, of every entry that both have.

    An entry is the same if all of it is, else if its text is, else its reference; else
    where most of its words are, or where it alone stands in the other's place.
    """
    before, after = [_known(one) for one in old], [_known(one) for one in new]
    pairs = _surely_same(before, after)
    pairs.alike([("", one.whole) for one in before], [("", one.whole) for one in after])
    if not any(isinstance(one.reference, str) for one in after):
        pairs.old_of.update(_in_the_place_of(pairs))
    return pairs.old_of


def added_alike(ours: Sequence[Piece], theirs: Sequence[Piece]) -> dict[int, int]:
    """The place in ours by that in theirs, of every entry that both added by the same name.

    That is its reference, or its text where it has none.
    """
    left, right = [[_known(one).name for one in side] for side in (ours, theirs)]
    return Pairs(len(left), len(right)).equal(left, right).old_of


def _surely_same(old: Sequence[_Known], new: Sequence[_Known]) -> Pairs:
    pairs = Pairs(len(old), len(new))
    left, right = [[one.whole for one in side] for side in (old, new)]
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        pairs.old_of.update((block.b + step, block.a + step) for step in range(block.size))
    pairs.equal(left, right)
    # Where one was put in and the rest count on, their references changed and not their texts.
    pairs.equal(
        [(one.reference, one.text) for one in old], [(one.reference, one.text) for one in new]
    )
    pairs.equal([one.text for one in old], [one.text for one in new])
    return pairs.equal([one.reference for one in old], [one.reference for one in new])


def _known(piece: Piece) -> _Known:
    data = data_of(piece.value)
    whole = json.dumps(data, ensure_ascii=False)
    if not isinstance(data, dict):
        return _Known(whole, data if isinstance(data, str) else whole, object())
    text, reference = data.get("text"), data.get("reference")
    return _Known(
        whole,
        text.strip() if isinstance(text, str) else " ".join(_words(data)),
        reference.strip() if isinstance(reference, str) else object(),
    )


def _words(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif data is not None:
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _words(inner)


def _in_the_place_of(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Entries between the same neighbours, as many as there were: each another, reworded."""
    olds, news = pairs.sizes
    taken = set(pairs.old_of.values())
    known = [(-1, -1), *sorted(pairs.old_of.items()), (news, olds)]
    for (new, old), (next_new, next_old) in pairwise(known):
        if next_new - new == next_old - old > 1 and taken.isdisjoint(range(old + 1, next_old)):
            yield from zip(range(new + 1, next_new), range(old + 1, next_old), strict=True)
