"""What placeholders may ask of a plan by name: how far it has come, its measures, its rows.

Knows what follows from a plan on the day of its meeting; does not know Jinja. All of it is
worked out when it is first asked for: a paper that asks for nothing pays for nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Final

from boardpaper.expressions.closed import Closed
from boardpaper.expressions.facts import Facts
from boardpaper.expressions.quantity import Quantity
from boardpaper.model.dates import When
from boardpaper.model.exempt import joined
from boardpaper.model.exempt_plan import is_marked, marked_parts
from boardpaper.model.paper import Exempt
from boardpaper.model.plan import Manager, Measure, Plan, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.wording import slot
from boardpaper.progress.overview import Kind, Overview, overview, owners_of
from boardpaper.progress.pairs import plain
from boardpaper.progress.results import Judged, Result, judged
from boardpaper.progress.statuses import SETTLED, status_of_recommendation
from boardpaper.progress.withheld import Withheld

STATUSES: Final[Mapping[str, Status | None]] = {
    **{slot(one.value): one for one in Status},
    "not_said": None,
}
"""Statuses by the names that placeholders have for them."""
RESULTS: Final = {slot(one.value): one for one in Result}
KINDS: Final = {f"{one.value}s": one for one in Kind}
OF_A_PLAN: Final = ("progress", "measures", "recommendations")
"""The names by which placeholders ask for what is here."""
Told = Callable[[], object]


class Later(Mapping[str, Told]):
    """Facts by name that are put together when the first of them is asked for."""

    def __init__(self, made: Callable[[], Iterator[tuple[str, Told]]]) -> None:
        self._made = made

    @cached_property
    def _held(self) -> dict[str, Told]:
        return dict(self._made())

    def __getitem__(self, name: str) -> Told:
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


@dataclass(frozen=True)
class Bound:
    """A plan on the day of its meeting, as one copy of a paper may tell of it."""

    plan: Plan
    day: date
    style: ProgressStyle
    say_date: Callable[[When], str]
    public: bool = False

    def names(self) -> dict[str, object]:
        """The names that a placeholder may begin with."""
        tallies: dict[str, Told] = {
            name: partial(self._tally, name, kind) for name, kind in KINDS.items()
        }
        return {
            "progress": Facts({**tallies, "measures": self._results}, "progress"),
            "measures": Facts(Later(self._measures), "measures"),
            "recommendations": Facts(Later(self._rows), "recommendations"),
        }

    @cached_property
    def glance(self) -> Overview:
        """The plan at a glance."""
        return overview(self.plan, self.day, self.style, public=self.public)

    def _tally(self, name: str, kind: Kind) -> Facts:
        """How many of a kind have each status, and the references of those."""
        tally, of = self.glance.tally(kind), f"progress.{name}"
        counts: dict[str, Told] = {
            word: partial(tally.of, status) for word, status in STATUSES.items()
        }
        references: dict[str, Told] = {
            word: partial(self.references, kind, status) for word, status in STATUSES.items()
        }
        counts["total"] = lambda: tally.total
        counts["references"] = lambda: Facts(references, f"{of}.references")
        return Facts(counts, of)

    def references(self, kind: Kind, status: Status | None) -> tuple[str, ...]:
        """The references of those of a kind that have a status, each once."""
        held = (one for one in self.glance.entries if one.kind is kind and one.status is status)
        return tuple(dict.fromkeys(one.reference for one in held))

    def _results(self) -> Facts:
        tally = self.glance.measures
        counts: dict[str, Told] = {
            word: partial(tally.of, result) for word, result in RESULTS.items()
        }
        return Facts({**counts, "total": lambda: tally.total}, "progress.measures")

    def _measures(self) -> Iterator[tuple[str, Told]]:
        """The measures that have a key."""
        for one in self.plan.recommendations:
            for at, measure in enumerate(one.measures):
                if measure.key:
                    yield measure.key, partial(self._measure, one, at)

    def _measure(self, one: Recommendation, at: int) -> Facts:
        measure, of = one.measures[at], f"measures.{one.measures[at].key}"
        if self.public and is_marked(one) and Withheld(one).takes(("measures", at)):
            return Closed(_marks(one), of)
        found = judged(measure, self.plan.periods, self.style)
        return Facts(dict(self._of_measure(measure, found)), of)

    def _of_measure(self, measure: Measure, found: Judged) -> Iterator[tuple[str, Told]]:
        actual, target = found.actual, found.target
        yield "text", lambda: plain(measure.text)
        yield "unit", lambda: measure.unit
        yield "actual", lambda: _quantity(actual.value if actual else None, measure)
        yield "period", lambda: found.period
        yield "as_at", lambda: self._said(actual.as_at if actual else None)
        yield "target", lambda: _quantity(target.value if target else None, measure)
        yield "target_period", lambda: found.target_period
        yield "baseline", lambda: _quantity(measure.baseline, measure)
        yield "result", lambda: found.result.value

    def _rows(self) -> Iterator[tuple[str, Told]]:
        for at, one in enumerate(self.plan.recommendations):
            yield one.reference, partial(self._row, one, at)

    def _row(self, one: Recommendation, at: int) -> Facts:
        of = f'recommendations["{one.reference}"]'
        if self.public and is_marked(one):
            return Closed(_marks(one), of, {"reference": lambda: one.reference})
        return Facts(dict(self._of_row(one, at)), of)

    def _of_row(self, one: Recommendation, at: int) -> Iterator[tuple[str, Told]]:
        yield "reference", lambda: one.reference
        yield "text", lambda: plain(one.text)
        yield "outcome", lambda: plain(one.outcome)
        yield "status", lambda: status_of_recommendation(one, self.day, self.plan.periods) or ""
        yield "owners", lambda: owners_of(_everyone(one))
        yield "due", lambda: self._said(self.next_due(at))

    def next_due(self, at: int) -> When | None:
        """The date by which something of a recommendation falls due next, None for none."""
        ends = (
            each.end
            for each in self.glance.entries
            if each.path[:2] == ("recommendations", at) and each.status not in SETTLED
        )
        return min((one for one in ends if one and not one.is_over(self.day)), default=None)

    def _said(self, when: When | None) -> str:
        return self.say_date(when) if when else ""


def _everyone(one: Recommendation) -> tuple[Manager, ...]:
    return (*one.managers, *(who for action in one.actions for who in action.managers))


def _quantity(value: Decimal | None, measure: Measure) -> object:
    return "" if value is None else Quantity.of(value, measure.unit)


def _marks(one: Recommendation) -> Exempt:
    parts = (part.exempt for part in marked_parts(one))
    return joined((*one.exempt.values(), *parts))
