"""Words apart, and the longest run of them that two texts share in order.

Knows text; does not know Word.
"""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import takewhile
from typing import Final

from boardpaper.ooxml.compare.rising import rising

MOST: Final = 400_000_000
"""Pairs of words that are compared at once: 50 MB of bits."""
SPACED: Final = re.compile(r"\s+|\S+")
OPENING: Final = "([{\"'“‘«"
CLOSING: Final = ".,;:!?)]}\"'”’»…"
"""Marks that stand at the edge of a word and are apart from it. Figures, dates, prices
and percentages stay whole: nothing inside a word parts it."""


def split(text: str) -> list[str]:
    """The text as words, marks at their edges, and the white space between; all of it."""
    found: list[str] = []
    for piece in SPACED.findall(text):
        found += [piece] if piece.isspace() else _edges(piece)
    return found


def _edges(piece: str) -> list[str]:
    before = list(takewhile(lambda char: char in OPENING, piece))
    rest = piece[len(before) :]
    word = rest.rstrip(CLOSING)
    return [*before, *([word] if word else []), *rest[len(word) :]]


def is_word(token: str) -> bool:
    """Whether a token is a word, not white space or a mark."""
    return not token.isspace() and not (len(token) == 1 and token in OPENING + CLOSING)


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs of places of a longest common subsequence, in order.

    Bits of one number stand for the places of ``old``, one number for each of ``new``
    (Hyyrö 2004, bit-parallel longest common subsequence): time and room grow with the
    product of the lengths, divided by the width of a machine word.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    pairs = [(at, at) for at in range(start)]
    pairs += [(start + one, start + other) for one, other in middle]
    pairs += [(len(old) - at, len(new) - at) for at in range(end, 0, -1)]
    return pairs


def _middle(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The pairs where neither ends are the same; of very long texts, part by part.

    Those are parted at what stands once on either side, and where there is no such thing
    nothing is taken for the same.
    """
    if len(old) * len(new) <= MOST:
        return _common(old, new)
    ours, theirs = _once(old), _once(new)
    anchors = rising(sorted((at, theirs[one]) for one, at in ours.items() if one in theirs))
    pairs: list[tuple[int, int]] = []
    a = c = 0
    for one, other in [*anchors, (len(old), len(new))] if anchors else []:
        pairs += [(a + x, c + y) for x, y in common(old[a:one], new[c:other])]
        pairs += [(one, other)] if one < len(old) else []
        a, c = one + 1, other + 1
    return pairs


def _once(items: Sequence[Hashable]) -> dict[Hashable, int]:
    counted = Counter(items)
    return {item: at for at, item in enumerate(items) if counted[item] == 1}


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    places: dict[Hashable, int] = {}
    for at, item in enumerate(old):
        places[item] = places.get(item, 0) | 1 << at
    full = (1 << len(old)) - 1
    state, states = full, []
    for item in new:
        held = state & places.get(item, 0)
        state = ((state + held) | (state - held)) & full
        states.append(state)
    return _traced(states, len(old))


def _traced(states: list[int], columns: int) -> list[tuple[int, int]]:
    pairs = []
    row, column = len(states), columns
    while row and column:
        if states[row - 1] >> (column - 1) & 1:
            column -= 1
            continue
        row -= 1
        if row and not states[row - 1] >> (column - 1) & 1:
            continue
        column -= 1
        pairs.append((column, row))
    return pairs[::-1]
