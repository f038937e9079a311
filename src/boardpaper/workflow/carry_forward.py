"""Carry-forward: the paper for the next meeting, started from the one for the last.

Knows what is carried over and in which order; does not know what is cleared in a file. All
of it is written or nothing, and nothing that is there is written over.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from boardpaper.files.creating import create_tree
from boardpaper.files.names import is_temporary, names_in
from boardpaper.files.place import SOURCE, PaperPlace
from boardpaper.files.reading import MISSING, Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.not_confirmed import NOT_CONFIRMED
from boardpaper.model.source import Source, WholeFile
from boardpaper.progress.since import Dated
from boardpaper.readers import house_style
from boardpaper.readers import meeting as meetings
from boardpaper.readers import paper as papers
from boardpaper.workflow.carry_forward_paper import Gone, next_paper
from boardpaper.workflow.carry_forward_place import Next, next_place
from boardpaper.workflow.carry_forward_plan import next_plan
from boardpaper.workflow.make import HOUSE_STYLE_FILE, Made, Templates, make
from boardpaper.workflow.new_paper import schema_line
from boardpaper.workflow.passages import Passage, file_of, passages
from boardpaper.workflow.plan_file import PlanFile, plan_file
from boardpaper.workflow.since import Asked, earlier_paper
from boardpaper.workflow.tracker_plan import is_tracker
from boardpaper.workflow.wanted import IN_WHOLE

EXPLAINED = """\
# What was carried over from the paper of the last meeting and is not yet confirmed, an entry
# on a line. It is confirmed once you change it in its file, or take its line out here, or run
# boardpaper confirm. While any of it stands, drafts say so, and boardpaper check does.
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: where the paper goes, and the day of the meeting after that.

    ``to`` is empty where the last meeting says when the next one is.
    """

    to: str = ""
    after: date | None = None
    dry: bool = False


@dataclass(frozen=True, slots=True)
class CarriedForward:
    """What became of a paper: the files made, and what of the last one is not in them.

    ``made`` are paths from the workspace. ``left`` are files beside the last paper that
    nothing of it reads, and ``outside`` those it reads that are not beside it.
    """

    old: PaperPlace
    place: PaperPlace
    made: tuple[str, ...]
    is_new_meeting: bool
    gone: tuple[Gone, ...]
    remembered: tuple[Dated, ...]
    waiting: tuple[Passage, ...]
    left: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    since: str = ""
    has_tracker: bool = False


def carry_forward(workspace: Workspace, old: PaperPlace, wanted: Wanted) -> Outcome[CarriedForward]:
    """Starts the paper of the next meeting from that of the last, or says what it would do.

    What is wrong with the last paper is found with it, and is no reason not to go on.
    Raises BoardpaperError when the disk fails; what was made is removed again.
    """
    read = _read(workspace, old)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    last = read.value
    to = wanted.to or (str(last.met.next) if last.met.next else "")
    if not to:
        return Outcome(None, (_no_day(old),))
    place = next_place(workspace, old, (last.meeting, last.met), to, wanted.after)
    if place.value is None:
        return Outcome(None, place.diagnostics)
    made = make(workspace, old, Templates(), IN_WHOLE)
    tree, carried = _Carrying(workspace, last, made, place.value).whole()
    if not wanted.dry:
        created = create_tree(workspace.root / SOURCE, tree, SOURCE)
        if created.value is None:
            return Outcome(None, created.diagnostics)
    return Outcome(carried, (*place.diagnostics, *made.diagnostics))


@dataclass(frozen=True)
class _Last:
    """The paper of the last meeting, as far as what is carried over depends on it."""

    place: PaperPlace
    meeting: Source
    met: Meeting
    paper: Source
    style: HouseStyle
    plan: PlanFile | None


def _read(workspace: Workspace, old: PaperPlace) -> Outcome[_Last]:
    """The files without which it cannot be told what is carried over."""
    files = Files(workspace.root)
    met, about = files.text(old.meeting_file), files.text(old.paper_file)
    if met.value is None or about.value is None:
        return Outcome(None, (*met.diagnostics, *about.diagnostics))
    meeting, paper = meetings.read(met.value), papers.read(about.value)
    if meeting.value is None or paper.value is None:
        return Outcome(None, (*meeting.diagnostics, *paper.diagnostics))
    asked_by = paper.value.document.locate(("house_style",))
    folder = files.house_style_folder(paper.value.value.house_style, asked_by)
    text = folder.value and files.text(f"{folder.value}/{HOUSE_STYLE_FILE}", asked_by)
    if not text or text.value is None:
        return Outcome(None, (text or folder).diagnostics)
    style = house_style.read(text.value)
    if style.value is None:
        return Outcome(None, style.diagnostics)
    plan = plan_file(workspace, old).value
    last = _Last(old, met.value, meeting.value.value, about.value, style.value.value, plan)
    return Outcome(last)


class _Carrying:
    """One paper on its way to the next meeting."""

    def __init__(self, workspace: Workspace, last: _Last, made: Made, to: Next) -> None:
        self.workspace, self.last, self.made, self.to = workspace, last, made, to
        self.files = Files(workspace.root)

    def whole(self) -> tuple[dict[str, bytes], CarriedForward]:
        """The files to be made, by path in ``source/``, and what is said of them."""
        old, place = self.last.place, self.to.place
        has_tracker = self._tracker()
        since = f"{old.meeting}/{old.name}" if self._has_plan() else ""
        about = next_paper(self.last.paper, self.last.style, since)
        beside = {old.paper_file.rpartition("/")[2]: about.data, **self._copies()}
        remembered = self._plan(beside)
        waiting = passages(self.made.held)
        if waiting:
            beside[NOT_CONFIRMED] = not_confirmed(waiting, old.folder)
        tree = {f"{place.meeting}/{place.name}/{name}": data for name, data in beside.items()}
        if self.to.file is not None:
            tree = {f"{place.meeting}/meeting.yaml": self.to.file, **tree}
        return tree, CarriedForward(
            old,
            place,
            tuple(f"{SOURCE}/{path}" for path in tree),
            self.to.file is not None,
            about.gone,
            remembered,
            waiting,
            tuple(self._left(beside)),
            tuple(self._outside()),
            since,
            has_tracker,
        )

    def _has_plan(self) -> bool:
        return self.last.plan is not None

    def _tracker(self) -> bool:
        return self.last.plan is not None and is_tracker(self.last.plan.source.path)

    def _copies(self) -> dict[str, bytes]:
        """What the last paper reads beside it, by path from its folder, as it is."""
        copies = {}
        for path, digest in self.made.files.inputs.items():
            name = path.removeprefix(f"{self.last.place.folder}/")
            is_own = name in (self.last.place.paper_file.rpartition("/")[2], NOT_CONFIRMED)
            if name == path or "*" in name or digest == MISSING or is_own:
                continue
            data = self.files.data(path).value
            if data is None:
                raise BoardpaperError(f'"{path}" cannot be read any more; nothing was made')
            copies[name] = data
        return copies

    def _plan(self, beside: dict[str, bytes]) -> tuple[Dated, ...]:
        """The plan with the dates that it had before, put among the files."""
        held = self.last.plan
        if held is None or self._tracker():
            return ()
        name = held.source.path.removeprefix(f"{self.last.place.folder}/")
        about = held.about
        if name not in beside or not about.value.since:
            return ()
        at = about.document.locate(("since",))
        asked = Asked(self.last.place, held.meeting, about.value.since, at)
        new = next_plan(held, earlier_paper(self.files, asked).value, self.last.style)
        if new is None:
            return ()
        beside[name] = new.data
        return new.remembered

    def _left(self, beside: dict[str, bytes]) -> Iterator[str]:
        folder = self.workspace.root / self.last.place.folder
        for name in names_in(folder):
            is_read = name in beside or any(one.startswith(f"{name}/") for one in beside)
            if not is_read and name != NOT_CONFIRMED and not is_temporary(name):
                yield name

    def _outside(self) -> Iterator[str]:
        """Files of the meeting's folder that the paper reads, and that are not its own."""
        place = self.last.place
        for path, digest in self.made.files.inputs.items():
            is_near = Path(path).parent.as_posix() == place.meeting_folder
            if is_near and path != place.meeting_file and digest != MISSING and "*" not in path:
                yield path


def not_confirmed(waiting: Sequence[Passage], folder: str) -> bytes:
    """The list of passages that are not confirmed, one on a line."""
    lines = [schema_line("not-confirmed", 3) + EXPLAINED + "format: 1\nnot_confirmed:\n"]
    for one in waiting:
        file, words = json.dumps(file_of(one, folder)), json.dumps(one.words, ensure_ascii=False)
        lines.append(f'  - {{digest: "{one.digest}", file: {file}, words: {words}}}\n')
    return "".join(lines).encode()


def _no_day(old: PaperPlace) -> Diagnostic:
    return Diagnostic(
        WholeFile(old.meeting_file),
        "meeting-has-a-day",
        "it is not known when the next meeting is",
        "add --to and its day, as in --to 2004-12-16",
    )
