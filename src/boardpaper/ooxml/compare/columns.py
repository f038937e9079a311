"""Which column of a table is which column of the other side's.

Knows columns by their titles and what stands in them; does not mark anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from boardpaper.ooxml.compare.align import Item, align, shared
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.grid import Cell, Row

Pairs = list[tuple[Cell | None, Cell | None]]


@dataclass
class Columns:
    """The new column of each old one that stayed; those that went and came, and their words."""

    now: dict[int, int]
    gone: list[int] = field(default_factory=list)
    come: list[int] = field(default_factory=list)
    said_old: dict[int, str] = field(default_factory=dict)
    said_new: dict[int, str] = field(default_factory=dict)

    def cells(self, old: Row, new: Row) -> Pairs | None:
        """The cells of a row side by side, in order; None where they cannot be paired."""
        if not new.cells or not old.cells:
            return None
        pairs: Pairs = []
        ours, theirs = list(old.cells), list(new.cells)
        while ours or theirs:
            if ours and theirs and self._is_one(ours[0], theirs[0]):
                pairs.append((ours.pop(0), theirs.pop(0)))
            elif ours and not self._stays(ours[0]):
                pairs.append((ours.pop(0), None))
            elif theirs and not self._stood(theirs[0]):
                pairs.append((None, theirs.pop(0)))
            else:
                return None
        return pairs

    def _is_one(self, old: Cell, new: Cell) -> bool:
        first = [self.now[at] for at in old.columns if at in self.now]
        return bool(first) and first[0] in new.columns and all(at in new.columns for at in first)

    def _stays(self, cell: Cell) -> bool:
        return any(at in self.now for at in cell.columns)

    def _stood(self, cell: Cell) -> bool:
        return any(at in cell.columns for at in self.now.values())


def columns(old: Sequence[Row], new: Sequence[Row], pairs: Sequence[tuple[Row, Row]]) -> Columns:
    """The columns of two tables side by side, by what stands in the rows that stayed."""
    left = _items([one for one, _ in pairs], _count(old))
    right = _items([other for _, other in pairs], _count(new))
    straight = dict(zip(range(len(left)), range(len(right)), strict=False))
    if len(left) == len(right) and (
        not _moved(left, right) or [one.print for one in left] == [one.print for one in right]
    ):
        return Columns(straight)
    groups = align(left, right, parting=False)
    now = {group.a: group.c for group in groups if not group.added and not group.removed}
    now |= _left_over(now, len(left), len(right))
    if len(left) == len(right) and len(now) == len(left):
        return Columns(straight)
    return Columns(
        now,
        [at for at in range(len(left)) if at not in now],
        [at for at in range(len(right)) if at not in now.values()],
        {at: one.text for at, one in enumerate(left)},
        {at: one.text for at, one in enumerate(right)},
    )


def _count(found: Sequence[Row]) -> int:
    return max((row.cells[-1].columns.stop for row in found if row.cells), default=0)


def _items(held: Sequence[Row], count: int) -> list[Item]:
    """The columns as pieces to align: what stands in cells of one column, its title a hint."""
    said: list[list[str]] = [[] for _ in range(count)]
    titles = [""] * count
    for row in held:
        for cell in row.cells:
            if cell.span == 1:
                text = words(cell.element)
                said[cell.column].append(text)
                titles[cell.column] = titles[cell.column] or text
    return [
        Item(
            "column",
            sha256("\n".join(cells).encode() if any(cells) else b"%d" % at).digest(),
            " ".join(cells),
            frozenset({title} if title else ()),
        )
        for at, (cells, title) in enumerate(zip(said, titles, strict=True))
    ]


def _moved(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether some column says more of what another one said than of what it said itself."""
    for at, one in enumerate(left):
        own = shared(one, right[at])
        best = max((shared(one, other) for other in right), default=0)
        if one.size and best > own and own * 2 < one.size:
            return True
    return False


def _left_over(now: dict[int, int], old: int, new: int) -> dict[int, int]:
    """Columns that alone are left between the same two neighbours on both sides."""
    found: dict[int, int] = {}
    edges = [(-1, -1), *sorted(now.items()), (old, new)]
    for (a, c), (b, d) in pairwise(edges):
        if b - a - 1 == d - c - 1:
            found |= dict(zip(range(a + 1, b), range(c + 1, d), strict=True))
    return found
