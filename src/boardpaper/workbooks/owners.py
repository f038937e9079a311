"""The part of a plan that one manager answers for, as tables of its own.

Knows whom rows belong to; does not know how anybody is written to. Actions that name
nobody are those of whoever answers for the recommendation.
"""

from collections.abc import Iterable
from dataclasses import replace

from boardpaper.model.plan import Manager, Plan, Recommendation
from boardpaper.workbooks.cells import Row, Table

NOBODY = "nobody"
"""Stands for the owner of what names none."""


def owners(plan: Plan) -> tuple[str, ...]:
    """Everyone who answers for something in a plan, in order of their names; nobody last."""
    named = {name for one in plan.recommendations for name in _of_whole(one)}
    return (*sorted(named - {NOBODY}), *({NOBODY} & named))


def part_of(owner: str, plan: Plan, tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables with only the rows that somebody answers for."""
    theirs = {at for at, one in enumerate(plan.recommendations) if owner in _of_whole(one)}

    def belongs(table: Table, row: Row) -> bool:
        if row.recommendation not in theirs:
            return False
        one = plan.recommendations[row.recommendation]
        return table.part != "actions" or row.own is None or owner in _of_action(one, row.own)

    return tuple(
        replace(table, rows={key: row for key, row in table.rows.items() if belongs(table, row)})
        for table in tables
    )


def _of_whole(one: Recommendation) -> set[str]:
    """Who answers for a recommendation, or for any of its actions."""
    of_actions = (name for at in range(len(one.actions)) for name in _of_action(one, at))
    return {*_names(one.managers), *of_actions} or {NOBODY}


def _of_action(one: Recommendation, at: int) -> set[str]:
    return _names(one.actions[at].managers) or _names(one.managers) or {NOBODY}


def _names(managers: Iterable[Manager]) -> set[str]:
    return {name for one in managers for name in (one.people or (one.organisation or one.printed,))}
