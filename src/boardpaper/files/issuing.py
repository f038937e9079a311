"""Putting a draft into ``issued/``: whole, under the next number, for good.

Knows folders, numbers and runs that meet there; does not know how a draft is made. All
of a draft is written into a hidden folder, which then takes its name: that name is free
for one run only, and the other goes on to the next number. No number is used again.
"""

import hashlib
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from boardpaper.files.issue_record import Kind as IssueKind
from boardpaper.files.issue_record import Record
from boardpaper.files.issued import RECORD, SOURCES, Draft, folders, number_of
from boardpaper.files.locating import SHIPPED, locate
from boardpaper.files.names import is_there
from boardpaper.files.place import ISSUED, TEMPLATES, Output, PaperPlace
from boardpaper.files.reading import MISSING, Files, read_at
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import in_plain_words, move, write_new, write_whole
from boardpaper.model.diagnostic import BoardpaperError
from boardpaper.model.edition import Audience, Edition, Kind

TEMPORARY = ".issuing-{}"
OLD = 3600
"""Seconds after which such a folder was left behind by a run that was killed."""
ATTRIBUTES = b"# What was issued stays as it was, to the byte, also in git.\n* -text\n"


@dataclass(frozen=True, slots=True)
class Issue:
    """What is issued, to whom and when.

    ``document`` gives the document's bytes for the number it gets, ``content`` is the
    digest of what it says without a number. ``sources`` are by their path in a
    workspace, and ``audience`` is whom a copy of a paper with exempt text is for. What is
    published has no number in it, and is kept in ``others`` as other kinds of file too.
    """

    to: tuple[str, ...]
    when: str
    document: Callable[[int], bytes]
    content: str
    sources: Mapping[str, bytes]
    audience: Audience | None = None
    kind: IssueKind = "draft"
    others: Mapping[Kind, bytes] = field(default_factory=dict)


def sources_of(files: Files) -> dict[str, bytes]:
    """Every file that was read, by its path in a workspace of its own.

    A house style that comes with boardpaper becomes the workspace's. Raises
    BoardpaperError where a file is no longer what was read.
    """
    sources = {}
    for path, digest in files.inputs.items():
        if digest == MISSING or "/*." in path:
            continue
        data = files.handed(path)
        if data is None:
            found = locate(files.root, path)
            data = read_at(found).value if found else None
        if data is None or _digest(data) != digest:
            raise BoardpaperError(f'"{path}" changed while it was being issued; issue it again')
        own = path.removeprefix(f"{SHIPPED}/")
        sources[path if own == path else f"{TEMPLATES}/{own}"] = data
    return sources


def put(workspace: Workspace, place: PaperPlace, issue: Issue) -> Draft:
    """The next draft of a paper, or what is published of it, put where nothing was.

    Raises BoardpaperError when the disk fails; then there is nothing new.
    """
    if locate(workspace.root, place.issued) is None:
        raise BoardpaperError(f'"{place.issued}" is a link that leads out of the workspace')
    here = workspace.root / place.issued
    with in_plain_words(here):
        here.mkdir(parents=True, exist_ok=True)
        _sweep(here)
        _keep_bytes(workspace.root / ISSUED / ".gitattributes")
    while True:
        known = folders(workspace, place, issue.kind)
        number = number_of(known[-1]) + 1 if known else 1
        document = issue.document(number)
        draft = _draft(place, number, issue, document)
        if _put(workspace.root / draft.folder, dict(_files(draft, issue, document))):
            return draft


def _draft(place: PaperPlace, number: int, issue: Issue, document: bytes) -> Draft:
    folder, called = f"{place.issued}/{issue.kind}-{number}", _called(place, number, issue)
    name = f"{called}.docx"
    record = Record(
        kind=issue.kind,
        number=number,
        to=issue.to,
        when=issue.when,
        document=name,
        sha256=_digest(document),
        content=issue.content,
        sources={path: _digest(data) for path, data in issue.sources.items()},
        audience=issue.audience,
        others={f"{called}.{kind}": _digest(data) for kind, data in issue.others.items()},
    )
    return Draft(number, folder, f"{folder}/{name}", record)


def _called(place: PaperPlace, number: int, issue: Issue) -> str:
    """The names of the files, without their endings."""
    called = PurePosixPath(Output(place, Edition(issue.audience)).path).stem
    return f"{called} - draft {number}" if issue.kind == "draft" else called


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _files(draft: Draft, issue: Issue, document: bytes) -> Iterator[tuple[str, bytes]]:
    yield RECORD, draft.record.to_bytes()
    yield draft.record.document, document
    yield from zip(draft.record.others, issue.others.values(), strict=True)
    for path, data in issue.sources.items():
        yield f"{SOURCES}/{path}", data


def _put(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder is there now with these files; not where its name was taken."""
    temporary = folder.with_name(TEMPORARY.format(secrets.token_hex(4)))
    with in_plain_words(folder):
        try:
            for path, data in files.items():
                write_new(temporary / path, data)
            move(temporary, folder)
        except OSError:
            if not is_there(folder):
                raise
            return False
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    return True


def _keep_bytes(path: Path) -> None:
    """Has git leave line ends alone, so that what it gives back is what was issued."""
    if not is_there(path):
        write_whole(path, ATTRIBUTES)


def _sweep(here: Path) -> None:
    """Removes what a run that was killed left there."""
    for path in here.glob(TEMPORARY.format("*")):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > OLD:
                shutil.rmtree(path, ignore_errors=True)
