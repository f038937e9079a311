"""A copy of a template with what was found in it as Word comments.

Knows where findings stand and where the copy goes; finds nothing itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from boardpaper.files.locating import SHIPPED, locate
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import write_whole
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import WordPlace
from boardpaper.ooxml import package as packages
from boardpaper.ooxml.comments import Comment, with_comments
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.xml import XML_FORBIDDEN
from boardpaper.workflow.style_check import Checked

BODY = "the document"


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy that was written, and how many comments it has."""

    path: Path
    comments: int


def annotate(workspace: Workspace, checked: Checked, output: Path | None) -> Annotated | str | None:
    """Writes the copy; None where there is nothing to say, words where it cannot be made.

    The template itself is never written. Raises BoardpaperError for trouble with the disk.
    """
    comments = list(_comments(checked))
    found = locate(workspace.root, checked.template) if checked.template else None
    if checked.data is None or found is None or not comments:
        return None
    if output is None and checked.template.startswith(f"{SHIPPED}/"):
        return "this house style comes with boardpaper; say where its copy goes with -o FILE"
    if output is not None and output.exists() and output.samefile(found.path):
        return "the annotated copy cannot take the place of the template; give -o another name"
    try:
        package = packages.read(checked.data)
    except NotAWordFile:
        return None
    target = output or _free(found.path)
    write_whole(target, packages.write(with_comments(package, comments)))
    return Annotated(target, len(comments))


def _comments(checked: Checked) -> Iterator[Comment]:
    for finding in checked.diagnostics:
        if finding.place.path == checked.template:
            place = finding.place
            here = isinstance(place, WordPlace) and place.part == BODY
            number = place.paragraph if here and isinstance(place, WordPlace) else 0
            yield Comment(number, tuple(_lines(finding, here=here)))


def _lines(finding: Diagnostic, *, here: bool) -> Iterator[str]:
    """What a comment says: comments cannot stand in headers, so one there says where."""
    place = finding.place
    if isinstance(place, WordPlace) and not here:
        number = f", paragraph {place.paragraph}" if place.paragraph else ""
        yield _printable(f"In {place.part}{number}: {place.text}".rstrip(": "))
    yield _printable(f"{finding.severity.value}: {finding.message} [{finding.rule}]")
    if finding.hint:
        yield _printable(finding.hint)


def _printable(text: str) -> str:
    return XML_FORBIDDEN.sub(" ", text)


def _free(template: Path) -> Path:
    """The name of the copy; one that somebody has worked on since keeps its own."""
    number = 1
    while True:
        again = f" {number}" if number > 1 else ""
        path = template.with_name(f"{template.stem} (checked{again}).docx")
        if not path.exists() or _is_ours(path):
            return path
        number += 1


def _is_ours(path: Path) -> bool:
    """Whether a file is as boardpaper writes files: Word saves them otherwise."""
    try:
        data = path.read_bytes()
        return packages.write(packages.read(data)) == data
    except (OSError, NotAWordFile):
        return False
