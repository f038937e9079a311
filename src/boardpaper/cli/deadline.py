"""The clerk's command for days: when papers must be published, and why.

Knows the words of ``boardpaper deadline``; does not know how days are counted.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli import options
from boardpaper.cli.options import DAY, Today
from boardpaper.cli.terminal import end, is_sound, print_findings, refuse, this_workspace, visible
from boardpaper.model.jurisdiction import JURISDICTIONS, Jurisdiction

if TYPE_CHECKING:
    from boardpaper.workflow.deadline import Told


@click.command()
@click.argument("meetings", nargs=-1, type=click.Path(path_type=Path))
@click.option("--date", "day", type=DAY, metavar="DAY", help="The day of a meeting without a file.")
@click.option(
    "--jurisdiction",
    type=click.Choice(JURISDICTIONS, case_sensitive=False),
    help="With --date: the nation whose law holds; else England.",
)
@click.option("--executive", is_flag=True, help="With --date: a cabinet or the like meets.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For people, or all that was counted as JSON.",
)
@Today
def deadline(
    meetings: Sequence[Path],
    day: date | None,
    jurisdiction: Jurisdiction | None,
    executive: bool,
    form: str,
    today: date | None,
) -> None:
    """Say by when papers must be published for a meeting, and count the days.

    MEETINGS are the folders of meetings or of their papers; none means all of them.
    """
    from boardpaper.workflow.deadline import as_json, as_text, of_meetings

    if day and meetings:
        refuse("deadline takes meetings or --date, and not both")
    if not day and (jurisdiction or executive):
        refuse("--jurisdiction and --executive go with --date; a meeting.yaml says them itself")
    told: tuple[Told, ...]
    if day:
        told, sound = (_of_a_day(day, jurisdiction or "England", executive),), True
    else:
        outcome = of_meetings(this_workspace(), meetings)
        print_findings(outcome.diagnostics, "text", err=True)
        told, sound = outcome.value or (), is_sound(outcome.diagnostics, strict=False)
    today = today or options.clock()
    if form == "json":
        click.echo(as_json(told, today))
    elif told:
        click.echo("\n".join(map(visible, as_text(told, today).splitlines())))
    end(sound)


def _of_a_day(day: date, jurisdiction: Jurisdiction, executive: bool) -> "Told":
    from boardpaper.model.bank_holidays import YearUnknown
    from boardpaper.workflow.deadline import of_a_day

    try:
        return of_a_day(day, jurisdiction, executive)
    except YearUnknown as unknown:
        click.echo(f"boardpaper: {unknown}; count the days by hand", err=True)
        sys.exit(1)
