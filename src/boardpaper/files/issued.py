"""What was issued of a paper, in ``issued/``: found again, and held against its record.

Knows the folders and records of drafts; does not know how one is issued, nor Word.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.files import issue_record
from boardpaper.files.issue_record import Kind, Record
from boardpaper.files.locating import locate
from boardpaper.files.missing import outside
from boardpaper.files.names import names_in
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import read_at
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.source import WholeFile

RECORD = "issue.json"
SOURCES = "sources"
FOLDER = re.compile(r"(draft|published)-([1-9]\d{0,8})", re.I)
"""The name of an issue's folder. Capitals do not count: on Windows they could not differ."""
GET_IT_BACK = "get it back from a copy of issued/ or from git"


@dataclass(frozen=True, slots=True)
class Draft:
    """One issue of a paper: a draft by its number, or what was published.

    ``folder`` and ``document`` are paths from the workspace, with ``/``.
    """

    number: int
    folder: str
    document: str
    record: Record

    @property
    def called(self) -> str:
        """ "draft 2", or for what was published "publication 2"."""
        what = "draft" if self.record.kind == "draft" else "publication"
        return f"{what} {self.number}"

    @property
    def to(self) -> tuple[str, ...]:
        """Who was given it."""
        return self.record.to

    @property
    def when(self) -> str:
        """When it was issued: a moment in UTC, or a day (ISO 8601)."""
        return self.record.when

    @property
    def sources(self) -> str:
        """The folder of what it was built from: a workspace with this one paper."""
        return f"{self.folder}/{SOURCES}"


def drafts(workspace: Workspace, place: PaperPlace) -> tuple[Draft, ...]:
    """The drafts of a paper whose records can be read, in the order of their numbers."""
    return held(workspace, place).value or ()


def find(
    workspace: Workspace, place: PaperPlace, wanted: str, kind: Kind = "draft"
) -> Outcome[Draft]:
    """The draft of a paper by its number, or the ``last`` one; or so of what was published."""
    known = folders(workspace, place, kind)
    meant = (
        known[-1:] if wanted == "last" else [one for one in known if wanted == str(number_of(one))]
    )
    if not meant:
        return Outcome(None, (_no_such(place, known, wanted, kind),))
    return _read(workspace, place, meant[0])


def held(
    workspace: Workspace, place: PaperPlace, kind: Kind = "draft"
) -> Outcome[tuple[Draft, ...]]:
    """The drafts of a paper in order, and a finding for each whose record cannot be read."""
    read = [_read(workspace, place, name) for name in folders(workspace, place, kind)]
    return Outcome(
        tuple(one.value for one in read if one.value is not None),
        tuple(finding for one in read for finding in one.diagnostics),
    )


def folders(workspace: Workspace, place: PaperPlace, kind: Kind = "draft") -> tuple[str, ...]:
    """The names of the folders of drafts, whole or not, in the order of their numbers.

    Raises BoardpaperError where the folder they are in may not be read.
    """
    here = workspace.root / place.issued
    named = (name for name in names_in(here) if name.lower().startswith(f"{kind}-"))
    return tuple(sorted(filter(number_of, named), key=number_of))


def number_of(folder: str) -> int:
    """The number in the name of a draft's folder, 0 where it is no such name."""
    found = FOLDER.fullmatch(folder)
    return int(found[2]) if found else 0


def document_bytes(workspace: Workspace, draft: Draft) -> Outcome[bytes]:
    """The document of a draft; with a warning where it is not what was issued."""
    return _unchanged(workspace, draft.document, draft.record.sha256, draft)


def changed(workspace: Workspace, draft: Draft) -> Iterator[Diagnostic]:
    """A finding for each file of a draft, document or source, that is not what was issued."""
    yield from document_bytes(workspace, draft).diagnostics
    held = {f"{draft.sources}/{path}": one for path, one in draft.record.sources.items()}
    held |= {f"{draft.folder}/{name}": one for name, one in draft.record.others.items()}
    for path, digest in held.items():
        yield from _unchanged(workspace, path, digest, draft).diagnostics


def _unchanged(workspace: Workspace, path: str, digest: str, draft: Draft) -> Outcome[bytes]:
    found = locate(workspace.root, path)
    if found is None:
        return Outcome(None, (outside(path, None, by_link=True),))
    read = read_at(found)
    if read.value is None or hashlib.sha256(read.value).hexdigest() == digest:
        return read
    finding = Diagnostic(
        WholeFile(path),
        "issued-file-is-unchanged",
        f"it was changed after {draft.called} was issued",
        f"{GET_IT_BACK}; until then it is taken as it stands",
        Severity.WARNING,
    )
    return Outcome(read.value, (finding,))


def _read(workspace: Workspace, place: PaperPlace, name: str) -> Outcome[Draft]:
    folder = f"{place.issued}/{name}"
    path = f"{folder}/{RECORD}"
    found = locate(workspace.root, path)
    data = read_at(found).value if found else None
    record = issue_record.parse(data) if data is not None else None
    if record is None or name.lower() != f"{record.kind}-{record.number}":
        return Outcome(None, (_no_record(path, name),))
    return Outcome(Draft(record.number, folder, f"{folder}/{record.document}", record))


def _no_record(path: str, name: str) -> Diagnostic:
    message = f"the record of {name.replace('-', ' ').lower()} is missing, or cannot be read"
    return Diagnostic(WholeFile(path), "issue-has-a-record", message, GET_IT_BACK)


def _no_such(place: PaperPlace, known: tuple[str, ...], wanted: str, kind: Kind) -> Diagnostic:
    done = "issued" if kind == "draft" else "published"
    if known:
        numbers = ", ".join(str(number_of(one)) for one in known)
        message = f'"{place.folder}" has no {kind} {wanted}'
        hint = f"name one that there is: {numbers}; or say {done}:last"
    elif kind == "draft":
        message = f'no draft of "{place.folder}" has been issued yet'
        hint = f'issue one with: boardpaper issue {place.folder} --to "finance, legal"'
    else:
        message = f'"{place.folder}" has not been published yet'
        hint = "name a draft, such as issued:last, or a revision of git"
    return Diagnostic(WholeFile(place.issued), "draft-exists", message, hint)
