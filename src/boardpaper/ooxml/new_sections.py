"""Sections added to a Word document, each a page or more of its own, as its others look.

Knows section breaks, pages and their headers (ECMA-376-1, 17.6); does not know what
is to stand there: each new section holds a slot. Page numbers run on.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from boardpaper.model.paper_file import Orientation
from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.sections import BODY, BREAK, SECTION, section_of
from boardpaper.ooxml.slots import MARK, mark
from boardpaper.ooxml.stylesheet import PPR, integer
from boardpaper.ooxml.tags import P, T
from boardpaper.ooxml.xml import Element, R, W, name, parse

SIZE, MARGINS = name("w:pgSz"), name("w:pgMar")
REFERENCES: Final = (name("w:headerReference"), name("w:footerReference"))
FIRST_PAGE: Final = tuple(name(f"w:{word}") for word in ("titlePg", "type"))
NUMBERS, START = name("w:pgNumType"), name("w:start")
THIN: Final = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr>'
)
"""A paragraph that takes no room, for a break to stand in."""
PAGE: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" '
    'w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


class NewSection(NamedTuple):
    """A section to add: the slot it holds, and how its pages lie."""

    slot: str
    orientation: Orientation


def plan_table(body: Element) -> Element | None:
    """The child of the body that holds the prototype row of the plan, None without one."""
    for child in body:
        marks = (found for text in child.iter(T) for found in MARK.findall(text.text or ""))
        if any(found.startswith("row.") for found in marks):
            return child
    return None


def add_sections(root: Element, before: Sequence[NewSection], after: Sequence[NewSection]) -> None:
    """Adds sections before that of the plan's table, and after everything else.

    Where the plan has no section of its own, all of them come after.
    """
    body = root.find(BODY)
    if body is None:
        return
    look = _Look(sections(root), _break_properties(body))
    table = plan_table(body)
    section = [] if table is None else section_of(body, table)
    if section and section[0] is not body[0]:
        for new in before:
            section[0].addprevious(_slot(new))
            section[0].addprevious(look.ending(look.page(new.orientation)))
    else:
        after = (*before, *after)
    if after:
        _append(body, look, after)


def _append(body: Element, look: "_Look", after: Sequence[NewSection]) -> None:
    """Adds sections at the end: what ended the last is now a break, and the new one ends it."""
    last = body[-1] if body[-1].tag == SECTION else None
    held = body[-2] if last is not None and len(body) > 1 else body[-1]
    properties = _new(PAGE) if last is None else last
    if held.tag == P and held.find(BREAK) is None and not _says(held):
        _properties(held).append(properties)
    else:
        body.append(look.ending(properties))
    for new in after[:-1]:
        body.append(_slot(new))
        body.append(look.ending(look.page(new.orientation)))
    body.append(_slot(after[-1]))
    body.append(look.page(after[-1].orientation))


class _Look:
    """What new sections look like: the pages of the others, and the paragraph of a break."""

    def __init__(self, known: Sequence[Element], properties: Element) -> None:
        self._known = [_whole(known[: number + 1]) for number in range(len(known))]
        self._properties = properties

    def ending(self, section: Element) -> Element:
        """A paragraph that ends this section."""
        paragraph, properties = _new("<w:p/>"), deepcopy(self._properties)
        properties.append(section)
        paragraph.append(properties)
        return paragraph

    def page(self, orientation: Orientation) -> Element:
        """The properties of a section whose pages lie so: another's, else another's turned."""
        same = [one for one in self._known if _orientation(one) == orientation]
        found = deepcopy((same or self._known or [_new(PAGE)])[-1])
        if _orientation(found) != orientation:
            _turn(found)
        for child in [one for one in found if one.tag in FIRST_PAGE]:
            found.remove(child)
        numbers = found.find(NUMBERS)
        if numbers is not None and numbers.get(START) is not None:
            del numbers.attrib[START]
            if not numbers.attrib:
                found.remove(numbers)
        return found


def _whole(known: Sequence[Element]) -> Element:
    """The last of some sections with the headers and footers it takes from those before."""
    whole = deepcopy(known[-1])
    inherited: dict[tuple[str, str], Element] = {}
    for section in known:
        for one in section.iterchildren(*REFERENCES):
            inherited[str(one.tag), one.get(name("w:type"), "default")] = one
    for one in list(whole.iterchildren(*REFERENCES)):
        whole.remove(one)
    for tag in reversed(REFERENCES):
        for (kind, _), one in reversed(inherited.items()):
            if kind == tag:
                whole.insert(0, deepcopy(one))
    return whole


def _orientation(section: Element) -> Orientation:
    size = section.find(SIZE)
    if size is None:
        return "portrait"
    wide, high = (integer(size.get(name(f"w:{side}"))) or 0 for side in "wh")
    return "landscape" if wide > high else "portrait"


def _turn(section: Element) -> None:
    """Turns the page a quarter, its margins along with it."""
    size, margins = section.find(SIZE), section.find(MARGINS)
    if size is None:
        size = _new('<w:pgSz w:w="11906" w:h="16838"/>')
        section.append(size)
    wide, high = size.get(name("w:w"), ""), size.get(name("w:h"), "")
    size.set(name("w:w"), high)
    size.set(name("w:h"), wide)
    size.attrib.pop(name("w:orient"), None)
    if _orientation(section) == "landscape":
        size.set(name("w:orient"), "landscape")
    if margins is not None:
        sides = [name(f"w:{side}") for side in ("top", "left", "bottom", "right")]
        held = [margins.get(side, "1440") for side in sides]
        for side, length in zip(sides, (*held[1:], held[0]), strict=True):
            margins.set(side, length)


def _break_properties(body: Element) -> Element:
    """How a paragraph that holds a break looks here: as one that the clerk made, else thin."""
    for paragraph in body.iterchildren(P):
        if paragraph.find(BREAK) is not None and not _says(paragraph):
            properties = deepcopy(_properties(paragraph))
            for section in properties.findall(SECTION):
                properties.remove(section)
            return properties
    return _new(THIN)


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(PPR)
    if found is None:
        found = paragraph.makeelement(PPR)
        paragraph.insert(0, found)
    return found


def _says(paragraph: Element) -> bool:
    """Whether anything prints in a paragraph."""
    return any(True for _ in paragraph.iter(name("w:r")))


def _slot(new: NewSection) -> Element:
    return _new(f"<w:p><w:r><w:t>{mark(new.slot)}</w:t></w:r></w:p>")


def _new(markup: str) -> Element:
    holder = parse(f'<x xmlns:w="{W}" xmlns:r="{R}">{markup}</x>'.encode())
    return holder[0]


def bookmark_before_plan(root: Element, label: str, identity: int, named: str) -> None:
    """Puts a bookmark around the plan's heading: the paragraph of its section with its label.

    Where there is none, around the last paragraph before the table, or its first.
    """
    body = root.find(BODY)
    table = None if body is None else plan_table(body)
    if body is None or table is None:
        return
    section = section_of(body, table)
    above = [one for one in section[: section.index(table)] if one.tag == P]
    headed = [one for one in above if label.casefold() in _words([one]).casefold()]
    paragraph = next(iter([*headed, *reversed(above), *table.iter(P)]), None)
    if paragraph is None:
        return
    start = paragraph.makeelement(name("w:bookmarkStart"))
    start.set(name("w:id"), str(identity))
    start.set(name("w:name"), named)
    properties = paragraph.find(PPR)
    paragraph.insert(0 if properties is None else 1, start)
    end = etree.SubElement(paragraph, name("w:bookmarkEnd"))
    end.set(name("w:id"), str(identity))


def _words(elements: Iterable[Element]) -> str:
    return "".join(text.text or "" for element in elements for text in element.iter(T))
