"""Whether a paper can be published in time, and says what the law asks of one that is late.

Knows meetings, days and what a house style calls its reasons; does not know how days
are counted.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from boardpaper.checks.fields import given, place_of
from boardpaper.model.bank_holidays import YearUnknown
from boardpaper.model.clear_days import RULES, Rule, deadline
from boardpaper.model.dates import in_full
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import Law
from boardpaper.model.paper import Paper

LONGEST: Final = timedelta(days=31)
"""No last day to publish lies longer before its meeting, whatever bank holidays there are."""


def published_in_time(paper: Paper, today: date) -> Iterator[Diagnostic]:
    """A warning from the day after the last day to publish until that of the meeting.

    A paper that says why it is late and why it cannot wait has done what can be done.
    Sources: those of ``model.clear_days.RULES``.
    """
    meeting = paper.meeting.date.first_day
    if not today <= meeting <= today + LONGEST or _excused(paper):
        return
    place = paper.places.meeting(("date",))
    try:
        counted = deadline(paper.meeting.jurisdiction, paper.meeting.executive, meeting)
    except YearUnknown as unknown:
        hint = "count the days by hand"
        yield Diagnostic(place, "bank-holidays-are-known", str(unknown), hint, Severity.WARNING)
        return
    if today > counted.last_day:
        rule = counted.rule
        yield Diagnostic(
            place,
            "paper-is-published-in-time",
            f"the last day to publish was {in_full(counted.last_day)}: papers are open for "
            f"{rule.days} clear days before a meeting ({rule.source})",
            _remedy(paper.style.law, rule),
            Severity.WARNING,
        )


def late_says_why_it_cannot_wait(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for a paper that says why it is late, and not why it cannot wait.

    The chair needs special circumstances to take an item that was not open to inspection
    in time: section 100B(4)(b) of the Local Government Act 1972, and what
    ``model.clear_days.RULES`` names beside it.
    """
    law, rule = paper.style.law, RULES[paper.meeting.jurisdiction, paper.meeting.executive]
    if law.late and law.urgent and given(paper, law.late) and not given(paper, law.urgent):
        yield Diagnostic(
            place_of(paper, law.late),
            "late-paper-says-why",
            "the paper says why it is late, and not why it cannot wait for a later meeting",
            f'give "{law.urgent}" as well: {rule.otherwise}',
            Severity.WARNING,
            address="front matter",
        )


def _excused(paper: Paper) -> bool:
    """Whether the paper gives every reason that its house style has a field for."""
    asked = [key for key in (paper.style.law.late, paper.style.law.urgent) if key]
    return bool(asked) and all(given(paper, key) for key in asked)


def _remedy(law: Law, rule: Rule) -> str:
    named = dict.fromkeys(f'"{key}"' for key in (law.late, law.urgent) if key)
    wanted = f" with {' and '.join(named)} in paper.yaml" if named else ""
    doubt = f"; not certain: {rule.doubt}" if rule.doubt else ""
    return (
        f"take it to a later meeting, or say why it is late and why it cannot wait{wanted}: "
        f"{rule.otherwise}{doubt}"
    )
