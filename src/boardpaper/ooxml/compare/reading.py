"""One side of a comparison: its parts, and what makes two pieces of Word's XML the same.

Knows what Word may write otherwise without meaning anything by it: ids, editing
sessions, spelling marks; does not know what is done about a difference.
"""

import re
from hashlib import sha256
from itertools import chain
from typing import Final

from lxml import etree

from boardpaper.ooxml.blocks import TBL, TR, P
from boardpaper.ooxml.numbering import Numbering, read_numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.revisions import CHANGED
from boardpaper.ooxml.stylesheet import NUM_ID, VAL, Stylesheet, read_styles
from boardpaper.ooxml.xml import Element, name

NOTES: Final = {"footnote": "footnotes", "endnote": "endnotes"}
"""The kinds of note, and of the parts that hold them."""
MEANINGLESS: Final = re.compile(
    rb'(?P<drop> xmlns(?::\w+)?="[^"]*"| w:rsid\w*="[^"]*"| w14:(?:paraId|textId)="[^"]*"'
    rb"|<w:(?:bookmarkStart|bookmarkEnd|proofErr|lastRenderedPageBreak|commentRangeStart"
    rb"|commentRangeEnd|noProof|lang)\b[^>]*/>"
    rb'|<w:cnfStyle w:val="000000000000"/>'
    rb'|(?<=docPr) (?:id|name)="[^"]*"(?: (?:id|name)="[^"]*")?)'
    rb'|<w:numId w:val="(?P<list>[^"]*)"'
    rb'|<w:(?P<kind>footnote|endnote)Reference [^>]*w:id="(?P<note>[^"]*)"'
    rb'|(?P<link> r:\w+=)"(?P<key>[^"]*)"'
)
EMPTY: Final = re.compile(rb"<w:(rPr|pPr|trPr|r)>\s*</w:\1>|<w:(?:rPr|pPr|trPr)/>")
IN_DEFINITIONS: Final = re.compile(
    rb' xmlns:\w+="[^"]*"| w:abstractNumId="[^"]*"| w15:\w+="[^"]*"| w:numId="[^"]*"'
    rb"|<w:(?:nsid|tmpl|abstractNumId|pStyle|styleLink)\b[^>]*/>"
)
GRID: Final = name("w:tblGrid")


class Reading:
    """One of the two packages, read for comparing."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.document = package.document_part
        self.styles: Stylesheet = read_styles(package)
        self.numbering: Numbering = read_numbering(package, self.styles)
        self.lists = _list_kinds(package)
        self.notes = {kind: self._note_part(NOTES[kind]) for kind in NOTES}
        self._roots: dict[str, Element] = {}
        self._links: dict[str, dict[bytes, bytes]] = {}
        self._rows: dict[Element, bytes] = {}
        self._looks: dict[bytes, str] = {}
        self._notes: dict[tuple[str, str], Element] = {}
        self._said: dict[tuple[str, str], bytes] = {}

    def root(self, part: str) -> Element:
        """The root of a part, read once and shared."""
        if part not in self._roots:
            self._roots[part] = self.package.tree(part)
        return self._roots[part]

    def set_lists_apart(self) -> None:
        """Lets none of its lists be the same as one of the other side's."""
        self.lists = {key: b"own " + key for key in self.lists}

    def labels(self) -> list[str]:
        """The numbers and marks in front of all paragraphs of the body, as printed."""
        counting = self.numbering.counting()
        found = (counting.label(paragraph) for paragraph in self.body().iter(P))
        return [label.text for label in found if label is not None]

    def stories(self) -> dict[str, Element]:
        """The parts that hold words: the document, its headers, footers and notes."""
        kinds = ("header", "footer", *NOTES.values())
        related = (self.package.related(self.document, kind) for kind in kinds)
        return {part: self.root(part) for part in [self.document, *chain(*related)]}

    def adopt_notes(self, kind: str, part: str, root: Element) -> None:
        """Takes a part of notes that was made for it."""
        self.notes[kind] = part
        self._roots[part] = root

    def adopt_copy(self, part: str, named: str) -> Element:
        """Takes a copy of one of its parts under another name; the copy's root."""
        self._links[named] = self._links_of(part)
        self._roots[named] = self.package.tree(part)
        return self._roots[named]

    def body(self) -> Element:
        """The body of the document."""
        found = self.root(self.document).find(name("w:body"))
        return self.root(self.document) if found is None else found

    def note(self, kind: str, identity: str) -> Element | None:
        """A footnote or endnote by its id."""
        part = self.notes[kind]
        if part is not None and (kind, identity) not in self._notes:  # or it came since
            found = reversed(list(self.root(part).iter(name(f"w:{kind}"))))
            self._notes |= {(kind, one.get(name("w:id"), "")): one for one in found}
        return self._notes.get((kind, identity))

    def print(self, element: Element, part: str) -> bytes:
        """What an element says and looks like: equal bytes where nothing differs."""
        written = etree.tostring(element, encoding="utf-8", with_tail=False)
        return EMPTY.sub(b"", MEANINGLESS.sub(lambda found: self._instead(found, part), written))

    def print_table(self, table: Element, part: str) -> bytes:
        """As ``print``, for a table: its rows are read once, however often they are asked for."""
        whole = sha256()
        for child in table:
            said = self.print_row(child, part) if child.tag == TR else self.print(child, part)
            whole.update(said)
        return whole.digest()

    def print_row(self, row: Element, part: str) -> bytes:
        """As ``print``, for a row of a table that is not changed meanwhile, and shorter."""
        if row not in self._rows:
            self._rows[row] = sha256(self.print(row, part)).digest()
        return self._rows[row]

    def looks(self, properties: Element | None, part: str = "") -> str:
        """Properties of a run, paragraph, table or section as text to compare; "" for none."""
        if properties is None or (len(properties) == 0 and not properties.attrib):
            return ""
        raw = etree.tostring(properties, encoding="utf-8", with_tail=False)
        key = raw + part.encode()
        if key not in self._looks:
            cleaned = MEANINGLESS.sub(lambda found: self._instead(found, part), raw)
            text = EMPTY.sub(b"", EMPTY.sub(b"", cleaned)).decode()
            self._looks[key] = re.sub(r"^<(w:\w+)(?:/>|>(.*)</\1>)$", r"\2", text, flags=re.S)
        return self._looks[key]

    def link(self, key: str, part: str) -> str:
        """What a relationship of a part leads to: an address, or a digest of another part."""
        held = self._links_of(part)
        return held.get(key.encode(), b"?" + key.encode()).decode()

    def _instead(self, found: re.Match[bytes], part: str) -> bytes:
        if found["drop"] is not None:
            return b""
        if found["list"] is not None:
            return b'<w:numId w:val="' + self.lists.get(found["list"], found["list"]) + b'"'
        if found["note"] is not None:
            return b"<note " + self._note_says(found["kind"].decode(), found["note"].decode())
        key = found["key"]
        return found["link"] + b'"' + self._links_of(part).get(key, b"?" + key) + b'"'

    def _links_of(self, part: str) -> dict[bytes, bytes]:
        if part not in self._links:
            self._links[part] = {
                key.encode(): self._leads_to(part, key) for key in self.package.relationships(part)
            }
        return self._links[part]

    def _leads_to(self, part: str, key: str) -> bytes:
        target = self.package.target(part, key)
        if target is None:
            return self.package.relationships(part)[key].target.encode()
        return sha256(self.package.content(target)).hexdigest()[:16].encode()

    def _note_says(self, kind: str, identity: str) -> bytes:
        key = kind, identity
        if key not in self._said:
            self._said[key] = b""  # a note in itself ends here
            found = self.note(kind, identity)
            part = self.notes[kind]
            if found is not None and part is not None:
                inside = b"".join(self.print(child, part) for child in found)
                self._said[key] = sha256(inside).hexdigest()[:16].encode()
        return self._said[key]

    def _note_part(self, kind: str) -> str | None:
        return next(iter(self.package.related(self.package.document_part, kind)), None)


def _list_kinds(package: Package) -> dict[bytes, bytes]:
    """The lists by id: equal where they count and look alike, whatever their ids."""
    parts = package.related(package.document_part, "numbering")
    if not parts:
        return {}
    root = package.tree(parts[0])
    abstract = {
        one.get(name("w:abstractNumId"), ""): IN_DEFINITIONS.sub(b"", etree.tostring(one))
        for one in root.iter(name("w:abstractNum"))
    }
    kinds = {}
    for num in root.iter(name("w:num")):
        at = num.find(name("w:abstractNumId"))
        drawn = b"" if at is None else abstract.get(at.get(VAL, ""), b"")
        said = drawn + IN_DEFINITIONS.sub(b"", etree.tostring(num, with_tail=False))
        kinds[num.get(NUM_ID, "").encode()] = b"l" + sha256(said).hexdigest()[:12].encode()
    return kinds


def without_changes(properties: Element) -> Element:
    """Properties without what they were before: changed in place, and given back."""
    for child in list(properties):
        if child.tag in CHANGED:
            properties.remove(child)
    return properties


def is_table(block: Element) -> bool:
    """Whether a block is a table, not a paragraph."""
    return block.tag == TBL
