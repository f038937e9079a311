"""Tables kept in CSV files and Excel workbooks, read as their authors see them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Table, TableFile, Text, words
from boardpaper.model.rules import RULES
from boardpaper.model.source import Source, Span
from boardpaper.readers import table_csv, table_xlsx
from made_files import workbook

LINK = Source("n.md", "[Costs](costs.xlsx)")
CAPTION = (Text("Costs"),)


def asked(sheet: str = "", path: str = "costs.xlsx") -> TableFile:
    return TableFile(path, sheet, CAPTION, Span(LINK, 0, len(LINK.text)))


def csv(text: str) -> Outcome[Table]:
    return table_csv.read(Source("costs.csv", text), asked(path="costs.csv"))


def plain(found: Outcome[Table]) -> list[list[str]]:
    assert found.diagnostics == ()
    assert found.value is not None
    assert found.value.caption == CAPTION
    return [[words(cell) for cell in row] for row in (found.value.header, *found.value.rows)]


def fault(found: Outcome[Table]) -> Diagnostic:
    assert found.value is None
    (one,) = found.diagnostics
    assert one.rule in RULES
    assert one.hint
    return one


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ('a;b\n"1;0";2\n', [["a", "b"], ["1;0", "2"]]),
        ("a\tb\n1,0\t2\n", [["a", "b"], ["1,0", "2"]]),
        ('"a, ""b""",c\n"1\n2",3\n', [['a, "b"', "c"], ["1\n2", "3"]]),
        ("a,b,,\n1,2,,\n,,,\n\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n,2\n\n3,\n", [["a", "b"], ["", "2"], ["3", ""]]),
        ("a\n{{ b }} *c*\n", [["a"], ["{{ b }} *c*"]]),
    ],
)
def test_csv(text: str, rows: list[list[str]]) -> None:
    assert plain(csv(text)) == rows


@pytest.mark.parametrize(
    ("text", "rule", "at", "said"),
    [
        ('a,b\n1,"2\n', "table-file-opens", '"', "never closed"),
        ('a,b\n"1"2,3\n', "table-file-opens", "2", "after the quotation mark"),
        ("a,b\n1,2,3\n", "table-is-well-formed", "1,2,3", "line 2 has 3 cells"),
        ("a,b,c\n1,2\n", "table-is-well-formed", "1,2", "line 2 has 2 cells"),
        ("a,b\n", "table-is-well-formed", LINK.text, "no rows"),
        ("", "table-is-well-formed", LINK.text, "nothing in it"),
        ("a,b\n1,\x07\n", "character-is-printable", "1,\x07", "line 2"),
        ("a\n" * 2001, "table-is-not-too-large", LINK.text, "2,001 rows"),
        (",".join("a" * 31) + "\n1" + "," * 30, "table-is-not-too-large", LINK.text, "31 columns"),
    ],
)
def test_csv_that_is_no_table(text: str, rule: str, at: str, said: str) -> None:
    one = fault(csv(text))
    assert isinstance(one.place, Span)
    assert (one.rule, one.place.text) == (rule, at)
    assert said in one.message


def test_columns_of_figures_are_set_to_the_right() -> None:
    found = csv("a,b,c,d\n1,£1.5m,2 May,-\n-2%,(3),4,\n").value
    assert found is not None
    assert found.aligns == ("right", "right", "", "right")


def shown(value: object, number_format: str) -> list[str]:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = value  # type: ignore[assignment]
        sheet["B2"].number_format = number_format

    return plain(table_xlsx.read(workbook(change), asked()))[1]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1200, "General", "1200"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.5, "#,##0", "1,234,568"),
        (2.5, "0", "3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (0.125, "0.0%", "12.5%"),
        (-1234, '"£"#,##0;[Red]\\-"£"#,##0', "-£1,234"),
        (-1234, "[$£-809]#,##0.00", "-£1,234.00"),
        (-5, "#,##0_);(#,##0)", "(5)"),
        (0, '#,##0;-#,##0;"–"', "–"),
        (7, "000", "007"),
        (3, '0" years"', "3 years"),
        (-0.2, "0", "0"),
        (date(2027, 6, 1), "d mmmm yyyy", "1 June 2027"),
        (date(2027, 6, 1), "mm-dd-yy", "01/06/2027"),
        (
            datetime(2027, 6, 1),  # noqa: DTZ001 - Excel knows no time zones
            "[$-809]ddd dd mmm yy;@",
            "Tue 01 Jun 27",
        ),
        (True, "General", "TRUE"),
        ("0012", "@", "0012"),
    ],
)
def test_cell_of_a_workbook_reads_as_in_excel(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == ["2026", text]


def second_sheet(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    more = sheet.parent.create_sheet("Visits")
    more.append(["Year"])
    more.append(["2025"])


def test_sheet_is_the_first_or_the_one_named() -> None:
    data = workbook(second_sheet)
    assert plain(table_xlsx.read(data, asked())) == [["Year", "Cost"], ["2026", "1200"]]
    assert plain(table_xlsx.read(data, asked("Visits"))) == [["Year"], ["2025"]]


def hide_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def hide_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions.group("A", "B", hidden=True)


def hide_sheet(sheet: Worksheet) -> None:
    second_sheet(sheet)
    sheet.sheet_state = "hidden"


def merge(sheet: Worksheet) -> None:
    sheet.merge_cells("A1:B1")


def put(value: object, number_format: str = "General") -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = value  # type: ignore[assignment]
        sheet["B2"].number_format = number_format

    return change


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        (hide_row, "table-file-is-seen-whole", "row 2 is hidden"),
        (hide_columns, "table-file-is-seen-whole", "column A is hidden"),
        (hide_sheet, "table-file-is-seen-whole", 'the sheet "Costs" is hidden'),
        (merge, "table-file-is-seen-whole", "cells A1:B1 are merged"),
        (put("=1+1"), "table-file-is-seen-whole", "cell B2 has a formula"),
        (put("#DIV/0!"), "table-file-is-seen-whole", "cell B2 says #DIV/0!"),
        (put(1, "# ?/?"), "cell-prints-as-shown", "cell B2 has the number format"),
        (put(time(9, 30), "h:mm"), "cell-prints-as-shown", "cell B2"),
    ],
)
def test_what_excel_hides_is_never_taken(
    change: Callable[[Worksheet], None], rule: str, said: str
) -> None:
    one = fault(table_xlsx.read(workbook(change), asked()))
    assert (one.rule, one.place) == (rule, Span(LINK, 0, len(LINK.text)))
    assert said in one.message


def test_formula_prints_the_result_that_was_saved() -> None:
    data = workbook(put("=1199+1"))
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text, count = re.subn(r"(</f>)<v ?/?>(</v>)?", r"\1<v>1200</v>", parts[sheet].decode())
    assert count == 1
    saved = BytesIO()
    with ZipFile(saved, "w") as archive:
        for name, part in (parts | {sheet: text.encode()}).items():
            archive.writestr(name, part)
    assert plain(table_xlsx.read(saved.getvalue(), asked()))[1] == ["2026", "1200"]


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"PK\3\4", workbook()[:-30]])
def test_no_workbook(data: bytes) -> None:
    assert fault(table_xlsx.read(data, asked())).rule == "table-file-opens"


def test_entities_are_not_read() -> None:
    data = BytesIO(workbook())
    with ZipFile(data, "a") as archive:
        archive.writestr("xl/x.xml", '<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>')
    assert fault(table_xlsx.read(data.getvalue(), asked())).rule == "table-file-opens"


def test_sheet_that_is_not_there() -> None:
    one = fault(table_xlsx.read(workbook(), asked("costs ")))
    assert (one.rule, one.hint) == ("table-file-has-the-sheet", 'did you mean "Costs"?')
