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
from typing import NoReturn

import click

from boardpaper import __version__
from boardpaper.cli.build import build
from boardpaper.cli.carry import carry_forward, confirm
from boardpaper.cli.deadline import deadline
from boardpaper.cli.diff import diff
from boardpaper.cli.git import git
from boardpaper.cli.issue import issue
from boardpaper.cli.papers import check, show, verify
from boardpaper.cli.plan import plan
from boardpaper.cli.preflight import preflight
from boardpaper.cli.publish import publish
from boardpaper.cli.styles import style
from boardpaper.cli.terminal import end, print_findings, this_workspace, visible


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


def _made(paths: Sequence[str]) -> None:
    for path in paths:
        click.echo(f"made  {visible(path)}")


for command in (
    build, check, show, verify, preflight, publish, style, issue, diff, git, deadline, plan,
    carry_forward, confirm
):  # fmt: skip
    boardpaper.add_command(command)


def _is_inside_source(here: Path) -> bool:
    from boardpaper.files.workspace import find

    workspace = find(here)
    return (
        workspace is not None
        and here != workspace.root
        and here.is_relative_to(workspace.root / "source")
    )


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
