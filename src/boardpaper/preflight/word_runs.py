"""How letters of a Word file look, through their own properties and their styles.

Knows inheritance by style (ECMA-376-1, 17.7) as far as hiding goes: vanish, colour, size,
shading; does not know what any of it means for a reader.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from lxml import etree

from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.pictures import BOX
from boardpaper.ooxml.stylesheet import (
    MOST_BASES,
    PPR,
    PSTYLE,
    RPR,
    VAL,
    integer,
    is_on,
    switch,
    value,
)  # fmt: skip
from boardpaper.ooxml.xml import Element, name

STYLE, RUN_STYLE, TABLE_STYLE = name("w:style"), name("w:rStyle"), name("w:tblStyle")
VANISH, COLOUR, SIZE = name("w:vanish"), name("w:color"), name("w:sz")
SHADE, FILL, HIGHLIGHT = name("w:shd"), name("w:fill"), name("w:highlight")
CELL, TABLE, BACKGROUND = name("w:tc"), name("w:tbl"), name("w:background")
NONE: Final = ("auto", "", "none", "FFFFFF", "ffffff")


class Look(NamedTuple):
    """How a run looks: hidden or not, its colour, what is right behind it, its size."""

    hidden: bool
    colour: str
    behind: str
    size: float


class Looks:
    """The looks of runs in one file."""

    def __init__(self, one: Linted) -> None:
        self._known: dict[tuple[bytes, str | None], Look] = {}
        self._shaded: dict[Element, bool] = {}
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._base: Element | None = None
        for part in one.package.related(one.package.document_part, "styles"):
            root = one.package.tree(part)
            self._base = root.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{RPR}")
            for style in root.iter(STYLE):
                self._add(style)
        self._pages = [root.find(BACKGROUND) for root in one.roots.values()]

    def _add(self, style: Element) -> None:
        key = style.get(name("w:styleId"), "")
        self._styles[key] = style
        if is_on(style.get(name("w:default")), absent=False):
            self._defaults[style.get(name("w:type"), "paragraph")] = key

    def of(self, run: Element, paragraph: Element | None) -> Look:
        """The look of a run; runs with the same properties in the same style look alike."""
        own = run.find(RPR)
        style = None if paragraph is None else value(paragraph.find(PPR), PSTYLE)
        key = b"" if own is None else etree.tostring(own, with_tail=False), style
        if key not in self._known:
            self._known[key] = Look(
                self.is_hidden(run, paragraph),
                self.colour(run, paragraph),
                self.behind(run),
                self.size(run, paragraph),
            )
        return self._known[key]

    def is_hidden(self, run: Element, paragraph: Element | None) -> bool:
        """Whether a run does not print: ``vanish``, which two styles together undo (17.7.3)."""
        own = switch(run.find(RPR), VANISH)
        if own is not None:
            return own
        if switch(self._base, VANISH):
            return True
        said = [
            next((on for one in chain if (on := switch(one, VANISH)) is not None), False)
            for chain in (list(self._of_run(run)), list(self._of_paragraph(paragraph)))
        ]
        return said[0] != said[1]

    def colour(self, run: Element, paragraph: Element | None) -> str:
        """The colour of a run's letters in capitals, "" where it is Word's to choose."""
        found = next(self._first(run, paragraph, COLOUR), None)
        said = "" if found is None else found.get(VAL, "")
        themed = "" if found is None else found.get(name("w:themeColor"), "")
        light = themed in ("background1", "light1") and not found_tint(found)
        return "FFFFFF" if light else "" if said.lower() == "auto" else said.upper()

    def size(self, run: Element, paragraph: Element | None) -> float:
        """The size of a run's letters in points; Word's own is 10."""
        found = next(self._first(run, paragraph, SIZE), None)
        return (integer(None if found is None else found.get(VAL)) or 20) / 2

    def behind(self, run: Element) -> str:
        """What colour is right behind a run: its own shade or highlight, "" for none."""
        own = run.find(RPR)
        light = value(own, HIGHLIGHT) or ""
        shade = None if own is None else own.find(SHADE)
        return light if light not in NONE else _fill(shade)

    def stands_on_colour(self, run: Element, paragraph: Element | None) -> bool:
        """Whether anything coloured may be behind a run: its shade, its cell's, a drawing."""
        if self.behind(run) or next(run.iterancestors(BOX), None) is not None:
            return True
        if any(page is not None for page in self._pages):
            return True
        shades = [shade for one in self._of_paragraph(paragraph, PPR) for shade in one.iter(SHADE)]
        shades += [shade for one in self._of_run(run) for shade in one.iter(SHADE)]
        for cell in run.iterancestors(CELL):
            shades += cell.iterfind(f"{name('w:tcPr')}/{SHADE}")
        return any(map(_fill, shades)) or any(map(self._is_shaded, run.iterancestors(TABLE)))

    def _is_shaded(self, table: Element) -> bool:
        if table not in self._shaded:
            self._shaded[table] = any(map(_fill, self._of_table(table)))
        return self._shaded[table]

    def _of_table(self, table: Element) -> Iterator[Element]:
        yield from table.iterfind(f"{name('w:tblPr')}/{SHADE}")
        yield from table.iterfind(f"{name('w:tr')}/{name('w:tblPrEx')}/{SHADE}")
        for style in self._chain(value(table.find(name("w:tblPr")), TABLE_STYLE)):
            yield from style.iter(SHADE)

    def _first(self, run: Element, paragraph: Element | None, tag: str) -> Iterator[Element]:
        own = run.find(RPR)
        holders = [] if own is None else [own]
        holders += [*self._of_run(run), *self._of_paragraph(paragraph)]
        if self._base is not None:
            holders.append(self._base)
        yield from (found for one in holders if (found := one.find(tag)) is not None)

    def _of_run(self, run: Element) -> Iterator[Element]:
        for style in self._chain(value(run.find(RPR), RUN_STYLE)):
            yield from style.iterchildren(RPR)

    def _of_paragraph(self, paragraph: Element | None, wanted: str = RPR) -> Iterator[Element]:
        properties = None if paragraph is None else paragraph.find(PPR)
        if wanted == PPR and properties is not None:
            yield properties
        key = value(properties, PSTYLE) or self._defaults.get("paragraph")
        for style in self._chain(key):
            yield from style.iterchildren(wanted)

    def _chain(self, key: str | None) -> Iterator[Element]:
        for _ in range(MOST_BASES):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = value(style, name("w:basedOn"))

    @cached_property
    def style_names(self) -> dict[str, str]:
        """What each style is called, by its id."""
        return {key: value(one, name("w:name")) or key for key, one in self._styles.items()}


def found_tint(colour: Element | None) -> bool:
    """Whether a colour of the theme is made darker."""
    return colour is not None and colour.get(name("w:themeShade")) is not None


def _fill(shade: Element | None) -> str:
    said = "" if shade is None else shade.get(FILL, "")
    themed = shade is not None and bool(shade.get(name("w:themeFill")))
    pattern = "" if shade is None else shade.get(VAL, "clear")
    if pattern == "solid" and shade is not None:
        said = shade.get(name("w:color"), "") or "000000"
    return said if said not in NONE else "theme" if themed else ""
