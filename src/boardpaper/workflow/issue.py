"""Issue: a paper frozen as a draft that its reviewers can name.

Knows what goes into a draft; does not know how it is kept. What the newest draft says
already is not issued again to the same people: a command that was typed twice makes one
draft. For other people it is, under a number of its own, and then that is said: a
draft's record says for good who was given it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from boardpaper.files import issued, issuing
from boardpaper.files.issued import Draft
from boardpaper.files.issuing import Issue
from boardpaper.files.moment import now
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.dates import When
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.draft_mark import mark
from boardpaper.ooxml.package import Package, read, write
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Issued:
    """The draft that stands; ``again`` when it did so already."""

    draft: Draft
    again: bool = False


def issue(
    workspace: Workspace, place: PaperPlace, to: str, day: str = "", wanted: Wanted = AS_IT_IS
) -> Outcome[Issued]:
    """Makes a paper and issues it to some people, whose names have commas between them.

    ``day`` is when (``2027-01-21``), else it is now. Raises BoardpaperError when the
    disk fails.
    """
    people, refused = recipients(to), tuple(_refusals(to, day))
    if refused:
        return Outcome(None, refused)
    made = make(workspace, place, Templates(), wanted)
    if made.document is None:
        return Outcome(None, made.diagnostics)
    content, data = made.document.digest, made.document.data
    last = _saying(workspace, place, content)
    if last is not None and last.to == people:
        return Outcome(Issued(last, again=True), made.diagnostics)
    # What goes to the public has nothing exempt beside it either.
    sources = {} if made.leaks else issuing.sources_of(made.files)
    numbered = partial(_numbered, read(data))
    audience = made.edition.audience
    asked = Issue(people, day or now(), numbered, content, sources, audience)
    draft = issuing.put(workspace, place, asked)
    found = made.diagnostics if last is None else (*made.diagnostics, _same_words(draft, last))
    return Outcome(Issued(draft), found)


def _numbered(package: Package, number: int) -> bytes:
    return write(mark(package, number))


def recipients(to: str) -> tuple[str, ...]:
    """The names between the commas, each once."""
    names = (SPACES.sub(" ", name).strip() for name in to.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _refusals(to: str, day: str) -> Iterator[Diagnostic]:
    """Words that say nobody, or no day, or that no file can hold."""
    place = WholeFile("--to")
    if found := UNPRINTABLE.search(to):
        message = f"it has a character in it that does not print (U+{ord(found[0]):04X})"
        hint = "type it again, without what was copied along"
        yield Diagnostic(place, "character-is-printable", message, hint)
    if not recipients(to):
        hint = 'write who is given the draft: --to "finance, legal"'
        yield Diagnostic(place, "field-is-given", "it names nobody", hint)
    if day and not _is_a_day(day):
        place = WholeFile(f"--date {day}")
        message, hint = f'"{day}" is not a day', "write it like 2027-01-21"
        yield Diagnostic(place, "date-is-a-date", message, hint)


def _is_a_day(written: str) -> bool:
    try:
        return bool(When.parse(written).day)
    except ValueError:
        return False


def _saying(workspace: Workspace, place: PaperPlace, content: str) -> Draft | None:
    """The newest draft where it says exactly this, and stands as it was issued."""
    last = issued.find(workspace, place, "last").value
    if last is None or last.record.content != content:
        return None
    return None if any(issued.changed(workspace, last)) else last


def _same_words(draft: Draft, last: Draft) -> Diagnostic:
    return Diagnostic(
        WholeFile(draft.document),
        "draft-says-something-new",
        f"draft {last.number} says exactly the same, to {', '.join(last.to)}",
        f"tell those who have draft {last.number} that there is no need to read it again",
        Severity.NOTE,
    )
