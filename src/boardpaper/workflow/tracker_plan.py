"""A tracker read as a plan: opened, understood by its mapping, typed as a plan, and read so.

Knows which files say how a tracker is to be read; does not know what becomes of the plan. What
is wrong with the plan is told by the cells it came from.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.pieces import (
    Data,
    Holder,
    Piece,
    Pieces,
    Written,
    as_settled,
    data_of,
    whole_text,
)
from boardpaper.model.plan import Plan, Status
from boardpaper.model.source import Place, Source, Span
from boardpaper.model.tracker_mapping import TrackerMapping
from boardpaper.readers import plan
from boardpaper.readers.bind import Read
from boardpaper.readers.naming import nearest
from boardpaper.readers.yaml_splice import grown
from boardpaper.readers.yaml_text import YamlDocument
from boardpaper.readers.yaml_typing import quoted
from boardpaper.workbooks.tracker_csv import read_csv
from boardpaper.workbooks.tracker_headings import plain
from boardpaper.workbooks.tracker_plan import TrackerPlan, plan_of
from boardpaper.workbooks.tracker_sheet import TrackerFile
from boardpaper.workbooks.tracker_table import TrackerTable, table_in
from boardpaper.workbooks.tracker_xlsx import read_workbook

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
TEXTS: Final = (".csv", ".tsv")
MAPPING: Final = ".mapping.yaml"
"""How the name of a mapping file ends, behind the name of its tracker without its ending."""
Mapped = Read[TrackerMapping]


@dataclass(frozen=True, slots=True)
class Understanding:
    """By what a tracker is read: its mapping, words for statuses, a day, and known periods.

    ``sheet`` is the one asked for. Months without a year are taken to be near ``near``.
    """

    mapping: Mapped | None = None
    sheet: str = ""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    near: date | None = None
    periods: tuple[str, ...] = ()

    @property
    def columns(self) -> TrackerMapping:
        """What the mapping says; nothing where there is none."""
        return self.mapping.value if self.mapping else TrackerMapping(format=1)


@dataclass(frozen=True)
class CellPlaces:
    """From a plan that was typed from a tracker back to the tracker's cells."""

    source: Source
    starts: tuple[int, ...]
    cells: tuple[Place, ...]

    def of(self, place: Place) -> Place:
        """The cell that something in the typed plan came from; another place as it is."""
        if not isinstance(place, Span) or place.source is not self.source or not self.starts:
            return place
        return self.cells[max(0, bisect_right(self.starts, place.start) - 1)]

    def told(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Findings, each by its cell."""
        return [
            replace(
                one,
                place=self.of(one.place),
                related=tuple((self.of(place), why) for place, why in one.related),
            )
            for one in found
        ]


@dataclass(frozen=True)
class AsPlan:
    """A tracker as the plan that it is, and the way back to its cells."""

    read: Read[Plan]
    places: CellPlaces


def is_tracker(path: str) -> bool:
    """Whether a file is a tracker by its name, not a plan in YAML."""
    return path.partition("#")[0].lower().endswith((*WORKBOOKS, *TEXTS))


def mapping_beside(path: str) -> str:
    """The path of the mapping file that lies beside a tracker."""
    return path.rpartition(".")[0] + MAPPING


def opened(path: str, data: bytes) -> Outcome[TrackerFile]:
    """The sheets of a tracker's file."""
    return read_csv(path, data) if path.lower().endswith(TEXTS) else read_workbook(path, data)


def found_table(file: TrackerFile, by: Understanding) -> Outcome[TrackerTable]:
    """The table of a tracker, and whether its mapping fits it."""
    known = {plain(period): period for period in by.periods}
    outcome = table_in(file, by.columns, by.sheet, lambda title: known.get(plain(title), ""))
    unfit = tuple(_unfit(by.mapping, file)) if by.mapping else ()
    return Outcome(None if has_errors(unfit) else outcome.value, (*outcome.diagnostics, *unfit))


def _unfit(mapping: Mapped, file: TrackerFile) -> Iterable[Diagnostic]:
    """Headings of a mapping that no cell of the tracker says."""
    said = {
        plain(held.value): held.value
        for sheet in file.sheets
        for row in sheet.rows[:200]
        for held in sheet.cells[row].values()
        if isinstance(held.value, str)
    }
    for heading in mapping.value.columns:
        if plain(heading) not in said:
            near = said.get(nearest(plain(heading), tuple(said)), "")
            yield Diagnostic(
                mapping.document.locate(("columns", heading), True),
                "mapping-names-a-column",
                f'the tracker has no heading "{heading}"',
                f'did you mean "{near}"?' if near else "write the heading as the tracker has it",
                Severity.WARNING,
            )


def tracked(file: TrackerFile, by: Understanding) -> Outcome[TrackerPlan]:
    """The data of the plan that a tracker is."""
    table = found_table(file, by)
    if table.value is None:
        return Outcome(None, table.diagnostics)
    given = {**by.statuses, **by.columns.statuses}
    made = plan_of(table.value, given, by.near, by.periods)
    found = (*table.diagnostics, *made.found)
    return Outcome(None if has_errors(found) else made, found)


def as_plan(path: str, data: bytes, by: Understanding) -> Outcome[AsPlan]:
    """The plan that a tracker's file is, with all that is wrong told by its cells."""
    file = opened(path, data)
    if file.value is None:
        return Outcome(None, file.diagnostics)
    made = tracked(file.value, by)
    found = (*file.diagnostics, *made.diagnostics)
    if made.value is None or has_errors(found):
        return Outcome(None, found)
    source = Source(path, typed_plan(made.value.data))
    read = plan.read(source)
    places = places_of(source, made.value, read.value.document if read.value else None)
    told = (*found, *places.told(read.diagnostics))
    return Outcome(AsPlan(read.value, places) if read.value else None, told)


def places_of(source: Source, made: TrackerPlan, document: YamlDocument | None) -> CellPlaces:
    """The way back from a plan that was typed from a tracker."""
    if document is None:
        return CellPlaces(source, (), ())
    at = {document.locate(path).start: cell for path, cell in made.places.items()}
    starts = tuple(sorted(at))
    return CellPlaces(source, starts, tuple(at[start] for start in starts))


def typed_plan(data: dict[str, Data], head: str = "") -> str:
    """The text of a new ``plan.yaml`` that says this, its recommendations parted by empty lines."""
    entries = [grown(name, value, 0) for name, value in data.items()]
    spaced = tuple(_spaced(one) if one.name == "recommendations" else one for one in entries)
    return head + whole_text(Pieces(Holder(False, spaced), ""), as_settled("ours"))


def _quoted(piece: Piece) -> Piece:
    """A recommendation with its reference in quotes, so that no editor takes 2.10 for 2.1."""
    value = piece.value
    if not isinstance(value, Holder):
        return piece
    first, *others = (one for one in value.entries if isinstance(one, Piece))
    said = data_of(first.value)
    if first.name == "reference" and isinstance(said, str):
        first = replace(first, value=Written(quoted(said), said))
    return replace(piece, value=replace(value, entries=(first, *others)))


def _spaced(piece: Piece) -> Piece:
    value = piece.value
    if not isinstance(value, Holder):
        return piece
    first, *others = (_quoted(one) for one in value.entries if isinstance(one, Piece))
    apart = (first, *(replace(one, lead="\n") for one in others))
    return replace(piece, lead="\n", value=replace(value, entries=apart))
