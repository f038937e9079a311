"""The commands for drafts: a paper issued to its reviewers, and what was issued listed.

Knows the words of ``boardpaper issue``; does not know how drafts are kept.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import For, making
from boardpaper.cli.terminal import end, is_sound, print_findings, refuse, this_workspace, visible

if TYPE_CHECKING:
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.wanted import Wanted

PAPER = "PAPER"
"""What the command that issues a paper is called inside its group: nobody types it."""


class _Issue(click.Group):
    """``issue list`` is a command; any other word after ``issue`` is the paper to issue."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [PAPER, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "PAPER --to NAMES [OPTIONS]")
        formatter.write_usage(ctx.command_path, "list [OPTIONS] [PAPERS]...", prefix="       ")


class _Paper(click.Command):
    """The command whose name stands where its argument does."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["--to NAMES", self.options_metavar or ""]


@click.group(cls=_Issue)
def issue() -> None:
    """Drafts that reviewers can name: issue one, list them.

    PAPER is the folder of one paper. What it makes now is frozen as its draft 1, 2, 3
    … in issued/, with everything it was made from, and nothing there is ever changed.
    A paper in a folder called "list" is ./list.
    """


@issue.command(PAPER, cls=_Paper)
@click.argument("paper", type=click.Path(path_type=Path))
@click.option(
    "--to", required=True, metavar="NAMES", help='Who is given it, such as "finance, legal".'
)
@click.option("--date", "day", default="", help="The day it is issued, as 2004-09-23; else now.")
@making(For)
def issue_paper(paper: Path, to: str, day: str, wanted: "Wanted") -> None:
    """Issue a paper as its next draft, with its number in the footer.

    The draft is a Word document in issued/, to be sent to its reviewers.
    """
    from boardpaper.workflow.issue import issue as issue_to

    workspace = this_workspace()
    selected = workspace.select((paper,))
    print_findings(selected.diagnostics, "text", err=True)
    if len(selected.value or ()) > 1:
        refuse("issue takes one paper; name its own folder")
    if not selected.value:
        sys.exit(1)
    outcome = issue_to(workspace, selected.value[0], to, day, wanted)
    print_findings(outcome.diagnostics, "text", err=True)
    if outcome.value is None:
        click.echo(f"not issued  {visible(selected.value[0].folder)}")
    else:
        done = "same  " if outcome.value.again else "issued"
        click.echo(f"{done}  {visible(outcome.value.draft.document)}")
    end(outcome.value is not None)


@issue.command("list")
@click.argument("papers", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or all that is recorded as JSON.",
)
def list_issued(papers: Sequence[Path], form: str) -> None:
    """Say which drafts went to whom, and when.

    PAPERS are the folders of papers or meetings; none means all of them. A draft that
    is no longer as it was issued is told of too.
    """
    from boardpaper.workflow.issue_list import as_json, as_text, list_drafts, papers_issued

    workspace = this_workspace()
    found: list[Diagnostic] = []
    if papers:
        selected = workspace.select(papers)
        places = selected.value or ()
        found += selected.diagnostics
    else:
        places = papers_issued(workspace)
    listed = list_drafts(workspace, places)
    found += listed.diagnostics
    drafts = listed.value or ()
    if form == "json":
        click.echo(as_json(drafts))
    elif drafts:
        click.echo("\n".join(map(visible, as_text(drafts).splitlines())))
    print_findings(found, "text", err=True)
    if not drafts and not found:
        click.echo("nothing has been issued yet", err=True)
    end(is_sound(found, strict=False))
