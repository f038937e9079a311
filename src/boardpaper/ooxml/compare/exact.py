"""Whether a redline is exact: accepted it is the new document, rejected the old one.

Knows what makes two documents say and look the same, and settles a redline to see;
does not know how the redline was made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from boardpaper.ooxml.blocks import SECT_PR, blocks
from boardpaper.ooxml.compare.atoms import NOTE_KINDS, atoms, link_key
from boardpaper.ooxml.compare.reading import Reading, is_table
from boardpaper.ooxml.grid import rows
from boardpaper.ooxml.stylesheet import PPR, RPR
from boardpaper.ooxml.xml import Element, name

TABLE_LOOKS = name("w:tblPr")
GRID = name("w:tblGrid")
ROW_LOOKS, CELL_LOOKS = name("w:trPr"), name("w:tcPr")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the beginning of a table, row or cell, as what it says and looks like."""

    said: object
    element: Element


def lines(container: Element, reading: Reading, part: str) -> Iterator[Line]:
    """A story, line by line: equal lines where nothing differs."""
    for block in blocks(container):
        if not is_table(block):
            yield Line(_paragraph(block, reading, part), block)
            continue
        grid = reading.looks(block.find(GRID), part)
        yield Line(("table", reading.looks(block.find(TABLE_LOOKS), part), grid), block)
        for row in rows(block):
            yield Line(("row", reading.looks(row.element.find(ROW_LOOKS), part)), row.element)
            for cell in row.cells:
                looks = reading.looks(cell.element.find(CELL_LOOKS), part)
                yield Line(("cell", looks), cell.element)
                yield from lines(cell.element, reading, part)


def _paragraph(paragraph: Element, reading: Reading, part: str) -> object:
    properties = paragraph.find(PPR)
    own, mark, section = "", "", ""
    if properties is not None:
        mark = reading.looks(properties.find(RPR), part)
        section = _section(properties.find(SECT_PR), reading, part)
        bare = [one for one in properties if one.tag not in (RPR, SECT_PR)]
        own = "".join(_attributes(one, reading, part) for one in bare)
    return ("paragraph", own, mark, section, tuple(_content(paragraph, reading, part)))


def _attributes(element: Element, reading: Reading, part: str) -> str:
    return reading.print(element, part).decode()


def _section(section: Element | None, reading: Reading, part: str) -> str:
    """A section's setup, without its headers, which are compared themselves."""
    if section is None:
        return ""
    kept = [one for one in section if not str(one.tag).endswith("Reference")]
    return "|".join(_attributes(one, reading, part) for one in kept)


def _content(paragraph: Element, reading: Reading, part: str) -> Iterator[object]:
    """Its words and things, neighbours that look the same as one."""
    said, looked = "", ("", "")
    for atom in atoms(paragraph, reading, part):
        if atom.kind == "place":
            continue
        if atom.raw is not None:
            yield from _text(said, looked)
            said = ""
            yield atom.key
            continue
        for bit in atom.bits:
            looks = (bit.looks, link_key(atom.path))
            if isinstance(bit.content, str) and looks == looked:
                said += bit.content
                continue
            yield from _text(said, looked)
            said, looked = "", looks
            if isinstance(bit.content, str):
                said = bit.content
            else:
                yield (_thing(bit.content, reading, part), looks)
    yield from _text(said, looked)


def _text(said: str, looked: tuple[str, str]) -> Iterator[object]:
    if said:
        yield (said, looked)


def _thing(content: Element, reading: Reading, part: str) -> object:
    kind = NOTE_KINDS.get(str(content.tag))
    return kind if kind else reading.print(content, part)


def first_difference(
    found: Iterator[Line], wanted: Iterator[Line]
) -> tuple[Element | None, Element | None] | None:
    """Where two stories begin to differ: the elements there; None where nowhere."""
    for one, other in zip_longest(found, wanted):
        if one is None or other is None or one.said != other.said:
            return (one.element if one else None, other.element if other else None)
    return None
