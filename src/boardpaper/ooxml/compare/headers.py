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
from boardpaper.ooxml.compare.state import Banner, State
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.compare.whole import mark_rows
from boardpaper.ooxml.xml import Element, name

KINDS: dict[str, Part] = {
    name("w:headerReference"): "header",
    name("w:footerReference"): "footer",
}
TYPE = name("w:type")
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
        self._redlined: dict[tuple[str, str], str] = {}
        """The part that is the redline of an old part, "" for none, and a new one."""
        self._apart: set[tuple[Part, str]] = set()
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
        key: tuple[Part, str],
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
            key = part, reference.get(TYPE, "default")
            yield key, Held(target, reference)
