"""The blocks of a Word story: its paragraphs and tables, in reading order.

Knows which elements only wrap others (content controls, tracked insertions,
alternatives for older programs); does not know what a block says.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.xml import MC, Element, name

P: Final = name("w:p")
TBL: Final = name("w:tbl")
TR: Final = name("w:tr")
TC: Final = name("w:tc")
SECT_PR: Final = name("w:sectPr")
ALTERNATES: Final = f"{{{MC}}}AlternateContent"
CHOICE: Final = f"{{{MC}}}Choice"
FALLBACK: Final = f"{{{MC}}}Fallback"
WRAPPERS: Final = frozenset(
    name(f"w:{word}")
    for word in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveTo", "moveFrom")
)
BLOCKS: Final = frozenset({P, TBL})
READ_CHOICES: Final = frozenset({"wps", "wpg", "wpc", "wpi", "w14", "w15", "w16", "am3d"})
"""The newer vocabularies that are read rather than what stands in for them."""


def blocks(container: Element) -> Iterator[Element]:
    """The paragraphs and tables directly in a body, cell, header, note or text box."""
    return held(container, BLOCKS)


def held(container: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """The children with one of these names, also those in wrappers, not in each other."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag in WRAPPERS:
            yield from held(child, wanted)
        elif child.tag == ALTERNATES:
            chosen = alternative(child)
            if chosen is not None:
                yield from held(chosen, wanted)


def alternative(element: Element) -> Element | None:
    """The one branch of an ``mc:AlternateContent`` to read (ECMA-376-3)."""
    for choice in element.iterchildren(CHOICE):
        needed = choice.get("Requires", "").split()
        if all(word in READ_CHOICES for word in needed):
            return choice
    fallback = element.find(FALLBACK)
    return element.find(CHOICE) if fallback is None else fallback


def is_read(element: Element) -> bool:
    """Whether an element is in the branch of each choice around it that is read."""
    return all(
        up is alternative(choice)
        for up in element.iterancestors(CHOICE, FALLBACK)
        if (choice := up.getparent()) is not None
    )


def body(document: Element) -> Element:
    """The body of a document; the document itself where it has none."""
    found = document.find(name("w:body"))
    return document if found is None else found


def section_break(block: Element) -> Element | None:
    """The section that a paragraph ends, None for other blocks (17.6, sectPr)."""
    return block.find(f"{name('w:pPr')}/{SECT_PR}") if block.tag == P else None


def sections(document: Element) -> list[Element]:
    """The properties of the sections in order; the last are the body's own (17.6, sectPr)."""
    holder = body(document)
    found = [section_break(block) for block in blocks(holder)]
    return [one for one in found if one is not None] + list(holder.iterchildren(SECT_PR))[-1:]
