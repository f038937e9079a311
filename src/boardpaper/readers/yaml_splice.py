"""A YAML text made to say something else: only what differs is typed anew.

Knows entries and how new ones are typed; does not know what any key means. The order of
new keys is that of the data they come in. Notes stay with the entries they stand at.
"""

from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from boardpaper.model.pieces import Data, Entry, Holder, Piece, Pieces, Written, data_of, has_lines
from boardpaper.readers import yaml_typing

STEP: Final = 2
"""How much further in the entries of an entry stand."""
Mapping = dict[str, Data]


def spliced(pieces: Pieces, data: Mapping) -> Pieces:
    """The pieces of a text that says ``data``, which has no list or mapping that is empty.

    What says the same before and after stays as it is typed. The pieces hold no clashes.
    """
    return replace(pieces, root=_holder(pieces.root, data))


def _holder(held: Holder, data: Mapping | list[Data]) -> Holder:
    pieces = [one for one in held.entries if isinstance(one, Piece)]
    indent = pieces[0].indent if pieces else 0
    if isinstance(data, dict):
        entries = _mapping(pieces, data, indent)
    else:
        entries = _list(pieces, data, indent)
    return replace(held, entries=tuple(entries))


def _mapping(pieces: list[Piece], data: Mapping, indent: int) -> list[Entry]:
    """The entries of a mapping; a new one stands behind the one before it in the data."""
    kept = [one for one in pieces if one.name in data or data_of(one.value) is None]
    at = 0
    for name, value in data.items():
        place = next((place for place, one in enumerate(kept) if one.name == name), None)
        if place is None:
            kept.insert(at, grown(name, value, indent))
            at += 1
        else:
            kept[place] = _piece(kept[place], value)
            at = place + 1
    return list(kept)


def _list(pieces: list[Piece], data: list[Data], indent: int) -> list[Entry]:
    """The entries of a list: those that say what is wanted stay, others are changed in turn."""
    old = [data_of(one.value) for one in pieces]
    start = _alike(old, data)
    end = _alike(old[start:][::-1], data[start:][::-1])
    middle = _between(
        pieces[start : len(old) - end], old[start : len(old) - end], data[start : len(data) - end]
    )
    changed: list[Entry] = [
        _piece(one, value) if one else grown("", value, indent) for one, value in middle
    ]
    return [*pieces[:start], *changed, *pieces[len(old) - end :]]


def _alike(old: list[Data], new: list[Data]) -> int:
    """How many entries at the beginning are the same."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _between(
    pieces: list[Piece], old: list[Data], new: list[Data]
) -> list[tuple[Piece | None, Data]]:
    """Each entry that is wanted, with the one that it is made from, if there is one."""
    if len(old) == len(new):
        return list(zip(pieces, new, strict=True))
    matched: list[tuple[Piece | None, Data]] = []
    matcher = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
    for _, low, high, first, last in matcher.get_opcodes():
        mine: list[Piece | None] = [*pieces[low:high], *[None] * (last - first)]
        matched += zip(mine, new[first:last], strict=False)
    return matched


def _piece(piece: Piece, data: Data) -> Piece:
    """An entry that says ``data``."""
    value = piece.value
    if data_of(value) == data:
        return piece
    if isinstance(data, dict | list):
        return _filled(piece, value, data)
    return (
        _retyped(piece, data) if data is not None and not has_lines(piece) else _again(piece, data)
    )


def _filled(piece: Piece, value: Written | Holder, data: Mapping | list[Data]) -> Piece:
    """An entry that has these entries."""
    if isinstance(value, Written):
        return _opened(piece, data)
    if value.brackets is None and value.is_list == isinstance(data, list):
        return replace(piece, value=_holder(value, data))
    if value.brackets is not None:
        return replace(piece, value=Written(yaml_typing.on_one_line(data), data))
    return _again(piece, data)


def _retyped(piece: Piece, data: str) -> Piece:
    """An entry whose value is another text, typed in the way of the one before."""
    before = piece.value.text if isinstance(piece.value, Written) else ""
    note = bool(piece.tail.strip())
    typed = yaml_typing.scalar(data, piece.indent + STEP, before, on_a_line=note)
    head = piece.head if piece.head.endswith((" ", "\n")) else f"{piece.head} "
    if head.endswith("\n"):
        head = f"{head.rstrip()} "
    return replace(piece, head=head, value=Written(typed, data))


def _opened(piece: Piece, data: Mapping | list[Data]) -> Piece:
    """An entry that was one text and has entries now; a note behind it stays on its line."""
    new = _again(piece, data)
    note = piece.tail.removesuffix("\n")
    if not note.strip() or not isinstance(new.value, Holder):
        return new
    if new.head.endswith("\n"):
        return replace(new, head=f"{new.head[:-1]}{note}\n")
    first, *others = new.value.entries
    if isinstance(first, Piece) and not has_lines(first):
        first = replace(first, tail=f"{note}\n")
    return replace(new, value=replace(new.value, entries=(first, *others)))


def _again(piece: Piece, data: Data) -> Piece:
    new = grown(piece.name, data, piece.indent)
    return replace(new, lead=piece.lead)


def grown(name: str, data: Data, indent: int) -> Piece:
    """A new entry, of a list where it has no name, that begins ``indent`` in."""
    head = f"{yaml_typing.key(name)}:" if name else "-"
    if isinstance(data, dict) and data:
        entries = tuple(grown(each, value, indent + STEP) for each, value in data.items())
        return Piece(name, indent, f"{head}\n" if name else "- ", Holder(False, entries))
    if isinstance(data, list) and data and name:
        entries = tuple(grown("", value, indent + STEP) for value in data)
        return Piece(name, indent, f"{head}\n", Holder(True, entries))
    if isinstance(data, dict | list):
        return Piece(name, indent, f"{head} ", Written(yaml_typing.on_one_line(data), data), "\n")
    typed = yaml_typing.scalar(data or "", indent + STEP)
    return Piece(name, indent, f"{head} ", Written(typed, data), "\n")
