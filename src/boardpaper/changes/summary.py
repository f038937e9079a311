"""A comparison summed up in a few sentences, to be read before all else.

Knows how places, words and rows are counted; does not know how a sentence is shown.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from boardpaper.changes.phrases import SAID
from boardpaper.model.change import Comparison

MOST: Final = 12
"""Names that are listed; the rest is counted."""
PLAN: Final = ("recommendation", "action", "measure", "milestone")


def headline(comparison: Comparison) -> str:
    """The title of a comparison, with the names of its sides."""
    return f"What differs between {comparison.old} and {comparison.new}"


def summary(comparison: Comparison) -> Iterator[str]:
    """What there is to see, a sentence each."""
    if comparison.same:
        yield "Nothing differs in what was compared." if _unsure(comparison) else "Nothing differs."
    yield from _places(comparison)
    yield from _words(comparison)
    yield from _facts(comparison)
    yield from _touched(comparison)
    yield from _unsure(comparison)


def _places(comparison: Comparison) -> Iterator[str]:
    kinds = Counter(change.kind for change in comparison.changes)
    if kinds:
        told = ", ".join(f"{kinds[kind]} {said}" for kind, said in SAID.items() if kinds[kind])
        yield f"{several(kinds.total(), 'place differs', 'places differ')}: {told}."
    runs = len(comparison.renumbered)
    if runs:
        yield f"Renumbered: {several(runs, 'run of numbers', 'runs of numbers')}."
    if runs and kinds["removed"]:
        yield "What was removed is named by the number it had."


def _words(comparison: Comparison) -> Iterator[str]:
    counted = comparison.counted
    found = [
        f"{count} {how}"
        for how, count in (
            ("removed", counted.removed), ("added", counted.added), ("moved", counted.moved)
        )
        if count
    ]  # fmt: skip
    if found:
        yield f"Words: {', '.join(found)}."


def _facts(comparison: Comparison) -> Iterator[str]:
    kinds = Counter(change.kind for change in comparison.data)
    if kinds:
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        many = several(kinds.total(), "fact of the plan", "facts of the plan")
        yield f"{many} and the paper: {told}."


def _touched(comparison: Comparison) -> Iterator[str]:
    planned = _recommendations(comparison)
    for became, names in sorted(planned.items()):
        yield f"Recommendation{'s' if len(names) > 1 else ''} {became}: {_listed(names)}."
    rows = dict.fromkeys(change.place.row for change in comparison.changes if change.place.row)
    others = [row for row in rows if not any(row in names for names in planned.values())]
    if others:
        yield f"{'Other rows' if planned else 'Rows'} of tables touched: {_listed(others)}."


def _recommendations(comparison: Comparison) -> dict[str, list[str]]:
    """The recommendations that differ, by what became of them."""
    found: dict[str, dict[str, None]] = {}
    for one in comparison.data:
        if one.what in PLAN and one.subject:
            whole = one.what == "recommendation" and not one.field
            found.setdefault(one.kind if whole else "changed", {})[one.subject] = None
    return {became: list(names) for became, names in found.items()}


def _unsure(comparison: Comparison) -> list[str]:
    found = []
    if comparison.coarser:
        count = several(len(comparison.coarser), "place is", "places are")
        found.append(f"{count} compared less finely than asked; see the end.")
    if comparison.left_out:
        found.append("Not all was compared; what was not is named at the end.")
    return found


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + more


def several(count: int, one: str, many: str) -> str:
    """A count with the words for one or for several."""
    return f"{count} {one if count == 1 else many}"
