"""What keeps a Word file from being carried into another, and what would stay behind.

Knows tracked changes, comments and things that live in parts of their own; programs and
missing parts are ``soundness``'s affair. Does not carry anything, nor say where the file was named.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import DOC_PR
from boardpaper.ooxml.relationships import Relationship
from boardpaper.ooxml.tags import Paragraph, paragraphs
from boardpaper.ooxml.xml import WPS, A, Element, R, name

TRACKED: Final = frozenset(
    name(f"w:{word}")
    for word in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
COMMENTS: Final = frozenset(name(f"w:{word}") for word in ("commentReference", "commentRangeStart"))
ENDNOTE: Final = name("w:endnoteReference")
GRAPHIC: Final = f"{{{A}}}graphicData"
DRAWN: Final = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/lockedCanvas")
"""How the kinds of drawing end that stand in the document itself."""
CARRIED: Final = frozenset(("hyperlink", "image", "footnotes"))
WHAT: Final = {
    "chart": "a chart",
    "chartEx": "a chart",
    "package": "an embedded file",
    "aFChunk": "another document",
    "subDocument": "another document",
    "image": "a picture that is kept in another file",
}
"""What the kinds of relationship mean to people; those of diagrams are SmartArt."""
DECORATIVE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
"""By this Word marks a picture that shows nothing anybody misses."""
AS_PICTURE: Final = "in Word, cut it and paste it as a picture (Paste Special)"


@dataclass(frozen=True, slots=True)
class CarryFault:
    """One finding: at a paragraph counted from 1, or (0) in the file as a whole.

    A ``note`` says what stays behind; anything else keeps the file from being carried.
    """

    rule: str
    message: str
    hint: str
    paragraph: int = 0
    text: str = ""
    note: bool = False


def carry_faults(package: Package) -> Iterator[CarryFault]:
    """Everything that is wrong with a file that is to be carried, or would stay behind."""
    root = package.tree(package.document_part)
    found = dict.fromkeys(
        fault for one in paragraphs(root) for fault in _in_paragraph(package, one)
    )
    yield from found
    if not found:
        notes = [package.tree(part) for part in package.related(package.document_part, "footnotes")]
        yield from _outside_paragraphs([root, *notes])
    if not _says(root):
        hint = "write its text in Word, or take the appendix out of paper.yaml"
        yield CarryFault("file-is-not-empty", "the document says nothing", hint)
    yield from _left(package, root)


def _in_paragraph(package: Package, one: Paragraph) -> Iterator[CarryFault]:
    for element in one.element.iter():
        if element.tag in TRACKED:
            yield _settle(one, "changes are tracked", "accept or reject every change")
        elif element.tag in COMMENTS:
            yield _settle(one, "there is a comment", "delete all comments")
        elif element.tag == ENDNOTE:
            yield _kept(one, "an endnote", "in Word, convert endnotes to footnotes")
        for what in _elsewhere(package, element):
            yield _kept(one, what, AS_PICTURE)


def _elsewhere(package: Package, element: Element) -> Iterator[str]:
    """What an element shows that is kept in parts which are not carried."""
    uri = element.get("uri", "") if element.tag == GRAPHIC else ""
    if uri and not uri.endswith(DRAWN):
        chart = uri.endswith(("/chart", "/chartex"))
        yield "a chart" if chart else "a drawing such as SmartArt"
        return
    for relationship in _pointed_at(package, element):
        if not _is_carried(relationship):
            yield _what(relationship)


def _settle(one: Paragraph, what: str, remedy: str) -> CarryFault:
    hint = f"in Word, under Review, {remedy}, and save the file"
    return CarryFault("word-file-is-settled", what, hint, one.number, one.text)


def _kept(one: Paragraph, what: str, hint: str) -> CarryFault:
    message = f"{what} cannot be carried into the paper"
    return CarryFault("word-file-can-be-carried", message, hint, one.number, one.text)


def _outside_paragraphs(roots: list[Element]) -> Iterator[CarryFault]:
    """Tracked changes of tables, rows and footnotes, and documents between paragraphs."""
    for element in (element for root in roots for element in root.iter()):
        if element.tag in TRACKED:
            hint = "in Word, under Review, accept or reject every change, and save the file"
            yield CarryFault("word-file-is-settled", "changes are tracked", hint)
            return
        if element.tag in (name("w:altChunk"), name("w:subDoc")):
            message = "another document in it cannot be carried into the paper"
            hint = "open it in Word and save it, which makes its text part of it"
            yield CarryFault("word-file-can-be-carried", message, hint)
            return


def _pointed_at(package: Package, element: Element) -> Iterator[Relationship]:
    for key, value in element.items():
        if str(key).startswith(f"{{{R}}}") and element.tag not in _OF_SECTIONS:
            held = package.relationships(package.document_part).get(value)
            if held is not None:
                yield held


_OF_SECTIONS: Final = frozenset((name("w:headerReference"), name("w:footerReference")))


def _is_carried(one: Relationship) -> bool:
    return one.kind in CARRIED and not (one.kind == "image" and one.external)


def _what(one: Relationship) -> str:
    if one.kind.startswith("diagram"):
        return "a drawing such as SmartArt"
    return WHAT.get(one.kind, f"something of another kind ({one.kind})")


def _says(root: Element) -> bool:
    drawn = (DOC_PR, name("w:pict"), f"{{{WPS}}}wsp")
    if any(True for _ in root.iter(*drawn)):
        return True
    return any((text.text or "").strip() for text in root.iter(name("w:t")))


def _left(package: Package, root: Element) -> Iterator[CarryFault]:
    """What a reader of the file would see and a reader of the paper will not."""
    document = package.document_part
    for kind in ("header", "footer"):
        held = (package.tree(part) for part in package.related(document, kind))
        if any((text.text or "").strip() for part in held for text in part.iter(name("w:t"))):
            message = f"its {kind}s stay behind: the pages have those of the paper"
            hint = "nothing, unless a reader needs them: then write them into its text"
            yield CarryFault("word-file-is-carried-whole", message, hint, note=True)
    for one in paragraphs(root):
        if any(not _described(picture) for picture in one.element.iter(DOC_PR)):
            message = "a picture here does not say what it shows to someone who cannot see it"
            hint = "in Word, right-click the picture, choose View Alt Text, and write it there"
            rule = "picture-has-alt-text"
            yield CarryFault(rule, message, hint, one.number, one.text, note=True)
    pages = {_turned(section) for section in sections(root)}
    if len(pages) > 1:
        yield CarryFault(
            "word-file-is-carried-whole",
            "some of its pages lie on their side, and those of an appendix all lie one way",
            "write orientation: landscape if its tables need the width",
            note=True,
        )


def _described(picture: Element) -> bool:
    marked = picture.find(f".//{{{DECORATIVE}}}decorative")
    return bool(picture.get("descr") or picture.get("title") or marked is not None)


def _turned(section: Element) -> bool:
    size = section.find(name("w:pgSz"))
    return size is not None and size.get(name("w:orient")) == "landscape"
