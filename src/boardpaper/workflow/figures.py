"""Figures of a paper that are bound to its plan: those that can be, and those that are.

Knows which placeholders there are to copy, and where those of a paper come from; does not
know how either is shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.expressions.chains import named
from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.names import names
from boardpaper.expressions.progress_names import KINDS, STATUSES, Bound
from boardpaper.model.address import Addresses
from boardpaper.model.dates import say
from boardpaper.model.paper import Paper, Text, walk
from boardpaper.model.plan import Plan
from boardpaper.model.sentences import plain
from boardpaper.model.source import Place
from boardpaper.model.wording import slot
from boardpaper.progress.results import has_figures
from boardpaper.workflow.origins import Origin, origins

OF_A_MEASURE: Final = ("actual", "as_at", "period", "previous", "target", "baseline", "result")
NOTHING: Final = ("", "0", "0%", "none")
"""Values that nobody copies."""
LONGEST_KEY: Final = 30
PLACEHOLDER: Final = re.compile(r"\{\{(.*)\}\}", re.S)


@dataclass(frozen=True, slots=True)
class Offered:
    """A placeholder to copy and what it prints today; or what must be done to have one.

    ``group`` is what it is about, such as "2.6 Number of pending cases".
    """

    group: str
    placeholder: str
    value: str = ""
    remedy: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """A placeholder of a paper: where it stands, what it prints, and where that comes from.

    One that prints nothing, and so every one that is wrong, comes from nowhere.
    """

    place: Place
    address: str
    expression: str
    value: str
    origins: tuple[Origin, ...]
    filters: tuple[str, ...]


def bound_plan(paper: Paper) -> Bound | None:
    """The plan of a paper as its placeholders see it; None where it has none."""
    if paper.plan is None:
        return None
    day, style = paper.meeting.date.first_day, paper.style
    return Bound(
        paper.plan,
        day,
        style.plan.progress,
        lambda when: say(when, style.dates, paper.about.language),
        paper.audience == "public",
    )


def offered(paper: Paper) -> Iterator[Offered]:
    """Every placeholder over the plan that prints something today, group by group."""
    plan = paper.plan
    if plan is None:
        return
    public = paper.audience == "public"
    known = names(paper.meeting, paper.about, paper.style, plan, {}, public=public)
    for one in (*_counts(), *_measures(paper, plan), *_rows(plan)):
        if one.remedy:
            yield one
            continue
        try:
            value = evaluate(one.placeholder, known)
        except ExpressionFault:
            continue  # nothing to count, so no share of it either
        if value not in NOTHING:
            shown = f"{{{{ {one.placeholder} }}}}"
            yield Offered(one.group, shown, value, place=one.place)


def _counts() -> Iterator[Offered]:
    for kinds in (*KINDS, "measures"):
        group, of = f"How many {kinds}", f"progress.{kinds}"
        words = STATUSES if kinds in KINDS else RESULT_WORDS
        yield Offered(group, f"{of}.total")
        for word in words:
            yield Offered(group, f"{of}.{word}")
        for word in words:
            yield Offered(group, f"{of}.{word} | percent(of={of}.total)")
        for word in words if kinds in KINDS else ():
            yield Offered(group, f"{of}.references.{word} | listed", place=None)


RESULT_WORDS: Final = ("met", "nearly", "missed", "no_data")


def _measures(paper: Paper, plan: Plan) -> Iterator[Offered]:
    taken = {one.key for row in plan.recommendations for one in row.measures}
    for at, row in enumerate(plan.recommendations):
        for number, one in enumerate(row.measures):
            if not has_figures(one):
                continue
            group = f"{row.reference} {plain(one.text)}"
            place = paper.places.plan
            path = ("recommendations", at, "measures", number)
            if one.key:
                for name in OF_A_MEASURE:
                    yield Offered(group, f"measures.{one.key}.{name}")
            else:
                key = _key(plain(one.text), taken)
                where = place(path) if place else None
                yield Offered(group, "", remedy=f"give it a key, such as key: {key}", place=where)


def _key(text: str, taken: set[str]) -> str:
    """A key that a measure could have, by its words, and that no other has."""
    words = re.sub(r"\([^)]*\)", " ", text)
    stem = re.sub(r"^[^a-z]+", "", slot(words))[:LONGEST_KEY].rpartition("_")
    whole = re.sub(r"^[^a-z]+", "", slot(words))
    key = whole if len(whole) <= LONGEST_KEY else (stem[0] or stem[2])
    key = key or "measure"
    made, count = key, 1
    while made in taken:
        count += 1
        made = f"{key}_{count}"
    taken.add(made)
    return made


def _rows(plan: Plan) -> Iterator[Offered]:
    for one in plan.recommendations:
        group, of = f"Recommendation {one.reference}", f'recommendations["{one.reference}"]'
        yield Offered(group, f"{of}.status")
        yield Offered(group, f"{of}.owners | listed")
        yield Offered(group, f"{of}.due")


def explained(paper: Paper) -> Iterator[Explained]:
    """Every placeholder of a paper's narrative and appendices, in reading order."""
    bound, addresses = bound_plan(paper), Addresses.of(paper)
    for node in walk(paper):
        if not isinstance(node, Text) or node.span is None:
            continue
        typed = PLACEHOLDER.fullmatch(node.span.text.strip())
        if typed is None:
            continue
        asked = named(typed[1].strip())
        chains = asked.chains if node.text else ()
        from_where = (one for chain in chains for one in origins(paper, bound, chain))
        yield Explained(
            node.span,
            addresses.at(node.span),
            typed[1].strip(),
            node.text,
            tuple(from_where),
            asked.filters,
        )
