"""The order of entries in a list or mapping that two versions changed.

Knows places in lists; does not know what the entries are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boardpaper.changes.same_entries import added_alike, same_entries
from boardpaper.model.pieces import Holder, Piece


class NoOneAnswer(Exception):
    """Two versions changed one thing, each otherwise."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in each of the versions that have it."""

    base: Piece | None
    ours: Piece | None
    theirs: Piece | None


def rows(base: Holder, ours: Holder, theirs: Holder) -> list[Row]:
    """The entries of ours and theirs, each once, in the order of both.

    What both added at one place comes ours first. Raises NoOneAnswer where both moved
    entries of a list, each otherwise; the order of keys says nothing.
    """
    sides = [_pieces(base), _pieces(ours), _pieces(theirs)]
    names = _numbered(*sides) if ours.is_list else _named(*sides)
    held = [dict(zip(ids, side, strict=True)) for ids, side in zip(names, sides, strict=True)]
    order = _joined(names[1], names[2], len(names[0]) if ours.is_list else 0)
    return [Row(*(side.get(one) for side in held)) for one in order]


def _pieces(holder: Holder) -> list[Piece]:
    return [entry for entry in holder.entries if isinstance(entry, Piece)]


def _named(*sides: Sequence[Piece]) -> list[list[int]]:
    """A number for each key, the same in every version."""
    numbers: dict[str, int] = {}
    return [[numbers.setdefault(one.name, len(numbers)) for one in side] for side in sides]


def _numbered(
    base: Sequence[Piece], ours: Sequence[Piece], theirs: Sequence[Piece]
) -> list[list[int]]:
    """A number for each entry, the same in every version; of those in the base, its place."""
    mine, yours = same_entries(base, ours), same_entries(base, theirs)
    new_mine = [place for place in range(len(ours)) if place not in mine]
    new_yours = [place for place in range(len(theirs)) if place not in yours]
    both = added_alike([ours[place] for place in new_mine], [theirs[place] for place in new_yours])
    mine.update({place: len(base) + place for place in new_mine})
    beyond = len(base) + len(ours)
    yours.update({place: beyond + place for place in new_yours})
    yours.update({new_yours[there]: mine[new_mine[here]] for there, here in both.items()})
    return [list(range(len(base))), _by_place(mine), _by_place(yours)]


def _by_place(numbers: Mapping[int, int]) -> list[int]:
    return [numbers[place] for place in range(len(numbers))]


def _joined(ours: list[int], theirs: list[int], base: int) -> list[int]:
    """The numbers of both; those under ``base`` had their order before, the least first."""
    mine_moved, yours_moved = (_moved(side, base) for side in (ours, theirs))
    shared = set(ours) & set(theirs)
    alike = [one for one in ours if one in shared] == [one for one in theirs if one in shared]
    if mine_moved and yours_moved and not alike:
        raise NoOneAnswer
    if yours_moved and not alike:
        return _put_in(theirs, ours, ours_first=False)
    return _put_in(ours, theirs, ours_first=True)


def _moved(side: Sequence[int], base: int) -> bool:
    kept = [one for one in side if one < base]
    return kept != sorted(kept)


def _put_in(held: Sequence[int], others: Sequence[int], *, ours_first: bool) -> list[int]:
    """What is held, with each of the others that is not put behind the one it stands behind."""
    joined, known, theirs = list(held), set(held), set(others)
    at = 0
    for one in others:
        if one in known:
            at = joined.index(one) + 1
            continue
        while ours_first and at < len(joined) and joined[at] not in theirs:
            at += 1
        joined.insert(at, one)
        at += 1
    return joined
