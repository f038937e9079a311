"""One story of a Word file - the body, a header, a note - as lines of text.

Knows what stands in front of paragraphs, and text boxes; leaves the words of a
paragraph to ``inline`` and tables to ``told_tables``.
"""

from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.blocks import P, blocks, held
from boardpaper.ooxml.inline import Inline, Manner
from boardpaper.ooxml.numbering import Label, Numbering
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.register import Register
from boardpaper.ooxml.stylesheet import PPR, Stylesheet, switch, value
from boardpaper.ooxml.told_tables import tell_table
from boardpaper.ooxml.xml import Element, name

DEEPEST: Final = 12
"""Tables in tables and boxes in boxes are told to here."""
TOO_DEEP: Final = "[too many tables or text boxes in each other to show]"
BOOKMARK: Final = name("w:bookmarkStart")
BOOKMARKS: Final = frozenset({BOOKMARK})
JC: Final = name("w:jc")
BREAK_BEFORE: Final = name("w:pageBreakBefore")
INDENT: Final = "  "


@dataclass(frozen=True)
class Telling:
    """What every story of one file shares."""

    package: Package
    manner: Manner
    styles: Stylesheet
    numbering: Numbering
    register: Register


class Story:
    """Tells the blocks of one story one after another, counting its numbers."""

    def __init__(self, telling: Telling, part: str) -> None:
        self.manner = telling.manner
        self.styles = telling.styles
        self._counting = telling.numbering.counting()
        self._inline = Inline(
            telling.manner, telling.styles, telling.register, telling.package.relationships(part)
        )
        self._depth = 0

    def tell(self, container: Element) -> list[str]:
        """The lines of a body, cell, header, note or text box."""
        if self._depth >= DEEPEST:
            return [TOO_DEEP]
        self._depth += 1
        lines = [line for block in blocks(container) for line in self.block(block)]
        self._depth -= 1
        return self._marks_between(container) + lines

    def block(self, block: Element) -> list[str]:
        """The lines of one paragraph or table; none of an empty one told plainly."""
        return self._paragraph(block) if block.tag == P else tell_table(block, self)

    def _marks_between(self, container: Element) -> list[str]:
        """Bookmarks that stand beside paragraphs, not in them."""
        if not self.manner.detailed:
            return []
        found = [self._inline.bookmark(one) for one in held(container, BOOKMARKS)]
        return [mark for mark in found if mark]

    def _paragraph(self, paragraph: Element) -> list[str]:
        label = self._counting.label(paragraph)
        line = self._inline.line(paragraph)
        shown = label.text if label and (label.bullet or self.manner.numbers) else ""
        if self.manner.detailed:
            lines = [f"[{self._looks(paragraph, shown)}] {line.text}".rstrip()]
        else:
            lines = self._plain(paragraph, line.text.strip(), shown, label)
        for box in line.boxes:
            lines += [f"(text box) {told}" for told in self.tell(box) if told]
        return lines

    def _plain(self, paragraph: Element, text: str, shown: str, label: Label | None) -> list[str]:
        heading = self._heading(paragraph)
        words = " ".join(part for part in (shown, text) if part)
        if not words:
            return []
        if heading is not None:
            return ["", f"{'#' * (heading + 1)} {words}"]
        return [f"{INDENT * label.level if label else ''}{words}"]

    def _heading(self, paragraph: Element) -> int | None:
        level = self.styles.outline_level(paragraph)
        if level is None:
            style = self.styles.of(paragraph)
            return 0 if style is not None and style.name.lower() == "title" else None
        return level

    def _looks(self, paragraph: Element, shown: str) -> str:
        style = self.styles.of(paragraph)
        looks = "no style" if style is None else style.name
        properties = paragraph.find(PPR)
        align = value(properties, JC)
        looks += f", {align}" if align else ""
        looks += ", on a new page" if switch(properties, BREAK_BEFORE) else ""
        return f"{looks} | {shown}" if shown else looks
