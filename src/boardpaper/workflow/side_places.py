"""Where the sides of a comparison lead: to a document, or to a paper that one of them names.

Knows papers, what is made from them and the current folder; opens no file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from boardpaper.files.names import is_folder, is_there, shortened
from boardpaper.files.place import BUILD, ISSUED, SOURCE, PaperPlace, made_from
from boardpaper.files.workspace import Workspace, find
from boardpaper.model.diagnostic import Diagnostic, Outcome, has_errors
from boardpaper.model.source import WholeFile
from boardpaper.workflow.show import is_part_of_a_paper
from boardpaper.workflow.side_words import SOURCES, SideWords

DOCUMENTS = (".docx", ".doc", ".docm", ".dotx", ".dotm", ".rtf", ".odt", ".pdf")
"""Endings of what is meant for a document, whether or not it can be compared."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a side leads to: the document in ``file``, or something of the paper at ``place``.

    A document that was made from a paper of the workspace has both.
    """

    words: SideWords
    workspace: Workspace | None = None
    file: Path | None = None
    place: PaperPlace | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is something of a paper that it does not name."""
        at_a_revision = self.words.scheme == "git" and self.words.path
        return not (self.file or self.place or at_a_revision)


def find_targets(here: Workspace | None, sides: Sequence[SideWords]) -> Outcome[tuple[Target, ...]]:
    """Where the sides lead; one that names no paper leads to the one another names.

    ``here`` is the workspace of the current folder.
    """
    led = [_target(here, words) for words in sides]
    targets = tuple(one.value for one in led if one.value is not None)
    if len(targets) < len(sides):
        return Outcome(None, tuple(finding for one in led for finding in one.diagnostics))
    if not any(one.is_open for one in targets):
        return Outcome(targets)
    named = [one for one in targets if one.place] or _papers_here(here)
    if len(named) != 1:
        return Outcome(None, (_unnamed(next(one.words for one in targets if one.is_open), named),))
    place, workspace = named[0].place, named[0].workspace
    return Outcome(
        tuple(
            replace(one, place=place, workspace=workspace) if one.is_open else one
            for one in targets
        )
    )


def _target(here: Workspace | None, words: SideWords) -> Outcome[Target]:
    path = Path(words.path)
    if words.scheme != "path":
        if here is None and words.path:
            return Outcome(None, (_nowhere(words),))
        # The paper may have gone since: where it was is found out with the revision.
        now = one_paper(here, words.written, path).value if here and words.path else None
        return Outcome(Target(words, here, place=now))
    document = _document(here, path)
    if document is not None:
        workspace = find(document.absolute().parent) or here
        place = _made_from(workspace, document) if workspace else None
        return Outcome(Target(words, workspace, document, place))
    workspace = (find(path) if is_folder(path) else None) or here
    if workspace is None:
        return Outcome(None, (_nowhere(words),))
    named = one_paper(workspace, words.written, path)
    if named.value is None:
        return Outcome(None, named.diagnostics)
    return Outcome(Target(words, workspace, place=named.value))


def _document(here: Workspace | None, path: Path) -> Path | None:
    """The document that a path means, from the current folder or the workspace; else None."""
    for one in (path, here.root / path) if here else (path,):
        there = is_there(one) and path.suffix.lower() in DOCUMENTS
        if there or not is_part_of_a_paper(one):
            return one
    # Where there are papers, one of them may be meant, and the words for that say so.
    return path if here is None and path.suffix.lower() in DOCUMENTS else None


def _made_from(workspace: Workspace, path: Path) -> PaperPlace | None:
    """The paper of which a document was built or issued."""
    whole = path.absolute()
    parts = whole.relative_to(workspace.root).parts if whole.is_relative_to(workspace.root) else ()
    papers = workspace.papers()
    match parts:
        case (folder, meeting, name, *_) if folder == ISSUED:
            place = PaperPlace(meeting, name)
            return place if place in papers else None
        case (folder, meeting, *_) if folder == BUILD:
            return made_from("/".join(parts), (one for one in papers if one.meeting == meeting))
    return None


def one_paper(
    workspace: Workspace, written: str, path: Path, cwd: Path | None = None
) -> Outcome[PaperPlace]:
    """The paper that a path in a workspace names; an error where it names none or several."""
    selected = workspace.select((path,), cwd)
    places = selected.value or ()
    if has_errors(selected.diagnostics) or not places:
        return Outcome(None, selected.diagnostics)
    if len(places) == 1:
        return Outcome(places[0])
    message = f'"{shortened(written)}" holds {len(places)} papers, and one is compared'
    hint = f"name the folder of one, such as {places[0].folder}"
    return Outcome(None, (_finding(written, "paper-is-named", message, hint),))


def _papers_here(here: Workspace | None) -> list[Target]:
    """The papers of the current folder, else all of its workspace."""
    if here is None:
        return []
    inside = Path.cwd().is_relative_to(here.root / SOURCE)
    places = (here.select((Path.cwd(),)).value if inside else None) or here.papers()
    return [Target(SOURCES, here, place=place) for place in places]


def _unnamed(words: SideWords, named: Sequence[Target]) -> Diagnostic:
    if not named:
        message, hint = "does not say which paper, and there is none here", "go to its workspace"
    else:
        folder = named[0].place.folder if named[0].place else ""
        message = f"does not say which of {len(named)} papers is meant"
        hint = f"name a paper on the other side, such as {folder}, or go to its folder"
    shown = words.written or "the second side"
    return _finding(shown, "paper-is-named", f'"{shortened(shown)}" {message}', hint)


def _nowhere(words: SideWords) -> Diagnostic:
    message = f'"{shortened(words.written)}" is no document, and this folder is in no workspace'
    hint = "name a Word file, or go to the workspace that the paper is in"
    return _finding(words.written, "paper-exists", message, hint)


def _finding(written: str, rule: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(WholeFile(shortened(written)), rule, message, hint)
