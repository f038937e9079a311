"""The mark of a draft at the foot of every page: "Draft 2", put there and taken away.

Knows the last line of a footer; does not know drafts. A page without a footer is given one.
"""

import re
from typing import Final

from boardpaper.ooxml.blocks import P, sections
from boardpaper.ooxml.markup import escaped
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.package import read as read_package
from boardpaper.ooxml.package import write as write_package
from boardpaper.ooxml.page_edges import reference, with_edges
from boardpaper.ooxml.relationships import TYPES, ContentTypes, write_types
from boardpaper.ooxml.stylesheet import PPR, PSTYLE
from boardpaper.ooxml.xml import Element, W, attribute, name, parse, serialise

TEXT, VALUE, ID = name("w:t"), name("w:val"), name("r:id")
ADDED: Final = "footerDraft.xml"
"""The part that is the footer of pages that had none."""
MARK: Final = re.compile(r"Draft \d+")
LOOKS: Final = '<w:spacing w:before="0" w:after="0" w:line="220" w:lineRule="exact"/>'
"""Of a line's own height, whatever the style: 11 points, for letters of 9."""


def mark(package: Package, number: int) -> Package:
    """The document with ``Draft <number>`` as the last line of every page's footer."""
    package = with_edges(package, "footer", ADDED)
    parts = {}
    for part in package.related(package.document_part, "footer"):
        root = package.tree(part)
        root.append(_line(f"Draft {number}", _style(root)))
        parts[part] = serialise(root)
    return package.replace(parts)


def unmark(package: Package) -> Package:
    """The document without the mark; footers that held nothing else go with it."""
    for part in package.related(package.document_part, "footer"):
        root = package.tree(part)
        if len(root) and root[-1].tag == P and MARK.fullmatch(_words(root[-1])):
            root.remove(root[-1])
            kept = len(root) > 0
            package = package.replace({part: serialise(root)}) if kept else _without(package, part)
    return package


def unmarked(data: bytes) -> bytes:
    """The bytes of a document without the mark. Raises NotAWordFile."""
    return write_package(unmark(read_package(data)))


def _line(words: str, style: str) -> Element:
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    said = f'<w:r><w:rPr><w:b/><w:sz w:val="18"/></w:rPr><w:t>{escaped(words)}</w:t></w:r>'
    line = f"<w:p><w:pPr>{named}{LOOKS}</w:pPr>{said}</w:p>"
    return parse(f'<w:ftr xmlns:w="{W}">{line}</w:ftr>'.encode())[0]


def _style(footer: Element) -> str:
    """The style that a footer's last paragraph has."""
    last = next(iter(reversed(list(footer.iter(P)))), None)
    found = None if last is None else last.find(f"{PPR}/{PSTYLE}")
    return "" if found is None else found.get(VALUE, "")


def _words(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(TEXT))


def _without(package: Package, part: str) -> Package:
    """The document without one of its footers, and nothing that points at it."""
    document = package.document_part
    held = package.relationships(document)
    gone = {key for key in held if package.target(document, key) == part}
    root = package.tree(document)
    for section in sections(root):
        for one in section.findall(reference("footer")):
            if one.get(ID) in gone:
                section.remove(one)
    kept = {key: one for key, one in held.items() if key not in gone}
    others = {one: kind for one, kind in package.types.overrides.items() if one != f"/{part}"}
    types = write_types(ContentTypes(package.types.defaults, others))
    package = package.with_relationships(document, kept).without(part)
    return package.replace({document: serialise(root), TYPES: types})
