"""Pictures: what is drawn of each is put under its tag, and none is without words.

Knows that LibreOffice draws pictures as if they were no content; does not know what
they show.
"""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, String

from boardpaper.pdf.extents import Box, extents
from boardpaper.pdf.pieces import SHOWN, Drawing, Piece
from boardpaper.pdf.tree import Element, Mark

UNDESCRIBED = "A picture without a description"
SLACK = 2.0
"""How far a drawing may stick out of the box that its tag names, in points."""


def mend_figures(root: Element, drawings: list[Drawing]) -> None:
    """Puts the drawing of every figure under its tag, with words for it (ISO 14289-1, 7.3).

    A picture that its author did not describe says so: a check tells of it beforehand.
    """
    for one in [found for found in root.walk() if found.role == "Figure"]:
        if not {"/Alt", "/ActualText"} & set(one.held):
            one.held["/Alt"] = String(UNDESCRIBED)
        box = _box(one)
        if box and not any(one.marks()):
            one.kids += _claimed(drawings[one.page], one.page, box)


def _box(figure: Element) -> Box | None:
    held = figure.held.get("/A", Dictionary())
    for one in held if not isinstance(held, Dictionary) else [held]:
        if Name.BBox in one:
            return Box(*(float(side) for side in one.BBox))
    return None


def _claimed(drawing: Drawing, page: int, box: Box) -> Iterator[Mark]:
    """Marks for what is drawn in a box under no mark yet."""
    for piece, covered in [*extents(drawing)]:
        if _free(piece) and box.holds(covered, SLACK):
            piece.mark = drawing.next_mark()
            piece.begin = None
            yield Mark(page, piece.mark)


def _free(piece: Piece) -> bool:
    return piece.mark is None and not piece.operators & SHOWN
