"""The tables of a plan as the bytes of an Excel workbook, the same ones every time.

Knows how a sheet is used: titles that stay in view and print on every page, filters, lists
to choose from. Excel's library makes the workbook, and its rows are put in after.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape
from zipfile import ZipFile

from boardpaper.model.plan import Status
from boardpaper.ooxml.packing import pack
from boardpaper.workbooks import read_me, record
from boardpaper.workbooks.cells import Column, Table, letter
from boardpaper.workbooks.looks import (
    HEADING,
    LOOKS,
    PLAIN,
    WORDS,
    Styles,
    dress,
    numbered,
    with_fonts_in_order,
)
from boardpaper.workbooks.rows import PROLOGUE, Strings, Written, sheet_data

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from boardpaper.workbooks.record import About

ROOM: Final = 500
"""Empty rows below the last for which there are lists to choose from as well."""
DIRECTIONS: Final = ("higher is better", "lower is better")
A4: Final = 9
NO_ROWS: Final = re.compile(r"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
EXTENT: Final = re.compile(r'(?<=<dimension ref=")[^"]*')
CORE: Final = (
    f"{PROLOGUE}"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title>'
    "</cp:coreProperties>"
)
"""The properties of the file: its title, and no name and no moment."""
TYPED: Final = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
    b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
RELATED: Final = (
    b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'sharedStrings" Target="sharedStrings.xml" Id="rIdStrings"/></Relationships>'
)
Progress = Callable[[int, int], None]
"""Is told how many rows of how many are done."""
STEP: Final = 500


def write(about: "About", tables: Iterable[Table], progress: Progress | None = None) -> bytes:
    """A workbook of these tables."""
    from openpyxl import Workbook  # large, and no other command needs it

    held = tuple(tables)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in held:
        _sheet(workbook, table, about)
    _new(workbook, read_me.SHEET).column_dimensions["A"].width = 100
    _new(workbook, record.SHEET).sheet_state = "veryHidden"
    styles = numbered(workbook)
    saved = BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = _Told(progress, sum(len(table.rows) for table in held))
    every = (*(told.rows(table) for table in held), _read_me(about), _record(about, held))
    strings = Strings()
    for number, rows in enumerate(every, 1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = _with_rows(parts[name], list(rows), styles, strings)
    parts |= {"xl/sharedStrings.xml": strings.part(), **dict(_named(parts))}
    parts["xl/styles.xml"] = with_fonts_in_order(parts["xl/styles.xml"])
    parts["docProps/core.xml"] = CORE.format(escape(about.title)).encode()
    return pack(parts)


class _Told:
    """Gives the rows of tables, and says how far it has come."""

    def __init__(self, progress: Progress | None, whole: int) -> None:
        self.progress, self.whole, self.done = progress, whole, 0

    def rows(self, table: Table) -> Iterator[Sequence[Written]]:
        """The rows of a table, its titles first."""
        yield [(column.title, HEADING) for column in table.columns]
        looks = [LOOKS.get(column.kind, WORDS) for column in table.columns]
        for row in table.rows.values():
            yield list(zip(row.values, looks, strict=True))
            self.done += 1
            if self.progress and (self.done % STEP == 0 or self.done == self.whole):
                self.progress(self.done, self.whole)


def _with_rows(
    sheet: bytes, rows: Sequence[Sequence[Written]], styles: Styles, strings: Strings
) -> bytes:
    written = "".join(sheet_data(rows, styles, strings))
    extent = f"A1:{letter(max(map(len, rows)))}{len(rows)}"
    bare = EXTENT.sub(extent, sheet.decode(), count=1)
    return NO_ROWS.sub(lambda _: written, bare, count=1).encode()


def _named(parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The two parts that have to name the strings, which Excel's library writes in cells."""
    yield "[Content_Types].xml", parts["[Content_Types].xml"].replace(b"</Types>", TYPED)
    relations = "xl/_rels/workbook.xml.rels"
    yield relations, parts[relations].replace(b"</Relationships>", RELATED)


def _sheet(workbook: "Workbook", table: Table, about: "About") -> None:
    sheet = _new(workbook, table.name)
    last = letter(len(table.columns))
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{last}{max(2, len(table.rows) + 1)}"
    for number, column in enumerate(table.columns, 1):
        dimension = sheet.column_dimensions[letter(number)]
        dimension.width = column.width
        dress(dimension, column.kind)
        _choices(sheet, letter(number), column, len(table.rows) + 1 + ROOM)
    if about.audience == "restricted" and sheet.oddHeader is not None:
        sheet.oddHeader.center.text = "NOT FOR PUBLICATION"


def _new(workbook: "Workbook", name: str) -> "Worksheet":
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Worksheet = workbook.create_sheet(name)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _choices(sheet: "Worksheet", letters: str, column: Column, last: int) -> None:
    """The list to choose from, where a column has one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = {"status": tuple(Status), "direction": DIRECTIONS}.get(column.kind)
    if words:
        choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
        choice.showErrorMessage = True
        choice.error = f"Choose one of: {', '.join(words)}"
        choice.add(f"{letters}2:{letters}{last}")
        sheet.add_data_validation(choice)


def _read_me(about: "About") -> Iterator[Sequence[Written]]:
    for line, is_heading in read_me.lines(about):
        yield [(line, HEADING if is_heading else WORDS)]


def _record(about: "About", tables: tuple[Table, ...]) -> Iterator[Sequence[Written]]:
    for row in record.written(about, tables):
        yield [(word, PLAIN) for word in row]
