"""The commands that look at papers and write nothing: check, show, verify.

Knows their words; does not know how a paper is made.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import Findings, For, LaidOut, Strict, Today, making
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
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.verify import Verdict
    from boardpaper.workflow.wanted import Wanted


@click.command()
@Targets
@making(Today)
@Findings
@Strict
@click.option(
    "--figures",
    "instead",
    flag_value="figures",
    help="Instead, list placeholders to copy, each with what it prints today.",
)
@click.option(
    "--explain",
    "instead",
    flag_value="explain",
    help="Instead, say where the figure of each placeholder of a paper comes from.",
)
def check(
    papers: Sequence[Path], wanted: "Wanted", form: str, strict: bool, instead: str | None
) -> None:
    """Find everything that is wrong with papers, without writing anything."""
    from boardpaper.report import verdict
    from boardpaper.workflow.build import check as check_papers
    from boardpaper.workflow.make import Made

    workspace = this_workspace()
    if instead:
        _instead(workspace, papers, wanted, form, instead)
        return
    found: list[Diagnostic] = []
    places = select(workspace, papers, found)

    def done(made: Made) -> None:
        found.extend(made.diagnostics)

    check_papers(workspace, places, done, wanted)
    print_findings(found, form, err=False)
    if form == "text":
        click.echo(verdict(len(places), found))
    end(is_sound(found, strict))


def _instead(
    workspace: "Workspace", papers: Sequence[Path], wanted: "Wanted", form: str, asked: str
) -> None:
    """Shows figures instead of findings; a paper that cannot be put together has none."""
    from boardpaper.cli import figures as shown
    from boardpaper.workflow.build import check as check_papers
    from boardpaper.workflow.figures import explained, offered
    from boardpaper.workflow.make import Made

    if form == "line":
        refuse(f"--{asked} prints text or json; choose one with --findings")
    found: list[Diagnostic] = []
    places = select(workspace, papers, found)
    told: list[tuple[Made, list[dict[str, object]], list[str]]] = []

    def done(made: Made) -> None:
        found.extend(one for one in made.diagnostics if one.severity.value == "error")
        if made.paper is not None and asked == "figures":
            some = list(offered(made.paper))
            told.append((made, shown.offered_objects(some), list(shown.offered_text(some))))
        elif made.paper is not None:
            bound = list(explained(made.paper))
            told.append((made, shown.explained_objects(bound), list(shown.explained_text(bound))))

    check_papers(workspace, places, done, wanted)
    print_findings(found, "text", err=True)
    if form == "json":
        click.echo(shown.as_json([one for _, objects, _ in told for one in objects]))
    for made, _, lines in told if form == "text" else ():
        heading = [made.place.folder] if len(places) > 1 else []
        click.echo("\n".join([*heading, *(lines or ["", shown.NOTHING[asked]])]).strip("\n"))
    end(is_sound(found, strict=False))


@click.command()
@click.argument("what", type=click.Path(path_type=Path))
@making(For, LaidOut)
def show(what: Path, wanted: "Wanted") -> None:
    """Print a Word file, or what a paper would be, as text.

    WHAT is any .docx, or the folder of one paper.
    """
    from boardpaper.workflow.show import is_part_of_a_paper, show_file, show_paper

    if not is_part_of_a_paper(what):
        shown = show_file(what)
    else:
        workspace = this_workspace()
        found: list[Diagnostic] = []
        places = select(workspace, [what], found)
        print_findings(found, "text", err=True)
        if len(places) > 1:
            refuse("show prints one paper; name its own folder")
        if not places:
            sys.exit(1)
        shown = show_paper(workspace, places[0], wanted)
    print_findings(shown.diagnostics, "text", err=True)
    if shown.value is not None:
        click.echo(shown.value)
    end(shown.value is not None)


@click.command()
@Targets
@making(For, LaidOut)
@click.option("--diff", "told", is_flag=True, help="Tell what differs as boardpaper diff tells it.")
def verify(papers: Sequence[Path], wanted: "Wanted", told: bool) -> None:
    """Say whether what stands in build/ is exactly what the sources make."""
    from boardpaper.workflow.make import Templates
    from boardpaper.workflow.verify import verify as verify_paper

    workspace = this_workspace()
    found: list[Diagnostic] = []
    places = select(workspace, papers, found)
    templates, same = Templates(), True
    for place in places:
        for verdict in verify_paper(workspace, place, templates, wanted):
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
