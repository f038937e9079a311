"""Writing: a whole file or nothing, whatever happens meanwhile.

Knows temporary files, locks and full disks; does not know what is written.
"""

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from boardpaper.files.names import is_folder, is_link, is_there
from boardpaper.model.diagnostic import BoardpaperError

TEMPORARY = ".boardpaper-{}.tmp"
OLD = 60
"""Seconds after which a temporary file was left behind; another run's may be younger."""
PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries: a virus scanner or an indexer holds a file for a moment."""

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EFBIG: "it is larger than the disk allows",
    errno.EROFS: "the disk may only be read",
    errno.EACCES: "you may not write in that folder",
    errno.EPERM: "you may not write in that folder",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOTDIR: "one of its folders is a file",
    errno.EEXIST: "something else of that name is there",
    errno.EISDIR: "a folder of that name is there",
    errno.ENOTEMPTY: "a folder of that name is there",
}


class FileIsLocked(BoardpaperError):
    """The file at ``path`` is held open, as Word holds a document on Windows."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'"{path}" is open in another program, or may not be replaced; close it and try again'
        )
        self.path = path


def write_whole(path: Path, data: bytes, told: Path | None = None) -> None:
    """Write a file so that it is the old one or the new one, never a part of either.

    Makes its folder. ``told`` is the file to speak of, where this one is a helper
    that nobody knows. Raises FileIsLocked when another program holds the file, and
    BoardpaperError for any other trouble of the disk; either way the old file
    stands as it was.
    """
    with in_plain_words(told or path):
        _sweep(path.parent)
        temporary = path.with_name(TEMPORARY.format(secrets.token_hex(8)))
        try:
            write_new(temporary, data)
            move(temporary, path)
        finally:
            with suppress(OSError):
                temporary.unlink()


def move(old: Path, new: Path) -> None:
    """Give a file another name, in place of what has that name.

    Raises FileIsLocked when another program holds either, OSError otherwise.
    """
    for pause in (*PAUSES, None):
        try:
            old.replace(new)
        except PermissionError as error:
            if new.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)) from error
            if pause is None:
                raise FileIsLocked(new) from error
            time.sleep(pause)
        else:
            return


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turns the disk's trouble with a path into a BoardpaperError anyone can read."""
    try:
        yield
    except OSError as error:
        reason = _in_the_way(path) or REASONS.get(error.errno or 0, error.strerror or str(error))
        raise BoardpaperError(f'"{path}" cannot be written: {reason}') from error


def _in_the_way(path: Path) -> str:
    """Which of a path's folders is none, if that is so."""
    for folder in path.parents:
        if is_folder(folder):
            return ""
        if is_there(folder) or is_link(folder):
            return f'"{folder.name}" is there already, and is no folder'
    return ""


def write_new(path: Path, data: bytes) -> None:
    """Write a file where there is none, and have it on the disk. Raises OSError.

    Makes its folder.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left in a folder."""
    for path in folder.glob(TEMPORARY.format("*")):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > OLD:
                path.unlink()
