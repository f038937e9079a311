"""What people type into cells, read as what a plan says: words, dates, states, figures.

Knows one cell at a time; does not know where it stands. What cannot be read is never guessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from boardpaper.model.dates import When
from boardpaper.model.pieces import Data
from boardpaper.model.plan import Status
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.workbooks import dates
from boardpaper.workbooks.cells import figure, told
from boardpaper.workbooks.unreadable import Unreadable

DIRECTIONS: Final = ("higher is better", "lower is better")
STATES: Final = "|".join(re.escape(one).replace(r"\ ", r"[\s-]+") for one in Status)
NUMBER: Final = re.compile(r"(?<![\w.])[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d])")
LENGTH: Final = re.compile(r"[\s-]*(?:day|week|month|year)s?\b", re.IGNORECASE)
"""Follows a number that says how long something takes."""
DATED: Final = "\0"
"""Stands for a date among words."""
STATE: Final = re.compile(
    rf"^\W*(?P<first>{STATES})(?=\s*(?:[-–—:;,(\d{DATED}]|$))"
    rf"|(?:^|[-–—:;,(){DATED}\d%]\s*)(?P<last>{STATES})[\s).]*$",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"(?:(?<=- )|^)(?:19|20)\d{2}(?=$| - )")
LOOSE: Final = " \t-–—:;,"
ERRORS: Final = frozenset(
    ("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!")
)
"""What a formula comes to that went wrong."""
YEARS: Final = range(1900, 2101)


def words(value: object) -> str:
    """A cell as words, with characters that everybody can see."""
    if isinstance(value, date):
        raise Unreadable("it is a date, and words are wanted", "write it in words")
    said = told(value)
    if said in ERRORS:
        raise Unreadable(f"it says {said}", "put the formula right, or write words")
    hidden = UNPRINTABLE.search(said)
    if hidden:
        number = f"U+{ord(hidden[0]):04X}"
        raise Unreadable(
            f"it has a character in it that nobody can see ({number})", "type it again"
        )
    return said


def text(value: object, before: Data) -> str:
    """Words that end with a line end where those before did."""
    ends = isinstance(before, str) and before.endswith("\n")
    return words(value) + ("\n" if ends else "")


def status(value: object) -> str:
    """One of the states, capitals and hyphens aside."""
    return _one_of(value, tuple(Status), "status")


def direction(value: object) -> str:
    """Which way is better."""
    return _one_of(value, DIRECTIONS, "direction")


def _one_of(value: object, known: tuple[str, ...], what: str) -> str:
    said = " ".join(words(value).casefold().replace("-", " ").split())
    if said not in known:
        raise Unreadable(f'"{words(value)}" is no {what}', f"write one of: {', '.join(known)}")
    return str(next(one for one in known if one == said))


def day(value: object) -> str:
    """A date as a plan has it: 2004-09-23, 2004-09 or 2004."""
    if isinstance(value, date) or (isinstance(value, int | float) and value in YEARS):
        return told(value)
    said = words(value)
    found = None if isinstance(value, int | float) else dates.read(said)
    if found is None:
        hint = "write a date, such as 23/09/2004, or 2004-09 where only the month is known"
        raise Unreadable(f'"{said}" is no date', hint)
    return str(found)


def number(value: object, unit: str, *, per_cent: bool) -> str | None:
    """A figure, if that is all there is, with its unit or without; None if there is more."""
    if isinstance(value, bool | date):
        raise Unreadable(f'"{told(value)}" is no figure', "write a figure, such as 85")
    if isinstance(value, int | float):
        times = 100 if per_cent and unit == "%" else 1
        return figure(Decimal(repr(value)) * times)
    said = words(value).removeprefix(unit).removesuffix(unit).strip()
    if NUMBER.fullmatch(said):
        return said.replace(",", "").removeprefix("+")
    return None


def just_figure(value: object, unit: str, *, per_cent: bool) -> str:
    """A figure where nothing else can be said."""
    found = number(value, unit, per_cent=per_cent)
    if found is None:
        raise Unreadable(f'"{words(value)}" is no figure', "write a figure, such as 85 or 74.7")
    return found


class Facts(NamedTuple):
    """What words say: a state, dates, and the words that are left.

    ``is_all`` is whether those say everything, in whatever order.
    """

    text: str
    when: dates.Dates | None
    status: str
    is_all: bool


def facts(said: str) -> Facts:
    """The facts in words: a state and a date where they stand at either end of them."""
    found = list(dates.FOUND.finditer(said))
    masked = YEAR.sub(lambda year: DATED + year[0], dates.FOUND.sub(DATED, said))
    when = _last(found)
    if not found and DATED in masked:
        year = masked[masked.index(DATED) + 1 :][:4]
        when, masked = dates.Dates(When(int(year))), masked.replace(DATED + year, DATED)
    state = STATE.search(masked)
    name = ""
    if state:
        part = "first" if state["first"] else "last"
        name = status(state[part])
        masked = masked[: state.start(part)] + masked[state.end(part) :]
    rest = _tidy(masked)
    is_all = rest.count(DATED) <= 1 and (rest.startswith(DATED) or rest.endswith(DATED) or not when)
    return Facts(_tidy(rest.replace(DATED, " ")), when, name, is_all)


def _last(found: list[re.Match[str]]) -> dates.Dates | None:
    """The last of the dates in some words, which is the one that holds now."""
    if not found:
        return None
    when = dates.meant(found[-1])
    if when is None:
        hint = "write a day that is in the calendar"
        raise Unreadable(f'"{found[-1][0]}" is no day', hint)
    return when


def _tidy(masked: str) -> str:
    """Words without the signs that are left over at their ends, and without empty brackets."""
    bare = re.sub(rf"\(\s*({DATED}?)\s*\)", r"\1", masked)
    return " ".join(bare.split()).strip(LOOSE)


def reached(value: object, unit: str, before: Data, *, per_cent: bool, dated: bool) -> Data:
    """A target, or where it is ``dated`` what was reached: a figure, or words with one in them.

    Words are kept as printed where they say more than the facts, or where words stood before.
    """
    old: Mapping[str, Data] = before if isinstance(before, dict) else {}
    kept = {name: one for name, one in old.items() if name not in ("value", "printed")}
    alone = number(value, unit, per_cent=per_cent)
    if alone is not None:
        return {"value": alone, **kept} if isinstance(before, dict) else alone
    said = words(value)
    found = facts(said)
    amount = _figure_in(found.text, unit)
    read: dict[str, Data] = {"value": amount.replace(",", ""), **kept}
    if dated and found.status:
        read["status"] = found.status
    if dated and found.when:
        read["as_at"] = str(found.when.until or found.when.date)
    left = found.text.replace(amount, "", 1).replace(unit, "", 1) if unit else found.text
    says_more = bool(re.search(r"\w", left.replace(amount, "", 1))) or bool(found.when)
    if says_more or "printed" in old or (found.status and not dated):
        read["printed"] = said
    return read


def _figure_in(said: str, unit: str) -> str:
    """The one figure in some words, or the one with the unit."""
    found = [one[0] for one in NUMBER.finditer(said) if not LENGTH.match(said, one.end())]
    if len(found) > 1 and unit:
        units = re.escape(unit)
        with_unit = re.compile(rf"{units}\s*({NUMBER.pattern})|({NUMBER.pattern})\s*{units}")
        found = [one[1] or one[2] for one in with_unit.finditer(said)]
    if len(found) != 1:
        what = "is no figure" if not found else "are several figures"
        raise Unreadable(
            f'there {what} in "{said}", and one is wanted',
            "write the figure alone, or words with one figure in them",
        )
    return found[0]
