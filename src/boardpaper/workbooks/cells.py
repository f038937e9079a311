"""What stands in a workbook's cells, and how two cells are held against each other.

Knows values and addresses of cells; does not know what they say of a plan.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

Value = str | Decimal | date | None
"""What a cell holds: words, a figure, a day, or nothing."""
Owner = Literal["recommendation", "own"]
Kind = Literal[
    "key", "text", "status", "direction", "date", "figure", "target", "actual",
    "milestones", "managers",
]  # fmt: skip
Path = tuple[str | int, ...]
Key = tuple[str, str]
"""What a row is known by: the reference, and the number of the action or measure, if any."""
MOST_CHARACTERS = 32_000
"""What a cell holds at most; Excel's own limit is 32,767."""
CUT = " … (the rest is too long for a cell)"
ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")


class Column(NamedTuple):
    """A column: its title, what its cells say, and of what: the row's own, or the whole's.

    ``steps`` lead from there to what it says, empty for a key.
    """

    title: str
    kind: Kind
    owner: Owner = "own"
    steps: Path = ()
    width: int = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it says, and the places of its recommendation and of its own in the plan."""

    key: Key
    recommendation: int
    own: int | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as it is to be: ``part`` is the list of a recommendation that its rows are of."""

    name: str
    part: Literal["", "actions", "measures"]
    columns: tuple[Column, ...]
    rows: dict[Key, Row]

    def path(self, row: Row, column: Column) -> Path:
        """Where in the plan stands what a cell says. The row has what the column is of."""
        whole: Path = ("recommendations", row.recommendation)
        if column.owner == "recommendation" or row.own is None:
            return (*whole, *column.steps)
        return (*whole, self.part, row.own, *column.steps)


def told(value: object) -> str:
    """What a cell says, however a program that opened it in between holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return figure(Decimal(repr(value) if isinstance(value, float) else value))
    words = str(value).replace("_x000D_", "\r").replace("_x005F_x", "_x")
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def figure(value: Decimal) -> str:
    """A figure in digits: 85, 74.7, 1000; never 1E+3, and without zeros that say nothing."""
    written = format(value, "f")
    return (written.rstrip("0").rstrip(".") if "." in written else written) or "0"


def mark(value: object) -> str:
    """A few characters by which a value is known again, and that do not tell it."""
    return hashlib.sha256(told(value).encode()).hexdigest()[:10]


def fitting(text: str) -> str:
    """As much of a text as a cell holds."""
    return text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS] + CUT


def is_cut(value: Value) -> bool:
    """Whether a cell holds only the beginning of what stands in the plan."""
    return isinstance(value, str) and value.endswith(CUT)


def letter(number: int) -> str:
    """The letters of a column that is counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
