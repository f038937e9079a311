"""What of an action plan is exempt from publication: where it stands, by what, its words.

Knows plans and the marks in them; does not know the law, nor what a copy leaves out.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

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
from boardpaper.model.wording import COLUMNS, Wording, printed_name

Path = tuple[str | int, ...]
WHOLE = ""
"""The name under which a recommendation is exempt as a whole."""


class PlanMark(NamedTuple):
    """Something of a plan that is exempt: its path in the file, its address, its words."""

    path: Path
    where: str
    exempt: Exempt
    texts: tuple[str, ...]


def plan_marks(plan: Plan, wording: Wording) -> Iterator[PlanMark]:
    """Everything in a plan that is marked, a row or column before what is in it."""
    marked = ((at, one) for at, one in enumerate(plan.recommendations) if is_marked(one))
    for number, one in marked:
        path: Path = ("recommendations", number)
        for column, exempt in one.exempt.items():
            if column == WHOLE:
                words = (*_said_in_row(one, plan, wording), *_given(one))
                yield PlanMark(path, f"recommendation {one.reference}", exempt, words)
            else:
                where = f"{one.reference} · {printed_name(column)}"
                yield PlanMark(path, where, exempt, _of_column(one, column, wording))
        for part in marked_parts(one):
            where = f"{one.reference} · {part.name}"
            yield PlanMark((*path, *part.path), where, part.exempt, tuple(_given(part.held)))


def _said_in_row(one: Recommendation, plan: Plan, wording: Wording) -> Iterator[str]:
    """What a row prints, but for its reference, which stays."""
    for column in (*COLUMNS[1:], *plan.periods):
        yield from (line.text for line in wording.cell(one, column))


def _of_column(one: Recommendation, column: str, wording: Wording) -> tuple[str, ...]:
    """What a cell prints, and the facts that its printed words stand for."""
    facts = dataclasses.replace(one, printed={})
    cells = (*wording.cell(one, column), *wording.cell(facts, column))
    names = _names(one) if column == "managers" else ()
    return tuple(dict.fromkeys((*(line.text for line in cells), *names)))


def _names(one: Recommendation) -> Iterator[str]:
    for manager in (*one.managers, *(who for action in one.actions for who in action.managers)):
        yield from _given(manager)


def _given(value: object) -> Iterator[str]:
    """Every text that something in a plan holds; not its figures, dates and states."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from (line for line in value.splitlines() if line.strip())
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in _given(item))
    elif isinstance(value, tuple):
        yield from (text for item in value for text in _given(item))
    elif dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        kept = (name for name in names if name not in ("exempt", "reference", "layout"))
        yield from (text for name in kept for text in _given(getattr(value, name)))


class Part(NamedTuple):
    """A part of a recommendation that is marked itself: its path in that, and its name."""

    path: Path
    name: str
    exempt: Exempt
    held: Action | Measure | Milestone | Manager


def marked_parts(one: Recommendation) -> Iterator[Part]:
    """The actions, measures, milestones and managers of a recommendation that are marked."""
    owners: list[tuple[Path, str, Recommendation | Action | Measure]] = [((), "", one)]
    owners += [(("actions", at), f"action {at + 1}", each) for at, each in enumerate(one.actions)]
    owners += [
        (("measures", at), f"measure {at + 1}", each) for at, each in enumerate(one.measures)
    ]
    for path, name, owner in owners:
        if not isinstance(owner, Recommendation) and owner.exempt:
            yield Part(path, name, owner.exempt, owner)
        if not isinstance(owner, Measure):
            yield from _managers(path, name, owner.managers)
        yield from _milestones(path, name, owner.milestones)


def is_marked(one: Recommendation) -> bool:
    """Whether anything in a recommendation, or all of it, is marked."""
    owners: tuple[Action | Measure, ...] = (*one.actions, *one.measures)
    people = (one.managers, *(action.managers for action in one.actions if action.managers))
    dated = (one.milestones, *(each.milestones for each in owners if each.milestones))
    return (
        bool(one.exempt)
        or any(each.exempt for each in owners)
        or any(each.exempt for several in people for each in several)
        or any(each.exempt for held in dated for several in held.values() for each in several)
    )


def _managers(path: Path, owner: str, managers: tuple[Manager, ...]) -> Iterator[Part]:
    for at, one in enumerate(managers):
        if one.exempt:
            name = f"manager {at + 1}" + (f" of {owner}" if owner else "")
            yield Part((*path, "managers", at), name, one.exempt, one)


def _milestones(path: Path, owner: str, milestones: Milestones) -> Iterator[Part]:
    for period, several in milestones.items():
        for at, one in enumerate(several):
            if one.exempt:
                name = f"{printed_name(period)}, milestone {at + 1}"
                name += f" of {owner}" if owner else ""
                yield Part((*path, "milestones", period, at), name, one.exempt, one)
