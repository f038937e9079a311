"""Page headers and footers paired, by the sections they belong to.

Knows which stand for which, and what a section needs to keep its own; leaves comparing
two of them to whoever asks.
"""

from collections.abc import Callable

from boardpaper.model.change import Change, Piece, What, Where
from boardpaper.ooxml.compare.banners import TYPE, Held, Key, banners, said, says_something
from boardpaper.ooxml.compare.foreign import Foreign
from boardpaper.ooxml.compare.pen import Pen
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.state import Banner, State
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.compare.whole import mark_rows
from boardpaper.ooxml.xml import Element

AFTER_ALL = 1_000_000
"""Where headers come in reading order: after the document itself."""


class Headers:
    """Compares the headers and footers of sections that stayed."""

    def __init__(
        self, old: Reading, new: Reading, state: State, foreign: Foreign, pen: Pen
    ) -> None:
        self.old, self.new, self.state = old, new, state
        self.foreign, self.pen = foreign, pen
        self._redlined: dict[tuple[str, str], str] = {}
        """The part that is the redline of an old part, "" for none, and a new one."""
        self._apart: set[Key] = set()
        """Headers of which a section has a copy, so that later ones cannot take them over."""

    def compare(self, both: Callable[[str, str, Where], None]) -> None:
        """Every pair of headers once, by ``both``; one that came or went is marked whole."""
        ours, theirs = _by_section(self.old), _by_section(self.new)
        for before, now in self.state.sections:
            left, right = ours.get(before, {}), theirs.get(now, {})
            for key in sorted({*left, *right}):
                if key in right:
                    was = left[key].part if key in left else ""
                    self._stands(was, right[key], now, key, both)
                else:
                    self._went(left[key], now, _where(key))

    def _stands(
        self,
        old: str,
        held: Held,
        section: Element,
        key: Key,
        both: Callable[[str, str, Where], None],
    ) -> None:
        """A header that a section has now; ``old`` is the one that it had, "" for none.

        One that stands for several of the old document is copied: each has its own redline.
        """
        if (old, held.part) not in self._redlined:
            taken = held.part in self._redlined.values()
            made = self.foreign.copy_story(held.part) if taken else held.part
            self._redlined[old, held.part] = made
            if old:
                self.state.parts.append(Banner(old, held.part, made))
                both(old, made, _where(key))
            else:
                self._came(made, _where(key))
        made = self._redlined[old, held.part]
        if made != held.part or key in self._apart:
            self._apart.add(key)
            self._refer(section, held.reference, made)

    def _refer(self, section: Element, reference: Element, part: str) -> None:
        """Lets a section have a header of its own, whatever the one before it has."""
        kind = reference.get(TYPE, "default")
        for own in section.findall(str(reference.tag)):
            if own.get(TYPE, "default") == kind:
                section.remove(own)
        section.insert(0, self.foreign.reference(reference, part))

    def _came(self, part: str, where: Where) -> None:
        root = self.new.root(part)
        if says_something(root):
            mark_rows(root, "ins", self.pen)
            said = Piece(words(root), "added")
            self._tell(Change("added", _what(where), None, where, (said,)))

    def _went(self, held: Held, section: Element, where: Where) -> None:
        if says_something(self.old.root(held.part)):
            reference, root = self.foreign.bring_story(held.reference, held.part)
            section.insert(0, reference)
            said = Piece(words(root), "removed")
            mark_rows(root, "del", self.pen)
            self._tell(Change("removed", _what(where), where, None, (said,)))

    def _tell(self, change: Change) -> None:
        self.state.changes.append(change)


def _where(key: Key) -> Where:
    part, _ = key
    return Where(said(key), f"page {part}s", part=part, order=AFTER_ALL)


def _what(where: Where) -> What:
    return "header" if where.part == "header" else "footer"


def _by_section(reading: Reading) -> dict[Element, dict[Key, Held]]:
    return dict(banners(reading, reading.root(reading.document)))
