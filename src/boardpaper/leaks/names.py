"""Names in a text: runs of words with capitals that no sentence explains.

Knows capitals, titles and initials; does not know people. A word that begins a sentence
may be a name or not, and is said to be unsure. A month is a name behind another ("Theresa
May"), unless a number follows.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from boardpaper.leaks.words import WORD, bare
from boardpaper.model.dates import MONTHS, WEEKDAYS

_COMMON: Final = """
    a about above after all also although an and another any are as at be because before below
    between both but by can could do does during each either every few first following for from
    further given had has have having he her here his how however i if in into is it its last
    later many may more most much must neither next no none nor not now of on once one only or
    other our out over per same second she should since so some such than that the their them
    then there therefore these they third this those through thus to today under until up upon
    us was we were what when where whether which while who whom whose why will with within
    without would yes you your
"""
COMMON: Final = frozenset(_COMMON.split())
"""Words that say nothing by themselves."""
CALENDAR: Final = frozenset(
    part.casefold()
    for language in (*MONTHS.values(), *WEEKDAYS.values())
    for name in language
    for part in (*name.split(), name[:3], name[:4])
)
_TITLES: Final = "mr mrs ms miss mx dr sir dame lord lady cllr councillor prof"
TITLES: Final = frozenset(_TITLES.split())
_OFFICES: Final = """
    academy achieved action actions agency agenda appendix area association authority avenue
    bank baseline board borough bridge building buildings business cabinet care centre chair
    chief child children church city close college committee community company completed
    contents copy council county court deputy development director directorate district draft
    drive due east education estate executive exempt family farm finance financial footer
    footnote foundation garden gardens general green group hall head header health hill holdings
    home homes hospital house housing industries information inspection lane lead leader library
    limited link local ltd main manager managers market measure measures meeting member members
    milestone milestones national new north note notes office officer officers old ongoing
    outcome overdue page panel paper paragraph park partners partnership place plan plans plc
    policy primary programme project public recommendation recommendations reference report
    responsible review road school secondary section service services slipping social society
    south square staff started station status strategy street table target targets team title
    total town trust union unit university ward west withdrawn withheld works
"""
OFFICES: Final = frozenset(_OFFICES.split())
"""Words of business: with capitals or without, they name nobody."""
JOINS: Final = re.compile(r"[ \t\u00a0]*[-&/]?[ \t\u00a0]*|\.[ \t\u00a0]*")
STOPS: Final = re.compile(r"[.!?\r\n]|[\u2022\u2013\u2014-]\s")


class Name(NamedTuple):
    """A name, word for word as written; ``sure`` unless a sentence may have begun with it."""

    words: tuple[str, ...]
    sure: bool


class _Word(NamedTuple):
    written: str
    joined: bool
    """Whether nothing but a space, hyphen or initial's full stop stands before it."""
    starts: bool
    """Whether it begins a sentence."""


_END = _Word(".", False, False)


def names(text: str) -> Iterator[Name]:
    """The names in a text that ``words.plain`` gave, and each of their words by itself."""
    if text.isupper():
        yield from (Name((one.written,), False) for one in _words(text) if _telling(one.written))
        return
    run: list[_Word] = []
    for word, after in pairwise((*_words(text), _END)):
        month = word.written.casefold() in CALENDAR
        name = _capital(word.written) and not (month and (not run or after.written[0].isdecimal()))
        if run and not (word.joined and name):
            yield from _named(run)
            run = []
            name = name and not month
        if name:
            run.append(word)
    yield from _named(run)


def _words(text: str) -> Iterator[_Word]:
    end, before = 0, ""
    for found in WORD.finditer(text):
        between = text[end : found.start()]
        abbreviated = len(before) == 1 or before.casefold() in TITLES
        stops = bool(STOPS.search(between)) and not (abbreviated and between.strip() == ".")
        joined = bool(JOINS.fullmatch(between)) and not stops
        yield _Word(bare(found[0]), joined and bool(before), stops or not before)
        end, before = found.end(), found[0]


def _named(run: list[_Word]) -> Iterator[Name]:
    """The name a run of capitals is, without the small words and titles around it."""
    titled = False
    while run and (_small(run[0].written) or run[0].written.casefold() in TITLES):
        titled = titled or run[0].written.casefold() in TITLES
        run = run[1:]
    while run and _small(run[-1].written) and run[-1].written.casefold() not in CALENDAR:
        run = run[:-1]
    if len(run) > 1:
        yield Name(tuple(word.written for word in run), True)
    for word in run:
        if _telling(word.written):
            yield Name((word.written,), titled or not word.starts)


def _capital(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _small(word: str) -> bool:
    return word.casefold() in COMMON and len(word) > 1


def _telling(word: str) -> bool:
    """Whether a word by itself may be a name: "Smith" and "NHS", not "J" or "The"."""
    folded = word.casefold()
    usual = folded in COMMON or folded in CALENDAR or folded in TITLES
    return len(word) > 1 and word.isalpha() and not usual


def distinctive(words: tuple[str, ...], small: frozenset[str] | set[str]) -> bool:
    """Whether a name is more than words of business: some word of it never stands uncapitalised.

    ``small`` are words that the paper writes without capitals.
    """
    return any(
        len(word) > 2 and not word.isupper() and word.casefold() not in OFFICES | small
        for word in words
        if _telling(word)
    )
