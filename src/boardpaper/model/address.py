"""The printed address of a place: "paragraph 9", "bullet 2 of paragraph 12".

Knows papers and spans; does not know what is wrong there. A head of service knows
the printed number, not the file and the line.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from boardpaper.model.paper import Appendix, Block, List, Paper, Paragraph, Section
from boardpaper.model.source import Span


@dataclass
class Addresses:
    """The addresses of a paper's narrative, by where they were written."""

    _starts: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, paper: Paper) -> "Addresses":
        """The addresses of everything in the sections of a paper."""
        addresses = cls()
        of_appendices = (pair for one in paper.appendices for pair in _appendix(one))
        of_sections = (pair for section in paper.sections for pair in _section(section))
        for span, words in (*of_sections, *of_appendices):
            addresses._starts.setdefault(span.path, []).append((span.start, span.end, words))
        for found in addresses._starts.values():
            found.sort()
        return addresses

    def at(self, span: Span) -> str:
        """The address a span lies in, empty where it lies in none."""
        found = self._starts.get(span.path, [])
        at = bisect_right(found, (span.start, len(span.source.text) + 1, ""))
        for start, end, words in reversed(found[:at]):
            if start <= span.start <= end:
                return words
        return ""


def _section(section: Section) -> Iterator[tuple[Span, str]]:
    if section.span:
        yield section.span, f"heading {section.heading}"
    last = ""
    for number, block in enumerate(section.blocks, 1):
        if isinstance(block, Paragraph) and block.counted:
            last = (
                f"paragraph {block.number}"
                if block.number
                else f"{section.heading}, paragraph {number}"
            )
        yield from _block(block, last or section.heading)


def _appendix(appendix: Appendix) -> Iterator[tuple[Span, str]]:
    for block in appendix.blocks:
        last = appendix.label
        if isinstance(block, Paragraph) and block.number:
            last = f"{appendix.label}, paragraph {block.number}"
        yield from _block(block, last)


def _block(block: Block, last: str) -> Iterator[tuple[Span, str]]:
    if isinstance(block, List):
        if block.span:
            yield block.span, f"under {last}"
        for number, item in enumerate(block.items, 1):
            words = f"bullet {number} of {last}"
            for child in item:
                yield from _block(child, words)
    elif block.span:
        itself = isinstance(block, Paragraph) and block.counted
        yield block.span, last if itself else f"under {last}"
