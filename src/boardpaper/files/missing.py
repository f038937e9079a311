"""What to say of a file that cannot be had: missing, a folder, unreadable, too large.

Knows the names beside it, so that it can say which was meant; never opens it.
"""

import errno
from pathlib import Path, PurePosixPath

from boardpaper.files.locating import Located
from boardpaper.files.names import is_temporary, meant, names_in, same_letters
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import Place, WholeFile

LARGEST = 64 * 1024 * 1024
"""Bytes a source may have."""


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
    kind = "a folder" if found.path.is_dir() else "not an ordinary file"
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
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return _missing(found, asked_by)
    if error.errno == errno.ELOOP:
        message, hint = "is a link that leads to itself", "put the file there instead"
    elif isinstance(error, PermissionError):
        message = "may not be read"
        hint = "close it in other programs, and see that you may read it"
    else:
        message, hint = f"could not be read: {error.strerror}", "try again, or copy it elsewhere"
    return Diagnostic(
        asked_by or WholeFile(found.shown), "file-is-readable", f'"{found.shown}" {message}', hint
    )


def _missing(found: Located, asked_by: Place | None) -> Diagnostic:
    absent, shown = _first_absent(found)
    kind = "file" if shown == found.shown else "folder"
    message = f'there is no {kind} "{shown}"'
    if absent.is_symlink():
        message = f'"{shown}" is a link to a file that is not there'
    hint = _near(absent, shown, kind)
    return Diagnostic(asked_by or WholeFile(found.shown), "file-exists", message, hint)


def _first_absent(found: Located) -> tuple[Path, str]:
    """The nearest to the workspace of the path's folders that is not there, or the file."""
    path, shown = found.path, PurePosixPath(found.shown)
    while len(shown.parts) > 1 and not path.parent.exists():
        path, shown = path.parent, shown.parent
    return path, shown.as_posix()


def _near(absent: Path, shown: str, kind: str) -> str:
    beside = absent.parent
    names = [
        name
        for name in names_in(beside)
        if not is_temporary(name) and (beside / name).is_dir() == (kind == "folder")
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
