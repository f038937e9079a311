"""The measures of a plan, by the words that tell them from each other.

Knows which words of a measure distinguish it; does not know narratives.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Final

from boardpaper.checks.consistency_words import (
    NUMBER,
    TIMES,
    Token,
    durations,
    stems,
    tokens,
)
from boardpaper.model.plan import Measure, Plan
from boardpaper.model.wording import figure, printed_name

BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
COMMON: Final = stems(
    "a an the of in on at to for from by with within over under and or as is are was were be been "
    "this that these their our its it all any each per cent percent percentage proportion share "
    "number numbers total rate level count average overall no not more less than who which whose"
)
"""Words that tell no measure from another."""


class Known:
    """A measure with figures: where it stands in the plan, and the words that make it."""

    def __init__(self, plan: Plan, at: int, number: int) -> None:
        self.plan, self.at, self.number = plan, at, number

    @property
    def measure(self) -> Measure:
        """The measure itself."""
        return self.plan.recommendations[self.at].measures[self.number]

    @property
    def unit(self) -> str:
        """Its unit, as figures of a narrative have theirs."""
        return self.measure.unit.strip().casefold()

    @cached_property
    def _said(self) -> tuple[Token, ...]:
        return tokens(self.measure.text, 0, len(self.measure.text))

    @cached_property
    def distinctive(self) -> frozenset[str]:
        """The stems that have to stand near a figure of it, but for those in brackets."""
        text = BRACKETS.sub(" ", self.measure.text)
        said = {token.stem for token in tokens(text, 0, len(text)) if token.stem}
        return frozenset(said - COMMON - TIMES)

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems of all its words."""
        return _plain(self._said)

    @cached_property
    def spells(self) -> frozenset[str]:
        """The spells of time it names: "within 7 days"."""
        return durations(self._said)

    @cached_property
    def own_spells(self) -> frozenset[str]:
        """The spells of time that have to be named near a figure of it: those not in brackets."""
        text = BRACKETS.sub(" ", self.measure.text)
        return durations(tokens(text, 0, len(text)))

    @property
    def can_be_known(self) -> bool:
        """Whether its words are enough to know it by: two, or one beside a rate of its own."""
        return len(self.distinctive) + self.unit.startswith("per ") >= 2

    def place(self, kind: str, period: str) -> tuple[str | int, ...]:
        """The path of one of its figures in the plan."""
        return ("recommendations", self.at, "measures", self.number, kind, period)

    def address(self, period: str) -> str:
        """Where that prints: "2.6 · Within 6 months"."""
        return f"{self.reference} · {printed_name(period)}"

    def figure(self, value: Decimal) -> str:
        """A figure of it as it prints."""
        return figure(value, self.measure.unit)

    @property
    def reference(self) -> str:
        """The reference of its recommendation."""
        return self.plan.recommendations[self.at].reference

    def latest(self, kind: str = "actuals") -> str:
        """The last period with a figure of a kind, empty where there is none."""
        held = getattr(self.measure, kind)
        return next((one for one in reversed(self.plan.periods) if one in held), "")


def _plain(said: tuple[Token, ...]) -> frozenset[str]:
    return frozenset(
        token.stem or token.text for token in said if token.stem or NUMBER.fullmatch(token.text)
    )


def measured(plan: Plan) -> Iterator[Known]:
    """Every measure of a plan that has figures, in order."""
    for at, recommendation in enumerate(plan.recommendations):
        for number, measure in enumerate(recommendation.measures):
            if measure.actuals or measure.targets:
                yield Known(plan, at, number)
