"""Dates, figures and formats that cannot be read, and how they might be written.

Knows how people write days and figures; does not know where in a file they stand.
"""

import re

from boardpaper.model.dates import MONTHS, When

BY_SLASHES = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})")
IN_WORDS = re.compile(
    r"(?:[a-z]+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})"
)
ISO_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
NUMBER = re.compile(r"[£$€]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*(\D*)")


def date_hint(written: str, day_wanted: bool) -> str:
    """How the date should have been written, as near as can be guessed."""
    guess = _guess(written)
    if guess and (guess.day or not day_wanted):
        return f"write it as {guess}"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return "there is no such day in the calendar"
    if day_wanted:
        return "write the day as 2004-09-23"
    return "write the day as 2004-09-23, or the month as 2004-09"


def _guess(written: str) -> When | None:
    words = written.strip().casefold()
    try:
        if found := BY_SLASHES.fullmatch(words):
            day, month, year = map(int, found.groups())
        elif found := ISO_LOOSE.fullmatch(words):
            year, month, day = (int(part or 0) for part in found.groups())
        elif found := IN_WORDS.fullmatch(words):
            day, month, year = int(found[1] or 0), _month(found[2]), int(found[3])
        else:
            return None
        return When.parse(str(When(year, month, day)))
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month by its first letters; raises ValueError for no month."""
    months = [month for month in MONTHS["en"] if month.casefold().startswith(word)]
    if len(months) != 1:
        raise ValueError(word)
    return MONTHS["en"].index(months[0]) + 1


def figure_hint(written: str, *, of_measure: bool) -> str:
    """How the figure should have been written, as near as can be guessed.

    Those of a measure have a unit and printed words beside them; others have not.
    """
    found = NUMBER.fullmatch(written.strip())
    if not found and not of_measure:
        return "write digits only, such as 5"
    if not found:
        return 'write digits only, such as 65 or 74.7; other words go in "printed"'
    digits, rest = found[1].replace(",", ""), found[2].strip()
    if rest and of_measure:
        return f'write {digits}, and "{rest}" as the measure\'s unit'
    return f"write {digits}"
