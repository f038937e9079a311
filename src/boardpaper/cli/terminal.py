"""What every command shares: the workspace it is in, how it prints, how it ends.

Knows the terminal; does not know what any command does.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from boardpaper.files.place import PaperPlace
    from boardpaper.files.workspace import Workspace
    from boardpaper.model.diagnostic import Diagnostic

LOOKS = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan"},
    "place": {"bold": True},
    "caret": {"fg": "green"},
    "heading": {"bold": True},
    "removed": {"fg": "red"},
    "added": {"fg": "green"},
    "moved": {"fg": "blue"},
}
Targets = click.argument("papers", nargs=-1, type=click.Path(path_type=Path))


def this_workspace() -> "Workspace":
    """The workspace the current folder is in; ends the command where it is in none."""
    from boardpaper.files.workspace import find

    workspace = find(Path.cwd())
    if workspace is None:
        refuse(
            "this folder is in no workspace: neither it nor a folder above it holds "
            "source/ and templates/. Go to one, or start one with: "
            "boardpaper new workspace FOLDER"
        )
    return workspace


def select(
    workspace: "Workspace", papers: Sequence[Path], found: "list[Diagnostic]"
) -> "tuple[PaperPlace, ...]":
    """The papers that are meant, in the order of their agendas; adds what is wrong to found."""
    from boardpaper.workflow.agenda import in_agenda_order

    selected = workspace.select(papers)
    ordered = in_agenda_order(workspace, selected.value or ())
    found.extend((*selected.diagnostics, *ordered.diagnostics))
    return ordered.value or ()


def print_findings(found: "Sequence[Diagnostic]", form: str, *, err: bool) -> None:
    """Prints findings in order, for people, for editors (line) or as JSON."""
    from boardpaper import report
    from boardpaper.model.diagnostic import in_order

    found = in_order(found)
    if form == "json":
        click.echo(report.as_json(found), err=err)
    elif found:
        words = report.as_lines(found) if form == "line" else report.as_text(found, paint(err))
        click.echo(words + ("\n" if form == "text" else ""), err=err)


def paint(err: bool) -> Callable[[str, str], str]:
    """Gives words a look where they go to a terminal, and leaves them elsewhere."""
    from boardpaper.report import plain

    stream = sys.stderr if err else sys.stdout
    if not stream.isatty() or "NO_COLOR" in os.environ:
        return plain
    return lambda words, look: click.style(words, **LOOKS[look])  # type: ignore[arg-type]


def is_sound(found: "Sequence[Diagnostic]", strict: bool) -> bool:
    """Whether nothing found is an error, nor, taken strictly, a warning."""
    worst = {finding.severity.value for finding in found}
    return not worst & ({"error", "warning"} if strict else {"error"})


def end(sound: bool) -> None:
    """Ends the command with exit code 1 unless all is sound."""
    if not sound:
        sys.exit(1)


def refuse(words: str) -> NoReturn:
    """Ends a command that cannot be understood, with exit code 2."""
    click.echo(f"boardpaper: {words}", err=True)
    sys.exit(2)


def visible(words: str) -> str:
    """Words with nothing in them that a terminal would obey."""
    from boardpaper.report import visible as shown

    return shown(words)
