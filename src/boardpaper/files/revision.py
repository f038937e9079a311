"""A workspace as it was at a revision of git, laid out in a folder of its own.

Knows what git keeps of ``source/`` and ``templates/``; does not know what the files
say. Every file comes as it was committed: no filter, no change of line ends, nothing
that a repository could have git run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from boardpaper.files.git import Repository, repository
from boardpaper.files.locating import Located, locate
from boardpaper.files.missing import LARGEST, outside, too_large
from boardpaper.files.names import meant
from boardpaper.files.place import SOURCE, TEMPLATES
from boardpaper.files.writing import in_plain_words
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, Severity
from boardpaper.model.source import WholeFile

MOST = 1024 * 1024 * 1024
"""Bytes that ``source/`` and ``templates/`` of one revision may have together."""
LINK = "120000"
FILES = ("100644", "100755", LINK)
"""Modes of what is laid out; a submodule (160000) is another repository's."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: as it was asked for, its full id, and its date in UTC (ISO 8601)."""

    asked: str
    commit: str
    date: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file or link of a revision: its path from the workspace, and what holds its bytes."""

    path: str
    mode: str
    blob: str
    size: int


def resolve(root: Path, rev: str) -> Outcome[Revision]:
    """The commit that ``rev`` names in the repository that holds the workspace at ``root``."""
    here = repository(root)
    if here.value is None:
        return Outcome(None, here.diagnostics)
    return _resolve(here.value, rev)


def checkout(root: Path, rev: str, into: Path) -> Outcome[Revision]:
    """Lays out the workspace at ``root`` as it was at a revision, in the empty folder ``into``.

    A link that leads out of the workspace and a file too large to be read are left
    out, each with a warning. Raises BoardpaperError when the folder cannot be written.
    """
    here = repository(root)
    if here.value is None:
        return Outcome(None, here.diagnostics)
    found = _resolve(here.value, rev)
    if found.value is None:
        return found
    entries = tuple(_entries(here.value, found.value.commit))
    refusal = _refusal(entries, rev)
    if refusal:
        return Outcome(None, (refusal,))
    with in_plain_words(into):
        return Outcome(found.value, tuple(_lay_out(here.value, entries, into)))


def _resolve(here: Repository, rev: str) -> Outcome[Revision]:
    # git would take a word with a dash for an option.
    named = here.ask("rev-parse", "--verify", "--quiet", rev) if _is_a_name(rev) else None
    # In two steps: behind ":/words" nothing may follow but words.
    found = named and here.ask("rev-parse", "--verify", "--quiet", f"{named.words}^{{commit}}")
    if not named or named.code or not found or found.code:
        return Outcome(None, (_unknown(here, rev),))
    commit = found.words
    seconds = here.tell("show", "-s", "--no-show-signature", "--format=%ct", commit)
    date = datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Outcome(Revision(rev, commit, date))


def _is_a_name(rev: str) -> bool:
    return bool(rev.strip()) and not rev.startswith("-") and "\0" not in rev


def _unknown(here: Repository, rev: str) -> Diagnostic:
    message, hint = f'git knows no revision "{rev}" here', "see those there are with: git log"
    if here.ask("rev-parse", "--verify", "--quiet", "HEAD").code:
        hint = "nothing has been committed yet; commit the workspace first"
    elif here.ask("rev-parse", "--is-shallow-repository").words == "true":
        hint = "this copy has the newest commits only; get the others with: git fetch --unshallow"
    near = meant(rev, here.tell("for-each-ref", "--format=%(refname:short)").splitlines())
    if near:
        hint = f'did you mean "{near}"?'
    return Diagnostic(WholeFile(f"git:{rev}"), "revision-exists", message, hint)


def _entries(here: Repository, commit: str) -> Iterator[_Entry]:
    for folder in (SOURCE, TEMPLATES):
        # As a tree of its own: what is beside the workspace may be much, and is not wanted.
        tree = f"{commit}:{here.prefix}{folder}"
        listed = here.ask("ls-tree", "-r", "-z", "-l", "--full-tree", tree)
        for line in listed.out.split(b"\0")[:-1] if listed.code == 0 else ():
            facts, _, name = line.decode(errors="surrogateescape").partition("\t")
            mode, _, blob, size = facts.split()
            if mode in FILES and not size.isdigit():
                raise _lost(f"{folder}/{name}")
            if mode in FILES:
                yield _Entry(f"{folder}/{name}", mode, blob, int(size))


def _lost(path: str) -> BoardpaperError:
    return BoardpaperError(f'git has lost what "{path}" said; try: git fsck')


def _refusal(entries: tuple[_Entry, ...], rev: str) -> Diagnostic | None:
    if not any(entry.path.startswith(f"{SOURCE}/") for entry in entries):
        message = f'there is no {SOURCE}/ of this workspace in "{rev}"'
        hint = "name a revision in which it had been committed, at the place where it is now"
        return Diagnostic(WholeFile(f"git:{rev}"), "revision-has-a-workspace", message, hint)
    size = sum(entry.size for entry in entries)
    if size > MOST:
        message = f'"{rev}" has {size // 1024 // 1024:,} MB in {SOURCE}/ and {TEMPLATES}/'
        hint = f"{MOST // 1024 // 1024:,} MB is the most that is read of a revision"
        return Diagnostic(WholeFile(f"git:{rev}"), "revision-is-not-too-large", message, hint)
    return None


def _lay_out(here: Repository, entries: tuple[_Entry, ...], into: Path) -> Iterator[Diagnostic]:
    for folder in (SOURCE, TEMPLATES):
        (into / folder).mkdir(parents=True, exist_ok=True)
    links: list[tuple[Located, str]] = []
    with here.talk("cat-file", "--batch") as (asking, answering):
        for entry in entries:
            place = locate(into, entry.path)
            if place is None:
                yield _left_out(outside(entry.path, None))
            elif entry.size > LARGEST:
                yield _left_out(too_large(place, entry.size, None))
            elif entry.mode == LINK:
                links.append((place, _blob(asking, answering, entry).decode(errors="replace")))
            else:
                _write(place.path, _blob(asking, answering, entry))
    yield from _link(into, links)


def _blob(asking: IO[bytes], answering: IO[bytes], entry: _Entry) -> bytes:
    asking.write(f"{entry.blob}\n".encode())
    asking.flush()
    header = answering.readline().split()
    if len(header) != 3 or header[1] != b"blob":
        raise _lost(entry.path)
    data = answering.read(int(header[2]) + 1)
    return data[:-1]


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:  # nothing is ever written through a link
        file.write(data)


def _link(into: Path, links: Iterable[tuple[Located, str]]) -> Iterator[Diagnostic]:
    """Makes the links, after all files; takes those away again that lead out of the folder."""
    for place, target in links:
        place.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            place.path.symlink_to(target)
        except (OSError, ValueError):  # where there can be no links, git too leaves a text
            _write(place.path, target.encode(errors="replace"))
    for place, _ in links:
        if locate(into, place.shown) is None:
            place.path.unlink()
            yield _left_out(outside(place.shown, None, by_link=True))


def _left_out(finding: Diagnostic) -> Diagnostic:
    return replace(finding, severity=Severity.WARNING)
