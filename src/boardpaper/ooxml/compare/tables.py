"""Tables with their changes marked: rows, columns, cells.

Knows rows and columns (ECMA-376-1, 17.4); leaves what a cell says to its story. Rows
are paired by what they say, never by where they stand.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Protocol

from boardpaper.model.change import Change, Kind, Piece, What, Where
from boardpaper.ooxml.compare.align import Group, Item, align
from boardpaper.ooxml.compare.coarse import Coarse
from boardpaper.ooxml.compare.columns import Columns, columns
from boardpaper.ooxml.compare.filling import beside, fill_row
from boardpaper.ooxml.compare.hints import hints
from boardpaper.ooxml.compare.paragraphs import Sides
from boardpaper.ooxml.compare.pen import Status
from boardpaper.ooxml.compare.state import State, Told
from boardpaper.ooxml.compare.survey import Survey, words
from boardpaper.ooxml.compare.telling import cell_change
from boardpaper.ooxml.compare.whole import mark_rows, mark_words
from boardpaper.ooxml.grid import Cell, Row
from boardpaper.ooxml.xml import Element, name

COLUMN = name("w:gridCol")
GRID, TABLE, ROW, CELL = "tblGrid", "tblPr", "trPr", "tcPr"


class Container(Protocol):
    """What compares the insides of two cells, and knows what is to be taken whole."""

    coarse: Coarse

    def container(self, old: Element, new: Element) -> Sequence[Told]:
        """Turns the new cell into the redline of both; what differs."""


def compare_tables(
    old: Element, new: Element, sides: Sides, state: State, cells: Container
) -> list[Change]:
    """Turns a new table into the redline of both; what differs, in order."""
    return _Pass(sides, state, cells).compare(old, new)


class _Pass:
    """Goes through one pair of tables once."""

    def __init__(self, sides: Sides, state: State, cells: Container) -> None:
        self.sides, self.state, self.cells = sides, state, cells
        self.changes: list[Change] = []
        self._emptied: set[int] = set()
        self._alone: list[tuple[Element, Status]] = []
        """Rows that came or went, as they stand in the redline."""

    def compare(self, old: Element, new: Element) -> list[Change]:
        ours, theirs = self.state.old.rows(old), self.state.new.rows(new)
        left = [self._item(row, old_side=True) for row in ours]
        right = [self._item(row, old_side=False) for row in theirs]
        groups = self._refined(align(left, right, parting=False), ours, theirs)
        pairs = [(ours[g.a], theirs[g.c]) for g in groups if not g.added and not g.removed]
        mapped = columns(ours, theirs, pairs)
        self._looks(old, new)
        self._tell_columns(mapped, old, new)
        self._rows(groups, (ours, theirs), (left, right), mapped)
        self._keep_columns(old, new, mapped)
        self._fill_rows(mapped)
        return self.changes

    def _rows(
        self,
        groups: Sequence[Group],
        held: tuple[list[Row], list[Row]],
        items: tuple[list[Item], list[Item]],
        mapped: Columns,
    ) -> None:
        """Every row in turn; one that went is put before the next that is there."""
        gone: list[Element] = []
        last: Element | None = None
        for group in groups:
            if group.removed:
                gone.append(self._gone(held[0][group.a]))
                continue
            row = held[1][group.c]
            _put_before(row.element, gone)
            gone = []
            last = row.element
            if group.added:
                self._come(row)
            elif items[0][group.a].print == items[1][group.c].print:
                self.sides.hand.foreign.lists.pair(held[0][group.a].element, row.element)
            else:
                self._row(held[0][group.a], row, mapped)
        for one in reversed(gone):
            if last is not None:
                last.addnext(one)

    def _item(self, row: Row, *, old_side: bool) -> Item:
        hand = self.sides.hand
        reading, part = (
            (self.sides.old, hand.old_part) if old_side else (self.sides.new, hand.new_part)
        )
        first = words(row.cells[0].element)[:40] if row.cells else ""
        named = hints(row.element) | ({f"= {first}"} if first else set())
        said = " ".join(words(cell.element) for cell in row.cells)
        return Item("row", reading.print_row(row.element, part), said, named)

    def _refined(
        self, groups: Sequence[Group], old: Sequence[Row], new: Sequence[Row]
    ) -> list[Group]:
        found: list[Group] = []
        for group in groups:
            both = not group.added and not group.removed
            if both and (
                self.cells.coarse.holds(old[group.a].element)
                or self.cells.coarse.holds(new[group.c].element)
            ):
                found += [
                    Group(group.a, group.b, group.c, group.c),
                    Group(group.b, group.b, group.c, group.d),
                ]
            else:
                found.append(group)
        if found and all(one.added or one.removed for one in found):
            found.sort(key=lambda one: one.added)
        return found

    def _tell(
        self, kind: Kind, what: What, places: tuple[Where | None, Where | None], said: list[Piece]
    ) -> None:
        self.changes.append(Change(kind, what, *places, tuple(said)))

    def _gone(self, row: Row) -> Element:
        copy = self.sides.hand.adopted(row.element)
        mark_rows(copy, "del", self.sides.hand.pen)
        self._alone.append((copy, "del"))
        place = self.state.old.of(row.element)
        self._tell("removed", "row", (place, None), self._said(row, "removed"))
        return copy

    def _come(self, row: Row) -> None:
        place = self.state.new.of(row.element)
        told = self._said(row, "added")
        mark_rows(row.element, "ins", self.sides.hand.pen)
        self._alone.append((row.element, "ins"))
        self._tell("added", "row", (None, place), told)

    def _said(self, row: Row, how: str) -> list[Piece]:
        said = "\n".join(filter(None, (words(cell.element) for cell in row.cells)))
        return [Piece(said, "removed" if how == "removed" else "added")]

    def _row(self, old: Row, new: Row, mapped: Columns) -> None:
        """A row that stayed: its properties, its cells, those that came or went."""
        self._say(new.element, ROW, old.element)
        paired = mapped.cells(old, new)
        if paired is None:
            copy = self._gone(old)
            new.element.addprevious(copy)
            self._come(new)
            return
        last: Element | None = None
        for before, now in paired:
            if now is None and before is not None:
                made = self._cell_gone(before)
                if last is None:
                    new.cells[0].element.addprevious(made)
                else:
                    last.addnext(made)
                last = made
                continue
            assert now is not None
            if before is None:
                mark_words(now.element, "ins", self.sides.hand.pen)
                self.sides.hand.pen.cell(now.element, "ins")
            else:
                self._cell(before, now)
            last = now.element

    def _cell_gone(self, cell: Cell) -> Element:
        self._emptied.update(cell.columns)
        copy = self.sides.hand.adopted(cell.element)
        mark_words(copy, "del", self.sides.hand.pen)
        self.sides.hand.pen.cell(copy, "del")
        return copy

    def _cell(self, old: Cell, new: Cell) -> None:
        before, now = self.state.old.of(old.element), self.state.new.of(new.element)
        self._say(new.element, CELL, old.element)
        told = self.cells.container(old.element, new.element)
        self._tell_cell(told, before, now)

    def _tell_cell(self, told: Sequence[Told], before: Where, now: Where) -> None:
        """One difference for a cell, however many of its paragraphs differ."""
        change = cell_change(told, before, now, self.sides)
        if change is not None:
            self.changes.append(change)

    def _looks(self, old: Element, new: Element) -> None:
        """Says what the table and its grid were before."""
        self._say(new, TABLE, old)
        before, now = old.find(name(f"w:{GRID}")), new.find(name(f"w:{GRID}"))
        if before is None or now is None:
            return
        if self.sides.old_looks(before) != self.sides.new_looks(now):
            self.sides.hand.pen.grid(now, self.sides.hand.adopted(before))

    def _keep_columns(self, old: Element, new: Element, mapped: Columns) -> None:
        """Columns of which cells are marked as gone keep their place in the grid until then."""
        before, now = old.find(name(f"w:{GRID}")), new.find(name(f"w:{GRID}"))
        if before is None or now is None:
            return
        widths = [one for one in before if one.tag == COLUMN]
        for at in sorted(self._emptied.intersection(mapped.gone), reverse=True):
            after = [mapped.now[one] for one in sorted(mapped.now) if one < at]
            if at < len(widths):
                now.insert(after[-1] + 1 if after else 0, deepcopy(widths[at]))

    def _fill_rows(self, mapped: Columns) -> None:
        """Rows that came or went have a cell in every column, as the others have."""
        pen = self.sides.hand.pen
        stood = {now: before for before, now in mapped.now.items()}
        gone = self._emptied.intersection(mapped.gone)
        for row, status in self._alone:
            if status == "del":
                fill_row(row, beside(mapped.come, stood), "ins", pen)
            else:
                fill_row(row, beside(gone, mapped.now), "del", pen)

    def _say(self, holder: Element, tag: str, old: Element) -> None:
        """Says what properties were before, where they differ."""
        before, now = old.find(name(f"w:{tag}")), holder.find(name(f"w:{tag}"))
        if self.sides.old_looks(before) != self.sides.new_looks(now):
            bare = None if before is None else self.sides.hand.adopted(before)
            self.sides.hand.pen.table_looks(holder, tag, bare)

    def _tell_columns(self, mapped: Columns, old: Element, new: Element) -> None:
        for at in mapped.gone:
            where = _column(self.state.old, old, at)
            said = Piece(mapped.said_old.get(at, ""), "removed")
            self._tell("removed", "column", (where, None), [said])
        for at in mapped.come:
            where = _column(self.state.new, new, at)
            said = Piece(mapped.said_new.get(at, ""), "added")
            self._tell("added", "column", (None, where), [said])


def _column(survey: Survey, table: Element, at: int) -> Where:
    """The place of a column, by its title where it has one."""
    place, held = survey.of(table), survey.tables.get(table)
    title = held.titles.get(at, "") if held else ""
    named = f"column “{title}”" if title else f"column {at + 1}"
    return replace(place, words=f"{place.words} · {named}", column=title)


def _put_before(element: Element, others: Sequence[Element]) -> None:
    for other in others:
        element.addprevious(other)
