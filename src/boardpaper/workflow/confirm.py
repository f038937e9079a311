"""Confirm: carried words that still hold, taken off the list of what is not confirmed.

Knows how places are named and what becomes of the list; does not know how a paper is made.
Nothing is taken off where any of the places is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.files.locating import locate
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import in_plain_words, write_whole
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, has_errors
from boardpaper.model.not_confirmed import NOT_CONFIRMED, NotConfirmed
from boardpaper.model.pieces import as_settled, whole_text
from boardpaper.model.source import Source, WholeFile
from boardpaper.readers.bind import Read
from boardpaper.readers.yaml_clearing import says
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_splice import spliced
from boardpaper.readers.yaml_text import read as read_yaml
from boardpaper.workflow.confirmations import read_list, waiting
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.passages import Passage, file_of, last_line_of, line_of, passages
from boardpaper.workflow.typing_manner import manner_of
from boardpaper.workflow.wanted import IN_WHOLE

LINE: Final = re.compile(r"(?P<file>.+?):(?P<line>[0-9]{1,9})(?::[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A line of a file, as it was typed: where what is to be confirmed stands."""

    written: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed, and what still waits; ``is_listed`` is whether there is a list."""

    place: PaperPlace
    confirmed: tuple[Passage, ...] = ()
    waiting: tuple[Passage, ...] = ()
    is_listed: bool = True


def named(written: str) -> Named | None:
    """The line that words name, as ``01-purpose.md:3`` does; None where they name none."""
    found = LINE.fullmatch(written)
    return Named(written, found["file"].replace("\\", "/"), int(found["line"])) if found else None


def listed_in(workspace: Workspace, places: Iterable[PaperPlace]) -> list[PaperPlace]:
    """The papers that have a list of what is not confirmed."""
    return [one for one in places if (workspace.root / one.file(NOT_CONFIRMED)).is_file()]


def confirm(
    workspace: Workspace, place: PaperPlace, lines: Sequence[Named] = (), *, every: bool = False
) -> Outcome[Confirmed]:
    """Confirms the passages on some lines of a paper, or every one, or says what waits.

    Entries of what no longer stands in the paper are taken out along with them. Raises
    BoardpaperError when the disk fails; the list then stands as it was.
    """
    made = make(workspace, place, Templates(), IN_WHOLE)
    listed = read_list(made.files, place)
    if listed.value is None:
        found = listed.diagnostics
        return Outcome(None if found else Confirmed(place, is_listed=False), found)
    still = waiting(listed.value.value, passages(made.held)).passages
    chosen, refused = _chosen(place, still, lines)
    if refused or has_errors(listed.diagnostics):
        return Outcome(None, (*listed.diagnostics, *refused))
    chosen = still if every else chosen
    left = tuple(one for one in still if one not in chosen)
    if chosen or every:
        _write(workspace, listed.value, left)
    return Outcome(Confirmed(place, chosen, left), _unread(made))


def _chosen(
    place: PaperPlace, still: Sequence[Passage], lines: Iterable[Named]
) -> tuple[tuple[Passage, ...], list[Diagnostic]]:
    """The passages on lines, and what is said of lines that hold none that waits."""
    chosen: dict[Passage, None] = {}
    refused = []
    for one in lines:
        here = [
            passage
            for passage in still
            if one.file in (passage.place.path, file_of(passage, place.folder))
            and line_of(passage) <= one.line <= last_line_of(passage)
        ]
        chosen.update(dict.fromkeys(here))
        if not here:
            refused.append(_nothing(one))
    return tuple(passage for passage in still if passage in chosen), refused


def _nothing(one: Named) -> Diagnostic:
    return Diagnostic(
        WholeFile(one.written),
        "confirmed-line-was-waiting",
        f"nothing on line {one.line} of {one.file} waits to be confirmed",
        "boardpaper confirm alone says what does, with its lines; nothing was confirmed",
    )


def _write(workspace: Workspace, listed: Read[NotConfirmed], left: Iterable[Passage]) -> None:
    """The list with what is left on it, its notes kept; no list where nothing is."""
    source = listed.document.source
    located = locate(workspace.root, source.path)
    if located is None:
        raise BoardpaperError(f'"{source.path}" is outside the workspace')
    text = without(listed, Counter(one.digest for one in left))
    if text is None:
        _delete(located.path)
    else:
        write_whole(located.path, manner_of(source).typed(text, marked=False))


def without(listed: Read[NotConfirmed], left: Counter[str]) -> str | None:
    """The text of a list with some entries left, by digest; None where none is."""
    source = listed.document.source
    plain = manner_of(source).plain(source)
    pieces = cut(read_yaml(Source(source.path, plain)), {})
    if pieces is None:
        raise BoardpaperError(f'"{source.path}" is typed in a way that cannot be edited here')
    data = says(pieces)
    kept = []
    entries = data["not_confirmed"]
    for entry in entries if isinstance(entries, list) else []:
        digest = str(entry["digest"]) if isinstance(entry, dict) else ""
        if left[digest]:
            left[digest] -= 1
            kept.append(entry)
    if not kept:
        return None
    return whole_text(spliced(pieces, {**data, "not_confirmed": kept}), as_settled("ours"))


def _delete(path: Path) -> None:
    with in_plain_words(path):
        path.unlink()


def _unread(made: Made) -> tuple[Diagnostic, ...]:
    """Why files of the paper could not be read, so that what they hold is not known."""
    return tuple(one for one in made.diagnostics if one.rule == "file-is-readable")
