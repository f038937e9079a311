"""The publisher's command: finished files looked through before they go out.

Knows the words of ``boardpaper preflight``; does not know what is looked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import Findings, Strict
from boardpaper.cli.terminal import end, is_sound, print_findings, visible

if TYPE_CHECKING:
    from boardpaper.workflow.preflight import Looked


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@Findings
@Strict
def preflight(files: Sequence[Path], form: str, strict: bool) -> None:
    """Say what in finished files ought not to be published.

    FILES are any Word documents (.docx), from boardpaper or not.
    """
    from boardpaper.workflow.preflight import preflight as look

    looked = [look(path) for path in dict.fromkeys(files)]
    found = [finding for one in looked for finding in one.findings]
    print_findings(found, form, err=False)
    if form == "text":
        for one in looked:
            click.echo(visible(f"{one.path.as_posix()}: {_verdict(one)}"))
        for words in dict.fromkeys(one.looked_for for one in looked if one.looked_for):
            click.echo(words)
    end(is_sound(found, strict))


def _verdict(one: "Looked") -> str:
    """Whether a file is fit to publish, and how much was found."""
    from boardpaper.report import summary

    counted = summary(one.findings)
    told = f" ({counted})" if counted else ""
    if not one.fit:
        return f"{'not fit to publish' if one.looked_for else 'not looked through'}{told}"
    yet = "" if is_sound(one.findings, strict=True) else ", once you have looked at its warnings"
    return f"fit to publish, as far as boardpaper can see{yet}{told}"
