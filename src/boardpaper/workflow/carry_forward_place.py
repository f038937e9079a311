"""Where the paper for the next meeting goes, and the file of that meeting.

Knows how the next meeting is named; does not know what is carried over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from boardpaper.files.locating import is_inside
from boardpaper.files.names import is_there
from boardpaper.files.place import SOURCE, PaperPlace
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.dates import When, in_full
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.meeting import Meeting
from boardpaper.model.pieces import Data
from boardpaper.model.source import Source, WholeFile
from boardpaper.readers import meeting as meetings
from boardpaper.readers.yaml_clearing import says
from boardpaper.workflow.carry_forward_paper import pieces_of, typed_as
from boardpaper.workflow.new_paper import unseen

WRITE_IT = "write it like --to 2004-12-16, or --to 2004-12-16-health-board/winter-plan"
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(.*)")


@dataclass(frozen=True, slots=True)
class Next:
    """The next paper's place; ``file`` is the text of a meeting's file that is to be made.

    ``met`` is the meeting, and ``file`` is None where its file is there already.
    """

    place: PaperPlace
    met: Meeting
    file: bytes | None = None


def next_place(
    workspace: Workspace, old: PaperPlace, last: tuple[Source, Meeting], to: str, after: date | None
) -> Outcome[Next]:
    """The place that ``to`` names, and its meeting, made from the last one where it is new.

    ``to`` is a day, or a folder of a meeting that begins with one, and may go on with the
    paper's own name. ``after`` is the day of the meeting after it.
    """
    names = to.replace("\\", "/").strip("/").removeprefix(f"{SOURCE}/").split("/")
    refused = tuple(_unusable(to, names))
    if refused:
        return Outcome(None, refused)
    folder = _meeting_folder(workspace, old, last[1].committee, names[0])
    place = PaperPlace(folder, names[1] if len(names) > 1 else old.name)
    if is_there(workspace.root / place.folder):
        return Outcome(None, (_taken(place),))
    held = _held(workspace, place)
    if held is not None:
        return _checked(held, place, last[1], after, None)
    return _made(place, last, after, to)


def _unusable(to: str, names: list[str]) -> Iterator[Diagnostic]:
    place = WholeFile(f"--to {to}")
    if not is_inside(to.replace("\\", "/")):
        yield Diagnostic(place, "path-stays-inside", f'"{to}" leads out of the workspace', WRITE_IT)
    elif len(names) > 2 or not all(name.strip() for name in names):
        message = "the folder of a meeting is wanted, and at most one of a paper in it"
        yield Diagnostic(place, "paper-has-a-meeting", message, WRITE_IT)
    else:
        yield from unseen(place, names)


def _meeting_folder(workspace: Workspace, old: PaperPlace, committee: str, name: str) -> str:
    """The folder of the meeting; a day alone is that of the same committee, whatever it is called.

    Where there are several of them, or none yet, it is called as the last one was.
    """
    found, before = DATED.fullmatch(name), DATED.fullmatch(old.meeting)
    known = workspace.meetings()
    if not found or found[2] or name in known:
        return name
    then = [one for one in known if one.startswith(name)]
    same = [one for one in then if _committee(workspace, one) == committee.casefold()]
    if len(same) == 1:
        return same[0]
    return f"{name}{before[2]}" if before else f"{name}-{old.meeting}"


def _committee(workspace: Workspace, folder: str) -> str:
    held = _held(workspace, PaperPlace(folder, ""))
    return held.value.committee.casefold() if held and held.value else ""


def _held(workspace: Workspace, place: PaperPlace) -> Outcome[Meeting] | None:
    """The meeting, if it has its file."""
    if place.meeting not in workspace.meetings():
        return None
    source = Files(workspace.root).text(place.meeting_file)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    read = meetings.read(source.value)
    return Outcome(read.value.value if read.value else None, read.diagnostics)


def _made(
    place: PaperPlace, last: tuple[Source, Meeting], after: date | None, to: str
) -> Outcome[Next]:
    """The next meeting, made from the last: its agenda is another one."""
    source, met = last
    day = _day(place.meeting)
    if day is None:
        return Outcome(None, (_dayless(place, to),))
    data: dict[str, Data] = {}
    pieces = pieces_of(source)
    for key, value in says(pieces).items():
        if key not in ("agenda", "next"):
            data[key] = str(day) if key == "date" else value
        if key == "date" and after is not None:
            data["next"] = after.isoformat()
    new = replace(met, date=day, next=None, agenda=())
    return _checked(Outcome(new), place, met, after, typed_as(source, pieces, data))


def _day(folder: str) -> When | None:
    found = DATED.fullmatch(folder)
    try:
        return When.parse(found[1]) if found else None
    except ValueError:
        return None


def _checked(
    held: Outcome[Meeting], place: PaperPlace, last: Meeting, after: date | None, file: bytes | None
) -> Outcome[Next]:
    """The next meeting, if it is one after the last."""
    if held.value is None:
        return Outcome(None, held.diagnostics)
    then, now = last.date.first_day, held.value.date.first_day
    if now <= then:
        message = f"the meeting on {in_full(now)} is not after the last one, on {in_full(then)}"
        return Outcome(None, (_early(WholeFile(place.meeting_folder), message),))
    if after is not None and after <= now:
        message = f"the meeting after it, on {in_full(after)}, is not after {in_full(now)}"
        return Outcome(None, (_early(WholeFile(f"--next {after}"), message),))
    return Outcome(Next(place, held.value, file), held.diagnostics)


def _early(place: WholeFile, message: str) -> Diagnostic:
    return Diagnostic(place, "next-meeting-is-later", message, "name a later day")


def _dayless(place: PaperPlace, to: str) -> Diagnostic:
    return Diagnostic(
        WholeFile(f"--to {to}"),
        "meeting-has-a-day",
        f'the meeting "{place.meeting}" is new, and its name does not begin with its day',
        WRITE_IT,
    )


def _taken(place: PaperPlace) -> Diagnostic:
    return Diagnostic(
        WholeFile(place.folder),
        "new-file-is-new",
        f'there is a folder "{place.folder}" already',
        "name another one with --to, or move it out of the way; nothing was made",
    )
