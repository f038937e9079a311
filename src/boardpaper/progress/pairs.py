"""Which parts of two plans are one and the same: recommendations, actions, milestones, measures.

Knows by what they are told apart; does not know what became of them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from boardpaper.model.pairing import Pairs
from boardpaper.model.plan import Action, Measure, Milestone, Milestones, Recommendation
from boardpaper.model.sentences import plain

T = TypeVar("T")
Path = tuple[str | int, ...]


class Placed(NamedTuple):
    """A milestone of something, with its path from there and the period it stands in."""

    path: Path
    period: str
    milestone: Milestone


def same_recommendations(old: Sequence[Recommendation], new: Sequence[Recommendation]) -> Pairs:
    """Recommendations by reference and text, then text, then reference, then most of the text."""
    left, right = [[(one.reference, plain(one.text)) for one in side] for side in (old, new)]
    pairs = Pairs(len(old), len(new)).equal(left, right)
    # Where one was put in and the rest count on, their references changed and not their texts.
    pairs.equal([text for _, text in left], [text for _, text in right])
    pairs.equal([reference for reference, _ in left], [reference for reference, _ in right])
    return pairs.alike([("", text) for _, text in left], [("", text) for _, text in right])


def same_actions(old: Sequence[Action], new: Sequence[Action]) -> Pairs:
    """Actions of one recommendation by their text, or most of it."""
    return _by_text(old, new, lambda one: one.text)


def same_measures(old: Sequence[Measure], new: Sequence[Measure]) -> Pairs:
    """Measures of one recommendation by their key, their text, or most of it."""
    keys = [[one.key or None for one in side] for side in (old, new)]
    held = [[plain(one.text) for one in side] for side in (old, new)]
    pairs = Pairs(len(old), len(new))
    # A measure without a key is the same as no other by it.
    pairs.equal([key or ("old", at) for at, key in enumerate(keys[0])],
                [key or ("new", at) for at, key in enumerate(keys[1])])  # fmt: skip
    texts = [[("", text) for text in side] for side in held]
    return pairs.equal(*texts).alike(*texts)


def same_milestones(old: Sequence[Placed], new: Sequence[Placed]) -> Pairs:
    """Milestones of one thing: by period and words, then by words, then by most of them.

    Those without words of their own are one where a period has one of them, then and now.
    """
    pairs = Pairs(len(old), len(new))
    left, right = [[(one.period, _said(one)) for one in side] for side in (old, new)]
    pairs.equal(left, right).equal([said for _, said in left], [said for _, said in right])
    pairs.alike(left, right)
    pairs.alike([("", said) for _, said in left], [("", said) for _, said in right])
    for now, one in enumerate(new):
        others = [at for at, each in enumerate(old) if each.period == one.period]
        alone = len(others) == 1 and sum(each.period == one.period for each in new) == 1
        if alone and not _said(one) and others[0] not in pairs.old_of.values():
            pairs.old_of.setdefault(now, others[0])
    return pairs


def placed(held: Milestones, path: Path = ("milestones",)) -> list[Placed]:
    """The milestones of something in order."""
    return [
        Placed((*path, period, at), period, one)
        for period, several in held.items()
        for at, one in enumerate(several)
    ]


def pairs_of(pairs: Pairs, old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Those that are in both, as they were and as they are, in the order of the new ones."""
    for now in sorted(pairs.old_of):
        yield old[pairs.old_of[now]], new[now]


def _said(one: Placed) -> str:
    return plain(one.milestone.text)


def _by_text(old: Sequence[T], new: Sequence[T], text: Callable[[T], str]) -> Pairs:
    left, right = [[("", plain(text(one))) for one in side] for side in (old, new)]
    return Pairs(len(old), len(new)).equal(left, right).alike(left, right)
