"""Two versions of a plan made into one, by what each changed since a third.

Knows entries of lists and mappings, and which of them are one; does not know how they
are typed. Ours is the text that stays, character for character, where theirs changed
nothing. A note goes where the entry goes that it stands at.
"""

from dataclasses import replace

from boardpaper.changes.merge_order import NoOneAnswer, Row, rows
from boardpaper.model.pieces import (
    Clash,
    Entry,
    Holder,
    Piece,
    Pieces,
    Written,
    begins_in_line,
    data_of,
    has_lines,
    set_in,
)


def merge(base: Pieces, ours: Pieces, theirs: Pieces) -> Pieces:
    """All that either version changed; a clash where both changed one thing, each otherwise.

    A clash is as small as can be: a value, else the entry it stands in. Raises
    NoOneAnswer where even the order of the whole has no one answer.
    """
    root = _holder(base.root, ours.root, theirs.root)
    return Pieces(root, _notes(base.foot, ours.foot, theirs.foot))


def _holder(base: Holder, ours: Holder, theirs: Holder) -> Holder:
    if theirs in (ours, base):
        return ours
    merged = [_entry(row) for row in rows(base, ours, theirs)]
    if ours.brackets and any(isinstance(each, Clash) for each in merged):
        raise NoOneAnswer  # there are no lines to show it on
    indent = next(one.indent for one in ours.entries if isinstance(one, Piece))
    return replace(ours, entries=tuple(set_in(each, indent) for each in merged if each))


def _entry(row: Row) -> Entry | None:
    """What becomes of one entry; None where it goes."""
    base, ours, theirs = row.base, row.ours, row.theirs
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return _taken_out(base, ours, theirs)
    lead = _notes(base.lead if base else "", ours.lead, theirs.lead)
    try:
        merged = _both(base, ours, theirs)
    except NoOneAnswer:
        return Clash(replace(ours, lead=""), replace(theirs, lead=""), lead)
    return merged and replace(merged, lead=lead)


def _taken_out(base: Piece | None, ours: Piece | None, theirs: Piece | None) -> Entry | None:
    """An entry that one version took out, and the other changed if only in its notes."""
    held = ours or theirs
    is_as_before = base and held and data_of(held.value) == data_of(base.value)
    return None if is_as_before else Clash(ours, theirs)


def _both(base: Piece | None, ours: Piece, theirs: Piece) -> Piece | None:
    """An entry that both have; None where nothing is left in it."""
    mine, yours = ours.value, theirs.value
    if isinstance(mine, Holder) and isinstance(yours, Holder) and _alike(mine, yours):
        merged = _inside(base, ours, mine, yours)
    else:
        merged = _changed(base, ours, theirs)
    return merged and _annotated(merged, base, ours, theirs)


def _alike(ours: Holder, theirs: Holder) -> bool:
    return ours.is_list == theirs.is_list and bool(ours.brackets) == bool(theirs.brackets)


def _inside(base: Piece | None, ours: Piece, mine: Holder, yours: Holder) -> Piece | None:
    was = base.value if base else None
    if not isinstance(was, Holder) or was.is_list != mine.is_list:
        was = Holder(mine.is_list, ())
    held = _holder(was, mine, yours)
    if not held.entries and not mine.brackets:
        return None
    merged = replace(ours, value=held)
    first = held.entries[0] if begins_in_line(merged) else None
    if isinstance(first, Clash) and None in (first.ours, first.theirs):
        raise NoOneAnswer  # its line would be no line without it
    return merged


def _changed(base: Piece | None, ours: Piece, theirs: Piece) -> Piece:
    """The one of two values that says something new."""
    mine, yours = data_of(ours.value), data_of(theirs.value)
    if mine == yours or (base and yours == data_of(base.value)):
        return ours
    if base and mine == data_of(base.value):
        return theirs
    raise NoOneAnswer


def _annotated(merged: Piece, base: Piece | None, ours: Piece, theirs: Piece) -> Piece:
    """The merged entry with the notes that stand behind its value, or its key."""
    if ours.head.endswith("\n") and theirs.head.endswith("\n"):
        head = _one_of(base.head if base else ours.head, ours.head, theirs.head)
        return replace(merged, head=head)
    if has_lines(ours) or has_lines(theirs):
        return merged
    before = base.tail if base and not has_lines(base) else "\n"
    tail = _one_of(before, ours.tail, theirs.tail)
    if tail == merged.tail:
        return merged
    if isinstance(merged.value, Written) and "\n" in merged.value.text:
        raise NoOneAnswer  # a note behind it would be read as words of it
    return replace(merged, tail=tail)


def _one_of(base: str, ours: str, theirs: str) -> str:
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise NoOneAnswer


def _notes(base: str, ours: str, theirs: str) -> str:
    """The lines above an entry: those of the version that changed them, or of both."""
    if ours == base:
        return theirs
    if theirs == base:
        return ours
    known = {*base.splitlines(), *ours.splitlines()}
    return ours + "".join(
        line for line in theirs.splitlines(keepends=True) if line.rstrip("\n") not in known
    )
