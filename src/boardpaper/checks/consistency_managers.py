"""Who is said to answer for a recommendation, held against who the plan says does.

Knows a few ways to say it, by name and reference; does not look for names elsewhere.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.checks.consistency_passages import Remark, passages
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.plan import Manager, Recommendation
from boardpaper.model.sentences import listed

NAME: Final = r"(?P<name>[A-Z][\w’'-]+(?: (?:de|van|von|[A-Z][\w’'.-]*)){1,3})"
POST: Final = re.compile(
    r"\b(?:director|head|manager|officer|chair|chairman|leader|member|committee|board|council|"
    r"executive|service|services|team|department|the)\b",
    re.IGNORECASE,
)
"""A word of what somebody is, and not of a name."""
ASIDE: Final = r"(?: \([^()]{2,60}\)|, [^,.;]{2,60},)?"
DOES: Final = (
    r"(?:is|remains|will be) (?:now )?(?:the )?(?:responsible(?: manager| officer)?|lead officer|"
    r"lead|manager responsible) (?:for|on)|leads on|answers for"
)
SAID: Final = re.compile(
    rf"\b{NAME}{ASIDE} (?:{DOES}) (?:recommendation|action) (?P<reference>[\w.]*\w)"
)
"""Ann Lee (Head of Service) is responsible for recommendation 2.6."""


def managers_are_in_the_plan(paper: Paper) -> Iterator[Remark]:
    """Remarks on people who are said to answer for what the plan gives to others."""
    plan, locate = paper.plan, paper.places.plan
    if plan is None or locate is None:
        return
    rows = {one.reference: (at, one) for at, one in enumerate(plan.recommendations)}
    for passage in passages(paper):
        for found in SAID.finditer(passage.text):
            at, row = rows.get(found["reference"], (-1, None))
            if row is None or POST.search(found["name"]) or _knows(row, found["name"]):
                continue
            if not passage.typed(*found.span("name")):
                continue
            named = [name for one in _managers(row) for name in (*one.people, one.organisation)]
            has = listed([name for name in named if name]) if any(named) else "nobody"
            anywhere = any(_knows(one, found["name"]) for one in plan.recommendations)
            elsewhere = "" if anywhere else f"; {found['name']} stands nowhere in it"
            yield Remark(
                Diagnostic(
                    passage.place(*found.span("name")),
                    "manager-is-in-the-plan",
                    f'it says "{found[0]}", and the plan has {has}{elsewhere}',
                    "correct whichever is wrong; if both are right, say so in paper.yaml under "
                    "stands, with the reason",
                    Severity.WARNING,
                    related=((locate(("recommendations", at)), f"recommendation {row.reference}"),),
                ),
                passage.text,
                *found.span(),
            )


def _managers(row: Recommendation) -> tuple[Manager, ...]:
    return (*row.managers, *(one for action in row.actions for one in action.managers))


def _knows(row: Recommendation, name: str) -> bool:
    """Whether a row names somebody, in whatever words: a name in printed words counts too."""
    wanted = name.casefold()
    said = (
        *row.printed.values(),
        *(text for one in _managers(row) for text in (*one.people, one.printed, one.organisation)),
    )
    return any(wanted in text.casefold() for text in said)
