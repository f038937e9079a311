"""How many words a redline marks.

Knows where changed words stand; counts them as they are parted by white space.
"""

from collections.abc import Iterable, Iterator

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.revisions import DEL, INS, MOVED_FROM
from boardpaper.ooxml.xml import Element, name, parse_checked

TEXT = (name("w:t"), name("w:delText"))


def counted(package: Package) -> tuple[int, int, int]:
    """Words taken out, put in, and moved as they were, in all of a redline's stories."""
    totals = {DEL: 0, INS: 0, MOVED_FROM: 0}
    for root in _stories(package):
        for tag in totals:
            totals[tag] += _words(root.iter(tag))
    return totals[DEL], totals[INS], totals[MOVED_FROM]


def _stories(package: Package) -> Iterator[Element]:
    for part in package.parts:
        kind = package.types.of(part)
        if kind.endswith(("main+xml", "header+xml", "footer+xml", "notes+xml")):
            yield parse_checked(package.content(part))


def _words(marks: Iterable[Element]) -> int:
    """The words in some marks; what stands in one of them and in one round it counts once."""
    total = 0
    for mark in marks:
        if (mark.getparent() is not None and mark.getparent().tag == P) or len(mark):  # type: ignore[union-attr]
            total += len("".join(text.text or "" for text in mark.iter(*TEXT)).split())
    return total
