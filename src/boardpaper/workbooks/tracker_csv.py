"""A tracker kept as CSV, in whatever way a program saved it, as one sheet.

Knows encodings, quotes and separators (RFC 4180, or with semicolons or tabs for commas); does
not know what the cells say.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity
from boardpaper.model.source import LINE_END, Place, Source, Span, WholeFile
from boardpaper.workbooks.tracker_sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    Held,
    TrackerFile,
    TrackerSheet,
)

SEPARATORS: Final = ",;\t"
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LOOKED_AT: Final = 50
"""Rows by which it is seen how the cells are parted."""
NOT_TEXT: Final = (
    (b"PK\x03\x04", "a zip file or a workbook"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
)
SAVE_AS: Final = 'in Excel, save it as "CSV UTF-8 (Comma delimited)"'
RULE: Final = "table-file-opens"


def read_csv(path: str, data: bytes) -> Outcome[TrackerFile]:
    """The one sheet in a CSV file's bytes, or why it is not read."""
    for start, kind in NOT_TEXT:
        if data.startswith(start):
            return _refused(path, f"it is {kind}, not text", "give it the name that it had")
    text, encoding = _decoded(data)
    if "\0" in text:
        return _refused(path, "it is not text: it has zero bytes in it", SAVE_AS)
    source = Source(path, text, bom=data.startswith(codecs.BOM_UTF8))
    reading = _Reading(source, _separator(text))
    cells: dict[int, dict[int, Held]] = {}
    for number, row in enumerate(reading.rows(), 1):
        found = {at: Held(said) for at, said in enumerate(row, 1) if said.strip()}
        if found:
            cells[number] = found
        if len(cells) > MOST_ROWS or len(row) > MOST_COLUMNS:
            said = f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"
            return _refused(path, f"it has {said}", "save only the table, and import that")
    name = path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    sheet = TrackerSheet(path, name, cells, reading.place)
    notes = (_guessed(source),) if encoding == "cp1252" else ()
    return Outcome(TrackerFile(path, (sheet,)), (*reading.found, *notes))


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding it was taken to be in."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if data[1:64:2].count(0) > 24:
        return data.decode("utf-16-le", "replace"), "utf-16-le"
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _guessed(source: Source) -> Diagnostic:
    """The note that a file was read as Windows writes it, at the first letter that tells."""
    at = next((at for at, one in enumerate(source.text) if ord(one) > 127), 0)
    return Diagnostic(
        Span(source, at, at + 1),
        "file-is-utf-8",
        f'it is not saved as UTF-8; it is read as Windows-1252, where this is "{source.text[at]}"',
        f"if that is not what is meant, {SAVE_AS}",
        Severity.NOTE,
    )


def _refused(path: str, reason: str, hint: str) -> Outcome[TrackerFile]:
    message = f'"{path}" cannot be read as CSV: {reason}'
    return Outcome(None, (Diagnostic(WholeFile(path), RULE, message, hint),))


def _separator(text: str) -> str:
    """What parts the cells: that by which most rows have as many as each other."""
    first = text.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4]
    counts = {}
    for one in SEPARATORS:
        widths = [
            len(row) for row in islice(csv.reader(text.splitlines(True), delimiter=one), LOOKED_AT)
        ]
        usual = max(widths, key=lambda width: (width > 1) * widths.count(width) * width, default=1)
        counts[one] = widths.count(usual) * (usual - 1)
    return max(SEPARATORS, key=lambda one: counts[one])


class _Reading:
    """Goes through a file once, and remembers where each cell stands."""

    def __init__(self, source: Source, separator: str) -> None:
        self.source, self.text, self.separator = source, source.text, separator
        self.ends = re.compile(f"[{re.escape(separator)}\r\n]")
        self.starts: list[list[int]] = []
        self.found: list[Diagnostic] = []

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands in the file; the row's last where it has no such cell."""
        starts = self.starts[row - 1] if row <= len(self.starts) else [len(self.text)]
        at = starts[min(column, len(starts)) - 1]
        end = self._field(at)[1]
        return Span(self.source, at, max(at + 1, min(end, len(self.text))))

    def rows(self) -> Iterator[list[str]]:
        """The texts of each row, also of those that say nothing."""
        at = len("sep=;") if self.text[:4].lower() == "sep=" else 0
        at = self._after_line(at) if at else 0
        while at < len(self.text):
            texts, starts = [], []
            while True:
                starts.append(at)
                text, at = self._field(at)
                texts.append(text)
                if not self.text.startswith(self.separator, at):
                    break
                at += 1
            self.starts.append(starts)
            yield texts
            at = self._after_line(at)

    def _after_line(self, at: int) -> int:
        end = LINE_END.match(self.text, at)
        return end.end() if end else at

    def _field(self, at: int) -> tuple[str, int]:
        """The text of the cell that begins here, and where it ends."""
        if not self.text.startswith('"', at):
            end = self._end(at)
            return self.text[at:end], end
        end = at + 1
        while True:
            end = self.text.find('"', end)
            if end < 0:
                return self._open(at)
            if self.text[end + 1 : end + 2] != '"':
                break
            end += 2
        said, stop = self.text[at + 1 : end].replace('""', '"'), self._end(end + 1)
        return said + self.text[end + 1 : stop].rstrip(), stop

    def _end(self, at: int) -> int:
        found = self.ends.search(self.text, at)
        return found.start() if found else len(self.text)

    def _open(self, at: int) -> tuple[str, int]:
        """A quotation mark that is never closed swallows all that follows."""
        hint = 'write "" for a quotation mark inside a cell that is in quotes'
        message = "the quotation mark that opens here is never closed"
        if not self.found:
            self.found.append(Diagnostic(Span(self.source, at, at + 1), RULE, message, hint))
        return self.text[at + 1 :], len(self.text)
