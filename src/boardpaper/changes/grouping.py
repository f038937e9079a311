"""Changes grouped as a reviewer reads them: by section and by the row of a table.

Knows places and their titles; does not know what changed there, nor how it is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from boardpaper.changes.phrases import titles
from boardpaper.model.change import Change, Comparison, DataChange, Part, Where

PARTS: Final[dict[Part, str]] = {
    "header": "Headers",
    "footer": "Footers",
    "footnote": "Footnotes",
    "endnote": "Endnotes",
    "text box": "Text boxes",
}
TOP: Final = "Before the first heading"
WHOLE: Final = "The paper as a whole"


@dataclass(frozen=True, slots=True)
class Group:
    """Changes under one title, in reading order."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Differences in what typed files say of one thing, such as a recommendation."""

    title: str
    changes: tuple[DataChange, ...]


def grouped(comparison: Comparison) -> tuple[Group, ...]:
    """The changes in groups, each group where its first change is; notes and such come last."""
    found: dict[str, list[Change]] = {}
    for change in _text_first(comparison.changes):
        if is_only_formatted(change):
            continue
        found.setdefault(title_of(change.place), []).append(change)
    return tuple(Group(title, tuple(changes)) for title, changes in found.items())


def is_only_formatted(change: Change) -> bool:
    """Whether a place says what it said, and only looks otherwise."""
    return change.kind == "formatted" and all(piece.how == "same" for piece in change.pieces)


def formatted(comparison: Comparison) -> tuple[str, ...]:
    """What only looks otherwise, a line for each way in which it does, with all its places.

    There may be hundreds, as when another program has saved the file; apart, they do not
    hide the words that changed.
    """
    found: dict[str, list[str]] = {}
    for change in _text_first(comparison.changes):
        if is_only_formatted(change):
            said = "; ".join((*titles(change), *change.notes)) or "formatted otherwise"
            found.setdefault(said, []).append(change.address)
    return tuple(f"{said}: {'; '.join(places)}" for said, places in found.items())


def facts(comparison: Comparison) -> tuple[Facts, ...]:
    """What differs in the data, by what is spoken of."""
    found: dict[str, list[DataChange]] = {}
    for change in comparison.data:
        found.setdefault(change.subject, []).append(change)
    return tuple(Facts(subject or WHOLE, tuple(changes)) for subject, changes in found.items())


def title_of(place: Where) -> str:
    """What a place is listed under: its section, and in a table its row."""
    if place.part != "document":
        return PARTS[place.part]
    return " · ".join(name for name in (place.section, place.row) if name) or TOP


def _text_first(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: change.place.part != "document")
