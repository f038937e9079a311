"""Where a paper is: its folder, and the names of what is made from it.

Knows how the folders of a workspace are laid out; does not look at the disk.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import PurePosixPath

from boardpaper.model.edition import WHOLE, Audience, Edition, Kind, Layout

SOURCE = "source"
TEMPLATES = "templates"
BUILD = "build"
ISSUED = "issued"
MEETING_FILE = "meeting.yaml"
PAPER_FILE = "paper.yaml"
DRIVE = re.compile(r"[A-Za-z]:")
COPIES: dict[Audience | None, tuple[str, str]] = {
    None: ("", ""),
    "public": ("public/", "-public"),
    "restricted": ("restricted/", "-not-for-publication"),
}
"""The folder of the copies for an audience, and what their names end with."""
LAYOUTS: tuple[Layout | None, ...] = (None, "faithful", "accessible")
COPY_FOLDERS = tuple(folder for folder, _ in COPIES.values())
RECORD = ".manifest.json"
"""How the name of the record of what a document was made from ends."""


@dataclass(frozen=True, slots=True, order=True)
class PaperPlace:
    """A paper, by the folder of its meeting and its own folder in that.

    Every path here is as a user would type it: from the workspace, with ``/``.
    """

    meeting: str
    name: str

    @property
    def meeting_folder(self) -> str:
        """``source/<meeting>``."""
        return f"{SOURCE}/{self.meeting}"

    @property
    def folder(self) -> str:
        """``source/<meeting>/<paper>``."""
        return f"{SOURCE}/{self.meeting}/{self.name}"

    @property
    def meeting_file(self) -> str:
        """The meeting's file."""
        return f"{self.meeting_folder}/{MEETING_FILE}"

    @property
    def paper_file(self) -> str:
        """The paper's file."""
        return f"{self.folder}/{PAPER_FILE}"

    @property
    def output(self) -> str:
        """The Word document made from it where nothing is asked for by name."""
        return Output(self).path

    @property
    def manifest(self) -> str:
        """The record of what that document was made from."""
        return Output(self).manifest

    @property
    def issued(self) -> str:
        """The folder of the drafts that were issued."""
        return f"{ISSUED}/{self.meeting}/{self.name}"

    def file(self, written: str) -> str:
        """A path written in one of the paper's files, which is from the paper's folder.

        It may lead anywhere, as ``../../x`` and ``/x`` do: ``Files`` refuses those.
        """
        slashed = written.replace("\\", "/")
        if DRIVE.match(slashed):
            return slashed
        return (PurePosixPath(self.folder) / slashed).as_posix()


@dataclass(frozen=True, slots=True)
class Output:
    """One document made from a paper, by its place in ``build/``.

    Copies for the public and those that are not lie in folders of their own under names
    of their own, so that neither is taken for the other. A layout that was asked for and
    a draft say so in their names as well.
    """

    place: PaperPlace
    edition: Edition = WHOLE
    kind: Kind = "docx"

    @property
    def path(self) -> str:
        """The document, ``build/<meeting>/<paper>.docx``."""
        return f"{self._stem}.{self.kind}"

    @property
    def manifest(self) -> str:
        """The record of what it was made from."""
        return f"{self._stem}{'' if self.kind == 'docx' else f'.{self.kind}'}{RECORD}"

    @property
    def _stem(self) -> str:
        folder, ending = COPIES[self.edition.audience]
        asked = (self.edition.layout or "", "draft" if self.edition.draft else "")
        ending += "".join(f"-{word}" for word in asked if word)
        return f"{BUILD}/{self.place.meeting}/{folder}{self.place.name}{ending}"


@dataclass(frozen=True, slots=True)
class PlanWorkbook:
    """A workbook of a paper's plan, by its place in ``build/``.

    ``part`` is added to its name where it holds some of the plan only.
    """

    place: PaperPlace
    audience: Audience | None = None
    part: str = ""

    @property
    def path(self) -> str:
        """The workbook, ``build/<meeting>/<paper>-plan.xlsx``."""
        folder, ending = COPIES[self.audience]
        part = f"-{self.part}" if self.part else ""
        return f"{BUILD}/{self.place.meeting}/{folder}{self.place.name}-plan{part}{ending}.xlsx"

    @property
    def manifest(self) -> str:
        """The record of what it was made from."""
        return f"{self.path}{RECORD}"


def made_from(path: str, places: Iterable[PaperPlace]) -> PaperPlace | None:
    """The paper that an output in ``build/`` is of, by its path there; None for none of them."""
    editions = [
        Edition(audience, layout, draft)
        for audience, layout, draft in product(COPIES, LAYOUTS, (None, date.min))
    ]
    names = ((place, Output(place, edition)) for place in places for edition in editions)
    stem = path.rpartition(".")[0]
    return next((place for place, one in names if one.path.rpartition(".")[0] == stem), None)
