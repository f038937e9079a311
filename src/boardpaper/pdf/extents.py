"""How much of a page each piece of its drawing covers.

Knows lines, shapes, pictures and how a page's coordinates are moved about (ISO 32000-1,
8.3 to 8.5); does not know text, whose place is enough to know.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Matrix, Name, Object

from boardpaper.pdf.pieces import PAINTED, Drawing, Instruction, Piece

Point = tuple[float, float]
CORNERS: tuple[Point, ...] = ((0, 0), (0, 1), (1, 0), (1, 1))
ENDS_A_PATH = PAINTED | {"n"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box", slack: float) -> bool:
        """Whether another box lies in it, or sticks out by no more than the slack."""
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )


def extents(drawing: Drawing) -> Iterator[tuple[Piece, Box]]:
    """The pieces that draw lines, shapes or pictures, each with the box around these."""
    pen = _Pen(drawing.page.obj)
    for piece in drawing.pieces:
        points = [point for one in piece.inner for point in pen.painted(one)]
        if points:
            across, up = [x for x, _ in points], [y for _, y in points]
            yield piece, Box(min(across), min(up), max(across), max(up))


@dataclass
class _Pen:
    """Where the pen of a page is while it draws."""

    page: Object
    here: Matrix = field(default_factory=Matrix)
    kept: list[Matrix] = field(default_factory=list)
    path: list[Point] = field(default_factory=list)

    def painted(self, one: Instruction) -> list[Point]:
        """The corners of what an instruction makes appear, after it has been followed."""
        operator = str(one.operator)
        if operator == "q":
            self.kept.append(self.here)
        elif operator == "Q":
            self.here = self.kept.pop() if self.kept else self.here
        elif operator == "cm":
            self.here = Matrix(*map(float, one.operands)) @ self.here
        elif operator == "Do":
            return self._moved(self._corners(str(one.operands[0])))
        elif operator in ENDS_A_PATH:
            path, self.path = self.path, []
            return path if operator in PAINTED else []
        else:
            self.path += self._moved(_points(operator, one))
        return []

    def _moved(self, points: "list[Point] | tuple[Point, ...]") -> list[Point]:
        return [self.here.transform(point) for point in points]

    def _corners(self, name: str) -> tuple[Point, ...]:
        """The corners of a picture, or of a drawing that is used like one."""
        held = self.page.Resources.XObject.get(name)
        if held is None or held.get(Name.Subtype) != Name.Form:
            return CORNERS
        left, bottom, right, top = map(float, held.BBox)
        return ((left, bottom), (left, top), (right, bottom), (right, top))


def _points(operator: str, one: Instruction) -> list[Point]:
    if operator == "re":
        left, bottom, width, height = map(float, one.operands)
        return [(left, bottom), (left + width, bottom + height)]
    if operator in ("m", "l", "c", "v", "y"):
        numbers = [float(number) for number in one.operands]
        return [*zip(numbers[::2], numbers[1::2], strict=True)]
    return []
