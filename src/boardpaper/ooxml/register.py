"""The notes and comments a Word file refers to, numbered as they are met.

Knows the order of references; does not know what the notes and comments say.
"""

from dataclasses import dataclass, field


@dataclass
class Register:
    """What has been referred to so far: notes as (kind, id), comments by id.

    Each stands with its number, counted from 1. ``quotes`` are the words that
    comments are on.
    """

    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    comments: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, list[str]] = field(default_factory=dict)
    _open: dict[str, list[str]] = field(default_factory=dict)

    def note(self, which: str, key: str) -> int:
        """The number of a footnote or endnote."""
        return self.notes.setdefault((which, key), len(self.notes) + 1)

    def comment(self, key: str) -> int:
        """The number of a comment."""
        return self.comments.setdefault(key, len(self.comments) + 1)

    def begin(self, key: str) -> None:
        """A comment is on the words from here."""
        self._open[key] = self.quotes.setdefault(key, [])

    def end(self, key: str) -> None:
        """A comment is on the words up to here."""
        self._open.pop(key, None)

    def said(self, text: str) -> None:
        """Words that every open comment is on."""
        for quote in self._open.values():
            quote.append(text)
