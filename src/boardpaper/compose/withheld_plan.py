"""An action plan with what is exempt in it withheld, every row in its place.

Knows plans and which column a fact prints in; does not know who reads the copy. Words
kept as printed cannot be told apart: where some of a cell is exempt, all of them go.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from boardpaper.compose.withheld_saying import Saying
from boardpaper.model.exempt import joined
from boardpaper.model.exempt_plan import WHOLE, Part, marked_parts
from boardpaper.model.paper import Exempt
from boardpaper.model.plan import (
    Action,
    Manager,
    Measure,
    Milestone,
    Milestones,
    Plan,
    Recommendation,
)

Managers = tuple[Manager, ...]
T = TypeVar("T")


def withheld_plan(plan: Plan, exempt: Exempt, saying: Saying) -> Plan:
    """The plan without what is exempt in it; all of it where ``exempt`` says by what."""
    if exempt:
        whole = (replace(one, exempt={WHOLE: exempt}) for one in plan.recommendations)
        plan = replace(plan, title="", recommendations=tuple(whole))
    rows = (_row(one, saying) for one in plan.recommendations)
    return replace(plan, recommendations=tuple(rows))


def _row(one: Recommendation, saying: Saying) -> Recommendation:
    parts = list(marked_parts(one))
    if WHOLE in one.exempt:
        marks = (*one.exempt.values(), *(part.exempt for part in parts))
        exempt = joined(marks)
        text = saying.full(exempt)
        return Recommendation(reference=one.reference, text=text, exempt={WHOLE: exempt})
    columns = dict(one.exempt)
    for part in parts:
        for column in one.printed.keys() & set(_columns(part)):
            columns[column] = joined((columns.get(column, ()), part.exempt))
    if not parts and not columns:
        return one
    one = _without_parts(one, saying)
    for column, exempt in columns.items():
        roomy = column in ("text", "outcome", "actions", "measures")
        words = saying.full(exempt) if roomy else saying.short(exempt)
        one = _without_column(one, column, words)
    return replace(one, exempt=columns)


def _columns(part: Part) -> Iterator[str]:
    """The columns that a part of a recommendation prints in."""
    if isinstance(part.held, Manager):
        yield "managers"
    elif isinstance(part.held, Milestone):
        yield str(part.path[-2])
    elif isinstance(part.held, Action):
        yield "actions"
        yield from ("managers",) if part.held.managers else ()
        yield from part.held.milestones
    elif isinstance(part.held, Measure):
        yield "measures"
        yield from (*part.held.targets, *part.held.actuals, *part.held.milestones)


def _without_parts(one: Recommendation, saying: Saying) -> Recommendation:
    """A row without the actions, measures, milestones and managers that are exempt."""
    return replace(
        one,
        actions=tuple(_action(each, saying) for each in one.actions),
        measures=tuple(_measure(each, saying) for each in one.measures),
        milestones=_milestones(one.milestones, saying),
        managers=_managers(one.managers, saying),
    )


def _action(one: Action, saying: Saying) -> Action:
    if one.exempt:
        return Action(text=saying.full(one.exempt), exempt=one.exempt)
    milestones, managers = _milestones(one.milestones, saying), _managers(one.managers, saying)
    return replace(one, milestones=milestones, managers=managers)


def _measure(one: Measure, saying: Saying) -> Measure:
    if one.exempt:
        return Measure(text=saying.full(one.exempt), exempt=one.exempt)
    return replace(one, milestones=_milestones(one.milestones, saying))


def _milestones(held: Milestones, saying: Saying) -> Milestones:
    return {
        period: tuple(
            Milestone(printed=saying.short(one.exempt), exempt=one.exempt) if one.exempt else one
            for one in several
        )
        for period, several in held.items()
    }


def _managers(held: Managers, saying: Saying) -> Managers:
    return tuple(
        Manager(printed=saying.short(one.exempt), exempt=one.exempt) if one.exempt else one
        for one in held
    )


def _without_column(one: Recommendation, column: str, words: str) -> Recommendation:
    """A row without what one of its columns says, which says ``words`` instead."""
    one = replace(one, printed={**one.printed, column: words})
    match column:
        case "text":
            return replace(one, text=words)
        case "outcome":
            return replace(one, outcome=words)
        case "actions":
            actions = (
                replace(each, text=words, status=None, due=None, was=()) for each in one.actions
            )
            return replace(one, actions=tuple(actions))
        case "measures":
            measures = (
                replace(each, text=words, key="", direction=None, baseline=None)
                for each in one.measures
            )
            return replace(one, measures=tuple(measures))
        case "managers":
            actions = (replace(each, managers=()) for each in one.actions)
            return replace(one, actions=tuple(actions), managers=())
    return _without_period(one, column)


def _without_period(one: Recommendation, period: str) -> Recommendation:
    """A row without the figures and milestones of one period."""
    actions = (replace(each, milestones=_but(each.milestones, period)) for each in one.actions)
    measures = (
        replace(
            each,
            targets=_but(each.targets, period),
            actuals=_but(each.actuals, period),
            milestones=_but(each.milestones, period),
        )
        for each in one.measures
    )
    milestones = _but(one.milestones, period)
    return replace(one, actions=tuple(actions), measures=tuple(measures), milestones=milestones)


def _but(held: dict[str, T], period: str) -> dict[str, T]:
    return {key: value for key, value in held.items() if key != period}
