"""Figures in a text, each as a key that is the same however the figure is written.

Knows money, percentages, dates, telephone numbers, postcodes, e-mail addresses and
case numbers; does not know which of them may be told.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from boardpaper.model.dates import MONTHS

DIGITS: Final = 3
"""A plain number of so many digits is a figure; a shorter one is a paragraph's, or anyone's."""
YEARS: Final = re.compile(r"(?:19|20)\d\d")
DAYS_OF: Final = {
    name.casefold(): number
    for language in MONTHS.values()
    for number, month in enumerate(language, 1)
    for name in (month, month[:3], month[:4])
}
MONTH: Final = "|".join(sorted(map(re.escape, DAYS_OF), key=len, reverse=True))
LONG: Final = re.compile(r"\d{4,}")
TIMES: Final = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FIGURE: Final = re.compile(
    rf"""
    (?=[\d£€$(+]) (?:
        (?P<phone>(?<![\w.])(?:\+44\s?(?:\(0\))?|\(?0)\d(?:[\s()-]{{0,2}}\d){{8,9}}(?!\d))
        | (?P<date>(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{MONTH})\b
            | (?<![\d.-])\d{{4}}-\d\d-\d\d(?!\d)
            | (?<![\d./-])\d\d?(?P<by>[./-])\d\d?(?P=by)\d{{2,4}}(?!\d))
        | (?P<sign>[£€$]\s?)?(?<![^\W_])(?<![.\x02])
          (?P<number>\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d\x02])
          (?:\s?(?P<times>k|m|mn|bn|thousand|million|billion)\b)?
          (?P<percent>\s?(?:%|per\ ?cent\b|pc\b))?
    ) | (?<![^\W_])(?=[a-z]) (?:
        (?P<month>(?:{MONTH})\s+(?!0)\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]?\d))
        | (?P<postcode>[a-z]{{1,2}}\d[a-z\d]?\s?\d[a-z]{{2}}\b)
        | (?P<case>[a-z]{{1,6}}[/-]?(?:\d+[/-])*\d{{3,}}(?:[/-]?[a-z\d]+)*\b)
    )
    """,
    re.VERBOSE,
)
NEAR: Final = re.compile(r"\d(?:\D{0,64}\d)*")
"""Digits that may belong together, or whose stretches would run into each other."""
WORD: Final = 12
"""How many letters a month, or what a figure is counted in, may have at most."""
AROUND: Final = 80


class Figure(NamedTuple):
    """A figure: what it is known by, where it stands in its text, and how it is written.

    It is ``marked`` where it is no plain number, which a program too might have written.
    """

    key: str
    start: int
    written: str
    marked: bool


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text that ``words.plain`` gave."""
    if "@" in text:
        for found in EMAIL.finditer(text):
            yield Figure(f"email {found[0].casefold()}", found.start(), found[0], True)
    small = text.lower()
    for start, end in _windows(small):
        for found in FIGURE.finditer(small, start, end):
            written = text[found.start() : found.end()].strip()
            if found["number"]:
                yield from _number(found, written)
            else:
                yield from _named(found, written)


def _named(found: re.Match[str], written: str) -> Iterator[Figure]:
    """A date, telephone number, postcode or case number; of the last, its long number too."""
    kind = next(kind for kind in KEYS if found[kind])
    key = KEYS[kind](written)
    if key:
        named, marked = NAMED.get(kind, kind), kind not in ("date", "month")
        yield Figure(f"{named} {key}", found.start(), written, marked)
    for long in LONG.finditer(written) if kind == "case" else ():
        if not YEARS.fullmatch(long[0]):
            yield Figure(f"number {int(long[0])}", found.start() + long.start(), long[0], False)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that may hold figures: it would take long to try everywhere."""
    last = 0
    for found in NEAR.finditer(text):
        start = max(
            last, found.start() - AROUND, text.rfind(" ", 0, max(0, found.start() - WORD)) + 1
        )
        last = text.find(" ", found.end() + WORD)
        last = min(len(text) if last < 0 else last, found.end() + AROUND)
        yield start, last


def _number(found: re.Match[str], written: str) -> Iterator[Figure]:
    digits = found["number"].replace(",", "")
    sign, times, percent = found["sign"], found["times"], found["percent"]
    value = Decimal(digits).scaleb(TIMES[times.lower()] if times else 0)
    said = format(value.normalize(), "f")
    if percent:
        yield Figure(f"percent {said}", found.start(), written, False)
    elif times or (len(digits.replace(".", "")) >= DIGITS and (sign or not _year(found))):
        yield Figure(f"number {said}", found.start(), written, bool(sign))
    elif sign:
        yield Figure(f"money {said}", found.start(), written, True)


def _year(found: re.Match[str]) -> bool:
    return bool(YEARS.fullmatch(found["number"]))


def _date(written: str) -> str:
    """The day and month, without the year: a date is told with or without it."""
    parts = re.findall(r"\d+|[^\W\d_]+", written.casefold())
    months = [DAYS_OF[part] for part in parts if part in DAYS_OF]
    numbers = [int(part) for part in parts if part.isdecimal()]
    if months:
        return f"{numbers[0]}.{months[0]}"
    day, month = (numbers[2], numbers[1]) if numbers[0] > 31 else (numbers[0], numbers[1])
    return f"{day}.{month}" if day <= 31 and month <= 12 else ""


def _phone(written: str) -> str:
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    return digits.removeprefix("44") if written.startswith("+") else digits.removeprefix("0")


def _letters(written: str) -> str:
    return re.sub(r"[\W_]", "", written).casefold()


NAMED: Final = {"month": "date"}
KEYS: Final[dict[str, Callable[[str], str]]] = {
    "phone": _phone,
    "date": _date,
    "month": _date,
    "postcode": _letters,
    "case": _letters,
}
"""How each kind of figure is written in one way."""
