"""The commands for git: one that people type, and two that git calls.

Knows the words of ``boardpaper git``; does not know what git is told.
"""

from pathlib import Path

import click

from boardpaper.cli.terminal import end, print_findings, this_workspace, visible

File = click.Path(path_type=Path)


@click.group()
def git() -> None:
    """Keep papers in git: compare Word files as text, merge plans."""


@git.command("install")
def install() -> None:
    """Tell git how to compare Word files and merge plans.

    Writes .gitattributes, to be committed, and the settings of this copy of the
    repository. Every other copy needs the same command once.
    """
    from boardpaper.workflow.git_install import install as set_up

    outcome = set_up(this_workspace().root)
    print_findings(outcome.diagnostics, "text", err=True)
    for step in outcome.value or ():
        click.echo(f"{step.done:4}  {visible(step.what)}")
    end(outcome.value is not None)


@git.command("textconv", hidden=True)
@click.argument("file", type=File)
def textconv(file: Path) -> None:
    """Print a Word file as text, without the numbers that Word works out, for git diff."""
    from boardpaper.workflow.show import for_git

    # In bytes: git reads UTF-8 and plain line ends, whatever a terminal here would get.
    click.echo(for_git(file).encode(), nl=False)


@git.command("merge-plan", hidden=True)
@click.argument("base", type=File)
@click.argument("ours", type=File)
@click.argument("theirs", type=File)
@click.argument("path")
@click.option("--marker-size", "marker", type=click.IntRange(1, 1000), default=7)
def merge_plan(base: Path, ours: Path, theirs: Path, path: str, marker: int) -> None:
    """Merge three versions of a plan into the file of the second, for git merge."""
    from boardpaper.workflow.merge_plan import Three
    from boardpaper.workflow.merge_plan import merge_plan as merge

    merged = merge(Three(base, ours, theirs, path), marker)
    for note in merged.notes:
        click.echo(f"boardpaper: {visible(path)}: {visible(note)}", err=True)
    end(merged.clean)
