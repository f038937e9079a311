"""What stands inside a paragraph as HTML: words and their marks, links, references, notes.

Knows inlines and the elements they become; does not know paragraphs or the page. All
text is escaped here, and nothing leads where a browser would run something.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Inline,
    LineBreak,
    Link,
    Note,
    Placeholder,
    Reference,
    Text,
)
from boardpaper.writers.html_ids import Ids

SAFE: Final = ("http://", "https://", "mailto:", "tel:")
"""How addresses begin that a page may lead to, whatever a reader let through."""


class Words:
    """Writes the inlines of one page, and keeps its footnotes in the order of their numbers.

    ``own`` goes into an element that says something in boardpaper's own English, where the
    paper is in another language: a voice that reads it aloud has to know.
    """

    def __init__(self, ids: Ids, language: str) -> None:
        self.ids = ids
        self.own = "" if language.lower().split("-")[0] == "en" else ' lang="en-GB"'
        self.notes: list[str] = []

    def of(self, inlines: Iterable[Inline]) -> str:
        """The inlines one after another."""
        return "".join(self._inline(one) for one in inlines)

    def _inline(self, one: Inline) -> str:
        match one:
            case Text():
                return marked(escape(one.text), one.marks)
            case LineBreak():
                return "<br>"
            case Link():
                return link(one.target, self.of(one.inlines))
            case Reference():
                return self._reference(one)
            case Note():
                return self._note(one)
            case Placeholder():
                raise AssertionError("a composed paper holds no placeholder")

    def _reference(self, one: Reference) -> str:
        """Words, a space, and numbers that lead: "paragraph 9", "paragraphs 7 to 9".

        One number takes the words into its link, so that the link says what it leads to.
        """
        said = self.of(one.inlines)
        space = " " if said else ""
        keys: Sequence[str] = (one.first, one.last)
        if len(one.numbers) == 1 and all(isinstance(inner, Text) for inner in one.inlines):
            number = marked(space + escape(one.numbers[0]), one.marks)
            return self.leading(one.first, said + number)
        numbers = (
            self.leading(key, marked(escape(number), one.marks))
            for key, number in zip(keys, one.numbers, strict=False)
        )
        return said + space + marked(" to ", one.marks).join(numbers)

    def leading(self, key: str, content: str) -> str:
        """A link to what has a key, as a reference names it."""
        found = self.ids.target(key)
        return f'<a href="#{found}">{content}</a>' if found else content

    def _note(self, one: Note) -> str:
        """The raised number that leads to a footnote. Notes are counted as they are met."""
        number = len(self.notes) + 1
        self.notes.append("")
        self.notes[number - 1] = self.of(one.inlines)
        return (
            f'<sup><a id="note-{number}-from" href="#note-{number}" role="doc-noteref" '
            f'aria-label="Footnote {number}"{self.own}>{number}</a></sup>'
        )


def marked(content: str, marks: frozenset[str]) -> str:
    """Escaped words, strong or stressed as their marks say."""
    if EMPHASIS in marks:
        content = f"<em>{content}</em>"
    return f"<strong>{content}</strong>" if STRONG in marks else content


def link(target: str, content: str) -> str:
    """A link out of the page, which tells its target nothing; words alone if it is not safe."""
    if not target.lower().startswith(SAFE):
        return content
    return f'<a href="{escape(target)}" rel="external noreferrer">{content}</a>'
