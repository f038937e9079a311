"""The text of a narrative as Markdown is to see it, and where each character came from.

Knows offsets; does not know what was taken out, nor Markdown.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from boardpaper.model.paper import Exempt
from boardpaper.model.source import Source, Span

PLACEHOLDER = "\ue000"
"""Stands where a placeholder stood. Markdown takes it for a letter, as its value will be one."""
KEY = "\u203b"
"""Stands where a key stood. Markdown takes it for punctuation, as a brace is."""
UNREADABLE = "\ufffd"
"""Stands where a character stood that cannot print."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A placeholder or a key: what is written inside it, and where it stands.

    A key may be none but a mark of what is ``exempt``.
    """

    kind: str
    inside: str
    span: Span
    exempt: Exempt = ()


@dataclass(slots=True)
class Mask:
    """The text as Markdown is to see it (line ends ``\\n``), and where it came from."""

    source: Source
    text: str = ""
    marks: dict[int, Mark] = field(default_factory=dict)
    starts: list[int] = field(default_factory=lambda: [0])
    origins: list[int] = field(default_factory=lambda: [0])

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source that a stretch of the masked text came from."""
        begin = self._origin(start)
        return Span(self.source, begin, self._after(end - 1) if end > start else begin)

    def _origin(self, offset: int) -> int:
        run = bisect_right(self.starts, offset) - 1
        return self.origins[run] + offset - self.starts[run]

    def _after(self, offset: int) -> int:
        mark = self.marks.get(offset)
        if mark:
            return mark.span.end
        origin = self._origin(offset)
        return origin + (2 if self.source.text.startswith("\r\n", origin) else 1)
