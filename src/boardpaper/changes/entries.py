"""What differs between two lists of one kind: actions, milestones, entries of a field.

Knows entries by name, text and facts; does not know what they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from boardpaper.changes.facts import Facts, What, differing, said
from boardpaper.model.change import DataChange
from boardpaper.model.pairing import NOWHERE, Pairs, out_of_order

Inside = Callable[[int, int], Iterator[DataChange]]
"""The differences inside an entry, by its old and its new place."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a list: what it is called, what tells it from others, and all its facts.

    ``group`` is the part of the list it stands in, such as a period; ``more`` is what
    it holds beside its facts, on one line.
    """

    name: str
    text: str
    facts: Facts
    group: str = ""
    more: str = ""

    @property
    def words(self) -> str:
        """All of it, on one line."""
        return ", ".join(part for part in (said(self.facts), self.more) if part)


def nothing(was: int, now: int) -> Iterator[DataChange]:
    """No differences: the entries hold nothing more."""
    return iter(())


def entry_changes(
    what: What,
    subject: str,
    old: Sequence[Entry],
    new: Sequence[Entry],
    inside: Inside = nothing,
) -> Iterator[DataChange]:
    """The differences, in the order of the new list; a removed entry where it stood."""
    pairs = _same(old, new)
    moved = _moved(pairs, old, new)
    for was, now in pairs.in_order():
        if was == NOWHERE:
            yield DataChange("added", what, subject, new[now].name, new=new[now].words)
        elif now == NOWHERE:
            yield DataChange("removed", what, subject, old[was].name, old=old[was].words)
        else:
            before, after = old[was], new[now]
            if now in moved:
                yield DataChange("moved", what, subject, after.name, before.name, after.name)
            yield from differing(what, subject, after.name, before.facts, after.facts)
            yield from inside(was, now)


def _same(old: Sequence[Entry], new: Sequence[Entry]) -> Pairs:
    """Which are one: all of it, else its text, else most of its text; its own group first."""
    pairs = Pairs(len(old), len(new))
    pairs.equal([(one.group, one.words) for one in old], [(one.group, one.words) for one in new])
    left, right = [[(one.group, one.text) for one in side] for side in (old, new)]
    pairs.equal(left, right).alike(left, right)
    left, right = [[("", one.text) for one in side] for side in (old, new)]
    return pairs.equal(left, right).alike(left, right)


def _moved(pairs: Pairs, old: Sequence[Entry], new: Sequence[Entry]) -> frozenset[int]:
    """The new places of those in another group, or in another order in theirs."""
    kept = [(now, was) for now, was in pairs.old_of.items() if old[was].group == new[now].group]
    return frozenset(pairs.old_of) - {now for now, _ in kept} | out_of_order(sorted(kept))
