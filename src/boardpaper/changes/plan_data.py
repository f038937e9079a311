"""What differs between two action plans as data: what was added, dropped, changed, moved.

Knows plans; does not know how they print. Recommendations are told apart by their
references, unless the whole text of one now stands under another reference; actions,
measures and milestones by what they say.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from boardpaper.changes import plan_facts
from boardpaper.changes.entries import entry_changes
from boardpaper.changes.facts import What, differing
from boardpaper.model.change import DataChange
from boardpaper.model.pairing import NOWHERE
from boardpaper.model.plan import Action, Measure, Milestones, Plan, Recommendation
from boardpaper.model.sentences import plain
from boardpaper.progress.pairs import same_recommendations

Recommendations = Sequence[Recommendation]


def plan_changes(old: Plan, new: Plan) -> Iterator[DataChange]:
    """The differences of two plans, in the order of the new one."""
    yield from differing("field", "plan", "", plan_facts.of_plan(old), plan_facts.of_plan(new))
    before, after = old.recommendations, new.recommendations
    pairs = same_recommendations(before, after)
    moved = pairs.moved()
    for was, now in pairs.in_order():
        if was == NOWHERE:
            yield _whole("added", after[now])
        elif now == NOWHERE:
            yield _whole("removed", before[was])
        else:
            if now in moved:
                yield _moved(after[now].reference, _stands(before, was), _stands(after, now))
            if before[was] != after[now]:
                yield from _inside(before[was], after[now])


def _whole(kind: Literal["added", "removed"], one: Recommendation) -> DataChange:
    words = plain(one.text)
    old, new = ("", words) if kind == "added" else (words, "")
    return DataChange(kind, "recommendation", one.reference, "", old, new)


def _moved(reference: str, stood: str, stands: str) -> DataChange:
    return DataChange("moved", "recommendation", reference, "", stood, stands)


def _stands(held: Recommendations, place: int) -> str:
    return f"after {held[place - 1].reference}" if place else "first"


def _inside(old: Recommendation, new: Recommendation) -> Iterator[DataChange]:
    """The differences of one recommendation."""
    subject = new.reference
    facts = plan_facts.of_recommendation(old), plan_facts.of_recommendation(new)
    yield from differing("recommendation", subject, "", *facts)
    yield from _listed("action", subject, old.actions, new.actions)
    yield from _listed("measure", subject, old.measures, new.measures)
    yield from _milestones(subject, "", old.milestones, new.milestones)


def _listed(
    what: What, subject: str, old: Sequence[Action | Measure], new: Sequence[Action | Measure]
) -> Iterator[DataChange]:
    """The differences of the actions or the measures of one recommendation."""

    def inside(was: int, now: int) -> Iterator[DataChange]:
        return _milestones(subject, f"{what} {now + 1}", old[was].milestones, new[now].milestones)

    before, after = plan_facts.entries(old), plan_facts.entries(new)
    return entry_changes(what, subject, before, after, inside)


def _milestones(subject: str, owner: str, old: Milestones, new: Milestones) -> Iterator[DataChange]:
    before = plan_facts.milestones(owner, old, beside=new)
    after = plan_facts.milestones(owner, new, beside=old)
    return entry_changes("milestone", subject, before, after)
