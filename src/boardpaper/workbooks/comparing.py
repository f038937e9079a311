"""What was edited in a workbook: its cells held against those that a plan gives now.

Knows three sides of a cell: as it was written, as the plan has it now, as it came back.
Only what differs from how it was written was edited; what did not come back is as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WordPlace
from boardpaper.workbooks.cells import Column, Key, Path, Row, Table, is_cut, mark, told
from boardpaper.workbooks.returned import Cell, Line, Returned
from boardpaper.workbooks.tables import RECOMMENDATIONS

MOST_NAMED = 5
"""Rows that are named where many did not come back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A cell that was edited: what of the plan it says, and what it says now."""

    path: Path
    column: Column
    cell: Cell


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that is new: the list it is added to, of the recommendation of a reference."""

    table: Table
    reference: str
    cells: Mapping[Column, Cell]
    place: WordPlace


@dataclass
class Edits:
    """All that was edited in workbooks, and what is to be said about it."""

    answers: list[Answer] = field(default_factory=list)
    rows: list[NewRow] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)


def edits(back: Returned, shown: Sequence[Table], whole: Sequence[Table]) -> Edits:
    """What was edited in a workbook, given the tables as they are now.

    ``shown`` is what those see whom the workbook is for, and ``whole`` all there is: a
    cell in which they differ is withheld, and cannot be edited.
    """
    told_of = Edits()
    for table, every in zip(shown, whole, strict=True):
        if table.name in back.lines:
            _Comparison(back, table, every, told_of).run()
    return told_of


class _Comparison:
    """One sheet that came back, held against its table."""

    def __init__(self, back: Returned, table: Table, whole: Table, into: Edits) -> None:
        self.back, self.table, self.whole, self.into = back, table, whole, into
        self.base = back.record.rows.get(table.name, {}) if back.record else {}
        self.now = _aligned(self.base, table)
        self.references = {key[0] for key in table.rows}
        new = back.lines.get(RECOMMENDATIONS, ())
        self.coming = {line.key[0] for line in new}

    def run(self) -> None:
        """Finds every edit of the sheet."""
        lines = self.back.lines[self.table.name]
        for line in lines:
            key = self.now.get(line.key) if line.key in self.base else line.key
            row = self.table.rows.get(key) if key else None
            if row is not None:
                self._edited(line, row)
            elif self._is_new(line):
                self._new(line)
            else:
                self._lost(line)
        self._missing({line.key for line in lines})

    def _is_new(self, line: Line) -> bool:
        reference, number = line.key
        if not self.table.part:
            return bool(reference) and line.key not in self.base
        return not number and (reference in self.references or reference in self.coming)

    def _edited(self, line: Line, row: Row) -> None:
        """The cells of a row that were edited."""
        written = self.base.get(line.key, {})
        has_own = row.own is not None or not self.table.part
        added: dict[Column, Cell] = {}
        for column, value in zip(self.table.columns, row.values, strict=True):
            cell = line.cells.get(column.title)
            if (
                cell is None
                or column.kind == "key"
                or not _is_edited(cell, written.get(column.title), value)
            ):
                continue
            if column.owner == "own" and not has_own:
                added[column] = cell
            elif column.title in written and mark(value) != written[column.title]:
                self.into.found.append(_both(cell, told(value)))
            elif self._is_closed(row, column, value):
                self.into.found.append(_closed(cell))
            else:
                self.into.answers.append(Answer(self.table.path(row, column), column, cell))
        if added:
            self.into.rows.append(NewRow(self.table, line.key[0], added, line.place))

    def _is_closed(self, row: Row, column: Column, value: object) -> bool:
        """Whether a cell shows something else than stands in the plan, or not all of it."""
        every = self.whole.rows.get(row.key)
        at = self.table.columns.index(column)
        same = every is not None and len(every.values) == len(row.values)
        return is_cut(row.values[at]) or not same or every.values[at] != value  # type: ignore[union-attr]

    def _new(self, line: Line) -> None:
        """A row that is new. What it says of the recommendation as a whole says nothing new."""
        cells = {}
        for column in self.table.columns:
            cell = line.cells.get(column.title)
            own = column.owner == "own" or not self.table.part
            if cell is not None and own and column.kind != "key" and told(cell.value):
                cells[column] = cell
        if cells:
            self.into.rows.append(NewRow(self.table, line.key[0], cells, line.place))

    def _lost(self, line: Line) -> None:
        """A row that the plan does not have: an error unless it came back as it was written."""
        written = self.base.get(line.key)
        if written is not None and all(
            mark(cell.value) == written.get(title, mark(cell.value))
            for title, cell in line.cells.items()
        ):
            return
        reference, number = line.key
        if not reference:
            message, hint = "the row has no Ref", "write the reference of its recommendation"
        elif written is not None:
            message = "the plan has no such row any more"
            hint = "take the row out, or add it anew without a No."
        elif number and reference in self.references:
            message = f"{reference} has no No. {number}"
            hint = "put the No. back as it was; a new row has none"
        else:
            message = f'the plan has no recommendation "{reference}"'
            hint = f"put the Ref back as it was, or add {reference} on the sheet {RECOMMENDATIONS}"
        self.into.found.append(Diagnostic(line.place, "workbook-row-is-known", message, hint))

    def _missing(self, came: set[Key]) -> None:
        """A note of the rows that were written and did not come back."""
        gone = [key for key in self.base if key not in came and key in self.now]
        if gone:
            named = ", ".join(
                f"{key[0]} No. {key[1]}" if key[1] else key[0] for key in gone[:MOST_NAMED]
            )
            more = f" and {len(gone) - MOST_NAMED} more" if len(gone) > MOST_NAMED else ""
            self.into.found.append(
                Diagnostic(
                    WordPlace(self.back.path, self.table.name),
                    "workbook-rows-come-back",
                    f"not returned, and kept as they are: {named}{more}",
                    "to take an action back, give it the status withdrawn",
                    Severity.NOTE,
                )
            )


def _is_edited(cell: Cell, written: str | None, now: object) -> bool:
    """Whether a cell says something else than was written, and than stands there now."""
    return mark(cell.value) != written and told(cell.value) != told(now)


def _aligned(base: Mapping[Key, Mapping[str, str]], table: Table) -> dict[Key, Key]:
    """Where the rows that were written are now, by what they say; those that went are not in it.

    The numbers of actions move when one is put in before them.
    """
    text = next(
        column
        for column in table.columns
        if column.owner == "own" or not table.part
        if column.steps == ("text",)
    )
    at = table.columns.index(text)
    marks = {key: mark(row.values[at]) for key, row in table.rows.items()}
    same = {key for key in base if marks.get(key) == base[key].get(text.title)}
    found = {key: key for key in same}
    free: dict[tuple[str, str], list[Key]] = {}
    for key, one in marks.items():
        if key not in same:
            free.setdefault((key[0], one), []).append(key)
    for key in base:
        others = free.get((key[0], base[key].get(text.title, "")), [])
        if key not in found and others:
            found[key] = others.pop(0)
    taken = set(found.values())
    return found | {
        key: key for key in base if key not in found and key in marks and key not in taken
    }


def _both(cell: Cell, now: str) -> Diagnostic:
    return Diagnostic(
        cell.place,
        "answers-agree",
        f'it was edited here, and in the plan since the workbook was made: there it is "{now}"',
        "write what holds into both, or export the workbook again",
    )


def _closed(cell: Cell) -> Diagnostic:
    return Diagnostic(
        cell.place,
        "workbook-cell-may-be-edited",
        "it was edited, and does not show what stands in the plan",
        "make that change in the plan itself, or in a workbook that withholds nothing",
    )


def conflicts(answers: Sequence[Answer]) -> Iterator[Diagnostic]:
    """Two different answers for one thing, by the cells of both."""
    first: dict[Path, Answer] = {}
    for one in answers:
        other = first.setdefault(one.path, one)
        if told(other.cell.value) != told(one.cell.value):
            yield Diagnostic(
                one.cell.place,
                "answers-agree",
                "two cells give different answers to one thing",
                "ask which of them holds, and write it into both",
                related=((other.cell.place, "the other answer"),),
            )
