"""The headers and footers of a document's pages: every page given one of a kind.

Knows which pages have which (ECMA-376-1, 17.10); does not know what stands in them.
"""

import posixpath
from collections.abc import Iterator
from typing import Final, Literal

from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.stylesheet import switch
from boardpaper.ooxml.xml import Element, R, W, name, parse, serialise

Edge = Literal["header", "footer"]
TYPE, ID = name("w:type"), name("r:id")
ROOTS: Final = {"header": "hdr", "footer": "ftr"}
FIRST_DIFFERS, EVEN_DIFFERS = name("w:titlePg"), name("w:evenAndOddHeaders")
CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def with_edges(package: Package, edge: Edge, added: str) -> Package:
    """The document in which every page has a header, or a footer; empty where it had none.

    ``added`` is the name of the part that such pages are given.
    """
    document = package.document_part
    root = package.tree(document)
    bare = list(_bare(root, reference(edge), _evens_differ(package)))
    if not bare:
        return package
    package, key = package.add_relationship(document, Relationship(f"{OFFICE}{edge}", added))
    for section, kind in bare:
        section.insert(0, section.makeelement(reference(edge), {TYPE: kind, ID: key}))
    part = posixpath.join(posixpath.dirname(document), added)
    empty = serialise(parse(f'<w:{ROOTS[edge]} xmlns:w="{W}" xmlns:r="{R}"/>'.encode()))
    package = package.replace({document: serialise(root), part: empty})
    return package.with_type(part, CONTENT_TYPE.format(edge))


def reference(edge: Edge) -> str:
    """The element by which a section names its header or footer."""
    return name(f"w:{edge}Reference")


def _bare(root: Element, wanted: str, evens_differ: bool) -> Iterator[tuple[Element, str]]:
    """The sections with pages that have none, and which pages those are.

    A section has those of the one before it unless it has its own.
    """
    held: set[str] = set()
    for section in sections(root):
        held |= {one.get(TYPE, "default") for one in section.iterchildren(wanted)}
        needed = {"default"}
        if evens_differ:
            needed.add("even")
        if switch(section, FIRST_DIFFERS):
            needed.add("first")
        yield from ((section, kind) for kind in sorted(needed - held))
        held |= needed


def _evens_differ(package: Package) -> bool:
    settings = package.related(package.document_part, "settings")
    return any(switch(package.tree(part), EVEN_DIFFERS) for part in settings)
