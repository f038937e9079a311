"""The last day on which papers can be published in time for a meeting.

Knows how many clear days the law of each nation asks for, and which days are not
counted; does not know when a paper was published.

The rules are those of today, whatever the year: until 2002 England asked for three.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from boardpaper.model.bank_holidays import bank_holiday
from boardpaper.model.dates import WEEKDAYS
from boardpaper.model.jurisdiction import Jurisdiction

SATURDAY: Final = 5
ONE: Final = timedelta(days=1)
UNREAD: Final = (
    "neither the number of days nor which of them count could be held against the Act: "
    "ask the monitoring officer"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """How many clear days papers are open before a meeting, and where that is laid down.

    ``otherwise`` says how an item can be taken all the same, and by what; ``doubt`` what
    is not certain, empty where all is.
    """

    days: int
    source: str
    otherwise: str
    doubt: str = ""


def _urgent(section: str) -> str:
    return f"the chair can take it as urgent, by reason of special circumstances ({section})"


_SCOTLAND = Rule(
    3,
    "section 50B(3) of the Local Government (Scotland) Act 1973",
    _urgent("section 50B(4)(b) of the Local Government (Scotland) Act 1973"),
    UNREAD,
)
_NORTHERN_IRELAND = Rule(
    5,
    "section 44 of the Local Government Act (Northern Ireland) 2014",
    _urgent("section 44 of the Local Government Act (Northern Ireland) 2014"),
    UNREAD,
)
RULES: Final[dict[tuple[Jurisdiction, bool], Rule]] = {
    ("England", False): Rule(
        5,
        "section 100B(3) of the Local Government Act 1972, as amended by SI 2002/715",
        _urgent("section 100B(4)(b) of the Local Government Act 1972"),
    ),
    ("England", True): Rule(
        5,
        "regulations 6 and 7 of SI 2012/2089",
        "only a meeting convened at shorter notice can take it (SI 2012/2089 reg. 6(2)(b))",
    ),
    # Inserted by the Local Government and Elections (Wales) Act 2021, Schedule 4.
    ("Wales", False): Rule(
        3,
        "section 100BA(3) of the Local Government Act 1972",
        _urgent("section 100BA(6)(b) of the Local Government Act 1972"),
    ),
    ("Wales", True): Rule(
        3, "regulation 5 of SI 2001/2290 (W. 178)", _urgent("SI 2001/2290"), UNREAD
    ),
    ("Scotland", False): _SCOTLAND,
    ("Scotland", True): _SCOTLAND,
    ("Northern Ireland", False): _NORTHERN_IRELAND,
    ("Northern Ireland", True): _NORTHERN_IRELAND,
}
"""The rule for each nation, for councils and their committees and for executive bodies."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day before a meeting: its number among the clear days, or why it is none."""

    date: date
    number: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to publish for a meeting, and every day from that to the meeting."""

    meeting: date
    rule: Rule
    days: tuple[Day, ...]

    @property
    def last_day(self) -> date:
        """The last day on which agenda and reports can be published in time."""
        return self.days[0].date


def deadline(jurisdiction: Jurisdiction, executive: bool, meeting: date) -> Deadline:
    """The last day to publish papers for a meeting, by ``RULES``.

    Clear days are whole days between: neither the day of publication nor that of the
    meeting is one, and weekends and bank holidays are not, as offices are closed. For
    the same reason papers are published on a working day.

    Raises YearUnknown where the bank holidays of the year are not known.
    """
    rule = RULES[jurisdiction, executive]
    days = [Day(meeting, why="the day of the meeting")]
    left = rule.days
    for day, closed in _backwards(jurisdiction, meeting):
        if closed:
            days.append(Day(day, why=closed))
        elif left:
            days.append(Day(day, left))
            left -= 1
        else:
            days.append(Day(day, why="the day of publication"))
            break
    return Deadline(meeting, rule, tuple(reversed(days)))


def _backwards(jurisdiction: Jurisdiction, meeting: date) -> Iterator[tuple[date, str]]:
    """The days before a meeting, the last first, each with why offices are closed, if they are."""
    day = meeting
    while True:
        day -= ONE
        yield day, closed(jurisdiction, day)


def closed(jurisdiction: Jurisdiction, day: date) -> str:
    """Why council offices are closed: the bank holiday or day of the weekend; else empty."""
    holiday = bank_holiday(jurisdiction, day)
    if holiday or day.weekday() < SATURDAY:
        return holiday
    return f"a {WEEKDAYS['en'][day.weekday()]}"
