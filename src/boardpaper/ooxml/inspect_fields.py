"""Faults in fields: left open, or showing what is no longer so.

Knows references and the numbers they should show; does not know papers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.fault import Fault, Inspected
from boardpaper.ooxml.fields import kind, target
from boardpaper.ooxml.inspect_names import bookmarks
from boardpaper.ooxml.numbering import Label, read_numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import Element, name

SIMPLE: Final = name("w:fldSimple")
MARK: Final = name("w:fldChar")
INSTRUCTION: Final = name("w:instrText")
TEXT: Final = name("w:t")
LINK: Final = name("w:hyperlink")
REFERENCES: Final = frozenset(["REF", "PAGEREF", "NOTEREF"])
ANYWHERE: Final = frozenset(["", "_top", "_bottom"])
"""Places a link may name that no bookmark marks."""
WHOLE: Final = re.compile(r"\\[rnw]\b", re.IGNORECASE)
OWN: Final = re.compile(r"\\n\b", re.IGNORECASE)


@dataclass
class Found:
    """A field: where it begins, its instruction, and what it shows."""

    element: Element
    instruction: str = ""
    result: str = ""
    in_result: bool = False

    def take(self, item: Element) -> None:
        """One more element of the field."""
        if item.tag == MARK:
            self.in_result = True
        elif item.tag == INSTRUCTION:
            self.instruction += item.text or ""
        elif self.in_result:
            self.result += item.text or ""


def field_faults(one: Inspected) -> Iterator[Fault]:
    """Fields that begin and never end, or end without beginning."""
    depth = 0
    last: Element | None = None
    for mark in one.root.iter(MARK):
        what = mark.get(name("w:fldCharType"))
        depth += {"begin": 1, "end": -1}.get(what or "", 0)
        last = mark
        if depth < 0:
            yield one.fault(mark, "field-is-closed", "a field ends that has not begun")
            depth = 0
    if depth:
        yield one.fault(last, "field-is-closed", "a field begins and does not end")


def reference_faults(package: Package, inspected: list[Inspected]) -> Iterator[Fault]:
    """References to bookmarks that do not exist, or that show another number."""
    marks = bookmarks(inspected)
    labels = _labels(package, inspected)
    for one in inspected:
        for link in one.root.iter(LINK):
            anchor = link.get(name("w:anchor"), "")
            if anchor not in ANYWHERE and anchor.lower() not in marks:
                yield one.fault(link, "reference-has-a-bookmark", _missing(anchor))
        for found in _fields(one.root):
            yield from _reference(one, found, marks, labels)


def _missing(bookmark: str) -> str:
    return f'something refers to the bookmark "{bookmark}", which is not there'


def _reference(
    one: Inspected,
    found: Found,
    marks: dict[str, tuple[Inspected, Element]],
    labels: dict[Element, Label | None],
) -> Iterator[Fault]:
    wanted = _wanted(found.instruction)
    if wanted in ANYWHERE:
        return
    if wanted.lower() not in marks:
        yield one.fault(found.element, "reference-has-a-bookmark", _missing(wanted))
    elif kind(found.instruction) == "REF" and WHOLE.search(found.instruction):
        label = labels.get(_paragraph(marks[wanted.lower()][1]))
        if label is None:
            words = f'the number of "{wanted}" is asked for, but its paragraph has none'
            yield one.fault(found.element, "reference-number-is-current", words)
        elif _comparable(label, found) and found.result.strip() != label.reference:
            words = f'a reference shows "{found.result}" where "{wanted}" is {label.reference}'
            yield one.fault(found.element, "reference-number-is-current", words)


def _wanted(instruction: str) -> str:
    """The bookmark a field refers to, "" for other fields."""
    if kind(instruction) in REFERENCES:
        return target(instruction)
    place = target(instruction) if kind(instruction) == "HYPERLINK" else ""
    return place[1:] if place.startswith("#") else ""


def _comparable(label: Label, found: Found) -> bool:
    """Whether the label alone is what the reference should show (17.16.5, REF)."""
    return not label.bullet and (label.level == 0 or bool(OWN.search(found.instruction)))


def _paragraph(start: Element) -> Element:
    around = next(start.iterancestors(P), None)
    after = next(start.itersiblings(P), start)
    return after if around is None else around


def _labels(package: Package, inspected: list[Inspected]) -> dict[Element, Label | None]:
    numbering = read_numbering(package)
    labels: dict[Element, Label | None] = {}
    for one in inspected:
        counting = numbering.counting()
        labels |= {paragraph: counting.label(paragraph) for paragraph in one.paragraphs}
    return labels


def _fields(root: Element) -> Iterator[Found]:
    """The fields of a part, each once it has ended."""
    for item in root.iter(SIMPLE):
        text = "".join(text.text or "" for text in item.iter(TEXT))
        yield Found(item, item.get(name("w:instr"), ""), text)
    opened: list[Found] = []
    for item in root.iter(MARK, INSTRUCTION, TEXT):
        what = item.get(name("w:fldCharType")) if item.tag == MARK else ""
        if what == "begin":
            opened.append(Found(item))
        elif what == "end" and opened:
            yield opened.pop()
        elif opened:
            opened[-1].take(item)
