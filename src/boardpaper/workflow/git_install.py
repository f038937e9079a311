"""Git told how to compare the Word files of a workspace, and how to merge its plans.

Knows what git calls things, and how to call boardpaper from it; keeps what a user has
told git otherwise. Does not know what is compared or merged.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from boardpaper.files.git import Repository, repository
from boardpaper.files.writing import in_plain_words, write_whole
from boardpaper.model.diagnostic import BoardpaperError, Outcome

ATTRIBUTES = ".gitattributes"
BEGIN = b"# begin boardpaper: written by boardpaper git install"
END = b"# end boardpaper"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that git is to know: told now, told before, or told otherwise by the user."""

    done: Literal["set", "same", "kept"]
    what: str


@dataclass(frozen=True, slots=True)
class _Attribute:
    """What files of a pattern are to be for git, and a path of the pattern to ask about."""

    pattern: str
    name: str
    value: str
    sample: str


WANTED = (
    _Attribute("*.docx", "diff", "boardpaper-word", "templates/style/report.docx"),
    _Attribute("*.docx", "merge", "binary", "templates/style/report.docx"),
    _Attribute("/source/**/*.yaml", "merge", "boardpaper-plan", "source/meeting/paper/plan.yaml"),
    _Attribute("/source/**/*.yml", "merge", "boardpaper-plan", "source/meeting/paper/plan.yml"),
    # Whoever keeps built files in git has to build them again after a merge.
    _Attribute("/build/**", "merge", "binary", "build/meeting/paper.manifest.json"),
)
UNTOLD = ("unspecified", "unset", "set")
"""What git answers where nobody has named a way of comparing or merging."""

HEADINGS = "^#+ .*"
LETTERS = "[^[:space:][:punct:][:digit:]]+"
MONTHS = "(January|February|March|April|May|June|July|August|September|October|November|December)"
WORDS = "|".join(
    (
        f"[0-9]{{1,2}}(st|nd|rd|th)? {MONTHS}( [0-9]{{4}})?",  # 23rd September 2004
        "(£|€|\\$)?[0-9]+([.,:/-][0-9]+)*(%|st|nd|rd|th|am|pm|[kmb]n?)?",  # £1,234.50, 2.10
        f"{LETTERS}((['-]|’){LETTERS})*",
        "[^[:space:]]",
    )
)
"""What git takes for one word, in POSIX's extended regular expressions: the longest that fits.

A letter beyond a to z may be several characters to git, by its locale; so it stands in
round brackets, never in square ones.
"""


def install(root: Path) -> Outcome[tuple[Step, ...]]:
    """Tells git all that a workspace needs of it; what was done, step by step.

    Raises BoardpaperError when git refuses or a file cannot be written.
    """
    found = repository(root)
    if found.value is None:
        return Outcome(None, found.diagnostics)
    return Outcome((*_settings(found.value), *_attributes(found.value)))


def _settings(here: Repository) -> Iterator[Step]:
    """The settings of this copy of the repository."""
    for name, value in _wanted_settings(_called()):
        if here.ask("config", "--local", "--get-all", name).words == value:
            yield Step("same", f"git config {name}")
            continue
        answer = here.ask("config", "--local", "--replace-all", name, value)
        if answer.code:
            raise BoardpaperError(
                f"git could not keep its settings: {answer.reason}; see that you may write in "
                "the folder .git, and that no other git is at work there"
            )
        yield Step("set", f"git config {name}")


def _wanted_settings(called: str) -> Iterator[tuple[str, str]]:
    yield "diff.boardpaper-word.textconv", f"{called} git textconv"
    yield "diff.boardpaper-word.xfuncname", HEADINGS
    yield "diff.boardpaper-word.wordRegex", WORDS
    yield "difftool.boardpaper.cmd", f'{called} diff "$LOCAL" "$REMOTE"'
    yield "merge.boardpaper-plan.name", "plans, by recommendation and field"
    driver = called.replace("%", "%%")  # to git, a % begins a name of its own
    yield (
        "merge.boardpaper-plan.driver",
        f"{driver} git merge-plan --marker-size %L %O %A %B %P",
    )
    # Where several versions came before, conflicts among those must not look like a plan.
    yield "merge.boardpaper-plan.recursive", "binary"


def _called() -> str:
    """How git's shell calls boardpaper.

    By its path where there is no such command, or only while a virtual environment is
    active. Without -P, Python would take modules from the repository git works in.
    """
    command, beside = shutil.which("boardpaper"), Path(sys.executable).parent
    passing = sys.prefix != sys.base_prefix and command and Path(command).parent == beside
    if command and not passing:
        return "boardpaper"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m boardpaper"


def _attributes(here: Repository) -> Iterator[Step]:
    """What files are for git, in a file that is committed with them."""
    path = here.folder / ATTRIBUTES
    with in_plain_words(path):
        held = path.read_bytes() if path.exists() else b""
    named = _named_by_now(here)
    for want in WANTED:
        if named[want] not in (*UNTOLD, want.value):
            yield Step("kept", f"{want.pattern} {want.name}={named[want]}")
    lines = _lines([want for want in WANTED if named[want] in (*UNTOLD, want.value)])
    text = _with_block(held, [BEGIN, *lines, END])
    if text != held:
        write_whole(path, text)
    yield Step("same" if text == held else "set", ATTRIBUTES)


def _named_by_now(here: Repository) -> dict[_Attribute, str]:
    """What git takes each sample for."""
    names, samples = {want.name for want in WANTED}, {want.sample for want in WANTED}
    told = here.tell("check-attr", "-z", *sorted(names), "--", *sorted(samples)).split("\0")
    known = {(path, name): value for path, name, value in zip(*[iter(told)] * 3, strict=False)}
    return {want: known[want.sample, want.name] for want in WANTED}


def _lines(wants: Iterable[_Attribute]) -> Iterator[bytes]:
    by_pattern: dict[str, list[str]] = {}
    for want in wants:
        by_pattern.setdefault(want.pattern, []).append(f"{want.name}={want.value}")
    return (" ".join((pattern, *told)).encode() for pattern, told in by_pattern.items())


def _with_block(held: bytes, lines: list[bytes]) -> bytes:
    """The file's bytes with these lines where they stood before, else at its end."""
    end = b"\r\n" if b"\r\n" in held else b"\n"
    block = end.join(lines)
    before = re.search(re.escape(BEGIN) + b".*?" + re.escape(END), held, re.DOTALL)
    if before:
        return held[: before.start()] + block + held[before.end() :]
    return held + (b"" if not held or held.endswith(b"\n") else end) + block + end
