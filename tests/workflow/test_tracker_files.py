"""Files that are no tracker, or hide what they are: each is refused, and the old plan stands."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from front_door import rewrite, run
from workflow.trackers import PLAN, TRACKER, kept

Spoil = Callable[[Path], None]
ROWS = (("Ref", "Recommendation", "Action", "Due"), ("1", "A warm house", "Mend it", "May 2027"))
SHEET = "xl/worksheets/sheet1.xml"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    return tmp_path / "papers"


def with_part(name: str, data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        with ZipFile(path, "a", ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return spoil


def as_bytes(data: bytes) -> Spoil:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def with_entity(path: Path) -> None:
    doctype = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    rewrite(path, ("<worksheet ", f"{doctype}<worksheet "), name=SHEET)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-600])


REFUSED: dict[str, tuple[Spoil, str]] = {
    "a password": (
        as_bytes(OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")),
        "the file is protected by a password",
    ),
    "an old .xls": (as_bytes(OLD_OFFICE), "the file is an old Office file, not an Excel workbook"),
    "macros": (with_part("xl/vbaProject.bin", b"x"), "it has macros in it, which are programs"),
    "a bomb": (with_part("xl/media/a.bin", bytes(64_000_000)), "the file holds far more inside it"),
    "entities": (with_entity, "it declares a document type or entities"),
    "cut short": (cut_short, "the file is damaged"),
    "a web page": (as_bytes(b"<html><table></table></html>"), "the file is a web page"),
    "text": (as_bytes(b"Ref,Action\n1,Mend it\n"), "the file is not an Excel workbook"),
    "nothing": (as_bytes(b""), "the file is empty"),
    "no sheet": (
        lambda path: rewrite(path, ("<sheet ", "<other "), name="xl/workbook.xml"),
        "there is nothing in it",
    ),
    "no number where one should be": (
        lambda path: rewrite(path, ('<c r="A2"', '<c s="many" r="A2"'), name=SHEET),
        "it is damaged",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_tracker_is_refused_and_the_plan_stands(papers: Path, what: str) -> None:
    spoil, said = REFUSED[what]
    before = (papers / PLAN).read_bytes()
    spoil(kept(papers, ROWS))
    answer = run(papers, "plan", "import", TRACKER)
    assert (answer.code, said in answer.err) == (1, True), answer.said
    assert f"{TRACKER}: error: " in answer.err
    assert "    = " in answer.err
    assert (papers / PLAN).read_bytes() == before
    assert sorted(path.name for path in (papers / PLAN).parent.glob("plan*")) == ["plan.yaml"]


def test_a_sheet_of_opendocument_is_called_by_its_name(papers: Path) -> None:
    with ZipFile(papers / "tracker.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    answer = run(papers, "plan", "import", "tracker.ods")
    assert "it is an OpenDocument file (.ods)" in answer.err


@pytest.mark.parametrize("last", [60_000, 1_048_576], ids=["blanks", "one stray cell below"])
def test_blanks_without_end_are_passed_over(papers: Path, last: int) -> None:
    path = kept(papers, ROWS)
    blanks = "".join(f'<row r="{at}"><c r="A{at}" s="0"/><c r="B{at}" s="0"/></row>'
                     for at in range(3, 60_000))  # fmt: skip
    cell = '<c r="A{at}" t="inlineStr"><is><t>Printed in May</t></is></c>' if last > 60_000 else ""
    stray = f'<row r="{last}">{cell}</row>'.replace("{at}", str(last))
    rewrite(path, ("</sheetData>", f"{blanks}{stray}</sheetData>"), name=SHEET)
    answer = run(papers, "plan", "import", TRACKER)
    assert answer.code == 0, answer.said
    assert "text: A warm house\n" in (papers / PLAN).read_text()
    said = f"Tracker!A{last}: note: the row says nothing else" in answer.err
    assert said is bool(cell)


def test_csv_that_is_none_is_refused(papers: Path) -> None:
    for data, said in (
        (kept(papers, ROWS).read_bytes(), "it is a zip file or a workbook, not text"),
        (b"Ref,Action\0,Due\n", "it has zero bytes in it"),
        (b'Ref,Action\n1,"Mend it\n', "the quotation mark that opens here is never closed"),
        (b"", "there is nothing in it"),
    ):
        (papers / "tracker.csv").write_bytes(data)
        answer = run(papers, "plan", "import", "tracker.csv")
        assert (answer.code, said in answer.err) == (1, True), answer.said


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("format: 1\ncolumns: {Due: when}\n", "tracker.mapping.yaml:2:16: error: "),
        ("format: 1\ncolumns: {Due: {says: due, period: May}}\n", "is of no period"),
        ("format: 1\nstatuses: {Amber: nearly}\n", "tracker.mapping.yaml:2:19: error: "),
        ("format: 1\ncolums: {}\n", "tracker.mapping.yaml:2:1: error: "),
        ("format: 1\nsheet: Plan\n", 'it has no sheet "Plan"'),
        ("format: 1\nheadings: first\n", "tracker.mapping.yaml:2:11: error: "),
        ("format: 1\nheadings: 7\n", "tracker.xlsx: "),
        ("columns: [\n", "tracker.mapping.yaml:"),
    ],
)
def test_mistakes_in_a_mapping_are_shown_where_they_stand(
    papers: Path, mapping: str, said: str
) -> None:
    kept(papers, ROWS)
    (papers / "tracker.mapping.yaml").write_text(mapping)
    answer = run(papers, "plan", "import", TRACKER)
    assert (answer.code, said in answer.err) == (1, True), answer.said


def test_a_mapping_that_is_named_has_to_be_there(papers: Path) -> None:
    kept(papers, ROWS)
    answer = run(papers, "plan", "import", TRACKER, "--mapping", "other.yaml")
    assert (answer.code, 'there is no file "other.yaml"' in answer.err) == (1, True)
