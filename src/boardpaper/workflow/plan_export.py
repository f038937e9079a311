"""Plan export: the plan of a paper as a workbook, or as one for each of its managers.

Knows whom a workbook is for and where it is put; does not know what stands in its cells.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from boardpaper.files.keeping import keep_beside
from boardpaper.files.names import fault_elsewhere, is_there
from boardpaper.files.outputs import put
from boardpaper.files.place import PaperPlace, PlanWorkbook
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import in_plain_words, write_whole
from boardpaper.model.diagnostic import Diagnostic, Outcome, has_errors
from boardpaper.model.edition import Audience, Edition
from boardpaper.model.pausing import collector_paused
from boardpaper.workbooks.owners import owners, part_of
from boardpaper.workbooks.record import About
from boardpaper.workbooks.tables import tables
from boardpaper.workbooks.writing import Progress, write
from boardpaper.workflow.leaks import LeakTest
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.plan_file import PlanFile, plan_file, whom_for
from boardpaper.workflow.wanted import Wanted

LONGEST = 40
"""Characters of a manager's name in the name of a file."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: for whom, one for each manager or one of all, and where to.

    ``output`` is the file to write, or with ``by_owner`` the folder; else it is ``build/``.
    """

    audience: Audience | None = None
    by_owner: bool = False
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """The workbooks of one paper, by their paths, and whether each stood there already."""

    place: PaperPlace
    written: tuple[tuple[str, bool], ...] = ()
    has_plan: bool = True
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Workbook:
    target: PlanWorkbook
    data: bytes
    called: str


def export_plan(
    workspace: Workspace, place: PaperPlace, asked: Asked, progress: Progress | None = None
) -> Exported:
    """Writes the workbooks of a paper's plan. Raises BoardpaperError when the disk fails."""
    held = plan_file(workspace, place)
    if held.value is None:
        has_plan = bool(held.diagnostics)
        return Exported(place, has_plan=has_plan, diagnostics=held.diagnostics)
    tested = _may_be_written(workspace, held.value, asked)
    found = [*held.diagnostics, *tested.diagnostics]
    if has_errors(found):
        return Exported(place, diagnostics=tuple(found))
    with collector_paused():
        made = list(_workbooks(held.value, asked, progress))
    if tested.value is not None:
        found += [leak for one in made for leak in tested.value.of_file(one.target.path, one.data)]
    if has_errors(found):
        return Exported(place, diagnostics=tuple(found))
    put_there = [_put(workspace, held.value, one, asked) for one in made]
    found += [finding for one in put_there for finding in one.diagnostics]
    written = tuple(one.value for one in put_there if one.value is not None)
    return Exported(place, written, diagnostics=tuple(found))


def _may_be_written(workspace: Workspace, held: PlanFile, asked: Asked) -> Outcome[LeakTest]:
    """What a public workbook must not say, or why none can be written."""
    if not held.is_marked:
        return Outcome(None)
    if asked.audience is None:
        return Outcome(None, (whom_for(held),))
    if asked.audience == "restricted":
        return Outcome(None)
    # What else is withheld in the paper must not stand in its plan either.
    made = make(workspace, held.place, Templates(), Wanted(Edition("public")))
    return Outcome(made.leaks, tuple(one for one in made.diagnostics if has_errors([one])))


def _workbooks(held: PlanFile, asked: Asked, progress: Progress | None) -> Iterator[_Workbook]:
    audience = asked.audience if held.is_marked or asked.audience == "public" else None
    shown = held.shown_to(audience)
    every = tables(shown)
    about = About(held.place.folder, shown.title, audience)
    if not asked.by_owner:
        target = PlanWorkbook(held.place, audience)
        yield _Workbook(target, write(about, every, progress), "")
        return
    names: set[str] = set()
    for owner in owners(shown):
        name = _file_name(owner, names)
        some = part_of(owner, shown, every)
        data = write(replace(about, owner=owner), some)
        yield _Workbook(PlanWorkbook(held.place, audience, name), data, name)


def _file_name(owner: str, taken: set[str]) -> str:
    """A name as a part of a file's name anywhere: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", owner).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or "manager"
    name = f"{name}-" if fault_elsewhere(name) else name
    known, count = name, 1
    while name in taken:
        count += 1
        name = f"{known}-{count}"
    taken.add(name)
    return name


def _put(
    workspace: Workspace, held: PlanFile, one: _Workbook, asked: Asked
) -> Outcome[tuple[str, bool]]:
    """A workbook, written; what had its place and was edited is kept beside it."""
    if asked.output is None:
        digest = hashlib.sha256(one.data).hexdigest()
        written = put(workspace, one.target, one.data, digest, held.files.inputs)
        if written.value is None:
            return Outcome(None, written.diagnostics)
        return Outcome((written.value.path, written.value.unchanged), written.diagnostics)
    name = f"{one.called}.xlsx"
    path = asked.output / name if asked.by_owner else asked.output
    if is_there(path):
        with in_plain_words(path):
            if path.read_bytes() == one.data:
                return Outcome((str(path), True))
        keep_beside(path, "export")
    write_whole(path, one.data)
    return Outcome((str(path), False))
