"""Two Word files compared: what differs, and a redline of it with native tracked changes.

Any two .docx files are welcome, not only boardpaper's. The redline is the new file, with
what went put back in as taken out: accepted it is the new document, rejected the old
one, and every redline is checked for that before it is given out.
"""

from dataclasses import dataclass, field

from boardpaper.model.change import Comparison
from boardpaper.model.pausing import collector_paused
from boardpaper.ooxml.compare.redline import Names, redline
from boardpaper.ooxml.compare.settling import settled_package
from boardpaper.ooxml.package import read, write

__all__ = ["Compared", "compare"]


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing two Word files."""

    comparison: Comparison
    redline: bytes = field(repr=False)


def compare(
    old: bytes,
    new: bytes,
    *,
    author: str = "old → new",
    when: str = "1980-01-01T00:00:00Z",
    side: str = "",
) -> Compared:
    """The differences of two .docx files, and the redline. Raises NotAWordFile.

    ``author`` and ``when`` (ISO 8601, UTC) stand in every tracked change. ``side`` says
    which side of tracked changes already in the files is meant: ``accepted``,
    ``rejected``, or "" where there are none.
    """
    with collector_paused():
        before = settled_package(read(old), side, "old")
        now = settled_package(read(new), side, "new")
        made = redline(before, now, Names(author, when))
        return Compared(made.comparison, write(made.package))
