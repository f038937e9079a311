"""What was issued: which draft of which paper went to whom, and when.

Knows the order in which drafts are told; writes nothing.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from boardpaper.files.issue_record import KINDS
from boardpaper.files.issued import Draft, changed, held
from boardpaper.files.names import is_temporary, names_in
from boardpaper.files.place import ISSUED, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper and its drafts, in the order of their numbers, then what was published of it."""

    place: PaperPlace
    drafts: tuple[Draft, ...]


def list_drafts(workspace: Workspace, places: Iterable[PaperPlace]) -> Outcome[tuple[Listed, ...]]:
    """The papers that have drafts, with a finding for all that is not as it was issued."""
    listed: list[Listed] = []
    found: list[Diagnostic] = []
    for place in places:
        kept: tuple[Draft, ...] = ()
        for kind in KINDS:
            read = held(workspace, place, kind)
            found += read.diagnostics
            kept += read.value or ()
        for draft in kept:
            found += changed(workspace, draft)
        if kept:
            listed.append(Listed(place, kept))
    return Outcome(tuple(listed), tuple(found))


def papers_issued(workspace: Workspace) -> tuple[PaperPlace, ...]:
    """Every paper of which something was issued, also where the paper itself has gone."""
    root = workspace.root / ISSUED
    return tuple(
        PaperPlace(meeting, name)
        for meeting in names_in(root)
        if not is_temporary(meeting)
        for name in names_in(root / meeting)
        if not is_temporary(name)
    )


def as_text(listed: Sequence[Listed]) -> str:
    """A line for each draft under its paper: number, when, digest, to whom."""
    return "\n\n".join("\n".join((one.place.folder, *_lines(one.drafts))) for one in listed)


def _lines(drafts: Sequence[Draft]) -> Iterable[str]:
    widest = max(len(draft.called) for draft in drafts)
    dated = max(len(said(draft.when)) for draft in drafts)
    for draft in drafts:
        to = ", ".join(draft.to)
        digest = draft.record.sha256[:SHORT]
        yield f"  {draft.called:<{widest}}  {said(draft.when):{dated}}  {digest}  {to}"


SHORT = 12
"""Characters of a digest that tell drafts apart on sight."""


def said(when: str) -> str:
    """A moment as it is read: ``2027-01-21 09.30 UTC``, or the day alone."""
    day, _, time = when.partition("T")
    return f"{day} {time[:5].replace(':', '.')} UTC" if time else day


def as_json(listed: Sequence[Listed]) -> str:
    """A list of drafts as objects, each record whole, with paths from the workspace."""
    told = [
        {
            **asdict(draft.record),
            "paper": one.place.folder,
            "folder": draft.folder,
            "document": draft.document,
        }
        for one in listed
        for draft in one.drafts
    ]
    return json.dumps(told, indent=2, sort_keys=True, ensure_ascii=False)
