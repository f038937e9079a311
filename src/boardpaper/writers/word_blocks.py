"""Sections, paragraphs, lists and quotations as Word paragraphs in the house style's styles.

Knows a paper's blocks and Word's markup; does not know templates, nor how tables
and pictures are drawn: those have modules of their own.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from boardpaper.model.house_style import SectionRule, WordStyles
from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Block,
    Figure,
    Inline,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Placeholder,
    Quote,
    Reference,
    Section,
    Shown,
    Subheading,
    Table,
    TableFile,
    Text,
)
from boardpaper.model.targets import Target
from boardpaper.ooxml import markup
from boardpaper.ooxml.fill import LINK
from boardpaper.ooxml.footnotes import Footnotes
from boardpaper.ooxml.identity import Kind
from boardpaper.ooxml.media import add_picture, last_drawing
from boardpaper.ooxml.own_list import place_of
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import Relationship
from boardpaper.ooxml.restart import Restarts
from boardpaper.ooxml.room import rooms
from boardpaper.ooxml.styles import Styles
from boardpaper.writers import word_figures, word_tables
from boardpaper.writers.word_bookmarks import REFERRED, appendix_bookmark, row_bookmark
from boardpaper.writers.word_identity import Marking

BELOW_TABLE = 160
"""Twips between a table and the words after it; a table has no space of its own."""


class Labelled(NamedTuple):
    """The label a written paragraph should have (None is any), and its style."""

    label: str | None
    style: str


class Blocks:
    """Writes blocks one after another, and keeps what they share: links, lists, ids."""

    def __init__(
        self,
        package: Package,
        named: WordStyles,
        styles: Styles,
        targets: Mapping[str, Target],
        referred: frozenset[str],
        marking: Marking,
    ) -> None:
        self.package = package
        self._named, self._styles = named, styles
        self.marking = marking
        self._targets, self._referred = targets, referred
        self._hyperlink = styles.character("Hyperlink") or ""
        self._restarts = Restarts(package)
        self._notes = Footnotes(package, styles)
        self._part = package.document_part
        self._rooms = rooms(package)
        self._room = word_figures.A4_ROOM
        self._drawing = last_drawing(package)
        self._below_table = False
        self._list_of_paragraphs: tuple[int, int] | None = None
        self._numbers: dict[str, bool] = {}
        self.labels: list[Labelled] = []

    def finished(self) -> Package:
        """The package with the links and lists that the blocks asked for."""
        return self._notes.apply(self._restarts.apply(self.package))

    def placed(self, slot: str, written: Iterator[str], *, ends: bool = True) -> list[str]:
        """What is written for a slot, fitted to the room it has there.

        It ends with a paragraph, unless it does not end its section.
        """
        self._room = self._rooms.get(slot, word_figures.A4_ROOM)
        self._below_table = False
        pieces = list(written)
        return [*pieces, self._gap()] if self._below_table and ends else pieces

    def section(self, section: Section, rule: SectionRule) -> Iterator[str]:
        """A section: its heading, the house style's words around it, and its blocks."""
        if not rule.run_in:
            self.marking.begin(section)
            yield self._heading(section, rule)
        yield from self.body(section, rule)

    def body(self, section: Section, rule: SectionRule) -> Iterator[str]:
        """A section without its heading, unless that begins the first paragraph."""
        self.marking.begin(section)
        lead = f"{section.heading} " if rule.run_in else ""
        for block in section.before:
            yield from self._block(block, rule, lead="")
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            yield from self._block(block, rule, lead, leads_in=isinstance(after, List))
            lead = ""
        for block in section.after:
            yield from self._block(block, rule, lead="")

    def titled(self, style: str, content: str) -> str:
        """A heading that no list numbers, whatever its style says."""
        self._below_table = False
        if style not in self._numbers:
            self._numbers[style] = place_of(self.package, self._id(style)) is not None
        unnumbered = (0, 0) if self._numbers[style] else None
        return self._paragraph(style, content, "", unnumbered, keep_next=True)

    def under(
        self, written: tuple[Block, ...], rule: SectionRule, number: tuple[int, int] | None
    ) -> Iterator[str]:
        """Blocks under a heading; ``number`` is the list and level of the numbered paragraphs."""
        self._list_of_paragraphs = number
        for block, after in zip_longest(written, written[1:]):
            yield from self._block(block, rule, lead="", leads_in=isinstance(after, List))
        self._list_of_paragraphs = None

    def _heading(self, section: Section, rule: SectionRule) -> str:
        self._below_table = False
        named = self._named
        style = named.heading if section.label else named.unnumbered_heading or named.heading
        content = markup.run(section.heading)
        if self._is_referred(section.key):
            content = self._bookmarked(section.key, content)
        content = self.marking.heading(content)
        return self._paragraph(rule.heading_style or style, content, section.label)

    def _block(
        self, block: Block, rule: SectionRule, lead: str, *, leads_in: bool = False
    ) -> Iterator[str]:
        """One block; a paragraph that leads in to a list stays on its page.

        ``lead`` are words that begin it in bold: a heading that runs in.
        """
        if isinstance(block, Paragraph):
            yield self._body_paragraph(block, rule, lead, leads_in=leads_in)
            return
        if lead:
            content = self.marking.heading(markup.run(lead.strip(), markup.BOLD))
            yield self._paragraph(self._named.paragraph, content, "")
        yield from self._other(block, rule)

    def _body_paragraph(
        self, block: Paragraph, rule: SectionRule, lead: str, *, leads_in: bool
    ) -> str:
        named = self._named
        style = named.numbered_paragraph if block.label else named.paragraph
        unnumbered = not rule.numbered or rule.paragraphs == ""
        own = rule.paragraph_style if block.label or unnumbered else ""
        begin = self.marking.heading(markup.run(lead, markup.BOLD)) if lead else ""
        content = begin + self._keyed(block)
        number = self._list_of_paragraphs if block.label else None
        return self._paragraph(own or style, content, block.label, number, keep_next=leads_in)

    def _other(self, block: Block, rule: SectionRule) -> Iterator[str]:
        """A block that is no paragraph."""
        match block:
            case List():
                yield from self._list(block, rule, 0)
            case Subheading():
                self._below_table = False
                style = self._named.subheadings[block.level - 2]
                content = self._inlines(block.inlines)
                content = self.marking.block("heading", block.inlines, block.span, content)
                yield self._paragraph(style, content, None)
            case Quote():
                for one in block.blocks:
                    yield self._paragraph(self._named.quote, self._keyed(one, "quote"), "")
            case Table():
                yield from self._table(block)
            case Figure():
                yield from self._figure(block)
            case TableFile() | Shown() | Paragraph():
                pass  # a file that was not read: the finding that says so stops the paper

    def _paragraph(
        self,
        style: str,
        content: str,
        label: str | None,
        numbering: tuple[int, int] | None = None,
        *,
        keep_next: bool = False,
        indent: int | None = None,
    ) -> str:
        """A paragraph, and a note of the label that Word should draw; None is any."""
        self.labels.append(Labelled(label, style))
        space, self._below_table = BELOW_TABLE if self._below_table else 0, False
        return markup.paragraph(
            self._id(style),
            content,
            numbering,
            keep_next=keep_next,
            space_before=space,
            indent=indent,
        )

    def _table(self, table: Table) -> Iterator[str]:
        """A caption and the table; two tables never touch, as Word would join them."""
        if table.caption:
            yield self._caption(table, keep_next=True)
        elif self._below_table:
            yield self._gap()
        named = self._named
        look = word_tables.Look(
            self._styles.table(named.table) or "",
            self._styles.paragraph(named.table_heading) or "",
            self._styles.paragraph(named.table_text) or "",
        )
        for number, row in enumerate((table.header, *table.rows)):
            style = named.table_text if number else named.table_heading
            self.labels += [Labelled("", style) for _ in row]
        self.marking.table()

        def write(inlines: Iterable[Inline], row: int, column: int) -> str:
            return self.marking.cell(table, row, column, self._inlines(inlines))

        yield word_tables.drawn(table, look, self._room.width, write)
        self._below_table = True

    def _figure(self, figure: Figure) -> Iterator[str]:
        picture = figure.picture
        if picture is None:
            return  # it was not read: the finding that says so stops the paper
        self.package, identity = add_picture(self.package, picture.data, picture.kind)
        self._drawing += 1
        self._below_table = False
        self.labels.append(Labelled("", ""))
        yield word_figures.drawn(figure, picture, identity, self._drawing, self._room)
        if figure.caption:
            yield self._caption(figure, keep_next=False)

    def _caption(self, of: Table | Figure, *, keep_next: bool) -> str:
        """A caption in its style; in bold where the house style has none for it."""
        named = self._named
        said = of.caption if named.caption else word_tables.strong(of.caption)
        content = self.marking.block("caption", said, of.span, self._inlines(said))
        return self._paragraph(named.caption or named.paragraph, content, "", keep_next=keep_next)

    def _gap(self) -> str:
        """An empty paragraph, where Word needs one after a table."""
        self.labels.append(Labelled("", ""))
        self._below_table = False
        return "<w:p/>"

    def _list(
        self, block: List, rule: SectionRule, level: int, number: int | None = None
    ) -> Iterator[str]:
        """A list; ``number`` is that of the numbered list it goes on inside."""
        styles = rule.bullets or self._named.bullets
        if block.ordered:
            styles = rule.numbered_list or self._named.numbered_list
        style = styles[level]
        if block.ordered and number is None:
            number = self._restarts.next(self._id(style), level)
        numbering = (number, level) if block.ordered and number is not None else None
        for item in block.items:
            inner = number if block.ordered else None
            for at, child in enumerate(item):
                if isinstance(child, List):
                    yield from self._list(child, rule, level + 1, inner)
                    inner = None if child.ordered else inner
                elif isinstance(child, Paragraph) and at == 0:
                    label = child.label if block.ordered else None
                    yield self._paragraph(style, self._keyed(child, "item"), label, numbering)
                elif isinstance(child, Paragraph):
                    yield self._continuation(style, child, level)

    def _continuation(self, style: str, paragraph: Paragraph, level: int) -> str:
        """A further paragraph of a list's item: below its words, without a mark of its own."""
        indent = self._restarts.indent(self._id(style), level)
        content = self._keyed(paragraph, "item")
        return self._paragraph(self._named.paragraph, content, "", indent=indent)

    def _keyed(self, paragraph: Paragraph, kind: Kind = "paragraph") -> str:
        """The words of a paragraph in the bookmarks of its key and of where it came from."""
        content = self._inlines(paragraph.inlines)
        if paragraph.key:
            content = self._bookmarked(paragraph.key, content)
        return self.marking.block(kind, paragraph.inlines, paragraph.span, content, paragraph.key)

    def _is_referred(self, key: str) -> bool:
        """Whether a section is referred to, by either way of writing its key."""
        names = {key, key.replace("_", "-")} & self._referred
        return any(self._targets[name].kind == "section" for name in names)

    def next_bookmark(self) -> int:
        """An id that no other bookmark has."""
        return self.marking.bookmarks.identity()

    def next_drawing(self) -> int:
        """An id that no other drawing has."""
        self._drawing += 1
        return self._drawing

    def _bookmarked(self, key: str, content: str) -> str:
        return markup.bookmark(self.next_bookmark(), self._referred_name(key), content)

    def _referred_name(self, key: str) -> str:
        return self.marking.bookmarks.name(REFERRED, key)

    def _inlines(self, inlines: Iterable[Inline], style: str = "") -> str:
        return "".join(self._inline(inline, style) for inline in inlines)

    def _inline(self, inline: Inline, style: str) -> str:
        match inline:
            case Text():
                return markup.run(inline.text, _marks(inline.marks, style))
            case LineBreak():
                return markup.line_break()
            case Link():
                one = Relationship(LINK, inline.target, external=True)
                self.package, identity = self.package.add_relationship(self._part, one)
                return markup.hyperlink(identity, self._inlines(inline.inlines, self._hyperlink))
            case Reference():
                return self._reference(inline)
            case Note():
                return self._note(inline)
            case Placeholder():
                raise AssertionError("a composed paper holds no placeholder")

    def _reference(self, reference: Reference) -> str:
        """Words, a space, and live numbers: "paragraph 9", "paragraphs 7 to 9"."""
        looks = _marks(reference.marks, "")
        words = self._inlines(reference.inlines)
        keys = (reference.first, reference.last)
        fields = [
            self._number_field(key, number, looks)
            for key, number in zip(keys, reference.numbers, strict=False)
        ]
        numbers = markup.run(" to ", looks).join(fields)
        return words + (markup.run(" ", looks) if words else "") + numbers

    def _number_field(self, key: str, shown: str, looks: str) -> str:
        """A recommendation's number is its words; any other is drawn by a list."""
        target = self._targets.get(key)
        if target is not None and target.kind == "appendix":
            return markup.link_to(appendix_bookmark(target.name), markup.run(shown, looks))
        if target is not None and target.kind == "recommendation":
            return markup.reference_field(row_bookmark(key), shown, looks, number=False)
        return markup.reference_field(self._referred_name(key), shown, looks)

    def _note(self, note: Note) -> str:
        """The reference to a footnote, whose links belong to the footnotes' part."""
        outer, self._part = self._part, self._notes.part
        content = self._inlines(note.inlines)
        self._part = outer
        return self._notes.add(content)

    def _id(self, style: str) -> str:
        found = self._styles.paragraph(style)
        if found is None:
            raise AssertionError(f"style {style} was checked before")
        return found


def _marks(marks: frozenset[str], style: str) -> str:
    return markup.marks(STRONG in marks, EMPHASIS in marks, style)
