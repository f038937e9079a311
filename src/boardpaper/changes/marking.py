"""Words of a change marked in plain text: ``[-removed-]`` and ``{+added+}``.

Knows pieces, marks and what may be left out; does not know lines, nor where the change is.
A bracket of the words themselves that could be taken for part of a mark has a backslash in
front, and backslashes of the words that stand right before a bracket are doubled: so each
mark can be told from words. Spaces at the ends of marked words stand outside the marks. A
line end that was removed or added is marked as ``¶``, but not inside what was removed or
added as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from boardpaper.model.change import Change, How, Piece
from boardpaper.model.showing import visible

Run = tuple[str, str]
"""Words, and the name of the look they have; empty for none."""
MARKS: Final[dict[How, tuple[str, str]]] = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
BRACKETS: Final = re.compile(r"\\+(?=[\[\]{}])")
LIKE_MARKS: Final = re.compile(r"\[(?=-)|(?<=-)\]|\{(?=\+)|(?<=\+)\}")
AT_EDGES: Final = re.compile(r"^[\]}]|[\[{]$")
LAST: Final = re.compile(r"\\+$")
ESCAPED: Final = re.compile(r"\\[\[\]{}]")
CONTEXT: Final = 8
"""Unchanged words that are kept on either side of a marked one."""
GAP: Final = 4
"""Words that must be left out at least for it to be worth a "…"."""
HARD: Final = "\u00a0"


def marked(change: Change) -> list[list[Run]]:
    """The words of a change, paragraph by paragraph, with long unchanged stretches cut."""
    paragraphs: list[list[Run]] = [[]]
    for piece in shortened(worth_marking(change)):
        for number, words in enumerate(piece.text.split("\n")):
            if number:
                paragraphs[-1] += _mark("¶", piece.how) if ends_differ(piece, change) else []
                paragraphs.append([])
            paragraphs[-1] += _mark(words, piece.how)
    return [_guarded(runs) for runs in paragraphs if any(text.strip() for text, _ in runs)]


def holds_escapes(change: Change) -> bool:
    """Whether brackets among the words of a change are shown behind backslashes."""
    return any(ESCAPED.search(text) for runs in marked(change) for text, _ in runs)


def worth_marking(change: Change) -> list[Piece]:
    """Neighbouring pieces as one; without the spaces that a split or a join takes or leaves."""
    kept = [piece for piece in change.pieces if piece.text and not is_seam(piece, change)]
    return [
        Piece("".join(piece.text for piece in run), how)
        for how, run in groupby(kept, key=lambda piece: piece.how)
    ]


def is_seam(piece: Piece, change: Change) -> bool:
    """Whether a piece is no more than the space where a paragraph is parted or joined."""
    return not piece.text.strip(" ") and piece.how in MARKS and change.kind in ("split", "joined")


def ends_differ(piece: Piece, change: Change) -> bool:
    """Whether the line ends in a piece are differences themselves, and not all of it is one."""
    return piece.how in MARKS and change.kind not in ("added", "removed")


def shortened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Pieces, the unchanged ones cut to a few words beside what is marked."""
    alone = len(pieces) == 1
    for number, piece in enumerate(pieces):
        if piece.how in MARKS:
            yield piece
        else:
            head = CONTEXT if number or alone else 0
            tail = CONTEXT if number < len(pieces) - 1 or alone else 0
            yield Piece(_cut(piece.text, head, tail), piece.how)


def _cut(text: str, head: int, tail: int) -> str:
    """A text without its middle, if that is long: so many words at its start and its end."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < head + tail + GAP:
        return text
    start = words[head - 1].end() if head else 0
    end = words[-tail].start() if tail else len(text)
    parted = "…\n…" if head and tail and "\n" in text[start:end] else "…"
    return f"{text[:start]}{' ' if head else ''}{parted}{' ' if tail else ''}{text[end:]}"


def _mark(words: str, how: How) -> list[Run]:
    """Words between the marks of what became of them, if there are words."""
    words = LIKE_MARKS.sub(r"\\\g<0>", BRACKETS.sub(_twice, visible(words)))
    if how not in MARKS:
        return [(words, "" if how == "same" else how)]
    before, core, after = parted(words)
    start, end = MARKS[how]
    inside = AT_EDGES.sub(r"\\\g<0>", core) if core.strip(" ") else core.replace(" ", HARD)
    shown = (start + inside + end, how) if inside else ("", "")
    return [(before, ""), shown, (after, "")]


def parted(words: str) -> tuple[str, str, str]:
    """Words and the spaces around them; nothing but spaces counts as words."""
    core = words.strip(" ") or words
    before, _, after = words.partition(core) if core else ("", "", "")
    return before, core, after


def _guarded(runs: Sequence[Run]) -> list[Run]:
    """Runs in which no backslash of the words before a mark can be taken for its own."""
    found = [run for run in runs if run[0]]
    following = [*(look for _, look in found[1:]), ""]
    return [
        (LAST.sub(_twice, text) if look not in MARKS and then in MARKS else text, look)
        for (text, look), then in zip(found, following, strict=True)
    ]


def _twice(found: re.Match[str]) -> str:
    return found[0] * 2


def as_runs(words: str, look: str = "") -> list[Run]:
    """Words that are not compared, fit to be shown."""
    return [(visible(words), look)]


def joined(parts: Iterable[list[Run]]) -> list[Run]:
    """Runs one after another."""
    return [run for part in parts for run in part]
