"""Values of a YAML text taken away, so that their keys wait for others.

Knows entries; does not know what any key means. Notes stay with the keys that they stand at.
"""

from collections.abc import Sequence
from dataclasses import replace

from boardpaper.model.pieces import Data, Holder, Path, Piece, Pieces, Written, data_of
from boardpaper.readers.yaml_typing import on_one_line


def cleared(pieces: Pieces, path: Path) -> Pieces:
    """The pieces without the value at a path; all stays where nothing is there.

    The key is left behind, and so are those of a mapping that is cleared; entries of a list
    go, and so do those between brackets.
    """
    return replace(pieces, root=_within(pieces.root, path))


def _within(held: Holder, path: Path) -> Holder:
    first, rest = path[0], path[1:]
    entries = []
    for at, piece in enumerate(held.entries):
        assert isinstance(piece, Piece)
        if first != (at if held.is_list else piece.name):
            entries.append(piece)
        elif rest:
            entries.append(_deeper(piece, rest))
        elif held.brackets is None:
            entries.append(_emptied(piece))
    return replace(held, entries=tuple(entries))


def _deeper(piece: Piece, rest: Path) -> Piece:
    value = piece.value
    if isinstance(value, Holder):
        inner = _within(value, rest)
        return replace(piece, value=inner) if inner.entries else _bare(piece)
    data = _without(value.data, rest)
    return replace(piece, value=Written(on_one_line(data), data)) if data else _bare(piece)


def _without(data: Data, path: Sequence[str | int]) -> Data:
    """Data without what is at a path."""
    first, rest = path[0], path[1:]
    if isinstance(data, dict):
        inner = {key: _without(value, rest) if key == first and rest else value
                 for key, value in data.items() if key != first or rest}  # fmt: skip
        return {key: value for key, value in inner.items() if value is not None}
    if isinstance(data, list) and rest:
        return [_without(each, rest) if at == first else each for at, each in enumerate(data)]
    return data


def _emptied(piece: Piece) -> Piece:
    """An entry that says nothing, its own keys left behind where it has any on lines."""
    value = piece.value
    if isinstance(value, Holder) and not value.is_list and value.brackets is None:
        inner = (_emptied(one) for one in value.entries if isinstance(one, Piece))
        return replace(piece, value=replace(value, entries=tuple(inner)))
    return _bare(piece)


def _bare(piece: Piece) -> Piece:
    """An entry that is its key alone, and the note on its line."""
    value = Written("", None)
    return replace(piece, head=piece.head.rstrip(), value=value, tail=piece.tail or "\n")


def says(pieces: Pieces) -> dict[str, Data]:
    """What the pieces of a text say."""
    data = data_of(pieces.root)
    return data if isinstance(data, dict) else {}
