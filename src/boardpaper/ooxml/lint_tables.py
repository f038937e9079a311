"""Lint of a template's tables and sections: what repeats, what fits, what would be lost.

Knows rows, widths and section breaks; does not know what a table says.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.blocks import SECT_PR, TBL, TR, blocks, section_break
from boardpaper.ooxml.grid import column_widths, rows
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.stylesheet import integer
from boardpaper.ooxml.tags import P, T, written
from boardpaper.ooxml.xml import Element, name

TBL_PR: Final = name("w:tblPr")
SLACK: Final = 240
"""Twips by which Word itself lets a table hang over: the margins of its outer cells."""
WHOLE: Final = 5000
"""A width in fiftieths of a per cent that fills the line (ECMA-376-1, 17.18.90)."""
BREAK: Final = name("w:br")
BREAK_BEFORE: Final = name("w:pageBreakBefore")
BLOCK_SLOTS: Final = ("sections", "body.")


def text_of(element: Element) -> str:
    """The words in an element, tags among them."""
    return "".join(text.text or "" for text in element.iter(T))


def plan_rows(one: Linted) -> Iterator[Diagnostic]:
    """The rows over the repeating row of the plan, and that row itself."""
    for table in one.body.iter(TBL):
        found = list(rows(table))
        at = next((number for number, row in enumerate(found) if _has_slots(row.element)), None)
        if at is None or any(inner is not table for inner in found[at].element.iter(TBL)):
            continue
        for number, row in enumerate(found[:at], 1):
            if not row.header:
                yield one.warning(
                    row.element,
                    "header-rows-repeat",
                    f"row {number} stands over the plan and is not marked to repeat; "
                    "Word repeats rows from the first on, and only those that are marked",
                    "select all rows above the repeating one, and under Layout press "
                    "Repeat Header Rows",
                )
        if not found[at].unsplit:
            yield one.warning(
                found[at].element,
                "plan-rows-stay-whole",
                "the repeating row of the plan may break across pages",
                "take the tick from Allow row to break across pages, in the row's properties",
            )


def _has_slots(row: Element) -> bool:
    """Whether a row holds slots of the plan."""
    return any(tag.strip("{}-% ").startswith("row.") for tag in written(text_of(row)))


def sections(one: Linted) -> Iterator[tuple[Element, list[Element]]]:
    """Each section's properties, and the paragraphs and tables in it."""
    held: list[Element] = []
    for block in blocks(one.body):
        held.append(block)
        ended = section_break(block)
        if ended is not None:
            yield ended, held
            held = []
    last = next(one.body.iterchildren(SECT_PR), None)
    if last is not None:
        yield last, held


def widths(one: Linted) -> Iterator[Diagnostic]:
    """Tables that hang over the margin."""
    for properties, held in sections(one):
        room = _text_width(properties)
        for table in held:
            if table.tag == TBL and room and _width(table, room) > room + SLACK:
                over = round((_width(table, room) - room) / 567, 1)
                yield one.warning(
                    table,
                    "table-fits-its-page",
                    f"this table is {over} cm wider than the text of its page",
                    "make its columns narrower, or press AutoFit, AutoFit Window under Layout",
                )


def _text_width(properties: Element) -> int:
    """The width in twips between a section's margins; 0 where it is not said."""
    size, margins = properties.find(name("w:pgSz")), properties.find(name("w:pgMar"))
    if size is None or margins is None:
        return 0
    sides = (margins.get(name(f"w:{side}")) for side in ("left", "right", "gutter"))
    return (integer(size.get(name("w:w"))) or 0) - sum(integer(side) or 0 for side in sides)


def _width(table: Element, room: int) -> int:
    properties = table.find(TBL_PR)
    width = None if properties is None else properties.find(name("w:tblW"))
    indent = None if properties is None else properties.find(name("w:tblInd"))
    kind = "auto" if width is None else width.get(name("w:type"), "auto")
    said = 0 if width is None else integer(width.get(name("w:w"), "").rstrip("%")) or 0
    if kind == "pct":
        return room * said // WHOLE
    begins = 0 if indent is None else integer(indent.get(name("w:w"))) or 0
    return max(begins, 0) + (said if kind == "dxa" and said else sum(column_widths(table)))


def landscape(one: Linted) -> Iterator[Diagnostic]:
    """Landscape sections that hold nothing but a table."""
    for properties, held in sections(one):
        tables = [block for block in held if block.tag == TBL]
        words = any(text_of(block).strip() for block in held if block.tag == P)
        if tables and not words and _is_wide(properties):
            yield one.warning(
                tables[0],
                "landscape-page-has-a-heading",
                "this landscape page holds nothing but a table; "
                "some programs print such a page upright",
                "put a heading in a paragraph above the table",
            )


def _is_wide(properties: Element) -> bool:
    size = properties.find(name("w:pgSz"))
    if size is None:
        return False
    width, height = (integer(size.get(name(f"w:{side}"))) or 0 for side in "wh")
    return width > height


def breaks(one: Linted) -> Iterator[Diagnostic]:
    """Section breaks in the paragraph of a tag."""
    for block in blocks(one.body):
        if section_break(block) is None or not written(text_of(block)):
            continue
        insides = [tag.strip("{}-% ") for tag in written(text_of(block))]
        lost = any(inside.startswith(BLOCK_SLOTS) for inside in insides)
        words = "the section break would be lost with its tag" if lost else "a tag stands with it"
        yield one.warning(
            block,
            "section-break-stands-alone",
            f"a section break stands in this paragraph, and {words}",
            "press Enter before the section break, so that it has a paragraph of its own",
            Severity.ERROR if lost else Severity.WARNING,
        )


def rows_lost(one: Linted) -> Iterator[Diagnostic]:
    """Two repeating rows for the plan: only the first is filled."""
    found = [
        row
        for row in one.body.iter(TR)
        if _has_slots(row) and next(row.iterdescendants(TR), None) is None
    ]
    for row in found[1:]:
        yield one.warning(
            row,
            "row-is-one",
            "there is a second row with slots of the plan, which would not be filled",
            "keep one repeating row, and take the slots out of this one",
            Severity.ERROR,
        )


def page_breaks(one: Linted) -> Iterator[Diagnostic]:
    """Page breaks inside tables, which some programs pass over."""
    for table in one.body.iterchildren(TBL):
        breaks = [mark for mark in table.iter(BREAK) if mark.get(name("w:type")) == "page"]
        for mark in (*breaks, *table.iter(BREAK_BEFORE)):
            yield one.warning(
                mark,
                "page-break-stands-outside-tables",
                "there is a page break in a table, and not every program takes notice of it",
                "give the row a height of over half a page instead, and it has a page to itself",
            )
