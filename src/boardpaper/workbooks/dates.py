"""Dates in words, as cells say them and as people type them into cells.

Knows days, months and ranges in English and Welsh; does not know what happens on them.
Of two numbers with strokes the day comes first. A year of two figures is of 1970 to 2069.
"""

import re
from typing import Final, NamedTuple

from boardpaper.model.dates import MONTHS, When

_SHORT: Final = {name[:3].lower(): at for at, name in enumerate(MONTHS["en"], 1)}
_NAMES: Final = {
    **{name.lower(): at for names in MONTHS.values() for at, name in enumerate(names, 1)},
    **_SHORT,
    "sept": 9,
}
_MONTH: Final = "|".join(sorted(_NAMES, key=len, reverse=True))
_YEAR: Final = r"\d{4}|'?\d{2}"
_DATE: Final = (
    r"(?:\d{4}-\d{2}(?:-\d{2})?(?![\d-])"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d)"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\.?\s+(?:{_YEAR})(?!\d))"
)
_RANGE: Final = r"\s*(?:-|–|to|until)\s*"
FOUND: Final = re.compile(
    rf"(?<![\w/])(?:(?:(?P<first>{_DATE}){_RANGE}|(?P<month>{_MONTH})\.?{_RANGE})"
    rf"(?=\d|[A-Za-z]))?(?P<last>{_DATE})(?!\w)",
    re.IGNORECASE,
)
_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d{2}")


class Dates(NamedTuple):
    """When something happens: a date, and the end where it takes a while."""

    date: When
    until: When | None = None


def say(when: When) -> str:
    """A date in words: 5 Jan 2004, Jan 2004 or 2004."""
    month = f"{MONTHS['en'][when.month - 1][:3]} " if when.month else ""
    day = f"{when.day} " if when.day else ""
    return f"{day}{month}{when.year:04}"


def read(words: str) -> When | None:
    """The date that words are, if they are one and no more."""
    words = words.strip()
    if _YEAR_ALONE.fullmatch(words):
        return When(int(words))
    found = FOUND.fullmatch(words)
    return _when(found["last"]) if found and not (found["first"] or found["month"]) else None


def meant(found: re.Match[str]) -> Dates | None:
    """The dates that were found in words; None where there is no such day."""
    last = _when(found["last"])
    if last is None:
        return None
    if found["first"]:
        first = _when(found["first"])
        return Dates(first, last) if first else None
    if found["month"]:
        return Dates(When(last.year, _NAMES[found["month"].lower()]), last)
    return Dates(last)


def _when(words: str) -> When | None:
    try:
        return _parsed(words)
    except ValueError:
        return None


def _parsed(words: str) -> When:
    """Raises ValueError where there is no such day."""
    if re.match(r"\d{4}-", words):
        return When.parse(words)
    if re.search(r"[/.]\d", words):
        day, month, year = (int(part) for part in re.split(r"[/.]", words))
        return When.parse(str(When(_year(year), month, day)))
    *days, name, year_words = words.replace(".", " ").split()
    day = int(re.sub(r"\D", "", days[0])) if days else 0
    year = _year(int(year_words.strip("'")))
    return When.parse(str(When(year, _NAMES[name.lower()], day)))


def _year(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year
