"""The two sides of a comparison: found, then made or read.

Knows the order of it; does not know how documents are compared. What is wrong with one
side is said beside what is wrong with the other, and then nothing is compared.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.workflow.side import Making, Side, of_file, of_sources
from boardpaper.workflow.side_draft import of_draft
from boardpaper.workflow.side_places import Target, find_targets
from boardpaper.workflow.side_revision import at_revision
from boardpaper.workflow.side_words import SOURCES, parse
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

Sides = tuple[Side, Side]


def open_sides(
    here: Workspace | None, old: str, new: str, wanted: Wanted = AS_IT_IS
) -> Outcome[Sides]:
    """Both sides as they are typed; "" for the new one is the sources of the old one's paper.

    ``here`` is the workspace of the current folder; what is ``wanted`` is made of papers.
    """
    typed = [parse(old), parse(new) if new else Outcome(SOURCES)]
    words = [one.value for one in typed if one.value is not None]
    if len(words) < len(typed):
        return Outcome(None, _findings(typed))
    led = find_targets(here, words)
    if led.value is None:
        return Outcome(None, led.diagnostics)
    making = Making(wanted=wanted)
    opened = [_open(target, making) for target in led.value]
    sides = [one.value for one in opened if one.value is not None]
    if len(sides) < len(opened):
        return Outcome(None, _findings(opened))
    return Outcome(_told_apart(sides[0], sides[1], led.value), _findings(opened))


def _open(target: Target, making: Making) -> Outcome[Side]:
    if target.file is not None:
        return of_file(target.file.name, target.file)
    workspace, place = target.workspace, target.place
    assert workspace is not None
    if target.words.scheme == "git":
        return at_revision(workspace, target, making)
    assert place is not None
    if target.words.scheme in ("issued", "published"):
        return of_draft(workspace, place, target.words, making)
    return of_sources("the sources", "", workspace, place, making)


def _told_apart(old: Side, new: Side, targets: tuple[Target, ...]) -> Sides:
    """The sides, named in full where their short names are the same."""
    if old.name != new.name:
        return old, new
    names = [
        target.words.written or side.name for target, side in zip(targets, (old, new), strict=True)
    ]
    return replace(old, name=names[0]), replace(new, name=names[1])


def _findings(outcomes: Iterable[Outcome[Any]]) -> tuple[Diagnostic, ...]:
    return tuple(finding for one in outcomes for finding in one.diagnostics)
