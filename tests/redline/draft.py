"""A Word file that is being edited: its parts as trees, and places where one can edit.

Knows which words, paragraphs, rows and tables an editor may touch without breaking
the file; does not know what is done there.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Self

from boardpaper.ooxml.blocks import TBL, TC, TR, P, body
from boardpaper.ooxml.numbering import read_numbering
from boardpaper.ooxml.package import Package, read, write
from boardpaper.ooxml.xml import XML, Element, name, serialise

R, T, PPR, RPR, TRPR = (name(f"w:{word}") for word in ("r", "t", "pPr", "rPr", "trPr"))
SECT_PR = f"{PPR}/{name('w:sectPr')}"
STARTS, ENDS = name("w:bookmarkStart"), name("w:bookmarkEnd")
BOOKMARKS = (STARTS, ENDS)
ID, VAL = name("w:id"), name("w:val")
NUMBER = re.compile(r"\s*REF (\S+) \\r.*")
FIELD, FIELD_MARK = name("w:fldChar"), name("w:fldCharType")
UNEVEN = (name("w:gridSpan"), name("w:vMerge"))
BANNERS = ("header", "footer", "footnotes")


class Draft:
    """One document; the places it gives are elements of its trees, in reading order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        part = package.document_part
        names = [part, *(one for kind in BANNERS for one in sorted({*package.related(part, kind)}))]
        self._trees = {one: package.tree(one) for one in names}
        self._document = self._trees[part]
        self.body = body(self._document)

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The draft that a .docx holds."""
        return cls(read(data))

    def saved(self) -> bytes:
        """The draft as a .docx, without bookmarks that lost one of their ends, or lost notes."""
        used = {one.get(ID) for one in self._document.iter(name("w:footnoteReference"))}
        for tree in self._trees.values():
            _mend_bookmarks(tree)
            for note in list(tree.iterchildren(name("w:footnote"))):
                if note.get(ID) not in used and note.get(name("w:type")) is None:
                    put(note)
        return write(self._package.replace({k: serialise(v) for k, v in self._trees.items()}))

    def runs(self, *, beside_body: bool = False) -> list[Element]:
        """The runs of plain words in the body, or in headers, footers and notes."""
        trees = [tree for tree in self._trees.values() if (tree is self._document) != beside_body]
        paragraphs = (paragraph for tree in trees for paragraph in tree.iter(P))
        return [run for paragraph in paragraphs for run in plain_runs(paragraph)]

    def banner_runs(self) -> list[Element]:
        """The runs of plain words in headers, footers and notes."""
        return self.runs(beside_body=True)

    def heading_runs(self) -> list[Element]:
        """The runs of plain words in headings."""
        return [run for one in self.paragraphs() if is_heading(one) for run in plain_runs(one)]

    def paragraphs(self) -> list[Element]:
        """The paragraphs of the body and its cells, but for those that end a section."""
        return [one for one in self.body.iter(P) if one.find(SECT_PR) is None]

    def removable(self) -> list[Element]:
        """The paragraphs that may go: a cell and the body keep one at their end."""
        return [one for one in self.paragraphs() if self._can_go(one)]

    def joinable(self) -> list[Element]:
        """The paragraphs that have another, of the same story, directly after them."""
        found = self.paragraphs()
        return [one for one in found if follows(one) in found]

    def tables(self) -> list[Element]:
        """The tables directly in the body."""
        return list(self.body.iterchildren(TBL))

    def cells(self) -> list[Element]:
        """The cells of the body's tables."""
        return list(self.body.iter(TC))

    def longer_cells(self) -> list[Element]:
        """The cells of more than one paragraph."""
        return [cell for cell in self.cells() if len(cell.findall(P)) > 1]

    def rows(self) -> list[Element]:
        """The rows that are no headings and in no merged cell."""
        return [row for row in self.body.iter(TR) if _is_plain(row)]

    def all(self, tag: str) -> list[Element]:
        """All elements of the body with a name such as ``w:sectPr``."""
        return list(self.body.iter(name(tag)))

    def section_ends(self) -> list[Element]:
        """The paragraphs that end a section and hold nothing else."""
        return [one for one in self.body.iterchildren(P) if one.find(SECT_PR) is not None]

    def body_paragraphs(self) -> list[Element]:
        """The paragraphs that stand in no cell and end no section."""
        return [one for one in self.body.iterchildren(P) if one.find(SECT_PR) is None]

    def holders(self, tag: str) -> list[Element]:
        """The runs that hold a note's reference, or whatever is named."""
        return [run for run in self.body.iter(R) if run.find(name(tag)) is not None]

    def fields(self) -> list[Element]:
        """The runs in which fields begin that end in the same paragraph."""
        begins = [run for run in self.holders("w:fldChar") if _begins(run)]
        return [run for run in begins if any(map(_ends, run.itersiblings(R)))]

    def references(self) -> list[tuple[Element, str]]:
        """The results of the fields that show a number, and the numbers they should show."""
        counting = read_numbering(self._package).counting()
        labels = {}
        for paragraph in self.body.iter(P):
            label = counting.label(paragraph)
            for mark in paragraph.iter(STARTS):
                labels[mark.get(name("w:name"))] = label.reference if label else ""
        found = [one for paragraph in self.body.iter(P) for one in _references(paragraph)]
        return [(result, labels[key]) for result, key in found if labels.get(key)]

    def even_tables(self) -> list[Element]:
        """The tables of more than one column without any merged cell."""
        return [table for table in self.tables() if _is_even(table)]

    def _can_go(self, paragraph: Element) -> bool:
        parent = paragraph.getparent()
        assert parent is not None
        if parent is self.body:
            after = paragraph.getnext()
            return after is not None and after.tag == P
        return len(parent.findall(P)) > 1


def is_heading(paragraph: Element) -> bool:
    """Whether its style is one of Word's headings."""
    style = paragraph.find(f"{PPR}/{name('w:pStyle')}")
    return style is not None and style.get(VAL, "").startswith("Heading")


def plain_runs(paragraph: Element) -> list[Element]:
    """The runs that hold words and nothing else, and are no part of a field."""
    found, depth = [], 0
    for element in paragraph.iter(R, FIELD):
        if element.tag == R:
            children = [child for child in element if child.tag != RPR]
            plain = len(children) == 1 and children[0].tag == T
            if plain and not depth and words(element):
                found.append(element)
        elif element.get(FIELD_MARK) == "begin":
            depth += 1
        elif element.get(FIELD_MARK) == "end":
            depth -= 1
    return [run for run in found if run.getparent() is paragraph]


def _references(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The run that each ``REF name \\r`` of a paragraph shows, and the name."""
    key = ""
    for run in paragraph.iter(R):
        asked = NUMBER.fullmatch(run.findtext(name("w:instrText"), ""))
        key = asked[1] if asked else key
        if key and run.find(T) is not None:
            yield run, key
            key = ""


def _begins(run: Element) -> bool:
    return any(mark.get(FIELD_MARK) == "begin" for mark in run.iterchildren(FIELD))


def _ends(run: Element) -> bool:
    return any(mark.get(FIELD_MARK) == "end" for mark in run.iterchildren(FIELD))


def words(run: Element) -> list[str]:
    """The words of a plain run."""
    return (run.findtext(T) or "").split()


def say(run: Element, text: str) -> None:
    """Gives a plain run other words."""
    held = run.find(T)
    assert held is not None
    held.text = text
    held.set(f"{{{XML}}}space", "preserve")


def follows(paragraph: Element) -> Element | None:
    """The paragraph directly after one, None where something else stands there."""
    after = paragraph.getnext()
    return after if after is not None and after.tag == P else None


def like(paragraph: Element, text: str) -> Element:
    """A new paragraph that looks like another, with these words."""
    made = paragraph.makeelement(P)
    properties = paragraph.find(PPR)
    if properties is not None:
        made.append(deepcopy(properties))
        for section in made.iterfind(SECT_PR):
            made[0].remove(section)
    if text:
        run = made.makeelement(R)
        run.append(run.makeelement(T))
        made.append(run)
        say(run, text)
    return made


def without_bookmarks(element: Element) -> Element:
    """A copy that can stand in the same document."""
    copy = deepcopy(element)
    for mark in list(copy.iter(*BOOKMARKS)):
        put(mark)
    return copy


def put(element: Element, *others: Element) -> None:
    """Puts others, or nothing, in the place of an element."""
    parent = element.getparent()
    assert parent is not None
    at = parent.index(element)
    parent[at : at + 1] = others


def _is_plain(row: Element) -> bool:
    header = row.find(f"{TRPR}/{name('w:tblHeader')}") is not None
    merged = any(True for _ in row.iter(UNEVEN[1]))
    return not header and not merged


def _is_even(table: Element) -> bool:
    if any(True for _ in table.iter(*UNEVEN)):
        return False
    counts = {len(row.findall(TC)) for row in table.iterchildren(TR)}
    columns = len(list(table.iter(name("w:gridCol"))))
    return counts == {columns} and columns > 1


def _mend_bookmarks(tree: Element) -> None:
    starts = {one.get(ID) for one in tree.iter(STARTS)}
    ends = {one.get(ID) for one in tree.iter(ENDS)}
    for mark in list(tree.iter(*BOOKMARKS)):
        if mark.get(ID) not in starts & ends:
            put(mark)
