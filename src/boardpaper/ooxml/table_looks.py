"""Which parts of a table's style a cell takes: its heading row, its bands, its corners.

Knows conditional formatting (ECMA-376-1, 17.7.6 and 17.4.56, tblLook); does not know what
any part says.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from boardpaper.ooxml.grid import Cell, Row, rows
from boardpaper.ooxml.stylesheet import is_on, value
from boardpaper.ooxml.xml import Element, name

TBL_PR: Final = name("w:tblPr")
LOOK: Final = name("w:tblLook")
BITS: Final = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
"""What each bit of ``w:val`` says, in files that do not say it by name."""


def style_of(table: Element) -> str | None:
    """The id of the style that a table names."""
    return value(table.find(TBL_PR), name("w:tblStyle"))


def cells(table: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Each cell of a table, with the parts of the style it takes, the strongest first."""
    held = list(rows(table))
    wanted = _looks(table)
    width = max((row.cells[-1].columns.stop for row in held if row.cells), default=0)
    for number, row in enumerate(held):
        across = tuple(_across(held, number, wanted))
        for cell in row.cells:
            yield cell.element, _parts(across, tuple(_down(cell, width, wanted)))


def _looks(table: Element) -> frozenset[str]:
    """What a table wants of its style: bands, unless it says that it has none."""
    properties = table.find(TBL_PR)
    found = None if properties is None else properties.find(LOOK)
    if found is None:
        return frozenset()
    with suppress(ValueError):
        bits = int(found.get(name("w:val"), "0"), 16)
        said = {key: found.get(name(f"w:{key}")) for key in BITS}
        return frozenset(
            key for key, bit in BITS.items() if is_on(said[key], absent=bool(bits & bit))
        )
    return frozenset()


def _across(held: Sequence[Row], number: int, wanted: frozenset[str]) -> Iterator[str]:
    """The parts that a row takes part in."""
    if "firstRow" in wanted and number == 0:
        yield "firstRow"
    elif "lastRow" in wanted and number == len(held) - 1:
        yield "lastRow"
    elif "noHBand" not in wanted:
        yield "band1Horz" if (number - ("firstRow" in wanted)) % 2 == 0 else "band2Horz"


def _down(cell: Cell, width: int, wanted: frozenset[str]) -> Iterator[str]:
    """The parts that a cell's column takes part in."""
    if "firstColumn" in wanted and cell.column == 0:
        yield "firstCol"
    elif "lastColumn" in wanted and cell.columns.stop == width:
        yield "lastCol"
    elif "noVBand" not in wanted:
        yield "band1Vert" if (cell.column - ("firstColumn" in wanted)) % 2 == 0 else "band2Vert"


CORNERS: Final = {
    ("firstRow", "firstCol"): "nwCell", ("firstRow", "lastCol"): "neCell",
    ("lastRow", "firstCol"): "swCell", ("lastRow", "lastCol"): "seCell",
}  # fmt: skip
STRENGTH: Final = (
    "nwCell", "neCell", "swCell", "seCell", "firstRow", "lastRow", "firstCol", "lastCol",
    "band1Horz", "band2Horz", "band1Vert", "band2Vert",
)  # fmt: skip
"""Which part goes before which (17.7.6.6, tblStylePr)."""


def _parts(across: tuple[str, ...], down: tuple[str, ...]) -> tuple[str, ...]:
    corners = (CORNERS.get((row, column)) for row in across for column in down)
    found = {*across, *down, *filter(None, corners)}
    return tuple(part for part in STRENGTH if part in found)
