"""Days after the meeting that are spoken of as past.

Knows a short list of things that are done on a day; does not know what was planned.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.checks.consistency_passages import Remark, passages
from boardpaper.model.dates import MONTHS, When, in_full
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper

MONTH: Final = "|".join(MONTHS["en"])
HAPPENED: Final = (
    r"\b(?:(?:was|were|has been|have been) (?:held|published|presented|submitted|completed|opened"
    r"|closed|received|launched|introduced|appointed|inspected|signed|carried out|achieved)"
    r"|took place|took effect)"
)
TO_WHOM: Final = r"(?: (?:to|at|by|with) (?:the )?(?:[A-Z][\w’'-]* ?){1,4})?"
PAST: Final = re.compile(
    rf"{HAPPENED}{TO_WHOM} ?\b(?:on|in) "
    rf"(?P<date>(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH}) (?P<year>(?:19|20)\d\d))"
)
PLANNED: Final = re.compile(r"\b(?:if|when|once|until|unless|will|would|should|after)\b", re.I)
"""Words of a sentence that looks ahead."""


def past_lies_before_the_meeting(paper: Paper) -> Iterator[Remark]:
    """Remarks on what was done, it is said, on a day after the meeting."""
    meeting = paper.meeting.date
    for passage in passages(paper):
        for start, end in passage.sentences:
            found = PAST.search(passage.text, start, end)
            when = _when(found) if found else None
            if not found or when is None or PLANNED.search(passage.text, start, end):
                continue
            if when.first_day > meeting.first_day and passage.typed(*found.span("date")):
                place = paper.places.meeting(("date",))
                yield Remark(
                    Diagnostic(
                        passage.place(*found.span("date")),
                        "past-lies-before-the-meeting",
                        f'it says "{found[0]}", and the meeting is on {in_full(meeting.first_day)}',
                        "correct the date, or say what will be done",
                        Severity.WARNING,
                        related=((place, "the meeting"),),
                    ),
                    passage.text,
                    *found.span(),
                )


def _when(found: re.Match[str]) -> When | None:
    """The date that is written, None where there is no such day."""
    month = MONTHS["en"].index(found["month"]) + 1
    day = f"-{int(found['day']):02}" if found["day"] else ""
    try:
        return When.parse(f"{found['year']}-{month:02}{day}")
    except ValueError:
        return None
