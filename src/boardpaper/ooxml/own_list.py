"""A list of its own for paragraphs that are numbered apart from the others in their style.

Knows ``numbering.xml`` (ECMA-376-1, 17.9); does not know which paragraphs those are.
"""

from copy import deepcopy
from typing import Final

from boardpaper.model.numbering import NAME, NUMERALS
from boardpaper.ooxml.numbering import Num, read_numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import ILVL, NUM_ID, PSTYLE, VAL, integer
from boardpaper.ooxml.xml import Element, attribute, name, parse, serialise
from boardpaper.ooxml.xml import W as SPACE

ABSTRACT, NUM, LEVEL = name("w:abstractNum"), name("w:num"), name("w:lvl")
ABSTRACT_ID: Final = name("w:abstractNumId")
IDENTITIES: Final = tuple(
    name(f"w:{word}") for word in ("nsid", "tmpl", "name", "styleLink", "numStyleLink")
)
"""By these Word knows a list again; a copy has none of them."""


def with_list(
    package: Package, style_id: str, pattern: str
) -> tuple[Package, tuple[int, int] | None]:
    """The package with a copy of a style's list that counts from 1, and its number and level.

    ``pattern`` is as a house style writes it, without ``{section}``. None where the
    style has no list.
    """
    part = next(iter(package.related(package.document_part, "numbering")), None)
    place = place_of(package, style_id)
    if part is None or place is None:
        return package, None
    num, level = place
    root = package.tree(part)
    held = [one for one in root.iter(ABSTRACT) if one.get(ABSTRACT_ID) == num.list_key]
    if not held:
        return package, None
    number = _copied(root, held[0], level, _text(pattern, level))
    return package.replace({part: serialise(root)}), (number, level)


def place_of(package: Package, style_id: str) -> tuple[Num, int] | None:
    """The list and level that a paragraph style has, None where it has none."""
    properties = f'<w:pPr><w:pStyle w:val="{attribute(style_id)}"/></w:pPr>'
    paragraph = parse(f'<w:p xmlns:w="{SPACE}">{properties}</w:p>'.encode())
    return read_numbering(package).place(paragraph)


def _text(pattern: str, level: int) -> str:
    """The text of a level (17.9.11) for a pattern: ``A.{1}`` at level 1 is ``A.%2``."""
    return NAME.sub(lambda found: f"%{level + 1}" if found[1] in NUMERALS else "", pattern)


def _copied(root: Element, abstract: Element, level: int, text: str) -> int:
    """Adds the list and its number, and gives that."""
    copy = deepcopy(abstract)
    key = str(next_number(root, ABSTRACT, ABSTRACT_ID))
    copy.set(ABSTRACT_ID, key)
    for child in [one for one in copy if one.tag in IDENTITIES]:
        copy.remove(child)
    for item in copy.iter(LEVEL):
        for style in item.findall(PSTYLE):
            item.remove(style)
        if integer(item.get(ILVL)) == level:
            _set(item, "lvlText", text)
            _set(item, "start", "1")
    number = next_number(root, NUM, NUM_ID)
    add_list(root, copy, number)
    return number


def next_number(root: Element, tag: str, key: str) -> int:
    """An id that none of these elements has."""
    return max((integer(one.get(key)) or 0 for one in root.iter(tag)), default=0) + 1


def add_list(root: Element, abstract: Element, number: int) -> Element:
    """Adds an abstract list and a number for it; abstract lists stand before numbers (17.9)."""
    last = list(root.iterchildren(ABSTRACT))
    if last:
        last[-1].addnext(abstract)
    else:
        root.insert(len(list(root.iterchildren(name("w:numPicBullet")))), abstract)
    return add_number(root, abstract.get(ABSTRACT_ID, ""), number)


def add_number(root: Element, abstract: str, number: int) -> Element:
    """Adds a number for an abstract list, after the others."""
    num = root.makeelement(NUM)
    num.set(NUM_ID, str(number))
    link = num.makeelement(ABSTRACT_ID)
    link.set(VAL, abstract)
    num.append(link)
    held = list(root.iterchildren(NUM)) or list(root.iterchildren(ABSTRACT))
    held[-1].addnext(num)
    return num


def _set(item: Element, child: str, value: str) -> None:
    found = item.find(name(f"w:{child}"))
    if found is not None:
        found.set(VAL, value)
