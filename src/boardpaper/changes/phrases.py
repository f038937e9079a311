"""What became of a place, said in a few words: "moved here from paragraph 8".

Knows kinds of differences; does not know what the words of the place are.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.change import Change, Coarser, DataChange, Kind, Renumbered, Where

SAID: Final[dict[Kind, str]] = {
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "split": "split",
    "joined": "joined",
    "formatted": "only formatted otherwise",
    "renumbered": "only renumbered",
}
UNTITLED: Final = ("row", "column", "table", "header", "footer", "note", "page setup")
"""Kinds of places whose addresses may not tell what they are."""


def became(change: Change) -> str:
    """What became of a place: ``changed``, ``row added``, ``moved here from paragraph 8``."""
    if change.kind == "moved" and change.old is not None:
        return f"{_what(change)}moved here from {_from(change.old, change.place)}"
    if change.kind == "renumbered" and change.old is not None and change.old.label:
        return f"only renumbered, {change.place.label} was {change.old.label}"
    return _what(change) + SAID[change.kind]


def _what(change: Change) -> str:
    told = change.what in UNTITLED and change.what not in change.address.lower()
    return f"{change.what} " if told else ""


def _from(old: Where, new: Where) -> str:
    """An earlier place, with its section where that is another one."""
    elsewhere = old.section and old.section != new.section and old.section not in old.words
    return f"{old.section}, {old.words}" if elsewhere else old.words


def titles(change: Change) -> Iterator[str]:
    """The titles of the row and the column of a change that its address does not name."""
    place = change.place
    for what, title in (("row", place.row), ("column", place.column)):
        if title and title not in change.address:
            yield f'{what} "{title}"'


def renumbering(run: Renumbered) -> str:
    """``paragraphs 9 to 18 are now 10 to 19``."""
    before, now = _span(run.old), _span(run.new)
    return f"{run.what} {before} {'is' if before == run.old[0] else 'are'} now {now}"


def _span(ends: tuple[str, str]) -> str:
    first, last = ends
    if first == last:
        return first
    neighbours = first.isdecimal() and last.isdecimal() and int(last) - int(first) == 1
    return f"{first} {'and' if neighbours else 'to'} {last}"


def fact(change: DataChange) -> str:
    """What became of a fact, and of what where its address does not say: ``measure added``."""
    return change.kind if change.what == "field" or change.field else f"{change.what} {change.kind}"


def less_finely(place: Coarser) -> str:
    """``2.6 · Within 3 months: compared as a whole cell: …``, with the reason."""
    return f"{place.place}: compared as a whole {place.level}: {place.why}"
