"""How many recommendations and actions a narrative says there are, and how far they have come.

Knows a few ways to count a whole plan, each as all of a sentence; is silent of counts of a
part of it, and of anything of which the plan does not say how far it has come.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.checks.consistency_passages import Passage, Remark, passages
from boardpaper.checks.consistency_sums import COUNT
from boardpaper.checks.consistency_words import IN_WORDS
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.plan import Status
from boardpaper.model.source import Place
from boardpaper.progress.overview import Kind, Overview, overview

HINT: Final = (
    "correct the number, or the plan; if the words are right, say so in paper.yaml under "
    "stands, with the reason"
)
THINGS: Final = r"(?P<things>recommendations|actions)"
PLANNED: Final = r"(?: (?:in|of) (?:the|this|its|our) (?:action )?plan)?"
DONE: Final = r"(?P<done>achieved|completed?|implemented)"
BE: Final = r"(?:is|are|have been|has been)(?: now)?"
LEAD: Final = r"(?:(?:at present|currently|overall|to date|so far|now),? )?"
ALL: Final = rf"the (?P<all>{COUNT}) {THINGS}{PLANNED}"
END: Final = r"(?= ?(?:at present|to date|so far)?\W*$)"
WAYS: Final = (
    re.compile(rf"{LEAD}(?P<some>{COUNT}) of {ALL} {BE} {DONE}{END}", re.IGNORECASE),
    re.compile(rf"{LEAD}of {ALL}, (?P<some>{COUNT}) {BE} {DONE}{END}", re.IGNORECASE),
    re.compile(
        rf"(?:the|this|our) action plan (?:has|contains|holds|sets out|consists of) "
        rf"(?P<all>{COUNT}) {THINGS}{END}",
        re.IGNORECASE,
    ),
)
"""Eleven of the 17 recommendations are achieved; the action plan has 17 recommendations."""


def counts_agree(paper: Paper) -> Iterator[Remark]:
    """Remarks on counts of the whole plan that are not those of the plan."""
    if paper.plan is None or paper.places.plan is None:
        return
    seen: Overview | None = None
    place = paper.places.plan(("recommendations",))
    for passage in passages(paper):
        for start, end in passage.sentences:
            for found in (way.match(passage.text[start:end]) for way in WAYS):
                if found is None:
                    continue
                seen = seen or overview(
                    paper.plan, paper.meeting.date.first_day, paper.style.plan.progress
                )
                for part, said in _disagreements(found, seen):
                    at = (start + found.start(part), start + found.end(part))
                    if passage.typed(*at):
                        yield _remark(passage, at, found[part], said, (place, "the plan"))


def _disagreements(found: re.Match[str], seen: Overview) -> Iterator[tuple[str, str]]:
    """The counts that are not those of the plan, and what the plan has."""
    things = found["things"].lower()
    tally = seen.tally(Kind.RECOMMENDATION if things == "recommendations" else Kind.ACTION)
    if _count(found["all"]) != tally.total:
        yield "all", f"{tally.total} {things if tally.total != 1 else things[:-1]}"
    elif "some" in found.re.groupindex and not tally.of(None):
        achieved = tally.of(Status.ACHIEVED)
        if _count(found["some"]) != achieved:
            yield "some", f"{achieved} of {tally.total} {things} achieved by the day of the meeting"


def _count(written: str) -> int:
    known = IN_WORDS.get(written.casefold())
    return int(written.replace(",", "")) if known is None else int(known)


def _remark(
    passage: Passage, at: tuple[int, int], said: str, held: str, beside: tuple[Place, str]
) -> Remark:
    return Remark(
        Diagnostic(
            passage.place(*at),
            "count-agrees-with-the-plan",
            f"it says {said}, and the plan has {held}",
            HINT,
            Severity.WARNING,
            related=(beside,),
        ),
        passage.text,
        *at,
    )
