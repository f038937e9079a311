"""A rendered template's slots filled: blocks, rows, links in the line.

Knows where markup goes; does not know what it says. The document is small until
here; what is poured in stays text from first to last.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from xml.parsers import expat

from lxml import etree

from boardpaper.ooxml.cells import bookmarked
from boardpaper.ooxml.markup import bookmark, escaped, hyperlink, looks_run
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import Relationship
from boardpaper.ooxml.row import Lines, RowPattern, Spaces, run_pieces
from boardpaper.ooxml.sections import BODY, BREAK, drop_around
from boardpaper.ooxml.slots import MARK, OPEN, prototype, slots_of
from boardpaper.ooxml.tags import RUN, P, T, texts
from boardpaper.ooxml.template import part_root
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.tidy import drop_once_only
from boardpaper.ooxml.xml import HEADER, Element, attribute

LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
Cells = Callable[[Mapping[str, Lines], Sequence[str]], Iterable[tuple[int, str]]]
"""Gives for a row, and the slots of each of its cells, the id and name of their bookmarks."""
BATCH = 200
"""Rows joined before they are encoded: enough to be quick, few enough to be small."""


@dataclass
class Filling:
    """What goes into the slots: blocks by name, rows if there is a plan, links by mark."""

    blocks: Mapping[str, Sequence[str]]
    rows: Iterator[Mapping[str, Lines]] | None
    bullet_style: str | None
    links: Mapping[str, str] = field(default_factory=dict)
    link_style: str | None = None
    row_bookmarks: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """The id and name of the bookmark of a row, by the reference that it prints."""
    cells: Cells | None = None
    """Gives the bookmarks of a row's cells; None where those get none."""


def row_slots(package: Package) -> set[str]:
    """The slots of the prototype row, empty when there is none."""
    row = prototype(package.tree(package.document_part))
    return {slot for slot, _ in _row_marks(row)} if row is not None else set()


def _row_marks(row: Element) -> Iterator[tuple[str, Element]]:
    for text in row.iter(T):
        for found in MARK.findall(text.text or ""):
            if found.startswith("row."):
                yield found.removeprefix("row."), text


def fill(package: Package, filling: Filling) -> Package:
    """The package with every slot filled, the document in pieces, read through once.

    Raises ValueError if what was written is not well-formed: a fault of ours.
    """
    package, links = _with_links(package, filling.links)
    package = _plain_elsewhere(package, filling.links)
    root = part_root(package, package.document_part)
    _link_runs(root, links, filling)
    pattern = _take_row(root, filling)
    _mark_blocks(root, filling)
    pieces = _pieces(etree.tostring(root, encoding="unicode"), pattern, filling)
    return package.replace({package.document_part: list(_checked(pieces))})


def _take_row(root: Element, filling: Filling) -> RowPattern | None:
    row = prototype(root)
    if row is None:
        return None
    if filling.rows is None:
        drop_around(root, row)
        return None
    drop_once_only(root, row)
    pattern = RowPattern(row, filling.bullet_style, edges=filling.cells is not None)
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
            paragraph.addprevious(etree.ProcessingInstruction("bp", found[1]))
            if paragraph.find(BREAK) is None and (filling.blocks[found[1]] or parent.tag == BODY):
                parent.remove(paragraph)
            else:  # it ends a section, or its cell would hold no paragraph
                _empty(paragraph)


def _empty(paragraph: Element) -> None:
    for run in paragraph.findall(RUN):
        paragraph.remove(run)


Piece = tuple[str, Sequence[tuple[int, str]]]
"""Some of the document, and the id and name of the bookmark between each two edges in it."""


def _pieces(document: str, pattern: RowPattern | None, filling: Filling) -> Iterator[Piece]:
    yield HEADER.decode(), ()
    parts = re.split(r"<\?bp (.*?)\?>", document)
    for at, part in enumerate(parts):
        if at % 2 == 0:
            yield part, ()
        elif part == "rows" and pattern is not None and filling.rows is not None:
            yield from _rows(pattern, filling.rows, filling)
        else:
            yield "".join(filling.blocks[part]), ()


def _rows(
    pattern: RowPattern, rows: Iterator[Mapping[str, Lines]], filling: Filling
) -> Iterator[Piece]:
    while batch := list(islice(rows, BATCH)):
        written = "".join(_row(pattern, row, filling) for row in batch)
        cells = filling.cells
        yield (
            written,
            [one for row in batch for one in cells(row, pattern.columns)] if cells else (),
        )


def _row(pattern: RowPattern, row: Mapping[str, Lines], filling: Filling) -> str:
    written = pattern.fill(row)
    reference = row["reference"][0][0]
    if reference not in filling.row_bookmarks:
        return written
    identity, named = filling.row_bookmarks[reference]
    shown = re.compile(rf"<w:r>(?:(?!</w:r>).)*?>{re.escape(escaped(reference))}</w:t></w:r>", re.S)
    return shown.sub(lambda found: bookmark(identity, named, found[0]), written, count=1)


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


def shown(target: str) -> str:
    """An address as it prints: one of e-mail without its mailto:."""
    return target.removeprefix("mailto:")


def _plain_elsewhere(package: Package, links: Mapping[str, str]) -> Package:
    """Headers and footers print an address as plain words."""
    for part in text_parts(package):
        content = package.content(part).decode()
        if part != package.document_part and OPEN in content:
            plain = MARK.sub(
                lambda found: escaped(links.get(found[1], "").removeprefix("mailto:")), content
            )
            package = package.replace({part: plain.encode()})
    return package


def _link_runs(root: Element, ids: Mapping[str, str], filling: Filling) -> None:
    for text in list(root.iter(T)):
        run = text.getparent()
        parent = run.getparent() if run is not None else None
        if run is None or parent is None or run.tag != RUN:
            continue
        if not any(slot in ids for slot in slots_of(text)):
            continue
        declared = parent.nsmap
        written = "".join(_linked(run, declared, ids, filling))
        for child in etree.fromstring(f"<x{_declarations(declared)}>{written}</x>"):
            run.addprevious(child)
        parent.remove(run)


def _declarations(declared: Spaces) -> str:
    return "".join(
        f' xmlns{":" + prefix if prefix else ""}="{attribute(space)}"'
        for prefix, space in declared.items()
    )


def _linked(
    run: Element, declared: Spaces, ids: Mapping[str, str], filling: Filling
) -> Iterator[str]:
    """A run with links in its text, as runs before, linked runs, runs after."""
    for looks, piece in run_pieces(run, declared):
        found = MARK.fullmatch(piece)
        if found is None:
            yield piece
        elif found[1] in ids:
            linked = looks
            if filling.link_style:
                linked = f'<w:rPr><w:rStyle w:val="{attribute(filling.link_style)}"/></w:rPr>'
            yield hyperlink(ids[found[1]], looks_run(linked, shown(filling.links[found[1]])))
        else:
            yield looks_run(looks, piece)


def _checked(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """The document, read through: nothing leaves here that is not well-formed.

    The bookmarks of cells, of which there are as many as words are few, go in after that:
    they are all alike, and their names plain letters and digits.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        for text, marks in pieces:
            data = text.encode()
            parser.Parse(data, False)
            yield bookmarked(text, marks).encode() if marks else data
        parser.Parse(b"", True)
    except expat.ExpatError as trouble:
        raise ValueError(f"the document is not well-formed XML: {trouble}") from None
