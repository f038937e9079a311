"""Runs of words set in lines of a width, each word where it fits and none broken.

Knows words, looks and widths; does not know what the words say.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from boardpaper.changes.marking import Run
from boardpaper.model.showing import Paint

WIDTH: Final = 78
"""Columns of a line, as e-mail takes them."""
Chunk = tuple[list[Run], bool]
"""What is not broken at a line's end, and whether a space stands in front of it."""


def set_in_lines(runs: Sequence[Run], indent: str, paint: Paint, first: str = "") -> list[str]:
    """Runs as lines behind an indent; the first line behind another one, if named."""
    lines: list[list[Run]] = [[]]
    room = WIDTH - len(indent)
    for chunk, spaced in _fitting(runs, room):
        held = _length(lines[-1])
        if held and held + spaced + _length(chunk) > room:
            lines.append([])
        elif held and spaced:
            _add(lines[-1], [(" ", chunk[0][1] if chunk[0][1] == lines[-1][-1][1] else "")])
        _add(lines[-1], chunk)
    fronts = [first or indent, *([indent] * len(lines))]
    return [
        (front + "".join(paint(text, look) if look else text for text, look in line)).rstrip()
        for front, line in zip(fronts, lines, strict=False)
    ]


def _add(line: list[Run], more: Sequence[Run]) -> None:
    """Adds runs to a line, one with the last where they look alike."""
    for text, look in more:
        if line and line[-1][1] == look:
            line[-1] = (line[-1][0] + text, look)
        else:
            line.append((text, look))


def _fitting(runs: Sequence[Run], room: int) -> Iterator[Chunk]:
    """Words, those too long for a line taken apart where their look changes."""
    for word in _words(runs):
        if _length(word) <= room:
            yield word, True
        else:
            yield from (([run], not number) for number, run in enumerate(word))


def _words(runs: Sequence[Run]) -> Iterator[list[Run]]:
    word: list[Run] = []
    for text, look in runs:
        for number, part in enumerate(text.split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append((part, look))
    if word:
        yield word


def _length(runs: Sequence[Run]) -> int:
    return sum(len(text) for text, _ in runs)
