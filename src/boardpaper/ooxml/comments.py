"""Word comments put at paragraphs of a document.

Knows ``comments.xml`` (ECMA-376-1, 17.13.4) and where comments may be anchored; does
not know what they are about. Without dates: the same comments give the same bytes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.markup import escaped
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import BOX
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.stylesheet import PPR
from boardpaper.ooxml.xml import HEADER, Element, W, attribute, name, serialise

TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENT: Final = name("w:comment")
ID: Final = name("w:id")
AUTHOR: Final = "boardpaper"
INITIALS: Final = "bp"


@dataclass(frozen=True, slots=True)
class Comment:
    """What to say, a paragraph each, at a paragraph of the document counted from 1.

    A paragraph that is not there, as 0, stands for the first.
    """

    paragraph: int
    lines: tuple[str, ...]


def with_comments(package: Package, comments: Iterable[Comment]) -> Package:
    """The package with these comments beside those it has, in the order given."""
    root = package.tree(package.document_part)
    anchors = list(root.iter(P))
    package, part, held = _part(package)
    first = max((int(one.get(ID, "0")) for one in held.iter(COMMENT)), default=-1) + 1
    for identity, comment in enumerate(comments, first):
        at = comment.paragraph if 0 < comment.paragraph <= len(anchors) else 1
        if anchors:
            _anchor(_outermost(anchors[at - 1]), str(identity))
            held.append(etree.fromstring(_written(identity, comment)))
    return package.replace({part: serialise(held), package.document_part: serialise(root)})


def _part(package: Package) -> tuple[Package, str, Element]:
    """The part that holds the comments, made if there is none."""
    document = package.document_part
    held = package.related(document, "comments")
    if held:
        return package, held[0], package.tree(held[0])
    part = f"{document.rpartition('/')[0]}/comments.xml".lstrip("/")
    while part in package.parts:
        part = part.replace(".xml", "-checked.xml")
    target = part.rpartition("/")[2]
    package, _ = package.add_relationship(document, Relationship(f"{OFFICE}comments", target))
    empty = HEADER + f'<w:comments xmlns:w="{W}"/>'.encode()
    package = package.with_type(part, TYPE).replace({part: empty})
    return package, part, package.tree(part)


def _outermost(paragraph: Element) -> Element:
    """The paragraph itself, or the one a text box hangs on: boxes hold no comments."""
    boxes = list(paragraph.iterancestors(BOX))
    around = next(boxes[-1].iterancestors(P), None) if boxes else None
    return paragraph if around is None else around


def _anchor(paragraph: Element, identity: str) -> None:
    """Marks the whole paragraph, and puts the sign of the comment at its end."""
    start = paragraph.makeelement(name("w:commentRangeStart"), {ID: identity})
    properties = paragraph.find(PPR)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(paragraph.makeelement(name("w:commentRangeEnd"), {ID: identity}))
    run = paragraph.makeelement(name("w:r"))
    run.append(run.makeelement(name("w:commentReference"), {ID: identity}))
    paragraph.append(run)


def _written(identity: int, comment: Comment) -> str:
    said = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for line in comment.lines
    )
    return (
        f'<w:comment xmlns:w="{W}" w:id="{identity}" w:author="{attribute(AUTHOR)}" '
        f'w:initials="{INITIALS}">{said}</w:comment>'
    )
