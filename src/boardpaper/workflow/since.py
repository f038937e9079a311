"""The paper of the last meeting that a paper names in ``since``: found, and its plan read.

Knows the ways to name it; does not know what is compared. Whatever is wrong with it is told
in one finding where it is named: it is another paper, and its own findings are told there.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from boardpaper.files import issued
from boardpaper.files.issue_record import KINDS
from boardpaper.files.issued import RECORD, Draft
from boardpaper.files.locating import SHIPPED, is_inside, locate
from boardpaper.files.names import is_folder, is_ordinary, is_there, names_in
from boardpaper.files.place import ISSUED, PaperPlace
from boardpaper.files.reading import Files, read_at
from boardpaper.files.revision import checkout
from boardpaper.files.workspace import Workspace
from boardpaper.model.before import Before
from boardpaper.model.dates import in_full
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.exempt_plan import WHOLE
from boardpaper.model.meeting import Meeting
from boardpaper.model.source import Span
from boardpaper.workflow.plan_file import PlanFile, plan_file
from boardpaper.workflow.side_words import SideWords, parse

T = TypeVar("T")
NAMES = "since-names-an-earlier-paper"
READ = "earlier-plan-can-be-read"
REVISIONS: Final = "revisions"
"""The folder of a draft's sources in which revisions of git are kept along."""
ELSEWHERE = (
    "name its folder, such as 2004-09-23-board/action-plan, or git:REV, issued:2, "
    "or a Word file that was issued"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that names an earlier one: its place and meeting, the words, and where they are."""

    place: PaperPlace
    meeting: Meeting
    written: str
    at: Span


@dataclass(frozen=True, slots=True)
class _There:
    """Where the earlier paper is: in a workspace, whose files are those in ``folder`` of ours.

    ``beside`` are files of ours by which it was found. ``elsewhere`` says that the files are
    not in ``folder`` yet, as with a revision of git: an issue keeps them there.
    """

    workspace: Workspace
    place: PaperPlace
    folder: str = ""
    beside: tuple[str, ...] = ()
    elsewhere: bool = False


class _Refused(Exception):
    """Why there is nothing to compare with: a rule, words and a remedy."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


def earlier_paper(files: Files, asked: Asked) -> Outcome[Before]:
    """What the paper of the last meeting said. What is read of it is remembered in ``files``.

    That is also what a revision of git holds, whose name may come to mean another one.
    """
    workspace = Workspace(files.root)
    words = parse(asked.written)
    try:
        if words.value is None:
            raise _Refused(NAMES, f'"{asked.written}" names no paper', ELSEWHERE)
        with TemporaryDirectory(prefix="boardpaper-", ignore_cleanup_errors=True) as folder:
            there = _there(workspace, asked, words.value, Path(folder))
            held = _plan(there)
            _remember(files, there, held.files.inputs)
    except _Refused as refused:
        refusal = Diagnostic(asked.at, refused.rule, refused.message, refused.hint)
        return Outcome(None, (refusal,))
    found = tuple(_odd(asked, held.meeting))
    if has_errors(found):
        return Outcome(None, found)
    return Outcome(_before(held), found)


def _remember(files: Files, there: _There, paths: Iterable[str]) -> None:
    """Notes what was read, so that an issue keeps it and a watch looks at it."""
    for path in there.beside:
        files.data(path)
    for path in paths:
        ours = f"{there.folder}/{path}" if there.folder else path
        located = locate(there.workspace.root, path) if there.elsewhere else None
        data = read_at(located).value if located else None
        if not there.elsewhere:
            files.data(ours)
        elif data is not None and not path.startswith(f"{SHIPPED}/"):
            files.remember(ours, data)


def _there(workspace: Workspace, asked: Asked, words: SideWords, folder: Path) -> _There:
    match words.scheme:
        case "git":
            return _at_revision(workspace, asked, words, folder)
        case "issued" | "published":
            draft = issued.find(
                workspace,
                asked.place,
                words.which,
                "draft" if words.scheme == "issued" else "published",
            )
            return _issued(_own(draft, words), asked.place, workspace)
    path = words.path.replace("\\", "/").strip("/")
    if not is_inside(path):
        raise _Refused(NAMES, f'"{asked.written}" leads out of the workspace', ELSEWHERE)
    if path.startswith(f"{ISSUED}/") or path.lower().endswith(".docx"):
        return _document(workspace, asked, path)
    return _There(workspace, _earlier(_one_paper(workspace, path), asked))


def _one_paper(workspace: Workspace, path: str) -> Outcome[PaperPlace]:
    selected = workspace.select((Path(path),), workspace.root)
    places = selected.value or ()
    if has_errors(selected.diagnostics) or len(places) == 1:
        return Outcome(places[0] if places else None, selected.diagnostics)
    names = ", ".join(place.folder for place in places[:3]) or "none"
    message = f'"{path}" holds {len(places)} papers, and one is compared: {names}'
    raise _Refused(NAMES, message, "name the folder of one paper")


def _sound(outcome: Outcome[T]) -> T:
    """The value of an outcome, or else a refusal by its first finding."""
    if outcome.value is not None:
        return outcome.value
    first = next(iter(outcome.diagnostics))
    raise _Refused(NAMES, first.message, first.hint or ELSEWHERE)


def _own(outcome: Outcome[Draft], words: SideWords) -> Draft:
    """The draft of the paper that asks. The last meeting's is another's, named by its folder."""
    if outcome.value is None:
        message = outcome.diagnostics[0].message
        kind = "draft" if words.scheme == "issued" else "published"
        hint = (
            f"{words.written} is one of this paper; of the last meeting's name the folder, such "
            f"as {ISSUED}/2004-09-23-board/action-plan/{kind}-1"
        )
        raise _Refused(NAMES, message, hint)
    return outcome.value


def _earlier(outcome: Outcome[PaperPlace], asked: Asked) -> PaperPlace:
    """The paper of an outcome, which is not the one that asks."""
    if outcome.value == asked.place:
        hint = "name the paper of the last meeting"
        raise _Refused(NAMES, f'"{asked.written}" is this paper itself', hint)
    near = any(asked.place.folder in one.hint for one in outcome.diagnostics)
    if outcome.value is None and near:  # no use in naming the one that asks
        raise _Refused(NAMES, outcome.diagnostics[0].message, ELSEWHERE)
    return _sound(outcome)


def _at_revision(workspace: Workspace, asked: Asked, words: SideWords, folder: Path) -> _There:
    if words.path and not is_inside(words.path.replace("\\", "/")):
        raise _Refused(NAMES, f'"{asked.written}" leads out of the workspace', ELSEWHERE)
    kept = kept_at(words.which)
    elsewhere = not is_folder(workspace.root / kept)
    if elsewhere:
        _sound(checkout(workspace.root, words.which, folder))
    then = Workspace(folder if elsewhere else workspace.root / kept)
    place = _sound(_one_paper(then, words.path)) if words.path else asked.place
    if place not in then.papers():
        hint = f"name the folder it had then: git:{words.which}:source/…"
        raise _Refused(NAMES, f'"{words.which}" has no paper "{place.folder}"', hint)
    return _There(then, place, kept, elsewhere=elsewhere)


def kept_at(revision: str) -> str:
    """The folder in which a draft's sources keep what was read of a revision of git.

    A draft is built again from what is there: its sources may be where no repository is.
    """
    plain = re.sub(r"[^A-Za-z0-9]+", "-", revision).strip("-")[:20]
    return f"{REVISIONS}/{plain}-{hashlib.sha256(revision.encode()).hexdigest()[:8]}"


def _document(workspace: Workspace, asked: Asked, path: str) -> _There:
    """The draft that a Word file is, or the folder of one, wherever the file was put."""
    for place, draft in _drafts(workspace):
        if path in (draft.folder, draft.document):
            return _issued(draft, place, workspace)
    located = locate(workspace.root, path)
    if located is None or not is_ordinary(located.path):
        raise _Refused(NAMES, f'there is no issue and no Word file "{path}"', ELSEWHERE)
    digest = hashlib.sha256(_sound(read_at(located))).hexdigest()
    for place, draft in _drafts(workspace):
        if draft.record.sha256 == digest:
            there = _issued(draft, place, workspace)
            return replace(there, beside=(*there.beside, path))
    message = f'"{path}" was not issued from this workspace, or was changed since'
    raise _Refused(NAMES, message, "name the draft it was issued as, or the folder of its sources")


def _drafts(workspace: Workspace) -> Iterator[tuple[PaperPlace, Draft]]:
    """Everything that was issued or published, also of papers that are gone."""
    root = workspace.root / ISSUED
    for meeting in names_in(root) if is_there(root) else ():
        for name in names_in(root / meeting) if (root / meeting).is_dir() else ():
            place = PaperPlace(meeting, name)
            if not (workspace.root / place.issued).is_dir():
                continue
            for kind in KINDS:
                for draft in issued.held(workspace, place, kind).value or ():
                    yield place, draft


def _issued(draft: Draft, place: PaperPlace, workspace: Workspace) -> _There:
    if not draft.record.sources:
        message = f"{draft.called} was issued without its sources, so its plan is not there"
        raise _Refused(READ, message, "name the folder of the paper, or git:REV")
    record = f"{draft.folder}/{RECORD}"
    return _There(Workspace(workspace.root / draft.sources), place, draft.sources, (record,))


def _plan(there: _There) -> PlanFile:
    """The plan of the earlier paper, whole or not at all."""
    held = plan_file(there.workspace, there.place)
    wrong = next((one for one in held.diagnostics if has_errors([one])), None)
    if wrong is not None:
        at = f"{there.folder}/" if there.folder else ""
        message = f"the earlier plan cannot be read: {at}{_where(wrong)}: {wrong.message}"
        raise _Refused(READ, message, wrong.hint or "mend it there")
    if held.value is None:
        hint = "name a paper with a plan, or take the line out"
        raise _Refused(READ, f'"{there.place.folder}" has no plan to compare with', hint)
    return held.value


def _where(finding: Diagnostic) -> str:
    place = finding.place
    if not isinstance(place, Span):
        return place.path
    line, _ = place.source.position(place.start)
    return f"{place.path}:{line}"


def _before(held: PlanFile) -> Before:
    day = held.meeting.date.first_day
    plan = held.plan
    if held.exempt:  # all of it is, as its appendix is
        rows = (replace(one, exempt={WHOLE: held.exempt}) for one in plan.recommendations)
        plan = replace(plan, recommendations=tuple(rows))
    return Before(plan, day, f"the meeting of {in_full(day)}")


def _odd(asked: Asked, earlier: Meeting) -> Iterable[Diagnostic]:
    """What cannot be a paper of the last meeting, or hardly."""
    then, now = earlier.date.first_day, asked.meeting.date.first_day
    if then > now:
        yield Diagnostic(
            asked.at,
            NAMES,
            f"the meeting it names, on {in_full(then)}, is after this one, on {in_full(now)}",
            "name the paper of the meeting before this one",
        )
    if earlier.committee.casefold() != asked.meeting.committee.casefold():
        yield Diagnostic(
            asked.at,
            "since-is-of-the-same-committee",
            f'the earlier paper went to "{earlier.committee}", and this one goes to '
            f'"{asked.meeting.committee}"',
            "name the paper that this committee had, if there is one",
            Severity.WARNING,
        )
