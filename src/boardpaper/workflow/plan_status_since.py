"""What changed in a plan since the last meeting, a line or an object for each change.

Knows the kinds of change and how each is said; does not know how they were found.
"""

from collections.abc import Iterator
from typing import Any

from boardpaper.model.dates import When
from boardpaper.model.sentences import listed
from boardpaper.model.wording import Wording, figure
from boardpaper.progress.measures_since import Moved
from boardpaper.progress.overview import Path
from boardpaper.progress.ratings import rated, rating
from boardpaper.progress.results import Judged
from boardpaper.progress.since import Dated, ProgressSince, Thing
from boardpaper.workflow.plan_status import PlanStatus

NOBODY = "nobody named"
Row = tuple[str, str]
"""What became of something, in a word or two, and what that is."""


def rows(one: PlanStatus, since: ProgressSince) -> Iterator[Row]:
    """Every change, as people read it on a terminal."""
    wording = Wording(one.style, "en")

    def when(date: When | None) -> str:
        return wording.date(date) or "no date"

    yield from (
        ("achieved", f"{_said(each.thing)} (was due {when(each.due)})" if each.due
         else _said(each.thing))
        for each in since.achieved
    )  # fmt: skip
    for called, several in (
        ("put back", since.put_back),
        ("brought forward", since.brought_forward),
        ("another date", since.redated),
    ):
        for each in several:
            times = f", put back {each.times} times in all" if each.times > 1 else ""
            yield called, f"{_said(each.thing)}: {when(each.old)} to {when(each.new)}{times}"
    for turned in since.turned:
        old, new = (rating(status, one.progress).word for status in (turned.old, turned.new))
        yield new.lower(), f"{_said(turned.thing)} (was {old.lower()})"
    yield from (("new", _said(each)) for each in since.new)
    yield from (("withdrawn", _said(each)) for each in since.withdrawn)
    yield from (("no longer there", _said(each)) for each in since.gone)
    yield from (("reworded", f"{_said(each.thing)} (was: {each.old})") for each in since.reworded)
    for passed in since.passed_on:
        owners = f"{_people(passed.old)} to {_people(passed.new)}"
        yield "passed on", f"{_said(passed.thing)}: {owners}"
    for moved in since.measures:
        yield _way(moved), _measured(moved)


def objects(since: ProgressSince) -> list[dict[str, Any]]:
    """Every change, for programs: ``change`` says of which kind it is."""
    return [*_of_things(since), *_of_dates(since), *map(_of_measure, since.measures)]


def _of_things(since: ProgressSince) -> Iterator[dict[str, Any]]:
    for done in since.achieved:
        yield _object("achieved", done.thing, due=_iso(done.due))
    for turned in since.turned:
        yield _object("status", turned.thing, old=rated(turned.old), new=rated(turned.new))
    for kind, several in (
        ("new", since.new),
        ("withdrawn", since.withdrawn),
        ("gone", since.gone),
    ):
        for thing in several:
            yield _object(kind, thing)
    for said in since.reworded:
        yield _object("reworded", said.thing, old=said.old, new=said.new)
    for passed in since.passed_on:
        yield _object("passed on", passed.thing, old=list(passed.old), new=list(passed.new))


def _of_dates(since: ProgressSince) -> Iterator[dict[str, Any]]:
    kinds: tuple[tuple[str, list[Dated]], ...] = (
        ("put back", since.put_back),
        ("brought forward", since.brought_forward),
        ("another date", since.redated),
    )
    for kind, several in kinds:
        for one in several:
            dates = {"old": _iso(one.old), "new": _iso(one.new)}
            yield _object(kind, one.thing, **dates, times_put_back=one.times)


def _object(change: str, thing: Thing, **more: Any) -> dict[str, Any]:
    return {
        "change": change,
        "kind": thing.kind.value,
        "reference": thing.reference,
        "action": thing.number or None,
        "text": thing.text,
        "owners": list(thing.owners),
        **more,
    }


def _of_measure(one: Moved) -> dict[str, Any]:
    return {
        "change": "measure",
        "reference": one.reference,
        "measure": _number(one.path),
        "text": one.measure.text.strip(),
        "unit": one.measure.unit,
        "old": _side(one.before),
        "new": _side(one.now),
        "movement": one.movement.value if one.movement else None,
        "targets_changed": list(one.targets),
        "figures_corrected": list(one.restated),
    }


def _number(path: Path) -> int | None:
    return int(path[3]) + 1 if len(path) > 3 else None


def _side(one: Judged | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "period": one.period or None,
        "figure": str(one.actual.value) if one.actual else None,
        "target": str(one.target.value) if one.target else None,
        "result": one.result.value,
    }


def _iso(when: When | None) -> str | None:
    return str(when) if when else None


def _said(thing: Thing) -> str:
    where = f"{thing.reference} · action {thing.number}" if thing.number else thing.reference
    return f"{where}: {thing.text}"


def _people(names: tuple[str, ...]) -> str:
    return listed(names) if names else NOBODY


def _way(one: Moved) -> str:
    if one.before is None:
        return "new measure"
    if one.now is None:
        return "no measure now"
    return one.movement.value if one.movement else "measure"


def _measured(one: Moved) -> str:
    sides = [side.actual for side in (one.before, one.now) if side and side.actual]
    figures = " to ".join(figure(actual.value, one.measure.unit) for actual in sides)
    notes = [
        *(f"target of {period} changed" for period in one.targets),
        *(f"figure of {period} corrected" for period in one.restated),
    ]
    more = f" ({', '.join(notes)})" if notes else ""
    return f"{one.reference}: {one.measure.text.strip()}: {figures or 'no figure'}{more}"
