"""Tracked changes written: the elements that say what came, went, moved or looks otherwise.

Knows Word's marks (ECMA-376-1, 17.13.5) and where they stand; does not know what
differs. Everything carries the author and moment it was given, never a person's name
or the clock's time unasked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Final, Literal

from lxml import etree

from boardpaper.ooxml.compare.reading import without_changes
from boardpaper.ooxml.stylesheet import PPR, RPR, VAL
from boardpaper.ooxml.xml import Element, W, name

Status = Literal["same", "ins", "del", "moveFrom", "moveTo"]
ID, AUTHOR, DATE, NAME = name("w:id"), name("w:author"), name("w:date"), name("w:name")
NO_LOOKS: Final = name("w:cnfStyle")
SECT_PR: Final = name("w:sectPr")
AT_START: Final = frozenset(name(f"w:{word}") for word in ("ins", "del", "moveFrom", "moveTo"))
TEXT: Final = {name("w:t"): name("w:delText"), name("w:instrText"): name("w:delInstrText")}
FIRST_ID: Final = 900_001
"""Ids of changes are counted from here, well above those of bookmarks."""


@dataclass
class Pen:
    """Writes marks with ids of their own."""

    author: str
    when: str
    _ids: "count[int]" = field(default_factory=lambda: count(FIRST_ID))

    def made(self, tag: str, *children: Element) -> Element:
        """A mark, with what stands in it."""
        attributes = {ID: str(next(self._ids)), AUTHOR: self.author, DATE: self.when}
        element = etree.Element(name(f"w:{tag}"), attributes, nsmap={"w": W})
        element.extend(children)
        return element

    def wrap(self, status: Status, children: Iterable[Element]) -> Element:
        """Runs that came, went or moved. Only what went for good is deleted text."""
        held = list(children)
        if status == "del":
            for child in held:
                for text in list(child.iter(*TEXT)):
                    text.tag = TEXT[str(text.tag)]
        return self.made(status, *held)

    def run_looks(self, now: Element | None, before: Element | None) -> Element:
        """Run properties with what they were before."""
        looks = etree.Element(RPR, nsmap={"w": W}) if now is None else now
        looks.append(self.made("rPrChange", _bare(before, RPR)))
        return looks

    def paragraph_looks(self, now: Element, before: Element | None) -> None:
        """Says what a paragraph's own properties were before."""
        now.append(self.made("pPrChange", _bare(before, PPR)))

    def mark_paragraph(self, paragraph: Element, status: Status) -> None:
        """Says of a paragraph's mark that it came, went or moved."""
        if status != "same":
            mark_looks(paragraph).insert(0, self.made(status))

    def section_looks(self, now: Element, before: Element) -> None:
        """Says what a section's setup was before; its headers are no part of that."""
        base = _bare(before, SECT_PR)
        for child in list(base):
            if child.tag in (name("w:headerReference"), name("w:footerReference")):
                base.remove(child)
        now.append(self.made("sectPrChange", base))

    def table_looks(self, holder: Element, tag: str, before: Element | None) -> None:
        """Says what properties of a table, row or cell (``tblPr``, …) were before."""
        now = holder.find(name(f"w:{tag}"))
        if now is None:
            now = etree.Element(name(f"w:{tag}"), nsmap={"w": W})
            holder.insert(1 if tag == "tblGrid" else 0, now)
        now.append(self.made(f"{tag}Change", _bare(before, name(f"w:{tag}"))))

    def grid(self, now: Element, before: Element) -> None:
        """Says what the columns of a table were before."""
        change = self.made("tblGridChange", _bare(before, name("w:tblGrid")))
        del change.attrib[AUTHOR], change.attrib[DATE]
        now.append(change)

    def row(self, row: Element, status: Status) -> None:
        """Says of a whole row that it came or went; what it holds is marked besides."""
        properties = row.find(name("w:trPr"))
        if properties is None:
            properties = etree.Element(name("w:trPr"), nsmap={"w": W})
            after = row.find(name("w:tblPrEx"))
            row.insert(0 if after is None else 1, properties)
        if len(properties) == 0:  # the schema asks for a property beside the mark (17.4, trPr)
            properties.append(etree.Element(NO_LOOKS, {VAL: "0" * 12}, nsmap={"w": W}))
        properties.append(self.made(status))

    def cell(self, cell: Element, status: Status) -> None:
        """Says of a cell of a row that stays that it came or went."""
        properties = cell.find(name("w:tcPr"))
        if properties is None:
            properties = etree.Element(name("w:tcPr"), nsmap={"w": W})
            cell.insert(0, properties)
        properties.append(self.made("cellIns" if status == "ins" else "cellDel"))

    def move(self, number: int, status: Status) -> tuple[Element, Element]:
        """The ends of a place that something moved from or to; both places share a name."""
        start = self.made(f"{status}RangeStart")
        start.set(NAME, f"move{number}")
        end = etree.Element(name(f"w:{status}RangeEnd"), {ID: start.get(ID, "")}, nsmap={"w": W})
        return start, end


def mark_looks(paragraph: Element) -> Element:
    """The properties of a paragraph's mark, made where there are none (17.3.1, rPr)."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR, nsmap={"w": W})
        paragraph.insert(0, properties)
    looks = properties.find(RPR)
    if looks is None:
        looks = etree.Element(RPR, nsmap={"w": W})
        after = [one for one in properties if one.tag in (SECT_PR, name("w:pPrChange"))]
        if after:
            after[0].addprevious(looks)
        else:
            properties.append(looks)
    return looks


def _bare(before: Element | None, tag: str) -> Element:
    """Earlier properties without any that were earlier still, nor marks of changes."""
    if before is None:
        return etree.Element(tag, nsmap={"w": W})
    return without_changes(before)
