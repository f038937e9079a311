"""A section of a Word file in words: its paper, its margins, its headers.

Knows ``w:sectPr`` (ECMA-376-1, 17.6); does not know what stands in the section.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.stylesheet import VAL, integer, switch, value
from boardpaper.ooxml.xml import Element, name

TWIPS_IN_MM: Final = 1440 / 25.4
PAPERS: Final = {
    "A3": (297, 420), "A4": (210, 297), "A5": (148, 210),
    "Letter": (216, 279), "Legal": (216, 356),
}  # fmt: skip
SLACK: Final = 1.5
"""How many millimetres a sheet may differ from its name."""
STARTS: Final = {
    "continuous": "goes on down the page",
    "evenPage": "begins on an even page",
    "oddPage": "begins on an odd page",
    "nextColumn": "begins a new column",
}
KINDS: Final = {"default": "", "first": "first page's ", "even": "even pages' "}


def millimetres(twips: int) -> int:
    """Twips (twentieths of a point) in whole millimetres."""
    return round(twips / TWIPS_IN_MM)


def described(section: Element, *, detailed: bool) -> str:
    """``A4 landscape, 2 columns``: what a section's pages are like."""
    facts = [_sheet(section)]
    columns = _columns(section)
    if columns > 1 or detailed:
        facts.append(f"{columns} column{'s' if columns > 1 else ''}")
    if detailed:
        facts += _details(section)
    return ", ".join(fact for fact in facts if fact)


def banners(section: Element) -> Iterator[tuple[str, str]]:
    """Each header and footer a section has of its own: ``first page's header``, and its id."""
    for place in ("header", "footer"):
        own = {
            reference.get(name("w:type"), "default"): reference.get(name("r:id"), "")
            for reference in section.iterchildren(name(f"w:{place}Reference"))
        }
        for kind, words in KINDS.items():
            if kind in own:
                unused = kind == "first" and not switch(section, name("w:titlePg"))
                yield f"{words}{place}{', not used' if unused else ''}", own[kind]


def _sheet(section: Element) -> str:
    size = section.find(name("w:pgSz"))
    if size is None:
        return "no page size"
    width = integer(size.get(name("w:w"))) or 0
    height = integer(size.get(name("w:h"))) or 0
    wide = width > height if width and height else size.get(name("w:orient")) == "landscape"
    sides = sorted((width / TWIPS_IN_MM, height / TWIPS_IN_MM))
    paper = next((paper for paper, sheet in PAPERS.items() if _is(sides, sheet)), "")
    paper = paper or f"{millimetres(width)} × {millimetres(height)} mm"
    return f"{paper} {'landscape' if wide else 'portrait'}"


def _is(sides: list[float], sheet: tuple[int, int]) -> bool:
    return all(abs(side - wanted) <= SLACK for side, wanted in zip(sides, sheet, strict=True))


def _columns(section: Element) -> int:
    columns = section.find(name("w:cols"))
    if columns is None:
        return 1
    return integer(columns.get(name("w:num"))) or max(len(columns), 1)


def _details(section: Element) -> Iterator[str]:
    margins = section.find(name("w:pgMar"))
    if margins is not None:
        sides = [integer(margins.get(name(f"w:{side}"))) or 0 for side in MARGINS]
        yield f"margins {' '.join(str(millimetres(side)) for side in sides)} mm"
    start = value(section, name("w:type"))
    if start in STARTS:
        yield STARTS[start]
    if switch(section, name("w:titlePg")):
        yield "a first page of its own"
    numbers = section.find(name("w:pgNumType"))
    if numbers is not None and numbers.get(name("w:start")):
        yield f"pages numbered from {numbers.get(name('w:start'))}"
    align = section.find(name("w:vAlign"))
    if align is not None:
        yield f"aligned {align.get(VAL)}"


MARGINS: Final = ("top", "right", "bottom", "left")
