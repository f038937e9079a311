"""What a tracker measures: by which indicator, from where, how far it is to go and went.

Knows the cells that are about a measure; does not know whose measure it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.pieces import Data
from boardpaper.model.plan import Measure
from boardpaper.model.source import Place
from boardpaper.model.tracker_mapping import Says
from boardpaper.workbooks import reading
from boardpaper.workbooks.ordering import ordered, short
from boardpaper.workbooks.tracker_cells import TrackerCell, TrackerRow, points
from boardpaper.workbooks.tracker_facts import Told
from boardpaper.workbooks.unreadable import Unreadable

HIGHER: Final = re.compile(
    r"(?:higher|high|up|increase|increasing|maximi[sz]e|more|\+|↑)\b.*|\+|↑", re.I
)
LOWER: Final = re.compile(
    r"(?:lower|low|down|decrease|decreasing|minimi[sz]e|less|fewer)\b.*|-|↓", re.I
)
FIGURES: Final[tuple[Says, ...]] = ("baseline", "target", "actual")
Holder = dict[str, Data]
Path = tuple[str | int, ...]


class Measures:
    """Takes the measures of rows, each once."""

    def __init__(self, told: Told) -> None:
        self.told = told

    def take(self, row: TrackerRow, whole: Holder) -> Iterator[tuple[Place, Path]]:
        """Adds what a row measures to its recommendation; the places of what was added."""
        cell, said = row.first("measure"), row.said("measure")
        figures = [one for says in FIGURES for one in row.cells.get(says, ()) if not one.goes_on]
        if not said and not figures:
            return
        texts = points(said) if said else [row.said("action") or str(whole["text"])]
        entries = whole.setdefault("measures", [])
        assert isinstance(entries, list)
        for text in texts:
            known = next((at for at, one in enumerate(entries) if _text(one) == text), None)
            if known is not None and not figures:
                continue
            at = len(entries) if known is None else known
            holder: Holder = {"text": text} if known is None else _opened(entries[known])
            if len(texts) == 1:
                self._figures(row, holder, figures)
            made = short(ordered(Measure, holder))
            entries[at:] = [made, *entries[at + 1 :]]
            yield (cell or figures[0]).place, ("measures", at)
            for one in figures:
                yield one.place, ("measures", at, *_steps(one))

    def _figures(self, row: TrackerRow, holder: Holder, figures: list[TrackerCell]) -> None:
        unit, direction = row.first("unit"), row.first("direction")
        if unit and unit.said:
            holder["unit"] = unit.said
        elif any(one.per_cent or "%" in one.said for one in figures):
            holder["unit"] = "%"
        if direction and direction.said:
            self._direction(holder, direction)
        for cell in figures:
            try:
                self._figure(holder, cell)
            except Unreadable as trouble:
                self.told.unreadable(cell.place, trouble)

    def _direction(self, holder: Holder, cell: TrackerCell) -> None:
        said = cell.said
        for pattern, meant in ((HIGHER, "higher is better"), (LOWER, "lower is better")):
            if pattern.fullmatch(said):
                holder["direction"] = meant
                if said.casefold() != meant:
                    self.told.take(cell.place, said, meant)
                return
        self.told.unreadable(
            cell.place,
            Unreadable(
                f'"{said}" is no direction', f"write one of: {', '.join(reading.DIRECTIONS)}"
            ),
        )

    def _figure(self, holder: Holder, cell: TrackerCell) -> None:
        """Puts a figure where it belongs; words that stand for none yet are told of."""
        says, period, unit = cell.column.says, cell.column.period, str(holder.get("unit", ""))
        if cell.says_nothing:
            self.told.found.append(
                Diagnostic(
                    cell.place,
                    "workbook-cell-can-be-read",
                    f'"{cell.said}" is no figure, and is left out',
                    "write the figure once it is known",
                    Severity.NOTE,
                )
            )
            return
        if says == "baseline":
            holder[says] = reading.just_figure(cell.value, unit, per_cent=cell.per_cent)
            return
        read = reading.reached(
            cell.value, unit, None, per_cent=cell.per_cent, dated=says == "actual"
        )
        by_period = holder.setdefault(f"{says}s", {})
        assert isinstance(by_period, dict)
        by_period[period] = read


def _steps(cell: TrackerCell) -> Path:
    says = cell.column.says
    return (says,) if says == "baseline" else (f"{says}s", cell.column.period)


def _text(entry: Data) -> str:
    return (
        entry if isinstance(entry, str) else str(entry["text"]) if isinstance(entry, dict) else ""
    )


def _opened(entry: Data) -> Holder:
    return dict(entry) if isinstance(entry, dict) else {"text": entry}
