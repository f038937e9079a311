"""What is made from a paper, in ``build/``: written whole, and no one's edits lost.

Knows outputs, their manifests and copies someone has edited; does not know Word.

A run may be killed between any two steps. The new manifest is therefore promised
first, under a name of its own, then the document is replaced, then the promise
takes the manifest's place: at every moment the document's digest is in the one or
in the other, so that a document of ours is never taken for an edited one.
"""

import hashlib
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from boardpaper.files import manifest as manifests
from boardpaper.files.manifest import Manifest
from boardpaper.files.names import is_there, names_in
from boardpaper.files.place import BUILD, COPY_FOLDERS, RECORD, Output, PaperPlace, PlanWorkbook
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import FileIsLocked, in_plain_words, move, write_whole
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, Severity
from boardpaper.model.source import WholeFile

Named = Output | PlanWorkbook
"""What stands in ``build/`` by the name of its paper."""


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
    output: Named,
    data: bytes,
    content_digest: str,
    inputs: Mapping[str, str],
) -> Outcome[Written]:
    """Write a document and its manifest.

    A document that stands there and was edited since, or is not ours, is kept
    under a dated name beside it, with a warning. One with the same bytes is left
    alone, time and all. One that is open in Word is an error. Raises
    BoardpaperError when the disk fails; the document then stands as it was.
    """
    made = Manifest(
        output=PurePosixPath(output.path).name,
        sha256=hashlib.sha256(data).hexdigest(),
        content=content_digest,
        inputs=inputs,
    )
    try:
        with in_plain_words(workspace.root / output.path):
            return _put(workspace.root, output, data, made)
    except FileIsLocked as locked:
        return _open_elsewhere(workspace.root, locked.path)


def read_manifest(workspace: Workspace, output: Named) -> Manifest | None:
    """The manifest of an output; None when there is none, or none of ours."""
    return manifests.read(workspace.root / output.manifest)


def is_ours(workspace: Workspace, output: Named) -> bool:
    """Whether a document stands there as boardpaper made it."""
    try:
        return _is_ours(workspace.root, output)
    except (BoardpaperError, OSError):
        return False


def orphans(workspace: Workspace, places: Iterable[PaperPlace]) -> tuple[Path, ...]:
    """Outputs whose paper is not among ``places``, which are all the workspace's papers.

    Only documents that are as boardpaper made them, by their manifest: whole
    paths, sorted.
    """
    known = {place.paper_file for place in places}
    return tuple(
        path
        for path, record in _built(workspace.root)
        if not known & set(record.inputs) and _is_recorded(path, record)
    )


def _built(root: Path) -> Iterator[tuple[Path, Manifest]]:
    """Every document that has a manifest, and that."""
    with suppress(BoardpaperError):
        for meeting in names_in(root / BUILD):
            for folder in COPY_FOLDERS:
                yield from _built_in(root / BUILD / meeting / folder)


def _built_in(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    with suppress(BoardpaperError):
        for name in names_in(folder):
            record = manifests.read(folder / name) if name.endswith(RECORD) else None
            if record:
                yield folder / record.output, record


def _is_recorded(path: Path, record: Manifest) -> bool:
    with suppress(BoardpaperError, OSError):
        return _digest(path) == record.sha256
    return False


def _put(root: Path, output: Named, data: bytes, made: Manifest) -> Outcome[Written]:
    path = root / output.path
    if _digest(path) == made.sha256:
        _write_manifest(root / output.manifest, made)
        _promise(root, output).unlink(missing_ok=True)
        return Outcome(Written(output.path, unchanged=True))
    edited = path.is_file() and not _is_ours(root, output)
    kept = _set_aside(path) if edited else None
    try:
        write_whole(_promise(root, output), made.to_bytes(), told=path)
        write_whole(path, data)
    except BoardpaperError:
        if kept:
            move(kept, path)
        with suppress(OSError):
            _promise(root, output).unlink()
        raise
    _keep_promise(root, output, made)
    return _written(root, output, kept)


def _is_ours(root: Path, output: Named) -> bool:
    """Whether the document stands as one of our runs wrote it."""
    records = (manifests.read(root / output.manifest), manifests.read(_promise(root, output)))
    digests = {record.sha256 for record in records if record}
    return bool(digests) and _digest(root / output.path) in digests


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


def _promise(root: Path, output: Named) -> Path:
    manifest = root / output.manifest
    return manifest.with_name(f".{manifest.name}.next")


def _keep_promise(root: Path, output: Named, made: Manifest) -> None:
    try:
        move(_promise(root, output), root / output.manifest)
    except FileNotFoundError:  # another run has kept it
        _write_manifest(root / output.manifest, made)


def _write_manifest(path: Path, made: Manifest) -> None:
    data = made.to_bytes()
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)


def _set_aside(output: Path) -> Path:
    """Give an edited document a name that says when it was edited; no name is taken twice."""
    edited = datetime.fromtimestamp(output.stat().st_mtime, UTC).astimezone()
    words = f"{output.stem} (edited {edited:%Y-%m-%d} at {edited:%H.%M}"
    kept, count = output.with_name(f"{words}){output.suffix}"), 1
    while is_there(kept):
        count += 1
        kept = output.with_name(f"{words}, {count}){output.suffix}")
    try:
        move(output, kept)
    except FileIsLocked as locked:
        raise FileIsLocked(output) from locked
    return kept


def _written(root: Path, output: Named, kept: Path | None) -> Outcome[Written]:
    if kept is None:
        return Outcome(Written(output.path))
    shown = kept.relative_to(root).as_posix()
    finding = Diagnostic(
        WholeFile(output.path),
        "edited-output-is-kept",
        f'"{output.path}" was edited by hand; it is now "{shown}"',
        _what_to_do(output, shown),
        Severity.WARNING,
    )
    return Outcome(Written(output.path, kept=shown), (finding,))


def _what_to_do(output: Named, kept: str) -> str:
    if isinstance(output, PlanWorkbook):
        return f'take over what was edited with: boardpaper plan import "{kept}"'
    return "write what should stay into the paper's own files: the next build will not know of it"


def _open_elsewhere(root: Path, path: Path) -> Outcome[Written]:
    shown = path.relative_to(root).as_posix()
    finding = Diagnostic(
        WholeFile(shown),
        "file-is-not-open",
        f'"{shown}" is open in another program, such as Word',
        "close it and build again",
    )
    return Outcome(None, (finding,))
