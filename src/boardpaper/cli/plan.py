"""The commands for action plans: out to a spreadsheet, and in again.

Knows the words of ``boardpaper plan``; does not know what stands in a workbook.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import For
from boardpaper.cli.terminal import (
    Targets,
    end,
    is_sound,
    print_findings,
    refuse,
    select,
    this_workspace,
    visible,
)

if TYPE_CHECKING:
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.model.edition import Audience
    from boardpaper.workflow.plan_export import Exported


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


def progress(what: str) -> Callable[[int, int], None] | None:
    """Says on a terminal how far something has come; elsewhere nothing does."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, whole: int) -> None:
        click.echo(f"\r{done:,} of {whole:,} {what}", nl=done == whole, err=True)

    return told
