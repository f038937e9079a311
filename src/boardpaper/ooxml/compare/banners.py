"""Which page header and footer each section of a document has, and whether it is the right one.

Knows how a section takes over those of the one before it (ECMA-376-1, 17.10); does not
pair the sections of two files.
"""

from collections.abc import Iterator
from typing import NamedTuple

from boardpaper.model.change import Part
from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.compare.exact import Exact
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.revisions import Side, settled
from boardpaper.ooxml.xml import Element, name

KINDS: dict[str, Part] = {
    name("w:headerReference"): "header",
    name("w:footerReference"): "footer",
}
TYPE, LINK = name("w:type"), name("r:id")
DRAWN = (name("w:drawing"), name("w:pict"), name("w:object"))

TYPES = {"default": "", "first": " of the first page", "even": " of even pages"}

Key = tuple[Part, str]
"""Whether a header or a footer, and of which pages: ``default``, ``first``, ``even``."""


class Held(NamedTuple):
    """A header or footer that a section has: its part, and the reference that names it."""

    part: str
    reference: Element


def banners(reading: Reading, document: Element) -> Iterator[tuple[Element, dict[Key, Held]]]:
    """Every section of a document, and its headers and footers, those it takes over included."""
    held: dict[Key, Held] = {}
    for section in sections(document):
        held = {**held, **dict(_own(section, reading))}
        yield section, held


def _own(section: Element, reading: Reading) -> Iterator[tuple[Key, Held]]:
    for reference in section:
        part = KINDS.get(str(reference.tag))
        target = reading.package.target(reading.document, reference.get(LINK, ""))
        if part is not None and target is not None:
            yield (part, reference.get(TYPE, "default")), Held(target, reference)


def says_something(root: Element) -> bool:
    """Whether a header or footer holds words or a picture."""
    return bool(words(root)) or next(root.iter(*DRAWN), None) is not None


def said(key: Key) -> str:
    """What a header or footer is called: "page header of the first page"."""
    part, kind = key
    return f"page {part}{TYPES.get(kind, '')}"


def not_exact(made: Reading, document: Element, wanted: Reading, side: Side) -> Iterator[str]:
    """The headers and footers that sections of a redline do not have as they should.

    ``document`` is that of the redline, settled; a section without one and a section with
    an empty one are the same.
    """
    known: dict[tuple[str, str], bool] = {}
    pairs = zip(
        banners(made, document), banners(wanted, wanted.root(wanted.document)), strict=False
    )
    for number, ((_, ours), (_, theirs)) in enumerate(pairs, 1):
        for key in sorted({*ours, *theirs}):
            parts = _part(ours, key), _part(theirs, key)
            if parts not in known:
                known[parts] = _same(made, parts[0], wanted, parts[1], side)
            if not known[parts]:
                yield f"the {said(key)} of section {number}"


def _part(held: dict[Key, Held], key: Key) -> str:
    return held[key].part if key in held else ""


def _same(made: Reading, ours: str, wanted: Reading, theirs: str, side: Side) -> bool:
    one = settled(made.root(ours), side) if ours else None
    other = wanted.root(theirs) if theirs else None
    if one is None or other is None:
        return not any(root is not None and says_something(root) for root in (one, other))
    return Exact(made, ours, wanted, theirs).difference(one, other) is None
