"""Text made fit to be shown: nothing in it that a terminal obeys, and looks for its words.

Knows characters and the names of looks; does not know what is said, nor any colour.
"""

import unicodedata
from collections.abc import Callable

Paint = Callable[[str, str], str]
"""Gives words a look by its name (a severity, ``place``, ``removed``), or leaves them."""
NOT_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Kinds of characters (The Unicode Standard, 4.5): controls, half characters, line ends."""


def plain(words: str, look: str) -> str:
    """Words as they are."""
    return words


def visible(text: str) -> str:
    """Text that a terminal shows and does not obey: tabs as spaces, the rest as dots."""
    if text.isprintable():
        return text
    return "".join(
        " "
        if char in "\t\n\r"
        else "·"
        if unicodedata.category(char) in NOT_SHOWN and char not in "\u200d"
        else char
        for char in text
    )
