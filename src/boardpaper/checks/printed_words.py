"""Words as printed, held against the facts beside them.

Knows plans and how dates, figures and names are commonly written; does not know
how they would print. A plan may keep the words of an earlier print; when a fact
beside them changes, this says that the words no longer agree.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from boardpaper.model.dates import MONTHS, Patterns, When, say
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.plan import (
    Action,
    Actual,
    Manager,
    Measure,
    Milestone,
    Plan,
    Recommendation,
    Status,
    Target,
)
from boardpaper.model.wording import lines, printed_name

Path = tuple[str | int, ...]
T = TypeVar("T")
Printed = tuple[Path, str, str, list[str]]
"""Where printed words stand, their column, the words, and what they fail to say."""

FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{2})(?!\d)")
ACHIEVED = re.compile(r"\b(?:achieved|completed?|done)\b", re.IGNORECASE)
NOT_YET = (Status.ON_TARGET, Status.SLIPPING, Status.OVERDUE, Status.NOT_STARTED)


def printed_words_agree(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for printed words in the plan that do not say a fact beside them."""
    if paper.plan is None or paper.places.plan is None:
        return
    for path, address, printed, fact in _disagreements(paper.plan):
        said = " / ".join(line.text for line in lines(printed))
        yield Diagnostic(
            paper.places.plan(path),
            "printed-words-agree",
            f'it prints "{_short(said)}", but {fact}',
            "correct the printed words or the facts; without printed words the facts print",
            Severity.WARNING,
            address,
        )


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def _disagreements(plan: Plan) -> Iterator[tuple[Path, str, str, str]]:
    for number, recommendation in enumerate(plan.recommendations):
        base: Path = ("recommendations", number)
        for path, column, printed, facts in _printed(recommendation):
            for fact in facts:
                yield (*base, *path), f"{recommendation.reference} · {column}", printed, fact


def _printed(one: Recommendation) -> Iterator[Printed]:
    """Every printed word of a recommendation, its column, and what it fails to say."""
    for path, measure in _each(("measures",), one.measures):
        yield from _of_measure(path, measure)
    for path, action in _each(("actions",), one.actions):
        yield from _of_milestones((*path, "milestones"), action.milestones)
        yield from _of_managers((*path, "managers"), action.managers)
    yield from _of_milestones(("milestones",), one.milestones)
    yield from _of_managers(("managers",), one.managers)
    for column, printed in one.printed.items():
        facts = list(_missing_from(printed, one, column))
        yield ("printed", column), printed_name(column), printed, facts


def _each(path: Path, items: Iterable[T]) -> Iterator[tuple[Path, T]]:
    return (((*path, number), item) for number, item in enumerate(items))


def _of_measure(path: Path, measure: Measure) -> Iterator[Printed]:
    for name, figures in (("targets", measure.targets), ("actuals", measure.actuals)):
        for period, figure in figures.items():
            if figure.printed:
                at = (*path, name, period, "printed")
                yield at, printed_name(period), figure.printed, list(_unsaid(figure))
    yield from _of_milestones((*path, "milestones"), measure.milestones)


def _of_milestones(path: Path, by_period: dict[str, tuple[Milestone, ...]]) -> Iterator[Printed]:
    for period, milestones in by_period.items():
        for at, milestone in _each((*path, period), milestones):
            if milestone.printed:
                facts = list(_unsaid_milestone(milestone, milestone.printed))
                yield (*at, "printed"), printed_name(period), milestone.printed, facts


def _of_managers(path: Path, managers: tuple[Manager, ...]) -> Iterator[Printed]:
    for at, manager in _each(path, managers):
        if manager.printed:
            facts = list(_unsaid_names(manager, manager.printed))
            yield (*at, "printed"), "Managers", manager.printed, facts


def _unsaid(figure: Target | Actual) -> Iterator[str]:
    yield from _unsaid_figure(figure.value, figure.printed)
    if isinstance(figure, Actual):
        yield from _unsaid_status(figure.status, figure.printed)


def _unsaid_figure(value: Decimal, printed: str) -> Iterator[str]:
    if value not in _figures(printed):
        yield f"the figure is {value}"


def _figures(printed: str) -> set[Decimal]:
    found = set()
    for written in FIGURE.findall(printed):
        try:
            found.add(Decimal(written.replace(",", "")))
        except InvalidOperation:
            continue
    return found


def _unsaid_milestone(milestone: Milestone, printed: str) -> Iterator[str]:
    for when in (milestone.date, milestone.until):
        if when and not _says_date(when, printed):
            yield f"the date is {say(when, Patterns(), 'en')}"
    yield from _unsaid_status(milestone.status, printed)


def _says_date(when: When, printed: str) -> bool:
    """Whether words name the month and year of a date, and its day where both have one."""
    years = {written[-2:] for written in YEAR.findall(printed)}
    if f"{when.year % 100:02}" not in years:
        return False
    if not when.month:
        return True
    names = {month[when.month - 1].lower() for month in MONTHS.values()}
    said = re.findall(r"[^\W\d_]+", printed.lower())
    numeric = f"{when.month:02}" in printed or f"/{when.month}/" in printed
    return numeric or any(
        len(word) >= 3 and name.startswith(word) for name in names for word in said
    )


def _unsaid_status(status: Status | None, printed: str) -> Iterator[str]:
    says = bool(ACHIEVED.search(printed))
    if says and status in NOT_YET:
        yield f"its status is {status}"
    if status is Status.ACHIEVED and not says:
        yield "its status is achieved"


def _unsaid_names(manager: Manager, printed: str) -> Iterator[str]:
    for name in (*manager.people, manager.organisation):
        if name and _plain(name) not in _plain(printed):
            yield f"{name} answers for it"


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _missing_from(printed: str, one: Recommendation, column: str) -> Iterator[str]:
    """The facts of a whole cell that its printed words do not say."""
    match column:
        case "managers":
            managers = [who for action in one.actions for who in action.managers]
            for manager in (*managers, *one.managers):
                yield from _unsaid_names(manager, printed)
        case "actions" | "measures" | "text" | "outcome":
            for words in _texts(one, column):
                if _plain(words) not in _plain(printed):
                    yield f'"{_short(words)}" stands beside it'
        case _:
            yield from _missing_from_period(printed, one, column)


def _texts(one: Recommendation, column: str) -> Iterator[str]:
    held = getattr(one, column)
    texts = [held] if isinstance(held, str) else [item.text for item in held]
    yield from (line.text for text in texts for line in lines(text))


def _missing_from_period(printed: str, one: Recommendation, period: str) -> Iterator[str]:
    for measure in one.measures:
        for figures in (measure.targets, measure.actuals):
            if period in figures:
                yield from _unsaid_figure(figures[period].value, printed)
    owners: tuple[Measure | Action | Recommendation, ...] = (*one.measures, *one.actions, one)
    for owner in owners:
        for milestone in owner.milestones.get(period, ()):
            yield from _unsaid_milestone(milestone, printed)
