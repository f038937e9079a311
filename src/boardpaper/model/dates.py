"""Dates as councils write them: a day, or no more than a month or a year.

Knows calendars and the names of months; does not know which file a date is in.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf",
        "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}  # fmt: skip
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": (
        "dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau",
        "dydd Gwener", "dydd Sadwrn", "dydd Sul",
    ),
}  # fmt: skip
WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A date known to the day, to the month (``day`` 0) or to the year (``month`` 0)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, written: str) -> "When":
        """The date written ``2004-09-23``, ``2004-09`` or ``2004``.

        Raises ValueError when it is written otherwise or there is no such day.
        """
        found = WRITTEN.fullmatch(written)
        if not found:
            raise ValueError(f'"{written}" is not a date')
        year, month, day = (int(part or 0) for part in found.group("year", "month", "day"))
        date(year, month or 1, day or 1)
        if found["month"] == "00" or found["day"] == "00":
            raise ValueError(f'"{written}" is not a date')
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 3 if self.day else 2 if self.month else 1])

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean: of a month or a year, its last."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def is_over(self, day: date) -> bool:
        """Whether all of it lies before a day."""
        return self._last < (day.year, day.month, day.day)

    def is_before(self, other: "When") -> bool:
        """Whether all of it lies before all of another date: 15 March is not before March."""
        return self._last < (other.year, other.month or 1, other.day or 1)

    @property
    def _last(self) -> tuple[int, int, int]:
        # No month is longer than 31 days, and no day of a shorter one lies between.
        return self.year, self.month or 12, self.day or 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """How a house style writes a day, a month and a year."""

    day: str = "{day} {month} {year}"
    month: str = "{month} {year}"
    year: str = "{year}"


def ordinal(day: int) -> str:
    """The English ending of a day's number: 23 gives "rd"."""
    if day % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def say(when: When, patterns: Patterns, language: str) -> str:
    """The date in words, by the pattern for what is known of it.

    Patterns name ``{day}``, ``{th}``, ``{weekday}``, ``{month}``, ``{year}`` and
    ``{yy}``. Month names are English unless the language is Welsh.
    """
    names = language.split("-")[0].lower()
    names = names if names in MONTHS else "en"
    pattern = patterns.day if when.day else patterns.month if when.month else patterns.year
    first = when.first_day
    return pattern.format(
        day=when.day,
        th=ordinal(when.day) if names == "en" else "",
        weekday=WEEKDAYS[names][first.weekday()],
        month=MONTHS[names][first.month - 1],
        year=f"{when.year:04}",
        yy=f"{when.year % 100:02}",
    )


def in_full(day: date) -> str:
    """A day as people are told of it: "Wednesday 15 September 2004"."""
    written = Patterns(day="{weekday} {day} {month} {year}")
    return say(When(day.year, day.month, day.day), written, "en")
