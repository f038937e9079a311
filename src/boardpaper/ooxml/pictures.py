"""Pictures, drawings and formulae in words.

Knows where Word keeps alternative texts; does not know what a picture shows.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.blocks import ALTERNATES, alternative
from boardpaper.ooxml.xml import PIC, A, Element, M, V, name

BOX: Final = name("w:txbxContent")
DOC_PR: Final = name("wp:docPr")
KINDS: Final = {"chart": "chart", "diagram": "diagram", "picture": "picture"}


def picture(element: Element) -> str:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` shows, "" for a mere text box."""
    kind = _kind(element)
    if not kind:
        return ""
    words = _alternative_text(element)
    return f"[{kind}: {words}]" if words else f"[{kind} without alternative text]"


def formula(element: Element) -> str:
    """A formula's characters one after another."""
    return f"[formula: {''.join(text.text or '' for text in element.iter(f'{{{M}}}t'))}]"


def boxes(element: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing; what is in those is left to them."""
    for child in element:
        if child.tag == BOX:
            yield child
        elif child.tag == ALTERNATES:
            chosen = alternative(child)
            yield from () if chosen is None else boxes(chosen)
        else:
            yield from boxes(child)


def _kind(element: Element) -> str:
    data = element.find(f".//{{{A}}}graphicData")
    uri = "" if data is None else data.get("uri", "")
    for word, kind in KINDS.items():
        if uri.endswith(word):
            return kind
    if next(element.iter(f"{{{V}}}imagedata", f"{{{PIC}}}pic"), None) is not None:
        return "object" if element.tag == name("w:object") else "picture"
    if element.tag == name("w:object"):
        return "object"
    return "" if next(element.iter(BOX), None) is not None else "drawing"


def _alternative_text(element: Element) -> str:
    found = element.find(f".//{DOC_PR}")
    if found is not None:
        return found.get("descr") or found.get("title") or ""
    return next((shape.get("alt", "") for shape in element.iter() if shape.get("alt")), "")
