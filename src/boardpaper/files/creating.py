"""Making new files that replace nothing, all of them or none.

Knows folders and files; does not know what a new workspace or paper is made of.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from boardpaper.files.names import fault_elsewhere, is_folder
from boardpaper.files.writing import in_plain_words
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile


def create_tree(
    folder: Path, files: Mapping[str, bytes], shown: str = ""
) -> Outcome[tuple[str, ...]]:
    """Make new files, and the folders they need, in a folder which may be there or not.

    ``files`` are contents by path from the folder, with ``/``. The value is the
    paths made, as shown to users: below ``shown``, else below the folder as
    given. Anything that is there already is an error, and then nothing is made.
    Raises BoardpaperError when the disk fails; what was made is removed again.
    """
    base = PurePosixPath(shown or folder.as_posix())
    with in_plain_words(folder):
        findings = [*_unusable(folder, base)]
        for name in files:
            findings += _faults(folder, base, PurePosixPath(name))
    if findings:
        return Outcome(None, tuple(dict.fromkeys(findings)))
    made: list[Path] = []
    try:
        for name, data in files.items():
            with in_plain_words(folder / name):
                _create(folder / name, data, made)
    except BaseException:
        _remove(made)
        raise
    return Outcome(tuple((base / name).as_posix() for name in files))


def _faults(folder: Path, base: PurePosixPath, name: PurePosixPath) -> Iterator[Diagnostic]:
    shown = (base / name).as_posix()
    if name.is_absolute() or ".." in name.parts or not name.parts:
        message = f'"{name}" leads out of the folder'
        yield Diagnostic(WholeFile(shown), "path-stays-inside", message, "choose a plain name")
        return
    for number, part in enumerate(name.parts, 1):
        yield from _misnamed(part, (base / PurePosixPath(*name.parts[:number])).as_posix())
    for parent in (*reversed(name.parents), name):
        path = folder / parent
        if not is_folder(path) and (path.exists() or path.is_symlink()):
            yield _taken((base / parent).as_posix(), "file")
            return
    if (folder / name).exists():
        yield _taken(shown, "folder")


def _unusable(folder: Path, base: PurePosixPath) -> Iterator[Diagnostic]:
    """What is wrong with the name of a folder that is still to be made."""
    if not folder.exists():
        yield from _misnamed(base.name, base.as_posix())


def _misnamed(name: str, shown: str) -> Iterator[Diagnostic]:
    fault = fault_elsewhere(name)
    if fault:
        message, hint = f'the name "{name}" {fault}', "choose another name"
        yield Diagnostic(WholeFile(shown), "name-works-everywhere", message, hint)


def _taken(shown: str, kind: str) -> Diagnostic:
    return Diagnostic(
        WholeFile(shown),
        "new-file-is-new",
        f'there is a {kind} "{shown}" already',
        "choose another name, or move what is there out of the way; nothing was made",
    )


def _create(path: Path, data: bytes, made: list[Path]) -> None:
    absent = [parent for parent in path.parents if not parent.exists()]
    for parent in reversed(absent):
        parent.mkdir()
        made.append(parent)
    with path.open("xb") as file:
        made.append(path)
        file.write(data)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
