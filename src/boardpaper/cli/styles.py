"""The clerk's commands: house styles listed, explained, copied and checked.

Knows the words of ``boardpaper style``; does not know how a house style is checked.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import Findings, Strict
from boardpaper.cli.terminal import (
    end,
    is_sound,
    print_findings,
    refuse,
    this_workspace,
)

if TYPE_CHECKING:
    from boardpaper.workflow.style_check import Checked


@click.group()
def style() -> None:
    """House styles: list, explain, copy and check them."""


@style.command("list")
def list_styles() -> None:
    """Name every house style there is, the workspace's own first."""
    from boardpaper.workflow.style_list import house_styles

    found = house_styles(this_workspace())
    widest = max((len(one.name) for one in found), default=0)
    for one in found:
        click.echo(f"{one.name:{widest}}  {one.called}  ({one.where})")


@style.command("show")
@click.argument("name", metavar="STYLE")
def show_style(name: str) -> None:
    """Say what a house style asks of an author."""
    from boardpaper.workflow.style_show import show

    shown = show(this_workspace(), name)
    print_findings(shown.diagnostics, "text", err=True)
    if shown.value is not None:
        click.echo(shown.value)
    end(shown.value is not None)


@style.command("new")
@click.argument("name")
@click.option("--from", "model", required=True, metavar="STYLE", help="The house style to copy.")
def new_style(name: str, model: str) -> None:
    """Copy a house style to templates/NAME, to be changed there."""
    from boardpaper.workflow.style_new import new_style as create

    outcome = create(this_workspace(), name, model)
    print_findings(outcome.diagnostics, "text", err=True)
    for path in outcome.value or ():
        click.echo(f"made  {path}")
    if outcome.value:
        click.echo(f'when you have changed it, run: boardpaper style check "{name}"')
    end(outcome.value is not None)


@style.command("check")
@click.argument("names", nargs=-1, metavar="[STYLE]...")
@Findings
@Strict
@click.option(
    "--annotate", is_flag=True, help="Write a copy of the template with comments at its faults."
)
@click.option(
    "--output",
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file for that copy; else it stands beside the template.",
)
def check_styles(
    names: Sequence[str], form: str, strict: bool, annotate: bool, output: Path | None
) -> None:
    """Find everything that is wrong with house styles and their templates.

    STYLE is the name of a house style; none means all that the workspace has in
    templates/. No paper is needed: a sample is made and poured into the template.
    """
    from boardpaper.workflow.style_check import check_style
    from boardpaper.workflow.style_list import chosen

    workspace = this_workspace()
    if output is not None and not annotate:
        refuse("-o says where the annotated copy goes; add --annotate")
    places = chosen(workspace, names)
    if output is not None and len(places) != 1:
        refuse("-o takes the copy of one template; name one house style")
    checked = [check_style(workspace, name) for name in places]
    found = [finding for one in checked for finding in one.diagnostics]
    print_findings(found, form, err=False)
    for one in checked if annotate else ():
        _annotate(one, output, form)
    if form == "text":
        click.echo(_verdict(len(checked), found))
    end(is_sound(found, strict))


def _annotate(checked: "Checked", output: Path | None, form: str) -> None:
    from boardpaper.workflow.style_annotate import annotate

    written = annotate(this_workspace(), checked, output)
    if isinstance(written, str):
        refuse(written)
    if written is not None:
        notes = "1 comment" if written.comments == 1 else f"{written.comments} comments"
        click.echo(f"annotated  {written.path}  ({notes})", err=form != "text")


def _verdict(styles: int, found: "Sequence[object]") -> str:
    from boardpaper.report import summary

    counted = summary(found) or "nothing wrong"  # type: ignore[arg-type]
    return f"{styles} house {'style' if styles == 1 else 'styles'} checked: {counted}"
