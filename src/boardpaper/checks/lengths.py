"""Whether sections are as long as their house style asks.

Knows words and characters; does not know how a section prints.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import Length
from boardpaper.model.paper import Paper, words
from boardpaper.model.source import WholeFile

SHORTEN: Final = "say it shorter, or move what does not fit to another section or an appendix"


def sections_keep_their_length(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for a section that is longer or shorter than it should be."""
    lengths = {rule.key: rule.length for rule in paper.style.sections}
    for section in paper.sections:
        text = "\n".join(words(block) for block in section.blocks)
        for said, hint in _faults(text, lengths[section.rule]):
            yield Diagnostic(
                section.span or WholeFile(paper.places.about(()).path),
                "section-keeps-its-length",
                f'"{section.heading}" has {said}',
                hint,
                Severity.WARNING,
            )


def _faults(text: str, length: Length) -> Iterator[tuple[str, str]]:
    """What is said of a length, and the remedy."""
    count = len(text.split())
    if count < length.least_words:
        yield f"{count} words, and needs at least {length.least_words}", "say more"
    if length.most_words is not None and count > length.most_words:
        yield f"{count} words, and may have at most {length.most_words}", SHORTEN
    if length.most_characters is not None and len(text) > length.most_characters:
        yield f"{len(text)} characters, and may have at most {length.most_characters}", SHORTEN
