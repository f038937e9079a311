"""What must not be told: the runs of words, names and figures of withheld texts.

Knows how each is kept so that it is found at once in a long text; does not know where
texts come from, nor what is done about a leak.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, NamedTuple

from boardpaper.leaks.figures import figures
from boardpaper.leaks.names import CALENDAR, COMMON, OFFICES, names
from boardpaper.leaks.words import BREAK, GAP, Tokens, plain, tokens

RUN: Final = 5
"""A run of so many words is told only by whoever knows the text."""
SHORTEST: Final = 3
"""Letters that a name has at least to be looked for where only programs read."""
USUAL: Final = OFFICES | CALENDAR
Words = tuple[str, ...]


class Said(NamedTuple):
    """A text of a paper and its address: "paragraph 9"."""

    address: str
    text: str


class Secret(NamedTuple):
    """Something withheld: what it is, and the address where it is withheld."""

    kind: Literal["words", "name", "figure"]
    address: str


@dataclass(frozen=True)
class Secrets:
    """Secrets by what they are found with.

    ``runs`` are by number of words, then by the words. ``names`` are single words, without
    capitals; ``unsure`` are those among them that may be any word that began a sentence, and
    ``usual`` those that stand somewhere without a capital. ``figures`` are by their keys.
    """

    runs: Mapping[int, Mapping[Words, Secret]]
    names: Mapping[str, Secret]
    unsure: frozenset[str]
    usual: frozenset[str]
    figures: Mapping[str, Secret]

    def __bool__(self) -> bool:
        return bool(self.names or self.figures or any(self.runs.values()))

    def without(self, public: Iterable[str]) -> "Secrets":
        """The secrets that do not also stand in one of these texts."""
        text = plain(f" {BREAK} ".join(public))
        read = tokens(text)
        told = self.told(read) | self.unsure.intersection(read.folded)
        said = {one.key for one in figures(text)} if self.figures else set()
        return Secrets(
            {size: _unsaid(held, size, read.folded) for size, held in self.runs.items()},
            {name: one for name, one in self.names.items() if name not in told},
            self.unsure - told,
            self.usual | _small(read) & self.names.keys(),
            {key: one for key, one in self.figures.items() if key not in said},
        )

    def told(self, read: Tokens, *, label: bool = False) -> set[str]:
        """The single names in a text; only those with a capital, but for a label's."""
        met = {word.casefold() for word in set(read.written) if label or word[:1].isupper()}
        return {name for name in self.names if name in met or f"{name}s" in met}


def secrets(withheld: Iterable[Said]) -> Secrets:
    """All that these texts tell, also what is public beside."""
    runs: dict[int, dict[Words, Secret]] = {}
    singles: dict[str, Secret] = {}
    sure: set[str] = set()
    counted: dict[str, Secret] = {}
    small: set[str] = set()
    for address, written in withheld:
        text = plain(written)
        read = tokens(text)
        small |= _small(read)
        said, name = Secret("words", address), Secret("name", address)
        for run in _runs(read.folded):
            runs.setdefault(len(run), {}).setdefault(run, said)
        for words, surely in names(text):
            folded = tuple(word.casefold() for word in words[:RUN])
            if len(folded) > 1:
                runs.setdefault(len(folded), {}).setdefault(folded, name)
            elif surely or folded[0] not in OFFICES:
                singles.setdefault(folded[0], name)
                sure |= set(folded) if surely else set()
        for figure in figures(text):
            counted.setdefault(figure.key, Secret("figure", address))
    unsure, usual = frozenset(singles.keys() - sure), frozenset(singles.keys() & small)
    return Secrets(runs, singles, unsure, usual, counted)


def _small(read: Tokens) -> set[str]:
    """The words of a text that stand in it without a capital."""
    return {word for word in read.written if word[:1].islower()}


def _runs(words: list[str]) -> Iterator[Words]:
    """Every run of five words; the whole of a shorter text that says something; counted things."""
    if 1 < len(words) < RUN and any(_says(one) and one not in USUAL for one in words):
        yield tuple(words)
    yield from runs_of(RUN, words)
    for number, what in runs_of(2, words):
        if number[0].isdecimal() and len(number) < SHORTEST and _says(what):
            yield number, what


def _says(word: str) -> bool:
    """Whether a word says something by itself: "redundancies", not "of"."""
    return len(word) > 2 and word.isalpha() and word not in COMMON


def runs_of(size: int, words: list[str]) -> Iterator[Words]:
    """Every run of so many words."""
    return zip(*(islice(words, at, None) for at in range(size)), strict=False)


def _unsaid(held: Mapping[Words, Secret], size: int, public: list[str]) -> dict[Words, Secret]:
    """The runs that stand in no public text, whatever number comes to stand in its gaps."""
    wanted = {seen for run in held for seen in _with_gaps(run)}
    said = wanted.intersection(runs_of(size, public))
    return {run: one for run, one in held.items() if said.isdisjoint(_with_gaps(run))}


def _with_gaps(run: Words) -> list[Words]:
    """A run as a public text may have it: each number, or all, still to be filled in."""
    numbers = [at for at, word in enumerate(run) if word[0].isdecimal()]
    seen = [run, *((*run[:at], GAP, *run[at + 1 :]) for at in numbers)]
    if len(numbers) > 1:
        seen.append(tuple(GAP if word[0].isdecimal() else word for word in run))
    return seen
