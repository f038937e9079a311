"""From a path as a user writes it to one on the disk, and never outside the workspace.

Knows the workspace, the house styles that come with boardpaper, and links; does
not read files.
"""

import posixpath
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from boardpaper.files.place import DRIVE, TEMPLATES

PACKAGE = Path(__file__).resolve().parent.parent
SHIPPED = "shipped templates"
"""How the folder of the house styles that come with boardpaper is shown to users."""


@dataclass(frozen=True, slots=True)
class Located:
    """A path as it is shown, from the workspace with ``/``, and where it is on the disk."""

    shown: str
    path: Path


def shipped_templates() -> Path | None:
    """The house styles inside the installed package, else those of the checkout it runs from."""
    installed = PACKAGE / TEMPLATES
    if installed.is_dir():
        return installed
    checkout = PACKAGE.parent.parent / TEMPLATES
    return checkout if PACKAGE.parent.name == "src" and checkout.is_dir() else None


def locate(root: Path, written: str) -> Located | None:
    """Where a path from the workspace is; None when it leads out of it, also by a link."""
    if not is_inside(written):
        return None
    shown = posixpath.normpath(written.replace("\\", "/"))
    base, inside = _base(root, shown)
    if base is None:
        return None
    path = base / inside
    return Located(shown, path) if _stays(base, path) else None


def is_inside(written: str) -> bool:
    """Whether a path from the workspace stays in it by its words; a link may yet lead out."""
    slashed = written.replace("\\", "/")
    if not slashed or slashed.startswith("/") or DRIVE.match(slashed) or "\0" in slashed:
        return False
    parts = PurePosixPath(posixpath.normpath(slashed)).parts
    return ".." not in parts


def _base(root: Path, shown: str) -> tuple[Path | None, PurePosixPath]:
    parts = PurePosixPath(shown)
    if parts.parts[:1] == (SHIPPED,):
        return shipped_templates(), parts.relative_to(SHIPPED)
    return root, parts


def _stays(base: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(base.resolve())
    except (OSError, RuntimeError):
        return True  # a link that leads to itself; opening it says what is wrong
