"""Whether notice of a key decision was given long enough before it.

Knows days and what a house style calls its fields; does not know what makes a decision a
key one.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.checks.fields import given, place_of, says_yes
from boardpaper.model.dates import When, in_full
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper

NOTICE: Final = 28
"""Clear days between notice of a key decision and the decision (SI 2012/2089 reg. 9(2))."""
SOURCE: Final = "regulation 9 of SI 2012/2089"


def key_decision_has_notice(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for a key decision in England with less than 28 clear days' notice, or none.

    Source: regulation 9 of SI 2012/2089. It does not say that weekends are left out, so
    they are counted.
    """
    law = paper.style.law
    if paper.meeting.jurisdiction != "England" or not (law.key_decision and law.notice):
        return
    if not says_yes(paper, law.key_decision):
        return
    said = _fault(given(paper, law.notice), paper)
    if said:
        yield Diagnostic(
            place_of(paper, law.notice),
            "key-decision-has-notice",
            said,
            "take the decision at a later meeting, or say how regulation 10 (general exception) "
            "or 11 (special urgency) was followed",
            Severity.WARNING,
            address="front matter",
        )


def _fault(written: str, paper: Paper) -> str:
    """What is wrong with the day of the notice, empty where nothing is."""
    if not written:
        return f"a key decision needs {NOTICE} clear days' notice ({SOURCE}), and none is given"
    try:
        notice = When.parse(written)
    except ValueError:
        return ""  # that it is no day is said of the field itself
    clear = (paper.meeting.date.first_day - notice.first_day).days - 1
    if not notice.day or clear >= NOTICE:
        return ""
    between = f"{max(clear, 0)} clear day{'' if clear == 1 else 's'}"
    return (
        f"notice of the key decision was given on {in_full(notice.first_day)}, {between} before "
        f"the meeting, and {NOTICE} are needed ({SOURCE})"
    )
