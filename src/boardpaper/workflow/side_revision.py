"""A side of a comparison as it was at a revision of git: a paper, or a document.

Knows how a workspace is laid out as it was; does not know what is done with it. What is
found there is shown as git names it, ``git:HEAD~1:source/…``.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from boardpaper.files.place import PaperPlace
from boardpaper.files.revision import checkout
from boardpaper.files.revision_file import file_at
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import Place, Span, WholeFile
from boardpaper.workflow.side import Making, Side, of_document, of_sources
from boardpaper.workflow.side_places import DOCUMENTS, Target, one_paper


def at_revision(workspace: Workspace, target: Target, making: Making) -> Outcome[Side]:
    """The side that a target names as it was."""
    if Path(target.words.path).suffix.lower() in DOCUMENTS:
        return _document(workspace, target)
    with TemporaryDirectory(prefix="boardpaper-", ignore_cleanup_errors=True) as folder:
        laid = checkout(workspace.root, target.words.which, Path(folder))
        if laid.value is None:
            return Outcome(None, laid.diagnostics)
        made = _paper(Workspace(Path(folder)), _here(workspace), target, making)
    found = _as_git_names(target.words.which, (*laid.diagnostics, *made.diagnostics))
    return Outcome(made.value, found)


def _here(workspace: Workspace) -> Path:
    """The current folder as a path from the workspace."""
    here = Path.cwd()
    return here.relative_to(workspace.root) if here.is_relative_to(workspace.root) else Path()


def _document(workspace: Workspace, target: Target) -> Outcome[Side]:
    rev, path = target.words.which, target.words.path
    read = file_at(workspace.root, rev, ((_here(workspace) / path).as_posix(), path))
    if read.value is None:
        return Outcome(None, read.diagnostics)
    label = f"{Path(path).stem} at {rev}"
    return of_document(target.words.written, label, read.value, target.words.written)


def _paper(then: Workspace, here: Path, target: Target, making: Making) -> Outcome[Side]:
    place = _place(then, here, target)
    if place.value is None:
        return Outcome(None, place.diagnostics)
    at = f" at {target.words.which}"
    return of_sources(target.words.written, at, then, place.value, making)


def _place(then: Workspace, here: Path, target: Target) -> Outcome[PaperPlace]:
    """The paper as it was called then."""
    path, place = target.words.path, target.place
    if path:
        return one_paper(then, path, Path(path), then.root / here)
    assert place is not None
    papers = then.papers()
    if place in papers:
        return Outcome(place)
    rev = target.words.which
    renamed = next((one.folder for one in papers if one.name == place.name), "")
    hint = f'it may be the paper "{renamed}" there: git:{rev}:{renamed}'
    finding = Diagnostic(
        WholeFile(place.folder),
        "revision-has-the-paper",
        f'"{rev}" has no paper "{place.folder}"',
        hint if renamed else f"name a revision that has it, or its folder then: git:{rev}:source/…",
    )
    return Outcome(None, (finding,))


def _as_git_names(rev: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings at places as they were, so that nobody looks for them as they are."""
    return tuple(
        replace(
            one,
            place=_then(rev, one.place),
            related=tuple((_then(rev, place), why) for place, why in one.related),
        )
        for one in found
    )


def _then(rev: str, place: Place) -> Place:
    path = f"git:{rev}:{place.path}"
    if isinstance(place, Span):
        return replace(place, source=replace(place.source, path=path))
    return replace(place, path=path)
