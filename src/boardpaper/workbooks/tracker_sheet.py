"""A sheet that somebody keeps a tracker in: cells by row and column, and what is odd about them.

Knows cells, what is hidden and what is merged; does not know which kind of file it is from,
nor what any cell says of a plan.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from boardpaper.model.source import Place

Value = str | int | float | bool | date
Merged = tuple[int, int, int, int]
"""First row, first column, last row and last column of cells that are merged."""
MOST_ROWS = 200_000
"""Rows of a sheet that say something and are read; far more than any plan has."""
MOST_COLUMNS = 1_000


class Held(NamedTuple):
    """What a cell holds. ``value`` is None where a formula's result is not in the file.

    ``per_cent`` is whether a figure is shown so, ``struck`` whether words are struck through.
    """

    value: Value | None
    per_cent: bool = False
    struck: bool = False


Cells = Mapping[int, Mapping[int, Held]]
"""Cells that say something, by row and column from 1."""


@dataclass(frozen=True)
class TrackerSheet:
    """A sheet; ``place_of`` gives the place of a cell by its row and column, from 1."""

    path: str
    name: str
    cells: Cells
    place_of: Callable[[int, int], Place]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()
    is_hidden: bool = False

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that say something and can be seen, from the top."""
        return tuple(row for row in sorted(self.cells) if row not in self.hidden_rows)

    @cached_property
    def _origins(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For every cell that is merged into another, that other."""
        return {
            (row, column): (top, left)
            for top, left, bottom, right in self.merged
            for row in range(top, min(bottom, top + MOST_ROWS) + 1)
            for column in range(left, min(right, left + MOST_COLUMNS) + 1)
            if (row, column) != (top, left)
        }

    def at(self, row: int, column: int) -> Held | None:
        """What stands in a cell itself."""
        return self.cells.get(row, {}).get(column)

    def shown(self, row: int, column: int) -> Held | None:
        """What a reader sees in a cell: where it is merged, what all of it says."""
        return self.at(*self.origin(row, column))

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """The cell that a merged one is part of; else itself."""
        return self._origins.get((row, column), (row, column))

    def columns(self, row: int) -> Iterator[int]:
        """The columns of a row that can be seen and where something stands, merged or not."""
        merged = (column for at, column in self._origins if at == row) if self.merged else ()
        found = {*self.cells.get(row, {}), *merged}
        return (column for column in sorted(found) if column not in self.hidden_columns)


@dataclass(frozen=True)
class TrackerFile:
    """The sheets of a file that somebody keeps a tracker in, in their order."""

    path: str
    sheets: tuple[TrackerSheet, ...] = field(default=())
