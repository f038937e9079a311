"""The sheets of an Excel workbook that somebody else made, as cells with what is odd about them.

Knows SpreadsheetML (ECMA-376-1, 18); does not know what cells mean. Reads a sheet as it comes,
so that a million empty rows cost time and no memory, and runs nothing.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Final

from lxml import etree

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.source import WordPlace
from boardpaper.ooxml.xml import Element, parse_checked
from boardpaper.workbooks.cells import letter
from boardpaper.workbooks.package import NotAWorkbook, parts_of, refused
from boardpaper.workbooks.tracker_sheet import (
    MOST_COLUMNS,
    MOST_ROWS,
    Held,
    Merged,
    TrackerFile,
    TrackerSheet,
    Value,
)

ADDRESS: Final = re.compile(r"([A-Z]+)(\d+)")
BUILT_IN_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Number formats that Excel brings and that show dates or times (18.8.30)."""
MONTHS_ALONE: Final = {17: "my"}
"""The one of them that shows no day."""
BUILT_IN_PER_CENT: Final = frozenset((9, 10))
NO_WORDS_OF_FORMAT: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
FIRST_DAY: Final = date(1899, 12, 30)
FIRST_DAY_1904: Final = date(1904, 1, 1)
LEAP_OF_1900: Final = 60
"""The day 29 February 1900, which Excel has and no calendar does."""
LAST_SERIAL: Final = 2_958_465
FILLED: Final = etree.XPath("*[*]")
"""The cells of a row that hold anything."""
TOO_LONG: Final = "delete the rows and columns beyond the last that says something, and save it"


@dataclass(frozen=True, slots=True)
class _Format:
    """How a cell is shown, as far as it changes what is read.

    ``shows`` is which of day, month and year a date shows: Mar-04 is no day.
    """

    is_date: bool = False
    shows: str = "dmy"
    is_per_cent: bool = False
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets of a workbook share."""

    path: str
    texts: tuple[Held, ...]
    formats: tuple[_Format, ...]
    first_day: date


def read_workbook(path: str, data: bytes) -> Outcome[TrackerFile]:
    """The sheets in a workbook's bytes, or why it is not read."""
    try:
        parts = parts_of(data)
        return Outcome(TrackerFile(path, tuple(_sheets(path, parts))))
    except NotAWorkbook as why:
        return refused(path, why)
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError) as trouble:
        return refused(path, NotAWorkbook(f"it is damaged ({trouble})"))


def _sheets(path: str, parts: Mapping[str, bytes]) -> Iterator[TrackerSheet]:
    main = next((name for name in parts if name.lower() == "xl/workbook.xml"), "")
    if not main:
        is_other = b"opendocument" in parts.get("mimetype", b"")
        kind = "it is an OpenDocument file (.ods)" if is_other else "it has no workbook in it"
        raise NotAWorkbook(kind)
    workbook = parse_checked(parts[main])
    targets = _targets(parts, main)
    properties = workbook.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    book = _Book(
        path,
        tuple(_texts(parts.get(targets.get("sharedStrings", ""), b""))),
        tuple(_formats(parts.get(targets.get("styles", ""), b""))),
        FIRST_DAY_1904 if is_1904 else FIRST_DAY,
    )
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        target = targets.get(_relation(sheet), "")
        if "worksheets/" in target and target in parts:
            is_hidden = sheet.get("state", "visible") != "visible"
            yield _Sheet(book, sheet.get("name", ""), is_hidden=is_hidden).read(parts[target])


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _targets(parts: Mapping[str, bytes], main: str) -> dict[str, str]:
    """The parts a workbook names: by relationship, and the two there is one of by their kind."""
    folder, name = posixpath.split(main)
    data = parts.get(f"{folder}/_rels/{name}.rels")
    found: dict[str, str] = {}
    for one in parse_checked(data) if data else ():
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:]
        found[one.get("Id", "")] = target
        found.setdefault(one.get("Type", "").rpartition("/")[2], target)
    return found


def _texts(data: bytes) -> Iterator[Held]:
    """The texts that cells share, without how they are spoken in Japanese."""
    for one in parse_checked(data).iterfind("{*}si") if data else ():
        yield _rich(one)


def _rich(one: Element) -> Held:
    runs = one.findall("{*}r")
    pieces = [*one.findall("{*}t"), *(text for run in runs for text in run.findall("{*}t"))]
    said = "".join(piece.text or "" for piece in pieces)
    struck = bool(runs) and all(
        run.find("{*}rPr/{*}strike") is not None for run in runs if "".join(run.itertext()).strip()
    )
    return Held(_unescaped(said), struck=struck)


def _words(held: Held, shown: _Format) -> Held | None:
    """Words in a cell; blanks are none."""
    if not str(held.value).strip():
        return None
    return held._replace(struck=True) if shown.is_struck else held


def _unescaped(said: str) -> str:
    return said.replace("_x000D_", "\r") if "_x000D_" in said else said


def _formats(data: bytes) -> Iterator[_Format]:
    if not data:
        return
    root = parse_checked(data)
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "")
        for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [_is_on(font.find("{*}strike")) for font in root.iterfind("{*}fonts/{*}font")]
    for one in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = int(one.get("numFmtId", "0")), int(one.get("fontId", "0"))
        code = NO_WORDS_OF_FORMAT.sub("", codes.get(number, "")).lower()
        is_date = number in BUILT_IN_DATES or (code != "general" and bool(re.search("[dmy]", code)))
        per_cent = number in BUILT_IN_PER_CENT or "%" in code
        shows = MONTHS_ALONE.get(number, "".join(one for one in "dmy" if one in code) or "dmy")
        yield _Format(is_date, shows, per_cent, font < len(struck) and struck[font])


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in ("0", "false")


class _Sheet:
    """Reads one sheet, row by row."""

    def __init__(self, book: _Book, name: str, *, is_hidden: bool) -> None:
        self.book, self.name, self.is_hidden = book, name, is_hidden
        self.cells: dict[int, dict[int, Held]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Merged] = []

    def read(self, data: bytes) -> TrackerSheet:
        """The sheet in a part's bytes."""
        last = 0
        kinds = ["{*}row", "{*}col", "{*}mergeCell"]
        for _, node in etree.iterparse(
            BytesIO(_without_blanks(data)),
            tag=kinds,
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        ):
            kind = etree.QName(node).localname
            if kind == "row":
                last = self._row(node, last)
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]  # type: ignore[union-attr]
            elif kind == "col":
                self._column(node)
            else:
                self._merge(node.get("ref", ""))
        return TrackerSheet(
            self.book.path,
            self.name,
            self.cells,
            self.place,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(sorted(self.merged)),
            self.is_hidden,
        )

    def place(self, row: int, column: int) -> WordPlace:
        """A cell as people find it: Actions!F7."""
        held = self.cells.get(row, {}).get(column)
        said = str(held.value) if held and held.value is not None else ""
        return WordPlace(self.book.path, f"{self.name}!{letter(column)}{row}", 0, said)

    def _row(self, node: Element, last: int) -> int:
        """Takes the cells of a row that hold something; its number."""
        number = int(node.get("r") or last + 1)
        if node.get("hidden") in ("1", "true"):
            self.hidden_rows.add(number)
        found: dict[int, Held] = {}
        column = 0
        # Most cells of a sheet may be blank: those that say where they are are passed over.
        is_placed = len(node) > 0 and node[0].get("r") is not None
        for cell in FILLED(node) if is_placed else node:
            address = cell.get("r")
            column = _column_of(address) if address else column + 1
            held = self._held(cell) if len(cell) else None
            if held is not None:
                found[column] = held
        if found:
            self.cells[number] = found
            if len(self.cells) > MOST_ROWS or max(found) > MOST_COLUMNS:
                said = f"more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"
                raise NotAWorkbook(
                    f'its sheet "{self.name}" has {said} that say something', TOO_LONG
                )
        return number

    def _held(self, cell: Element) -> Held | None:
        kind, value = cell.get("t", "n"), cell.find("{*}v")
        style = int(cell.get("s", "0"))
        shown = self.book.formats[style] if style < len(self.book.formats) else _Format()
        if kind == "inlineStr":
            inside = cell.find("{*}is")
            return _words(_rich(inside), shown) if inside is not None else None
        if value is None or value.text is None:
            return Held(None) if cell.find("{*}f") is not None and kind != "str" else None
        if kind == "s":
            return _words(self.book.texts[int(value.text)], shown)
        read = self._value(kind, value.text, shown)
        return None if read == "" else Held(read, shown.is_per_cent, shown.is_struck)

    def _value(self, kind: str, written: str, shown: _Format) -> Value:
        if kind == "b":
            return written == "1"
        if kind == "d":
            return datetime.fromisoformat(written.removesuffix("Z")).date()
        if kind != "n":
            return _unescaped(written).strip()
        number = float(written)
        if shown.is_date and 1 <= number <= LAST_SERIAL:
            return _as_shown(day_of(number, self.book.first_day), shown.shows)
        return int(number) if number.is_integer() and abs(number) < 1e15 else number

    def _column(self, node: Element) -> None:
        if node.get("hidden") in ("1", "true"):
            last = min(int(node.get("max", "0")), MOST_COLUMNS)
            self.hidden_columns.update(range(int(node.get("min", "1")), last + 1))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        begin, end = ADDRESS.fullmatch(first), ADDRESS.fullmatch(last)
        if begin and end:
            self.merged.append(
                (int(begin[2]), _column_of(first), int(end[2]), _column_of(last)),
            )


def _without_blanks(data: bytes) -> bytes:
    """A sheet without the rows behind the last that holds anything; there may be a million.

    A cell holds something in an element v, f or is, whatever stands before its name.
    """
    end = data.rfind(b"sheetData>")
    last = max(data.rfind(mark, 0, end) for mark in (b"v>", b"f>", b"is>", b"<f ", b":f "))
    cut = data.find(b"row>", last) + len(b"row>")
    start = data.rfind(b"<", 0, end)
    return data[:cut] + data[start:] if 0 < last < cut < start else data


def _as_shown(day: date, shows: str) -> Value:
    """A date, as far as people see it: Excel makes a day of Mar 04, and shows none."""
    if "d" in shows or "y" not in shows:
        return day
    return f"{day:%Y-%m}" if "m" in shows else day.year


def day_of(serial: float, first_day: date = FIRST_DAY) -> date:
    """The day that Excel means by a number of days."""
    early = first_day == FIRST_DAY and serial < LEAP_OF_1900
    return first_day + timedelta(days=int(serial) + early)


def _column_of(address: str) -> int:
    number = 0
    for one in address:
        if not "A" <= one <= "Z":
            break
        number = number * 26 + ord(one) - 64
    return number
