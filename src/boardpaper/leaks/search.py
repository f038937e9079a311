"""The leaks in texts: where something withheld stands in them.

Knows what to look for and in what spelling; does not know which file a text is from.
Long documents are looked through in large pieces, and only a piece with a leak in it
text by text.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from boardpaper.leaks.figures import figures
from boardpaper.leaks.names import OFFICES
from boardpaper.leaks.secrets import SHORTEST, Secret, Secrets, runs_of
from boardpaper.leaks.words import BREAK, WORD, bare, readings, tokens
from boardpaper.model.placed import Placed, TextKind

PIECE: Final = 100_000
"""Characters that are looked through at once."""
AROUND: Final = 40
"""Characters shown before and after a leak."""


class Leak(NamedTuple):
    """Something withheld that is told: where, in which text and words, and what it is."""

    place: str
    text: str
    around: str
    found: str
    secret: Secret


class _Found(NamedTuple):
    start: int
    end: int
    secret: Secret


def leaks(secrets: Secrets, texts: Iterable[Placed]) -> Iterator[Leak]:
    """Every place where a text tells a secret; the same words once in a text."""
    if not secrets:
        return
    for piece in _pieces(texts):
        yield from _in_piece(secrets, piece)


def _in_piece(secrets: Secrets, piece: list[Placed]) -> Iterator[Leak]:
    """The leaks in some texts of one kind: halved as long as a half has any."""
    whole, kind = f" {BREAK} ".join(one.text for one in piece), piece[0].kind
    if not any(_tells(secrets, text, kind) for text in _read(whole, kind)):
        return
    half = len(piece) // 2
    if half:
        yield from _in_piece(secrets, piece[:half])
        yield from _in_piece(secrets, piece[half:])
    else:
        yield from _in(secrets, piece[0])


def _pieces(texts: Iterable[Placed]) -> Iterator[list[Placed]]:
    """The texts of each kind, some at a time."""
    held: dict[TextKind, list[Placed]] = {}
    sizes: dict[TextKind, int] = {}
    for one in texts:
        piece = held.setdefault(one.kind, [])
        piece.append(one)
        sizes[one.kind] = sizes.get(one.kind, 0) + len(one.text)
        if sizes[one.kind] > PIECE:
            yield held.pop(one.kind)
            sizes[one.kind] = 0
    yield from held.values()


def _read(text: str, kind: TextKind) -> Iterator[str]:
    return readings(text, label=kind == "label")


def _tells(secrets: Secrets, text: str, kind: TextKind) -> bool:
    """Whether there is any secret in a text."""
    read = tokens(text)
    return (
        any(held.keys() & runs_of(size, read.folded) for size, held in secrets.runs.items())
        or any(_counts(secrets, name, kind) for name in secrets.told(read, label=kind == "label"))
        or any(secrets.figures and _figures(secrets, text, kind))
    )


def _in(secrets: Secrets, one: Placed) -> Iterator[Leak]:
    told: dict[str, Leak] = {}
    for text in _read(one.text, one.kind):
        for found in _joined(sorted(_all(secrets, text, one.kind))):
            words = text[found.start : found.end]
            around = text[max(0, found.start - AROUND) : found.end + AROUND]
            told.setdefault(words, Leak(one.place, one.text, around, words, found.secret))
    yield from told.values()


def _all(secrets: Secrets, text: str, kind: TextKind) -> Iterator[_Found]:
    spans = [(word.start(), word.end(), bare(word[0])) for word in WORD.finditer(text)]
    folded = [word.casefold() for _, _, word in spans]
    for size, held in secrets.runs.items():
        for at, run in enumerate(runs_of(size, folded)):
            if run in held:
                yield _Found(spans[at][0], spans[at + size - 1][1], held[run])
    for start, end, word in spans:
        if kind == "label" or word[:1].isupper():
            small = word.casefold()
            name = small if small in secrets.names else small.removesuffix("s")
            if name in secrets.names and _counts(secrets, name, kind):
                yield _Found(start, end, secrets.names[name])
    yield from _figures(secrets, text, kind)


def _counts(secrets: Secrets, name: str, kind: TextKind) -> bool:
    """Whether a single name is one here: programs use short words and words of business too."""
    usual = len(name) < SHORTEST or name in OFFICES or name in secrets.usual
    return kind == "words" or not usual


def _figures(secrets: Secrets, text: str, kind: TextKind) -> Iterator[_Found]:
    for key, start, written, marked in figures(text):
        if key in secrets.figures and (marked or kind != "code"):
            yield _Found(start, start + len(written), secrets.figures[key])


def _joined(found: list[_Found]) -> Iterator[_Found]:
    """Finds that lie in each other made one, which is known by the first of them."""
    last: _Found | None = None
    for one in found:
        if last is not None and one.start < last.end:
            last = last._replace(end=max(last.end, one.end))
        else:
            if last is not None:
                yield last
            last = one
    if last is not None:
        yield last
