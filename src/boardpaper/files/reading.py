"""Reading, with a memory: every path that was looked at, and a digest of what was there.

Knows bytes, text and folders; does not know what a file means.
"""

import hashlib
import stat
from contextlib import suppress
from pathlib import Path

from boardpaper.files import house_styles, missing
from boardpaper.files.decoding import decode
from boardpaper.files.locating import Located, is_inside, locate
from boardpaper.files.names import is_folder, is_printable, is_temporary, names_in
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import Place, Source

MISSING = "missing"
"""Stands for the digest of a file that was looked for and not there."""


class Files:
    """The files of the workspace at ``root``, and a memory of what was read of them.

    Paths are from the workspace, with ``/`` (a ``\\`` is taken for one).
    ``asked_by`` is where a path was written: what is wrong with the path, or with
    the file as a whole, is reported there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._digests: dict[str, str] = {}
        self._handed: dict[str, bytes] = {}
        self._watched: dict[Path, None] = {}

    @property
    def inputs(self) -> dict[str, str]:
        """What was read: SHA-256 by path, sorted.

        A file that was looked for and not there is ``MISSING``. A listing stands
        under its folder and suffix, ``source/a/b/*.md``, as a digest of its names.
        """
        return dict(sorted(self._digests.items()))

    @property
    def watched(self) -> tuple[Path, ...]:
        """Every file and listed folder that was looked for on the disk, also in vain."""
        return tuple(self._watched)

    def text(self, path: str, asked_by: Place | None = None) -> Outcome[Source]:
        """The text of a file in UTF-8."""
        read = self.data(path, asked_by)
        if read.value is None:
            return Outcome(None, read.diagnostics)
        found = locate(self.root, path)
        return decode(found.shown if found else path, read.value, asked_by)

    def data(self, path: str, asked_by: Place | None = None) -> Outcome[bytes]:
        """The bytes of a file."""
        found = locate(self.root, path)
        if found is None:
            return _refused(missing.outside(path, asked_by, by_link=is_inside(path)))
        self._watch(found.path)
        if not is_printable(found.shown):
            return _refused(missing.unnamed(found, asked_by))
        read = read_at(found, asked_by)
        digest = MISSING if read.value is None else hashlib.sha256(read.value).hexdigest()
        self._digests[found.shown] = digest
        return read

    def remember(self, path: str, data: bytes) -> None:
        """Takes note of what was read elsewhere, under the path it is kept at with the rest."""
        self._digests[path] = hashlib.sha256(data).hexdigest()
        self._handed[path] = data

    def handed(self, path: str) -> bytes | None:
        """The bytes of what was read elsewhere; None for what is a file of the workspace."""
        return self._handed.get(path)

    def list(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The names of the files in a folder that end in ``suffix``, sorted.

        Without hidden files, Word's locks and editors' backups. Capitals in the
        suffix do not count. None when there is no such folder in the workspace.
        """
        found = locate(self.root, folder)
        if found is None:
            return ()
        self._watch(found.path)
        names = tuple(
            name
            for name in names_in(found.path)
            if name.lower().endswith(suffix.lower())
            and not is_temporary(name)
            and not is_folder(found.path / name)
        )
        lines = "\n".join(names).encode(errors="surrogateescape")
        self._digests[f"{found.shown}/*{suffix}"] = hashlib.sha256(lines).hexdigest()
        return names

    def house_style_names(self) -> tuple[str, ...]:
        """The house styles there are, the workspace's and those with boardpaper, sorted."""
        return house_styles.names(self.root)

    def house_style_folder(self, name: str, asked_by: Place | None = None) -> Outcome[str]:
        """The folder of a house style, to be read from with the other methods.

        The workspace's own comes before the one that boardpaper brings.
        """
        found = house_styles.folder(self.root, name, asked_by)
        for path in house_styles.looked_for(self.root, name):
            self._watch(path)
        return found

    def _watch(self, path: Path) -> None:
        self._watched[path] = None
        with suppress(OSError):
            if path.is_symlink():
                self._watched[path.parent / path.readlink()] = None


def read_at(found: Located, asked_by: Place | None = None) -> Outcome[bytes]:
    """The bytes of an ordinary file that is somewhere on the disk, or why they cannot be had."""
    try:
        status = found.path.stat()
        if not stat.S_ISREG(status.st_mode):  # before opening: a pipe would wait for ever
            return _refused(missing.unusual(found, asked_by))
        if status.st_size > missing.LARGEST:
            return _refused(missing.too_large(found, status.st_size, asked_by))
        return Outcome(found.path.read_bytes())
    except OSError as error:
        return _refused(missing.unread(found, error, asked_by))


def _refused(finding: Diagnostic) -> Outcome[bytes]:
    return Outcome(None, (finding,))
