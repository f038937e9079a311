"""What placeholders may ask of a plan by name: how far it has come, its measures, its rows.

Knows what follows from a plan on the day of its meeting; does not know Jinja. All of it is
worked out when it is first asked for: a paper that asks for nothing pays for nothing.

A public copy tells no count of which anything is withheld, rather than one that differs
from that of the whole paper: the reader could not tell what it leaves out.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial
from typing import Final

from boardpaper.expressions.closed import Closed
from boardpaper.expressions.facts import Facts, Missing
from boardpaper.expressions.quantity import Quantity
from boardpaper.model.dates import When
from boardpaper.model.exempt import joined
from boardpaper.model.exempt_plan import is_marked, marked_parts
from boardpaper.model.paper import Exempt
from boardpaper.model.plan import Manager, Measure, Plan, Recommendation, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.sentences import plain
from boardpaper.model.wording import slot
from boardpaper.progress.overview import Entry, Kind, Overview, overview, owners_of
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
    """Facts by name that are put together when the first of them is asked for.

    ``closed`` stands for every name that is not among them, where some are withheld.
    """

    def __init__(
        self,
        made: Callable[[], Iterator[tuple[str, Told]]],
        closed: Callable[[], Closed | None] = lambda: None,
    ) -> None:
        self._made, self._closed = made, closed

    @cached_property
    def _held(self) -> dict[str, Told]:
        return dict(self._made())

    def __getitem__(self, name: str) -> Told:
        closed = None if name in self._held else self._closed()
        return self._held[name] if closed is None else lambda: closed

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
            "measures": Facts(Later(self._measures, self._unnamed), "measures"),
            "recommendations": Facts(Later(self._rows), "recommendations"),
        }

    @cached_property
    def glance(self) -> Overview:
        """The plan at a glance."""
        return overview(self.plan, self.day, self.style, public=self.public)

    @cached_property
    def _by_row(self) -> Mapping[int, tuple[Entry, ...]]:
        """What has a status, by the number of its recommendation."""
        held: dict[int, list[Entry]] = {}
        for one in self.glance.entries:
            held.setdefault(int(one.path[1]), []).append(one)
        return {at: tuple(several) for at, several in held.items()}

    @cached_property
    def _withheld(self) -> Exempt:
        """By what some is withheld of that from which statuses and results follow, if it is."""
        marked = (one for one in self.plan.recommendations if self.public and is_marked(one))
        return joined(_marks(one) for one in marked if Withheld(one).takes(()))

    def _tally(self, name: str, kind: Kind) -> Facts:
        """How many of a kind have each status, and the references of those."""
        tally, of = self.glance.tally(kind), f"progress.{name}"
        counts: dict[str, Told] = {
            word: partial(tally.of, status) for word, status in STATUSES.items()
        }
        references: dict[str, Told] = {
            word: partial(self.references, kind, status) for word, status in STATUSES.items()
        }
        if self._withheld:
            # Every row of the plan stands in a public copy, so that anyone can count them.
            rows: Told = partial(len, self.plan.recommendations)
            shown = {"total": rows} if kind is Kind.RECOMMENDATION else {}
            return Closed(self._withheld, of, shown)
        counts["total"] = lambda: tally.total
        counts["references"] = lambda: Facts(references, f"{of}.references")
        return Facts(counts, of)

    def references(self, kind: Kind, status: Status | None) -> tuple[str, ...]:
        """The references of those of a kind that have a status, each once."""
        held = (one for one in self.glance.entries if one.kind is kind and one.status is status)
        return tuple(dict.fromkeys(one.reference for one in held))

    def _results(self) -> Facts:
        tally = self.glance.measures
        if self._withheld:
            return Closed(self._withheld, "progress.measures")
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

    def _unnamed(self) -> Closed | None:
        """What stands for any other measure where the key of one may be withheld."""
        return Closed(self._withheld, "measures") if self._withheld else None

    def _measure(self, one: Recommendation, at: int) -> Facts:
        measure, of = one.measures[at], f"measures.{one.measures[at].key}"
        if self.public and is_marked(one) and Withheld(one).takes(("measures", at)):
            return Closed(_marks(one), of)
        found = judged(measure, self.plan.periods, self.style)
        return Facts(_each_there(self._of_measure(measure, found), of), of)

    def _of_measure(self, measure: Measure, found: Judged) -> Iterator[tuple[str, Told]]:
        actual, target, before = found.actual, found.target, found.before
        yield "text", lambda: plain(measure.text)
        yield "unit", lambda: measure.unit
        yield "actual", lambda: _quantity(actual.value if actual else None, measure)
        yield "period", lambda: found.period
        yield "as_at", lambda: self._said(actual.as_at if actual else None)
        yield "previous", lambda: _quantity(before.value if before else None, measure)
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
        return Facts(_each_there(self._of_row(one, at), of), of)

    def _of_row(self, one: Recommendation, at: int) -> Iterator[tuple[str, Told]]:
        yield "reference", lambda: one.reference
        yield "text", lambda: plain(one.text)
        yield "outcome", lambda: plain(one.outcome)
        yield "status", lambda: status_of_recommendation(one, self.day, self.plan.periods) or ""
        yield "owners", lambda: owners_of(_everyone(one))
        yield "due", lambda: self._said(self.next_due(at))

    def next_due(self, at: int) -> When | None:
        """The date by which something of a recommendation falls due next, None for none."""
        ends = (each.end for each in self._by_row.get(at, ()) if each.status not in SETTLED)
        return min((one for one in ends if one and not one.is_over(self.day)), default=None)

    def _said(self, when: When | None) -> str:
        return self.say_date(when) if when else ""


def _each_there(facts: Iterator[tuple[str, Told]], of: str) -> dict[str, Told]:
    """Facts by name; one that the plan does not give says so where it is to print."""
    return {
        name: told if name == "unit" else partial(_there, told, f"{of}.{name}")
        for name, told in facts
    }


def _there(told: Told, of: str) -> object:
    value = told()
    return Missing(of) if value == "" else value


def _everyone(one: Recommendation) -> tuple[Manager, ...]:
    return (*one.managers, *(who for action in one.actions for who in action.managers))


def _quantity(value: Decimal | None, measure: Measure) -> object:
    return "" if value is None else Quantity.of(value, measure.unit)


def _marks(one: Recommendation) -> Exempt:
    parts = (part.exempt for part in marked_parts(one))
    return joined((*one.exempt.values(), *parts))
