"""Which recommendation each row of a tracker is of: by references, words, and headings.

Knows rows that begin a recommendation, go on with one, or are headings; does not know what
else they say. What could be of either of two is found, with both cells, and never guessed.
"""

from dataclasses import dataclass, field

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.pieces import Data
from boardpaper.model.source import Place
from boardpaper.workbooks.tracker_cells import TrackerRow
from boardpaper.workbooks.tracker_facts import Told
from boardpaper.workbooks.tracker_sections import Shape

Holder = dict[str, Data]
Path = tuple[str | int, ...]


@dataclass
class Whole:
    """A recommendation while it is put together."""

    at: int
    data: Holder
    place: Place
    actions: list[Holder] = field(default_factory=list)
    texts: dict[str, Place] = field(default_factory=dict)


class Wholes:
    """The recommendations of a tracker, as its rows come."""

    def __init__(self, shape: Shape, told: Told, places: dict[Path, Place]) -> None:
        self.shape, self.told, self.places = shape, told, places
        self.every: list[Whole] = []
        self.by_reference: dict[str, Whole] = {}
        self.by_text: dict[str, Whole] = {}
        self.current: Whole | None = None

    def heading(self, row: TrackerRow) -> None:
        """A row that is a heading: of the actions below it, or nothing that a plan has."""
        cell = next(cell for several in row.cells.values() for cell in several)
        if self.shape.by_headings:
            reference, text = self.shape.heading(cell.said, len(self.every) + 1)
            if reference in self.by_reference:
                reference = str(len(self.every) + 1)
            self.current = self._new(reference, text, cell.place)
            return
        self.told.found.append(
            Diagnostic(
                cell.place,
                "workbook-row-says-what",
                "the row says nothing else, so it is taken for a heading or a note and left out",
                "write the rest of the row, if it is something to be done",
                Severity.NOTE,
            )
        )

    def _new(self, reference: str, text: str, place: Place) -> Whole:
        whole = Whole(len(self.every), {"reference": reference, "text": text}, place)
        self.every.append(whole)
        self.by_reference[reference] = whole
        self.by_text.setdefault(plain(text), whole)
        path: Path = ("recommendations", whole.at)
        self.places[path] = self.places[(*path, "reference")] = self.places[(*path, "text")] = place
        return whole

    def of(self, row: TrackerRow) -> Whole | None:
        """The recommendation that a row is of; None where that cannot be told."""
        whole = self._found(row)
        if whole is not None:
            self.current = whole
        return whole

    def _found(self, row: TrackerRow) -> Whole | None:
        if self.shape.by_headings or not self.shape.has_wholes:
            return self._under_heading(row)
        reference = row.said("reference").rstrip(".)") if self.shape.has_references else ""
        text = row.said("recommendation")
        if not reference and not text:
            return self._going_on(row)
        if reference:
            return self._with_reference(row, reference, text)
        return self._with_text(row, text)

    def _under_heading(self, row: TrackerRow) -> Whole:
        """Where nothing is recommended: the heading above, or the action for itself."""
        if self.shape.by_headings or not self.shape.has_references:
            if self.current is None:
                self.current = self._new("1", self.shape.title, row.place)
            return self.current
        reference = row.said("reference").rstrip(".)")
        text = row.said("action") or row.said("measure")
        if not reference or not text:
            return self.current or self._new("1", self.shape.title, row.place)
        if reference in self.by_reference:
            self._again(row, reference)
        return self._new(reference, text, row.place)

    def _going_on(self, row: TrackerRow) -> Whole | None:
        if self.current is not None:
            return self.current
        message = "the row does not say what it is of, and there is no recommendation above it"
        hint = "write the recommendation into it"
        self.told.refuse(row.place, "workbook-row-says-what", message, hint)
        return None

    def _with_reference(self, row: TrackerRow, reference: str, text: str) -> Whole | None:
        known = self.by_reference.get(reference)
        cell = row.first("reference")
        place = cell.place if cell else row.place
        if known is None:
            if not text and self.current is not None and row.said("action"):
                return self._numbered_action(place, reference)
            if not text:
                text = row.said("action") or row.said("measure")
            if not text:
                message = f'"{reference}" has no recommendation'
                hint = "write what is recommended, or take the reference out"
                self.told.refuse(place, "workbook-row-says-what", message, hint)
                return None
            return self._new(reference, text, place)
        if text and plain(text) != plain(str(known.data["text"])):
            self.told.refuse(
                place,
                "workbook-row-is-single",
                f'"{reference}" stands for another recommendation already',
                "give each a reference of its own",
                (known.place, "it stands here too"),
            )
            return None
        return known

    def _numbered_action(self, place: Place, reference: str) -> Whole | None:
        """A reference beside an action alone is the action's own, and not kept."""
        self.told.take(place, reference, "the number of an action, which a plan counts for itself")
        return self.current

    def _with_text(self, row: TrackerRow, text: str) -> Whole | None:
        known = self.by_text.get(plain(text))
        if known is not None:
            return known
        cell = row.first("recommendation")
        place = cell.place if cell else row.place
        if not self.shape.has_references:
            return self._new(str(len(self.every) + 1), text, place)
        if self.current is not None and not row.said("action"):
            self.current.data["text"] = f"{self.current.data['text']}\n{text}"
            self.told.take(place, text, f"more of {self.current.data['reference']}")
            return self.current
        self.told.refuse(
            place,
            "workbook-row-says-what",
            "it has no reference: it may be a recommendation of its own, or more of the one above",
            "write its reference; or put all of the words above into one cell",
        )
        return None

    def _again(self, row: TrackerRow, reference: str) -> None:
        cell = row.first("reference")
        self.told.refuse(
            cell.place if cell else row.place,
            "workbook-row-is-single",
            f'there is a row "{reference}" already',
            "give each a reference of its own, or take one of the two out",
            (self.by_reference[reference].place, "the other one"),
        )


def plain(text: str) -> str:
    """Words by which two texts are one: without capitals and more than one space."""
    return " ".join(text.casefold().split())
