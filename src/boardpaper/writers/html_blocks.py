"""Sections, paragraphs, lists and quotations as HTML.

Knows a paper's blocks and the elements they become; does not know the page, nor how
tables and pictures are drawn: those have a module of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from boardpaper.model.house_style import SectionRule
from boardpaper.model.paper import (
    Block,
    Figure,
    List,
    Paragraph,
    Quote,
    Section,
    Shown,
    Subheading,
    Table,
    TableFile,
)
from boardpaper.writers.html_tables import Tables
from boardpaper.writers.html_words import Words


class Blocks:
    """Writes blocks one after another, and keeps what they share: ids, and how many of what."""

    def __init__(self, words: Words) -> None:
        self.words, self.ids = words, words.ids
        self.tables = Tables(words)
        self._place, self._at = "", 0

    def section(self, section: Section, rule: SectionRule) -> str:
        """A section: its heading, the house style's words around it, and its blocks."""
        named = self.begin(self.ids.section(section.key))
        content = escape(section.heading)
        before = self.each(section.before)
        if rule.run_in:
            heading = f'<h2 id="{named}">{content}</h2>'
            return _section(
                [*before, *self._led(heading, section.blocks), *self.each(section.after)]
            )
        heading = f'<h2 id="{named}">{self.number(section.label, named)}{content}</h2>'
        return _section([heading, *before, *self.each(section.blocks), *self.each(section.after)])

    def begin(self, named: str) -> str:
        """Paragraphs that come now have ids that begin with this one, which is given back."""
        self._place, self._at = named, 0
        return named

    def each(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Blocks, one after another."""
        for block in blocks:
            yield self._block(block)

    def number(self, label: str, named: str) -> str:
        """A label as text that leads to where it stands, so that its address can be had."""
        return f'<a class="number" href="#{named}">{escape(label)}</a> ' if label else ""

    def subheading(self, one: Subheading, named: str = "") -> str:
        """A heading below a section's; the first level of them is the third of the page."""
        level = one.level + 1
        return f"<h{level}{_id(named)}>{self.words.of(one.inlines)}</h{level}>"

    def _led(self, heading: str, blocks: Sequence[Block]) -> Iterator[str]:
        """Blocks of which the first paragraph begins with the heading, after its number."""
        first = blocks[0] if blocks else None
        if not isinstance(first, Paragraph):
            yield f'<div class="led">{heading}</div>'
            yield from self.each(blocks)
            return
        named, number = self._numbered(first)
        kind = "led numbered" if number else "led"
        words = self.words.of(first.inlines)
        yield f'<div class="{kind}"{_id(named)}>{number}{heading} <p>{words}</p></div>'
        yield from self.each(blocks[1:])

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block)
            case List():
                return self._list(block)
            case Subheading():
                return self.subheading(block)
            case Quote():
                return f"<blockquote>\n{_lines(map(self._paragraph, block.blocks))}\n</blockquote>"
            case Table():
                return self.tables.table(block)
            case Figure():
                return self.tables.figure(block)
            case TableFile() | Shown():
                return ""  # a file that was not read: the finding that says so stops the paper

    def _paragraph(self, one: Paragraph) -> str:
        named, number = self._numbered(one)
        kind = ' class="numbered"' if number else ""
        return f"<p{kind}{_id(named)}>{number}{self.words.of(one.inlines)}</p>"

    def _numbered(self, one: Paragraph) -> tuple[str, str]:
        """The id of a paragraph, empty for none, and its number as a link."""
        named = self.ids.target(one.key) if one.key else ""
        if one.label:
            self._at += 1
            named = named or self.ids.once(f"{self._place}.{self._at}")
        return named, self.number(one.label, named)

    def _list(self, block: List) -> str:
        """A list; the labels of a numbered one are text, so that they are copied and heard."""
        kind = "ol" if block.ordered else "ul"
        items = _lines(map(self._item, block.items))
        return f"<{kind}>\n{items}\n</{kind}>"

    def _item(self, item: Sequence[Block]) -> str:
        first, rest = item[0], item[1:]
        named, content = "", ""
        if isinstance(first, Paragraph):
            label = f'<span class="number">{escape(first.label)}</span> ' if first.label else ""
            named = self.ids.target(first.key) if first.key else ""
            content = label + self.words.of(first.inlines)
            content = (
                f"<p>{content}</p>" if any(isinstance(one, Paragraph) for one in rest) else content
            )
        else:
            rest = item
        return f"<li{_id(named)}>{content}{''.join(self.each(rest))}</li>"


def _id(named: str) -> str:
    return f' id="{named}"' if named else ""


def _lines(pieces: Iterable[str]) -> str:
    return "\n".join(pieces)


def _section(pieces: Iterable[str]) -> str:
    return f"<section>\n{_lines(pieces)}\n</section>"
