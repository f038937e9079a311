"""Bookmarks round what the cells of a repeating row hold.

Knows cells, slots and where a bookmark begins and ends; does not know what they are called.
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from boardpaper.ooxml.slots import slots_of
from boardpaper.ooxml.tags import P, T
from boardpaper.ooxml.xml import Element, name

EDGE: Final = "<?cell ?>"
"""Where a bookmark begins or ends in a row that is written and has none yet."""
CELL: Final = name("w:tc")
P_PROPERTIES: Final = name("w:pPr")


def with_edges(row: Element) -> list[str]:
    """Puts an edge at both ends of each cell that holds slots, and gives the slots of each.

    A cell's bookmark begins in its first paragraph and ends in its last.
    """
    columns: dict[Element, list[str]] = {}
    for text in row.iter(T):
        cell = next(text.iterancestors(CELL), None)
        slots = [slot.partition(".")[2] for slot in slots_of(text)]
        if slots and cell is not None and cell.find(P) is not None:
            columns.setdefault(cell, []).extend(slots)
    for paragraphs in (cell.findall(P) for cell in columns):
        properties = paragraphs[0].find(P_PROPERTIES)
        paragraphs[0].insert(0 if properties is None else 1, _edge())
        paragraphs[-1].append(_edge())
    return [" ".join(slots) for slots in columns.values()]


def _edge() -> Element:
    return etree.ProcessingInstruction("cell")


def bookmarked(rows: str, marks: Iterable[tuple[int, str]]) -> str:
    """Written rows with a bookmark of this id and name from each edge to the next."""
    first, *pieces = rows.split(EDGE)
    written = [first]
    for inside, after, (identity, named) in zip(pieces[::2], pieces[1::2], marks, strict=True):
        written.append(
            f'<w:bookmarkStart w:id="{identity}" w:name="{named}"/>{inside}'
            f'<w:bookmarkEnd w:id="{identity}"/>{after}'
        )
    return "".join(written)
