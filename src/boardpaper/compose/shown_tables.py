"""Tables of how far a plan has come: statuses, measures, what is late, what is next, who.

Knows a plan at a glance, now and at the last meeting; does not know what changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from boardpaper.compose.shown_words import NOBODY, Column, Told, often, people
from boardpaper.model.paper import Block, Table
from boardpaper.model.plan import Actual, Plan, Status
from boardpaper.model.sentences import plain
from boardpaper.model.wording import figure
from boardpaper.progress.measures_since import earlier_measures, may_be_compared
from boardpaper.progress.overview import Entry, Kind, Measured, Overview, Tally
from boardpaper.progress.ratings import (
    movement_word,
    rating,
    result_means,
    result_word,
    statuses_in_order,
)
from boardpaper.progress.results import judged, movement
from boardpaper.progress.statuses import SETTLED, times_put_back

Blocks = tuple[Block, ...]
CALLED: Final = {
    Kind.RECOMMENDATION: "Recommendations",
    Kind.ACTION: "Actions",
    Kind.MILESTONE: "Milestones",
}
NOT_COUNTED: Final = "What is not for publication is not counted here."
NOT_LISTED: Final = "What is not for publication is not listed here."
NOT_COMPARED: Final = (
    "The counts of the last meeting do not stand beside these, as something else was counted then."
)


@dataclass(frozen=True)
class Glances:
    """A plan at a glance, and as it was at the last meeting, if that is known.

    ``before`` is None too where the counts of then may not stand beside those of now.
    """

    plan: Plan
    now: Overview
    before: Overview | None = None
    plan_before: Plan | None = None

    @property
    def not_counted(self) -> str:
        """What has to be said of what the counts leave out, "" if that is nothing."""
        if self.plan_before and not self.before:
            return f"{NOT_COUNTED} {NOT_COMPARED}"
        sides = [one for one in (self.now, self.before) if one is not None]
        return NOT_COUNTED if any(one.left_out for one in sides) else ""

    @property
    def nothing(self) -> str:
        """How a sentence begins that there is nothing: of what is withheld it says no word."""
        return "Nothing that is told here" if self.now.left_out else "Nothing"


def _not_listed(told: Told, glances: Glances) -> Iterator[Block]:
    """What has to be said below a list that leaves something out."""
    if glances.now.left_out:
        yield told.paragraph(NOT_LISTED)


def statuses(told: Told, glances: Glances) -> Iterator[Block]:
    """How many have which status, last time beside this time."""
    told_of = [kind for kind in Kind if not _says_nothing(glances, kind)]
    if not told_of:
        yield from no_status(told, glances)
        return
    for kind in told_of:
        now = glances.now.tally(kind)
        then = glances.before.tally(kind) if glances.before else None
        columns: list[Column] = [("Status", "")]
        if then is None or glances.before is None:
            columns += [("Number", "right"), ("Per cent", "right")]
        else:
            before, today = told.day(glances.before.day), told.day(glances.now.day)
            columns += [(before, "right"), ("Per cent then", "right")]
            columns += [(today, "right"), ("Per cent now", "right")]
        yield told.table(f"{CALLED[kind]} by status", columns, [*_counted(told, then, now)])
    if glances.not_counted:
        yield told.paragraph(glances.not_counted)


def no_status(told: Told, glances: Glances) -> Iterator[Block]:
    """What is said where there is nothing to count."""
    yield told.paragraph(f"{glances.nothing} has a status.")
    if glances.not_counted:
        yield told.paragraph(glances.not_counted)


def _says_nothing(glances: Glances, kind: Kind) -> bool:
    sides = [one.tally(kind) for one in (glances.before, glances.now) if one is not None]
    return all(one.total == one.of(None) for one in sides)


def _counted(
    told: Told, then: Tally[Status | None] | None, now: Tally[Status | None]
) -> Iterator[list[str]]:
    tallies = [one for one in (then, now) if one is not None]
    for status in statuses_in_order():
        if any(one.of(status) for one in tallies):
            row = [told.status(status)]
            for one in tallies:
                row += [str(one.of(status)), f"{one.per_cent(status)}%"]
            yield row
    yield ["Total", *(words for one in tallies for words in (str(one.total), _all(one)))]


def _all(tally: Tally[Status | None]) -> str:
    return "100%" if tally.total else "0%"


def measures(told: Told, glances: Glances) -> Iterator[Block]:
    """Every measure with figures against its target, and which way it went."""
    plan_before = glances.plan_before
    columns: list[Column] = [("Ref", ""), ("Measure", ""), ("Target", "right")]
    columns += [("Last time", "right")] if plan_before else []
    columns += [("Now" if plan_before else "Latest", "right"), ("Result", "")]
    columns += [("Since then", "")] if plan_before else []
    old = earlier_measures(plan_before, glances.plan) if plan_before else {}
    rows = []
    for one in glances.now.measured:
        row = [one.reference, plain(one.measure.text), _target(one)]
        now = [told.figure(one.judged.actual, one.measure), result_word(one.judged.result)]
        if plan_before:
            was = old.get(one.path)
            known = was and may_be_compared(then=was.then, now=was.now, public=told.is_public)
            had = (
                judged(was.measure, plan_before.periods, told.style).actual
                if was and known
                else None
            )
            rows.append([*row, told.figure(had, one.measure), *now, _way(one, had)])
        else:
            rows.append([*row, *now])
    table = told.table("Measures against their targets", columns, rows)
    yield from _listed(told, glances, table, "is measured in figures")


def _target(one: Measured) -> str:
    target = one.judged.target
    return figure(target.value, one.measure.unit) if target else ""


def _way(one: Measured, had: Actual | None) -> str:
    """Which way a measure went; nothing where one of two figures is missing."""
    if had is None or one.judged.actual is None:
        return ""
    return movement_word(movement(one.measure, had.value, one.judged.actual.value))


def overdue(told: Told, glances: Glances) -> Iterator[Block]:
    """What is overdue, the longest first, and how often its date was put back before."""
    columns: list[Column] = [("Ref", ""), ("What is overdue", ""), ("Responsible", "")]
    columns += [("Due", ""), ("Put back before", "")]
    rows = [
        [*_who(told, one), told.when(one.end), often(times_put_back(one.was, one.end))]
        for one in glances.now.overdue
    ]
    on = told.day(glances.now.day)
    table = told.table(f"Overdue on {on}", columns, rows)
    yield from _listed(told, glances, table, f"is overdue on {on}")


def due(told: Told, glances: Glances, until: date) -> Iterator[Block]:
    """What falls due from this meeting to the next one."""
    columns: list[Column] = [("Ref", ""), ("What falls due", ""), ("Responsible", ""), ("Due", "")]
    rows = [[*_who(told, one), told.when(one.end)] for one in glances.now.due(until)]
    by = f"by the next meeting, on {told.day(until)}"
    table = told.table(f"Due {by}", columns, rows)
    yield from _listed(told, glances, table, f"falls due {by}")


def _listed(told: Told, glances: Glances, table: Table, nothing: str) -> Iterator[Block]:
    """A table, or a sentence where it has no rows; and that it does not list all, if so."""
    yield table if table.rows else told.paragraph(f"{glances.nothing} {nothing}.")
    yield from _not_listed(told, glances)


def _who(told: Told, one: Entry) -> list[str]:
    return [one.reference, told.what(one), people(one.owners)]


def owners(told: Told, glances: Glances) -> Iterator[Block]:
    """What each manager answers for that is not done yet."""
    open_ones = [
        one
        for one in glances.now.entries
        if one.kind is not Kind.RECOMMENDATION
        if one.status is not None and one.status not in SETTLED
    ]
    rows = [
        [name or NOBODY, one.reference, told.what(one), told.when(one.end), told.status(one.status)]
        for name in glances.now.owners
        for one in open_ones
        if (name in one.owners if name else not one.owners)
    ]
    columns: list[Column] = [("Responsible", ""), ("Ref", ""), ("What is open", "")]
    columns += [("Due", ""), ("Status", "")]
    table = told.table("Who answers for what is still open", columns, rows)
    yield from _listed(told, glances, table, "is still open")


def key(told: Told, glances: Glances) -> Iterator[Block]:
    """What the words for statuses and results mean, as this council uses them."""
    used = {one.status for one in glances.now.entries}
    rows: list[Sequence[str]] = [
        [told.status(status), rating(status, told.style).means]
        for status in statuses_in_order()
        if status is not None or status in used
    ]
    results = dict.fromkeys(one.judged.result for one in glances.now.measured)
    rows += [[result_word(one), result_means(one, told.style)] for one in results]
    yield told.table("What the words mean", [("Word", ""), ("Meaning", "")], rows)
