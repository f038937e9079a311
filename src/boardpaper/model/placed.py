"""A text of a finished file, and where in the file it stands.

Knows how such a text is held; does not know files, nor why anybody looks at it.
"""

from typing import Literal, NamedTuple

TextKind = Literal["words", "label", "code"]
"""What people read; a name given to a thing (a bookmark, a file); what only programs read."""


class Placed(NamedTuple):
    """A text and its place in a clerk's words: "the footer, paragraph 2"."""

    place: str
    text: str
    kind: TextKind = "words"


def kind_of(text: str) -> TextKind:
    """What kind a text is of which no more is known: a single word names something."""
    return "words" if len(text.split()) > 1 else "label"
