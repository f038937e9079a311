"""How a tracker is laid out: what its rows are, and which rows are headings among them.

Knows rows that say one thing only; does not know what a plan makes of them.
"""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from boardpaper.workbooks.tracker_cells import Rows, TrackerRow
from boardpaper.workbooks.tracker_table import TrackerTable

NUMBERED: Final = re.compile(
    r"(?:(?:objective|priority|theme|goal|aim|recommendation|action|section|outcome|standard)\s+)?"
    r"(?P<number>\d+(?:\.\d+)*|[A-Z])\s*[.):\-–—]\s*(?P<text>.+)",
    re.IGNORECASE | re.DOTALL,
)
SURE: Final = re.compile(r"(?:objective|priority|theme|goal|aim|section|strand)\b", re.IGNORECASE)
"""Begins a heading of actions, even where only actions could stand."""
LOOKED_AT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table has: recommendations, actions, references, or headings among its rows.

    ``title`` is what all rows are of where nothing else says it; ``first`` the first column.
    """

    has_wholes: bool
    has_actions: bool
    has_references: bool
    by_headings: bool
    title: str
    first: int

    def is_heading(self, row: TrackerRow) -> bool:
        """Whether a row is a heading among the others."""
        return _is_heading(row, self.first, has_wholes=self.has_wholes)

    def heading(self, said: str, count: int) -> tuple[str, str]:
        """The number and the words of a heading; counted where it has none."""
        found = NUMBERED.fullmatch(said)
        return (found["number"], found["text"].strip()) if found else (str(count), said)


def shape_of(table: TrackerTable) -> Shape:
    """How a table is laid out."""
    says = {column.says for column in table.columns}
    has_wholes = "recommendation" in says
    first = min((column.at for column in table.columns), default=1)
    headings = not has_wholes and any(
        _is_heading(row, first, has_wholes=False) for row in islice(Rows(table).rows(), LOOKED_AT)
    )
    title = table.title or table.sheet.name
    return Shape(has_wholes, "action" in says, "reference" in says, headings, title, first)


def _is_heading(row: TrackerRow, first: int, *, has_wholes: bool) -> bool:
    """Whether a row's one cell is in the first column, and can be nothing but a heading."""
    if not row.alone:
        return False
    cells = (cell for several in row.cells.values() for cell in several)
    cell = next(cell for cell in cells if not cell.goes_on)
    says = cell.column.says
    if says in ("reference", "outcome"):
        return True
    if cell.column.at != first or says in ("recommendation", "measure"):
        return False
    return says != "action" or (not has_wholes and (cell.is_wide or bool(SURE.match(cell.said))))
