"""Markdown as tokens that know where they stand.

markdown-it gives blocks by line and inlines by no place at all. Here the first
token of a block carries ``meta["start"]``, an offset into the text that was read,
and every inline token ``meta["start"]`` and, where it is more than its words,
``meta["end"]``, offsets into the content of its block; ``Content`` turns these
into offsets of the text. Knows CommonMark (0.31) and markdown-it; does not know
what a narrative may hold.

``markdown_rules`` tells where CommonMark is bent a little.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from boardpaper.readers.markdown_rules import SPACES, Environment, Parser

TRIMMED = re.compile(f"[{MD_TRIM_CHARS}]*")


@dataclass(frozen=True, slots=True)
class Markdown:
    """What markdown-it made of a text."""

    text: str
    tokens: list[Token]
    definitions: dict[str, Any]
    """Link reference definitions by label, each with its ``map`` of lines."""
    repeated: list[dict[str, Any]]
    """Definitions of a label that has one already."""
    set_in: tuple[int, ...]
    """Where lines begin that are set in by four spaces or more."""
    lines: tuple[int, ...]
    """Where each line begins, and one more for the end."""

    def line(self, number: int) -> tuple[int, int]:
        """Where the words of a line (from 0) begin and end."""
        start, end = self.lines[number], self.line_end(number, SPACES)
        words = self.text[start:end]
        return end - len(words.lstrip(SPACES)), end

    def rest_of_line(self, start: int) -> tuple[int, int]:
        """An offset, and where the words of its line end."""
        number = bisect_right(self.lines, start) - 1
        return start, max(start, self.line_end(number, SPACES))

    def line_end(self, number: int, blanks: str) -> int:
        """Where a line (from 0) ends, without its line end and the blanks before that."""
        start, end = self.lines[number], self.lines[number + 1] - 1
        return start + len(self.text[start:end].rstrip(blanks))


@dataclass(slots=True)
class Content:
    """The content of a block, and where in the text its lines begin."""

    text: str
    tokens: list[Token]
    starts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, markdown: Markdown, token: Token, start: int) -> "Content":
        """The content of an inline token whose block's words begin at ``start`` or after it.

        Every line of it but the first is what its line of the text ends with: what
        stood before may be indentation, the marks of a quotation, or half a tab.
        """
        content = cls(token.content, token.children or [])
        begin = TRIMMED.match(markdown.text, start)
        origin = begin.end() if begin else start
        number = bisect_right(markdown.lines, origin) - 1
        at = 0
        for line in content.text.split("\n"):
            if at:
                last = at + len(line) == len(content.text)
                end = markdown.line_end(number, MD_TRIM_CHARS if last else SPACES)
                origin = end - len(line.strip(SPACES))
            number += 1
            content.starts.append(at + len(line) - len(line.lstrip(SPACES)))
            content.origins.append(origin)
            at += len(line) + 1
        return content

    def origin(self, offset: int) -> int:
        """Where in the text an offset into the content stands."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.origins[run] + offset - self.starts[run]

    def end(self, offset: int) -> int:
        """Where in the text a stretch ends that ends at an offset into the content."""
        return self.origin(offset - 1) + 1 if offset else self.origin(0)


def parse(text: str) -> Markdown:
    """The tokens of a text whose line ends are ``\\n``. Any text is Markdown."""
    environment: Environment = {"set_in": [], "unclosed": set()}
    tokens = Parser().parse(text, environment)
    ends = (found.end() for found in re.finditer("\n", text + "\n"))
    return Markdown(
        text,
        tokens,
        environment.get("references", {}),
        environment.get("duplicate_refs", []),
        tuple(dict.fromkeys(environment["set_in"])),
        (0, *ends),
    )
