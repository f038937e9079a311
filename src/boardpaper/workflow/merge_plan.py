"""A plan that two people changed, merged for git: by recommendation and by field.

Knows where the three versions come from and what is made of the merged one; does not
know how entries are merged. What is no plan is merged line by line, as git does it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from boardpaper.changes.merge_order import NoOneAnswer
from boardpaper.changes.plan_merge import merge
from boardpaper.files.decoding import decode
from boardpaper.files.git import git_in
from boardpaper.files.writing import in_plain_words, write_whole
from boardpaper.model.diagnostic import BoardpaperError, has_errors
from boardpaper.model.pieces import (
    Holder,
    Pieces,
    Show,
    Side,
    as_settled,
    clashes,
    data_of,
    whole_text,
)
from boardpaper.model.source import Source
from boardpaper.readers import plan
from boardpaper.readers.yaml_pieces import Known, cut
from boardpaper.readers.yaml_text import YamlDocument, read
from boardpaper.workflow.typing_manner import manner_of

NOTHING = Pieces(Holder(False, ()), "")
BASE = "the base"
SIDES: tuple[Side, ...] = ("ours", "theirs")
BROKEN = 128
"""Exit codes from here on say that git could not merge; those below count conflicts."""


@dataclass(frozen=True, slots=True)
class Three:
    """The files that git made of the three versions, and the path they are versions of."""

    base: Path
    ours: Path
    theirs: Path
    path: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Whether all is merged, and what is to be said about it."""

    clean: bool
    notes: tuple[str, ...] = ()


class _ByLines(Exception):
    """Why versions are merged line by line; no words where they are no plans."""


def merge_plan(three: Three, marker: int) -> Merged:
    """Merges theirs into the file of ours, where clashes stand between marks that long.

    Raises BoardpaperError when a version cannot be read, or the merged one not written.
    """
    try:
        return _by_entries(three, marker)
    except _ByLines as why:
        return _by_lines(three, marker, str(why))


def _by_entries(three: Three, marker: int) -> Merged:
    manner = manner_of(_source(three.ours, three.path))
    files = {BASE: three.base, "our version": three.ours, "their version": three.theirs}
    texts = {name: manner.plain(_source(file, three.path)) for name, file in files.items()}
    pieces = _pieces({name: read(Source(three.path, text)) for name, text in texts.items()})
    try:
        merged = merge(*pieces)
    except NoOneAnswer as many:
        raise _ByLines("both versions put entries in another order") from many
    found = tuple(clashes(merged.root))
    _prove(merged, SIDES if found else SIDES[:1])
    text = whole_text(merged, _between_marks(marker))
    write_whole(three.ours, manner.typed(text, marked=bool(found)))
    if found:
        return Merged(False, tuple(_addresses(merged, found)))
    return _judged(text, texts)


def _source(file: Path, path: str) -> Source:
    with in_plain_words(file):
        decoded = decode(path, file.read_bytes())
    if decoded.value is None:
        raise _ByLines(decoded.diagnostics[0].message)
    return decoded.value


def _pieces(documents: dict[str, YamlDocument]) -> Iterator[Pieces]:
    """The versions in pieces. What was not there before says nothing."""
    if not any("recommendations" in (each.data or {}) for each in documents.values()):
        raise _ByLines
    known: Known = {}
    for name, document in documents.items():
        pieces = cut(document, known)
        if not pieces and (name != BASE or document.source.text):
            raise _ByLines(f"{name} cannot be read as a plan")
        yield pieces or NOTHING


def _prove(merged: Pieces, sides: tuple[Side, ...]) -> None:
    """The merged text is read again: it must say what was merged, whichever side is taken."""
    for side in sides:
        document = read(Source("", whole_text(merged, as_settled(side))))
        if has_errors(document.diagnostics) or document.data != data_of(merged.root, side):
            raise _ByLines("its entries do not fit together")


def _between_marks(size: int) -> Show:
    """Clashes as git shows conflicts, between marks of so many characters."""

    def shown(ours: str, theirs: str) -> str:
        return f"{'<' * size} ours\n{ours}{'=' * size}\n{theirs}{'>' * size} theirs\n"

    return shown


def _addresses(merged: Pieces, found: tuple[tuple[str | int, ...], ...]) -> Iterator[str]:
    data = data_of(merged.root, "either")
    for path in found:
        yield f"conflict in {plan.address(path, data) or path[0]}"


def _judged(text: str, texts: dict[str, str]) -> Merged:
    """A merged plan may be wrong though neither version was: a period gone, and used anew."""
    if not _faults(text) or any(_faults(texts[name]) for name in texts if name != BASE):
        return Merged(True)
    faults = "; ".join(_faults(text))
    return Merged(False, (f"merged, but not sound: {faults}. Run: boardpaper check",))


def _faults(text: str) -> list[str]:
    found = plan.read(Source("", text)).diagnostics
    return [finding.message for finding in found if has_errors([finding])]


def _by_lines(three: Three, marker: int, why: str) -> Merged:
    """What git makes of the three versions as lines of text."""
    git = git_in(Path.cwd()).value
    if git is None:
        raise BoardpaperError("git is not installed")
    names = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    files = [str(file.absolute()) for file in (three.ours, three.base, three.theirs)]
    answer = git.ask("merge-file", "-p", "--marker-size", str(marker), *names, *files)
    if answer.code >= BROKEN:
        return Merged(False, (f"not merged: {answer.reason}",))
    write_whole(three.ours, answer.out)
    return Merged(answer.code == 0, (f"merged line by line, because {why}",) if why else ())
