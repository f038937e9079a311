"""Where each key and value of a YAML text stands.

Knows offsets and the order of nodes; does not know what the values mean.

One number is kept for a scalar and two for a list or mapping, in the order of
the text, so that a text of a million values costs a few megabytes. What lies
where is worked out only for the containers on the way to an asked-for place,
and then remembered.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import yaml

from boardpaper.model.source import LINE_END, Source, Span

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as CParser  # type: ignore[assignment]

Parser = CParser
"""Makes events of a text: libyaml's parser if there is one."""

Path = tuple[str | int, ...]
"""The way to a value from the top: keys of mappings, ordinals (from 0) in lists."""

Pair = tuple[int, int]
END = (1 << 31) - 1
BLANKS = " \t\r\n"
"""White space of YAML (YAML 1.2.2, 5.4 and 5.5); a hard space is a character like others."""


class Places:
    """The spans of a text's nodes, and the way from a path to them.

    A slot holds ``start << 33 | end << 1 | is a container``. A container takes a
    second slot: ``the slot after its last child << 1 | is a list``.
    """

    __slots__ = ("_indexes", "_scalars", "_text", "slots", "source")

    def __init__(self, source: Source, text: str) -> None:
        """``text`` is the source's as it was read: as long, every character readable."""
        self.source = source
        self._text = text
        self.slots = array("Q")
        self._indexes: dict[int, dict[str | int, Pair]] = {}
        self._scalars: array[int] | None = None

    def open(self, start: int, is_list: bool) -> int:
        """Begin a container; returns its slot, with which to close it."""
        self.slots.append(start << 33 | 1)
        self.slots.append(int(is_list))
        return len(self.slots) - 2

    def close(self, slot: int, end: int) -> None:
        """End the container at ``slot``: it holds all that came since."""
        self.slots[slot] |= end << 1
        self.slots[slot + 1] |= len(self.slots) << 1

    def locate(self, path: Path, key: bool = False) -> Span:
        """The span of the value at a path, or of its key.

        A path that is not there gives the nearest one above it that is: its
        value if that is a scalar, else its key, else its first line.
        """
        pair, found = self._walk(path)
        if found < len(path):
            return self._scalar(pair) or self.heading(pair)
        return self.heading(pair) if key else self._value(pair)

    def has(self, path: Path) -> bool:
        """Whether there is anything at a path, be it an empty value."""
        return bool(self.slots) and self._walk(path)[1] == len(path)

    def _walk(self, path: Path) -> tuple[Pair, int]:
        pair = (-1, 0)
        for depth, step in enumerate(path):
            inside = self.index(pair[1]).get(step)
            if inside is None and step == 0 and not self._is_list(pair[1]):
                continue  # one entry may be written without the list around it
            if inside is None:
                return pair, depth
            pair = inside
        return pair, len(path)

    def _is_list(self, slot: int) -> bool:
        return bool(self.slots[slot] & 1 and self.slots[slot + 1] & 1)

    def is_container(self, slot: int) -> bool:
        """Whether a slot is that of a list or a mapping."""
        return bool(self.slots[slot] & 1)

    def index(self, slot: int) -> dict[str | int, Pair]:
        """The children of a container: by key or ordinal, the slots of key (-1) and value."""
        index = self._indexes.get(slot)
        if index is None:
            index = self._indexes[slot] = self._index(slot)
        return index

    def _index(self, slot: int) -> dict[str | int, Pair]:
        if slot >= len(self.slots) or not self.slots[slot] & 1:
            return {}
        children = list(self._children(slot))
        if self.slots[slot + 1] & 1:
            return {ordinal: (-1, child) for ordinal, child in enumerate(children)}
        index: dict[str | int, Pair] = {}
        for named, value in list(pairwise(children))[::2]:
            index.setdefault(self._key(named), (named, value))
        return index

    def _children(self, slot: int) -> Iterator[int]:
        slots = self.slots
        last, child = slots[slot + 1] >> 1, slot + 2
        while child < last:
            yield child
            child = slots[child + 1] >> 1 if slots[child] & 1 else child + 1

    def _key(self, slot: int) -> str:
        """The text a key stands for: quotes taken off, escapes resolved."""
        span = self.span(slot)
        written = self._text[span.start : span.end]
        if not written.startswith(('"', "'", "|", ">")) and "\n" not in written:
            return written
        parser = Parser(written)
        try:
            while event := parser.get_event():
                if isinstance(event, yaml.ScalarEvent):
                    return str(event.value)
        except yaml.YAMLError:
            pass
        return written

    def span(self, slot: int) -> Span:
        """The span of a slot: what is written there, no comment or space after it."""
        start = self.slots[slot] >> 33
        end = self.slots[self._last(slot)] >> 1 & END
        text = self.source.text
        while end > start and text[end - 1] in BLANKS:
            end -= 1
        return Span(self.source, start, end)

    def start(self, slot: int) -> int:
        """Where what a slot stands for begins."""
        return self.slots[slot] >> 33

    def _last(self, slot: int) -> int:
        """The slot that a slot's text ends with: brackets end themselves."""
        text = self.source.text
        while self.slots[slot] & 1 and text[self.slots[slot] >> 33] not in "[{":
            children = list(self._children(slot))
            if not children:
                break
            slot = children[-1]
        return slot

    def is_note(self, offset: int) -> bool:
        """Whether an offset lies in no key and no value: what is there never prints."""
        if self._scalars is None:
            self._scalars = array("Q", self._all_scalars())
        at = bisect_right(self._scalars, offset << 33 | (1 << 33) - 1) - 1
        return at < 0 or offset >= self._scalars[at] >> 1 & END

    def _all_scalars(self) -> Iterator[int]:
        slot = 0
        while slot < len(self.slots):
            if self.slots[slot] & 1:
                slot += 2
            else:
                yield self.slots[slot]
                slot += 1

    def _scalar(self, pair: Pair) -> Span | None:
        is_scalar = pair[1] < len(self.slots) and not self.slots[pair[1]] & 1
        return self._value(pair) if is_scalar else None

    def _value(self, pair: Pair) -> Span:
        if pair[1] >= len(self.slots):
            return first_line(self.source, 0)
        span = self.span(pair[1])
        return span if span.end > span.start else self.heading(pair)

    def heading(self, pair: Pair) -> Span:
        """The key of a value; without one its first line, or the dash before it."""
        if pair[0] >= 0:
            return self.span(pair[0])
        if pair[1] >= len(self.slots):
            return first_line(self.source, 0)
        span = self.span(pair[1])
        if span.end > span.start:
            return first_line(self.source, span.start, span.end)
        dash = self.source.text.rfind("-", 0, span.start)
        return Span(self.source, dash, dash + 1) if dash >= 0 else span


def first_line(source: Source, start: int, end: int | None = None) -> Span:
    """What stands on the line of ``start`` from there on, up to ``end`` at most."""
    line_end = LINE_END.search(source.text, start)
    stop = line_end.start() if line_end else len(source.text)
    if end is not None:
        stop = min(stop, end)
    return Span(source, start, start + len(source.text[start:stop].rstrip()))
