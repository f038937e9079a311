"""What is wrong inside a Word file that validators let pass and Word does not.

Knows which parts to look at; leaves the looking to its neighbours. It judges the
file, never the paper in it.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.fault import Fault, Inspected
from boardpaper.ooxml.inspect_fields import field_faults, reference_faults
from boardpaper.ooxml.inspect_names import bookmark_faults, identity_faults, use_faults
from boardpaper.ooxml.inspect_shape import shape_faults
from boardpaper.ooxml.package import Package, read

__all__ = ["Fault", "faults"]

KINDS: Final = ("header", "footer", "footnotes", "endnotes", "comments")


def faults(data: bytes) -> tuple[Fault, ...]:
    """Every fault in a .docx, by part and place; none in a sound one. Raises NotAWordFile.

    The rules, each with its place in ECMA-376-1 or what Word does:

    - ``cell-ends-with-a-paragraph`` (17.4, tc), ``story-ends-with-a-paragraph``
    - ``body-ends-with-its-section`` (17.6, sectPr), ``tables-stand-apart`` (Word joins them)
    - ``merge-has-a-start`` (17.4, vMerge), ``header-rows-from-the-top`` (17.4, tblHeader)
    - ``row-fills-the-grid`` (17.4, tblGrid)
    - ``bookmark-has-both-ends``, ``bookmark-is-single``, ``bookmark-name-fits`` (17.13.6)
    - ``paragraph-id-is-single`` ([MS-DOCX], w14:paraId)
    - ``relationship-exists`` (ECMA-376-2), ``style-exists``, ``list-exists``
    - ``field-is-closed`` (17.16, fldChar), ``reference-has-a-bookmark``
    - ``reference-number-is-current``: what a REF shows is the number now there
    """
    package = read(data)
    inspected = [Inspected.of(package, part) for part in _parts(package)]
    return tuple(sorted(dict.fromkeys(_all(package, inspected))))


def _parts(package: Package) -> list[str]:
    related = [part for kind in KINDS for part in package.related(package.document_part, kind)]
    return list(dict.fromkeys([package.document_part, *related]))


def _all(package: Package, inspected: list[Inspected]) -> Iterator[Fault]:
    for one in inspected:
        yield from shape_faults(one)
        yield from field_faults(one)
    yield from bookmark_faults(inspected)
    yield from identity_faults(inspected)
    yield from use_faults(package, inspected)
    yield from reference_faults(package, inspected)
