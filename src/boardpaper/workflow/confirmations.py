"""What of a paper was carried over from the last one and is not yet confirmed.

Knows the list beside the paper, and what counts as confirmed: what was edited, and what is no
longer listed. Does not know how the list came about, nor how entries are taken out.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.not_confirmed import NOT_CONFIRMED, NotConfirmed
from boardpaper.model.source import WholeFile
from boardpaper.readers import not_confirmed
from boardpaper.readers.bind import Read
from boardpaper.workflow.passages import Passage

SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """The passages of a paper that wait to be confirmed, in the order of the paper."""

    passages: tuple[Passage, ...] = ()

    def count(self, *, public: bool) -> int:
        """How many there are; a public copy counts what it shows."""
        return sum(not (public and one.exempt) for one in self.passages)


def read_list(files: Files, place: PaperPlace) -> Outcome[Read[NotConfirmed]]:
    """The list beside a paper; no value, and nothing found, where there is none."""
    if NOT_CONFIRMED not in files.list(place.folder, ".yaml"):
        return Outcome(None)
    source = files.text(place.file(NOT_CONFIRMED))
    if source.value is None:
        return Outcome(None, source.diagnostics)
    return not_confirmed.read(source.value)


def waiting(listed: NotConfirmed, passages: Sequence[Passage]) -> Waiting:
    """The passages that are listed.

    Of those that say the same, as many wait as are listed, the first ones first.
    """
    left = Counter(one.digest for one in listed.not_confirmed)
    found = []
    for passage in passages:
        if left[passage.digest]:
            left[passage.digest] -= 1
            found.append(passage)
    return Waiting(tuple(found))


def told(place: PaperPlace, still: Waiting) -> Iterable[Diagnostic]:
    """One warning for all that waits: how many, and where the first of them are."""
    found = still.passages
    if not found:
        return
    more = len(found) - SHOWN
    rest = f"; the first {SHOWN} are below, and {more} more follow them" if more > 0 else ""
    yield Diagnostic(
        WholeFile(place.file(NOT_CONFIRMED)),
        "carried-words-are-confirmed",
        f"{counted(found)} carried over from the last paper {_are(len(found))} not yet "
        f"confirmed{rest}",
        "edit what has changed, and confirm what still holds: boardpaper confirm FILE:LINE, "
        "or boardpaper confirm --all",
        Severity.WARNING,
        related=tuple((one.place, f"{one.kind}: {one.words}") for one in found[:SHOWN]),
    )


def counted(found: Sequence[Passage]) -> str:
    """ "3 paragraphs and 1 table": how many there are of each kind."""
    kinds = Counter(one.kind for one in found)
    said = [f"{number} {kind}{'s' if number != 1 else ''}" for kind, number in kinds.items()]
    return " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part) if said else "0"


def _are(number: int) -> str:
    return "are" if number != 1 else "is"
