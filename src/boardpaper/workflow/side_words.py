"""A side of a comparison as it is typed: a path, or a scheme and what it names.

Knows the words; does not know whether there is such a thing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from boardpaper.files.names import shortened
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile

Scheme = Literal["path", "sources", "git", "issued", "published"]
SCHEME = re.compile(r"(git|issued|published):(.*)", re.S)
"""No drive of Windows has so long a name, so that no path is taken for one of these."""
DRAFT = re.compile(r"[1-9]\d*|last")


@dataclass(frozen=True, slots=True)
class SideWords:
    """What was typed, taken apart.

    ``which`` is the revision or the draft, ``path`` a path from the workspace or from
    the current folder. ``sources`` stands where nothing was typed: the sources of the
    paper that the other side names.
    """

    written: str
    scheme: Scheme
    which: str = ""
    path: str = ""


SOURCES = SideWords("", "sources")


def parse(written: str) -> Outcome[SideWords]:
    """The words of one side."""
    if not written.strip():
        return _refused(written, "write the folder of a paper, or the name of a Word file")
    typed = SCHEME.fullmatch(written)
    if typed is None:
        return Outcome(SideWords(written, "path", path=written))
    if typed[1] == "git":
        return _revision(written, typed[2])
    if not DRAFT.fullmatch(typed[2]):
        hint = f"write the number of a draft, as in {typed[1]}:2, or {typed[1]}:last"
        return _refused(written, hint)
    scheme: Scheme = "issued" if typed[1] == "issued" else "published"
    return Outcome(SideWords(written, scheme, typed[2]))


def _revision(written: str, rest: str) -> Outcome[SideWords]:
    # What begins with a colon is a search for words (":/words"), which may hold others.
    revision, _, path = (rest, "", "") if rest.startswith(":/") else rest.partition(":")
    if not revision or rest == f"{revision}:":
        return _refused(written, "write a revision, as in git:HEAD~1 or git:main:source/…")
    return Outcome(SideWords(written, "git", revision, path))


def _refused(written: str, hint: str) -> Outcome[SideWords]:
    message = f'"{shortened(written)}" does not say what is to be compared'
    finding = Diagnostic(WholeFile(shortened(written)), "side-is-named", message, hint)
    return Outcome(None, (finding,))
