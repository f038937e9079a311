"""The command that builds papers, once or whenever something changes.

Knows the words of ``boardpaper build`` and how it tells what it did; does not know how
a paper is made.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import Drafted, Findings, For, Kinds, LaidOut, Strict, Today, making
from boardpaper.cli.terminal import (
    Targets,
    end,
    is_sound,
    print_findings,
    select,
    this_workspace,
    visible,
)

if TYPE_CHECKING:
    from boardpaper.files.outputs import Written
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.build import Result
    from boardpaper.workflow.wanted import Wanted


@click.command()
@Targets
@making(Kinds, For, LaidOut, Drafted, Today)
@Findings
@Strict
@click.option("--watch", is_flag=True, help="Build again whenever a file it read changes.")
def build(papers: Sequence[Path], wanted: "Wanted", form: str, strict: bool, watch: bool) -> None:
    """Check papers and write them to build/, as Word documents, PDF or web pages."""
    workspace = this_workspace()
    if watch:
        _watch(workspace, papers, form, wanted)
        return
    found, _ = _build(workspace, papers, form, wanted)
    end(is_sound(found, strict))


def _build(
    workspace: "Workspace", papers: Sequence[Path], form: str, wanted: "Wanted"
) -> "tuple[list[Diagnostic], list[Result]]":
    from boardpaper.workflow.build import build as build_papers
    from boardpaper.workflow.build import forgotten

    found: list[Diagnostic] = []
    places = select(workspace, papers, found)
    print_findings(found if form == "text" else (), form, err=True)

    def done(result: "Result") -> None:
        found.extend(result.diagnostics)
        if form == "text":
            print_findings(result.diagnostics, form, err=True)
            click.echo(_result(result))

    results = build_papers(workspace, places, done, wanted)
    if form == "text":
        if len(results) > 1:
            click.echo(_summary(results, found))
        for path in forgotten(workspace):
            click.echo(
                f"left     {visible(path)}: its paper has gone; delete it if it is not wanted"
            )
    else:
        print_findings(found, form, err=False)
    return found, results


def _result(result: "Result") -> str:
    if not result.written:
        return f"not built {visible(result.place.folder)}"
    *others, last = map(_written, result.written)
    return "\n".join((*others, f"{last}  ({result.seconds:.2f} s)"))


def _written(one: "Written") -> str:
    return f"{'same    ' if one.unchanged else 'built   '} {visible(one.path)}"


def _summary(results: "Sequence[Result]", found: "Sequence[Diagnostic]") -> str:
    from boardpaper.report import summary

    standing = sum(bool(result.written) for result in results)
    seconds = sum(result.seconds for result in results)
    counted = summary(found)
    return (
        f"{standing} of {len(results)} papers built in {seconds:.2f} s"
        f"{f', {counted}' if counted else ''}"
    )


def _watch(workspace: "Workspace", papers: Sequence[Path], form: str, wanted: "Wanted") -> None:
    from boardpaper.watch import watch

    read: list[Path] = []

    def act() -> None:
        _, results = _build(workspace, papers, form, wanted)
        read[:] = [path for result in results for path in result.read]
        click.echo("waiting for changes; press Ctrl+C to stop", err=True)

    def paths() -> list[Path]:
        source = workspace.root / "source"
        return [*read, source, *(source / meeting for meeting in workspace.meetings())]

    watch(paths, act)
