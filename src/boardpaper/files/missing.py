"""What to say of a file that cannot be had: missing, a folder, unreadable, too large.

Knows the names beside it, so that it can say which was meant; never opens it.
"""

import errno
import os
from pathlib import Path, PurePosixPath

from boardpaper.files.locating import Located
from boardpaper.files.names import (
    is_folder,
    is_link,
    is_temporary,
    is_there,
    meant,
    names_in,
    same_letters,
    shortened,
)
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import Place, WholeFile

LARGEST = 64 * 1024 * 1024
"""Bytes a source may have."""
SHARING_VIOLATION = 32
"""What Windows says of a file that another program keeps to itself (System Error Codes)."""


def outside(written: str, asked_by: Place | None, by_link: bool = False) -> Diagnostic:
    """The finding for a path that leads out of the workspace, be it by a symbolic link."""
    if by_link:
        return Diagnostic(
            asked_by or WholeFile(written),
            "path-stays-inside",
            f'"{written}" is a link that leads out of the workspace',
            "put the file itself there",
        )
    return Diagnostic(
        asked_by or WholeFile(written),
        "path-stays-inside",
        f'"{written}" is outside the workspace',
        "copy the file into the workspace and write its path from there",
    )


def too_large(found: Located, size: int, asked_by: Place | None) -> Diagnostic:
    """The finding for a file no one wrote by hand."""
    return Diagnostic(
        asked_by or WholeFile(found.shown),
        "file-is-not-too-large",
        f'"{found.shown}" has {size // 1024 // 1024:,} MB, and {LARGEST // 1024 // 1024} MB '
        "is the most that is read",
        "check that it is the right file, or split it",
    )


def unusual(found: Located, asked_by: Place | None) -> Diagnostic:
    """The finding for a folder or device where a file should be."""
    kind = "a folder" if is_folder(found.path) else "not an ordinary file"
    return Diagnostic(
        asked_by or WholeFile(found.shown),
        "file-is-a-file",
        f'"{found.shown}" is {kind}',
        "name a file",
    )


def unnamed(found: Located, asked_by: Place | None) -> Diagnostic:
    """The finding for a file whose name is not text, as old zip files leave them."""
    shown = found.shown.encode(errors="surrogateescape").decode(errors="replace")
    return Diagnostic(
        asked_by or WholeFile(shown),
        "name-works-everywhere",
        f'the name "{shown}" is not UTF-8',
        "rename the file",
    )


def unread(found: Located, error: OSError, asked_by: Place | None) -> Diagnostic:
    """The finding for a file that could not be opened, by why it could not."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _missing(found, asked_by)
    if error.errno == errno.ENAMETOOLONG:
        return _too_long(found, asked_by)
    shown = found.shown
    if error.errno == errno.ELOOP:
        message, hint = "is a link that leads to itself", "put the file there instead"
    elif getattr(error, "winerror", None) == SHARING_VIOLATION:
        message, hint = "is held by another program", "close it there, then try again"
    elif isinstance(error, PermissionError):
        shown, kind = _closed(found)
        message = f"is a {kind} you may not read"
        hint = "ask whoever owns it, or change who may read it in its properties"
    else:
        message, hint = f"could not be read: {error.strerror}", "try again, or copy it elsewhere"
    return Diagnostic(
        asked_by or WholeFile(found.shown), "file-is-readable", f'"{shown}" {message}', hint
    )


def _closed(found: Located) -> tuple[str, str]:
    """The outermost of a path's folders that may not be entered, else the file; and which."""
    shown = PurePosixPath(found.shown)
    steps = list(zip((found.path, *found.path.parents), (shown, *shown.parents), strict=False))
    for path, words in reversed(steps[1 : len(shown.parts)]):
        if is_folder(path) and not os.access(path, os.X_OK):
            return words.as_posix(), "folder"
    return found.shown, "file"


def _too_long(found: Located, asked_by: Place | None) -> Diagnostic:
    shown = shortened(found.shown)
    return Diagnostic(
        asked_by or WholeFile(shown),
        "file-exists",
        f'there is no file "{shown}": its name is longer than any can be',
        "correct its name",
    )


def _missing(found: Located, asked_by: Place | None) -> Diagnostic:
    absent, shown = _first_absent(found)
    kind = "file" if shown == found.shown else "folder"
    message = f'there is no {kind} "{shown}"'
    if is_link(absent):
        message = f'"{shown}" is a link to a file that is not there'
    hint = _near(absent, shown, kind)
    return Diagnostic(asked_by or WholeFile(found.shown), "file-exists", message, hint)


def _first_absent(found: Located) -> tuple[Path, str]:
    """The nearest to the workspace of the path's folders that is not there, or the file."""
    path, shown = found.path, PurePosixPath(found.shown)
    while len(shown.parts) > 1 and not is_there(path.parent):
        path, shown = path.parent, shown.parent
    return path, shown.as_posix()


def _near(absent: Path, shown: str, kind: str) -> str:
    beside = absent.parent
    names = [
        name
        for name in names_in(beside)
        if not is_temporary(name) and is_folder(beside / name) == (kind == "folder")
    ]
    name = meant(absent.name, names)
    if not name:
        return f"make the {kind}, or correct its name"
    there = (PurePosixPath(shown).parent / name).as_posix()
    if same_letters(name) != same_letters(absent.name):
        return f'did you mean "{there}"?'
    if name.casefold() == absent.name.casefold():
        return f'it is "{there}" there, and capitals count'
    return f'it is "{there}" there, with its accents stored otherwise: rename it'
