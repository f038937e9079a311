"""Words for how far something has come, as councils have them, and the statuses they mean.

Knows words, colours and letters; does not know where they stand. A word says more than a
colour beside it.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from boardpaper.model.plan import Status

_SAID: Final[dict[Status, str]] = {
    Status.ACHIEVED: "achieved|complete|completed|done|closed|implemented|fully implemented|"
    "delivered|finished|met|discharged|action complete|action completed|fully achieved|fully met",
    Status.ON_TARGET: "on target|on track|on schedule|in progress|progressing|ongoing|on going|"
    "underway|under way|started|in hand|on course|work in progress|wip|doing",
    Status.SLIPPING: "slipping|at risk|delayed|some slippage|slippage|behind|behind target|"
    "minor delay|off target|off track|partially achieved|partly achieved|partially implemented|"
    "partially complete|behind schedule|partially met",
    Status.OVERDUE: "overdue|late|missed|not achieved|past due|significantly delayed",
    Status.NOT_STARTED: "not started|not yet started|to do|todo|planned|not yet due|not due|"
    "pending|not begun|not commenced|to be started|yet to start|"
    "ready to start|proposed|backlog|new|not yet begun",
    Status.WITHDRAWN: "withdrawn|cancelled|canceled|superseded|no longer required|abandoned|"
    "no longer applicable|removed|dropped|not applicable|rejected",
}
_COLOURS: Final[dict[Status, str]] = {
    Status.ACHIEVED: "blue|b",
    Status.ON_TARGET: "green|g",
    Status.SLIPPING: "amber|a|yellow|orange",
    Status.OVERDUE: "red|r",
    Status.NOT_STARTED: "grey|gray|white",
}
OPEN: Final = frozenset(("open", "live", "active", "current", "outstanding"))
"""Words that say no more than that something is not done yet, which is no status."""
_WORDS: Final = {word: status for status, words in _SAID.items() for word in words.split("|")}
_BY_COLOUR: Final = {
    word: status for status, words in _COLOURS.items() for word in words.split("|")
}
_KEY: Final = re.compile(
    r"\W*(?P<colour>blue|green|amber|yellow|orange|red|grey|gray|white|purple|black)\b"
    r"\s*(?:[-–—:=(]|is|means)\s*(?P<words>.+)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*[-–—/:;,(]\s*")


class Rated(NamedTuple):
    """A status; whether the words say no more than it; whether only a colour told it.

    ``is_given`` is whether somebody said what the words mean.
    """

    status: Status
    is_all: bool
    by_colour: bool
    is_given: bool = False


class Ratings:
    """The words for statuses: those that were given, then those that councils usually have."""

    def __init__(self, given: Mapping[str, Status]) -> None:
        self.given = {_plain(word): status for word, status in given.items()}

    def read(self, said: str) -> Rated | None:
        """The status that words mean; None where they mean none that is known."""
        whole = self._one(said)
        if whole:
            return Rated(whole[0], True, whole[1], _plain(said) in self.given)
        parts = [part for part in _BETWEEN.split(said.strip(" )."), maxsplit=1) if part.strip()]
        if len(parts) < 2:
            return None
        first, second = self._one(parts[0]), self._one(parts[1])
        if first and second:
            told = second if first[1] and not second[1] else first
            return Rated(told[0], is_all=True, by_colour=told[1])
        return Rated(first[0], is_all=False, by_colour=first[1]) if first else None

    def _one(self, said: str) -> tuple[Status, bool] | None:
        """The status of one word or phrase, and whether it is a colour that nobody explained."""
        word = _plain(said)
        if word in self.given:
            return self.given[word], False
        if word in _WORDS:
            return _WORDS[word], False
        return (_BY_COLOUR[word], True) if word in _BY_COLOUR else None


def is_open(said: str) -> bool:
    """Whether words say that something is not done, and not how it stands."""
    return _plain(said) in OPEN


def of_key(said: str) -> tuple[str, Status] | None:
    """A colour and its status, where a line of a key says so: "Amber - some slippage"."""
    found = _KEY.fullmatch(said.strip())
    status = _WORDS.get(_plain(found["words"])) if found else None
    return (found["colour"], status) if found and status else None


def _plain(said: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", said.casefold()).split())
