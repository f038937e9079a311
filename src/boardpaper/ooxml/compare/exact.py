"""Whether a redline is exact: accepted it is the new document, rejected the old one.

Knows what makes two documents say and look the same, and settles a redline to see;
does not know how the redline was made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree

from boardpaper.ooxml.blocks import SECT_PR, blocks, held
from boardpaper.ooxml.compare.atoms import COMMENT, MARKS, NOTE_KINDS, Bit, items, link_key
from boardpaper.ooxml.compare.reading import Reading, is_table
from boardpaper.ooxml.grid import ROWS, Row, row_of
from boardpaper.ooxml.stylesheet import PPR, RPR
from boardpaper.ooxml.xml import Element, name

TABLE_LOOKS = name("w:tblPr")
GRID = name("w:tblGrid")
ROW_LOOKS, CELL_LOOKS = name("w:trPr"), name("w:tcPr")


Found = tuple[Element | None, Element | None]
"""The pieces at which two stories begin to differ, None where one of them has ended."""


@dataclass(frozen=True, slots=True)
class Exact:
    """Holds a part of a settled redline against the part it should be."""

    made: Reading
    made_part: str
    given: Reading
    given_part: str

    def difference(self, made: Element, given: Element) -> Found | None:
        """Where two stories begin to differ; None where nowhere."""
        for one, other in zip_longest(blocks(made), blocks(given)):
            if one is None or other is None or is_table(one) != is_table(other):
                return one, other
            found = self._table(one, other) if is_table(one) else self._words(one, other)
            if found is not None:
                return found
        return None

    def _same(self, made: Element, given: Element) -> bool:
        """Whether two pieces are the same to the byte, or but for what means nothing."""
        raw = (etree.tostring(one, with_tail=False) for one in (made, given))
        if next(raw) == next(raw):
            return True
        return self.made.print(made, self.made_part) == self.given.print(given, self.given_part)

    def _looks(self, made: Element, given: Element, tag: str) -> bool:
        one = self.made.looks(made.find(tag), self.made_part)
        return one == self.given.looks(given.find(tag), self.given_part)

    def _words(self, made: Element, given: Element) -> Found | None:
        if self._same(made, given):
            return None
        one = _paragraph(made, self.made, self.made_part)
        return None if one == _paragraph(given, self.given, self.given_part) else (made, given)

    def _table(self, made: Element, given: Element) -> Found | None:
        if not all(self._looks(made, given, tag) for tag in (TABLE_LOOKS, GRID)):
            return made, given
        for one, other in zip_longest(held(made, ROWS), held(given, ROWS)):
            if one is None or other is None:
                return one, given if other is None else other
            found = None if self._same(one, other) else self._row(row_of(one), row_of(other))
            if found is not None:
                return found
        return None

    def _row(self, made: Row, given: Row) -> Found | None:
        alike = self._looks(made.element, given.element, ROW_LOOKS)
        if not alike or len(made.cells) != len(given.cells):
            return made.element, given.element
        for one, other in zip(made.cells, given.cells, strict=True):
            if not self._looks(one.element, other.element, CELL_LOOKS):
                return one.element, other.element
            found = self.difference(one.element, other.element)
            if found is not None:
                return found[0], found[1] if found[1] is not None else other.element
        return None


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
    for content, path in items(paragraph, reading, part):
        if not isinstance(content, Bit):
            if content.tag not in MARKS:
                yield from _text(said, looked)
                said = ""
                yield reading.print(content, part)
            continue
        looks = (content.looks, link_key(path))
        if isinstance(content.content, str) and looks == looked:
            said += content.content
            continue
        if not isinstance(content.content, str) and content.content.tag == COMMENT:
            continue
        yield from _text(said, looked)
        said, looked = "", looks
        if isinstance(content.content, str):
            said = content.content
        else:
            yield (_thing(content.content, reading, part), looks)
    yield from _text(said, looked)


def _text(said: str, looked: tuple[str, str]) -> Iterator[object]:
    if said:
        yield (said, looked)


def _thing(content: Element, reading: Reading, part: str) -> object:
    kind = NOTE_KINDS.get(str(content.tag))
    return kind if kind else reading.print(content, part)
