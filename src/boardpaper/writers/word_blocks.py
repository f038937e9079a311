"""Sections, paragraphs and lists as Word paragraphs in the house style's styles.

Knows a paper's blocks and Word's markup; does not know templates or slots.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from boardpaper.model.house_style import WordStyles
from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Block,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Placeholder,
    Reference,
    Section,
    Subheading,
    Text,
)
from boardpaper.ooxml import markup
from boardpaper.ooxml.fill import add_link
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.restart import Restarts
from boardpaper.ooxml.styles import Styles
from boardpaper.writers.word_bookmarks import Bookmarks


class Blocks:
    """Writes blocks one after another, and keeps what they share: links, lists, ids."""

    def __init__(self, package: Package, named: WordStyles, styles: Styles) -> None:
        self.package = package
        self._named, self._styles = named, styles
        self._bookmarks = Bookmarks(package)
        self._hyperlink = styles.character("Hyperlink") or ""
        self._restarts = Restarts(package)

    def finished(self) -> Package:
        """The package with the links and lists that the blocks asked for."""
        return self._restarts.apply(self.package)

    def section(self, section: Section, numbered: bool) -> Iterator[str]:
        """A section: its heading and its blocks."""
        yield markup.paragraph(self._id(self._named.heading), markup.run(section.heading))
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            yield from self.block(block, numbered, isinstance(after, List))

    def block(self, block: Block, numbered: bool, leads_in: bool) -> Iterator[str]:
        """One block of a section; ``numbered`` says whether paragraphs carry numbers.

        A paragraph that leads in to a list stays on the page where the list begins.
        """
        match block:
            case Paragraph():
                named = self._named
                style = named.numbered_paragraph if numbered else named.paragraph
                yield markup.paragraph(self._id(style), self._keyed(block), keep_next=leads_in)
            case List():
                yield from self._list(block, 0)
            case Subheading():
                style = self._named.subheadings[block.level - 2]
                yield markup.paragraph(self._id(style), self._inlines(block.inlines))

    def _list(self, block: List, level: int, number: int | None = None) -> Iterator[str]:
        """A list; ``number`` is that of the numbered list it goes on inside."""
        styles = self._named.numbered_list if block.ordered else self._named.bullets
        style = self._id(styles[level])
        if block.ordered and number is None:
            number = self._restarts.next(style, level)
        numbering = (number, level) if block.ordered and number is not None else None
        for item in block.items:
            for child in item:
                if isinstance(child, List):
                    yield from self._list(child, level + 1, number)
                elif isinstance(child, Paragraph):
                    yield markup.paragraph(style, self._keyed(child), numbering)

    def _keyed(self, paragraph: Paragraph) -> str:
        content = self._inlines(paragraph.inlines)
        if not paragraph.key:
            return content
        name = self._bookmarks.name(paragraph.key)
        return markup.bookmark(self._bookmarks.identity(), name, content)

    def _inlines(self, inlines: Iterable[Inline], style: str = "") -> str:
        return "".join(self._inline(inline, style) for inline in inlines)

    def _inline(self, inline: Inline, style: str) -> str:
        match inline:
            case Text():
                return markup.run(inline.text, _marks(inline.marks, style))
            case LineBreak():
                return markup.line_break()
            case Link():
                self.package, identity = add_link(self.package, inline.target)
                return markup.hyperlink(identity, self._inlines(inline.inlines, self._hyperlink))
            case Reference():
                return self._reference(inline)
            case Placeholder():
                raise AssertionError("a composed paper holds no placeholder")

    def _reference(self, reference: Reference) -> str:
        """Words, a space, and live numbers: "paragraph 9", "paragraphs 7 to 9"."""
        looks = _marks(reference.marks, "")
        words = self._inlines(reference.inlines)
        keys = (reference.first, reference.last)
        fields = [
            markup.number_field(self._bookmarks.name(key), number, looks)
            for key, number in zip(keys, reference.numbers, strict=False)
        ]
        numbers = markup.run(" to ", looks).join(fields)
        return words + (markup.run(" ", looks) if words else "") + numbers

    def _id(self, style: str) -> str:
        found = self._styles.paragraph(style)
        if found is None:
            raise AssertionError(f"style {style} was checked before")
        return found


def _marks(marks: frozenset[str], style: str) -> str:
    return markup.marks(STRONG in marks, EMPHASIS in marks, style)
