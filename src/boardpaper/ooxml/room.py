"""How wide and high a place in a Word document is.

Knows sections, columns and cells (ECMA-376-1, 17.6 and 17.4); does not know what
is to stand there. Lengths are in twips, twentieths of a point.
"""

from typing import Final, NamedTuple

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.sections import BODY, BREAK, SECTION
from boardpaper.ooxml.slots import MARK
from boardpaper.ooxml.stylesheet import integer
from boardpaper.ooxml.tags import P, texts
from boardpaper.ooxml.xml import Element, name

A4: Final = (11906, 16838)
MARGIN: Final = 1440
CELL_MARGINS: Final = 216
LEAST: Final = 567
"""A centimetre: less than this is no room, and the template says something odd."""


class Room(NamedTuple):
    """How wide and high a place is, in twips."""

    width: int
    height: int


def rooms(package: Package) -> dict[str, Room]:
    """The room that each slot of a rendered template has which stands alone in a paragraph."""
    root = package.tree(package.document_part)
    found = {}
    for paragraph in root.iter(P):
        slot = MARK.fullmatch("".join(one.text or "" for one in texts(paragraph)).strip())
        if slot:
            found[slot[1]] = _room(root, paragraph)
    return found


def _room(root: Element, paragraph: Element) -> Room:
    section = _section(root, paragraph)
    page = Room(*A4) if section is None else _page(section)
    cell = next(paragraph.iterancestors(name("w:tc")), None)
    if cell is None:
        return page
    width = cell.find(f"{name('w:tcPr')}/{name('w:tcW')}")
    if width is None or width.get(name("w:type"), "dxa") != "dxa":
        return Room(page.width // 2, page.height)
    inside = (integer(width.get(name("w:w"))) or page.width) - CELL_MARGINS
    return Room(max(min(inside, page.width), LEAST), page.height)


def _section(root: Element, paragraph: Element) -> Element | None:
    """The properties of the section a paragraph stands in: those that come next."""
    body = root.find(BODY)
    top = next((one for one in (paragraph, *paragraph.iterancestors())
                if one.getparent() is body), None)  # fmt: skip
    if body is None or top is None:
        return None
    for child in (top, *top.itersiblings()):
        found = child if child.tag == SECTION else child.find(BREAK)
        if found is not None:
            return found
    return None


def _page(section: Element) -> Room:
    """What is left of a page inside its margins, and of that one column."""
    size, margins = section.find(name("w:pgSz")), section.find(name("w:pgMar"))
    width = _length(size, "w", A4[0]) - _sum(margins, "left", "right", "gutter")
    height = _length(size, "h", A4[1]) - _sum(margins, "top", "bottom")
    columns = section.find(name("w:cols"))
    number = _length(columns, "num", 1)
    if number > 1:
        width = (width - (number - 1) * _length(columns, "space", 720)) // number
    return Room(max(width, LEAST), max(height, LEAST))


def _sum(margins: Element | None, *sides: str) -> int:
    return sum(abs(_length(margins, side, 0 if side == "gutter" else MARGIN)) for side in sides)


def _length(element: Element | None, attribute: str, otherwise: int) -> int:
    found = None if element is None else integer(element.get(name(f"w:{attribute}")))
    return otherwise if found is None else found
