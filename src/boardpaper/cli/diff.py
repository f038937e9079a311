"""The reviewer's command: two versions compared, told and redlined.

Knows the words of ``boardpaper diff``; does not know how anything is compared. Exit
codes: 0 the same, 1 different, 2 not compared, 3 compared less finely than asked.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from boardpaper.cli.options import For, LaidOut, making
from boardpaper.cli.terminal import paint, print_findings, refuse, visible
from boardpaper.model.diagnostic import BoardpaperError

if TYPE_CHECKING:
    from boardpaper.ooxml.compare import Compared
    from boardpaper.workflow.side import Side
    from boardpaper.workflow.wanted import Wanted

FORMATS = ("text", "html", "json", "docx")
ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json", ".docx": "docx"}
SPOKEN = ("text", "json")
"""What is printed where no file is named for it."""


@click.command()
@click.argument("old")
@click.argument("new", default="")
@click.option(
    "--format",
    "forms",
    type=click.Choice(FORMATS),
    multiple=True,
    help="How it is told, once or several times: as text or JSON, as a page, as a redline.",
)
@click.option(
    "--output",
    "-o",
    "outputs",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A file to write; its ending (.txt, .html, .json, .docx) says which format.",
)
@click.option(
    "--side",
    type=click.Choice(["accepted", "rejected"]),
    help="Which side is meant of tracked changes that a document has already.",
)
@click.option("--author", default="", help="Who is named in the redline; else the two sides are.")
@making(For, LaidOut)
def diff(
    old: str,
    new: str,
    forms: Sequence[str],
    outputs: Sequence[Path],
    side: str | None,
    author: str,
    wanted: "Wanted",
) -> None:
    """Say what differs between two versions of a paper, or any two Word documents.

    OLD and NEW are the folder of a paper, any .docx, git:REV for the paper as it was
    at a revision, git:REV:PATH, issued:2 or issued:last for a draft, published:last.
    Without NEW, the sources of the paper are meant.
    """
    told = _told(forms, outputs)
    try:
        sides = _sides(old, new, wanted)
        compared = _compared(sides, side or "", author)
        files = _files(told, sides, outputs)
        _give(compared, told, files)
    except BoardpaperError as trouble:
        refuse(visible(str(trouble)))
    sys.exit(3 if compared.comparison.coarser else int(not compared.comparison.same))


def _told(forms: Sequence[str], outputs: Sequence[Path]) -> dict[str, Path | None]:
    """Each format that is asked for, with the file that is named for it."""
    wanted: dict[str, Path | None] = dict.fromkeys(forms)
    for path in outputs:
        form = ENDINGS.get(path.suffix.lower())
        if form is None:
            refuse(f'"{visible(str(path))}" should end in one of: {", ".join(ENDINGS)}')
        if wanted.get(form) is not None:
            refuse(f"two files are named for {form}; one can be written")
        wanted[form] = path
    wanted = wanted or {"text": None}
    if all(form in wanted and wanted[form] is None for form in SPOKEN):
        refuse("text and JSON cannot both be printed; name a file for one with -o")
    return wanted


def _sides(old: str, new: str, wanted: "Wanted") -> "tuple[Side, Side]":
    """The two sides; ends the command where one cannot be had."""
    from boardpaper.files.workspace import find
    from boardpaper.workflow.sides import open_sides

    opened = open_sides(find(Path.cwd()), old, new, wanted)
    print_findings(opened.diagnostics, "text", err=True)
    if opened.value is None:
        sys.exit(2)
    return opened.value


def _compared(sides: "tuple[Side, Side]", side: str, author: str) -> "Compared":
    """What came of comparing two sides; ends the command where that cannot be."""
    from boardpaper.workflow.diff import compare_sides

    compared = compare_sides(*sides, side, author)
    print_findings(compared.diagnostics, "text", err=True)
    if compared.value is None:
        sys.exit(2)
    return compared.value


def _files(
    wanted: dict[str, Path | None], sides: "tuple[Side, Side]", given: Sequence[Path]
) -> dict[str, Path]:
    """The file of each format that is written to one."""
    from boardpaper.workflow.diff_files import named_after, why_kept

    files = {
        form: path or named_after(*sides, form)
        for form, path in wanted.items()
        if path is not None or form not in SPOKEN
    }
    for path in files.values():
        kept = why_kept(path, sides, given=path in given)
        if kept:
            refuse(f'"{visible(str(path))}" {kept}; name another with -o')
    return files


def _give(compared: "Compared", wanted: dict[str, Path | None], files: dict[str, Path]) -> None:
    """Prints what is printed, and writes what is written, once all of it is made."""
    from boardpaper.files.writing import write_whole

    printed = [form for form in wanted if form not in files]
    made = {form: _made(compared, form, printed=form in printed) for form in wanted}
    for form in printed:
        click.echo(made[form].decode(), nl=False)
    for form, path in files.items():
        write_whole(path, made[form])
        click.echo(f"wrote  {visible(str(path))}", err="json" in printed)
    if list(wanted) == ["docx"]:
        _say_what_a_redline_does_not(compared)


def _say_what_a_redline_does_not(compared: "Compared") -> None:
    """Names what the other formats name at their end: a redline has no place for it."""
    from boardpaper.changes.phrases import less_finely

    for one in compared.comparison.coarser:
        click.echo(visible(less_finely(one)), err=True)
    for name in compared.comparison.left_out:
        click.echo(f"not compared: {visible(name)}", err=True)


def _made(compared: "Compared", form: str, *, printed: bool) -> bytes:
    """What differs in one format."""
    from boardpaper.changes.data import as_json
    from boardpaper.changes.html import as_html
    from boardpaper.changes.text import as_text
    from boardpaper.model.showing import plain

    if form == "docx":
        return compared.redline
    if form == "text":
        return as_text(compared.comparison, paint(err=False) if printed else plain).encode()
    told = as_json if form == "json" else as_html
    return told(compared.comparison).encode()
