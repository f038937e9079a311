"""Lint of a template: what Word lets pass and a paper would suffer from, without a paper.

Knows which lints there are; each looks at a template as it was saved. What tags may
name, and what a paper needs of its template, is found when one is poured in.
"""

from collections.abc import Callable, Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WholeFile, WordPlace
from boardpaper.ooxml import inspect
from boardpaper.ooxml import lint_hidden as hidden
from boardpaper.ooxml import lint_settled as settled
from boardpaper.ooxml import lint_styles as styles
from boardpaper.ooxml import lint_tables as tables
from boardpaper.ooxml import lint_words as words
from boardpaper.ooxml import package as packages
from boardpaper.ooxml.blocks import P, is_read
from boardpaper.ooxml.fault import Fault
from boardpaper.ooxml.linted import Linted, Uses
from boardpaper.ooxml.xml import Element

__all__ = ["Uses", "built_faults", "lint"]

LINTS: Final[tuple[Callable[[Linted], Iterator[Diagnostic]], ...]] = (
    tables.plan_rows,
    tables.rows_lost,
    tables.widths,
    tables.landscape,
    tables.breaks,
    tables.page_breaks,
    settled.tracked_changes,
    settled.comments,
    settled.strangers,
    settled.language,
    hidden.in_attributes,
    hidden.in_other_parts,
    hidden.in_links,
    hidden.in_fields,
    hidden.in_controls,
    words.typed_numbers,
    words.changing_fields,
    words.alternative_texts,
    styles.outlines,
    styles.direct_numbers,
    styles.unlinked_levels,
)

REMEDIES: Final = {
    "cell-ends-with-a-paragraph": "give every cell a paragraph, be it an empty one, "
    "outside any {%p if %} or {%p for %}",
    "story-ends-with-a-paragraph": "press Enter below the table, so that a paragraph ends it",
    "tables-stand-apart": "press Enter between the tables",
    "merge-has-a-start": "split the merged cells, and merge them again",
    "header-rows-from-the-top": "select all rows from the first, and under Layout press "
    "Repeat Header Rows",
    "row-fills-the-grid": "open the table in Word, move a border of the row, and save",
    "field-is-closed": "delete the field, and put it in again",
    "reference-has-a-bookmark": "delete the reference, or put its bookmark back",
    "reference-number-is-current": "press F9 on the reference in Word, then save",
    "style-exists": "give the paragraph a style that is there",
    "list-exists": "take the numbering off the paragraph or style, and put it on again",
}
"""What a clerk does about a fault of ``inspect``; for the others, Word mends the file."""
SAVE: Final = "open the template in Word and save it again"


def lint(path: str, data: bytes, uses: Uses) -> tuple[Diagnostic, ...]:
    """Everything the lints find in a template's bytes. Raises NotAWordFile."""
    package = packages.read(data)
    one = Linted.of(path, package, uses)
    found = [finding for check in LINTS for finding in check(one)]
    told = {finding.rule for finding in found}
    for fault in inspect.faults(data):
        if not (fault.rule == "header-rows-from-the-top" and "header-rows-repeat" in told):
            found.append(_diagnostic(one, fault))
    return tuple(found)


def _diagnostic(one: Linted, fault: Fault) -> Diagnostic:
    root = one.roots.get(fault.part)
    hint = REMEDIES.get(fault.rule, SAVE)
    paragraphs = [] if root is None else [item for item in root.iter(P) if is_read(item)]
    at: Element | str = fault.part
    if 0 < fault.paragraph <= len(paragraphs):
        ends = (
            fault.rule == "story-ends-with-a-paragraph" and fault.part == one.package.document_part
        )
        at = paragraphs[-1 if ends else fault.paragraph - 1]
    return one.warning(at, fault.rule, fault.words, hint, _severity(fault))


def _severity(fault: Fault) -> Severity:
    return Severity.ERROR if fault.rule in BREAKING else Severity.WARNING


BREAKING: Final = frozenset(
    {
        "cell-ends-with-a-paragraph",
        "relationship-exists",
        "field-is-closed",
        "bookmark-has-both-ends",
        "body-ends-with-its-section",
    }
)
"""Faults for which Word may refuse to open a paper."""


def built_faults(path: str, data: bytes) -> Iterator[Diagnostic]:
    """What is wrong with a paper made from a template, said of the template."""
    package = packages.read(data)
    one = Linted.of(path, package, Uses())
    for fault in inspect.faults(data):
        found = _diagnostic(one, fault)
        place = found.place
        near = place.text.strip()[:60] if isinstance(place, WordPlace) else ""
        where = f' (at "{near}")' if near else ""
        yield Diagnostic(
            WholeFile(path),
            fault.rule,
            f"a paper made from it is not sound: {fault.words}{where}",
            found.hint,
            found.severity,
        )
