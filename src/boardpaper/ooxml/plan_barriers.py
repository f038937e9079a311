"""The table of a plan as its template draws it: what in it cannot be followed by ear.

Knows rows, merged cells and empty ones; does not know plans but for their references.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from boardpaper.ooxml.accessibility_tables import uneven_rows
from boardpaper.ooxml.blocks import TBL
from boardpaper.ooxml.grid import Row, header_count, rows
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.tags import P, T
from boardpaper.ooxml.xml import Element, serialise

ROWS_LIKE_IT: Final = 2
"""Rows of the plan that are looked at: they are all made from one, and differ in words."""


class PlanTable(NamedTuple):
    """A plan's table: how many rows are headings, which rows are merged, how many cells empty.

    ``begins`` is what its first cell says. ``package`` has the table with its first rows
    only, which are quick to look through; ``first`` and ``last`` are the numbers of the
    table's paragraphs there, and ``left_out`` is how many paragraphs the other rows had.
    """

    package: Package
    begins: str
    headings: int
    merged: tuple[int, ...]
    empty: int
    first: int
    last: int
    left_out: int


def plan_table(package: Package, references: Sequence[str]) -> PlanTable | None:
    """The table with a row for each recommendation, in their order; None without one.

    There is at least one reference.
    """
    root = package.tree(package.document_part)
    for table in root.iter(TBL):
        found = list(rows(table))
        at = next((at for at, row in enumerate(found) if _says(row, references[0])), len(found))
        body = found[at : at + len(references)]
        if len(body) == len(references) and all(map(_says, body, references)):
            return _cut(package, root, table, found[:at], body)
    return None


def _cut(
    package: Package, root: Element, table: Element, above: list[Row], body: list[Row]
) -> PlanTable:
    empty = sum(not _text(cell.element).strip() for row in body for cell in row.cells)
    headings, merged = header_count([*above, *body]), tuple(uneven_rows([*above, *body]))
    whole = sum(1 for _ in table.iter(P))
    for row in body[ROWS_LIKE_IT:]:
        row.element.getparent().remove(row.element)  # type: ignore[union-attr]
    held = set(table.iter(P))
    numbers = [number for number, one in enumerate(root.iter(P), 1) if one in held]
    kept = package.replace({package.document_part: serialise(root)})
    left_out = whole - len(numbers)
    begins = _text(next(table.iter(P)))
    return PlanTable(kept, begins, headings, merged, empty, numbers[0], numbers[-1], left_out)


def _says(row: Row, reference: str) -> bool:
    return any(_text(cell.element).startswith(reference) for cell in row.cells)


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))
