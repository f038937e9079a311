"""A chart of how many have which status: last time beside this time.

Knows what the bars say, and says it in words as well; does not know how they are drawn.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from boardpaper.compose.shown_tables import CALLED, Glances, no_status
from boardpaper.compose.shown_words import Told
from boardpaper.model.paper import Block, Figure, Text
from boardpaper.model.sentences import listed
from boardpaper.progress.overview import Kind
from boardpaper.progress.ratings import statuses_in_order

if TYPE_CHECKING:
    from boardpaper.compose.bar_chart import Bars


def chart(told: Told, glances: Glances) -> Iterator[Block]:
    """The chart, whose alternative text and caption say its figures in words.

    It is of that of which the plan says most: actions, milestones or recommendations.
    """
    said_of = {
        one: glances.now.tally(one).total - glances.now.tally(one).of(None)
        for one in (Kind.ACTION, Kind.MILESTONE, Kind.RECOMMENDATION)
    }
    from boardpaper.compose.bar_chart import Bars, drawn  # Pillow, which few papers need

    kind = max(said_of, key=lambda one: said_of[one])
    if not said_of[kind]:
        yield from no_status(told, glances)
        return
    sides = [one for one in (glances.before, glances.now) if one is not None]
    tallies = [one.tally(kind) for one in sides]
    known = [one for one in statuses_in_order() if any(tally.of(one) for tally in tallies)]
    names = [told.status(one) for one in known]
    bars = [
        Bars(told.day(side.day), tuple(tally.of(one) for one in known))
        for side, tally in zip(sides, tallies, strict=True)
    ]
    said = "; ".join(f"on {each.name}, {_told(names, each)}" for each in bars)
    title = f"{CALLED[kind]} by status"
    yield Figure(
        "",
        f"Bar chart. {title}: {said}.",
        (Text(f"{title}: {said}."),),
        drawn(names, bars),
        told.span,
        told.exempt,
    )
    if glances.not_counted:
        yield told.paragraph(glances.not_counted)


def _told(names: Sequence[str], bars: "Bars") -> str:
    """The bars of a day in words, without those that have no length."""
    pairs = zip(names, bars.counts, strict=True)
    some = [f"{count} {name.lower()}" for name, count in pairs if count]
    return listed(some) if some else "none"
