"""The strings that hang on an object of a PDF file, and the files that it carries.

Knows how a PDF's objects hang together (ISO 32000-1, 7.3); does not know what they mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, Stream, String

AWAY = {"/Parent", "/P", "/Pg", "/Prev", "/Last"}
"""Keys that lead back, or to another page: what hangs there is met on its own way."""
NAMED = ("/RoleMap", "/ClassMap")
"""Dictionaries whose keys are words that somebody chose."""
MARKED = {"BDC", "DP"}


@dataclass(frozen=True, slots=True)
class Carried:
    """A file inside the PDF: its name and what it holds."""

    name: str
    data: bytes


@dataclass
class Walk:
    """A walk over the objects of one file that comes by each of them once."""

    _seen: set[tuple[int, int]] = field(default_factory=set)

    def over(self, root: Object | None) -> Iterator[str | Carried]:
        """The strings and carried files that hang on an object and were not met before."""
        waiting = [root] if root is not None else []
        while waiting:
            one = waiting.pop()
            if isinstance(one, String):
                yield str(one)
            elif isinstance(one, Array | Dictionary | Stream) and self._new(one):
                yield from _own(one)
                below = sorted(_below(one), key=lambda held: not isinstance(held, String))
                waiting += reversed(below)

    def _new(self, one: Object) -> bool:
        if not one.is_indirect:
            return True
        known = one.objgen in self._seen
        self._seen.add(one.objgen)
        return not known


def _below(one: Object) -> Iterator[Object]:
    if isinstance(one, Array):
        yield from (held for held in one if not _is_page(held))
        return
    for key, held in one.items():
        if key not in AWAY and not _is_page(held):
            yield held


def _is_page(held: object) -> bool:
    return isinstance(held, Dictionary) and held.get(Name.Type) == Name.Page


def _own(one: Object) -> Iterator[str | Carried]:
    """What an object says besides the strings below it."""
    if isinstance(one, Array):
        return
    for key in NAMED:
        if key in one:
            yield from (name.removeprefix("/") for name, _ in one[key].items())
    if Name.EF in one:
        yield from _carried(one)
    if isinstance(one, Stream):
        yield from _in_stream(one)


def _carried(spec: Object) -> Iterator[Carried]:
    name = str(spec.get(Name.UF, spec.get(Name.F, "")))
    for stream in {held.objgen: held for held in spec.EF.values()}.values():
        if isinstance(stream, Stream):
            yield Carried(name, stream.read_bytes())


def _in_stream(stream: Stream) -> Iterator[str]:
    """Metadata as they are written, and the words that a drawing says of its marks."""
    if stream.get(Name.Type) == Name.Metadata:
        yield stream.read_bytes().decode("utf-8", "replace")
    elif stream.get(Name.Subtype) == Name.Form:
        yield from said_of_marks(stream)


def said_of_marks(drawn: Object | pikepdf.Page) -> Iterator[str]:
    """What a page or a form says of what it draws: other words for it, in its marks."""
    for one in pikepdf.parse_content_stream(drawn):
        if isinstance(one, ContentStreamInstruction) and str(one.operator) in MARKED:
            for operand in one.operands:
                yield from (said for said in Walk().over(operand) if isinstance(said, str))
