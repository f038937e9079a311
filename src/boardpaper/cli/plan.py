"""The commands for action plans: out to a spreadsheet, and in again.

Knows the words of ``boardpaper plan``; does not know what stands in a workbook.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import For
from boardpaper.cli.terminal import (
    Targets,
    end,
    is_sound,
    paint,
    print_findings,
    refuse,
    select,
    this_workspace,
    visible,
)

if TYPE_CHECKING:
    from boardpaper.files.place import PaperPlace
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.model.edition import Audience
    from boardpaper.workflow.plan_export import Exported
    from boardpaper.workflow.plan_status import PlanStatus
    from boardpaper.workflow.plan_taking import Imported


@click.group()
def plan() -> None:
    """Take the action plan of a paper out to a spreadsheet, and in again."""


@plan.command("export")
@Targets
@For
@click.option("--by-owner", is_flag=True, help="A workbook for each manager, with their part.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write, or with --by-owner the folder; else it is in build/.",
)
def export(
    papers: Sequence[Path], audience: "Audience | None", by_owner: bool, output: Path | None
) -> None:
    """Write the action plans of papers as workbooks for managers to edit.

    What was edited there comes back with: boardpaper plan import FILE.
    """
    from boardpaper.workflow.plan_export import Asked, export_plan

    workspace = this_workspace()
    found: list[Diagnostic] = []
    places = select(workspace, papers, found)
    if output is not None and len(places) > 1:
        refuse("several papers are meant, and one file is named; name one paper")
    print_findings(found, "text", err=True)
    exported = []
    for place in places:
        one = export_plan(workspace, place, Asked(audience, by_owner, output), progress("rows"))
        found.extend(one.diagnostics)
        print_findings(one.diagnostics, "text", err=True)
        exported.append(one)
        for line in _written(one):
            click.echo(visible(line))
    if not any(one.has_plan for one in exported) and is_sound(found, strict=False):
        refuse("none of these papers has an action plan")
    end(is_sound(found, strict=False))


def _written(one: "Exported") -> Sequence[str]:
    """What is said of one paper."""
    if not one.has_plan:
        return []
    if not one.written:
        return [f"not exported  {one.place.folder}"]
    return [f"{'same     ' if same else 'exported '} {path}" for path, same in one.written]


@plan.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The paper whose plan is meant; else the one the workbooks were made from.",
)
@click.option("--sheet", default="", help="The sheet of a tracker, where several have a table.")
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    help="What a tracker's columns say; else the file NAME.mapping.yaml beside it.",
)
@click.option(
    "--write-mapping", is_flag=True, help="Begin such a file for a tracker, and import nothing."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def import_(
    files: Sequence[Path],
    into: Path | None,
    sheet: str,
    mapping: Path | None,
    write_mapping: bool,
    dry_run: bool,
) -> None:
    """Take over what was edited in workbooks from boardpaper plan export, or a tracker.

    Of workbooks from plan export only cells that were edited change the plan, and several
    are taken over together. A tracker is any other spreadsheet, .xlsx or .csv: its columns
    are known by their headings. What did not come back is kept, and so is the plan as it
    was, beside the new one.
    """
    if write_mapping:
        _begin_mapping(files, sheet, mapping)
        return
    from boardpaper.changes.text import facts_as_text
    from boardpaper.workflow.plan_import import Asked, import_plan

    workspace = this_workspace()
    found: list[Diagnostic] = []
    place = _one(workspace, into, found) if into else None
    if found:
        print_findings(found, "text", err=True)
        end(is_sound(found, strict=False))
    say = _say if sys.stderr.isatty() else _say_nothing
    asked = Asked(sheet, mapping)
    imported = import_plan(workspace, files, place, write=not dry_run, asked=asked, say=say)
    print_findings(imported.diagnostics, "text", err=True)
    if not is_sound(imported.diagnostics, strict=False):
        click.echo(f"not imported  {visible(imported.path)}".rstrip())
        end(sound=False)
    if imported.changes:
        click.echo(facts_as_text(imported.changes, paint(err=False)) + "\n")
    for line in _outcome(imported, dry_run=dry_run):
        click.echo(visible(line))


def _begin_mapping(files: Sequence[Path], sheet: str, target: Path | None) -> None:
    """Begins mapping files, one beside each tracker."""
    from boardpaper.workflow.mapping_new import write_mapping

    found: list[Diagnostic] = []
    for file in files:
        written = write_mapping(file, sheet, target)
        found.extend(written.diagnostics)
        print_findings(written.diagnostics, "text", err=True)
        if written.value is not None:
            click.echo(f"written   {visible(str(written.value))}")
    end(is_sound(found, strict=False))


def _one(workspace: "Workspace", into: Path, found: "list[Diagnostic]") -> "PaperPlace | None":
    """The one paper that is meant."""
    places = select(workspace, (into,), found)
    if len(places) > 1:
        refuse(f'"{visible(str(into))}" names several papers; name one')
    return places[0] if places else None


def _outcome(imported: "Imported", *, dry_run: bool) -> Sequence[str]:
    """What is said at the end of an import."""
    if imported.made and dry_run:
        return [f"not written, as it is a dry run  {imported.path}  ({imported.made})"]
    if imported.made:
        return [f"made      {imported.path}  ({imported.made})"]
    if imported.kept:
        return [f"imported  {imported.path}", f"kept      {imported.kept}"]
    if dry_run and imported.changes:
        return [f"not written, as it is a dry run  {imported.path}"]
    return [f"same      {imported.path}"]


@plan.command("status")
@Targets
@For
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help="For people, for programs, or a row for each entry for a spreadsheet.",
)
def status(papers: Sequence[Path], audience: "Audience | None", form: str) -> None:
    """Say how far action plans have come by the day of their meeting.

    Counted by status and by result, with what is overdue, what falls due before the next
    meeting, who answers for how much, and what the words mean.
    """
    from boardpaper.workflow.plan_status import plan_status

    workspace = this_workspace()
    found: list[Diagnostic] = []
    gathered = [
        plan_status(workspace, place, audience) for place in select(workspace, papers, found)
    ]
    found += [finding for one in gathered for finding in one.diagnostics]
    print_findings(found, "text", err=True)
    if not any(one.has_plan for one in gathered) and is_sound(found, strict=False):
        refuse("none of these papers has an action plan")
    told = [one.status for one in gathered if one.status is not None]
    if told or form == "json":
        click.echo(_told(told, form).rstrip("\n"))
    end(is_sound(found, strict=False))


def _told(told: "Sequence[PlanStatus]", form: str) -> str:
    """How far plans have come, in one of the forms."""
    from boardpaper.workflow.plan_status_data import as_csv, as_json
    from boardpaper.workflow.plan_status_text import as_text

    if form == "text":
        width = get_terminal_size().columns
        return "\n\n".join(as_text(one, width, paint(err=False)) for one in told)
    return as_json(told) if form == "json" else as_csv(told)


def _say(words: str) -> None:
    click.echo(f"{visible(words)} ...", err=True)


def _say_nothing(_: str) -> None:
    """Where nobody looks on, nothing is said meanwhile."""


def progress(what: str) -> Callable[[int, int], None] | None:
    """Says on a terminal how far something has come; elsewhere nothing does."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, whole: int) -> None:
        click.echo(f"\r{done:,} of {whole:,} {what}", nl=done == whole, err=True)

    return told
