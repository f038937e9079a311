"""What a path typed on the command line means: papers, a meeting, or nothing.

Knows how people point at a paper; does not know what is done with it.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from boardpaper.files.names import is_folder, is_there, meant, same_letters, shortened
from boardpaper.files.place import PAPER_FILE, SOURCE, PaperPlace
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import WholeFile


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace at ``root`` holds, of which targets name some."""

    root: Path
    papers: tuple[PaperPlace, ...]
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The papers one target names, the meetings it names whole, and what is wrong with it."""

    papers: tuple[PaperPlace, ...] = ()
    meetings: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def choose(known: Known, target: Path, cwd: Path) -> Choice:
    """The papers a target names, which is a path from ``cwd``, the root or ``source/``."""
    typed = target.as_posix().replace("\\", "/")
    outside = False
    for path in _readings(known.root, target, typed, cwd):
        inside = _inside(known.root, path)
        if inside is not None:
            return _within(known, inside.parts, typed)
        outside = True
    if outside:
        return _refusal(
            typed,
            "path-stays-inside",
            f'"{typed}" is not in this workspace, {known.root}',
            "go to its own workspace to build it, or copy it into this one",
        )
    return _unknown(known, typed)


def _readings(root: Path, target: Path, typed: str, cwd: Path) -> Iterator[Path]:
    """Each thing on the disk that the words may mean, the likeliest first."""
    for words in dict.fromkeys((str(target), typed)):
        for base in (cwd,) if words.startswith("..") else (cwd, root, root / SOURCE):
            path = Path(os.path.normpath(base.absolute() / words))
            if is_there(path):
                yield path


def _inside(root: Path, path: Path) -> PurePath | None:
    """The path from the root, by its words or by where links lead; None when outside."""
    for base, place in ((root.absolute(), path), (root.resolve(), path.resolve())):
        if place.is_relative_to(base):
            return place.relative_to(base)
    return None


def _within(known: Known, parts: tuple[str, ...], typed: str) -> Choice:
    source = known.root / SOURCE
    match parts:
        case () | ("source",):
            return Choice(known.papers, known.meetings)
        case ("source", named) | ("source", named, "meeting.yaml"):
            held = {*known.meetings, *(place.meeting for place in known.papers)}
            for meeting in sorted(held):
                if _same(source / meeting, source / named):
                    mine = tuple(place for place in known.papers if place.meeting == meeting)
                    return Choice(mine, (meeting,))
        case ("source", meeting, name, *_):
            return _paper_at(known, f"{SOURCE}/{meeting}/{name}", typed)
    return _unknown(known, typed)


def _paper_at(known: Known, folder: str, typed: str) -> Choice:
    for place in known.papers:
        if _same(known.root / place.folder, known.root / folder):
            return Choice((place,))
    if is_folder(known.root / folder):
        return _refusal(
            typed,
            "paper-exists",
            f'"{folder}" is not a paper: there is no {PAPER_FILE} in it',
            f"write its {PAPER_FILE}, or begin a paper with: boardpaper new paper",
        )
    return _unknown(known, typed)


def _same(known: Path, named: Path) -> bool:
    """Whether two paths are one folder, as ``Finance`` and ``finance`` are on Windows."""
    if known == named:
        return True
    return same_letters(str(known)) == same_letters(str(named)) and known.samefile(named)


def _unknown(known: Known, typed: str) -> Choice:
    near, typed = _suggestion(known, typed), shortened(typed)
    if typed.lower().endswith(".docx"):
        hint = near or "check its name, and in which folder you are"
        return _refusal(typed, "file-exists", f'there is no file "{typed}"', hint)
    hint = near or f"name a folder in {SOURCE}/ that holds a {PAPER_FILE}"
    return _refusal(typed, "paper-exists", f'"{typed}" is no paper or meeting here', hint)


def _suggestion(known: Known, typed: str) -> str:
    words = typed.strip("/").removeprefix(f"{SOURCE}/")
    last = words.rpartition("/")[2].removesuffix(".docx").removesuffix(".pdf")
    folders = {place.folder.removeprefix(f"{SOURCE}/"): place.folder for place in known.papers}
    folders |= {meeting: f"{SOURCE}/{meeting}" for meeting in known.meetings}
    folders |= {place.name: place.folder for place in reversed(known.papers)}
    near = meant(words, folders) or meant(last, folders)
    return f'did you mean "{folders[near]}"?' if near else ""


def _refusal(typed: str, rule: str, message: str, hint: str) -> Choice:
    return Choice(diagnostics=(Diagnostic(WholeFile(typed), rule, message, hint),))
