"""The order in which a text is heard: headings level by level, and no long silences.

Knows outline levels and blank characters; does not know what the words say.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.accessibility_objects import EDGES
from boardpaper.ooxml.blocks import P, is_read
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.stylesheet import PPR
from boardpaper.ooxml.tags import RUN, RUN_PROPERTIES, T
from boardpaper.ooxml.xml import Element, M, name

TAB, BREAK = name("w:tab"), name("w:br")
TAB_STOPS: Final = name("w:tabs")
SECTION: Final = f"{PPR}/{name('w:sectPr')}"
PAGE_BREAKS: Final = ("page", "column")
MATHS: Final = f"{{{M}}}oMath"
BLANKS: Final = re.compile(r"[ \t\n\u00a0\u2000-\u200a\u202f\u3000]{4,}")
"""As many blank characters as Word's checker takes exception to."""
EMPTY_PARAGRAPHS: Final = 3
"""As many empty paragraphs: with the one before them they are four marks in a row."""


def heading_levels(one: Linted) -> Iterator[Diagnostic]:
    """Headings that skip a level on the way down; the first is to be of the first level."""
    before = -1
    for part, paragraph in one.paragraphs.values():
        if part != one.package.document_part or not paragraph.text.strip():
            continue
        level = one.styles.outline_level(paragraph.element)
        if level is None or not is_read(paragraph.element):
            continue
        if level > before + 1:
            above = f"stands below one of level {before + 1}" if before >= 0 else "is the first"
            yield one.warning(
                paragraph.element,
                "heading-levels-follow",
                f"a heading of level {level + 1} {above}",
                f"give it the style of a heading of level {before + 2}, or put one above it",
            )
        before = level


def blanks(one: Linted) -> Iterator[Diagnostic]:
    """Runs of blank characters and of empty paragraphs, which are heard as the end."""
    for root in one.roots.values():
        if root.tag in EDGES:
            continue
        for paragraph in root.iter(P):
            found = BLANKS.search(_plain(paragraph))
            if found and is_read(paragraph):
                yield one.warning(
                    paragraph,
                    "blanks-are-not-repeated",
                    f"{len(found[0])} blank characters stand in a row",
                    "delete them, and set words apart with a tab stop, an indent or a table",
                )
        yield from _empty_rows(one, root)


def _empty_rows(one: Linted, root: Element) -> Iterator[Diagnostic]:
    for holder in dict.fromkeys(item.getparent() for item in root.iter(P) if _is_empty(item)):
        for empty, run in groupby(() if holder is None else holder, _is_empty):
            held = list(run)
            if empty and len(held) >= EMPTY_PARAGRAPHS and is_read(held[0]):
                yield one.warning(
                    held[0],
                    "blanks-are-not-repeated",
                    f"{len(held)} empty paragraphs stand in a row",
                    "delete them, and give the paragraph before or after them more space, or "
                    "begin a new page with a page break",
                )


def _plain(paragraph: Element) -> str:
    """The characters of a paragraph, tabs and breaks of lines among them."""
    said = []
    for item in paragraph.iter(T, TAB, BREAK):
        if item.tag == T:
            said.append(item.text or "")
        elif item.tag == BREAK:
            said.append("\f" if item.get(name("w:type")) in PAGE_BREAKS else "\n")
        elif item.getparent() is not None and item.getparent().tag != TAB_STOPS:  # type: ignore[union-attr]
            said.append("\t")
    return "".join(said)


def _is_empty(item: Element) -> bool:
    """Whether an element is a paragraph in which nothing stands, nor ends a section."""
    if item.tag != P or item.find(SECTION) is not None or item.find(MATHS) is not None:
        return False
    held = (one for run in item.iter(RUN) for one in run if one.tag != RUN_PROPERTIES)
    return all(one.tag == T and not (one.text or "").strip() for one in held)
