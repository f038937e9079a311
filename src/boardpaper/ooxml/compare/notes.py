"""Footnotes and endnotes of a redline: those that came or went, and their order.

Knows which references stand in tracked changes; does not compare what notes say.
"""

from boardpaper.ooxml.compare.atoms import NOTE_KINDS
from boardpaper.ooxml.compare.content import IDENTITY
from boardpaper.ooxml.compare.pen import Pen, Status
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.whole import mark_words
from boardpaper.ooxml.revisions import DEL, INS
from boardpaper.ooxml.xml import name

STATUSES: dict[str, Status] = {INS: "ins", DEL: "del"}
TYPE = name("w:type")


def mark_notes(redlined: Reading, pen: Pen) -> None:
    """Marks notes whose every reference came, or went, and puts all in their references' order.

    Some programs (LibreOffice 7.4) take the first note of the part for the first
    reference, whatever their ids say.
    """
    held = _references(redlined)
    for (kind, identity), marks in held.items():
        note = redlined.note(kind, identity)
        status = STATUSES.get(next(iter(marks)))
        if len(marks) == 1 and status is not None and note is not None:
            mark_words(note, status, pen)
    for kind, part in redlined.notes.items():
        if part is not None:
            _put_in_order(redlined, part, [key for of, key in held if of == kind])


def _references(redlined: Reading) -> dict[tuple[str, str], set[str]]:
    """The notes that are referred to, in order, and the marks round their references."""
    held: dict[tuple[str, str], set[str]] = {}
    for reference in redlined.root(redlined.document).iter(*NOTE_KINDS):
        mark = next(reference.iterancestors(INS, DEL), None)
        key = NOTE_KINDS[str(reference.tag)], reference.get(IDENTITY, "")
        held.setdefault(key, set()).add("" if mark is None else str(mark.tag))
    return held


def _put_in_order(redlined: Reading, part: str, wanted: list[str]) -> None:
    """Separators first, then notes in the order of their references, then any others."""
    root = redlined.root(part)
    places = {key: at for at, key in enumerate(wanted)}
    last = len(places)

    def place(at: int) -> tuple[bool, int, int]:
        note = notes[at]
        return note.get(TYPE) is None, places.get(note.get(IDENTITY, ""), last), at

    notes = list(root)
    order = sorted(range(len(notes)), key=place)
    if order != list(range(len(notes))):
        root[:] = [notes[at] for at in order]
