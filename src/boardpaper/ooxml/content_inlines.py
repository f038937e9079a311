"""What the paragraphs of a Word file say, as the inlines of a paper.

Knows runs, links, footnotes and what no reader sees; does not know what stands in front
of a paragraph, tables or pages. Drawings are put aside, for whoever shows them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from boardpaper.model.paper import EMPHASIS, STRONG, Inline, LineBreak, Link, Note, Text, words
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.ooxml.blocks import ALTERNATES, P, alternative
from boardpaper.ooxml.footnotes import NOTE
from boardpaper.ooxml.marks import BOLD, HIDDEN, ITALIC, marks
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import formula
from boardpaper.ooxml.stylesheet import Stylesheet
from boardpaper.ooxml.xml import Element, M, name

RUN, TEXT = name("w:r"), name("w:t")
ID: Final = name("w:id")
LEFT_OUT: Final = frozenset(
    name(f"w:{word}")
    for word in ("pPr", "rPr", "del", "moveFrom", "instrText", "sdtPr", "footnoteRef", "rt")
)
DRAWINGS: Final = frozenset(name(f"w:{word}") for word in ("drawing", "pict", "object"))
SAID: Final = {name("w:tab"): " ", name("w:ptab"): " ", name("w:noBreakHyphen"): "\u2011"}
BREAKS: Final = frozenset({name("w:br"), name("w:cr")})
PLAIN: Final = frozenset[str]()


class ContentInlines:
    """Reads paragraphs one after another; ``drawings`` are those met since they were taken."""

    def __init__(self, package: Package, styles: Stylesheet, part: str) -> None:
        self._package, self._styles = package, styles
        self._links = package.relationships(part)
        self._held = _footnotes(package) if part == package.document_part else {}
        self.drawings: list[Element] = []

    def of(self, paragraph: Element) -> tuple[Inline, ...]:
        """What a paragraph says; nothing of one that says nothing."""
        found = tuple(_joined(self._walk(paragraph, PLAIN)))
        return found if any(isinstance(one, Note) or words(one).strip() for one in found) else ()

    def _walk(self, parent: Element, looks: frozenset[str]) -> Iterator[Inline]:
        for child in parent:
            if child.tag == RUN:
                yield from self._run(child)
            elif child.tag == TEXT:
                yield Text(UNPRINTABLE.sub("", child.text or ""), looks)
            elif child.tag == name("w:hyperlink"):
                yield from self._link(child)
            elif child.tag not in LEFT_OUT:
                yield from self._other(child, looks)

    def _run(self, run: Element) -> Iterator[Inline]:
        found = marks(run, self._styles, detailed=True)
        if HIDDEN in found:
            return
        looks = {STRONG} if BOLD in found else set()
        yield from self._walk(run, frozenset(looks | ({EMPHASIS} if ITALIC in found else set())))

    def _other(self, child: Element, looks: frozenset[str]) -> Iterator[Inline]:
        if child.tag in BREAKS:
            yield LineBreak()
        elif child.tag in SAID:
            yield Text(SAID[str(child.tag)], looks)
        elif child.tag in DRAWINGS:
            self.drawings.append(child)
        elif child.tag == f"{{{M}}}oMath":
            yield Text(formula(child), looks)
        elif child.tag == name("w:footnoteReference"):
            yield from self._note(child.get(ID, ""))
        else:
            inner = alternative(child) if child.tag == ALTERNATES else child
            yield from () if inner is None else self._walk(inner, looks)

    def _link(self, item: Element) -> Iterator[Inline]:
        """A link out of the file; one within it leads nowhere from here."""
        inner = tuple(_joined(self._walk(item, PLAIN)))
        one = self._links.get(item.get(name("r:id"), ""))
        if one is None or not one.external or any(isinstance(each, Note) for each in inner):
            yield from inner
        else:
            yield Link(inner, one.target)

    def _note(self, key: str) -> Iterator[Inline]:
        """A footnote, its paragraphs below each other."""
        held = self._held.get(key)
        if held is None:
            return
        part = self._package.related(self._package.document_part, "footnotes")[0]
        inside = ContentInlines(self._package, self._styles, part)
        yield Note(lined(inside.of(one) for one in held.iter(P)))


def lined(paragraphs: Iterable[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """What several paragraphs say, each on a line of its own; empty ones say nothing."""
    said: list[Inline] = []
    for one in paragraphs:
        said += [LineBreak(), *one] if said and one else one
    return tuple(said)


def _footnotes(package: Package) -> dict[str, Element]:
    parts = package.related(package.document_part, "footnotes")
    return {one.get(ID, ""): one for part in parts for one in package.tree(part).iter(NOTE)}


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines, words that look alike in one."""
    for looks, group in groupby(inlines, lambda one: one.marks if isinstance(one, Text) else None):
        if looks is None:
            yield from group
        elif said := "".join(words(one) for one in group):
            yield Text(said, looks)
