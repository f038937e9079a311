"""Facts of one thing held against its facts before.

Knows names and words; does not know what they are the facts of.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from boardpaper.model.change import DataChange
from boardpaper.model.sentences import listed

Facts = dict[str, str]
"""What something says, in words, by the name a reviewer would give each fact."""
What = Literal["recommendation", "action", "measure", "milestone", "field"]
Kind = Literal["added", "removed", "changed"]


def joined(*names: str) -> str:
    """Names one inside the other, as in ``action 3 · manager``."""
    return " · ".join(name for name in names if name)


def exempt(paragraphs: Sequence[str]) -> str:
    """What something is marked exempt from publication by; nothing where it is not marked."""
    noun = "paragraph" if len(paragraphs) == 1 else "paragraphs"
    return f"by {noun} {listed(paragraphs)}" if paragraphs else ""


def said(facts: Facts) -> str:
    """Facts on one line, the same words once."""
    return ", ".join(dict.fromkeys(words for words in facts.values() if words))


def differing(what: What, subject: str, field: str, old: Facts, new: Facts) -> Iterator[DataChange]:
    """The facts that are not as they were; a fact left out says nothing.

    A field is added or removed; a fact of something else is a change of that.
    """
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            whole = what == "field" and not (was and now)
            kind: Kind = "changed" if not whole else "added" if now else "removed"
            yield DataChange(kind, what, subject, joined(field, name), was, now)
