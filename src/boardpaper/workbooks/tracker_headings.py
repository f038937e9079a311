"""What headings of trackers mean: the many words that councils have for few things.

Knows headings by themselves, and by what stands below them where they mean several things;
does not know where on a sheet they are.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from boardpaper.model.tracker_mapping import Says

_SAID: Final[dict[Says, str]] = {
    "reference": "ref|reference|no|number|id|#|item|item no|item number|ref no|reference no|"
    "reference number|rec no|rec number|rec ref|recommendation no|recommendation number|"
    "recommendation ref|recommendation reference|recommendation id|s no|serial no|line|line no|"
    "unique id|unique ref|objective no|objective ref",
    "recommendation": "recommendation|recommendations|what|objective|objectives|"
    "recommendation from the inspection report|key objective|aim|aims|goal|agreed recommendation|"
    "strategic objective|improvement area|area for improvement|audit recommendation|rec",
    "outcome": "outcome|outcomes|outcome to be achieved|expected outcome|intended outcome|"
    "desired outcome|impact|expected impact|so what|what success looks like|benefit|benefits|"
    "expected outcomes|intended outcomes|desired outcomes|what will success look like",
    "action": "action|actions|how|action to be taken|actions to be taken|action required|"
    "actions required|action needed|agreed action|agreed actions|management action|key action|"
    "key actions|task|tasks|activity|activities|action description|task name|step|steps|"
    "task title|action title|action name|task description|"
    "action item|action taken|proposed action|what we will do|how will we do it|action point|"
    "actions or tasks|agreed management action|planned action|planned actions|action steps",
    "managers": "responsible manager|responsible managers|manager|managers|lead officer|"
    "lead officers|who|owner|owners|lead|leads|action owner|responsible officer|responsible|"
    "responsible officers|responsibility|person responsible|responsible person|by whom|officer|"
    "assigned to|assignee|assigned|lead manager|lead person|accountable officer|accountable|"
    "officer responsible|action by|lead agency|responsible owner|who is responsible|lead director|"
    "responsible lead|lead and partners|led by|responsible party|named lead|service lead|"
    "responsible body|responsible department|lead department|responsible team|action lead",
    "status": "status|rag|rag status|rag rating|brag|brag status|brag rating|bragg|rating|"
    "current status|action status|state|progress status|status rag|implementation status|"
    "current rag|overall status|delivery status|rag progress",
    "start": "start|start date|started|date started|commencement|commencement date|begin|"
    "planned start|start by",
    "due": "due|when|exec date|due date|target date|deadline|date due|by when|timescale|"
    "timescales|timeline|timeframe|time frame|completion date|target completion date|"
    "target completion|planned completion date|end date|finish|finish date|original date|"
    "original due date|original target date|original deadline|implementation date|"
    "expected completion date|agreed date|complete by|target deadline|date for completion|"
    "due by|delivery date|planned end date|target implementation date|agreed timescale|"
    "original completion date|estimated completion date|target end date|completion due",
    "revised": "revised date|revised due date|revised target date|revised deadline|new date|"
    "new due date|revised|revised timescale|revised completion date|extended date|"
    "extended deadline|forecast date|amended date|revised implementation date|"
    "forecast completion date|revised target",
    "achieved on": "date completed|completed on|completed date|actual completion date|"
    "date achieved|achieved on|date of completion|actual end date|date closed|closed date|"
    "actual completion|completed at|closed on",
    "measure": "monitoring|success measure|success measures|kpi|kpis|success criteria|measure|"
    "measures|measure of success|measures of success|performance measure|performance measures|"
    "indicator|indicators|performance indicator|performance indicators|how measured|"
    "how will we know|monitoring arrangements|evidence|key performance indicator|"
    "key performance indicators|how will it be measured|success indicator|success indicators|"
    "metric",
    "unit": "unit|units|unit of measure",
    "direction": "direction|better|polarity|good is|which way is better",
    "baseline": "baseline|base line|starting point|baseline figure|baseline value",
    "target": "target|target figure|target value|targets",
    "actual": "actual|actuals|latest actual|result|results|actual figure|latest figure|outturn|"
    "current value|actual value|current performance",
    "progress": "complete|completed|percent complete|percentage complete|completion|progress|"
    "percent|percentage|percent completed|completion rate|complete percent",
    "milestones": "update|updates|progress update|latest update|latest position|current position|"
    "progress to date|position|latest progress|update on progress|progress made|milestone|"
    "milestones|progress report|status update|commentary on progress|progress and next steps|"
    "progress notes|progress updates|progress or update|latest|comments or update|comments update|"
    "update comments|update and comments|comments and update|next action|next steps|next step|"
    "progress comments|progress commentary",
    "left out": "comments|comment|notes|note|remarks|"
    "notes and comments|priority|category|risk|internal notes|commentary|theme|team|directorate|"
    "service|department|additional comments",
}  # fmt: skip
_BY_WORDS: Final[dict[str, Says]] = {
    heading: says for says, words in _SAID.items() for heading in words.split("|")
}
_BY_PATTERN: Final[tuple[tuple[str, Says], ...]] = (
    (r"^(revised|amended|extended|new|forecast)\b.*\b(date|deadline|timescale|target)", "revised"),
    (
        r"^(date|actual date)\b.*\b(completed|achieved|closed)|\bactual (completion|end)",
        "achieved on",
    ),
    (r"\bstart (date|by)\b|^date (raised|started)", "start"),
    (
        r"\b(due|deadline|target|completion|implementation|end) date\b|\bby when\b|\btimescale",
        "due",
    ),
    (r"^(responsible|lead|accountable)\b|\b(owner|responsible)$|\blead officer\b", "managers"),
    (r"\brag\b|^(brag|status)\b", "status"),
    (r"^recommendations?\b(?!.*\b(no|ref|number|id)$)", "recommendation"),
    (r"^(rec|recommendation|action|task|item|ref)\b.*\b(no|ref|number|id)$", "reference"),
    (r"^outcomes?\b|\boutcomes?$", "outcome"),
    (r"^(success|performance|monitoring)\b|\b(kpis?|indicators?|measures?)$", "measure"),
    (r"\bactions?\b.*\b(taken|required|needed|agreed)\b|^actions?\b|\bactions?$", "action"),
    (r"\bupdates?\b|\bprogress\b", "milestones"),
)
MOST_WORDS: Final = 8
"""Words of a heading that is known by some of them; more are a sentence."""
_NUMBERS: Final = r"(?:\d+|one|two|three|six|nine|twelve)"
_PERIOD: Final = re.compile(
    rf"(?:(?:within|over|by|in|after|next|first|up to)\s+)*(?:the\s+)?{_NUMBERS}"
    rf"(?:\s*(?:to|-|–)\s*{_NUMBERS})?\s*(?:days?|weeks?|months?|years?)"
    r"|(?:short|medium|long|longer)[\s-]+term|immediate|immediately"
    r"|q(?:uarter\s*)?[1-4](?:\s*\d{2,4}(?:\s*[/-]\s*\d{2,4})?)?"
    r"|year\s+\w+|(?:19|20)\d{2}\s*[/-]\s*\d{2,4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+'?\d{2,4}",
    re.IGNORECASE,
)
_OF_PERIOD: Final = re.compile(
    r"(?P<kind>target|actual|update|milestones?)s?\W+(?P<after>.+)"
    r"|(?P<before>.+?)\W+(?P<last>target|actual|update|milestone)s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column says, and of which period where it is of one."""

    says: Says
    period: str = ""


_MAY_SAY_WHAT: Final = frozenset(
    ("title", "name", "description", "subject", "project", "project name", "initiative",
     "deliverable", "deliverables", "issue", "finding", "findings", "summary", "details")
)  # fmt: skip
Known = Callable[[str], str]
"""The period of the plan that a heading names, as the plan calls it; else ""."""


def no_period(_: str) -> str:
    """Knows no period."""
    return ""


def plain(heading: str) -> str:
    """A heading by which it is known: without capitals, signs, brackets and more than one space."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)  # as programs write: actionName
    words = apart.casefold().replace("%", " percent ").replace("&", " and ")
    bare = re.sub(r"\([^)]*\)|[^\w\s#]", " ", re.sub(r"\((?:s|es)\)", "", words))
    return " ".join(bare.replace("_", " ").split())


def meaning(heading: str, known: Known = no_period) -> Meaning | None:
    """What a heading means by itself; None where that cannot be told."""
    words, period = plain(heading), known(heading)
    exact = _BY_WORDS.get(words)
    if period and exact in (None, "milestones", "left out"):
        return Meaning("milestones", period)
    if exact:
        return Meaning(exact, heading_as_period(heading) if exact == "milestones" else "")
    return _of_period(heading, known) or _by_pattern(words, heading)


def may_say_what(heading: str) -> bool:
    """Whether what is to be done may stand under a heading, where no other one says so."""
    return plain(heading) in _MAY_SAY_WHAT


def is_usual(heading: str) -> bool:
    """Whether a heading is word for word one that councils have."""
    return plain(heading) in _BY_WORDS


def heading_as_period(heading: str) -> str:
    """A heading as the name of a period."""
    return " ".join(heading.split()).strip(" :?*")


def _of_period(heading: str, known: Known) -> Meaning | None:
    """A heading that is a period, or names one beside what it says of it."""
    bare = heading_as_period(heading)
    if _PERIOD.fullmatch(bare):
        return Meaning("milestones", bare)
    found = _OF_PERIOD.fullmatch(bare)
    if not found:
        return None
    named = (found["after"] or found["before"]).strip()
    period = known(named) or (named if _PERIOD.fullmatch(named) else "")
    kind = (found["kind"] or found["last"]).casefold()
    if not period:
        return None
    if kind in ("target", "actual"):
        return Meaning("target" if kind == "target" else "actual", period)
    return Meaning("milestones", period if kind.startswith("milestone") else bare)


def _by_pattern(words: str, heading: str) -> Meaning | None:
    if len(words.split()) > MOST_WORDS:
        return None
    for pattern, says in _BY_PATTERN:
        if re.search(pattern, words):
            return Meaning(says, heading_as_period(heading) if says == "milestones" else "")
    return None


SHARE: Final = 0.5
"""How many of a column's cells at least say one kind of thing where it is of that kind."""


def settled(found: Meaning, heading: str, kinds: Iterable[str]) -> Meaning:
    """What a heading means, given what kind of thing each cell below it says.

    Kinds are "date", "status", "percent", "figure" and "words".
    """
    below = list(kinds)
    kind = next((one for one in KINDS if below.count(one) > SHARE * len(below)), "")
    period = heading_as_period(heading)
    name = "update" if found == Meaning("milestones", period) else found.says
    if name == "target" and found.period:
        return found
    if name == "progress" and kind not in ("percent", "figure", "date", "status") and below:
        kind = "words"
    says = _BY_KIND.get((name, kind))
    return Meaning(says, period if says == "milestones" else "") if says else found


KINDS: Final = ("date", "status", "percent", "figure", "words")
_BY_KIND: Final[dict[tuple[str, str], Says]] = {
    ("target", "date"): "due",
    ("progress", "date"): "achieved on",
    ("progress", "status"): "status",
    ("progress", "words"): "milestones",
    ("update", "percent"): "progress",
    ("update", "status"): "status",
}
"""What a heading means that may mean several things, by what mostly stands below it."""
