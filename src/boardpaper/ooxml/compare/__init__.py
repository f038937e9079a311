"""Two Word files compared: what differs, and a redline of it with native tracked changes."""

from dataclasses import dataclass, field

from boardpaper.model.change import Comparison


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
    raise NotImplementedError
