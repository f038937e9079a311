"""What the entries of a plan say, fact by fact, each in words.

Knows plans; does not know what differs. Dates are as written, figures have their unit.
"""

from collections.abc import Sequence
from dataclasses import replace

from boardpaper.changes.entries import Entry
from boardpaper.changes.facts import Facts, exempt, joined, said
from boardpaper.model.dates import When
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.plan import (
    Action,
    Actual,
    Manager,
    Measure,
    Milestone,
    Milestones,
    Plan,
    Recommendation,
)
from boardpaper.model.sentences import plain
from boardpaper.model.wording import Wording, figure

PRINTED = "words as printed"
EXEMPT = "exempt"
WAS = "earlier dates"
ANY_STYLE = Wording(PlanStyle(), "en-GB")
"""Says who answers, which is the same in every house style."""


def of_plan(one: Plan) -> Facts:
    """What a plan says of itself."""
    return {"title": plain(one.title), "periods": ", ".join(one.periods)}


def of_recommendation(one: Recommendation) -> Facts:
    """A recommendation's own facts; its actions, measures and milestones are apart."""
    return {
        "reference": one.reference,
        "text": plain(one.text),
        "outcome": plain(one.outcome),
        "manager": _managers(one.managers),
        **{joined(column, "layout"): layout for column, layout in one.layout.items()},
        **{joined(column, PRINTED): plain(words) for column, words in one.printed.items()},
        **{joined(column, EXEMPT): exempt(by) for column, by in one.exempt.items()},
    }


def entries(held: Sequence[Action | Measure]) -> list[Entry]:
    """Actions or measures in order, each called by its number."""
    found = []
    for number, one in enumerate(held, 1):
        if isinstance(one, Measure):
            name, facts = f"measure {number}", _of_measure(one)
        else:
            name, facts = f"action {number}", _of_action(one)
        found.append(Entry(name, plain(one.text), facts, more=_dated(one.milestones)))
    return found


def milestones(owner: str, held: Milestones, beside: Milestones) -> list[Entry]:
    """Milestones by period, numbered where they or those they are held against are several."""
    found = []
    for period, several in held.items():
        numbered = max(len(several), len(beside.get(period, ()))) > 1
        for number, one in enumerate(several, 1):
            called = f"milestone {number}" if numbered else "milestone"
            text = plain(one.text or one.printed)
            found.append(Entry(joined(owner, period, called), text, _of_milestone(one), period))
    return found


def _of_action(one: Action) -> Facts:
    return {
        "text": plain(one.text),
        "status": plain(one.status),
        "due": plain(one.due),
        WAS: _dates(one.was),
        "manager": _managers(one.managers),
        EXEMPT: exempt(one.exempt),
    }


def _of_measure(one: Measure) -> Facts:
    facts = {
        "text": plain(one.text),
        "key": one.key,
        "unit": one.unit,
        "direction": plain(one.direction),
        "baseline": "" if one.baseline is None else figure(one.baseline, one.unit),
        EXEMPT: exempt(one.exempt),
    }
    for period, target in one.targets.items():
        facts[f"target {period}"] = figure(target.value, one.unit)
        facts[joined(f"target {period}", PRINTED)] = plain(target.printed)
    for period, actual in one.actuals.items():
        facts |= _of_actual(f"result {period}", actual, one.unit)
    return facts


def _of_actual(name: str, one: Actual, unit: str) -> Facts:
    return {
        name: figure(one.value, unit),
        joined(name, "status"): plain(one.status),
        joined(name, "as at"): plain(one.as_at),
        joined(name, PRINTED): plain(one.printed),
    }


def _of_milestone(one: Milestone) -> Facts:
    return {
        "text": plain(one.text),
        "date": plain(one.date),
        "until": plain(one.until),
        WAS: _dates(one.was),
        "status": plain(one.status),
        PRINTED: plain(one.printed),
        EXEMPT: exempt(one.exempt),
    }


def _dates(several: Sequence[When]) -> str:
    return ", ".join(map(str, several))


def _dated(held: Milestones) -> str:
    return ", ".join(
        f"{period}: {said(_of_milestone(one))}"
        for period, several in held.items()
        for one in several
    )


def _managers(managers: Sequence[Manager]) -> str:
    return "; ".join(_manager(one) for one in managers)


def _manager(one: Manager) -> str:
    who, printed = ANY_STYLE.manager(replace(one, printed="")), plain(one.printed)
    said = f"{who}, printed as {printed}" if who and printed else who or printed
    return f"{said} (exempt {exempt(one.exempt)})" if one.exempt else said
