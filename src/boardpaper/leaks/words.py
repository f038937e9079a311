"""A text as words that can be compared, however it is spelled, split or encoded.

Knows letters, hyphens and encodings; does not know which words matter.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from typing import Final, NamedTuple
from urllib.parse import unquote

BREAK: Final = "\x00"
"""A word that is like no other: no run of words goes across it."""
GAP: Final = "\x01"
"""A word of a public text that is only known once the paper is made, such as a number."""
WORD: Final = re.compile(
    r"[^\W\d_][^\W_]*(?:'[^\W_]+)*|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*(?![^\W\d_])"
    r"|[^\W_]+(?:'[^\W_]+)*|[\x00\x01]"
)
UNSEEN: Final = re.compile(
    "[\u0300-\u036f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Accents once they stand apart, and characters that nobody sees."""
ZERO_SPACE: Final = "\u200b"
HYPHENATED: Final = re.compile(r"(?<=\w)(?:[-\u00ad\u2010]\s*[\r\n]\s*|\ufffe)(?=\w)")
"""A hyphen at the end of a line; a PDF's text has a sign of its own for hyphen and end."""
CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
COUNTED: Final = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
SEAM: Final = "\x02"
"""Between letters and digits of a label: they are words apart, but the digits are no figure."""
NOTE_MARK: Final = re.compile(r"(?<=[a-z])\d{1,2}(?=[\s.,;:]|$)")
"""The number of a footnote, which a page's text has at the end of a word."""
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
QUOTES: Final = "\u2018\u2019\u02bc\u00b4"
"""Characters that are typed for an apostrophe."""


class Tokens(NamedTuple):
    """The words of a text: as written, and with all letters small."""

    written: list[str]
    folded: list[str]


def plain(text: str) -> str:
    """The text without accents, ligatures, and characters that nobody sees; one kind of quote."""
    if text.isascii():
        return text
    for quote in QUOTES:
        text = text.replace(quote, "'")
    return UNSEEN.sub("", unicodedata.normalize("NFKD", text))


def tokens(text: str) -> Tokens:
    """The words of a text that ``plain`` gave; a possessive s and apostrophes are left out."""
    written = WORD.findall(text)
    if "'" in text or "," in text:
        written = [bare(one) if "'" in one or "," in one else one for one in written]
    return Tokens(written, [one.casefold() for one in written])


def bare(word: str) -> str:
    """A word of ``WORD`` without its possessive s, apostrophes and thousands' commas."""
    if word[-2:] in ("'s", "'S"):
        word = word[:-2]
    return word.replace("'", "").replace(",", "")


def stands_in(words: str, text: str) -> bool:
    """Whether a text says these words, one after another."""
    return f" {' '.join(tokens(plain(words)).folded)} " in (
        f" {' '.join(tokens(plain(text)).folded)} "
    )


def readings(text: str, *, label: bool = False) -> Iterator[str]:
    """All that a text may be taken to say, made plain: as it stands, and decoded.

    A ``label`` is also taken apart where capitals and numbers begin.
    """
    found = {text}
    for step in (*STEPS, *(LABEL_STEPS if label else ())):
        found |= {step(one) for one in found}
    yield from dict.fromkeys(plain(one) for one in sorted(found))


def _escaped(text: str) -> str:
    """Characters as Office writes those that XML cannot hold (ECMA-376-1, 22.9.2.19)."""
    return ESCAPED.sub(lambda one: chr(int(one[1], 16)), text) if "_x" in text else text


STEPS: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: unescape(text) if "&" in text else text,
    lambda text: unquote(text) if "%" in text else text,
    lambda text: text.replace(ZERO_SPACE, " "),
    lambda text: HYPHENATED.sub("", text),
    lambda text: NOTE_MARK.sub("", text),
    _escaped,
)
LABEL_STEPS: Final[tuple[Callable[[str], str], ...]] = (
    lambda text: CAMEL.sub(" ", text),
    lambda text: COUNTED.sub(SEAM, text),
)
