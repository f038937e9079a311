"""The numbers and bullets of lists and notes, told from the words that they stand before.

Knows what a label looks like (ISO 32000-1, 14.8.4.3.3: an item is a label and a body);
does not know how a page is drawn.
"""

import re
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name

from boardpaper.pdf.tree import Element, Mark

Words = Callable[[Mark], str]
LABEL = re.compile(r"[(\[]?[0-9A-Za-z.]{1,9}[.)\]:]*|[^\w\s]{1,2}|o")
BULLETS = {"o": "Circle", "◦": "Circle", "○": "Circle", "▪": "Square", "■": "Square"}
ROMAN = re.compile(r"i|[ivxlcdm]{2,}")


def label_items(root: Element, words: Words) -> None:
    """Gives every item of a list its label, and every list the way in which it counts.

    LibreOffice 7.4 draws the label under a mark of its own, as the first of the words.
    """
    for one in [found for found in root.walk() if found.role == "L"]:
        for item in one.elements:
            if item.role == "LI" and not _labelled(item):
                _take_label(item, words)
        _say_numbering(one, words)


def label_notes(root: Element, words: Words) -> None:
    """Gives every footnote its number as a label, and a name (ISO 14289-1, 7.9)."""
    notes = [found for found in root.walk() if found.role == "Note"]
    for number, note in enumerate(notes, 1):
        note.identifier = f"note-{number}"
        if not _labelled(note):
            _take_label(note, words)


def _labelled(one: Element) -> bool:
    return any(kid.role == "Lbl" for kid in one.elements)


def _take_label(item: Element, words: Words) -> None:
    """Moves the first mark of an item into a label before it, if that is what it draws."""
    holder = item
    while holder.kids and isinstance(holder.kids[0], Element):
        holder = holder.kids[0]
    first = holder.kids[0] if holder.kids else None
    if isinstance(first, Mark) and LABEL.fullmatch(words(first).strip(" \ufffd")):
        del holder.kids[0]
        item.kids.insert(0, Element("Lbl", [first], page=first.page))


def _say_numbering(one: Element, words: Words) -> None:
    labels = (kid for item in one.elements for kid in item.elements if kid.role == "Lbl")
    first = next((mark for label in labels for mark in label.marks()), None)
    if first is None:
        return
    said = Dictionary(O=Name.List, ListNumbering=Name(f"/{numbering(words(first))}"))
    held = one.held.get("/A", Array())
    one.held["/A"] = Array([*(held if isinstance(held, Array) else [held]), said])


def numbering(label: str) -> str:
    """The way in which a list counts, by its first label: ``Decimal``, ``Disc`` …"""
    plain = label.strip(" \ufffd()[].:")
    last = plain.rpartition(".")[2]
    if label.strip(" \ufffd") in BULLETS or not last.isalnum():
        return BULLETS.get(plain, "Disc")
    if last[-1].isdigit():
        return "Decimal"
    kind = "Roman" if ROMAN.fullmatch(last.lower()) else "Alpha"
    return ("Upper" if last.isupper() else "Lower") + kind
