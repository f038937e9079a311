"""What changed since the last meeting: a sentence that counts it, and a table of each kind.

Knows how each kind of change is told; does not know how it was found.
"""

from collections.abc import Iterator, Sequence

from boardpaper.compose.shown_words import Column, Told, often, people
from boardpaper.model.paper import Block
from boardpaper.model.sentences import listed
from boardpaper.model.wording import figure
from boardpaper.progress.measures_since import Moved
from boardpaper.progress.ratings import movement_word, result_word
from boardpaper.progress.results import Judged
from boardpaper.progress.since import Dated, ProgressSince, Thing

REF: Column = ("Ref", "")
RESPONSIBLE: Column = ("Responsible", "")
NOT_TOLD = "Changes to what is not for publication, then or now, are not told here."


def changes(told: Told, since: ProgressSince, then: str) -> Iterator[Block]:
    """All that changed since a day (``then``, in words), or a sentence that nothing did."""
    yield told.paragraph(_summed_up(since, then))
    for caption, columns, rows in _kinds(told, since):
        if rows:
            yield told.table(caption, columns, rows)
    if since.left_out:
        yield told.paragraph(NOT_TOLD)


def _summed_up(since: ProgressSince, then: str) -> str:
    counted = (
        (len(since.achieved), "achieved"),
        (len(since.put_back), "put back"),
        (len(since.brought_forward), "brought forward"),
        (len(since.redated), "given another date"),
        (len(since.turned), "with another status"),
        (len(since.reworded), "reworded"),
        (len(since.new), "new"),
        (len(since.withdrawn), "withdrawn"),
        (len(since.gone), "no longer in the plan"),
        (len(since.passed_on), "passed on to others"),
    )
    said = [f"{count} {what}" for count, what in counted if count]
    if since.measures:
        noun = "measure" if len(since.measures) == 1 else "measures"
        said.append(f"{len(since.measures)} {noun} with other figures")
    if not said:
        nothing = "Nothing that is told here" if since.left_out else "Nothing in the plan"
        return f"{nothing} has changed since the meeting of {then}."
    return f"Since the meeting of {then}: {listed(said)}."


Kind = tuple[str, Sequence[Column], Sequence[Sequence[str]]]


def _kinds(told: Told, since: ProgressSince) -> Iterator[Kind]:
    """Each kind of change: its caption, its columns and its rows."""
    yield (
        "Achieved since the last meeting",
        [REF, ("What was achieved", ""), RESPONSIBLE, ("Was due", "")],
        [[*_thing(one.thing), people(one.thing.owners), told.when(one.due)]
         for one in since.achieved],
    )  # fmt: skip
    yield (
        "Put back since the last meeting",
        [REF, ("What was put back", ""), RESPONSIBLE, ("Was due", ""), ("Now due", ""),
         ("Put back", "")],
        [[*_dated(told, one), often(one.times)] for one in since.put_back],
    )  # fmt: skip
    dates: list[Column] = [RESPONSIBLE, ("Was due", ""), ("Now due", "")]
    yield (
        "Brought forward since the last meeting",
        [REF, ("What was brought forward", ""), *dates],
        [_dated(told, one) for one in since.brought_forward],
    )
    yield (
        "Given another date since the last meeting",
        [REF, ("What has another date", ""), *dates],
        [_dated(told, one) for one in since.redated],
    )
    yield (
        "Other changes of status since the last meeting",
        [REF, ("What has another status", ""), RESPONSIBLE, ("Was", ""), ("Is now", "")],
        [[*_thing(one.thing), people(one.thing.owners), told.status(one.old),
          told.status(one.new)] for one in since.turned],
    )  # fmt: skip
    yield from _entries(told, since)
    yield (
        "Measures with other figures since the last meeting",
        [REF, ("Measure", ""), ("Last time", ""), ("Now", ""), ("Which way", ""), ("Target", "")],
        [_measure(told, one) for one in since.measures],
    )


def _entries(told: Told, since: ProgressSince) -> Iterator[Kind]:
    """What came and went, is said otherwise, or is somebody else's."""
    yield (
        "New since the last meeting",
        [REF, ("What is new", ""), RESPONSIBLE],
        [[*_thing(one), people(one.owners)] for one in since.new],
    )
    yield (
        "Withdrawn since the last meeting",
        [REF, ("What was withdrawn", ""), RESPONSIBLE],
        [[*_thing(one), people(one.owners)] for one in since.withdrawn],
    )
    yield (
        "No longer in the plan",
        [REF, ("What is no longer there", "")],
        [_thing(one) for one in since.gone],
    )
    yield (
        "Reworded since the last meeting",
        [REF, ("Was", ""), ("Is now", "")],
        [[one.thing.reference, one.old, one.new] for one in since.reworded],
    )
    yield (
        "Passed on to others since the last meeting",
        [REF, ("What was passed on", ""), ("Was responsible", ""), ("Is now", "")],
        [[*_thing(one.thing), people(one.old), people(one.new)] for one in since.passed_on],
    )


def _thing(one: Thing) -> list[str]:
    """Its reference and its words; a milestone of an action after that action."""
    return [one.reference, f"{one.of}: {one.text}" if one.of else one.text]


def _dated(told: Told, one: Dated) -> list[str]:
    return [*_thing(one.thing), people(one.thing.owners), told.when(one.old), told.when(one.new)]


def _measure(told: Told, one: Moved) -> list[str]:
    """A row for a measure: figures with their results, and which targets are others."""
    before, now = (_judged(told, one, side) for side in (one.before, one.now))
    notes = [f"earlier figure of {period} corrected" for period in one.restated]
    target = one.now.target if one.now else None
    said = figure(target.value, one.measure.unit) if target else ""
    moved = [f"target of {period} changed" for period in one.targets]
    return [
        one.reference,
        one.measure.text.strip(),
        before,
        now,
        "; ".join(filter(None, (_way(one), *notes))),
        "; ".join(filter(None, (said, *moved))),
    ]


def _way(one: Moved) -> str:
    """Which way it went since last time; a first figure, since the start."""
    if one.before is None:
        return "new"
    if one.now is None:
        return "no longer in the plan"
    if one.movement:
        return movement_word(one.movement)
    return "first figure" if one.before.actual is None and one.now.actual else ""


def _judged(told: Told, one: Moved, side: Judged | None) -> str:
    if side is None or side.actual is None:
        return ""
    result = result_word(side.result).lower()
    return f"{told.figure(side.actual, one.measure)}, {result}"
