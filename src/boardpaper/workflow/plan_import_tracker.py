"""Plan import of a tracker: a spreadsheet that nobody here made, into the plan of a paper.

Knows the order of the stages, from the file to a plan that is sound, new or with what changed;
does not know what a cell says. What a tracker lacks stays in the plan and is named.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.changes.plan_data import plan_changes
from boardpaper.files.decoding import decode
from boardpaper.files.locating import Located, locate
from boardpaper.files.names import is_there
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files, read_at
from boardpaper.files.writing import write_new
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Severity, has_errors
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.source import Source, WholeFile
from boardpaper.readers import paper, plan, tracker_mapping
from boardpaper.readers.bind import Read
from boardpaper.workbooks.tracker_merging import merged
from boardpaper.workbooks.tracker_plan import TrackerPlan
from boardpaper.workbooks.tracker_sheet import TrackerFile
from boardpaper.workflow.new_paper import schema_line
from boardpaper.workflow.plan_file import PlanFile, plan_file
from boardpaper.workflow.plan_reading import meeting_day, plan_appendix, style_says
from boardpaper.workflow.plan_taking import Imported, Run, differing, typed, untyped, written
from boardpaper.workflow.tracker_plan import (
    CellPlaces,
    Mapped,
    Understanding,
    is_tracker,
    mapping_beside,
    tracked,
    typed_plan,
)

PLAN_FILE: Final = "plan.yaml"
DEPTH: Final = 3
"""How many folders down from the workspace a plan lies."""
MOST_NAMED: Final = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """How a tracker is to be read: which of its sheets, and by which mapping file."""

    sheet: str = ""
    mapping: Path | None = None


def import_tracker(
    run: Run, file: TrackerFile, into: PaperPlace | None, asked: Asked, *, write: bool
) -> Imported:
    """Takes a tracker over into the plan of ``into``, or of the one paper that can be meant."""
    place = into or _paper_of(run, file.path)
    about = _about(run, place) if place else None
    if place is None or about is None:
        return Imported(diagnostics=tuple(run.found))
    files = Files(run.workspace.root)
    path = _plan_path(run, place, about)
    is_new = path is not None and not is_there(run.workspace.root / path)
    held = None if path is None or is_new else _held(run, place)
    by = _understanding(run, files, place, about, asked, held, file.path)
    if path is None or has_errors(run.found):
        return Imported(path or "", diagnostics=tuple(run.found))
    run.say("reading its rows")
    made = run.take(tracked(file, by))
    if made is None or has_errors(run.found):
        return Imported(path, diagnostics=tuple(run.found))
    if held is None:
        return _made(run, place, path, made, about, write=write)
    return _merged(run, held, made, file.path, write=write)


def _paper_of(run: Run, path: str) -> PaperPlace | None:
    """The paper that a tracker lies with; else the only one that has a plan, or that there is."""
    places = list(run.workspace.papers())
    root, here = run.workspace.root.resolve(), Path(path).resolve()
    beside = [one for one in places if (root / one.folder) in here.parents]
    with_plan = [one for one in places if _names_a_plan(run, one)]
    for several in (beside, with_plan, places):
        if len(several) == 1:
            return several[0]
    hint = "say which paper's plan it is for, with --into and the paper's folder"
    message = "it cannot be told which paper's plan is meant"
    run.found.append(Diagnostic(WholeFile(path), "workbook-is-of-a-paper", message, hint))
    return None


def _names_a_plan(run: Run, place: PaperPlace) -> bool:
    text = Files(run.workspace.root).text(place.paper_file).value
    about = paper.read(text).value if text else None
    return about is not None and plan_appendix(about) is not None


def _about(run: Run, place: PaperPlace) -> Read[PaperFile] | None:
    text = run.take(Files(run.workspace.root).text(place.paper_file))
    return run.take(paper.read(text)) if text else None


def _plan_path(run: Run, place: PaperPlace, about: Read[PaperFile]) -> str | None:
    """The file of the paper's plan; the one it would have, where it names none."""
    named = plan_appendix(about)
    if named is None:
        return place.file(PLAN_FILE)
    appendix, asked_by = named
    if is_tracker(appendix.plan):
        run.found.append(untyped(asked_by, appendix.plan))
        return None
    return place.file(appendix.plan)


def _held(run: Run, place: PaperPlace) -> PlanFile | None:
    """The plan there is; one that the paper does not name yet may not be there at all."""
    run.say(f"reading the plan of {place.folder}")
    held = run.take(plan_file(run.workspace, place))
    if held is None and not has_errors(run.found):
        message = f'there is a "{PLAN_FILE}" already, which the paper does not name'
        named = f"appendices: [{{plan: {PLAN_FILE}}}]"
        hint = f"name it in paper.yaml, as in {named}, or move it elsewhere"
        rule = "new-file-is-new"
        run.found.append(Diagnostic(WholeFile(place.file(PLAN_FILE)), rule, message, hint))
    return held


def _understanding(
    run: Run,
    files: Files,
    place: PaperPlace,
    about: Read[PaperFile],
    asked: Asked,
    held: PlanFile | None,
    path: str,
) -> Understanding:
    says = style_says(files, about)
    return Understanding(
        _mapping(run, asked, path),
        asked.sheet,
        says.statuses,
        meeting_day(files, place),
        held.plan.periods if held else says.periods,
    )


def _mapping(run: Run, asked: Asked, path: str) -> Mapped | None:
    """The mapping that was named, or the one that lies beside the tracker."""
    file = asked.mapping or Path(mapping_beside(path))
    if asked.mapping is None and not is_there(file):
        return None
    data = run.take(read_at(Located(str(file), file)))
    text = run.take(decode(str(file), data)) if data is not None else None
    return run.take(tracker_mapping.read(text)) if text else None


def _made(
    run: Run,
    place: PaperPlace,
    path: str,
    made: TrackerPlan,
    about: Read[PaperFile],
    *,
    write: bool,
) -> Imported:
    """A plan made anew."""
    run.say("writing the plan")
    text = typed_plan(made.data, schema_line("plan", DEPTH))
    read = plan.read(Source(path, text))
    if read.value is None or has_errors(read.diagnostics):
        source = Source(path, text)
        run.found += CellPlaces(source, (), ()).told(read.diagnostics)
        return Imported(path, diagnostics=tuple(run.found))
    located = locate(run.workspace.root, path)
    if located is None:
        raise BoardpaperError(f'"{path}" is outside the workspace')
    if write:
        write_new(located.path, text.encode())
    if plan_appendix(about) is None:
        run.found.append(_unnamed(place))
    whole = read.value.value.recommendations
    actions = sum(len(one.actions) for one in whole)
    said = f"{_several(len(whole), 'recommendation')}, {_several(actions, 'action')}"
    return Imported(path, diagnostics=tuple(run.found), made=said)


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _unnamed(place: PaperPlace) -> Diagnostic:
    return Diagnostic(
        WholeFile(place.paper_file),
        "file-is-used",
        f'the paper does not name "{PLAN_FILE}" yet, so nothing of it prints',
        f"add to paper.yaml: appendices: [{{plan: {PLAN_FILE}}}]",
        Severity.WARNING,
    )


def _merged(run: Run, held: PlanFile, made: TrackerPlan, tracker: str, *, write: bool) -> Imported:
    """The plan there is, with what the tracker says now."""
    run.say("comparing it with the plan")
    path, data = held.source.path, held.read.document.data
    assert isinstance(data, dict)
    new = merged(data, made.data)
    _tell_missing(run, tracker, new.missing)
    if new.data == data:
        return Imported(path, diagnostics=tuple(run.found))
    read = typed(run, held, new.data)
    if read is None or has_errors(run.found):
        return Imported(path, diagnostics=tuple(run.found))
    changes = tuple(plan_changes(*differing(held.plan, read.value)))
    kept = written(run, held, read.document.source.text) if write else ""
    return Imported(path, changes, kept, tuple(run.found))


def _tell_missing(run: Run, tracker: str, missing: list[tuple[str, int]]) -> None:
    if not missing:
        return
    names = [f"{name} · action {at}" if at else name for name, at in missing]
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    run.found.append(
        Diagnostic(
            WholeFile(tracker),
            "workbook-rows-come-back",
            f"the plan has what the tracker does not: {', '.join(names[:MOST_NAMED])}{more}; it "
            "is kept as it is",
            "to take an action back, give it the status withdrawn",
            Severity.NOTE,
        )
    )
