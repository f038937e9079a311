"""A table kept in a CSV file (RFC 4180, or with semicolons or tabs for commas).

Knows quotes and separators; does not know what the cells say.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Table, TableFile
from boardpaper.model.source import LINE_END, Source, Span
from boardpaper.readers.tables import Row, table_of

SEPARATORS: Final = ",;\t"
QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"[ \t]*')


def read(source: Source, asked: TableFile) -> Outcome[Table]:
    """The table in a CSV file. Its cells are plain text: no Markdown, no placeholders."""
    reading = _Reading(source)
    rows = list(reading.rows())
    if reading.found:
        return Outcome(None, tuple(reading.found))
    return table_of(rows, asked)


class _Reading:
    """Goes through a file once."""

    def __init__(self, source: Source) -> None:
        self.source, self.text = source, source.text
        self.found: list[Diagnostic] = []
        first = QUOTED.sub("", source.line(1))
        self.separator = max(SEPARATORS, key=first.count)
        self.plain = re.compile(rf"[^{re.escape(self.separator)}\r\n]*")

    def rows(self) -> Iterator[Row]:
        """The rows; an empty line is none. What cannot be read ends them."""
        at = 0
        while at < len(self.text) and not self.found:
            begin, texts = at, []
            while True:
                text, at = self._field(at)
                texts.append(text)
                if not self.text.startswith(self.separator, at):
                    break
                at += 1
            if len(texts) > 1 or texts[0].strip():
                line, _ = self.source.position(begin)
                yield Row(tuple(texts), Span(self.source, begin, at), f"line {line}")
            end = LINE_END.match(self.text, at)
            at = end.end() if end else at

    def _field(self, at: int) -> tuple[str, int]:
        """The text of the field that begins here, and where it ends."""
        quoted = QUOTED.match(self.text, at)
        if quoted is None:
            plain = self.plain.match(self.text, at)
            assert plain is not None
            if self.text.startswith('"', at):
                self._fault(at, "the quotation mark that opens here is never closed")
            return plain[0], plain.end()
        after = self.text[quoted.end() : quoted.end() + 1]
        if after and after not in f"{self.separator}\r\n":
            self._fault(quoted.end(), "this stands after the quotation mark that ends its cell")
        return quoted[1].replace('""', '"'), quoted.end()

    def _fault(self, at: int, message: str) -> None:
        hint = 'write "" for a quotation mark inside a cell that is in quotes'
        span = Span(self.source, at, at + 1)
        self.found.append(Diagnostic(span, "table-file-opens", message, hint))
