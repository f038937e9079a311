"""Pieces of English sentences that every room says alike.

Knows grammar; does not know what is said.
"""

from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in a sentence: "a, b and c". There is at least one."""
    *most, final = words
    return f"{', '.join(most)} {last} {final}" if most else final


def plain(text: object) -> str:
    """A value as words on one line; nothing for none."""
    return "" if text is None else " ".join(str(text).split())
