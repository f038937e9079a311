"""One side of a comparison, of a paper's sources or of a document.

Knows what a side is and why one is refused; does not know who asks for it.
"""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from boardpaper.files.locating import Located
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import read_at
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.edition import Edition
from boardpaper.model.paper import Paper
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.package import read
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.soundness import find_other_kind
from boardpaper.workflow.leaks import LeakTest
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

LOCK = "~$"
"""How the name of what Word writes beside an open document begins."""


@dataclass(frozen=True)
class Side:
    """One side: what it is called ("draft 2", "the sources"), its bytes, its paper.

    ``label`` is a name for files. ``paper`` is there where the sources are; where it should
    be and is not, ``without_data`` says why. ``file`` is the document on the disk, where the
    side is one. A public copy that withholds something has its ``leaks``: what nothing for
    the public may say.
    """

    name: str
    label: str
    data: bytes = field(repr=False)
    paper: Paper | None = field(default=None, repr=False)
    without_data: str = ""
    file: Path | None = None
    leaks: LeakTest | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Making:
    """What is needed to make papers of a comparison: templates, and which edition is meant."""

    templates: Templates = field(default_factory=Templates)
    wanted: Wanted = AS_IT_IS


def of_sources(
    name: str, at: str, workspace: Workspace, place: PaperPlace, making: Making
) -> Outcome[Side]:
    """The side that the sources of a paper make; an error where they make none.

    ``at`` is what the names of files say of where those are from, empty for here.
    """
    made = make(workspace, place, making.templates, making.wanted)
    if made.document is None:
        message = f'the paper "{place.folder}" does not build, so nothing was compared'
        hint = "mend what is said of it, or name another revision, draft or document"
        finding = Diagnostic(WholeFile(place.folder), "side-builds", message, hint)
        return Outcome(None, (*made.diagnostics, finding))
    label = PurePosixPath(made.output("docx").path).stem
    called, data = for_whom(name, made.edition), made.document.data
    return Outcome(Side(called, label + at, data, made.paper, leaks=made.leaks))


def for_whom(name: str, edition: Edition) -> str:
    """The name of a side, which stands on all that is made of it, with whom that is for."""
    return f"{name} (not for publication)" if edition.audience == "restricted" else name


def of_file(name: str, path: Path) -> Outcome[Side]:
    """The side that a Word document on the disk is."""
    shown = path.as_posix()
    if path.name.startswith(LOCK):
        message = f'"{path.name}" is no document: Word makes it while one is open'
        hint = "name the document itself, and close it in Word first"
        return _refused(shown, "word-file-is-docx", message, hint)
    held = read_at(Located(shown, path))
    if held.value is None:
        return Outcome(None, held.diagnostics)
    return of_document(name, path.stem, held.value, shown, path)


def of_document(
    name: str, label: str, data: bytes, shown: str, file: Path | None = None
) -> Outcome[Side]:
    """The side that a Word document's bytes are, shown as from a path; an error for others."""
    try:
        find_other_kind(read(data))
    except NotAWordFile as refusal:
        return _refused(shown, refusal.rule, refusal.reason, refusal.hint)
    return Outcome(Side(name, label, data, file=file))


def _refused(shown: str, rule: str, message: str, hint: str) -> Outcome[Side]:
    return Outcome(None, (Diagnostic(WholeFile(shown), rule, message, hint),))
