"""What in a Word file keeps people out who cannot see, or cannot see it well.

Knows which rules there are: those of Word's own accessibility checker that a file can
break. Each has a neighbour that looks; none judges the words of a paper. A file's title
and language, which the law asks for too, are no rule of Word's.
"""

from collections.abc import Callable, Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml import accessibility_objects as objects
from boardpaper.ooxml import accessibility_order as order
from boardpaper.ooxml import accessibility_tables as tables
from boardpaper.ooxml.accessibility_contrast import faint_text
from boardpaper.ooxml.linted import Linted, Uses
from boardpaper.ooxml.package import Package

RULES: Final[tuple[Callable[[Linted], Iterator[Diagnostic]], ...]] = (
    objects.alternative_texts,
    objects.out_of_line,
    objects.untitled_controls,
    objects.restrictions,
    tables.heading_rows,
    tables.merged_cells,
    tables.nested_tables,
    faint_text,
    order.heading_levels,
    order.blanks,
)
"""Every look at a file that has been read."""


def barriers(one: Linted) -> Iterator[Diagnostic]:
    """Everything that breaks a rule of Word's accessibility checker, each a warning."""
    for look in RULES:
        yield from look(one)


def accessibility(path: str, package: Package) -> Iterator[Diagnostic]:
    """The barriers in any Word file, its places under ``path``. Raises NotAWordFile."""
    yield from barriers(Linted.of(path, package, Uses()))
