"""The tree of a YAML text, as it grows from a parser's events.

Knows events, and notes the place of each; what it refuses it notes and reads on.
Does not know which event comes next, nor what any key means.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, TypeAlias

from yaml import events

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import Source, Span
from boardpaper.readers import yaml_refusals as refusals
from boardpaper.readers.yaml_places import Path, Places, first_line

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
NextEvent = Callable[[], events.Event | None]

EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
NO_NAMES = ("", "<<")
DEEPEST = 50
ENTRY = "\0entry"
"""Stands for a key where the next value is an entry of a list."""


class TooDeep(Exception):
    """More levels than DEEPEST. The scanner takes ever longer for each further bracket."""


class Growth:
    """Data and places so far. ``top`` is the innermost open container.

    ``key`` is the key whose value comes next, None where a key comes next, ENTRY
    in a list. A key that is refused is replaced by one no text can hold, and
    taken out again by ``finish``, as are the keys that have no value.
    """

    def __init__(self, source: Source, text: str, next_event: NextEvent) -> None:
        self.source = source
        self.next_event = next_event
        self.places = Places(source, text)
        self.refused: list[Diagnostic] = []
        self.roots: list[Data] = []
        self.top: Any = self.roots
        self.key: str | None = ENTRY
        self._stack: list[tuple[Any, int]] = []
        self._mark = self.places.slots.append
        self._names: dict[str, str] = {}
        self._aliases: set[str] = set()
        self._dropped: list[tuple[dict[str, Data], str]] = []
        self._twice: list[tuple[int, str, int]] = []
        self.handlers: dict[type[events.Event], Callable[[Any], None]] = {
            events.MappingStartEvent: self.open_mapping,
            events.MappingEndEvent: self.close,
            events.SequenceStartEvent: self.open_list,
            events.SequenceEndEvent: self.close,
            events.AliasEvent: self.alias,
        }

    def scalar(self, event: Any) -> None:
        """A key, a value or an entry. Called a million times: hence no smaller steps."""
        self._mark(event.start_mark.index << 33 | event.end_mark.index << 1)
        if event.style or event.anchor or event.tag:
            self._adorned(event)
        value = event.value
        key = self.key
        if key is None:
            if value in self.top or value in NO_NAMES:
                self._misnamed(event)
            else:
                self.key = self._names.setdefault(value, value)
        elif value in EMPTY and not event.style:
            self._give(key, None)
        elif key is ENTRY:
            self.top.append(value)
        else:
            self.top[key] = value
            self.key = None

    def _give(self, key: str, value: Data) -> None:
        if key is ENTRY:
            self.top.append(value)
            return
        self.top[key] = value
        self.key = None
        if value is None:
            self._dropped.append((self.top, key))

    def _misnamed(self, event: Any) -> None:
        name, place = event.value, self._span(event)
        if name == "":
            self.refused.append(refusals.keyless(place))
        elif name in self.top:
            self._twice.append((self._stack[-1][1], name, len(self.places.slots) - 1))
        elif not event.style:
            self.refused.append(refusals.merge(place))
        else:
            self.key = name
            return
        self._drop_key()

    def _drop_key(self) -> None:
        self.key = f"\0{len(self._dropped)}"
        self._dropped.append((self.top, self.key))

    def open_mapping(self, event: Any) -> None:
        """A mapping begins."""
        self._open(event, {}, None)

    def open_list(self, event: Any) -> None:
        """A list begins."""
        self._open(event, [], ENTRY)

    def _open(self, event: Any, container: Any, key: str | None) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if self.key is None:
            self._refuse_key(event)
            return
        self._give(self.key, container)
        slot = self.places.open(event.start_mark.index, key is ENTRY)
        self._stack.append((self.top, slot))
        self.top, self.key = container, key
        if len(self._stack) > DEEPEST:
            raise TooDeep

    def close(self, event: Any) -> None:
        """The innermost container ends."""
        self.top, slot = self._stack.pop()
        self.places.close(slot, event.end_mark.index)
        self.key = ENTRY if self.top.__class__ is list else None

    def alias(self, event: Any) -> None:
        """``*name`` stands for itself, as text; each name is refused once."""
        place = self._span(event)
        self._mark(event.start_mark.index << 33 | event.end_mark.index << 1)
        if self.key is None:
            self._drop_key()
        else:
            merged = self.key.startswith("\0") and self.key is not ENTRY
            self._give(self.key, place.text)
            if merged:
                return
        if event.anchor not in self._aliases:
            self._aliases.add(event.anchor)
            self.refused.append(refusals.alias(place))

    def refuse_document(self, event: Any) -> None:
        """A second document begins."""
        self.refused.append(refusals.several(first_line(self.source, event.start_mark.index)))

    def too_deep(self) -> Diagnostic:
        """The finding that the innermost container is too far in."""
        start = self.places.slots[-2] >> 33
        return refusals.deep(first_line(self.source, start), DEEPEST)

    def _refuse_key(self, event: Any) -> None:
        """Pass over a mapping or list that stands where a key should."""
        depth, last = 1, event
        while depth:
            last = self.next_event() or last
            depth += isinstance(last, events.CollectionStartEvent)
            depth -= isinstance(last, events.CollectionEndEvent)
            if depth > DEEPEST:
                raise TooDeep
        start = event.start_mark.index
        self._mark(start << 33 | last.end_mark.index << 1)
        self.refused.append(refusals.keyless(first_line(self.source, start)))
        self._drop_key()

    def _adorned(self, event: Any) -> None:
        """A scalar in quotes, below a | or >, or with an anchor or tag."""
        if event.style == '"':
            found = UNPRINTABLE.search(event.value)
            if found and not UNPRINTABLE.search(self._span(event).text):
                self.refused.append(refusals.escaped(self._span(event), found.group()))
                event.value = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", event.value)
        if event.anchor or event.tag:
            self._refuse_properties(event)

    def _refuse_properties(self, event: Any) -> None:
        """An anchor or a tag, or both: the text begins with them."""
        place = first_line(self.source, event.start_mark.index)
        self.refused.append(refusals.anchor(place) if event.anchor else refusals.tag(place))

    def _span(self, event: Any) -> Span:
        return Span(self.source, event.start_mark.index, event.end_mark.index)

    def path(self) -> Path:
        """The way to the innermost open container."""
        inner = [container for container, _ in self._stack[1:]] + [self.top]
        steps: list[str | int] = []
        for holder, held in pairwise(inner):
            steps.append(len(holder) - 1 if isinstance(holder, list) else _key_of(holder, held))
        return tuple(steps)

    def finish(self, end: int) -> Iterator[Diagnostic]:
        """Close what is open, take out what has no value or was refused; what is given twice."""
        while self._stack:
            _, slot = self._stack.pop()
            self.places.close(slot, end)
        for mapping, key in self._dropped:
            mapping.pop(key, None)
        yield from self.refused
        for slot, name, key_slot in self._twice:
            first = self.places.index(slot)[name][0]
            yield refusals.duplicate(self.places.span(key_slot), name, self.places.span(first))


def _key_of(mapping: dict[str, Data], value: Data) -> str:
    return next(key for key, held in reversed(mapping.items()) if held is value)
