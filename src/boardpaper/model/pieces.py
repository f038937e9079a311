"""A typed text cut into its entries, and put together again.

Knows how entries make a text, character for character, and what they say; does not
know the language it is typed in, nor what any key means.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Path = tuple[str | int, ...]
LINE = re.compile(r"(?<=\n)(?=[^\n])")


@dataclass(frozen=True, slots=True)
class Written:
    """A value that is taken as a whole: as it is typed, and what it says."""

    text: str
    data: Data


@dataclass(frozen=True, slots=True)
class Brackets:
    """What stands around entries on one line, and between them: ``{``, ``, `` and ``}``."""

    opening: str
    between: str
    closing: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A list or a mapping. Without ``brackets`` each entry has lines of its own."""

    is_list: bool
    entries: tuple["Entry", ...]
    brackets: Brackets | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry of a list or mapping.

    ``name`` is its key, empty in a list. ``lead`` are whole lines above it that say
    nothing: notes and empty lines. It begins ``indent`` characters into its line with
    ``head``, which ends where its value begins, or where its entries have lines of
    their own with the line's end. ``tail`` is what follows its value, line ends and all.
    """

    name: str
    indent: int
    head: str
    value: Written | Holder
    tail: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two entries where one is wanted; None stands for none at all."""

    ours: Piece | None
    theirs: Piece | None
    lead: str = ""

    @property
    def either(self) -> Piece:
        """One that is there, ours if it is."""
        piece = self.ours or self.theirs
        assert piece is not None
        return piece


Entry = Piece | Clash


@dataclass(frozen=True, slots=True)
class Pieces:
    """A whole text: its entries, and the lines after the last that belong to none."""

    root: Holder
    foot: str


Side = Literal["ours", "theirs", "either"]
Show = Callable[[str, str], str]
"""What stands for a clash, given its two texts."""


def as_settled(side: Side) -> Show:
    """Shows every clash as if it had been settled for one side."""
    return lambda ours, theirs: theirs if side == "theirs" else ours


def whole_text(pieces: Pieces, show: Show) -> str:
    """The text that pieces make."""
    return text_of(pieces.root, show) + pieces.foot


def text_of(holder: Holder, show: Show) -> str:
    """The text that entries make."""
    if holder.brackets is None:
        return "".join(_lines(entry, " " * _indent(entry), show) for entry in holder.entries)
    inside = (one.head + _value(one, show) for one in holder.entries if isinstance(one, Piece))
    around = holder.brackets
    return around.opening + around.between.join(inside) + around.closing


def _indent(entry: Entry) -> int:
    return entry.indent if isinstance(entry, Piece) else entry.either.indent


def _lines(entry: Entry, start: str, show: Show) -> str:
    """An entry on lines of its own, the first of which begins with ``start``."""
    if isinstance(entry, Clash):
        sides = (entry.ours, entry.theirs)
        ours, theirs = (_lines(side, start, show) if side else "" for side in sides)
        return entry.lead + show(ours, theirs)
    first, *others = _begun(entry) or (None,)
    if first is None:
        return entry.lead + start + entry.head + _value(entry, show) + entry.tail
    # What stands above the first of its entries stands above itself.
    begun = entry.lead + _lines(first, start + entry.head, show)
    return begun + text_of(Holder(True, tuple(others)), show)


def _begun(piece: Piece) -> tuple[Entry, ...]:
    """The entries of a piece, if the first stands on its own line, as in ``- text: words``."""
    is_in_line = has_lines(piece) and not piece.head.endswith("\n")
    return piece.value.entries if is_in_line and isinstance(piece.value, Holder) else ()


def has_lines(piece: Piece) -> bool:
    """Whether a piece has entries that have lines of their own."""
    return isinstance(piece.value, Holder) and piece.value.brackets is None


def begins_in_line(piece: Piece) -> bool:
    """Whether the first entry of a piece stands on its own line."""
    return bool(_begun(piece))


def _value(piece: Piece, show: Show) -> str:
    value = piece.value
    return value.text if isinstance(value, Written) else text_of(value, show)


def data_of(value: Written | Holder, side: Side = "ours") -> Data:
    """What a value says, its clashes settled for one side.

    A key without a value is as if it were not there, also where no entry is left under it.
    """
    if isinstance(value, Written):
        return value.data
    pieces = (one if isinstance(one, Piece) else getattr(one, side) for one in value.entries)
    said = [(piece.name, data_of(piece.value, side)) for piece in pieces if piece]
    if not said and value.brackets is None:
        return None
    if value.is_list:
        return [data for _, data in said]
    return {name: data for name, data in said if data is not None}


def clashes(holder: Holder, path: Path = ()) -> Iterator[Path]:
    """The paths of all clashes, as they are where each is settled for ``either``."""
    for place, entry in enumerate(holder.entries):
        piece = entry if isinstance(entry, Piece) else entry.either
        here: Path = (*path, place if holder.is_list else piece.name)
        if isinstance(entry, Clash):
            yield here
        elif isinstance(entry.value, Holder):
            yield from clashes(entry.value, here)


def set_in(entry: Entry, indent: int) -> Entry:
    """The entry as it is typed where entries begin ``indent`` characters in."""
    if isinstance(entry, Piece):
        return _moved(entry, indent - entry.indent) if indent != entry.indent else entry
    return replace(entry, ours=_side(entry.ours, indent), theirs=_side(entry.theirs, indent))


def _side(piece: Piece | None, indent: int) -> Piece | None:
    return piece and _moved(piece, indent - piece.indent)


def _moved(piece: Piece, by: int) -> Piece:
    """A piece with all its lines ``by`` characters further in, or less far."""
    value = piece.value
    if isinstance(value, Written):
        value = replace(value, text=_moved_text(value.text, by))
    elif value.brackets is None:
        entries = (set_in(entry, _indent(entry) + by) for entry in value.entries)
        value = replace(value, entries=tuple(entries))
    return replace(
        piece,
        indent=piece.indent + by,
        head=_moved_text(piece.head, by),
        value=value,
        tail=_moved_text(piece.tail, by),
        lead=_moved_text(f"\n{piece.lead}", by)[1:],
    )


def _moved_text(text: str, by: int) -> str:
    """A text with all lines but the first moved; what is empty stays so."""
    if by > 0:
        return LINE.sub(" " * by, text)
    return re.sub(rf"(?<=\n) {{1,{-by}}}", "", text) if by else text
