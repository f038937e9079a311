"""When something is due or was done, as people write it into trackers.

Knows dates among words, dates as numbers, months without a year, and quarters; does not know
what they are dates of. What is not plain is said as it was understood.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from boardpaper.model.dates import MONTHS, When
from boardpaper.model.plan import Status
from boardpaper.workbooks import dates
from boardpaper.workbooks.cells import told
from boardpaper.workbooks.tracker_words import Ratings
from boardpaper.workbooks.tracker_xlsx import day_of
from boardpaper.workbooks.unreadable import Unreadable

SERIALS: Final = range(14_000, 74_000)
"""Days by number from 1938 to 2102, as Excel counts them."""
YEARS: Final = range(1950, 2101)
_MONTHS: Final = "|".join(
    sorted({*MONTHS["en"], *(name[:3] for name in MONTHS["en"]), "Sept"}, key=len, reverse=True)
)
_REWRITTEN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?(?!\d)", ""),
        (r"\b(\d{4})/(\d{2})/(\d{2})\b", r"\1-\2-\3"),
        (r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?=\d)", ""),
        (rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+of\s+(?={_MONTHS})", r"\1 "),
        (rf"\b(\d{{1,2}})-({_MONTHS})[a-z]*-(\d{{4}}|\d{{2}})\b", r"\1 \2 \3"),
        (rf"\b({_MONTHS})[a-z]*\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s*(\d{{4}})\b", r"\2 \1 \3"),
        (rf"\b({_MONTHS})[a-z]*\s*[-–/,]\s*(\d{{4}}|'?\d{{2}})\b", r"\1 \2"),
        (rf"\b({_MONTHS})\.?\s*'?(\d{{2}})\b(?!\s*(?:st|nd|rd|th|\d|%))", r"\1 \2"),
        (r"(?<![\d/.])0?([1-9])/((?:19|20)\d{2})\b", r"\2-0\1"),
        (r"(?<![\d/.])(1[0-2])/((?:19|20)\d{2})\b", r"\2-\1"),
    )
)
_QUARTER: Final = re.compile(
    r"\bq(?:uarter\s*|tr\s*)?(?P<quarter>[1-4])[,\s]*(?:of\s+)?"
    r"(?P<year>(?:19|20)\d{2}|\d{2})(?:\s*[/-]\s*(?P<next>\d{4}|\d{2}))?\b",
    re.IGNORECASE,
)
_NO_YEAR: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month>{_MONTHS})\b(?!\s*'?\d)", re.IGNORECASE
)
_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d{2}")
_NOTHING_MORE: Final = re.compile(
    r"\b(?:by|on|in|due|the|end|of|during|target|date|to be|completed? by)\b|[\s.,:;()\-–—]+",
    re.IGNORECASE,
)
_MOVED: Final = re.compile(
    r"\b(?:revised|extended|moved|now|was|previously|originally|new)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a cell says of when, and how far.

    ``earlier`` are dates before the last one, where it was moved. ``is_all`` is whether the
    facts say all that the words do, and ``understood`` how words were taken that are not plain.
    """

    when: When | None = None
    until: When | None = None
    earlier: tuple[When, ...] = ()
    status: Status | None = None
    is_all: bool = True
    understood: str = ""


def dated(value: object, ratings: Ratings, near: date | None = None) -> Dated:
    """What a cell says of when. ``near`` is a day near which a month without a year lies.

    Raises Unreadable where it names a day that no calendar has.
    """
    if isinstance(value, date):
        return Dated(When(value.year, value.month, value.day))
    said = told(value)
    if re.fullmatch(r"\d{4,5}(?:\.\d+)?", said):
        return _numbered(float(said))
    return _in_words(said, ratings, near)


def _numbered(number: float) -> Dated:
    if number in YEARS:
        return Dated(When(int(number)))
    if int(number) in SERIALS:
        day = day_of(number)
        when = When(day.year, day.month, day.day)
        return Dated(when, understood=f"the day {dates.say(when)}, by Excel's number for it")
    return Dated(is_all=False)


def _in_words(said: str, ratings: Ratings, near: date | None) -> Dated:
    text = said
    for pattern, to in _REWRITTEN:
        text = pattern.sub(to, text)
    found = list(dates.FOUND.finditer(text))
    if found:
        return _found(said, text, found, ratings)
    quarter = _QUARTER.search(text)
    if quarter:
        when, how = _quarter(quarter)
        return _with_rest(Dated(when, is_all=False, understood=how), _less(text, quarter), ratings)
    year = _YEAR_ALONE.fullmatch(text.strip()) or re.search(r"(?<=\bby )(?:19|20)\d{2}$", text)
    if year:
        return Dated(When(int(year[0])))
    month = _NO_YEAR.search(text)
    if month and near and _NOTHING_MORE.sub("", _less(text, month)) == "":
        when = _nearest(month, near)
        how = f"{dates.say(when)}, the one nearest to the meeting"
        return Dated(when, is_all=False, understood=how)
    return _with_rest(Dated(is_all=not text.strip()), text, ratings)


def _less(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _found(said: str, text: str, found: list[re.Match[str]], ratings: Ratings) -> Dated:
    meant = [dates.meant(one) for one in found]
    if None in meant:
        no_day = found[meant.index(None)][0]
        hint = "write a day that is in the calendar, the day before the month"
        raise Unreadable(f'"{no_day}" is no day', hint)
    *before, last = (one for one in meant if one)
    moved = bool(before) and (bool(_MOVED.search(text)) or "\n" in said.strip())
    earlier = tuple(one.until or one.date for one in before) if moved else ()
    rest = dates.FOUND.sub(" ", text)
    one = Dated(last.date, last.until, earlier, is_all=not before)
    return _with_rest(one, rest, ratings)


def _with_rest(one: Dated, rest: str, ratings: Ratings) -> Dated:
    """What a date says with the words beside it: a status, or more than facts.

    Words that tell a status are kept with it, so that the paper says what the tracker said.
    """
    words = rest.strip(" \t\r\n.,:;()-–—")
    if not _NOTHING_MORE.sub("", words):
        return one
    rated = ratings.read(words)
    if rated is None:
        first = re.match(r"(achieved|completed?|done|overdue|withdrawn|not started)\b", words, re.I)
        rated = ratings.read(first[0]) if first else None
        return Dated(
            one.when, one.until, one.earlier, rated and rated.status, False, one.understood
        )
    return Dated(one.when, one.until, one.earlier, rated.status, False, one.understood)


def _quarter(found: re.Match[str]) -> tuple[When, str]:
    """The last month of a quarter: of a financial year where two years are named."""
    quarter, year = int(found["quarter"]), int(found["year"])
    year += 2000 if year < 100 else 0
    month = quarter * 3
    if found["next"]:
        month, year = (month + 3, year) if quarter < 4 else (3, year + 1)
    when = When(year, month)
    kind = "the financial year" if found["next"] else "the calendar year"
    return when, f"the end of quarter {quarter} of {kind}, {dates.say(when)}"


def _nearest(found: re.Match[str], near: date) -> When:
    short = found["month"][:3].casefold()
    month = next(at for at, name in enumerate(MONTHS["en"], 1) if name[:3].casefold() == short)
    years = (near.year - 1, near.year, near.year + 1)
    year = min(years, key=lambda one: abs((date(one, month, 15) - near).days))
    try:
        return When.parse(str(When(year, month, int(found["day"] or 0))))
    except ValueError:
        raise Unreadable(f'"{found[0]}" is no day', "write a day that is in the calendar") from None
