"""Papers in the order of their meeting's agenda.

Knows agendas; does not know what the papers on them say.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.meeting import Meeting
from boardpaper.readers import meeting
from boardpaper.readers.bind import Read


def in_agenda_order(
    workspace: Workspace, places: Sequence[PaperPlace]
) -> Outcome[tuple[PaperPlace, ...]]:
    """The papers, meeting by meeting as their agendas say; those not on one come last.

    A paper on an agenda that is not there is an error of the agenda. What else is
    wrong with a meeting's file is left to its papers to say.
    """
    found: list[Diagnostic] = []
    order: list[PaperPlace] = []
    for folder in dict.fromkeys(place.meeting for place in places):
        mine = [place for place in places if place.meeting == folder]
        read = _read(workspace, mine[0])
        agenda = read.value.agenda if read else ()
        if read:
            names = [place.name for place in workspace.papers() if place.meeting == folder]
            found += _absent(read, names)
        known = {name: at for at, name in enumerate(agenda)}
        order += sorted(mine, key=lambda place: known.get(place.name, len(known)))
    return Outcome(tuple(order), tuple(found))


def _read(workspace: Workspace, place: PaperPlace) -> Read[Meeting] | None:
    source = Files(workspace.root).text(place.meeting_file).value
    return meeting.read(source).value if source else None


def _absent(read: Read[Meeting], names: Sequence[str]) -> Iterable[Diagnostic]:
    for at, name in enumerate(read.value.agenda):
        if name not in names:
            near = get_close_matches(name, names, n=1)
            yield Diagnostic(
                read.document.locate(("agenda", at)),
                "agenda-names-papers",
                f'the agenda names "{name}", and the meeting has no such paper',
                f'did you mean "{near[0]}"?' if near else f"its papers are {', '.join(names)}",
            )
