"""A YAML text cut into its entries, so that some of them can be put in another's place.

Knows where the lines of an entry begin and end, and which notes belong to it; does not
know what any key means. The entries put together are the text again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from boardpaper.model.diagnostic import has_errors
from boardpaper.model.pausing import collector_paused
from boardpaper.model.pieces import (
    Brackets,
    Data,
    Holder,
    Piece,
    Pieces,
    Written,
    as_settled,
    whole_text,
)
from boardpaper.readers.yaml_places import Places
from boardpaper.readers.yaml_text import YamlDocument

BETWEEN = re.compile(r" *, *")
DASH = re.compile(r"-(?=[ \n]|\Z)")


Known = dict[tuple[str, int, str, str], Piece]
"""Entries with entries inside: by name, column, what stands above, and all that is typed."""


@dataclass(frozen=True, slots=True)
class _Child:
    """An entry to be cut: its key, where it and its value stand, and what it says."""

    name: str
    start: int
    value: int
    data: Data


def cut(document: YamlDocument, known: Known) -> Pieces | None:
    """The entries of a text that ends with a line end; None where it cannot be cut.

    That is where anything is wrong with it, and where all of it stands in braces.
    ``known`` holds what was cut before, and is added to: versions of one text have
    most in common.
    """
    text = document.source.text
    if document.data is None or has_errors(document.diagnostics) or not text.endswith("\n"):
        return None
    knife = _Knife(document.places, text, known)
    if not knife.has_lines(0):
        return None
    with collector_paused():
        end = knife.foot()
        pieces = Pieces(knife.lines(0, document.data, 0, end), text[end:])
    return pieces if whole_text(pieces, as_settled("ours")) == text else None


class _Knife:
    """Cuts the entries out of one text. A node is named by its slot among the places."""

    def __init__(self, places: Places, text: str, known: Known) -> None:
        self.places = places
        self.text = text
        self.known = known

    def has_lines(self, slot: int) -> bool:
        """Whether a node holds entries that have lines of their own."""
        return self.places.is_container(slot) and self.text[self.places.start(slot)] not in "[{"

    def foot(self) -> int:
        """Where the lines begin that belong to no entry, at the end of the text."""
        return self._own_end(0, len(self.text), 0)

    def lines(self, slot: int, data: Data, start: int, end: int) -> Holder:
        """A node's entries, on lines of their own from ``start`` to ``end``.

        ``start`` may lie in a line, where its first entry begins in that of another.
        """
        children = self._children(slot, data)
        column = children[0].start - self._line(children[0].start)
        starts = [start]
        for before, child in pairwise(children):
            starts.append(self._own_end(before.value, self._line(child.start), column))
        regions = zip(children, starts, [*starts[1:], end], strict=True)
        is_list = isinstance(data, list)
        return Holder(is_list, tuple(self._piece(each, column, *at) for each, *at in regions))

    def _children(self, slot: int, data: Data) -> list[_Child]:
        found, column = [], self.places.start(slot) - self._line(self.places.start(slot))
        for step, (key, value) in self.places.index(slot).items():
            if isinstance(data, list):
                place = self._dash(self.places.start(value), column)
                found.append(_Child("", place, value, data[int(step)]))
            elif isinstance(data, dict):
                name = str(step)
                found.append(_Child(name, self.places.start(key), value, data.get(name)))
        return found

    def _dash(self, value: int, column: int) -> int:
        """The dash before a value: at its column, on the value's line or one above."""
        line = self._line(value)
        while line and (not DASH.match(self.text, line + column) or line + column > value):
            line = self._line(line - 1)
        return line + column

    def _own_end(self, slot: int, end: int, column: int) -> int:
        """Where the lines of a value end: before notes that are no further in than ``column``."""
        at = self._next_line(self.places.span(slot).end)
        while at < end and self._is_note_within(at, column):
            at = self._next_line(at)
        return min(at, end)

    def _is_note_within(self, line: int, column: int) -> bool:
        words = self.text[line : self._next_line(line)]
        indent = len(words) - len(words.lstrip(" "))
        return words[indent:].startswith("#") and indent > column

    def _piece(self, child: _Child, column: int, start: int, end: int) -> Piece:
        """The entry that has the text from ``start`` to ``end``, lead and tail included."""
        lead = self.text[start : max(start, self._line(child.start))]
        if self.has_lines(child.value):
            return self._holding(child, column, lead, end)
        span = self.places.span(child.value)
        head, tail = self.text[child.start : span.start], self.text[span.end : end]
        return Piece(child.name, column, head, self._value(child), tail, lead)

    def _holding(self, child: _Child, column: int, lead: str, end: int) -> Piece:
        """An entry with entries inside, such as a recommendation."""
        typed = (child.name, column, lead, self.text[child.start : end])
        if typed not in self.known:
            inner = self._first_line(child)
            held = self.lines(child.value, child.data, inner, end)
            head = self.text[child.start : inner]
            self.known[typed] = Piece(child.name, column, head, held, "", lead)
        return self.known[typed]

    def _first_line(self, child: _Child) -> int:
        """Where the entries in an entry begin: behind its dash, or on the next line."""
        first, next_line = self.places.start(child.value), self._next_line(child.start)
        return min(first, next_line)

    def _value(self, child: _Child) -> Written | Holder:
        span = self.places.span(child.value)
        text = self.text[span.start : span.end]
        if not self.places.is_container(child.value) or re.search("[#\n]", text):
            return Written(text, child.data)
        return self._bracketed(child) or Written(text, child.data)

    def _bracketed(self, child: _Child) -> Holder | None:
        """The entries of a list or mapping in brackets on one line; None where they are odd."""
        children = list(self._bracketed_children(child))
        whole = self.places.span(child.value)
        ends = [self.places.span(each.value).end for each in children]
        gaps = [self.text[end : each.start] for end, each in zip(ends, children[1:], strict=False)]
        if not children or len(set(gaps)) > 1 or not BETWEEN.fullmatch((*gaps, ",")[0]):
            return None
        pieces = tuple(self._within(each) for each in children)
        opening = self.text[whole.start : children[0].start]
        brackets = Brackets(opening, gaps[0] if gaps else ", ", self.text[ends[-1] : whole.end])
        return Holder(isinstance(child.data, list), pieces, brackets)

    def _bracketed_children(self, child: _Child) -> Iterator[_Child]:
        for step, (key, value) in self.places.index(child.value).items():
            if isinstance(child.data, list):
                yield _Child("", self.places.start(value), value, child.data[int(step)])
            elif isinstance(child.data, dict):
                name = str(step)
                yield _Child(name, self.places.start(key), value, child.data.get(name))

    def _within(self, child: _Child) -> Piece:
        head = self.text[child.start : self.places.start(child.value)]
        return Piece(child.name, 0, head, self._value(child))

    def _line(self, at: int) -> int:
        """Where the line begins that a place lies in."""
        return self.text.rfind("\n", 0, at) + 1

    def _next_line(self, at: int) -> int:
        return self.text.find("\n", at) + 1 or len(self.text)
