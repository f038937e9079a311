"""Words of a PDF that a reader does not see and a copy of the file gives away.

Knows ways of hiding words on a page; does not know how pages are drawn, nor what is said.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from math import inf
from typing import Final

from pikepdf import Dictionary, Name

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.preflight.finding import Finding, quoted
from boardpaper.preflight.pdf_drawn import Box, Drawn, Letter
from boardpaper.preflight.pdf_file import PdfFile, dictionaries, figures

COVERED: Final = "words-are-not-covered"
UNSEEN: Final = "words-can-be-seen"
COVERED_HINT: Final = (
    "take the words out where the PDF was made, and print it again: a box over them is no help"
)
HINT: Final = "take them out where the PDF was made, or show them, and print it again"
LEAST: Final = 4.0
"""Points: a black line thinner than this covers no words."""
SCAN: Final = 0.5
"""How much of a page a picture takes that is a scan of it."""
DARK: Final = 0.25
FILLED: Final = {"/Square": "/IC", "/Highlight": "/C"}
"""Where notes that may cover words say their colour."""


def covered(one: PdfFile) -> Iterator[Diagnostic]:
    """Words under a black box: the words are in the file, and can be copied."""
    for number, page in one.drawn():
        boxes: list[tuple[Box, float]] = [
            (shape.box, shape.turn) for shape in page.shapes if shape.black and _is_wide(shape.box)
        ]
        boxes += [(box, inf) for box in _black_notes(one, number)]
        for words in _words(page, partial(_is_under, boxes)) if boxes else ():
            message = f"{quoted(words)} stands under a black box, and can be copied from there"
            yield one.at(number, Finding(COVERED, message, COVERED_HINT))


def _is_under(boxes: list[tuple[Box, float]], letter: Letter) -> bool:
    return any(letter.turn < turn and box.holds(letter.box) for box, turn in boxes)


def _is_wide(box: Box) -> bool:
    return box.right - box.left >= LEAST and box.top - box.bottom >= LEAST


def _black_notes(one: PdfFile, number: int) -> Iterator[Box]:
    """Black boxes that are laid on a page as notes (ISO 32000-1, 12.5.6.8)."""
    for note in one.notes(number):
        key = FILLED.get(str(note.get(Name.Subtype)))
        colour = figures(note.get(key)) if key else []
        sides = figures(note.get(Name.Rect))
        if colour and max(colour) < DARK and len(sides) == 4:
            left, right = sorted(sides[::2])
            bottom, top = sorted(sides[1::2])
            yield Box(left, bottom, right, top)


def unseen(one: PdfFile) -> Iterator[Diagnostic]:
    """Words without ink, in white on white, or outside of what is shown of the page."""
    for number, page in one.drawn():
        for kind, message, severity in () if page.all_seen else _kinds(page):
            for words in _words(page, kind):
                said = f"{quoted(words)} {message}"
                yield one.at(number, Finding(UNSEEN, said, HINT, severity))


Kind = tuple[Callable[[Letter], bool], str, Severity]


def _kinds(page: Drawn) -> Iterator[Kind]:
    shown, shapes = page.page_box, page.shapes

    def is_white(letter: Letter) -> bool:
        return letter.white and not any(
            shape.turn < letter.turn and shape.box.holds(letter.box) for shape in shapes
        )

    yield is_white, "is white on white", Severity.ERROR
    outside = "stands outside of what is shown of the page"
    yield lambda letter: not shown.meets(letter.box), outside, Severity.ERROR
    if not any(_is_scan(shape.box, shown) for shape in shapes):
        # Under a scan, letters without ink are what a program has read from it.
        yield lambda letter: letter.invisible, "is drawn without ink", Severity.ERROR


def _is_scan(box: Box, page: Box) -> bool:
    area = (box.right - box.left) * (box.top - box.bottom)
    return area > SCAN * (page.right - page.left) * (page.top - page.bottom)


def _words(page: Drawn, wanted: Callable[[Letter], bool]) -> Iterator[str]:
    """The runs of letters of one kind, as words."""
    for found, letters in groupby(page.letters, key=wanted):
        if found:
            run = list(letters)
            yield page.between(run[0], run[-1])


def redactions(one: PdfFile) -> Iterator[Diagnostic]:
    """Words that are marked to be taken out, and are still there (12.5.6.23)."""
    for number in one.numbers:
        for note in one.notes(number):
            if note.get(Name.Subtype) == Name.Redact:
                message = "words are marked to be taken out here, and are still in the file"
                hint = "apply the redactions in the program that marked them, then save"
                yield one.at(number, Finding(COVERED, message, hint))


def layers(one: PdfFile) -> Iterator[Diagnostic]:
    """Layers that are not shown, or not printed (8.11)."""
    held = one.pdf.Root.get(Name.OCProperties)
    default = held.get(Name.D) if isinstance(held, Dictionary) else None
    if not isinstance(held, Dictionary) or not isinstance(default, Dictionary):
        return
    off = dictionaries(default.get(Name.OFF))
    if default.get(Name.BaseState) == Name.OFF:
        shown = dictionaries(default.get(Name.ON))
        off += [layer for layer in dictionaries(held.get(Name.OCGs)) if layer not in shown]
    for layer in off:
        called = quoted(str(layer.get(Name.Name, "")))
        message = f"the layer {called} is hidden, and anybody can show it"
        yield one.whole(Finding(UNSEEN, message, HINT))
