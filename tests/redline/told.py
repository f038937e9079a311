"""A Word file as lines that can be compared: all that its reader sees, and how it looks.

Knows blocks, tables, sections and the stories that belong to them; leaves the words
of a paragraph to ``words_told``. Exact means that two files tell the same.
"""

from collections.abc import Iterator
from itertools import chain, zip_longest

from boardpaper.ooxml.blocks import TC, TR, P, blocks, body, held, section_break, sections
from boardpaper.ooxml.numbering import Counting, read_numbering
from boardpaper.ooxml.package import Package, read
from boardpaper.ooxml.stylesheet import PPR, RPR, read_styles
from boardpaper.ooxml.xml import Element, name
from redline.joining import says_anything
from redline.looks import looks
from redline.words_told import Words

TRPR, TCPR, TBLPR, TBLGRID = (name(f"w:{word}") for word in ("trPr", "tcPr", "tblPr", "tblGrid"))
PARAGRAPH_ELSE = ("pStyle", "rPr", "sectPr", "numPr")
MARK_ELSE = ("ins", "del", "moveFrom", "moveTo")
COARSE_PARAGRAPH = ("jc", "pageBreakBefore")
COARSE_CELL = ("gridSpan", "vMerge")
LEFT = "jc=left"
"""What LibreOffice writes where nothing is said of a paragraph's sides."""


def told(data: bytes) -> list[str]:
    """The lines of a .docx whose tracked changes are settled."""
    return list(_Teller(read(data), coarse=False).document())


def told_coarsely(data: bytes) -> list[str]:
    """The lines without what LibreOffice itself changes or forgets when it saves.

    Empty paragraphs outside cells are left out and do not count in their lists:
    LibreOffice leaves one where a paragraph before a table went. Headers and footers
    stand at the end, each once: it loses the end of a section after a paragraph that
    went. The number of rows that repeat as headings is what it was when it was read.
    """
    return list(_Teller(read(data), coarse=True).document())


def difference(wanted: list[str], found: list[str]) -> str:
    """The first line that is not as wanted, "" where all are."""
    both = zip_longest(wanted, found, fillvalue="(nothing)")
    return next((f"\n  {one!r}, but is\n  {other!r}" for one, other in both if one != other), "")


class _Teller:
    """Tells the stories of one file."""

    def __init__(self, package: Package, *, coarse: bool) -> None:
        self._package, self._coarse = package, coarse
        self._styles = read_styles(package)
        self._numbering = read_numbering(package, self._styles)

    def document(self) -> Iterator[str]:
        part = self._package.document_part
        sections = self.sections()
        story = _Story(self, part)
        for block in blocks(body(self._package.tree(part))):
            if not (self._coarse and block.tag == P and not says_anything(block)):
                yield from story.block(block, "")
            if section_break(block) is not None and not self._coarse:
                yield from next(sections)
        left = chain.from_iterable(sections)
        yield from sorted(set(left)) if self._coarse else left

    def sections(self) -> Iterator[list[str]]:
        """The lines of each section, its page and its headers and footers."""
        references: dict[tuple[str, str], str] = {}
        for section in sections(self._package.tree(self._package.document_part)):
            yield list(self._section(section, references))

    def _section(self, section: Element, held_over: dict[tuple[str, str], str]) -> Iterator[str]:
        without = ("headerReference", "footerReference", "footnotePr", "formProt")
        facts = "" if self._coarse else looks(section, self._styles, without=without)
        yield f"SECTION {facts}"
        for place in ("header", "footer"):
            for one in section.iterchildren(name(f"w:{place}Reference")):
                kind = one.get(name("w:type"), "default")
                held_over[place, kind] = one.get(name("r:id"), "")
        for (place, kind), key in sorted(held_over.items()):
            part = self._package.target(self._package.document_part, key)
            if part:
                yield from _Story(self, part).all(self._package.tree(part), f"({kind} {place}) ")

    def note(self, kind: str, key: str) -> str:
        for part in self._package.related(self._package.document_part, f"{kind}s"):
            for item in self._package.tree(part).iterchildren(name(f"w:{kind}")):
                if item.get(name("w:id")) == key:
                    return " ¶ ".join(_Story(self, part).all(item, ""))
        return "missing"

    def words(self, part: str) -> Words:
        return Words(self._package, part, self._styles, self.note, coarse=self._coarse)

    def counting(self) -> Counting:
        return self._numbering.counting()

    def paragraph_looks(self, paragraph: Element) -> str:
        """The style, and what is said beside it."""
        style = self._styles.of(paragraph)
        properties = paragraph.find(PPR)
        only = COARSE_PARAGRAPH if self._coarse else None
        facts = looks(properties, self._styles, without=PARAGRAPH_ELSE, only=only)
        mark = None if properties is None or self._coarse else properties.find(RPR)
        shown = looks(mark, self._styles, without=MARK_ELSE)
        named = "no style" if style is None else style.name
        named = named.lower() if self._coarse else named
        facts = "" if self._coarse and facts == LEFT else facts
        return f"{named} | {facts}{f' | mark {shown}' if shown else ''}"

    def table_looks(self, element: Element, which: str, only: tuple[str, ...]) -> str:
        found = element.find(which)
        return looks(found, self._styles, only=only if self._coarse else None)

    def widths(self, table: Element) -> str:
        """The widths of a table's columns in their order, in twips."""
        columns = [] if self._coarse else table.iterfind(f"{TBLGRID}/{name('w:gridCol')}")
        return " ".join(column.get(name("w:w"), "") for column in columns)


class _Story:
    """Tells one story, counting its numbers."""

    def __init__(self, teller: _Teller, part: str) -> None:
        self._teller = teller
        self._words = teller.words(part)
        self._counting = teller.counting()

    def all(self, container: Element, lead: str) -> Iterator[str]:
        """The lines of a header, note, cell or text box."""
        for block in blocks(container):
            yield from self.block(block, lead)

    def block(self, block: Element, lead: str) -> Iterator[str]:
        """The lines of one paragraph or table."""
        return self._paragraph(block, lead) if block.tag == P else self._table(block, lead)

    def _paragraph(self, paragraph: Element, lead: str) -> Iterator[str]:
        label = self._counting.label(paragraph)
        text, boxes = self._words.line(paragraph)
        shown = f"{label.level}/{label.text}" if label else ""
        yield f"{lead}{self._teller.paragraph_looks(paragraph)} | {shown} :: {text}"
        for box in boxes:
            yield from self.all(box, f"{lead}  (box) ")

    def _table(self, table: Element, lead: str) -> Iterator[str]:
        teller = self._teller
        yield f"{lead}TABLE {teller.table_looks(table, TBLPR, ())}"
        yield f"{lead} GRID {teller.widths(table)}"
        for row in held(table, frozenset({TR})):
            yield f"{lead} ROW {teller.table_looks(row, TRPR, ())}"
            for cell in held(row, frozenset({TC})):
                yield f"{lead}  CELL {teller.table_looks(cell, TCPR, COARSE_CELL)}"
                yield from self.all(cell, f"{lead}   ")
        yield f"{lead}END"
