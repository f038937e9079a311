"""The numbers Word gives to paragraphs, computed as Word computes them.

Knows ``numbering.xml`` (ECMA-376-1, 17.9), numbering through styles, levels and
restarts; does not know what the numbers are for. Word keeps no numbers in a file:
whoever reads them has to count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from boardpaper.model.numerals import written
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import (
    ILVL,
    NUM_ID,
    NUM_PR,
    PPR,
    PSTYLE,
    VAL,
    Style,
    Stylesheet,
    integer,
    read_styles,
    switch,
    value,
)
from boardpaper.ooxml.xml import Element, name

LEVELS: Final = 9
OWN: Final = f"{PPR}/{NUM_PR}"
PLACE: Final = re.compile(r"%([1-9])")
BULLET: Final = "•"
PLAIN_BULLETS: Final = frozenset("•–—-*o§·►▪■□●○◦➢✓")
"""Bullets shown as they are; any other is a picture in some font, shown as a dot."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a paragraph: ``2.1``, ``(a)``, ``•``.

    ``level`` counts from 0; ``number`` is the count at that level; ``list_key`` and
    ``num_id`` say which list: paragraphs with the same ``list_key`` count together.
    """

    text: str
    level: int
    number: int
    bullet: bool
    num_id: str
    list_key: str

    @property
    def reference(self) -> str:
        """The number as a cross-reference shows it: without the full stop at its end."""
        return self.text.rstrip(".")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and looks."""

    start: int = 1
    how: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Num:
    """One list: the abstract one it counts in, its levels, and where it starts afresh."""

    key: str
    list_key: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True)
class Numbering:
    """The lists of a Word file by their ``numId``."""

    nums: Mapping[str, Num] = field(default_factory=dict)
    styles: Stylesheet = field(default_factory=Stylesheet)
    _through_style: dict[str, tuple[Num, int] | None] = field(default_factory=dict, repr=False)

    def place(self, paragraph: Element) -> tuple[Num, int] | None:
        """The list a paragraph is in and its level from 0; None for one without a number."""
        own = paragraph.find(OWN)
        style = self.styles.of(paragraph)
        if own is not None:
            return self._worked_out(own, style)
        key = "" if style is None else style.key
        if key not in self._through_style:
            self._through_style[key] = self._worked_out(None, style)
        return self._through_style[key]

    def of_style(self, key: str | None) -> tuple[Num, int] | None:
        """The list that a style by its id puts its paragraphs in; None where it does not."""
        style = self.styles.styles.get(key or "")
        return None if style is None else self._worked_out(None, style)

    def _worked_out(self, own: Element | None, style: Style | None) -> tuple[Num, int] | None:
        chain = list(self.styles.chain(style))
        key = value(own, NUM_ID) or next((s.num_id for s in chain if s.num_id is not None), None)
        num = self.nums.get(key or "0")
        if key in (None, "0") or num is None:
            return None
        level = integer(value(own, ILVL))
        if level is None:
            level = _style_level(num, chain)
        return num, min(max(level, 0), LEVELS - 1)

    def counting(self) -> "Counting":
        """A fresh count: give it each paragraph of one story, once, in order."""
        return Counting(self)


def _style_level(num: Num, chain: list[Style]) -> int:
    """The level that names the style (17.9, pStyle), else the one the style says."""
    for style in chain:
        for level, definition in num.levels.items():
            if definition.style == style.key:
                return level
        if style.level is not None:
            return style.level
    return 0


@dataclass
class Counting:
    """A count in progress through one story (the body, a footnote, a header)."""

    numbering: Numbering
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Element) -> Label | None:
        """Counts a paragraph and gives what stands in front of it, None for nothing."""
        place = self.numbering.place(paragraph)
        if place is None:
            return None
        num, level = place
        counts = self._counts.setdefault(num.list_key, {})
        self._count(num, level, counts)
        definition = num.levels.get(level, Level())
        bullet = definition.how == "bullet"
        text = _bullet(definition.text) if bullet else _text(num, level, counts)
        return Label(text, level, counts[level], bullet, num.key, num.list_key)

    def _count(self, num: Num, level: int, counts: dict[int, int]) -> None:
        for upper in range(level):
            counts.setdefault(upper, self._start(num, upper))
        if (num.key, level) not in self._begun and level in num.starts:
            counts[level] = num.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self._start(num, level)
        self._begun.add((num.key, level))
        for lower in [key for key in counts if key > level]:
            if _restarts(num.levels.get(lower, Level()).restart, level):
                del counts[lower]

    def _start(self, num: Num, level: int) -> int:
        return num.starts.get(level, num.levels.get(level, Level()).start)


def _restarts(after: int | None, level: int) -> bool:
    """Whether a paragraph of ``level`` makes one begin again (17.9, lvlRestart: from 1)."""
    return after is None or level < after


def _text(num: Num, level: int, counts: Mapping[int, int]) -> str:
    definition = num.levels.get(level, Level(text=f"%{level + 1}."))

    def fill(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at > level:
            return ""
        how = num.levels.get(at, Level()).how
        return written(counts[at], "decimal" if definition.legal and how != "none" else how)

    return PLACE.sub(fill, definition.text)


def _bullet(text: str) -> str:
    return text if text in PLAIN_BULLETS and text else BULLET


def read_numbering(package: Package, styles: Stylesheet | None = None) -> Numbering:
    """The lists of a Word file; none at all where it has no such part."""
    styles = read_styles(package) if styles is None else styles
    parts = package.related(package.document_part, "numbering")
    if not parts:
        return Numbering({}, styles)
    root = package.tree(parts[0])
    abstract = {
        item.get(name("w:abstractNumId"), ""): item for item in root.iter(name("w:abstractNum"))
    }
    items = list(root.iterchildren(name("w:num")))
    links = {item.get(NUM_ID, ""): value(item, name("w:abstractNumId")) for item in items}
    nums = {}
    for item in items:
        key = item.get(NUM_ID, "")
        list_key = _followed(links[key], abstract, links, styles)
        nums[key] = _num(item, key, list_key, abstract.get(list_key))
    return Numbering(nums, styles)


def _followed(
    list_key: str | None,
    abstract: Mapping[str, Element],
    links: Mapping[str, str | None],
    styles: Stylesheet,
) -> str:
    """The abstract list that defines the levels, through a numbering style (17.9, numStyleLink)."""
    linked = value(abstract.get(list_key or ""), name("w:numStyleLink"))
    style = styles.styles.get(linked or "")
    if style is None or style.num_id is None:
        return list_key or ""
    return links.get(style.num_id) or list_key or ""


def _num(item: Element, key: str, list_key: str, abstract: Element | None) -> Num:
    levels = {} if abstract is None else _levels(abstract)
    starts = {}
    for override in item.iterchildren(name("w:lvlOverride")):
        at = integer(override.get(ILVL))
        start = integer(value(override, name("w:startOverride")))
        levels.update(_levels(override))
        if at is not None and start is not None:
            starts[at] = start
    return Num(key, list_key, levels, starts)


def _levels(parent: Element) -> dict[int, Level]:
    return {
        at: _level(item)
        for item in parent.iterchildren(name("w:lvl"))
        if (at := integer(item.get(ILVL))) is not None
    }


def _level(item: Element) -> Level:
    how = item.find(f".//{name('w:numFmt')}")
    start = integer(value(item, name("w:start")))
    return Level(
        start=0 if start is None else start,
        how="decimal" if how is None else how.get(VAL, "decimal"),
        text=value(item, name("w:lvlText")) or "",
        restart=integer(value(item, name("w:lvlRestart"))),
        legal=bool(switch(item, name("w:isLgl"))),
        style=value(item, PSTYLE),
    )
