"""Page headers and footers paired, by the sections they belong to.

Knows how a section takes over the headers of the one before it (ECMA-376-1, 17.10);
leaves comparing two of them to whoever asks.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from boardpaper.model.change import Change, Part, Piece, What, Where
from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.compare.foreign import Foreign
from boardpaper.ooxml.compare.pen import Pen
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.state import State
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.compare.whole import mark_rows
from boardpaper.ooxml.xml import Element, name

KINDS: dict[str, Part] = {
    name("w:headerReference"): "header",
    name("w:footerReference"): "footer",
}
TYPES = {"default": "", "first": " of the first page", "even": " of even pages"}
DRAWN = (name("w:drawing"), name("w:pict"), name("w:object"))
AFTER_ALL = 1_000_000
"""Where headers come in reading order: after the document itself."""


class Held(NamedTuple):
    """A header or footer that a section has: its part, and the reference that names it."""

    part: str
    reference: Element


Banners = dict[tuple[Part, str], Held]


class Headers:
    """Compares the headers and footers of sections that stayed."""

    def __init__(
        self, old: Reading, new: Reading, state: State, foreign: Foreign, pen: Pen
    ) -> None:
        self.old, self.new, self.state = old, new, state
        self.foreign, self.pen = foreign, pen
        self._done: dict[str, str] = {}

    def compare(self, both: Callable[[str, str, Where], None]) -> None:
        """Every pair of headers once, by ``both``; one that came or went is marked whole."""
        ours, theirs = _by_section(self.old), _by_section(self.new)
        for before, now in self.state.sections:
            left, right = ours.get(before, {}), theirs.get(now, {})
            for key in sorted({*left, *right}):
                where = _where(key)
                if key in left and key in right:
                    self._pair(left[key].part, right[key].part, where, both)
                elif key in right:
                    self._came(right[key].part, where)
                else:
                    self._went(left[key], now, where)

    def _pair(
        self, old: str, new: str, where: Where, both: Callable[[str, str, Where], None]
    ) -> None:
        if new not in self._done:
            self._done[new] = old
            self.state.parts.append((old, new))
            both(old, new, where)
        elif self._said(self._done[new]) != self._said(old):
            told = f"the {where.words}: sections had different ones and have one now"
            self.state.left_out.append(f"{told}; only the first is compared")

    def _said(self, part: str) -> bytes:
        return self.old.print(self.old.root(part), part)

    def _came(self, part: str, where: Where) -> None:
        if part in self._done:
            return
        self._done[part] = ""
        root = self.new.root(part)
        if _says_something(root):
            mark_rows(root, "ins", self.pen)
            said = Piece(words(root), "added")
            self._tell(Change("added", _what(where), None, where, (said,)))

    def _went(self, held: Held, section: Element, where: Where) -> None:
        if _says_something(self.old.root(held.part)):
            reference, root = self.foreign.bring_story(held.reference, held.part)
            section.insert(0, reference)
            said = Piece(words(root), "removed")
            mark_rows(root, "del", self.pen)
            self._tell(Change("removed", _what(where), where, None, (said,)))

    def _tell(self, change: Change) -> None:
        self.state.changes.append(change)


def _says_something(root: Element) -> bool:
    return bool(words(root)) or next(root.iter(*DRAWN), None) is not None


def _where(key: tuple[Part, str]) -> Where:
    part, kind = key
    said = f"page {part}{TYPES.get(kind, '')}"
    return Where(said, f"page {part}s", part=part, order=AFTER_ALL)


def _what(where: Where) -> What:
    return "header" if where.part == "header" else "footer"


def _by_section(reading: Reading) -> dict[Element, Banners]:
    """The headers and footers of each section, those it takes over included."""
    found: dict[Element, Banners] = {}
    held: Banners = {}
    for section in sections(reading.root(reading.document)):
        held = {**held, **dict(_own(section, reading))}
        found[section] = held
    return found


def _own(section: Element, reading: Reading) -> Iterator[tuple[tuple[Part, str], Held]]:
    for reference in section:
        part = KINDS.get(str(reference.tag))
        target = reading.package.target(reading.document, reference.get(name("r:id"), ""))
        if part is not None and target is not None:
            key = part, reference.get(name("w:type"), "default")
            yield key, Held(target, reference)
