"""One case for each kind of edit: exact, and with no word marked beyond those it touched."""

import pytest

from boardpaper.ooxml.compare import compare
from redline.counted import Marked, counted
from redline.draft import Draft
from redline.known_edits import CASES
from redline.markup_rules import broken_rules
from redline.papers import Papers
from redline.resolver import resolved
from redline.told import told
from redline.twenty import FEWEST, twenty_edits


@pytest.mark.parametrize("what", CASES)
def test_a_single_edit_is_marked_and_nothing_else(what: str, papers: Papers) -> None:
    paper, edit, wanted = CASES[what]
    old = papers.named[paper]
    draft = Draft.of(old)
    edit(draft)
    new = draft.saved()

    assert told(new) != told(old)
    check(old, new, wanted)


def test_twenty_edits_of_the_paper_of_2004_are_marked_and_nothing_else(papers: Papers) -> None:
    old = papers.named["children-services-inspection"]
    check(old, twenty_edits(old), FEWEST)


def check(old: bytes, new: bytes, wanted: Marked) -> None:
    """The redline is exact, marks no more than it must, and keeps Word's rules."""
    made = compare(old, new)
    assert told(resolved(made.redline, accept=True)) == told(new)
    assert told(resolved(made.redline, accept=False)) == told(old)
    assert counted(made.redline) == wanted
    assert broken_rules(made.redline) == []
    assert made.comparison.coarser == ()
