"""The styles of a Word file, and what a paragraph has through them.

Knows ``styles.xml`` and inheritance by ``basedOn``; does not know numbering formats
nor any house style.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import Element, name

VAL: Final = name("w:val")
OFF: Final = ("0", "false", "off")
MOST_BASES: Final = 50
"""A style is followed no further than this down its bases, which may be a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style: what it says itself. None where it leaves a thing to its base.

    ``num_id`` and ``level`` are its numbering (``"0"`` takes numbering away),
    ``outline`` its outline level from 0, ``bold`` and ``italic`` its runs' looks,
    ``left`` its indent from the left in twips.
    """

    key: str
    name: str
    kind: str
    based_on: str | None = None
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    left: int | None = None


@dataclass(frozen=True)
class Stylesheet:
    """The styles by id, and the id of the default of each kind."""

    styles: Mapping[str, Style] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    def of(self, paragraph: Element) -> Style | None:
        """The style of a paragraph: its own, or the default; None where neither exists."""
        properties = paragraph.find(PPR)
        key = value(properties, PSTYLE) if properties is not None else None
        return self.styles.get(key or "") or self.styles.get(self.defaults.get("paragraph", ""))

    def chain(self, style: Style | None) -> Iterator[Style]:
        """The style, what it is based on, what that is based on, and so on."""
        for _ in range(MOST_BASES):
            if style is None:
                return
            yield style
            style = self.styles.get(style.based_on or "")

    def outline_level(self, paragraph: Element) -> int | None:
        """The level of a heading, from 0; None for other paragraphs (17.3.1, outlineLvl)."""
        own = paragraph.find(f"{PPR}/{OUTLINE}")
        if own is not None:
            level = integer(own.get(VAL))
        else:
            chain = self.chain(self.of(paragraph))
            level = next((s.outline for s in chain if s.outline is not None), None)
        return level if level is not None and 0 <= level < 9 else None


PPR: Final = name("w:pPr")
RPR: Final = name("w:rPr")
PSTYLE: Final = name("w:pStyle")
OUTLINE: Final = name("w:outlineLvl")
NUM_PR: Final = name("w:numPr")
NUM_ID: Final = name("w:numId")
ILVL: Final = name("w:ilvl")


def read_styles(package: Package) -> Stylesheet:
    """The styles of a Word file; none at all where it has no such part."""
    parts = package.related(package.document_part, "styles")
    if not parts:
        return Stylesheet()
    root = package.tree(parts[0])
    styles: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    for item in root.iter(name("w:style")):
        style = _style(item)
        styles[style.key] = style
        if is_on(item.get(name("w:default")), absent=False):
            defaults[style.kind] = style.key
    language = root.find(f"{name('w:docDefaults')}//{name('w:lang')}")
    return Stylesheet(styles, defaults, "" if language is None else language.get(VAL, ""))


def _style(item: Element) -> Style:
    key = item.get(name("w:styleId"), "")
    paragraph, run = item.find(PPR), item.find(RPR)
    numbering = None if paragraph is None else paragraph.find(NUM_PR)
    return Style(
        key=key,
        name=value(item, name("w:name")) or key,
        kind=item.get(name("w:type"), "paragraph"),
        based_on=value(item, name("w:basedOn")),
        num_id=value(numbering, NUM_ID),
        level=integer(value(numbering, ILVL)),
        outline=integer(value(paragraph, OUTLINE)),
        bold=switch(run, name("w:b")),
        italic=switch(run, name("w:i")),
        left=_left(paragraph),
    )


def _left(properties: Element | None) -> int | None:
    """The indent from the left; transitional files call it left, others start (17.3.1, ind)."""
    found = None if properties is None else properties.find(name("w:ind"))
    return (
        None if found is None else integer(found.get(name("w:left")) or found.get(name("w:start")))
    )


def value(parent: Element | None, child: str) -> str | None:
    """The ``w:val`` of a child element, None where there is no such child or value."""
    found = None if parent is None else parent.find(child)
    return None if found is None else found.get(VAL)


def switch(parent: Element | None, child: str) -> bool | None:
    """A property that is on or off (17.17, on-off), None where it is not said."""
    found = None if parent is None else parent.find(child)
    return None if found is None else is_on(found.get(VAL), absent=True)


def is_on(text: str | None, *, absent: bool) -> bool:
    """Whether an on-off value is on; ``absent`` is what it is where nothing is written."""
    return absent if text is None else text.lower() not in OFF


def integer(text: str | None) -> int | None:
    """A whole number as Word writes it, None where it is none."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
