"""A workspace: the folder that holds sources and templates, and the papers in it.

Knows where meetings and papers lie; does not know what their files say, so papers
come in the order of their names, not of an agenda.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from boardpaper.files.names import (
    fault_elsewhere,
    is_folder,
    is_temporary,
    names_in,
    same_letters,
)
from boardpaper.files.place import MEETING_FILE, PAPER_FILE, SOURCE, TEMPLATES, PaperPlace
from boardpaper.files.selecting import Choice, Known, choose
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, Severity, in_order
from boardpaper.model.source import WholeFile

LONGEST = 180
"""Characters of a path from the workspace that leave room for the folders above it.

Word for Windows opens paths of 259 characters at most (MAX_PATH of the Win32 API).
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds ``source/`` and ``templates/``."""

    root: Path

    def meetings(self) -> tuple[str, ...]:
        """The folders in ``source/`` that hold a ``meeting.yaml``, by name."""
        return tuple(
            name for name in self._folders(SOURCE) if self._holds(SOURCE, name, MEETING_FILE)
        )

    def papers(self) -> tuple[PaperPlace, ...]:
        """Every paper, by meeting and name, also where the meeting has no file."""
        return tuple(
            PaperPlace(meeting, name)
            for meeting in self._folders(SOURCE)
            for name in self._folders(SOURCE, meeting)
            if self._holds(SOURCE, meeting, name, PAPER_FILE)
        )

    def select(
        self, targets: Sequence[Path] = (), cwd: Path | None = None
    ) -> Outcome[tuple[PaperPlace, ...]]:
        """The papers that targets name, each once, by meeting and name.

        A target is the path of a paper's folder, of a file in it, of a meeting's
        folder or of ``source/``, from ``cwd`` (else the current folder), the
        workspace or ``source/``. No target means every paper. A target that names
        none is an error; the papers of the others are still the value.
        """
        known = Known(self.root, self.papers(), self.meetings())
        choices = _choices(known, targets, cwd)
        chosen = tuple(sorted({place for choice in choices for place in choice.papers}))
        found = [finding for choice in choices for finding in choice.diagnostics]
        found += _empty({name for choice in choices for name in choice.meetings}, known.papers)
        found += [finding for place in chosen for finding in _portable(place)]
        found += _distinct(chosen)
        if not targets:
            found += self._closed()
        if not targets and not known.papers and not known.meetings:
            found.append(_nothing())
        return Outcome(chosen, in_order(found))

    def select_meetings(self, targets: Sequence[Path] = ()) -> Outcome[tuple[str, ...]]:
        """The folders of the meetings that targets name, or whose papers they name.

        Targets are as ``select`` takes them. A meeting may have no papers yet.
        """
        known = Known(self.root, self.papers(), self.meetings())
        choices = _choices(known, targets, None)
        chosen = {name for choice in choices for name in choice.meetings}
        chosen |= {place.meeting for choice in choices for place in choice.papers}
        found = [finding for choice in choices for finding in choice.diagnostics]
        return Outcome(tuple(sorted(chosen)), in_order(found))

    def _folders(self, *parts: str) -> Iterator[str]:
        folder = self.root.joinpath(*parts)
        try:
            names = names_in(folder)
        except BoardpaperError:
            if not parts[1:]:
                raise
            return  # ``select`` says so
        for name in names:
            if not is_temporary(name) and is_folder(folder / name):
                yield name

    def _closed(self) -> Iterator[Diagnostic]:
        """The meetings whose folders may not be read."""
        for meeting in self._folders(SOURCE):
            try:
                names_in(self.root / SOURCE / meeting)
            except BoardpaperError as closed:
                place = WholeFile(f"{SOURCE}/{meeting}")
                hint = "ask whoever owns it, or change who may read it in its properties"
                yield Diagnostic(place, "file-is-readable", str(closed), hint)

    def _holds(self, *parts: str) -> bool:
        # A link that leads nowhere counts, and a file one may not see: reading it will say so.
        try:
            self.root.joinpath(*parts).lstat()
        except PermissionError:
            return True
        except OSError:
            return False
        return True


def find(start: Path) -> Workspace | None:
    """The workspace a path lies in: itself or its nearest parent with both folders."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if is_folder(folder / SOURCE) and is_folder(folder / TEMPLATES):
            return Workspace(folder)
    return None


def _choices(known: Known, targets: Sequence[Path], cwd: Path | None) -> list[Choice]:
    """What each target names; everything where there is none."""
    if not targets:
        return [Choice(known.papers, known.meetings)]
    return [choose(known, target, cwd or Path.cwd()) for target in targets]


def _empty(meetings: Iterable[str], papers: Iterable[PaperPlace]) -> Iterator[Diagnostic]:
    held = {place.meeting for place in papers}
    for meeting in sorted(set(meetings) - held):
        yield Diagnostic(
            WholeFile(f"{SOURCE}/{meeting}"),
            "meeting-has-papers",
            f'the meeting "{meeting}" has no papers',
            f"give each paper a folder of its own in it, with a {PAPER_FILE}",
            Severity.WARNING,
        )


def _nothing() -> Diagnostic:
    return Diagnostic(
        WholeFile(SOURCE),
        "workspace-has-papers",
        f"there are no papers in {SOURCE}/",
        f"give each meeting a folder there with a {MEETING_FILE}, and in that each paper "
        f"a folder with a {PAPER_FILE}",
        Severity.WARNING,
    )


def _portable(place: PaperPlace) -> Iterator[Diagnostic]:
    for name, folder in ((place.meeting, place.meeting_folder), (place.name, place.folder)):
        fault = fault_elsewhere(name)
        if fault:
            yield _warning(folder, f'the name "{name}" {fault}', "give the folder another name")
    if len(place.output) > LONGEST:
        yield _warning(
            place.folder,
            f"the paper would be {place.output}, {len(place.output)} characters, and Word "
            "on Windows opens no path longer than 259 with its drive and folders",
            "shorten the names of the meeting's and the paper's folders",
        )


def _distinct(places: Iterable[PaperPlace]) -> Iterator[Diagnostic]:
    seen: dict[str, PaperPlace] = {}
    for place in places:
        other = seen.setdefault(same_letters(place.folder), place)
        if other is not place:
            yield _warning(
                place.folder,
                f'"{place.folder}" and "{other.folder}" are one name on Windows and on Macs',
                "give one of the folders another name",
            )


def _warning(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(WholeFile(path), "name-works-everywhere", message, hint, Severity.WARNING)
