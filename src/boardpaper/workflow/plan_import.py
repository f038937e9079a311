"""Plan import: what managers edited in workbooks, taken over into the plan of a paper.

Knows the order of the stages, from files to a plan that is sound; does not know what a
cell says. All is taken over or nothing, and the plan as it was is kept beside the new one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from boardpaper.changes.plan_data import plan_changes
from boardpaper.files.locating import Located
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import read_at
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, has_errors
from boardpaper.model.pausing import collector_paused
from boardpaper.model.plan import Plan
from boardpaper.model.source import WholeFile
from boardpaper.readers.bind import Read
from boardpaper.workbooks.changing import changed
from boardpaper.workbooks.comparing import Edits, conflicts, edits
from boardpaper.workbooks.opening import Opened, opened_as
from boardpaper.workbooks.record import About
from boardpaper.workbooks.returned import is_ours, remembered, returned
from boardpaper.workbooks.tables import tables
from boardpaper.workbooks.tracker_sheet import TrackerFile
from boardpaper.workflow.plan_file import PlanFile, plan_file
from boardpaper.workflow.plan_import_tracker import Asked, import_tracker
from boardpaper.workflow.plan_taking import Imported, Run, Say, differing, typed, untyped, written
from boardpaper.workflow.tracker_plan import is_tracker, opened

__all__ = ["Asked", "import_plan"]

PLAIN: Final = Asked()


def import_plan(
    workspace: Workspace,
    paths: Sequence[Path],
    into: PaperPlace | None,
    *,
    write: bool,
    asked: Asked = PLAIN,
    say: Say = lambda _: None,
) -> Imported:
    """Takes workbooks over into the plan of the paper they were made from, or of ``into``.

    One that was not made here is a tracker, and read as ``asked`` says. Without ``write`` it
    only says what would be different. Raises BoardpaperError when the disk fails; the plan
    then stands as it was.
    """
    with collector_paused():
        return _imported(Run(workspace, say), paths, into, asked, write=write)


def _imported(
    run: Run, paths: Sequence[Path], into: PaperPlace | None, asked: Asked, *, write: bool
) -> Imported:
    files = _files(run, paths)
    if has_errors(run.found):
        return Imported(diagnostics=tuple(run.found))
    ours = {path: opened_as(one) for path, one in files.items()}
    strangers = [path for path, one in ours.items() if not is_ours(one)]
    if strangers and len(files) > 1:
        return Imported(diagnostics=(_not_alone(strangers[0]),))
    if strangers:
        return import_tracker(run, files[strangers[0]], into, asked, write=write)
    return _edits_imported(run, list(ours.values()), into, write=write)


def _files(run: Run, paths: Iterable[Path]) -> dict[str, TrackerFile]:
    """The files by their paths, as far as they can be opened."""
    files = {}
    for path in paths:
        run.say(f"reading {path.name}")
        data = run.take(read_at(Located(str(path), path)))
        one = run.take(opened(str(path), data)) if data is not None else None
        if one is not None:
            files[str(path)] = one
    return files


def _not_alone(path: str) -> Diagnostic:
    return Diagnostic(
        WholeFile(path),
        "tracker-is-alone",
        "it was not made by boardpaper plan export, and such a file is taken over by itself",
        "import it alone, and the others before or after it",
    )


def _edits_imported(
    run: Run, opened: list[Opened], into: PaperPlace | None, *, write: bool
) -> Imported:
    place = into or _made_from(run, opened)
    held = _plan_of(run, place) if place else None
    if held is None or has_errors(run.found):
        return Imported(diagnostics=tuple(run.found))
    new = _edited(run, held, opened)
    path = held.source.path
    if new is None or has_errors(run.found):
        return Imported(path, diagnostics=tuple(run.found))
    changes = tuple(plan_changes(*differing(held.plan, new.value)))
    kept = ""
    if write and new is not held.read:
        kept = written(run, held, new.document.source.text)
    return Imported(path, changes, kept, tuple(run.found))


def _made_from(run: Run, opened: Iterable[Opened]) -> PaperPlace | None:
    """The paper that workbooks were made from; one with a plan, if they do not say."""
    folders = {one.path: record.about.paper for one in opened if (record := remembered(one))}
    known = {place.folder: place for place in run.workspace.papers()}
    if not folders:
        with_plan = [one for one in known.values() if plan_file(run.workspace, one).value]
        if len(with_plan) == 1:
            return with_plan[0]
    for path, folder in folders.items():
        if folder not in known:
            run.found.append(
                _whose(path, f'it was made from "{folder}", and there is no such paper')
            )
    if len(set(folders.values())) != 1:
        path = next((one.path for one in opened), "")
        run.found.append(_whose(path, "it cannot be told which paper's plan is meant"))
    return None if has_errors(run.found) else known[next(iter(folders.values()))]


def _whose(path: str, message: str) -> Diagnostic:
    hint = "say which paper's plan it is for, with --into and the paper's folder"
    return Diagnostic(WholeFile(path), "workbook-is-of-a-paper", message, hint)


def _plan_of(run: Run, place: PaperPlace) -> PlanFile | None:
    run.say(f"reading the plan of {place.folder}")
    held = run.take(plan_file(run.workspace, place))
    if held is not None and is_tracker(held.source.path):
        run.found.append(untyped(WholeFile(place.paper_file), held.source.path))
        return None
    if held is None and not has_errors(run.found):
        run.found.append(_whose(place.folder, "the paper has no plan"))
    return held


def _edited(run: Run, held: PlanFile, opened: Iterable[Opened]) -> Read[Plan] | None:
    """The plan with all that was edited; None where something stands against it."""
    every = Edits()
    whole = tables(held.plan)
    for one in opened:
        run.say(f"comparing {Path(one.path).name}")
        record = remembered(one)
        about = record.about if record else About()
        shown = tables(held.shown_to(about.audience)) if about.audience == "public" else whole
        back = run.take(returned(one, shown))
        if back is not None:
            said = edits(back, shown, whole)
            every.answers += said.answers
            every.rows += said.rows
            run.found += said.found
    run.found += conflicts(every.answers)
    if has_errors(run.found) or not (every.answers or every.rows):
        return None if has_errors(run.found) else held.read
    data = held.read.document.data
    assert isinstance(data, dict)
    new, unread = changed(data, held.plan, every)
    run.found += unread
    return None if has_errors(run.found) else typed(run, held, new)
