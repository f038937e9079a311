"""The command line: words in, an exit code out.

The only room that knows Click. It imports what a command needs when the command
runs, so that ``--help`` answers at once. Exit codes: 0 when nothing is an error,
1 when something is, 2 when the command line itself cannot be understood.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from boardpaper import __version__
from boardpaper.cli.diff import diff
from boardpaper.cli.git import git
from boardpaper.cli.issue import issue
from boardpaper.cli.styles import style
from boardpaper.cli.terminal import (
    Format,
    Strict,
    end,
    is_sound,
    paint,
    print_findings,
    refuse,
    this_workspace,
    visible,
)

if TYPE_CHECKING:
    from boardpaper.files.place import PaperPlace
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.build import Result
    from boardpaper.workflow.verify import Verdict

Targets = click.argument("papers", nargs=-1, type=click.Path(path_type=Path))


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="boardpaper")
@click.pass_context
def boardpaper(context: click.Context) -> None:
    """Make committee papers from plain text.

    PAPERS are the folders of papers or meetings under source/; none means all of
    them. Without a command, in the folder of a paper or a meeting, boardpaper
    checks and builds what is there.
    """
    if context.invoked_subcommand is not None:
        return
    if _is_inside_source(Path.cwd()):
        context.invoke(build, papers=(Path.cwd(),))
    else:
        click.echo(context.get_help())


@boardpaper.command()
@Targets
@Format
@Strict
@click.option("--watch", is_flag=True, help="Build again whenever a file it read changes.")
def build(
    papers: Sequence[Path], form: str = "text", strict: bool = False, watch: bool = False
) -> None:
    """Check papers and write them to build/ as Word documents."""
    workspace = this_workspace()
    if watch:
        _watch(workspace, papers, form, strict)
        return
    end(_build(workspace, papers, form, strict)[0])


@boardpaper.command()
@Targets
@Format
@Strict
def check(papers: Sequence[Path], form: str, strict: bool) -> None:
    """Find everything that is wrong with papers, without writing anything."""
    from boardpaper.report import verdict
    from boardpaper.workflow.build import check as check_papers
    from boardpaper.workflow.make import Made

    workspace = this_workspace()
    found: list[Diagnostic] = []
    places = _select(workspace, papers, found)

    def done(made: Made) -> None:
        found.extend(made.diagnostics)

    check_papers(workspace, places, done)
    print_findings(found, form, err=False)
    if form == "text":
        click.echo(verdict(len(places), found))
    end(is_sound(found, strict))


@boardpaper.command()
@click.argument("what", type=click.Path(path_type=Path))
def show(what: Path) -> None:
    """Print a Word file, or what a paper would be, as text.

    WHAT is any .docx, or the folder of one paper.
    """
    from boardpaper.workflow.show import is_part_of_a_paper, show_file, show_paper

    if not is_part_of_a_paper(what):
        shown = show_file(what)
    else:
        workspace = this_workspace()
        found: list[Diagnostic] = []
        places = _select(workspace, [what], found)
        print_findings(found, "text", err=True)
        if len(places) > 1:
            refuse("show prints one paper; name its own folder")
        if not places:
            sys.exit(1)
        shown = show_paper(workspace, places[0])
    print_findings(shown.diagnostics, "text", err=True)
    if shown.value is not None:
        click.echo(shown.value)
    end(shown.value is not None)


@boardpaper.command()
@Targets
@click.option("--diff", "told", is_flag=True, help="Tell what differs as boardpaper diff tells it.")
def verify(papers: Sequence[Path], told: bool) -> None:
    """Say whether what stands in build/ is exactly what the sources make."""
    from boardpaper.workflow.make import Templates
    from boardpaper.workflow.verify import verify as verify_paper

    workspace = this_workspace()
    found: list[Diagnostic] = []
    places = _select(workspace, papers, found)
    templates, same = Templates(), True
    for place in places:
        verdict = verify_paper(workspace, place, templates)
        found.extend(verdict.diagnostics)
        click.echo(f"{'same' if verdict.same else 'differs'}  {visible(verdict.words)}")
        for line in (*map(visible, verdict.reasons), *_differences(verdict, told)):
            click.echo(f"    {line}".rstrip())
        same = same and verdict.same
    print_findings(found, "text", err=True)
    end(same and is_sound(found, strict=False))


def _differences(verdict: "Verdict", told: bool) -> Sequence[str]:
    """The lines that say what differs, as a reviewer reads it where that is asked for."""
    from boardpaper.changes.text import as_text
    from boardpaper.workflow.verify import compared

    comparison = compared(verdict) if told else None
    if comparison is None:
        return [visible(line) for line in verdict.differences]
    return as_text(comparison, paint(err=False)).splitlines()


@boardpaper.group()
def new() -> None:
    """Start a workspace, or a paper in one."""


@new.command("workspace")
@click.argument("folder", type=click.Path(path_type=Path))
def new_workspace(folder: Path) -> None:
    """Start a workspace in FOLDER, with a small paper that builds at once."""
    from boardpaper.workflow.new_workspace import new_workspace as create

    outcome = create(folder)
    print_findings(outcome.diagnostics, "text", err=True)
    _made(outcome.value or ())
    if outcome.value:
        click.echo(visible(f'now go to "{folder}" and run: boardpaper build'))
    end(outcome.value is not None)


@new.command("paper")
@click.argument("paper")
@click.option("--title", required=True, help="The title of the paper.")
@click.option("--style", default="", help="The house style; else the one most papers here have.")
@click.option("--committee", default="", help="The committee, for a meeting that is new.")
@click.option("--date", default="", help="The day of a meeting that is new, as 2004-09-23.")
@click.option("--plan", is_flag=True, help="With an action plan as its appendix.")
def new_paper(paper: str, title: str, style: str, committee: str, date: str, plan: bool) -> None:
    """Add a paper to the workspace.

    PAPER is the folder of its meeting and its own, such as
    2027-01-21-health-board/winter-plan.
    """
    from boardpaper.workflow.new_paper import Wanted
    from boardpaper.workflow.new_paper import new_paper as create

    outcome = create(this_workspace(), Wanted(paper, title, style, committee, date, plan))
    print_findings(outcome.diagnostics, "text", err=True)
    _made(outcome.value or ())
    end(outcome.value is not None)


@boardpaper.command()
@click.option(
    "--output",
    "-o",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder to write to; else schemas/ in the workspace.",
)
def schema(folder: Path | None) -> None:
    """Write JSON Schemas, so that editors complete and check while you type."""
    from boardpaper.workflow.schema import write_schemas

    for path in write_schemas(folder or this_workspace().root / "schemas"):
        click.echo(f"wrote  {visible(os.path.relpath(path))}")


def _made(paths: "Sequence[str]") -> None:
    for path in paths:
        click.echo(f"made  {visible(path)}")


boardpaper.add_command(style)
boardpaper.add_command(issue)
boardpaper.add_command(diff)
boardpaper.add_command(git)


def _is_inside_source(here: Path) -> bool:
    from boardpaper.files.workspace import find

    workspace = find(here)
    return (
        workspace is not None
        and here != workspace.root
        and here.is_relative_to(workspace.root / "source")
    )


def _select(
    workspace: "Workspace", papers: Sequence[Path], found: "list[Diagnostic]"
) -> "tuple[PaperPlace, ...]":
    from boardpaper.workflow.agenda import in_agenda_order

    selected = workspace.select(papers)
    ordered = in_agenda_order(workspace, selected.value or ())
    found.extend((*selected.diagnostics, *ordered.diagnostics))
    return ordered.value or ()


def _build(
    workspace: "Workspace", papers: Sequence[Path], form: str, strict: bool
) -> "tuple[bool, list[Result]]":
    from boardpaper.workflow.build import build as build_papers
    from boardpaper.workflow.build import forgotten

    found: list[Diagnostic] = []
    places = _select(workspace, papers, found)
    print_findings(found if form == "text" else (), form, err=True)

    def done(result: "Result") -> None:
        found.extend(result.diagnostics)
        if form == "text":
            print_findings(result.diagnostics, form, err=True)
            click.echo(_result(result))

    results = build_papers(workspace, places, done)
    if form == "text":
        if len(results) > 1:
            click.echo(_summary(results, found))
        for path in forgotten(workspace):
            click.echo(
                f"left     {visible(path)}: its paper has gone; delete it if it is not wanted"
            )
    else:
        print_findings(found, form, err=False)
    return is_sound(found, strict), results


def _result(result: "Result") -> str:
    if result.output is None:
        return f"not built {visible(result.place.folder)}"
    what = "same    " if result.unchanged else "built   "
    return f"{what} {visible(result.output)}  ({result.seconds:.2f} s)"


def _summary(results: "Sequence[Result]", found: "Sequence[Diagnostic]") -> str:
    from boardpaper.report import summary

    standing = sum(result.output is not None for result in results)
    seconds = sum(result.seconds for result in results)
    counted = summary(found)
    return (
        f"{standing} of {len(results)} papers built in {seconds:.2f} s"
        f"{f', {counted}' if counted else ''}"
    )


def _watch(workspace: "Workspace", papers: Sequence[Path], form: str, strict: bool) -> None:
    from boardpaper.watch import watch

    read: list[Path] = []

    def act() -> None:
        _, results = _build(workspace, papers, form, strict)
        read[:] = [path for result in results for path in result.read]
        click.echo("waiting for changes; press Ctrl+C to stop", err=True)

    def paths() -> list[Path]:
        source = workspace.root / "source"
        return [*read, source, *(source / meeting for meeting in workspace.meetings())]

    watch(paths, act)


def entry() -> NoReturn:
    """Runs the command line as a program of its own, and leaves without clearing up.

    A large plan is millions of objects, and letting go of them one by one takes
    longer than the system needs to take the memory back.
    """
    gc.set_threshold(100_000, 50, 100)
    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def main() -> None:
    """Runs the command line; the machine's troubles end here, in plain words."""
    # Nothing here uses pydantic's plugins; looking for some reads every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in an old code page cannot show every letter; it must not fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from boardpaper.model.diagnostic import BoardpaperError

    try:
        boardpaper(prog_name="boardpaper")
    except BoardpaperError as trouble:
        click.echo(f"boardpaper: {visible(str(trouble))}", err=True)
        sys.exit(1)
    except Exception as fault:
        if "BOARDPAPER_DEBUG" in os.environ:
            raise
        click.echo(
            f"boardpaper: a fault of its own ({type(fault).__name__}: {fault}). "
            "What stood in build/ is as it was. Please report it, with what "
            "BOARDPAPER_DEBUG=1 prints before the same command.",
            err=True,
        )
        sys.exit(2)  # not 1: to a program that asks whether papers differ, that is an answer
