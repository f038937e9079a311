"""Where something was written: a text, and a stretch of it.

Knows texts and offsets; does not know disks, encodings or formats.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Source:
    """One text file as the user knows it.

    ``path`` is what a user would type, relative to the workspace, with ``/``.
    ``text`` is the decoded text with its line ends as they stand, without the
    byte order mark (``bom`` says whether there was one), so that offsets into
    it can be turned back into bytes.
    """

    path: str
    text: str = field(repr=False)
    bom: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins, the first at 0."""
        return (0, *(end.end() for end in LINE_END.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: ``source.text[start:end]``."""

    source: Source = field(repr=False)
    start: int
    end: int

    @property
    def path(self) -> str:
        """The path of the file it lies in."""
        return self.source.path

    @property
    def text(self) -> str:
        """The characters it covers."""
        return self.source.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A place that is a file or folder as a whole: missing, locked, unreadable."""

    path: str


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A place in a Word file, as a clerk can find it.

    ``part`` is in plain words ("the document", "the header", "the footer of the
    first page"), ``paragraph`` is counted from 1 within the part (0: the part as
    a whole) and ``text`` is how that paragraph reads.
    """

    path: str
    part: str
    paragraph: int = 0
    text: str = ""


Place = Span | WholeFile | WordPlace


class Locator(Protocol):
    """Finds a value (or its key) in a typed file by its path, such as ``("fields", "dated")``.

    A path that is not there gives the nearest one above it that is.
    """

    def __call__(self, path: tuple[str | int, ...], key: bool = False, /) -> Span: ...
