"""The longest run of pairs that stand in one order on both sides.

Knows numbers only.
"""

from bisect import bisect_left
from collections.abc import Sequence

Pair = tuple[int, int]


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest run of pairs that rises on both sides; ``pairs`` are sorted.

    By patience sorting: the time grows little faster than the number of pairs.
    """
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(at_end[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        at_end[at : at + 1] = [number]
    found, number = [], at_end[-1] if at_end else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return _once_each(found[::-1])


def _once_each(pairs: list[Pair]) -> list[Pair]:
    """The run without a second pair of a place that has one."""
    kept: list[Pair] = []
    for pair in pairs:
        if not kept or pair[0] > kept[-1][0]:
            kept.append(pair)
    return kept
