"""Where what differs is written: files named by who asked, or after the two sides.

Knows names and what may not be replaced; does not know what the files hold.
"""

from pathlib import Path

from boardpaper.files.names import FORBIDDEN, is_there
from boardpaper.files.place import BUILD, ISSUED, SOURCE, TEMPLATES
from boardpaper.files.workspace import find
from boardpaper.workflow.side import Side

ENDINGS = {"text": ".txt", "html": ".html", "json": ".json", "docx": ".docx"}
"""The ending of a file by the format that is in it."""
LONGEST = 60
"""Characters of each side in a name that was not given, so that Windows opens the file."""
KEPT = ((SOURCE,), (TEMPLATES,), (BUILD,), (ISSUED,))
"""Folders of a workspace that hold what others write and read."""


def named_after(old: Side, new: Side, form: str) -> Path:
    """The file for a format for which none was named, in the current folder."""
    now, before = _safe(new.label), _safe(old.label)
    words = f"{now} compared" if now == before else f"{now} compared with {before}"
    return Path(f"{words}{ENDINGS[form]}")


def _safe(label: str) -> str:
    """A label as a part of a file's name anywhere."""
    return FORBIDDEN.sub("-", label)[:LONGEST].strip(" .") or "document"


def why_kept(path: Path, sides: tuple[Side, Side], *, given: bool) -> str:
    """Why a file stays as it is, in words that follow its name; empty where it may go.

    An earlier comparison gives way. ``given`` is whether somebody named the file, who may
    have named a paper's by mistake.
    """
    if not is_there(path):
        return ""
    if any(side.file and path.samefile(side.file) for side in sides):
        return "is one of the two that are compared"
    workspace = find(path.absolute().parent) if given else None
    inside = workspace and path.absolute().parent.relative_to(workspace.root).parts[:1]
    return f"is in {inside[0]}/, where nothing is replaced" if inside in KEPT else ""
