"""Where the table of the plan stands in a rendered template, made a place for blocks.

Knows tables, slots and headings; does not know what blocks come there.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.sections import BODY, section_of
from boardpaper.ooxml.slots import mark, prototype
from boardpaper.ooxml.stylesheet import Stylesheet, read_styles
from boardpaper.ooxml.tags import P
from boardpaper.ooxml.xml import Element, W, name, parse, serialise

TABLE: Final = name("w:tbl")


class PlanPlace(NamedTuple):
    """The package with a slot in place of the plan's table, and what is around that.

    ``level`` is the outline level, from 0, of the heading that it stands under; -1 for none.
    ``ends`` is whether the blocks end what they stand in: no paragraph comes after them.
    """

    package: Package
    level: int
    ends: bool


def plan_place(package: Package, slot: str) -> PlanPlace | None:
    """The place of the plan, None where the template has no table with a row for it."""
    root = package.tree(package.document_part)
    row = prototype(root)
    table = None if row is None else next(row.iterancestors(TABLE), None)
    if table is None:
        return None
    level = _level(read_styles(package), root, table)
    after = table.getnext()
    table.addprevious(
        parse(f'<w:p xmlns:w="{W}"><w:r><w:t>{mark(slot)}</w:t></w:r></w:p>'.encode())
    )
    table.getparent().remove(table)  # type: ignore[union-attr]
    written = package.replace({package.document_part: serialise(root)})
    return PlanPlace(written, level, ends=after is None or after.tag != P)


def _level(styles: Stylesheet, root: Element, table: Element) -> int:
    """The level of the last heading above a table in its section, else of the first level.

    Without any heading there the plan's own begin at the top.
    """
    levels = (styles.outline_level(one) for one in _above(root, table))
    return next((level for level in levels if level is not None), -1)


def _above(root: Element, table: Element) -> Iterator[Element]:
    """The paragraphs above a table in its section, the nearest first."""
    body = root.find(BODY)
    tops = (one for one in (table, *table.iterancestors()) if one.getparent() is body)
    top = next(tops, None)
    section = [] if body is None or top is None else section_of(body, top)
    held = section[: section.index(top)] if top in section else []
    for one in reversed(held):
        yield from (one,) if one.tag == P else reversed(list(one.iter(P)))
