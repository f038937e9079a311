"""What the cells of a workbook say of a plan, in one form that is the same everywhere.

Knows the words of milestones, managers and figures; no house style has a say in them, so
that what a manager edits is read back by the same few rules.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from boardpaper.model.dates import When
from boardpaper.model.plan import Actual, Manager, Milestone, Target
from boardpaper.workbooks import dates
from boardpaper.workbooks.cells import Value, fitting

BETWEEN = " - "
FIRST_YEAR = 1901
"""Excel's calendar begins in 1900, with a day that never was."""
MOST_DIGITS = 15
"""Digits of a number that Excel keeps."""


def text(words: str) -> Value:
    """Words as they stand in a cell."""
    return fitting(words.strip("\n")) or None


def day(when: When | None) -> Value:
    """A day as a date that Excel knows; a month or a year as words: 2004-01."""
    if when is None:
        return None
    if when.day and when.year >= FIRST_YEAR:
        return date(when.year, when.month, when.day)
    return str(when)


def figure(value: Decimal | None) -> Value:
    """A figure as a number, or as words where Excel would lose some of it."""
    if value is None:
        return None
    return value if len(value.as_tuple().digits) <= MOST_DIGITS else format(value, "f")


def reached(of: Target | Actual | None) -> Value:
    """A target or what was reached: its words as printed, else the figure."""
    if of is None:
        return None
    return text(of.printed) if of.printed else figure(of.value)


def milestones(several: Iterable[Milestone]) -> Value:
    """Milestones, each on a line of its own."""
    return text("\n".join(milestone(one) for one in several))


def milestone(one: Milestone) -> str:
    """A milestone: its words as printed, else what, when and how far it has come."""
    if one.printed:
        return one.printed.strip("\n")
    when = " to ".join(dates.say(date) for date in (one.date, one.until) if date)
    said = (one.text.strip("\n"), when, one.status or "")
    return BETWEEN.join(part for part in said if part)


def managers(several: Iterable[Manager]) -> Value:
    """Managers, each on a line of its own."""
    return text("\n".join(manager(one) for one in several))


def manager(one: Manager) -> str:
    """A manager: words as printed, else ``HBS: Tony Parkinson / Ann Lee (liaison)``."""
    if one.printed:
        return one.printed.strip("\n")
    people = " / ".join(one.people)
    role = f" ({one.role})" if one.role else ""
    if not one.organisation:
        return f"{people}{role}"
    return f"{one.organisation}: {people}{role}" if people or role else one.organisation
