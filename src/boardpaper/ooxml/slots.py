"""Slots: the marks that stand in a rendered template until they are filled.

Knows where a slot may stand and where it would print wrongly or not at all; does not
know what fills it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.tags import RUN, RUN_PROPERTIES, P, T, texts
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.xml import Element, name

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
ROW, P_PROPERTIES = name("w:tr"), name("w:pPr")
Known = Callable[[str], bool]


@dataclass
class SlotFault:
    """A slot that cannot be filled, and why."""

    slot: str
    rule: str
    message: str
    hint: str
    part: str = "the document"


def mark(slot: str) -> str:
    """What a slot prints as until it is filled."""
    return f"{OPEN}{slot}{CLOSE}"


def _said(slot: str) -> str:
    """A slot in a clerk's words: a link has no name of its own."""
    return "a link" if slot.startswith("link.") else f"{{{{ {slot} }}}}"


def slots_of(text: Element) -> list[str]:
    """The slots in one text element."""
    return MARK.findall(text.text or "")


def slot_faults(package: Package, known: Known) -> list[SlotFault]:
    """Slots that share their paragraph, were changed by a filter, or stand where none can."""
    body = package.tree(package.document_part)
    found = []
    for paragraph in body.iter(P):
        for text in texts(paragraph):
            faults = (_slot_fault(paragraph, text, slot, known) for slot in slots_of(text))
            found += [fault for fault in faults if fault]
    return [*found, *_repeated(body, known), *_in_rows(body, known), *_misplaced(package)]


def prototype(root: Element) -> Element | None:
    """The innermost row that holds slots of a row, the first if there are several."""
    return next(iter(_prototypes(root)), None)


def _prototypes(root: Element) -> list[Element]:
    rows = (
        next(text.iterancestors(ROW), None)
        for text in root.iter(T)
        if any(slot.startswith("row.") for slot in slots_of(text))
    )
    return list(dict.fromkeys(row for row in rows if row is not None))


def unfilled(package: Package) -> Iterator[SlotFault]:
    """Marks that nothing has filled: no paper goes out with one."""
    for part, words in text_parts(package).items():
        content = package.parts[part]
        for piece in [content] if isinstance(content, bytes) else content:
            if OPEN.encode() in piece:
                for slot in MARK.findall(piece.decode()):
                    yield _not_plain(slot, words)


def holds_only_words(paragraph: Element) -> bool:
    """Whether a paragraph is nothing but runs of text, so that nothing is lost with it."""
    return all(
        child.tag == P_PROPERTIES
        or (child.tag == RUN and all(one.tag in (RUN_PROPERTIES, T) for one in child))
        for child in paragraph
    )


def _repeated(body: Element, known: Known) -> Iterator[SlotFault]:
    """Slots for blocks that stand more than once: the same words would print twice."""
    marks = [slot for text in body.iter(T) for slot in slots_of(text) if known(slot)]
    for slot, times in Counter(marks).items():
        if times > 1 and not slot.startswith(("link.", "row.")):
            yield SlotFault(
                slot,
                "slot-stands-once",
                f"{{{{ {slot} }}}} stands {times} times, and would print the same words each time",
                "keep one of them",
            )


def _in_rows(body: Element, known: Known) -> Iterator[SlotFault]:
    """More rows than one with slots of the plan, or blocks in the row that repeats."""
    rows = _prototypes(body)
    if len(rows) > 1:
        slots = (slot for text in rows[1].iter(T) for slot in slots_of(text))
        yield SlotFault(
            next(slot for slot in slots if slot.startswith("row.")),
            "row-is-one",
            f"slots of the plan stand in {len(rows)} rows, and only one row repeats",
            "put them all in one row; words that stand once belong in a row without such slots",
        )
    for slot in (slot for row in rows for text in row.iter(T) for slot in slots_of(text)):
        if known(slot) and not slot.startswith(("row.", "link.")):
            yield SlotFault(
                slot,
                "slot-stands-once",
                f"{{{{ {slot} }}}} stands in the row that repeats, and would print in each",
                "move it out of the table's repeating row",
            )


def _misplaced(package: Package) -> Iterator[SlotFault]:
    """Slots in a header, a footer or a note, where whole blocks cannot stand."""
    for part, words in text_parts(package).items():
        if part == package.document_part:
            continue
        for slot in MARK.findall(package.content(part).decode()):
            if not slot.startswith("link."):
                yield SlotFault(
                    slot,
                    "slot-stands-in-the-document",
                    f"{{{{ {slot} }}}} stands in {words}, where no block can",
                    "move it into the document itself",
                    words,
                )


def _slot_fault(paragraph: Element, text: Element, slot: str, known: Known) -> SlotFault | None:
    run = text.getparent()
    if not known(slot):
        return SlotFault(
            slot.casefold(),  # a filter such as upper has had its way
            "slot-is-plain",
            f"{_said(slot.casefold())} passes through a filter, which cannot change it",
            "write it without a filter",
        )
    if run is None or run.tag != RUN or run.getparent() is not paragraph:
        return _not_plain(slot)
    if slot.startswith("row."):
        return _outside_a_row(paragraph, slot)
    return None if slot.startswith("link.") else _not_alone(paragraph, slot)


def _not_plain(slot: str, part: str = "the document") -> SlotFault:
    return SlotFault(
        slot,
        "slot-stands-in-plain-words",
        f"{_said(slot)} stands inside a link, a field or the like",
        "write it as plain words of its paragraph",
        part,
    )


def _outside_a_row(paragraph: Element, slot: str) -> SlotFault | None:
    if next(paragraph.iterancestors(ROW), None) is not None:
        return None
    return SlotFault(
        slot,
        "row-slot-stands-in-a-row",
        f"{{{{ {slot} }}}} stands outside a table",
        "put it in a cell of the table row that repeats",
    )


def _not_alone(paragraph: Element, slot: str) -> SlotFault | None:
    around = MARK.sub("", "".join(one.text or "" for one in texts(paragraph)), count=1)
    if around.strip():
        return SlotFault(
            slot,
            "slot-stands-alone",
            f"{{{{ {slot} }}}} prints whole paragraphs, and shares its own with other words",
            "give it a paragraph of its own",
        )
    if not holds_only_words(paragraph):
        return SlotFault(
            slot,
            "slot-stands-alone",
            f"{{{{ {slot} }}}} shares its paragraph with a picture, a bookmark or the like, "
            "which would be lost",
            "give it a paragraph of its own",
        )
    return None
