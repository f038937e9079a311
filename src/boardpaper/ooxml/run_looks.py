"""The colour of a run of text and of what is behind it, through styles, tables and theme.

Knows in which order Word looks for them (ECMA-376-1, 17.7.2); does not judge colours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from boardpaper.ooxml import table_looks
from boardpaper.ooxml.blocks import TBL, TC
from boardpaper.ooxml.colours import HIGHLIGHTS, WHITE, Colour, Theme, colour, mixed, read_theme
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import MOST_BASES, PPR, PSTYLE, RPR, is_on, switch, value
from boardpaper.ooxml.tags import P
from boardpaper.ooxml.xml import WPS, A, Element, name

STYLE: Final = name("w:style")
COLOR, SHADING, HIGHLIGHT = name("w:color"), name("w:shd"), name("w:highlight")
VANISH: Final = name("w:vanish")
RUN_STYLE: Final = name("w:rStyle")
LOOKS: Final = (COLOR, SHADING, HIGHLIGHT, VANISH, RUN_STYLE, PSTYLE)
TC_PR, TBL_PR = name("w:tcPr"), name("w:tblPr")
PART: Final = name("w:tblStylePr")
BOX: Final = name("w:txbxContent")
SHAPE: Final = f"{{{WPS}}}wsp"
FILL: Final = f"{{{WPS}}}spPr/{{{A}}}solidFill/{{{A}}}srgbClr"
VAL: Final = name("w:val")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks: its colour, and that of what is behind it.

    The colour is None where Word chooses one that stands out.
    """

    colour: Colour | None
    behind: Colour


_Said = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
_Key = tuple[_Said, _Said, Element | None]
"""What a look depends on: properties of run and paragraph, and the cell or box around them."""


@dataclass
class RunLooks:
    """Works out how the runs of a file look; what is behind them without more is ``page``."""

    theme: Theme
    styles: Mapping[str, Element]
    defaults: Mapping[str, str]
    default: Element | None
    page: Colour = WHITE
    _known: dict[_Key, RunLook | None] = field(default_factory=dict)
    _cells: dict[Element, tuple[str | None, tuple[str, ...]]] = field(default_factory=dict)
    _chains: dict[str, tuple[Element, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> "RunLooks":
        """The looks of a package's runs. Raises NotAWordFile."""
        parts = package.related(package.document_part, "styles")
        root = package.tree(parts[0]) if parts else None
        found = [] if root is None else list(root.iter(STYLE))
        theme = read_theme(package)
        return cls(
            theme,
            {one.get(name("w:styleId"), ""): one for one in found},
            {
                one.get(name("w:type"), ""): one.get(name("w:styleId"), "")
                for one in found
                if is_on(one.get(name("w:default")), absent=False)
            },
            None if root is None else root.find(f"{name('w:docDefaults')}//{RPR}"),
            _page(package, theme),
        )

    def of_run(self, run: Element) -> RunLook | None:
        """How a run looks; None where it is hidden, or stands on what is no plain colour."""
        paragraph = next(run.iterancestors(P), None)
        if paragraph is None:
            return None
        key = (
            _said(run.find(RPR)),
            _said(paragraph.find(PPR)),
            next(paragraph.iterancestors(TC, BOX), None),
        )
        if key not in self._known:
            self._known[key] = self._worked_out(run, paragraph)
        return self._known[key]

    def _worked_out(self, run: Element, paragraph: Element) -> RunLook | None:
        if self._hidden(run, paragraph):
            return None
        behind = self._behind(run, paragraph)
        return None if behind is None else RunLook(self._colour(run, paragraph), behind)

    def _hidden(self, run: Element, paragraph: Element) -> bool:
        said = (switch(one, VANISH) for one in self._run_properties(run, paragraph))
        return bool(next((one for one in said if one is not None), False))

    def _colour(self, run: Element, paragraph: Element) -> Colour | None:
        said = (one.find(COLOR) for one in self._run_properties(run, paragraph))
        return self.theme.said(next((one for one in said if one is not None), None), "color")

    def _behind(self, run: Element, paragraph: Element) -> Colour | None:
        marked = value(run.find(RPR), HIGHLIGHT)
        if marked in HIGHLIGHTS:
            return colour(HIGHLIGHTS[marked])
        for shading in self._shadings(run, paragraph):
            found = self._shade(shading)
            if found is not None:
                return found
        box = next(paragraph.iterancestors(BOX), None)
        return self.page if box is None else self._filled(box)

    def _filled(self, box: Element) -> Colour | None:
        """What a text box is filled with, None where that is not one colour said outright."""
        shape = next(box.iterancestors(SHAPE), None)
        found = None if shape is None else shape.find(FILL)
        return None if found is None else colour(found.get("val"))

    def _shadings(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """Every shading under a run, the nearest first."""
        for properties in self._run_properties(run, paragraph, through_tables=False):
            yield from properties.iterchildren(SHADING)
        own = paragraph.find(PPR)
        for holder in (own, *(one.find(PPR) for one in self._chain(self._style(paragraph)))):
            yield from () if holder is None else holder.iterchildren(SHADING)
        for cell in paragraph.iterancestors(TC, BOX):
            if cell.tag == BOX:
                return
            yield from cell.iterfind(f"{TC_PR}/{SHADING}")
            for one in self._table_parts(cell):
                yield from one.iterfind(f"{TC_PR}/{SHADING}")
                yield from one.iterfind(f"{TBL_PR}/{SHADING}")
            table = next(cell.iterancestors(TBL), None)
            yield from () if table is None else table.iterfind(f"{TBL_PR}/{SHADING}")

    def _shade(self, shading: Element) -> Colour | None:
        """The colour of a shading, a pattern as it looks from afar; None where it lets through."""
        fill, dots = self.theme.said(shading, "fill"), self.theme.said(shading, "color")
        pattern = shading.get(VAL, "clear")
        if pattern == "solid":
            return dots or (0, 0, 0)
        if pattern.startswith("pct") and pattern[3:].isdigit():
            return mixed(dots or (0, 0, 0), fill or self.page, int(pattern[3:]) / 100)
        return fill

    def _run_properties(
        self, run: Element, paragraph: Element, *, through_tables: bool = True
    ) -> Iterator[Element]:
        """Where a run's looks are said, the strongest first (17.7.2, style hierarchy)."""
        own = run.find(RPR)
        if own is not None:
            yield own
            yield from _of(self._chain(value(own, RUN_STYLE)))
        yield from _of(self._chain(self._style(paragraph)))
        cell = next(paragraph.iterancestors(TC), None) if through_tables else None
        if cell is not None:
            yield from _of(self._table_parts(cell))
        if self.default is not None:
            yield self.default

    def _style(self, paragraph: Element) -> str | None:
        named = value(paragraph.find(PPR), PSTYLE)
        return named if named in self.styles else self.defaults.get("paragraph")

    def _chain(self, key: str | None) -> tuple[Element, ...]:
        """A style and what it is based on."""
        if key is None:
            return ()
        if key not in self._chains:
            found: list[Element] = []
            at: str | None = key
            while at and at in self.styles and len(found) < MOST_BASES:
                found.append(self.styles[at])
                at = value(found[-1], name("w:basedOn"))
            self._chains[key] = tuple(found)
        return self._chains[key]

    def _table_parts(self, cell: Element) -> Iterator[Element]:
        """The parts of table styles that a cell takes, the strongest first."""
        if cell not in self._cells:
            table = next(cell.iterancestors(TBL), None)
            if table is None:
                return
            key = table_looks.style_of(table)
            self._cells |= {one: (key, parts) for one, parts in table_looks.cells(table)}
        key, parts = self._cells.get(cell, (None, ()))
        chain = self._chain(key)
        for part in parts:
            for style in chain:
                yield from (one for one in style.iterchildren(PART) if _is(one, part))
        yield from chain


def _said(properties: Element | None) -> _Said:
    """What properties say of looks, to be compared."""
    found = () if properties is None else properties.iterchildren(*LOOKS)
    return tuple(
        (str(one.tag), tuple((str(key), str(word)) for key, word in one.attrib.items()))
        for one in found
    )


def _of(holders: Iterator[Element] | tuple[Element, ...]) -> Iterator[Element]:
    """The run properties of styles, or of parts of them."""
    for one in holders:
        found = one.find(RPR)
        if found is not None:
            yield found


def _is(part: Element, wanted: str) -> bool:
    return part.get(name("w:type")) == wanted


def _page(package: Package, theme: Theme) -> Colour:
    """What pages are coloured with, where they show it (17.2.1, background)."""
    shown = any(
        switch(package.tree(part), name("w:displayBackgroundShape"))
        for part in package.related(package.document_part, "settings")
    )
    page = package.tree(package.document_part).find(name("w:background"))
    return (theme.said(page, "color") if shown else None) or WHITE
