"""The marks to reach, and whether they are reached.

Knows medians and the marks; does not know how they were measured. Work is judged by
processor time: all three run one thread and wait for nothing, so that on an idle
machine it is the time by the clock, and on a busy one it still says the same. How soon
--help answers is judged by the clock.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contenders import BOARDPAPER, PLAIN
from measure import Cost

AGAINST_PLAIN = {17: 2.0, 1700: 1.0, 17000: 0.6}
"""The most of the plain script's time that boardpaper may take, by recommendations."""
GROWTH = 11.0
"""How many times as long ten times as many recommendations may take."""
HELP_SECONDS = 0.2
Costs = Mapping[tuple[int, str], Cost]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to reach: the most that is allowed, and what was found."""

    words: str
    most: float
    found: float
    unit: str

    @property
    def reached(self) -> bool:
        """Whether what was found is within what is allowed."""
        return self.found <= self.most


def judge(costs: Costs, help_answered: Cost) -> Iterator[Mark]:
    """The marks for the sizes that were measured."""
    yield Mark("--help answers", HELP_SECONDS, help_answered.seconds, " s")
    for size, most in AGAINST_PLAIN.items():
        if (size, PLAIN.name) in costs:
            ratio = _work(costs, size, BOARDPAPER.name) / _work(costs, size, PLAIN.name)
            yield Mark(f"{size:,} recommendations, against the plain script", most, ratio, "×")
    if {(1700, BOARDPAPER.name), (17000, BOARDPAPER.name)} <= costs.keys():
        grown = _work(costs, 17000, BOARDPAPER.name) / _work(costs, 1700, BOARDPAPER.name)
        yield Mark("from 1,700 to 17,000 recommendations", GROWTH, grown, "×")


def _work(costs: Costs, size: int, name: str) -> float:
    return costs[size, name].processor
