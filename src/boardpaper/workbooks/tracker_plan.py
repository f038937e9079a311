"""A tracker as the data of a plan: its rows put together to recommendations and actions.

Knows what of a row is an action's and what the whole recommendation's; does not know how
cells are read, nor the plan there may be already.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.pieces import Data
from boardpaper.model.plan import Action, Milestone, Recommendation, Status
from boardpaper.model.source import Place
from boardpaper.model.tracker_mapping import Says
from boardpaper.workbooks.lines import milestones
from boardpaper.workbooks.ordering import ordered, short
from boardpaper.workbooks.tracker_cells import Rows, TrackerCell, TrackerRow, in_step, points
from boardpaper.workbooks.tracker_facts import (
    STATUS,
    Facts,
    Reading,
    Told,
    facts_of,
    milestone,
    shared,
)
from boardpaper.workbooks.tracker_measures import Measures
from boardpaper.workbooks.tracker_owners import owners
from boardpaper.workbooks.tracker_sections import Shape, shape_of
from boardpaper.workbooks.tracker_table import TrackerTable
from boardpaper.workbooks.tracker_wholes import Whole, Wholes, plain
from boardpaper.workbooks.tracker_words import Ratings
from boardpaper.workbooks.unreadable import Unreadable

Holder = dict[str, Data]
Path = tuple[str | int, ...]
OF_ACTIONS: Final[tuple[Says, ...]] = (
    "start", "due", "revised", "achieved on", "status", "progress",
)  # fmt: skip
LONG_PROSE: Final = 100
"""Letters of a line from which on it tells a story, whose dates are no milestone's."""


@dataclass(frozen=True)
class TrackerPlan:
    """The plan that a tracker is: its data, and the cell that each part of it came from."""

    data: Holder
    places: dict[Path, Place]
    found: tuple[Diagnostic, ...] = ()


def plan_of(
    table: TrackerTable,
    given: dict[str, Status],
    near: date | None = None,
    periods: Sequence[str] = (),
) -> TrackerPlan:
    """The plan of a table. ``given`` are words for statuses that are settled already.

    Months without a year are near the day ``near``; ``periods`` are there before any other.
    """
    ratings = Ratings({**table.key, **given})
    maker = _Maker(table, Reading(ratings, near))
    maker.known = tuple(periods)
    rows = Rows(table)
    for row in rows.rows():
        try:
            maker.take(row)
        except Unreadable as trouble:
            maker.told.unreadable(row.place, trouble)
    return maker.plan(rows.found)


class _Maker:
    """Takes rows one after another."""

    def __init__(self, table: TrackerTable, reading: Reading) -> None:
        self.table, self.reading, self.told = table, reading, Told()
        self.shape: Shape = shape_of(table)
        self.measures = Measures(self.told)
        self.places: dict[Path, Place] = {}
        self.wholes = Wholes(self.shape, self.told, self.places)
        self.known: tuple[str, ...] = ()
        self.periods: dict[str, None] = {
            column.period: None for column in table.columns if column.period
        }

    def take(self, row: TrackerRow) -> None:
        """Takes one row."""
        if self.shape.is_heading(row):
            self.wholes.heading(row)
            return
        whole = self.wholes.of(row)
        if whole is None:
            return
        self._outcome(row, whole)
        actions = self._actions(row, whole)
        self._facts(row, whole, actions)
        self._managers(row, whole, actions)
        self._milestones(row, whole, actions)
        for place, path in self.measures.take(row, whole.data):
            self.places["recommendations", whole.at, *path] = place

    def _outcome(self, row: TrackerRow, whole: Whole) -> None:
        said, before = row.said("outcome"), str(whole.data.get("outcome", ""))
        if said and said not in before.split("\n"):
            whole.data["outcome"] = f"{before}\n{said}" if before else said
            cell = row.first("outcome")
            self.places["recommendations", whole.at, "outcome"] = cell.place if cell else row.place

    def _actions(self, row: TrackerRow, whole: Whole) -> list[int]:
        """The actions that a row is about, by their places in the recommendation."""
        cell = row.first("action")
        said = row.said("action")
        if said and cell:
            return [self._add(whole, one, cell.place) for one in points(said)]
        goes_on = cell is not None and cell.goes_on
        of_action = [one for says in OF_ACTIONS for one in row.cells.get(says, ())]
        fresh = [one for one in of_action if not one.goes_on]
        if goes_on or not fresh:
            return []
        if self.shape.has_actions and whole.actions:
            self.told.refuse(
                fresh[0].place,
                "workbook-row-says-what",
                "the row has no action that this could be of",
                "write the action into the row, or merge its cell with the one above",
            )
            return []
        if whole.actions:
            return []
        return [self._add(whole, str(whole.data["text"]), whole.place)]

    def _add(self, whole: Whole, text: str, place: Place) -> int:
        """An action more; one that is there already is reported with both cells."""
        first = whole.texts.get(plain(text))
        if first is not None:
            self.told.refuse(
                place,
                "workbook-row-is-single",
                f"{whole.data['reference']} has this action already",
                "take one of the two out, or say what is different",
                (first, "the other one"),
            )
        whole.texts[plain(text)] = place
        whole.actions.append({"text": text})
        at = len(whole.actions) - 1
        path: Path = ("recommendations", whole.at, "actions", at)
        self.places[path] = self.places[(*path, "text")] = place
        return at

    def _facts(self, row: TrackerRow, whole: Whole, actions: Sequence[int]) -> None:
        cells = {says: cell for says in OF_ACTIONS if (cell := row.first(says))}
        for number, at in enumerate(actions):
            own = {says: _part(cell, number, len(actions)) for says, cell in cells.items()}
            facts = facts_of(own, self.reading, self.told)
            self._put(whole, at, facts)

    def _put(self, whole: Whole, at: int, facts: Facts) -> None:
        action = whole.actions[at]
        path: Path = ("recommendations", whole.at, "actions", at)
        action.update(facts.fields)
        for name, place in facts.places.items():
            self.places[(*path, name)] = place
        for period, several in facts.milestones.items():
            self.periods.setdefault(period)
            _by_period(action)[period] = list(several)

    def _managers(self, row: TrackerRow, whole: Whole, actions: Sequence[int]) -> None:
        for cell in row.cells.get("managers", ()):
            if cell.says_nothing:
                if any(map(str.isalpha, cell.said)):
                    self.told.take(cell.place, cell.said, "nobody yet")
            elif actions or not cell.goes_on:
                self._named(row, cell, whole, actions)

    def _named(
        self, row: TrackerRow, cell: TrackerCell, whole: Whole, actions: Sequence[int]
    ) -> None:
        """Whoever a cell names, put to what they answer for: an action, each one, or all."""
        lines = in_step(cell.said, len(actions))
        spread = cell.reach > 1 and cell.reach >= self._reach(row)
        if lines:
            for at, line in zip(actions, lines, strict=True):
                self._answers(whole, line, cell, at)
        elif len(actions) == 1 and not spread and self.shape.has_actions:
            self._answers(whole, cell.said, cell, actions[0])
        elif self._is_of_last(row, whole):
            self._answers(whole, cell.said, cell, len(whole.actions) - 1)
        elif not cell.goes_on or not spread:
            self._answers(whole, cell.said, cell, None)

    def _is_of_last(self, row: TrackerRow, whole: Whole) -> bool:
        """Whether a row goes on with the action above it, and names more who answer for it."""
        own = (row.said("action"), row.said("reference"), row.said("recommendation"))
        return self.shape.has_actions and bool(whole.actions) and not any(own)

    def _reach(self, row: TrackerRow) -> int:
        """Over how many rows the recommendation of a row reaches, if it is merged."""
        of_whole = row.first("recommendation") or row.first("reference")
        return of_whole.reach if of_whole else 1

    def _answers(self, whole: Whole, said: str, cell: TrackerCell, action: int | None) -> None:
        """Adds whoever words name, to an action or where there is none to the whole."""
        holder = whole.data if action is None else whole.actions[action]
        before = holder.get("managers")
        held = before if isinstance(before, list) else [before] if before else []
        new = [one for one in owners(said) if one not in held]
        if new or held:
            holder["managers"] = shared([*held, *new])
            path: Path = () if action is None else ("actions", action)
            self.places["recommendations", whole.at, *path, "managers"] = cell.place

    def _milestones(self, row: TrackerRow, whole: Whole, actions: Sequence[int]) -> None:
        for cell in row.cells.get("milestones", ()):
            if cell.goes_on or not cell.said:
                continue
            try:
                read = [self._milestone(one, cell) for one in self._lines(cell)]
            except Unreadable as trouble:
                self.told.unreadable(cell.place, trouble)
                continue
            at = actions[0] if len(actions) == 1 and self.shape.has_actions else None
            holder = whole.data if at is None else whole.actions[at]
            period = cell.column.period
            held = _by_period(holder).setdefault(period, [])
            assert isinstance(held, list)
            held += read
            path: Path = () if at is None else ("actions", at)
            self.places["recommendations", whole.at, *path, "milestones", period] = cell.place

    def _lines(self, cell: TrackerCell) -> list[Data]:
        if isinstance(cell.value, date):
            return milestones(cell.value, [])
        found: list[Data] = []
        for line in points(cell.said):
            is_prose = len(line) > LONG_PROSE or "\n" in line
            read = [line] if is_prose else milestones(line, [])
            found += [_with_words(one, line) for one in read]
        return found

    def _milestone(self, one: Data, cell: TrackerCell) -> Data:
        """A milestone, with a status where its words are one that councils have."""
        if isinstance(one, str):
            rated = self.reading.ratings.read(one)
            if rated is None or not rated.is_all:
                return one
            self.told.take(cell.place, one, f"{STATUS}{rated.status}")
            return milestone(one, {"status": str(rated.status), "printed": one})
        if isinstance(one, dict) and "status" not in one and isinstance(one.get("text"), str):
            rated = self.reading.ratings.read(str(one["text"]))
            if rated is not None and rated.is_all:
                words = str(one.get("printed") or cell.said)
                self.told.take(cell.place, str(one["text"]), f"{STATUS}{rated.status}")
                kept = {name: value for name, value in one.items() if name != "text"}
                return milestone(words, {**kept, "status": str(rated.status), "printed": words})
        return one

    def plan(self, found: Sequence[Diagnostic]) -> TrackerPlan:
        """The plan of all rows that were taken."""
        recommendations: list[Data] = []
        for whole in self.wholes.every:
            data = dict(whole.data)
            if whole.actions:
                data["actions"] = [short(ordered(Action, one)) for one in whole.actions]
            recommendations.append(ordered(Recommendation, data))
        data = {"format": "1"}
        if self.table.title:
            data["title"] = self.table.title
        used = _periods_of(recommendations)
        periods = [*self.known, *(one for one in self.periods if one in used - {*self.known})]
        if periods:
            data["periods"] = list(periods)
        data["recommendations"] = recommendations
        told = [*found, *self.told.all()]
        if not recommendations:
            told.append(_no_rows(self.table))
        return TrackerPlan(data, self.places, tuple(told))


def _part(cell: TrackerCell, number: int, count: int) -> TrackerCell:
    """The line of a cell that is of one of several actions; all of it where it is of each."""
    lines = in_step(cell.said, count) if isinstance(cell.value, str) else None
    return replace(cell, value=lines[number]) if lines else cell


def _with_words(one: Data, line: str) -> Data:
    """A milestone with the words it was read from, where they say more than a date."""
    if isinstance(one, dict) and ("status" in one or "text" in one):
        return ordered(Milestone, {**one, "printed": line})
    return one


def _by_period(holder: Holder) -> Holder:
    held = holder.setdefault("milestones", {})
    assert isinstance(held, dict)
    return held


def _periods_of(data: Data) -> set[str]:
    """The periods that anything is said of."""
    found: set[str] = set()
    if isinstance(data, list):
        for one in data:
            found |= _periods_of(one)
    elif isinstance(data, dict):
        for name, value in data.items():
            if name in ("milestones", "targets", "actuals") and isinstance(value, dict):
                found |= value.keys()
            elif name in ("actions", "measures"):
                found |= _periods_of(value)
    return found


def _no_rows(table: TrackerTable) -> Diagnostic:
    place = table.columns[0].place if table.columns else table.sheet.place_of(table.headings, 1)
    return Diagnostic(
        place,
        "workbook-has-a-table",
        "there is no row below the headings that says what is to be done",
        "write the rows, or name another sheet with --sheet",
    )
