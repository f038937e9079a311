"""A plan's data with what was edited in workbooks, and all else as it was.

Knows which cell is read by which rules and where what it says goes; does not know how the
data is typed. A cell that cannot be read is found, and changes nothing.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.pieces import Data
from boardpaper.model.plan import Action, Actual, Measure, Plan, Recommendation
from boardpaper.model.source import WordPlace
from boardpaper.workbooks import reading, saying
from boardpaper.workbooks.cells import Column, Path, told
from boardpaper.workbooks.comparing import Answer, Edits, NewRow
from boardpaper.workbooks.lines import Names, Thing, managers, milestones
from boardpaper.workbooks.ordering import ordered
from boardpaper.workbooks.returned import Cell
from boardpaper.workbooks.unreadable import Unreadable

Holder = dict[str, Data]
PARTS: Final[Mapping[str, type]] = {"actions": Action, "measures": Measure}
NEEDED: Final = {"": "recommendation", "actions": "action", "measures": "measure"}
"""What a row of a list has to say, as people call it."""


def changed(data: Holder, plan: Plan, edits: Edits) -> tuple[Holder, list[Diagnostic]]:
    """The data of a plan after the edits, and what of them cannot be read."""
    change = _Change(data, plan)
    for answer in edits.answers:
        change.take(answer)
    seen: list[object] = []
    # New recommendations first, so that rows of theirs find them.
    for row in sorted(edits.rows, key=lambda row: bool(row.table.part)):
        said = (
            row.table.name,
            row.reference,
            {at.title: told(c.value) for at, c in row.cells.items()},
        )
        if said not in seen:  # a new row that two workbooks have is one
            seen.append(said)
            change.add(row)
    return change.data, change.found


class _Change:
    """Edits one plan's data; what an edit does not touch is shared with the data before."""

    def __init__(self, data: Holder, plan: Plan) -> None:
        self.plan, self.found = plan, list[Diagnostic]()
        recommendations = data.get("recommendations")
        self.rows: list[Data] = list(recommendations) if isinstance(recommendations, list) else []
        self.data: Holder = {**data, "recommendations": self.rows}
        self.copied: set[int] = set()
        self.names = _names(plan)

    def take(self, answer: Answer) -> None:
        """Takes one cell over."""
        _, at, *steps = answer.path
        self._set(self._row(int(at)), tuple(steps), answer.column, answer.cell, answer.path)

    def add(self, row: NewRow) -> None:
        """Adds a row that is new."""
        text = next((cell for column, cell in row.cells.items() if column.steps == ("text",)), None)
        if text is None or not told(text.value):
            what = NEEDED[row.table.part]
            self._tell(
                row.place,
                "workbook-row-says-what",
                f"the row has no {what}",
                f"write the {what} into it",
            )
            return
        base, path = self._place_for(row)
        for column, cell in row.cells.items():
            steps = (*path, *column.steps)
            self._set(base, steps, column, cell, ())
        entries = base.get(row.table.part) if row.table.part else None
        if isinstance(entries, list):
            entries[-1] = _short(entries[-1])

    def _place_for(self, row: NewRow) -> tuple[Holder, Path]:
        """The recommendation that a new row is of, and where in it the row goes."""
        if not row.table.part:
            self.rows.append({"reference": row.reference, "text": ""})
            self.copied.add(len(self.rows) - 1)
            return self._row(len(self.rows) - 1), ()
        at = next(
            at
            for at, one in enumerate(self.rows)
            if isinstance(one, dict) and str(one.get("reference", "")).strip() == row.reference
        )
        base = self._row(at)
        entries = _listed(base, row.table.part, Recommendation)
        entries.append({"text": ""})
        return base, (row.table.part, len(entries) - 1)

    def _row(self, at: int) -> Holder:
        """The data of a recommendation, to be changed."""
        if at not in self.copied:
            self.rows[at] = copy.deepcopy(self.rows[at])
            self.copied.add(at)
        row = self.rows[at]
        assert isinstance(row, dict)
        return row

    def _set(self, row: Holder, steps: Path, column: Column, cell: Cell, path: Path) -> None:
        """Sets what a cell says, or takes it out where the cell is empty."""
        try:
            self._put(row, steps, column, cell, path)
        except Unreadable as trouble:
            self._tell(cell.place, "workbook-cell-can-be-read", str(trouble), trouble.hint)

    def _put(self, row: Holder, steps: Path, column: Column, cell: Cell, path: Path) -> None:
        if steps[0] not in PARTS:
            self._put_at(row, Recommendation, steps, column, cell, path)
            return
        part, at = str(steps[0]), int(steps[1])
        was_one = isinstance(row.get(part), str)
        entries = _listed(row, part, Recommendation)
        was_text = isinstance(entries[at], str)
        holder = _opened(entries[at], "text")
        entries[at] = holder
        self._put_at(holder, PARTS[part], steps[2:], column, cell, path)
        entries[at] = _short(holder) if was_text else holder
        if was_one and len(entries) == 1 and isinstance(entries[0], str):
            row[part] = entries[0]

    def _put_at(
        self, holder: Holder, kind: type, steps: Path, column: Column, cell: Cell, path: Path
    ) -> None:
        """Puts what a cell says into what it is of, a recommendation or a part of one."""
        *outer, last = (str(step) for step in steps)
        if not told(cell.value):
            _take_out(holder, tuple(outer), last, column)
            return
        before = _inside(holder, (*outer, last))
        read = self._read(column, cell, before, _Where(self.plan, path, holder))
        _put_in(holder, kind, tuple(outer), last, read)
        by_period = holder.get(outer[0]) if outer else None
        if isinstance(by_period, dict):
            by_period = {name: by_period[name] for name in sorted(by_period, key=self._period)}
            holder[outer[0]] = by_period

    def _period(self, name: str) -> int:
        periods = self.plan.periods
        return periods.index(name) if name in periods else -1

    def _read(self, column: Column, cell: Cell, before: Data, where: "_Where") -> Data:
        """What a cell says, by the rules of its kind."""
        value, unit = cell.value, where.unit
        match column.kind:
            case "milestones":
                return milestones(value, where.things(before, saying.milestone))
            case "managers":
                found = managers(value, where.things(before, saying.manager), self.names)
                is_one = len(found) == 1 and not isinstance(before, list)
                return found[0] if is_one and isinstance(found[0], str) else found
            case "target" | "actual":
                dated = column.kind == "actual"
                return reading.reached(value, unit, before, per_cent=cell.per_cent, dated=dated)
            case "figure":
                return reading.just_figure(value, unit, per_cent=cell.per_cent)
            case "text":
                return reading.text(value, before)
        return READ[column.kind](value)

    def _tell(self, place: WordPlace, rule: str, message: str, hint: str) -> None:
        self.found.append(Diagnostic(place, rule, message, hint))


READ: Final[Mapping[str, Callable[[object], str]]] = {
    "status": reading.status,
    "direction": reading.direction,
    "date": reading.day,
}


class _Where:
    """Where in a plan a cell belongs: what stands there now, and the unit of its figures."""

    def __init__(self, plan: Plan, path: Path, holder: Holder) -> None:
        self.plan, self.path = plan, path
        unit = holder.get("unit")
        self.unit = unit if isinstance(unit, str) else ""

    def things(self, before: Data, say: Callable[..., str]) -> Sequence[Thing]:
        """The lines of several things, each with what the plan's data says of it."""
        several = (
            [before] if isinstance(before, str) else before if isinstance(before, list) else []
        )
        typed: object = self.plan
        for step in self.path:
            if isinstance(step, int):
                typed = typed[step]  # type: ignore[index]
            else:
                typed = typed.get(step, ()) if isinstance(typed, dict) else getattr(typed, step)
        held = tuple(typed) if isinstance(typed, tuple) else ()
        return [(say(one), data) for one, data in zip(held, several, strict=False)]


def _names(plan: Plan) -> Names:
    every = [
        manager
        for one in plan.recommendations
        for manager in (*one.managers, *(who for action in one.actions for who in action.managers))
    ]
    bodies = frozenset(one.organisation for one in every if one.organisation)
    return Names(bodies, frozenset(name for one in every for name in one.people))


def _opened(entry: Data, short: str) -> Holder:
    """An entry as a mapping, where it may be typed as one text."""
    return entry if isinstance(entry, dict) else {short: entry}


def _short(entry: Data) -> Data:
    """An entry as one text, where that says it all."""
    return entry["text"] if isinstance(entry, dict) and list(entry) == ["text"] else entry


def _listed(holder: Holder, name: str, kind: type) -> list[Data]:
    """A list of a mapping; there is one now, where there was none or one text."""
    held = holder.get(name)
    if not isinstance(held, list):
        held = [] if held is None else [held]
        _set_in_order(holder, kind, name, held)
    return held


def _inside(holder: Holder, steps: tuple[str, ...]) -> Data:
    found: Data = holder
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _put_in(holder: Holder, kind: type, outer: tuple[str, ...], last: str, read: Data) -> None:
    """Puts a value where it belongs: in a mapping, by period in one, or in what was reached."""
    if not outer:
        _set_in_order(holder, kind, last, read)
        return
    inner = holder.get(outer[0])
    held: Holder = inner if isinstance(inner, dict) else {}
    if len(outer) == 1:
        held[last] = read
    else:
        reached = held.get(outer[1])
        if reached is None:
            raise Unreadable("there is no figure that it is of", "write the figure beside it first")
        held[outer[1]] = ordered(Actual, {**_opened(reached, "value"), last: read})
    _set_in_order(holder, kind, outer[0], held)


def _take_out(holder: Holder, outer: tuple[str, ...], last: str, column: Column) -> None:
    """Takes a value out, and what is empty without it."""
    if column.steps == ("text",):
        hint = "write what it says now; an action is taken back with the status withdrawn"
        raise Unreadable("it is empty, and this has to be said", hint)
    if not outer:
        holder.pop(last, None)
        return
    inner = _inside(holder, outer)
    if isinstance(inner, dict):
        inner.pop(last, None)
        if not inner:
            holder.pop(outer[0], None)


def _set_in_order(holder: Holder, kind: type, name: str, value: Data) -> None:
    """Sets a key; one that is new stands where its kind has it."""
    holder[name] = value
    held = dict(holder)
    holder.clear()
    holder.update(ordered(kind, held))
