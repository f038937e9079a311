"""Every text of a web page: what shows, what is hidden, attributes, comments, files inside.

Knows HTML; does not know what is looked for. Words that are split over elements of a line
are read as one.
"""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote_to_bytes

from boardpaper.model.placed import Placed, TextKind, kind_of
from boardpaper.ooxml.every_text import digest_text, texts_of_part

_IN_LINES: Final = """
    a abbr b bdi bdo cite code data del dfn em font i img input ins kbd label mark q s samp small
    span strong sub sup time tt u var wbr
"""
IN_LINES: Final = frozenset(_IN_LINES.split())
"""Elements that stand in a line; any other begins or ends a text."""
PROGRAMS: Final = frozenset({"script", "style"})
SPECIAL: Final = PROGRAMS | {"title"}
"""Elements whose words are no part of the page's text."""
_CODE: Final = "class style rel role type scope lang dir charset media http-equiv width height"
CODE: Final = frozenset(_CODE.split())
_LABELS: Final = "id for href src srcset name headers aria-labelledby aria-describedby action cite"
LABELS: Final = frozenset(_LABELS.split())
EMBEDDED: Final = re.compile(
    r"data:(?P<kind>[\w/+.;=-]*?)(?P<packed>;base64)?,(?P<data>[^\s\"')]+)"
)


def texts_of_page(data: bytes) -> Iterator[Placed]:
    """The texts of a page in UTF-8, each with its line; files inside it are read as well."""
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    page.end()
    yield from page.found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Placed] = []
        self._said: list[str] = []
        self._line = 1
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._said.append("\n")
        elif tag not in IN_LINES:
            self.end()
        if tag in SPECIAL:
            self._inside = tag
        for key, value in attrs:
            self._tell(f'what "{key}" says', key, "label")
            if value:
                self._tell(f'what "{key}" says', value, _kind(key, value))

    def handle_endtag(self, tag: str) -> None:
        if tag not in IN_LINES:
            self.end()
        if tag in SPECIAL:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._said:
            self._line = self.getpos()[0]
        self._said.append(data)

    def handle_comment(self, data: str) -> None:
        self._tell("a comment", data, "words")

    def handle_decl(self, decl: str) -> None:
        self._tell("the first line", decl, "words")

    def handle_pi(self, data: str) -> None:
        self._tell("a comment", data, "words")

    def unknown_decl(self, data: str) -> None:
        self._tell("a comment", data, "words")

    def end(self) -> None:
        """What was said so far is a text of its own."""
        text = "".join(self._said)
        self._said = []
        if text.strip():
            program = self._inside in PROGRAMS
            place = "the title" if self._inside == "title" else f"line {self._line}"
            self.found.append(Placed(place, text, "code" if program else "words"))
            if program:
                self.found += _embedded(text, place)

    def _tell(self, what: str, text: str, kind: TextKind) -> None:
        place = f"line {self.getpos()[0]}, {what}"
        files = list(_embedded(text, place))
        self.found += files
        self.found.append(Placed(place, EMBEDDED.sub("", text) if files else text, kind))


def _kind(key: str, value: str) -> TextKind:
    if key in CODE:
        return "code"
    return "label" if key in LABELS else kind_of(value)


def _embedded(text: str, place: str) -> Iterator[Placed]:
    """The texts of files that stand in an address."""
    for found in EMBEDDED.finditer(text):
        data = unquote_to_bytes(found["data"])
        if found["packed"]:
            try:
                data = b64decode(data)
            except Error:
                continue
        yield Placed(f"{place}, a file in it", digest_text(data), "code")
        yield from texts_of_part(data, f"{place}, a file in it")
