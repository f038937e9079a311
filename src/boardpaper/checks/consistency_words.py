"""English sentences taken apart: words by their stems, and the figures among them.

Knows how councils write figures; does not know what any figure should be.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from boardpaper.model.dates import MONTHS

TOKEN: Final = re.compile(r"[£€$]?\d(?:[\d,]*\d)?(?:\.\d+)?|[^\W\d_][\w’'&-]*|\S")
NUMBER: Final = re.compile(r"(?P<currency>[£€$]?)(?P<digits>\d[\d,]*(?:\.\d+)?)")
ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
IN_WORDS: Final = {
    **{word: Decimal(number) for number, word in enumerate((*ONES[1:], *TEENS), 2)},
    **{ten: Decimal(10 * tens) for tens, ten in enumerate(TENS, 2)},
    **{
        f"{ten}-{one}": Decimal(10 * tens + ones)
        for tens, ten in enumerate(TENS, 2)
        for ones, one in enumerate(ONES, 1)
    },
}
"""Numbers as words; "one" is left out, for it seldom counts."""
SCALES: Final = {"thousand": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
MONTH_NAMES: Final = frozenset(name.casefold() for name in MONTHS["en"])
TIMES: Final = frozenset({"day", "week", "month", "year", "hour", "minut"})
JOINS: Final = frozenset("-–—/.")
"""What makes a number part of something else: 9–5, 2014/15, 1.2.3."""


class Token(NamedTuple):
    """A word, a number or a mark of a text; ``stem`` is empty for all but words."""

    text: str
    start: int
    end: int
    stem: str


class Figure(NamedTuple):
    """A figure of a sentence: the tokens from ``first`` to before ``last``, and its unit."""

    value: Decimal
    places: int
    unit: str
    first: int
    last: int


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What a word has in common with its plural, its past and its -ing form."""
    found = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'")
    if found == "children":
        return "child"
    if found.endswith("ies") and len(found) > 4:
        found = f"{found[:-3]}y"
    elif found.endswith("s") and not found.endswith(("ss", "us", "is")) and len(found) > 3:
        found = found[:-1]
    for ending in ("ing", "ed"):
        if found.endswith(ending) and len(found) > len(ending) + 3:
            found = found.removesuffix(ending)
            found = found[:-1] if found[-1] == found[-2] and found[-1] not in "lse" else found
            break
    return found.rstrip("e") if len(found) > 4 else found


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text."""
    return frozenset(stem(word) for word in text.split())


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words, numbers and marks of a stretch of a text."""
    return tuple(
        Token(one[0], one.start(), one.end(), stem(one[0]) if one[0][0].isalpha() else "")
        for one in TOKEN.finditer(text, start, end)
    )


def figures(said: Sequence[Token]) -> Iterator[Figure]:
    """The numbers among tokens, each with its unit; what is joined to other letters is none."""
    for at, token in enumerate(said):
        read = _number(token)
        if read is not None and not _joined(said, at):
            yield _with_unit(said, at, *read)


def _number(token: Token) -> tuple[Decimal, int, str] | None:
    """A number, its decimal places and its currency."""
    found = NUMBER.fullmatch(token.text)
    if found:
        digits = found["digits"].replace(",", "")
        return Decimal(digits), len(digits.partition(".")[2]), found["currency"]
    value = IN_WORDS.get(token.text.casefold())
    return None if value is None else (value, 0, "")


def _joined(said: Sequence[Token], at: int) -> bool:
    token = said[at]
    before = said[at - 1] if at else None
    after = said[at + 1] if at + 1 < len(said) else None
    if before and before.end == token.start and before.text not in "('\"‘“[":
        return True
    if after is None or after.start != token.end:
        return False
    further = said[at + 2] if at + 2 < len(said) else None
    touching = further is not None and further.start == after.end
    return bool(after.stem and after.stem not in SCALES) or (after.text in JOINS and touching)


def _with_unit(
    said: Sequence[Token], at: int, value: Decimal, places: int, currency: str
) -> Figure:
    after = [token.text.casefold() for token in said[at + 1 : at + 3]] + ["", ""]
    if after[0] in SCALES:
        scaled = value.scaleb(SCALES[after[0]])
        return Figure(scaled, places - SCALES[after[0]], currency, at, at + 2)
    if after[0] in ("%", "percent"):
        return Figure(value, places, "%", at, at + 2)
    if after[0] == "per" and after[1] == "cent":
        return Figure(value, places, "%", at, at + 3)
    if after[0] == "per" and after[1][:1].isdigit():
        return Figure(value, places, f"per {after[1]}", at, at + 3)
    return Figure(value, places, currency, at, at + 1)


def durations(said: Sequence[Token]) -> frozenset[str]:
    """Spells of time that are named, each as "7 day"."""
    return frozenset(
        f"{read[0].normalize():f} {after.stem}"
        for token, after in pairwise(said)
        if after.stem in TIMES and (read := _number(token))
    )
