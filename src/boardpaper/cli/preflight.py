"""The publisher's command: finished files looked through before they go out.

Knows the words of ``boardpaper preflight``; does not know what is looked for.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import Findings, Strict
from boardpaper.cli.terminal import end, is_sound, print_findings, refuse, visible

if TYPE_CHECKING:
    from boardpaper.model.diagnostic import Diagnostic
    from boardpaper.workflow.preflight import Looked


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--clean",
    "cleaning",
    is_flag=True,
    help="Write a copy beside each file, without what can be taken out and changes no words.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Where the copy goes."
)
@Findings
@Strict
def preflight(
    files: Sequence[Path], cleaning: bool, output: Path | None, form: str, strict: bool
) -> None:
    """Say what in finished files ought not to be published.

    FILES are any Word documents (.docx) or PDFs, from boardpaper or not. What is said after
    --clean is said of the cleaned copies.
    """
    from boardpaper.workflow.preflight import preflight as look

    paths = list(dict.fromkeys(files))
    if output is not None and (not cleaning or len(paths) > 1):
        refuse("--output names the cleaned copy of one file; say --clean, and one file")
    looked = [look(path) for path in paths]
    kept: list[Diagnostic] = []
    if cleaning:
        looked = [_cleaned(one, output, kept, form) for one in looked]
    found = [*kept, *(finding for one in looked for finding in one.findings)]
    print_findings(found, form, err=False)
    if form == "text":
        for one in looked:
            click.echo(visible(f"{one.path.as_posix()}: {_verdict(one)}"))
        for words in dict.fromkeys(one.looked_for for one in looked if one.looked_for):
            click.echo(words)
    end(is_sound(found, strict))


def _cleaned(one: "Looked", output: Path | None, kept: "list[Diagnostic]", form: str) -> "Looked":
    """The cleaned copy of a file, looked through; the file itself where there is none."""
    from boardpaper.workflow.preflight import clean

    cleaned = clean(one, output)
    kept += cleaned.refused
    if cleaned.copy is None:
        return one
    if form == "text":
        what = "cleaned" if cleaned.new else "same   "
        click.echo(visible(f"{what}  {cleaned.copy.path.as_posix()}\n"))
    return cleaned.copy


def _verdict(one: "Looked") -> str:
    """Whether a file is fit to publish, and how much was found."""
    from boardpaper.report import summary

    counted = summary(one.findings)
    told = f" ({counted})" if counted else ""
    if not one.fit:
        return f"{'not fit to publish' if one.looked_for else 'not looked through'}{told}"
    yet = "" if is_sound(one.findings, strict=True) else ", once you have looked at its warnings"
    return f"fit to publish, as far as boardpaper can see{yet}{told}"
