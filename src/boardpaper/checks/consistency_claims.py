"""Claims about the whole plan, such as "all on target", held against what it says.

Knows a short list of absolute phrases, and only as whole sentences; is silent of claims
about a part of a plan. Does not know the figures of a narrative.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from boardpaper.checks.consistency_evidence import Evidence, missed_targets, statuses
from boardpaper.checks.consistency_passages import Passage, Remark, passages
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.plan import Plan, Status
from boardpaper.model.source import Locator

HINT: Final = (
    "say which are not, or correct the plan; if the words are right, say so in paper.yaml "
    "under stands, with the reason"
)
SHOWN: Final = 3
"""How many of the places that contradict a claim are shown; the others are counted."""
FIGURES: Final = r"(?:targets?|measures?|indicators?)"
THINGS: Final = rf"(?:actions?|recommendations?|milestones?|{FIGURES})"
PLANNED: Final = r"(?: (?:in|of) (?:the|this|its|our) (?:\w+ ){0,2}?(?:plan|appendix))?"
WHICH: Final = r"(?:\d+ |other |outstanding |remaining )*"
ALL: Final = rf"all (?:of )?(?:the |its |our |these )?{WHICH}{THINGS}{PLANNED}"
THE: Final = rf"(?:the|these|our|its) {WHICH}{THINGS}{PLANNED}"
THEY: Final = r"(?:these|they|all)"
LEAD: Final = r"(?:(?:at present|currently|overall|to date|so far|now),? )?"
BE: Final = r"(?:is|are|were|remain|have been)(?: now)?"
LATE: Final = r"(?:overdue|late|slipping|behind (?:target|schedule|time))"
END: Final = r"(?= ?(?:at present|to date|so far)?\W*$)"
DONE: Final = r"(?:now |fully |been )*(?:achieved|completed?|met|implemented|delivered|carried out)"
TARGET: Final = r"(?:now )?on (?:target|track|schedule|course)"
ABOUT_ALL: Final = re.compile(
    rf"{LEAD}(?P<about>{ALL}|{THE})(?! (?:in|on|for|of|under|about|with|within|by|at)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that is about the whole plan, to which "these" of the next one points."""
ONE: Final = re.compile(
    rf"(?P<all>recommendation (?P<reference>\S+) (?:has|is|was) {DONE}){END}", re.IGNORECASE
)
"""A claim about one recommendation."""


class Claim(NamedTuple):
    """A phrase, and the statuses that contradict it.

    ``figures`` is whether a missed target contradicts it whatever it is said of; it does
    so of targets and measures anyhow.
    """

    said: re.Pattern[str]
    against: Callable[[Status], bool]
    figures: bool


def _late(status: Status) -> bool:
    return status in (Status.SLIPPING, Status.OVERDUE)


def _unfinished(status: Status) -> bool:
    return status not in (Status.ACHIEVED, Status.WITHDRAWN)


def _claims(done: str) -> re.Pattern[str]:
    """All ways to say of all of a plan that it is so."""
    ways = rf"{ALL} {BE} {done}|(?:{THE}|{THEY}) (?:{BE}|have) all {done}|{THEY} {BE} {done}"
    return re.compile(rf"{LEAD}(?P<all>{ways}){END}", re.IGNORECASE)


CLAIMS: Final = (
    Claim(_claims(TARGET), _late, True),
    Claim(_claims(DONE), _unfinished, False),
    Claim(
        re.compile(
            rf"{LEAD}(?P<all>(?:no|none of the) {THINGS}{PLANNED} (?:is|are) (?:now )?{LATE}){END}",
            re.IGNORECASE,
        ),
        _late,
        False,
    ),
)


def claims_agree(paper: Paper) -> Iterator[Remark]:
    """Remarks on sentences that claim of the whole plan what it does not bear out."""
    plan, locate = paper.plan, paper.places.plan
    if plan is None or locate is None:
        return
    for passage in passages(paper):
        about = ""
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            for found, against in _contradicted(sentence, about, plan):
                if against:
                    yield _remark(passage, start, found, against, locate)
            spoken_of = ABOUT_ALL.match(sentence)
            about = spoken_of["about"] if spoken_of else ""


def _contradicted(
    sentence: str, about: str, plan: Plan
) -> Iterator[tuple[re.Match[str], list[Evidence]]]:
    """Each claim of a sentence, and what in the plan speaks against it."""
    one = ONE.match(sentence)
    if one:
        of_it = (ev for ev in statuses(plan, _unfinished) if ev.reference == one["reference"])
        yield one, list(of_it)
    for claim in CLAIMS:
        found = claim.said.match(sentence)
        if not found:
            continue
        subject = found["all"] if re.search(THINGS, found["all"], re.IGNORECASE) else about
        if subject:
            yield found, list(_against(claim, subject, plan))


def _against(claim: Claim, subject: str, plan: Plan) -> Iterator[Evidence]:
    of_figures = re.search(FIGURES, subject, re.IGNORECASE)
    if claim.figures or of_figures:
        yield from missed_targets(plan)
    if claim.figures or not of_figures:
        yield from statuses(plan, claim.against)


def _remark(
    passage: Passage, at: int, found: re.Match[str], against: list[Evidence], locate: Locator
) -> Remark:
    start, end = at + found.start("all"), at + found.end("all")
    others = len(against) - SHOWN
    more = f", and {others} more {'place' if others == 1 else 'places'}" if others > 0 else ""
    shown = "; ".join(one.words for one in against[:SHOWN])
    return Remark(
        Diagnostic(
            passage.place(start, end),
            "claim-agrees-with-the-plan",
            f'it says "{found["all"]}", and the plan has {shown}{more}',
            HINT,
            Severity.WARNING,
            related=tuple((locate(one.path), one.address) for one in against[:SHOWN]),
        ),
        passage.text,
        start,
        end,
    )
