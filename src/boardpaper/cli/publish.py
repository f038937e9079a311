"""The command that publishes papers: looked through, and kept as they went out.

Knows the words of ``boardpaper publish``; does not know what is looked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import DAY, LaidOut, Today, making
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
    from datetime import date

    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.publish import Publication
    from boardpaper.workflow.wanted import Wanted


@click.command()
@Targets
@click.option("--date", "day", type=DAY, help="The day they are published; else now.")
@making(LaidOut, Today)
def publish(papers: Sequence[Path], day: "date | None", wanted: "Wanted") -> None:
    """Keep the public copies of papers as they go out, if they are fit to.

    PDF, page and Word document are made, looked through as boardpaper preflight does, and
    kept in issued/, where nothing is ever changed: put the PDF and the page on the website.
    """
    from boardpaper.workflow.publish import publish as publish_papers

    workspace = this_workspace()
    found: list[Diagnostic] = []
    places = select(workspace, papers, found)
    print_findings(found, "text", err=True)

    def done(one: "Publication") -> None:
        found.extend(one.diagnostics)
        print_findings(one.diagnostics, "text", err=True)
        for line in _lines(one):
            click.echo(visible(line))

    when = day.isoformat() if day else ""
    publish_papers(workspace, places, done, wanted, when)
    end(is_sound(found, strict=False))


def _lines(one: "Publication") -> Sequence[str]:
    """What is said of one paper: the files that go out."""
    if one.draft is None:
        return [f"not published  {one.place.folder}"]
    what = "same       " if one.again else "published  "
    return [f"{what}{one.draft.folder}/{name}" for name in sorted(one.draft.record.others)]
