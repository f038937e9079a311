"""Words that stand first: at the top of every page, and above everything else.

Knows headers and the body of a document; does not know what the words say, nor which
documents need them. They are ordinary paragraphs, which every reader comes upon.
"""

from collections.abc import Sequence
from typing import Final

from boardpaper.ooxml.blocks import P, body
from boardpaper.ooxml.markup import BOLD, run
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.page_edges import with_edges
from boardpaper.ooxml.stylesheet import PPR, PSTYLE
from boardpaper.ooxml.xml import Element, R, W, attribute, name, parse, serialise

ADDED: Final = "headerMarked.xml"
"""The part that is the header of pages that had none."""
LOOKS: Final = '<w:spacing w:before="0" w:after="60"/><w:ind w:left="0" w:firstLine="0"/>'


def on_every_page(package: Package, words: str) -> Package:
    """The document with these words as the first line of the header of every page."""
    package = with_edges(package, "header", ADDED)
    parts = {}
    for part in sorted(set(package.related(package.document_part, "header"))):
        root = package.tree(part)
        root.insert(0, _line(words, _style(root)))
        parts[part] = serialise(root)
    return package.replace(parts)


def _line(words: str, style: str) -> Element:
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    looks = f'<w:pPr>{named}{LOOKS}<w:jc w:val="center"/></w:pPr>'
    return _parsed(f"<w:p>{looks}{run(words, BOLD)}</w:p>")[0]


def _style(header: Element) -> str:
    """The style that a header's first paragraph has."""
    first = next(header.iter(P), None)
    found = None if first is None else first.find(f"{PPR}/{PSTYLE}")
    return "" if found is None else found.get(name("w:val"), "")


def above_all(package: Package, paragraphs: Sequence[str]) -> Package:
    """The document with these paragraphs, as XML, before everything else in it."""
    root = package.tree(package.document_part)
    for at, element in enumerate(list(_parsed("".join(paragraphs)))):
        body(root).insert(at, element)
    return package.replace({package.document_part: serialise(root)})


def _parsed(xml: str) -> Element:
    return parse(f'<x xmlns:w="{W}" xmlns:r="{R}">{xml}</x>'.encode())
