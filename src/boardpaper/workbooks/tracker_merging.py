"""A plan with what a tracker says of it now, and all else as it was.

Knows which recommendations and actions of the two are one: by references, and by words. Does
not know how either is typed. What a tracker does not say stays; what it lacks is named.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from boardpaper.model.pairing import NOWHERE, Pairs
from boardpaper.model.pieces import Data
from boardpaper.model.plan import (
    Action,
    Actual,
    Manager,
    Measure,
    Milestone,
    Recommendation,
    Target,
)
from boardpaper.workbooks.ordering import ordered, short

Holder = dict[str, Data]
KINDS: Final[dict[str, type]] = {"actions": Action, "measures": Measure}
FIGURES: Final[dict[str, type]] = {"targets": Target, "actuals": Actual}
FOUND_AGAIN_BY: Final = {"milestones": ("text", "printed", "date"), "managers": ("people",)}


@dataclass
class Merged:
    """A plan's data after a tracker was taken over.

    ``missing`` are recommendations and actions that the tracker does not have: their
    reference, and the action's number, or 0.
    """

    data: Holder
    missing: list[tuple[str, int]] = field(default_factory=list)


def merged(old: Holder, new: Holder) -> Merged:
    """The data of a plan with what a tracker's data says of it."""
    result = Merged(dict(old))
    before = [dict(one) for one in _several(old.get("recommendations")) if isinstance(one, dict)]
    after = [one for one in _several(new.get("recommendations")) if isinstance(one, dict)]
    places = {_reference(one): at for at, one in enumerate(before)}
    here = {_reference(one) for one in after}
    result.missing += [(name, 0) for name in places if name not in here]
    last = -1
    added: dict[int, list[Data]] = {}
    rows: list[Data] = list(before)
    for one in after:
        at = places.get(_reference(one))
        if at is None:
            added.setdefault(last, []).append(one)
        else:
            last = at
            rows[at] = _whole(before[at], one, result.missing)
    whole = [*added.get(-1, [])]
    for at, row in enumerate(rows):
        whole += [row, *added.get(at, [])]
    periods = [*_several(old.get("periods"))]
    known = {str(one).casefold() for one in periods}
    periods += [one for one in _several(new.get("periods")) if str(one).casefold() not in known]
    if periods:
        result.data = _with(result.data, "periods", periods, before="recommendations")
    result.data["recommendations"] = whole
    return result


def _reference(one: Holder) -> str:
    return str(one.get("reference", "")).strip()


def _several(data: Data) -> list[Data]:
    return data if isinstance(data, list) else [] if data is None else [data]


def _with(data: Holder, name: str, value: Data, *, before: str) -> Holder:
    """A mapping with a key; one that is new stands before another."""
    if name in data:
        return {**data, name: value}
    found: Holder = {}
    for key, held in data.items():
        if key == before:
            found[name] = value
        found[key] = held
    return found


def _whole(old: Holder, new: Holder, missing: list[tuple[str, int]]) -> Holder:
    """A recommendation: its words, and its actions and measures by theirs."""
    made = _words(old, new, ("text", "outcome"))
    for name in ("actions", "measures"):
        if name in new:
            pairs = _paired(_several(old.get(name)), _several(new[name]))
            made[name] = _list(pairs, _action if name == "actions" else _measure)
            if name == "actions":
                gone = [at + 1 for at, (_, other) in enumerate(_by_old(pairs)) if other is None]
                missing += [(_reference(old), at) for at in gone]
            made[name] = _as_before(old.get(name), made[name])
    _take_milestones(made, old, new)
    _take_managers(made, old, new)
    return made if _same(made, old) else ordered(Recommendation, made)


Pair = tuple[Data, Data]
"""An entry before and after; None where there is none."""


def _paired(old: list[Data], new: list[Data]) -> list[Pair]:
    before, after = [_plain(_text(one)) for one in old], [_plain(_text(one)) for one in new]
    pairs = Pairs(len(old), len(new)).equal(before, after)
    pairs = pairs.alike([("", one) for one in before], [("", one) for one in after])
    return [
        (None if at == NOWHERE else old[at], None if other == NOWHERE else new[other])
        for at, other in _kept_order(pairs)
    ]


def _kept_order(pairs: Pairs) -> list[tuple[int, int]]:
    """Entries in their old order, a new one behind the one it follows in the new list."""
    new_of = {old: new for new, old in pairs.old_of.items()}
    follows: dict[int, list[int]] = {}
    last = NOWHERE
    for new in range(pairs.sizes[1]):
        if new in pairs.old_of:
            last = pairs.old_of[new]
        else:
            follows.setdefault(last, []).append(new)
    found = [(NOWHERE, new) for new in follows.get(NOWHERE, ())]
    for old in range(pairs.sizes[0]):
        found.append((old, new_of.get(old, NOWHERE)))
        found += [(NOWHERE, new) for new in follows.get(old, ())]
    return found


def _by_old(pairs: list[Pair]) -> list[Pair]:
    return [one for one in pairs if one[0] is not None]


def _list(pairs: list[Pair], merge: Callable[[Holder, Holder], Holder]) -> list[Data]:
    made: list[Data] = []
    for old, new in pairs:
        if old is None or new is None:
            made.append(new if old is None else old)
            continue
        before = _opened(old)
        after = merge(before, _opened(new))
        made.append(old if _same(after, before) else short(after))
    return made


def _as_before(old: Data, made: Data) -> Data:
    """A list as one text, where it was typed so and says no more."""
    return made[0] if isinstance(old, str) and isinstance(made, list) and made == [old] else made


def _same(one: Holder, other: Holder) -> bool:
    return one == other


def _action(old: Holder, new: Holder) -> Holder:
    made = _words(old, new, ("text",))
    for name in ("status", "due"):
        if name in new:
            made[name] = new[name]
    if "was" in new:
        was = [*_several(old.get("was"))]
        made["was"] = [*was, *(one for one in _several(new["was"]) if one not in was)]
    _take_milestones(made, old, new)
    _take_managers(made, old, new)
    return ordered(Action, made)


def _measure(old: Holder, new: Holder) -> Holder:
    made = _words(old, new, ("text", "unit"))
    for name in ("direction", "baseline"):
        if name in new:
            made[name] = new[name]
    for name, kind in FIGURES.items():
        held, given = old.get(name), new.get(name)
        if isinstance(given, dict):
            by_period = dict(held) if isinstance(held, dict) else {}
            for period, one in given.items():
                by_period[period] = _figure(by_period.get(period), one, kind)
            made[name] = by_period
    _take_milestones(made, old, new)
    return ordered(Measure, made)


def _figure(old: Data, new: Data, kind: type) -> Data:
    """A figure that is the same stays as it is typed; with another go words that told it."""
    if old is None:
        return new
    before, after = _opened(old, "value"), _opened(new, "value")
    if all(before.get(name) == value for name, value in after.items()):
        return old
    kept = {name: value for name, value in before.items() if name not in ("value", "printed")}
    return short(ordered(kind, {**kept, **after}), "value")


def _words(old: Holder, new: Holder, names: tuple[str, ...]) -> Holder:
    """The old entry with new words, where they differ by more than blanks."""
    made = dict(old)
    for name in names:
        if name in new and _plain(str(old.get(name, ""))) != _plain(str(new[name])):
            ends = str(old.get(name, "")).endswith("\n")
            made[name] = f"{new[name]}\n" if ends else new[name]
    return made


def _take_milestones(made: Holder, old: Holder, new: Holder) -> None:
    given, held = new.get("milestones"), old.get("milestones")
    if not isinstance(given, dict):
        return
    by_period = dict(held) if isinstance(held, dict) else {}
    for period, several in given.items():
        own = _known_period(by_period, period)
        by_period[own] = _milestones(_several(by_period.get(own)), _several(several))
    made["milestones"] = by_period


def _known_period(by_period: Holder, period: str) -> str:
    return next((one for one in by_period if one.casefold() == period.casefold()), period)


def _milestones(old: list[Data], new: list[Data]) -> list[Data]:
    """Milestones of a period: each found again by what it says, or as the only one left."""
    before, after = [_key(one) for one in old], [_key(one) for one in new]
    pairs = Pairs(len(old), len(new)).equal(before, after)
    pairs = pairs.alike([("", one) for one in before], [("", one) for one in after])
    left = [at for at in range(len(new)) if at not in pairs.old_of]
    free = [at for at in range(len(old)) if at not in pairs.old_of.values()]
    if len(left) == len(free) == 1:
        pairs.old_of[left[0]] = free[0]
    made: list[Data] = []
    for at, other in _kept_order(pairs):
        if other == NOWHERE or at == NOWHERE:
            made.append(new[other] if at == NOWHERE else old[at])
        else:
            made.append(_one_milestone(old[at], new[other]))
    return made


def _one_milestone(old: Data, new: Data) -> Data:
    before, after = _opened(old), _opened(new)
    if all(before.get(name) == value for name, value in after.items()):
        return old
    kept: Holder = {name: before[name] for name in ("was", "exempt") if name in before}
    return short(ordered(Milestone, {**kept, **after}))


def _take_managers(made: Holder, old: Holder, new: Holder) -> None:
    """Managers, each as it is typed where it names the same; all anew where they differ."""
    if "managers" not in new:
        return
    before, after = _several(old.get("managers")), _several(new["managers"])
    known = {_names(one): one for one in before}
    if {*known} == {_names(one) for one in after}:
        return
    found = [known.get(_names(one), one) for one in after]
    # A mark that something is exempt goes on to whoever takes over, or stays with its bearer.
    left = [one for one in before if isinstance(one, dict) and "exempt" in one and one not in found]
    fresh = [at for at, one in enumerate(found) if one not in before]
    if len(left) == len(fresh) == 1 and isinstance(left[0], dict):
        taken = _opened(found[fresh[0]], "people")
        found[fresh[0]] = ordered(Manager, {**taken, "exempt": left[0]["exempt"]})
    else:
        found += left
    made["managers"] = found[0] if len(found) == 1 and isinstance(found[0], str) else found


def _names(manager: Data) -> tuple[str, ...]:
    """Whom a manager names, by which one is known again."""
    one = _opened(manager, "people")
    people = tuple(str(name) for name in _several(one.get("people")))
    return (str(one.get("organisation", "")), *sorted(people))


def _key(one: Data) -> str:
    entry = _opened(one)
    said = next((str(entry[name]) for name in FOUND_AGAIN_BY["milestones"] if name in entry), "")
    return _plain(said)


def _opened(entry: Data, name: str = "text") -> Holder:
    return dict(entry) if isinstance(entry, dict) else {name: entry}


def _text(entry: Data) -> str:
    return str(_opened(entry).get("text", ""))


def _plain(text: str) -> str:
    return " ".join(text.split())
