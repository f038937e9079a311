"""Where everything stands in one document, in the words people use for it.

Knows headings, printed numbers, lists and the titles of rows and columns; does not
compare. A paragraph is called by the number in front of it, a cell by its row and column.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from boardpaper.model.change import Part, Where
from boardpaper.ooxml.blocks import TBL, TC, TR, P, blocks
from boardpaper.ooxml.compare.reading import Reading, is_table
from boardpaper.ooxml.grid import Row, header_count, rows
from boardpaper.ooxml.identity import Identity, read_identity
from boardpaper.ooxml.numbering import Counting, Label
from boardpaper.ooxml.stylesheet import NUM_ID, PSTYLE, VAL
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_NAME
from boardpaper.ooxml.xml import Element, name

TEXT: Final = (name("w:t"), name("w:delText"))
SPACES: Final = tuple(name(f"w:{word}") for word in ("p", "tab", "br", "cr"))
PARAGRAPH: Final = re.compile(r"(?:[A-Z]\.?)?\d+(?:\.\d+)*|[A-Z]\.\d+(?:\.\d+)*")
"""A number by which a paragraph of a report is spoken of: 9, 2.1, D.3."""
LONGEST: Final = 60
"""Letters of a heading or title that are told."""
LETTERS: Final = 4
"""A word in capitals that is longer than this is a word, not letters that stand for some."""
FRONT: Final = "front matter"


def words(element: Element) -> str:
    """The words of a piece, all white space and the ends of lines made one space."""
    said = ((one.text or "") if one.tag in TEXT else " " for one in element.iter(*TEXT, *SPACES))
    return " ".join("".join(said).split())


def cut(text: str) -> str:
    """A heading or title no longer than is told."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _title(text: str) -> str:
    """A heading as it is told: one in capitals only is hard to read in a list."""
    return cut(text.capitalize() if text.isupper() and len(text) > LETTERS else text)


@dataclass
class Survey:
    """The places of one document: of paragraphs outside tables, of rows and of cells."""

    reading: Reading
    fields: Mapping[str, str] = field(default_factory=dict)
    """What the fields of the front matter are called, by their hidden bookmarks."""
    places: dict[Element, Where] = field(default_factory=dict)
    labels: dict[Element, Label] = field(default_factory=dict)
    headings: dict[Element, int] = field(default_factory=dict)
    tables: dict[Element, "Table"] = field(default_factory=dict)

    def of(self, element: Element) -> Where:
        """The place of a paragraph, row or cell, or of what is nearest round it."""
        here, cell = element, None
        while here not in self.places:
            cell = here if here.tag == TC else cell
            above = here.getparent()
            if above is None:
                return Where("the document")
            here = above
        place = self.places[here]
        return place if cell is None or here.tag != TR else self._cell(cell, here, place)

    def rows(self, table: Element) -> list[Row]:
        """The rows of a table."""
        held = self.tables.get(table)
        return list(rows(table)) if held is None else held.rows

    def _cell(self, cell: Element, row: Element, place: Where) -> Where:
        """The place of a cell: what its row is called, and its column."""
        table = self.tables[next(row.iterancestors(TBL))]
        head = next(one for one in table.rows if one.element is row)
        at = next((one for one in head.cells if one.element is cell), None)
        if at is None:
            return place
        column = table.titles.get(at.column, "")
        named = column or f"column {at.column + 1}"
        if row in table.heads:
            column, named = "", cut(words(cell)) or named
        return replace(place, words=f"{place.words} · {named}", column=column)


@dataclass
class Table:
    """A table, with what its rows and columns are called."""

    element: Element
    rows: list[Row]
    heads: set[Element]
    titles: dict[int, str]


def survey(reading: Reading) -> Survey:
    """The places of a document's body."""
    identities = read_identity(reading.package)
    fields = {mark: _field(one) for mark, one in identities.items() if one.kind == "field"}
    found = Survey(reading, fields)
    _Walk(found, reading).body()
    return found


def _field(one: Identity) -> str:
    """What a paragraph of fields is called: ``meeting.date`` is "date"."""
    names = (key.rpartition(".")[2].replace("_", " ") for key in one.key.split())
    return ", ".join(dict.fromkeys(names))


class _Walk:
    """Goes through the body once, and keeps what was last seen."""

    def __init__(self, found: Survey, reading: Reading) -> None:
        self.found, self.reading = found, reading
        self.counting: Counting = reading.numbering.counting()
        self.section = self.number = ""
        self.bullets = self.plain = self.tables = self.order = 0

    def body(self) -> None:
        for block in blocks(self.reading.body()):
            if is_table(block):
                self._table(block)
            else:
                self._paragraph(block)

    def _put(self, element: Element, said: str, **titles: str) -> None:
        label = titles.pop("label", "")
        self.found.places[element] = Where(
            said, self.section, titles.get("row", ""), titles.get("column", ""),
            order=self.order, label=label,
        )  # fmt: skip
        self.order += 1

    def _paragraph(self, paragraph: Element) -> None:
        label = self.counting.label(paragraph)
        level = self.reading.styles.outline_level(paragraph)
        if label is not None:
            self.found.labels[paragraph] = label
        text = words(paragraph)
        if level is not None and text:
            self.section, self.number, self.bullets, self.plain = _title(text), "", 0, 0
            self.found.headings[paragraph] = level
            self._put(paragraph, f"heading {self.section}", label=label.text if label else "")
        else:
            said = self._said(paragraph, label, text)
            self._put(paragraph, said, label=label.text if label else "")

    def _said(self, paragraph: Element, label: Label | None, text: str) -> str:
        if label is not None and not label.bullet and PARAGRAPH.fullmatch(label.reference):
            self.number, self.bullets = label.reference, 0
            return f"paragraph {label.reference}"
        if label is not None:
            self.bullets += 1
            item = f"bullet {self.bullets}" if label.bullet else f"item {label.text}"
            under = f" of paragraph {self.number}" if self.number else ""
            return f"{self.section or FRONT}, {item}{under}"
        marks = (mark.get(BOOKMARK_NAME, "") for mark in paragraph.iter(BOOKMARK))
        named = next((self.found.fields[mark] for mark in marks if mark in self.found.fields), "")
        if named:
            return f"{FRONT} · {named}"
        self.plain += bool(text)
        kind = "paragraph" if self.section else "line"
        return f"{self.section or FRONT}, {kind} {max(self.plain, 1)}"

    def _table(self, table: Element) -> None:
        self.tables += 1
        held = list(rows(table))
        heads = header_count(held)
        on_top = {row.element for row in held[:heads]}
        kept = Table(table, held, on_top, _titles(held[:heads]))
        self.found.tables[table] = kept
        self._put(table, f"table {self.tables}")
        for number, row in enumerate(held):
            self._row(row, number - heads)
        if self._may_count(table):
            for paragraph in table.iter(P):
                self.counting.label(paragraph)

    def _may_count(self, table: Element) -> bool:
        """Whether any paragraph of a table may count in a list that others count in.

        Most say nothing but bullets, of which there are thousands in a long plan.
        """
        if next(table.iter(NUM_ID), None) is not None:
            return True
        styles = {one.get(VAL, "") for one in table.iter(PSTYLE)}
        styles.add(self.reading.styles.defaults.get("paragraph", ""))
        places = (self.reading.numbering.of_style(style) for style in styles)
        levels = (level for place in places if place for level in place[0].levels.values())
        return any(level.how != "bullet" for level in levels)

    def _row(self, row: Row, number: int) -> None:
        """Puts a row; ``number`` counts from the first below the headings."""
        title = _row_title(row) if number >= 0 else ""
        which = "headings" if number < 0 else f"row {number + 1}"
        self._put(row.element, title or f"table {self.tables} · {which}", row=title)


def _titles(heads: list[Row]) -> dict[int, str]:
    """What each column is called: the lowest heading over it."""
    titles: dict[int, str] = {}
    for row in heads:
        for cell in row.cells:
            told = cut(words(cell.element))
            titles |= dict.fromkeys(cell.columns, told) if told else {}
    return titles


def _row_title(row: Row) -> str:
    """What a row is called: the first words of its first cell, where those are few."""
    for cell in row.cells[:1]:
        for block in blocks(cell.element):
            told = words(block)
            if told:
                return told if len(told) <= LONGEST else ""
    return ""


def elsewhere(part: Part, number: int, of: str = "") -> Where:
    """A place outside the body: a page header, a footnote."""
    name_of = {"header": "page header", "footer": "page footer"}.get(part, part)
    told = f"{name_of} {of}".strip() if of else f"{name_of} {number}".strip()
    return Where(told, section=f"{name_of}s", part=part, order=1_000_000 + number)


def paragraphs(container: Element) -> Iterator[Element]:
    """The paragraphs directly in a story."""
    return (block for block in blocks(container) if block.tag == P)
