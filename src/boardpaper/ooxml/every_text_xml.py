"""Every text of a part that is XML: paragraphs, other elements, attributes, comments.

Knows in which elements and attributes Office keeps words; does not know what any say.
Words that are split over runs are read as one, and where tracked changes or alternatives
leave several ways to read a paragraph, it is read in each.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from lxml import etree

from boardpaper.model.placed import Placed, TextKind, kind_of
from boardpaper.ooxml.blocks import ALTERNATES, CHOICE, FALLBACK, P
from boardpaper.ooxml.xml import A, Element, W, name

SHEET: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORDS: Final = frozenset({*(name(f"w:{one}") for one in ("t", "delText")), f"{{{A}}}t"})
FIELDS: Final = frozenset(name(f"w:{one}") for one in ("instrText", "delInstrText"))
PRINTED: Final = {
    **{name(f"w:{one}"): " " for one in ("tab", "br", "cr", "ptab")},
    f"{{{A}}}br": " ",
    name("w:noBreakHyphen"): "-",
}
"""Elements that print as a character between words."""
PARAGRAPHS: Final = frozenset({P, f"{{{A}}}p"})
SHARED: Final = tuple(f"{SHEET}{one}" for one in ("si", "is", "text"))
"""Where a workbook keeps words, also in several pieces."""
BOX: Final = name("w:txbxContent")
GONE: Final = frozenset(name(f"w:{one}") for one in ("del", "moveFrom"))
COME: Final = frozenset(name(f"w:{one}") for one in ("ins", "moveTo"))
LEAVING_OUT: Final = (frozenset[str](), GONE, COME, frozenset({CHOICE}), frozenset({FALLBACK}))
"""The ways to read a paragraph, by the elements that are left out."""
OTHERS: Final = etree.XPath(
    "//*[not(self::w:t or self::w:delText or self::w:instrText or self::w:delInstrText)]"
    "[not(self::a:t)][text()[normalize-space()]]",
    namespaces={"w": W, "a": A},
)
ALL: Final = etree.XPath("string(.)")
ASIDE: Final = etree.XPath("//comment() | //processing-instruction()")
ATTRIBUTE: Final = re.compile(r'\s([\w:.-]+)="([^"<]*)"')
"""An attribute as lxml writes it."""
_LABELS: Final = """
    name anchor key file row column tag Target PartName Extension descr title alias string tooltip
    author initials instr userId
"""
LABELS: Final = frozenset(_LABELS.split())
"""Attributes that people's words get into, as names of things or as they are."""
NAMED: Final = tuple(
    name(f"w:{one}") for one in ("name", "alias", "tag", "docVar", "aliases", "attr", "placeholder")
)
"""Elements whose attributes name things."""
PLACES: Final = frozenset({"r", "ref", "sqref", "spans"})
"""Attributes that say which cell of a workbook is meant."""
NUMBER: Final = re.compile(r"\s*-?[\d.]+\s*")
OFFICE: Final = re.compile(
    r"openxmlformats|schemas-microsoft-com|schemas\.microsoft\.com|purl\.oclc"
)


def texts_of_xml(data: bytes, place: str) -> Iterator[Placed] | None:
    """The texts of a part; None where it is not XML that can be read."""
    root = _root(data)
    return None if root is None else _texts(root, place)


def _root(data: bytes) -> Element | None:
    if b"<" not in data[:64]:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _texts(root: Element, place: str) -> Iterator[Placed]:
    yield from _paragraphs(root, place)
    yield from _others(root, place)
    for aside in _elements(ASIDE(root.getroottree())):
        yield Placed(f"{place}, a comment in its XML", aside.text or "")
    doctype = root.getroottree().docinfo.doctype
    if doctype:
        yield Placed(place, etree.tostring(root.getroottree(), encoding="unicode"))
    yield from _attributes(root, place)


def _others(root: Element, place: str) -> Iterator[Placed]:
    """The texts of elements that hold no part of a paragraph."""
    told = sum(len(one.text or "") for one in root.iter(*WORDS, *FIELDS))
    if told == len(str(ALL(root))):
        return
    for shared in root.iter(*SHARED):
        yield Placed(place, "".join(map(str, shared.itertext())))
    for one in _elements(OTHERS(root)):
        text = "".join(map(str, one.itertext())) if len(one) else one.text or ""
        yield Placed(place, text, "code" if _counted(one, text) else "words")


def _elements(found: object) -> Iterator[Element]:
    """What an XPath found, as elements."""
    if isinstance(found, list):
        yield from (one for one in found if isinstance(one, Element))


def _counted(element: Element, text: str) -> bool:
    """Whether a text is a number that a program keeps for itself, such as which text is meant."""
    parent = element.getparent()
    if element.tag == f"{SHEET}v" and parent is not None:
        return parent.get("t") == "s"
    return bool(NUMBER.fullmatch(text) and OFFICE.search(str(element.tag)))


def _paragraphs(root: Element, place: str) -> Iterator[Placed]:
    number, said, fields = 0, list[str](), list[str]()
    several = next(root.iter(BOX, ALTERNATES, *GONE, *COME), None) is not None
    for one in root.iter(*PARAGRAPHS, *WORDS, *FIELDS, *PRINTED):
        if one.tag in PARAGRAPHS:
            yield from _paragraph(place, number, said, fields)
            number, said, fields = number + 1, [], []
            if several:
                yield from _in_each_way(one, f"{place}, paragraph {number}")
        elif one.tag in FIELDS:
            fields.append(one.text or "")
        else:
            said.append(PRINTED.get(str(one.tag)) or one.text or "")
    yield from _paragraph(place, number, said, fields)


def _paragraph(place: str, number: int, said: list[str], fields: list[str]) -> Iterator[Placed]:
    where = f"{place}, paragraph {number}"
    if said:
        yield Placed(where, "".join(said))
    if fields:
        yield Placed(f"{where}, a field", "".join(fields), "label")


def _in_each_way(paragraph: Element, place: str) -> Iterator[Placed]:
    """A paragraph without its text boxes; changes and alternatives left out in turn."""
    pieces: list[tuple[str, set[str]]] = []
    for one in paragraph.iter(*WORDS, *PRINTED):
        around = set[str]()
        for above in one.iterancestors():
            if above.tag in PARAGRAPHS:
                if above is paragraph:
                    pieces.append((PRINTED.get(str(one.tag)) or one.text or "", around))
                break
            around.add(str(above.tag))
    read = ("".join(text for text, around in pieces if not around & out) for out in LEAVING_OUT)
    yield from (Placed(place, text) for text in dict.fromkeys(read) if text)


def _attributes(root: Element, place: str) -> Iterator[Placed]:
    """The values of attributes, each once."""
    office = bool(OFFICE.search(str(root.tag)))
    written = etree.tostring(root, encoding="unicode")
    for key, escaped in dict.fromkeys(ATTRIBUTE.findall(written)):
        value, local = unescape(escaped), key.rpartition(":")[2]
        if not value.strip() or key.startswith("xmlns") or (office and local in PLACES):
            continue
        yield Placed(f"{place}, {_attribute(local)}", value, _kind(value, local, office))
    for one in root.iter(*NAMED):
        values = dict.fromkeys(str(value) for value in one.attrib.values())
        yield from (Placed(f"{place}, a name", value, "label") for value in values)


def _attribute(local: str) -> str:
    return {"descr": "words for a picture", "name": "a name", "anchor": "a bookmark"}.get(
        local, f'what "{local}" says'
    )


def _kind(value: str, local: str, office: bool) -> TextKind:
    if local == "instr":
        return "label"
    kind = kind_of(value)
    return "code" if kind == "label" and office and local not in LABELS else kind
