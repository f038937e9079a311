"""What is made from a paper, in ``build/``: written whole, and no one's edits lost.

Knows outputs, their manifests and copies someone has edited; does not know Word.

A run may be killed between any two steps. The new manifest is therefore promised
first, under a name of its own, then the document is replaced, then the promise
takes the manifest's place: at every moment the document's digest is in the one or
in the other, so that a document of ours is never taken for an edited one.
"""

import hashlib
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from boardpaper.files import manifest as manifests
from boardpaper.files.manifest import Manifest
from boardpaper.files.names import is_there, names_in
from boardpaper.files.place import BUILD, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import FileIsLocked, in_plain_words, move, write_whole
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, Severity
from boardpaper.model.source import WholeFile

ENDING = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """An output that stands, its path from the workspace with ``/``.

    ``unchanged`` when it stood there already, byte for byte; ``kept`` is the path
    of the edited document that had its name, if one did.
    """

    path: str
    unchanged: bool = False
    kept: str | None = None


def put(
    workspace: Workspace,
    place: PaperPlace,
    data: bytes,
    content_digest: str,
    inputs: Mapping[str, str],
) -> Outcome[Written]:
    """Write a paper's document and its manifest.

    A document that stands there and was edited since, or is not ours, is kept
    under a dated name beside it, with a warning. One with the same bytes is left
    alone, time and all. One that is open in Word is an error. Raises
    BoardpaperError when the disk fails; the document then stands as it was.
    """
    made = Manifest(
        output=f"{place.name}.docx",
        sha256=hashlib.sha256(data).hexdigest(),
        content=content_digest,
        inputs=inputs,
    )
    try:
        with in_plain_words(workspace.root / place.output):
            return _put(workspace.root, place, data, made)
    except FileIsLocked as locked:
        return _open_elsewhere(workspace.root, locked.path)


def read_manifest(workspace: Workspace, place: PaperPlace) -> Manifest | None:
    """The manifest of a paper's output; None when there is none, or none of ours."""
    return manifests.read(workspace.root / place.manifest)


def orphans(workspace: Workspace, places: Iterable[PaperPlace]) -> tuple[Path, ...]:
    """Outputs whose paper is not among ``places``, which are all the workspace's papers.

    Only documents that are as boardpaper made them, by their manifest: whole
    paths, sorted.
    """
    known = {place.output for place in places}
    return tuple(
        workspace.root / place.output
        for place in _built(workspace.root)
        if place.output not in known and _is_surely_ours(workspace.root, place)
    )


def _built(root: Path) -> Iterable[PaperPlace]:
    with suppress(BoardpaperError):
        for meeting in names_in(root / BUILD):
            with suppress(BoardpaperError):
                for name in names_in(root / BUILD / meeting):
                    if name.endswith(ENDING):
                        yield PaperPlace(meeting, name.removesuffix(ENDING))


def _put(root: Path, place: PaperPlace, data: bytes, made: Manifest) -> Outcome[Written]:
    output = root / place.output
    if _digest(output) == made.sha256:
        _write_manifest(root / place.manifest, made)
        _promise(root, place).unlink(missing_ok=True)
        return Outcome(Written(place.output, unchanged=True))
    edited = output.is_file() and not _is_ours(root, place)
    kept = _set_aside(output) if edited else None
    try:
        write_whole(_promise(root, place), made.to_bytes(), told=output)
        write_whole(output, data)
    except BoardpaperError:
        if kept:
            move(kept, output)
        with suppress(OSError):
            _promise(root, place).unlink()
        raise
    _keep_promise(root, place, made)
    return _written(root, place, kept)


def _is_ours(root: Path, place: PaperPlace) -> bool:
    """Whether the document stands as one of our runs wrote it."""
    records = (manifests.read(root / place.manifest), manifests.read(_promise(root, place)))
    digests = {record.sha256 for record in records if record}
    return bool(digests) and _digest(root / place.output) in digests


def _is_surely_ours(root: Path, place: PaperPlace) -> bool:
    try:
        return _is_ours(root, place)
    except (BoardpaperError, OSError):
        return False


def _digest(path: Path) -> str:
    """The SHA-256 of a file; empty when there is no such file, or a pipe or device."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except PermissionError as error:
        raise FileIsLocked(path) from error
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return ""


def _promise(root: Path, place: PaperPlace) -> Path:
    manifest = root / place.manifest
    return manifest.with_name(f".{manifest.name}.next")


def _keep_promise(root: Path, place: PaperPlace, made: Manifest) -> None:
    try:
        move(_promise(root, place), root / place.manifest)
    except FileNotFoundError:  # another run has kept it
        _write_manifest(root / place.manifest, made)


def _write_manifest(path: Path, made: Manifest) -> None:
    data = made.to_bytes()
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def _set_aside(output: Path) -> Path:
    """Give an edited document a name that says when it was edited; no name is taken twice."""
    edited = datetime.fromtimestamp(output.stat().st_mtime, UTC).astimezone()
    words = f"{output.stem} (edited {edited:%Y-%m-%d} at {edited:%H.%M}"
    kept, count = output.with_name(f"{words}).docx"), 1
    while is_there(kept):
        count += 1
        kept = output.with_name(f"{words}, {count}).docx")
    try:
        move(output, kept)
    except FileIsLocked as locked:
        raise FileIsLocked(output) from locked
    return kept


def _written(root: Path, place: PaperPlace, kept: Path | None) -> Outcome[Written]:
    if kept is None:
        return Outcome(Written(place.output))
    shown = kept.relative_to(root).as_posix()
    finding = Diagnostic(
        WholeFile(place.output),
        "edited-output-is-kept",
        f'"{place.output}" was edited by hand; it is now "{shown}"',
        "write what should stay into the paper's own files: the next build will not know of it",
        Severity.WARNING,
    )
    return Outcome(Written(place.output, kept=shown), (finding,))


def _open_elsewhere(root: Path, path: Path) -> Outcome[Written]:
    shown = path.relative_to(root).as_posix()
    finding = Diagnostic(
        WholeFile(shown),
        "file-is-not-open",
        f'"{shown}" is open in another program, such as Word',
        "close it and build again",
    )
    return Outcome(None, (finding,))
