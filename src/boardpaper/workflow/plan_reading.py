"""The plan that a paper names, read from its file: a ``plan.yaml``, or a tracker as it is kept.

Knows which files are read with a plan; does not know what is made of it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.model.diagnostic import Outcome
from boardpaper.model.paper_file import AppendixFile, PaperFile
from boardpaper.model.plan import Plan, Status
from boardpaper.model.source import Source, Span
from boardpaper.model.wording import COLUMNS
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.template import load
from boardpaper.readers import house_style, meeting, plan, tracker_mapping
from boardpaper.readers.bind import Read
from boardpaper.workflow.style_sample import PERIOD as COUNTED
from boardpaper.workflow.style_sample import columns_of
from boardpaper.workflow.tracker_plan import (
    CellPlaces,
    Mapped,
    Understanding,
    as_plan,
    is_tracker,
    mapping_beside,
)

HOUSE_STYLE_FILE: Final = "house-style.yaml"


@dataclass(frozen=True, slots=True)
class PlanRead:
    """A plan as it was read; ``cells`` lead back to a tracker's, where it is one."""

    read: Read[Plan]
    cells: CellPlaces | None = None

    @property
    def source(self) -> Source:
        """What it was read from: of a tracker, the plan typed from it."""
        return self.read.document.source


def plan_appendix(about: Read[PaperFile]) -> tuple[AppendixFile, Span] | None:
    """The appendix of a paper that is its plan, and where the plan's file is named."""
    for at, one in enumerate(about.value.appendices):
        if one.plan:
            return one, about.document.locate(("appendices", at, "plan"))
    return None


def read_plan(files: Files, place: PaperPlace, about: Read[PaperFile]) -> Outcome[PlanRead]:
    """The plan of a paper; no value, and nothing found, where the paper has none."""
    named = plan_appendix(about)
    if named is None:
        return Outcome(None)
    appendix, asked_by = named
    if is_tracker(appendix.plan):
        return _tracker(files, place, about, appendix.plan, asked_by)
    text = files.text(place.file(appendix.plan), asked_by)
    if text.value is None:
        return Outcome(None, text.diagnostics)
    read = plan.read(text.value)
    return Outcome(PlanRead(read.value) if read.value else None, read.diagnostics)


def _tracker(
    files: Files, place: PaperPlace, about: Read[PaperFile], written: str, asked_by: Span
) -> Outcome[PlanRead]:
    name, _, sheet = written.partition("#")
    path = place.file(name)
    data = files.data(path, asked_by)
    mapping = mapping_of(files, mapping_beside(path))
    if data.value is None or (mapping.value is None and mapping.diagnostics):
        return Outcome(None, (*data.diagnostics, *mapping.diagnostics))
    says = style_says(files, about)
    day = meeting_day(files, place)
    by = Understanding(mapping.value, sheet, says.statuses, day, says.periods)
    made = as_plan(path, data.value, by)
    found = (*mapping.diagnostics, *made.diagnostics)
    value = PlanRead(made.value.read, made.value.places) if made.value else None
    return Outcome(value, found)


def mapping_of(files: Files, path: str) -> Outcome[Mapped]:
    """The mapping in a file of the workspace; nothing, and nothing found, where there is none."""
    held = files.data(path)
    if held.value is None:
        return Outcome(None)
    text = files.text(path)
    return tracker_mapping.read(text.value) if text.value else Outcome(None, text.diagnostics)


@dataclass(frozen=True, slots=True)
class StyleSays:
    """What a paper's house style says that a tracker is read by.

    ``statuses`` are its words for them, ``periods`` those that its template has columns for.
    """

    statuses: Mapping[str, Status] = field(default_factory=dict)
    periods: tuple[str, ...] = ()


def style_says(files: Files, about: Read[PaperFile]) -> StyleSays:
    """What a paper's house style says; nothing where it cannot be read, which others tell."""
    folder = files.house_style_folder(about.value.house_style).value
    text = files.text(f"{folder}/{HOUSE_STYLE_FILE}").value if folder else None
    read = house_style.read(text).value if text else None
    if read is None:
        return StyleSays()
    ratings = {
        rating.word: Status(status)
        for status, rating in read.value.plan.progress.ratings.items()
        if rating.word and status != "not said"
    }
    data = files.data(f"{folder}/{read.value.template}").value
    return StyleSays(ratings, _periods(data) if data else ())


def _periods(template: bytes) -> tuple[str, ...]:
    """The periods that a template's row has slots for, in their order."""
    try:
        words = load("", template).tag_words
    except NotAWordFile:
        return ()
    slots = list(dict.fromkeys(re.findall(r"\brow\.(\w+)", words)))
    own = columns_of([slot for slot in slots if not COUNTED.fullmatch(slot)])
    return tuple(one for one in own if one not in COLUMNS)


def meeting_day(files: Files, place: PaperPlace) -> date | None:
    """The day of a paper's meeting, if it is known."""
    text = files.text(place.meeting_file)
    met = meeting.read(text.value).value if text.value else None
    return met.value.date.first_day if met else None
