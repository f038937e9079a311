"""Diff: two sides compared, as documents and, where both have sources, as data.

Knows what goes into a comparison; does not know how it is told or where it is written.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardpaper.changes.paper_data import paper_changes
from boardpaper.files.moment import given
from boardpaper.model.change import Comparison
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.compare import Compared, compare
from boardpaper.ooxml.compare.settling import settled_package
from boardpaper.ooxml.package import read
from boardpaper.ooxml.properties import modified
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.side import Side

FIRST = "1980-01-01T00:00:00Z"
"""The date of a change where nothing says another: the first that a zip can hold."""


def compare_sides(old: Side, new: Side, side: str = "", author: str = "") -> Outcome[Compared]:
    """What differs, and the redline.

    ``side`` says which side of tracked changes in the documents is meant, ``author`` who
    is named in the redline's; else the sides are: nobody is named unasked, as nobody here
    knows who made a change. Raises BoardpaperError where no exact redline comes out.
    """
    if leaked := tuple(_leaks(old, new)):
        return Outcome(None, leaked)
    named = UNPRINTABLE.sub("·", author or f"{old.name} → {new.name}")
    # never the clock's date, so that a redline can be made again to the byte
    when = given() or modified(read(new.data)) or FIRST
    try:
        compared = compare(old.data, new.data, author=named, when=when, side=side)
    except NotAWordFile as refusal:
        return Outcome(None, tuple(_refusals(old, new, side)) or (_finding(new, refusal),))
    return Outcome(replace(compared, comparison=_named(compared.comparison, old, new)))


def _leaks(old: Side, new: Side) -> Iterator[Diagnostic]:
    """What one side says and the other, a public copy, withholds: a comparison would tell it.

    A draft or a revision may be from before anything was exempt.
    """
    for public, other in ((old, new), (new, old)):
        found = public.leaks.of_file(f"{other.label}.docx", other.data) if public.leaks else ()
        for one in found[:1]:
            hint = f"compare {other.name} with the whole paper: --for restricted"
            yield replace(one, hint=hint)


def _named(found: Comparison, old: Side, new: Side) -> Comparison:
    """What was found, with the names of the sides and what differs in their data."""
    data = tuple(paper_changes(old.paper, new.paper)) if old.paper and new.paper else ()
    had_data = all(one.paper or one.without_data for one in (old, new))
    lost = [one.without_data for one in (old, new) if one.without_data and had_data]
    left_out = tuple(f"the data: {why}" for why in lost)
    return replace(
        found, old=old.name, new=new.name, data=data, left_out=(*found.left_out, *left_out)
    )


def _refusals(old: Side, new: Side, side: str) -> Iterator[Diagnostic]:
    """Why documents cannot be compared, each by itself."""
    for which, one in (("old", old), ("new", new)):
        try:
            settled_package(read(one.data), side, which)
        except NotAWordFile as refusal:
            yield _finding(one, refusal)


def _finding(side: Side, refusal: NotAWordFile) -> Diagnostic:
    return Diagnostic(WholeFile(side.name), refusal.rule, refusal.reason, refusal.hint)
