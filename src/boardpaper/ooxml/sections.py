"""The sections of a Word document: stretches of the body with a page of their own.

Knows section breaks (ECMA-376-1, 17.6); does not know what stands in them.
"""

from boardpaper.ooxml.slots import MARK
from boardpaper.ooxml.xml import Element, name

BODY, SECTION = name("w:body"), name("w:sectPr")
BREAK = f"{name('w:pPr')}/{SECTION}"
TABLE, T = name("w:tbl"), name("w:t")


def drop_around(root: Element, element: Element) -> None:
    """Removes the section an element stands in: an appendix that a paper does not have.

    Only its table goes where the section holds other slots, or is the only one.
    """
    body = root.find(BODY)
    top = next((one for one in element.iterancestors() if one.getparent() is body), None)
    if body is None or top is None:
        return
    section = section_of(body, top)
    if len(section) == len(body) or _holds_other_slots(section):
        body.remove(top)
        return
    last = section[-1].tag == SECTION
    before = section[0].getprevious()
    for child in section:
        body.remove(child)
    if last and before is not None:
        _end_with(body, before)


def section_of(body: Element, top: Element) -> list[Element]:
    """The body's children in the section of one of them, its break included."""
    section: list[Element] = []
    for child in body:
        section.append(child)
        if child.find(BREAK) is not None or child.tag == SECTION:
            if top in section:
                return section
            section = []
    return section


def _holds_other_slots(section: list[Element]) -> bool:
    texts = (text.text or "" for child in section for text in child.iter(T))
    return any(not slot.startswith("row.") for text in texts for slot in MARK.findall(text))


def _end_with(body: Element, paragraph: Element) -> None:
    """Makes the section that ends in this paragraph the last of the body."""
    properties = paragraph.find(BREAK)
    if properties is None:
        return
    body.append(properties)
    before = paragraph.getprevious()
    if before is not None and before.tag == TABLE:
        return  # the body must not end with a table
    if not any((text.text or "") for text in paragraph.iter(T)):
        body.remove(paragraph)
