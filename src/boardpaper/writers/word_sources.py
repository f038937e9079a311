"""The sources of a paper as its document tells of them: short names, and digests of words.

Knows where a paper's words were written; does not know which bookmark is whose.
"""

from collections.abc import Iterator
from hashlib import blake2b

from boardpaper.model.paper import Paper
from boardpaper.model.source import Source, Span

MEETING, PLAN, STYLE = "meeting", "plan", ("heading", "council")
"""The first names of what is printed from other files than the paper's own."""


class Sources:
    """The files of one paper, and digests that only who has them all can make.

    A digest of a few words can be guessed by trying. These are keyed by the text of every
    source, author's notes and line breaks and all, which no document shows.
    """

    def __init__(self, paper: Paper) -> None:
        places = paper.places
        self._folder = places.about(()).path.rpartition("/")[0] + "/"
        self.about = self.called(places.about(()))
        self.style = self.called(places.style(()))
        self.plan = self.called(places.plan(())) if places.plan else ""
        self._meeting = self.called(places.meeting(()))
        texts = {one.text for one in _sources(paper)}
        digests = sorted(blake2b(_plain(text).encode()).digest() for text in texts)
        self._key = blake2b(b"".join(digests)).digest()

    def called(self, span: Span | None) -> str:
        """A span's file as seen from the paper's folder; outside it, its name alone.

        What has no span are words of the house style's.
        """
        if span is None:
            return self.style
        inside = span.path.startswith(self._folder)
        return span.path.removeprefix(self._folder) if inside else span.path.rpartition("/")[2]

    def of_name(self, name: str) -> str:
        """The file that gives the value of a name in a template, such as ``meeting.date``."""
        first = name.split(".")[0]
        if first == MEETING:
            return self._meeting
        if first == PLAN:
            return self.plan
        return self.style if first in STYLE else self.about

    def digest(self, words: str) -> str:
        """A digest of words as they print, paragraphs and lines parted by line ends."""
        return blake2b(words.encode(), key=self._key, digest_size=4).hexdigest()


def _plain(text: str) -> str:
    """A text with the same line ends, whichever machine wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sources(paper: Paper) -> Iterator[Source]:
    """Every text that the paper was read from."""
    places = paper.places
    located = (places.meeting, places.about, places.style, places.plan)
    yield from (locate(()).source for locate in located if locate)
    written = [*paper.sections, *(block for one in paper.appendices for block in one.blocks)]
    yield from (one.span.source for one in written if one.span)
