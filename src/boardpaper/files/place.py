"""Where a paper is: its folder, and the names of what is made from it.

Knows how the folders of a workspace are laid out; does not look at the disk.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

SOURCE = "source"
TEMPLATES = "templates"
BUILD = "build"
ISSUED = "issued"
MEETING_FILE = "meeting.yaml"
PAPER_FILE = "paper.yaml"
DRIVE = re.compile(r"[A-Za-z]:")


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
        """The Word document made from it."""
        return f"{BUILD}/{self.meeting}/{self.name}.docx"

    @property
    def manifest(self) -> str:
        """The record of what that document was made from."""
        return f"{BUILD}/{self.meeting}/{self.name}.manifest.json"

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
