"""Plan import: what managers edited in workbooks, taken over into the plan of a paper.

Knows the order of the stages, from files to a plan that is sound; does not know what a
cell says. All is taken over or nothing, and the plan as it was is kept beside the new one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from boardpaper.changes.plan_data import plan_changes
from boardpaper.files.keeping import keep_beside
from boardpaper.files.locating import Located, locate
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import read_at
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import write_whole
from boardpaper.model.change import DataChange
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, has_errors
from boardpaper.model.pausing import collector_paused
from boardpaper.model.pieces import Data, as_settled, whole_text
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source, WholeFile
from boardpaper.readers import plan
from boardpaper.readers.bind import Read
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_splice import spliced
from boardpaper.readers.yaml_text import read as read_yaml
from boardpaper.workbooks.changing import changed
from boardpaper.workbooks.comparing import Edits, conflicts, edits
from boardpaper.workbooks.opening import Opened, open_workbook
from boardpaper.workbooks.record import About
from boardpaper.workbooks.returned import is_ours, remembered, returned
from boardpaper.workbooks.tables import tables
from boardpaper.workflow.plan_file import PlanFile, plan_file
from boardpaper.workflow.typing_manner import manner_of

T = TypeVar("T")
Say = Callable[[str], None]
"""Is told what is being done, while it takes a while."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the plan: what is different in it, and where the one before is kept.

    ``path`` is the plan's file, empty where none was found; ``kept`` is empty where
    nothing was written.
    """

    path: str = ""
    changes: tuple[DataChange, ...] = ()
    kept: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass
class _Import:
    """One import: the workspace, what was found on the way, and whom it tells."""

    workspace: Workspace
    say: Say
    found: list[Diagnostic] = field(default_factory=list)


def import_plan(
    workspace: Workspace,
    paths: Sequence[Path],
    into: PaperPlace | None,
    *,
    write: bool,
    say: Say = lambda _: None,
) -> Imported:
    """Takes workbooks over into the plan of the paper they were made from, or of ``into``.

    Without ``write`` it only says what would be different. Raises BoardpaperError when
    the disk fails; the plan then stands as it was.
    """
    with collector_paused():
        return _imported(_Import(workspace, say), paths, into, write=write)


def _imported(
    run: _Import, paths: Sequence[Path], into: PaperPlace | None, *, write: bool
) -> Imported:
    opened = _opened(run, paths)
    if has_errors(run.found):
        return Imported(diagnostics=tuple(run.found))
    place = into or _made_from(run, opened)
    held = _plan_of(run, place) if place else None
    if held is None or has_errors(run.found):
        return Imported(diagnostics=tuple(run.found))
    new = _edited(run, held, opened)
    path = held.source.path
    if new is None or has_errors(run.found):
        return Imported(path, diagnostics=tuple(run.found))
    changes = tuple(plan_changes(*_differing(held.plan, new.value)))
    kept = ""
    if write and new is not held.read:
        kept = _written(run, held, new.document.source.text)
    return Imported(path, changes, kept, tuple(run.found))


def _opened(run: _Import, paths: Iterable[Path]) -> list[Opened]:
    """The workbooks, as far as they can be opened."""
    opened = []
    for path in paths:
        run.say(f"reading {path.name}")
        data = _take(run, read_at(Located(str(path), path)))
        one = _take(run, open_workbook(str(path), data)) if data is not None else None
        if one is not None and not is_ours(one):
            run.found.append(_stranger(str(path)))
        elif one is not None:
            opened.append(one)
    return opened


def _take(run: _Import, outcome: Outcome[T]) -> T | None:
    run.found += outcome.diagnostics
    return outcome.value


def _stranger(path: str) -> Diagnostic:
    return Diagnostic(
        WholeFile(path),
        "workbook-is-ours",
        "it was not made by boardpaper plan export: it does not say which plan it is of, and no "
        "sheet has the columns Ref and No.",
        "name the workbook that was sent out; if its titles were changed, put them back",
    )


def _made_from(run: _Import, opened: Iterable[Opened]) -> PaperPlace | None:
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


def _plan_of(run: _Import, place: PaperPlace) -> PlanFile | None:
    run.say(f"reading the plan of {place.folder}")
    held = _take(run, plan_file(run.workspace, place))
    if held is None and not has_errors(run.found):
        run.found.append(_whose(place.folder, "the paper has no plan"))
    return held


def _edited(run: _Import, held: PlanFile, opened: Iterable[Opened]) -> Read[Plan] | None:
    """The plan with all that was edited; None where something stands against it."""
    every = Edits()
    whole = tables(held.plan)
    for one in opened:
        run.say(f"comparing {Path(one.path).name}")
        record = remembered(one)
        about = record.about if record else About()
        shown = tables(held.shown_to(about.audience)) if about.audience == "public" else whole
        back = _take(run, returned(one, shown))
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
    return None if has_errors(run.found) else _typed(run, held, new)


def _typed(run: _Import, held: PlanFile, data: dict[str, Data]) -> Read[Plan] | None:
    """The text of the plan with only what was edited typed anew, read again to prove it."""
    run.say("writing the plan")
    plain = manner_of(held.source).plain(held.source)
    document = held.read.document
    if document.source.text != plain:
        document = read_yaml(Source(held.source.path, plain))
    pieces = cut(document, {})
    if pieces is None:
        raise BoardpaperError(f'"{held.source.path}" is typed in a way that cannot be edited here')
    text = whole_text(spliced(pieces, data), as_settled("ours"))
    again = plan.read(Source(held.source.path, text))
    run.found += [one for one in again.diagnostics if has_errors([one])]
    if again.value is not None and again.value.document.data != data:
        raise BoardpaperError(
            f'"{held.source.path}" would not say what was edited; it is as it was'
        )
    return again.value


def _differing(old: Plan, new: Plan) -> tuple[Plan, Plan]:
    """Two plans without the recommendations that are the same; an import moves none."""
    pairs = list(zip_longest(old.recommendations, new.recommendations))
    left = tuple(one for one, other in pairs if one != other and one)
    right = tuple(other for one, other in pairs if one != other and other)
    return replace(old, recommendations=left), replace(new, recommendations=right)


def _written(run: _Import, held: PlanFile, text: str) -> str:
    """Writes the plan, and returns where the one before is kept."""
    located = locate(run.workspace.root, held.source.path)
    if located is None:
        raise BoardpaperError(f'"{held.source.path}" is outside the workspace')
    kept = keep_beside(located.path, "import")
    write_whole(located.path, manner_of(held.source).typed(text, marked=False))
    return kept.relative_to(run.workspace.root).as_posix()
