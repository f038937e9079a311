"""What stands inside a paragraph: words and their marks, links, placeholders, a key.

Knows markdown-it's inline tokens; does not know blocks.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, Protocol

from markdown_it.token import Token

from boardpaper.model.paper import (
    EMPHASIS,
    STRONG,
    Exempt,
    Inline,
    LineBreak,
    Note,
    Placeholder,
    Text,
)
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import Span
from boardpaper.readers.markdown_places import Content
from boardpaper.readers.narrative_findings import Findings
from boardpaper.readers.narrative_keys import Keys
from boardpaper.readers.narrative_links import Links
from boardpaper.readers.narrative_mask import KEY, PLACEHOLDER, UNREADABLE, Mark, Mask
from boardpaper.readers.narrative_refusals import refuse, refuse_tag, tag_name

MARKED = re.compile(f"[{KEY}{PLACEHOLDER}]")
NO_LINK = re.compile(r"\[[^\[\]]*\](?:\([^()]*\)?|\[[^\[\]]*\]?)")
MARKS = {
    (False, False): frozenset[str](),
    (False, True): frozenset({EMPHASIS}),
    (True, False): frozenset({STRONG}),
    (True, True): frozenset({STRONG, EMPHASIS}),
}


class Words(NamedTuple):
    """What a block says, and the key at its end, which may mark it as exempt."""

    inlines: tuple[Inline, ...]
    key: Mark | None
    span: Span

    @property
    def exempt(self) -> Exempt:
        """What the block is marked exempt by."""
        return self.key.exempt if self.key else ()


class Piece(NamedTuple):
    """Words, and the stretch of the masked text they came from."""

    text: str
    start: int
    end: int


class NoteFinder(Protocol):
    """What knows the footnotes of the file."""

    def refer(self, label: str, place: Span, /) -> Note | None: ...


class InlineReader:
    """Reads the contents of one file's blocks."""

    def __init__(self, mask: Mask, findings: Findings, keys: Keys) -> None:
        self.mask = mask
        self.findings = findings
        self.keys = keys
        self.links = Links(findings, keys)
        self.seen: set[int] = set()
        """Offsets of the placeholders and keys that came to light."""
        self.notes: NoteFinder | None = None
        self.labels: set[str] = set()
        """Labels of the link reference definitions that were used."""

    def read(self, content: Content) -> Words:
        """What a content says. Its span is that of all its words, and the key."""
        line = _Line(self, content)
        for token in content.tokens:
            line.read(token)
        inlines, key = line.finish()
        span = self.mask.span(content.origin(0), content.end(len(content.text)))
        return Words(inlines, key, span)


class _Line:
    """Puts together what one content says."""

    def __init__(self, reader: InlineReader, content: Content) -> None:
        self.reader = reader
        self.content = content
        self.mask = reader.mask
        self.frames: list[list[Inline | Mark]] = [[]]
        self.opened: list[Token] = []
        self.run: list[Piece] = []
        self.run_marks = MARKS[False, False]
        self.depth = {"strong": 0, "em": 0}
        self.tags: set[str] = set()

    @property
    def marks(self) -> frozenset[str]:
        return MARKS[self.depth["strong"] > 0, self.depth["em"] > 0]

    def read(self, token: Token) -> None:
        if token.type == "text":
            self._text(token)
        elif token.tag in self.depth:
            self.depth[token.tag] += token.nesting
        else:
            READ[token.type](self, token)

    def finish(self) -> tuple[tuple[Inline, ...], Mark | None]:
        self._flush()
        found = self.frames[0]
        last = found[-1] if found else None
        key = last if isinstance(last, Mark) else None
        if key:
            found.pop()
        return self._without_keys(found), key

    def _without_keys(self, found: list[Inline | Mark]) -> tuple[Inline, ...]:
        for mark in found:
            if isinstance(mark, Mark):
                self.reader.keys.misplaced(mark)
        return tuple(inline for inline in found if not isinstance(inline, Mark))

    def _span(self, token: Token) -> Span:
        return self._stretch(token.meta["start"], token.meta["end"])

    def _stretch(self, start: int, end: int) -> Span:
        return self.mask.span(self.content.origin(start), self.content.end(end))

    def _text(self, token: Token) -> None:
        """Add words; those of an address between < > stand after the <, and hold no marks."""
        start = token.meta["start"]
        if self.opened and self.opened[-1].markup == "autolink":
            at = self.content.origin(start + 1)
            self._piece(token.content, at, at + len(token.content))
        else:
            self._words(token.content, start)

    def _words(self, text: str, offset: int) -> None:
        """Add words that stand as they are; placeholders and keys may be among them."""
        at, begin = self.content.origin(offset), 0
        if "](" in text or "][" in text:
            for found in NO_LINK.finditer(text):
                place = self.mask.span(at + found.start(), at + found.end())
                refuse(self.reader.findings, place, "no_link")
        if PLACEHOLDER in text or KEY in text:
            for found in MARKED.finditer(text):
                mark = self.mask.marks.get(at + found.start())
                if mark:
                    self._piece(text[begin : found.start()], at + begin, at + found.start())
                    self.reader.seen.add(at + found.start())
                    self._mark(mark)
                    begin = found.end()
        self._piece(text[begin:], at + begin, at + len(text))

    def _piece(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self.run and self.run_marks is not self.marks:
            self._flush()
        self.run_marks = self.marks
        self.run.append(Piece(text, start, end))

    def _flush(self) -> None:
        if self.run:
            text = "".join(piece.text for piece in self.run)
            span = self.mask.span(self.run[0].start, self.run[-1].end)
            self.frames[-1].append(Text(text, self.run_marks, span))
            self.run = []

    def _emit(self, inline: Inline | Mark) -> None:
        self._flush()
        self.frames[-1].append(inline)

    def _mark(self, mark: Mark) -> None:
        if mark.kind == KEY:
            self._trim()
            self._emit(mark)
        elif mark.inside:
            self._emit(Placeholder(mark.inside, self.marks, mark.span))
        else:
            self.reader.findings.error(
                mark.span,
                "placeholder-says-something",
                "this placeholder is empty",
                "write between the braces what should print, or remove them",
            )

    def _trim(self) -> None:
        """Take away the space before a key."""
        while self.run:
            text, start, end = self.run.pop()
            kept = text.rstrip(" \t")
            if kept:
                self.run.append(Piece(kept, start, end - len(text) + len(kept)))
                return
        while self.frames[-1] and isinstance(self.frames[-1][-1], LineBreak):
            self.frames[-1].pop()

    def _special(self, token: Token) -> None:
        """An escaped character or an entity."""
        place, text = self._span(token), token.content
        if UNPRINTABLE.search(text) or text in "\r\n" or text == UNREADABLE:
            self.reader.findings.error(
                place, "character-is-printable", f'"{place.text}" prints nothing', "remove it"
            )
            text = " "
        start, end = token.meta["start"], token.meta["end"]
        self._piece(text, self.content.origin(start), self.content.end(end))

    def _soft_break(self, token: Token) -> None:
        start, end = token.meta["start"], token.meta["end"]
        self._piece(" ", self.content.origin(start), self.content.end(end))

    def _hard_break(self, token: Token) -> None:
        self._emit(LineBreak(self._span(token)))

    def _open_link(self, token: Token) -> None:
        self._flush()
        self.frames.append([])
        self.opened.append(token)

    def _close_link(self, token: Token) -> None:
        self._flush()
        opened, inlines = self.opened.pop(), self._without_keys(self.frames.pop())
        begin = opened.meta["start"] - (opened.markup != "autolink")
        span = self._stretch(begin, token.meta["end"])
        self._note_label(opened)
        if "title" in opened.attrs:
            self.reader.links.titled(str(opened.attrs["title"]), span)
        if self.opened:
            self.reader.links.nested(span)
            self.frames[-1].extend(inlines)
        else:
            href = str(opened.attrs["href"])
            self.frames[-1].extend(self.reader.links.make(inlines, href, span, self.marks))

    def _note_label(self, token: Token) -> None:
        if "label" in token.meta:
            self.reader.labels.add(token.meta["label"])

    def _code(self, token: Token) -> None:
        place = self._span(token)
        refuse(self.reader.findings, place, "code_inline")
        ticks = len(token.markup)
        self._lines(token.meta["start"] + ticks, token.meta["end"] - ticks)

    def _image(self, token: Token) -> None:
        refuse(self.reader.findings, self._span(token), "image")
        self._note_label(token)
        start = token.meta["start"] + len("![")
        self._lines(start, start + len(token.content))

    def _note(self, token: Token) -> None:
        notes = self.reader.notes
        note = notes.refer(token.meta["label"], self._span(token)) if notes else None
        if note:
            self._emit(note)

    def _lines(self, start: int, end: int) -> None:
        """Add what stands there as plain words, so that it can still be referred to."""
        for number, line in enumerate(self.content.text[start:end].split("\n")):
            if number:
                self._piece(" ", self.content.origin(start - 1), self.content.end(start))
            self._words(line, start)
            start += len(line) + 1

    def _tag(self, token: Token) -> None:
        """Refuse a piece of HTML; what closes one that was refused goes without saying."""
        place = self._span(token)
        name = tag_name(place.text)
        if place.text.startswith("</") and name in self.tags:
            return
        self.tags.add(name)
        refuse_tag(self.reader.findings, place, name)
        if name == "br":
            self._hard_break(token)


READ: dict[str, Callable[[_Line, Token], None]] = {
    "text_special": _Line._special,
    "softbreak": _Line._soft_break,
    "hardbreak": _Line._hard_break,
    "link_open": _Line._open_link,
    "link_close": _Line._close_link,
    "code_inline": _Line._code,
    "image": _Line._image,
    "note": _Line._note,
    "html_inline": _Line._tag,
}
