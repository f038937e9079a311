"""The commands between two meetings: carry-forward and confirm.

Knows their words; does not know what is carried over, nor what is confirmed.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import DAY
from boardpaper.cli.terminal import (
    end,
    print_findings,
    refuse,
    select,
    this_workspace,
    visible,
)

if TYPE_CHECKING:
    from datetime import date

    from boardpaper.files.place import PaperPlace
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.carry_forward import CarriedForward
    from boardpaper.workflow.confirm import Confirmed, Named


@click.command("carry-forward")
@click.argument("paper", required=False, type=click.Path(path_type=Path))
@click.option(
    "--to",
    default="",
    metavar="MEETING",
    help="The next meeting: its day, as 2004-12-16, or the folder of it, or of the paper in it; "
    "else the day that meeting.yaml gives as next.",
)
@click.option("--next", "after", type=DAY, help="The day of the meeting after that.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and do nothing.")
def carry_forward(paper: Path | None, to: str, after: "date | None", dry: bool) -> None:
    """Start the paper for the next meeting from the one for the last.

    PAPER is the folder of the last paper; it need not be named where there is one only.
    What has to be said anew for each meeting is cleared, and check asks for it again; what
    was carried over counts as not yet confirmed.
    """
    from boardpaper.workflow.carry_forward import Wanted
    from boardpaper.workflow.carry_forward import carry_forward as carry

    workspace = this_workspace()
    place = _one(workspace, paper, workspace.papers())
    outcome = carry(workspace, place, Wanted(to, after, dry))
    if outcome.value is None:
        print_findings(outcome.diagnostics, "text", err=True)
        end(False)
        return
    for line in _carried(outcome.value, dry=dry, next_given=after is not None):
        click.echo(visible(line))
    if wrong := [one for one in outcome.diagnostics if one.severity.value == "error"]:
        click.echo("The last paper has errors, and was carried over as it is:", err=True)
        print_findings(wrong, "text", err=True)


def _one(workspace: "Workspace", paper: Path | None, known: "Sequence[PaperPlace]") -> "PaperPlace":
    """The one paper that is meant; ends the command where that cannot be told."""
    if paper is None and len(known) == 1:
        return known[0]
    found: list[Diagnostic] = []
    if paper is None and len(Path.cwd().relative_to(workspace.root).parts) > 1:
        paper = Path.cwd()  # in the folder of a paper or a meeting, that is meant
    places = select(workspace, [paper] if paper else [], found)
    if len(places) == 1:
        return places[0]
    print_findings(found, "text", err=True)
    if not places:
        end(False)
    several = ", ".join(visible(place.folder) for place in places[:3])
    refuse(f"name the folder of one paper; there are {len(places)}: {several}")


def _carried(done: "CarriedForward", *, dry: bool, next_given: bool) -> Iterator[str]:
    """What is said of a paper that was carried over, or would be."""
    made = "would make" if dry else "made"
    yield from (f"{made}  {path}" for path in done.made)
    if not done.is_new_meeting:
        yield f"kept  {done.place.meeting_file}, which was there" + (
            "; it says itself when the next meeting is" if next_given else ""
        )
    yield from (f"cleared  {one.where}: {one.said}" for one in done.gone)
    for one in done.remembered:
        yield f"remembered  {one.thing.reference}, {one.thing.text}: was {one.old}, is {one.new}"
    yield from (f"left behind  {name}: nothing of the paper uses it" for name in done.left)
    for path in done.outside:
        yield f"not copied  {path}: it is not in the paper's folder"
    yield from _next_steps(done, dry=dry)


def _next_steps(done: "CarriedForward", *, dry: bool) -> Iterator[str]:
    from boardpaper.workflow.confirmations import counted

    if done.since:
        yield f"compared with  {done.since}, which since: in paper.yaml names"
    if done.has_tracker:
        yield "The plan is a tracker: dates that were put back are remembered where it is kept."
    if done.waiting:
        yield f"not yet confirmed  {counted(done.waiting)}"
    if not dry:
        yield f"Bring it up to date, then: boardpaper check {done.place.folder}"


@click.command()
@click.argument("what", nargs=-1, metavar="[PAPER] [FILE:LINE]...")
@click.option("--all", "every", is_flag=True, help="Confirm everything that still waits.")
def confirm(what: Sequence[str], every: bool) -> None:
    """Confirm what was carried over from the last paper and still holds.

    FILE:LINE is where a paragraph, list item, table, picture or figure stands, as check
    prints it. Without any, all that waits is listed, and nothing is confirmed.
    """
    from boardpaper.workflow.confirm import confirm as confirm_passages
    from boardpaper.workflow.confirm import listed_in, named

    workspace = this_workspace()
    lines = [_from_here(workspace, line) for word in what if (line := named(word))]
    named_papers = [Path(word) for word in what if not named(word)]
    if every and lines:
        refuse("--all confirms everything; leave the lines out, or --all")
    if len(named_papers) > 1:
        refuse("name one paper")
    paper = named_papers[0] if named_papers else _paper_of(workspace, lines)
    known = workspace.papers()
    with_list = listed_in(workspace, known)
    if not with_list and paper is None:
        click.echo("nothing waits to be confirmed")
        return
    place = _one(workspace, paper, with_list if paper is None else known)
    outcome = confirm_passages(workspace, place, lines, every=every)
    print_findings(outcome.diagnostics, "text", err=True)
    if outcome.value is None:
        end(False)
        return
    for said in _confirmed(outcome.value, listing=not (lines or every)):
        click.echo(visible(said))


def _from_here(workspace: "Workspace", line: "Named") -> "Named":
    """A line of a file that is named from the current folder, named from the workspace."""
    file = Path(os.path.normpath(Path.cwd() / line.file))
    if not file.is_file() or not file.is_relative_to(workspace.root):
        return line
    return replace(line, file=file.relative_to(workspace.root).as_posix())


def _paper_of(workspace: "Workspace", lines: "Sequence[Named]") -> Path | None:
    """The paper that the files of lines lie in, where they say so."""
    files = (workspace.root / line.file for line in lines)
    return next((file for file in files if file.is_file()), None)


def _confirmed(done: "Confirmed", *, listing: bool) -> Iterator[str]:
    """What is said of what was confirmed, and of what is left."""
    from boardpaper.workflow.confirmations import counted
    from boardpaper.workflow.passages import line_of

    if listing:
        for one in done.waiting:
            yield f"{one.place.path}:{line_of(one)}: {one.kind}: {one.words}"
    for one in done.confirmed:
        yield f"confirmed  {one.place.path}:{line_of(one)}: {one.words}"
    if done.waiting:
        yield f"not yet confirmed  {counted(done.waiting)}"
    else:
        yield f"all is confirmed  {done.place.folder}"
