"""A rendered template's slots filled: blocks, rows, links in the line.

Knows where markup goes; does not know what it says. The document is small until
here; what is poured in stays text from first to last.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from xml.parsers import expat

from lxml import etree

from boardpaper.ooxml.markup import escaped, hyperlink, looks_run
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import Relationship
from boardpaper.ooxml.row import MARK, OPEN, Lines, RowPattern, text_of
from boardpaper.ooxml.sections import drop_around
from boardpaper.ooxml.tags import P, T, texts
from boardpaper.ooxml.template import part_root, text_parts
from boardpaper.ooxml.xml import HEADER, Element, name

ROW, RUN = name("w:tr"), name("w:r")
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
BATCH = 200
"""Rows joined before they are encoded: enough to be quick, few enough to be small."""


@dataclass
class Filling:
    """What goes into the slots: blocks by name, rows if there is a plan, links by mark."""

    blocks: Mapping[str, Iterable[str]]
    rows: Iterator[Mapping[str, Lines]] | None
    bullet_style: str | None
    links: Mapping[str, str] = field(default_factory=dict)
    link_style: str | None = None


@dataclass
class SlotFault:
    """A slot that cannot be filled, and why."""

    slot: str
    rule: str
    message: str
    hint: str
    part: str = "the document"


def slot_faults(package: Package, known: Iterable[str]) -> list[SlotFault]:
    """Slots that share their paragraph, were changed by a filter, or stand where none can."""
    found = []
    body, known = package.tree(package.document_part), set(known)
    for paragraph in body.iter(P):
        text = "".join(one.text or "" for one in texts(paragraph))
        for written in MARK.findall(text):
            fault = _slot_fault(paragraph, text, written, known)
            if fault:
                found.append(fault)
    return found + list(_misplaced(package))


def _misplaced(package: Package) -> Iterator[SlotFault]:
    """Slots in a header, a footer or a note, where whole blocks cannot stand."""
    for part, words in text_parts(package).items():
        if part == package.document_part:
            continue
        content = package.content(part).decode()
        for slot in MARK.findall(content):
            if not slot.startswith("link."):
                yield SlotFault(
                    slot,
                    "slot-stands-in-the-document",
                    f"{{{{ {slot} }}}} stands in {words}, where no block can",
                    "move it into the document itself",
                    words,
                )


def _slot_fault(paragraph: Element, text: str, written: str, known: set[str]) -> SlotFault | None:
    slot = written.casefold()  # a filter such as upper has had its way
    if slot.startswith("row."):
        if next(paragraph.iterancestors(ROW), None) is None:
            return SlotFault(
                slot,
                "row-slot-stands-in-a-row",
                f"{{{{ {slot} }}}} stands outside a table",
                "put it in a cell of the table row that repeats",
            )
        return None
    if written not in known:
        return SlotFault(
            slot,
            "slot-is-plain",
            f"{{{{ {slot} }}}} passes through a filter, which a whole block cannot",
            "write the slot without a filter",
        )
    if not slot.startswith("link.") and MARK.sub("", text).strip():
        return SlotFault(
            slot,
            "slot-stands-alone",
            f"{{{{ {slot} }}}} prints whole paragraphs, and shares its own with other words",
            "give it a paragraph of its own",
        )
    return None


def row_slots(package: Package) -> set[str]:
    """The slots of the prototype row, empty when there is none."""
    row = _prototype(package.tree(package.document_part))
    return {slot for slot, _ in _row_marks(row)} if row is not None else set()


def _row_marks(row: Element) -> Iterator[tuple[str, Element]]:
    for text in row.iter(T):
        for found in MARK.findall(text.text or ""):
            if found.startswith("row."):
                yield found.removeprefix("row."), text


def _prototype(root: Element) -> Element | None:
    """The innermost row that holds slots of a row, the first if there are several."""
    for text in root.iter(T):
        if any(found.startswith("row.") for found in MARK.findall(text.text or "")):
            row = next(text.iterancestors(ROW), None)
            if row is not None:
                return row
    return None


def fill(package: Package, filling: Filling) -> Package:
    """The package with every slot filled, the document in pieces, read through once.

    Raises ValueError if what was written is not well-formed: a fault of ours.
    """
    package, links = _with_links(package, filling.links)
    package = _plain_elsewhere(package, filling.links)
    root = part_root(package, package.document_part)
    pattern = _take_row(root, filling)
    _mark_blocks(root, filling)
    _link_runs(root, links, filling)
    pieces = list(_pieces(etree.tostring(root, encoding="unicode"), pattern, filling))
    _check(pieces)
    return package.replace({package.document_part: pieces})


def _take_row(root: Element, filling: Filling) -> RowPattern | None:
    row = _prototype(root)
    if row is None:
        return None
    if filling.rows is None:
        drop_around(root, row)
        return None
    pattern = RowPattern(row, filling.bullet_style)
    row.addnext(etree.ProcessingInstruction("bp", "rows"))
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)
    return pattern


def _mark_blocks(root: Element, filling: Filling) -> None:
    for paragraph in list(root.iter(P)):
        text = "".join(one.text or "" for one in texts(paragraph)).strip()
        found = MARK.fullmatch(text)
        parent = paragraph.getparent()
        if found and found[1] in filling.blocks and parent is not None:
            paragraph.addnext(etree.ProcessingInstruction("bp", found[1]))
            parent.remove(paragraph)


def _pieces(document: str, pattern: RowPattern | None, filling: Filling) -> Iterator[bytes]:
    yield HEADER
    parts = re.split(r"<\?bp (.*?)\?>", document)
    for at, part in enumerate(parts):
        if at % 2 == 0:
            yield part.encode()
        elif part == "rows" and pattern is not None and filling.rows is not None:
            filled = (pattern.fill(row) for row in filling.rows)
            while batch := "".join(islice(filled, BATCH)):
                yield batch.encode()
        else:
            yield "".join(filling.blocks[part]).encode()


def _with_links(package: Package, links: Mapping[str, str]) -> tuple[Package, dict[str, str]]:
    """The package with a relationship for each link, and the ids by mark."""
    ids = {}
    for found, target in links.items():
        package, ids[found] = add_link(package, target)
    return package, ids


def add_link(package: Package, target: str) -> tuple[Package, str]:
    """The package with a relationship to an external address, and its id."""
    return package.add_relationship(
        package.document_part, Relationship(LINK, target, external=True)
    )


def _plain_elsewhere(package: Package, links: Mapping[str, str]) -> Package:
    """Headers and footers print an address as plain words."""
    for part in text_parts(package):
        content = package.content(part).decode()
        if part != package.document_part and OPEN in content:
            plain = MARK.sub(lambda found: escaped(links.get(found[1], "")), content)
            package = package.replace({part: plain.encode()})
    return package


def _link_runs(root: Element, ids: Mapping[str, str], filling: Filling) -> None:
    for text in list(root.iter(T)):
        run = text.getparent()
        parent = run.getparent() if run is not None else None
        if run is None or parent is None or run.tag != RUN or not MARK.search(text.text or ""):
            continue
        new = etree.fromstring(f"<x {_SPACES}>{_linked(run, text, ids, filling)}</x>")
        for child in new:
            run.addprevious(child)
        parent.remove(run)


_SPACES = f'xmlns:w="{T[1:].partition("}")[0]}" xmlns:r="{name("r:id")[1:].partition("}")[0]}"'


def _linked(run: Element, text: Element, ids: Mapping[str, str], filling: Filling) -> str:
    """A run with links in its text, as runs before, linked runs, runs after."""
    properties = run.find(name("w:rPr"))
    looks = text_of(properties) if properties is not None else ""
    linked = looks
    if filling.link_style:
        linked = f'<w:rPr><w:rStyle w:val="{filling.link_style}"/></w:rPr>'
    written = []
    for at, part in enumerate(MARK.split(text.text or "")):
        if at % 2:
            written.append(hyperlink(ids[part], looks_run(linked, filling.links[part])))
        elif part:
            written.append(looks_run(looks, part))
    return "".join(written)


def _check(pieces: list[bytes]) -> None:
    """Reads the document through: nothing leaves here that is not well-formed."""
    parser = expat.ParserCreate()
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as trouble:
        raise ValueError(f"the document is not well-formed XML: {trouble}") from None
