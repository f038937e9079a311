"""Tables, pictures, quotations and footnotes in Word, poured into templates of every sort."""

import json
import shutil
from pathlib import Path

import pytest
from docx.shared import Twips

from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.outline import outline
from front_door import built, findings, opened, part, run, write
from made_files import jpeg, png, workbook
from tools.office import Office
from tools.programs import ROOT
from tools.validators import Validate

CASE = ROOT / "tests" / "cases" / "rich-narrative"
PAPER = "2027-06-10-cabinet/library-hours"
FOLDER = f"source/{PAPER}"
NARRATIVE = f"{FOLDER}/narrative.md"
TEMPLATE = "templates/rich/report.docx"
STYLE = "templates/rich/house-style.yaml"
TABLE = "| a | b |\n| - | - |\n| c | d |\n"


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workspace with the case's paper and its house style."""
    for name in ("source", "templates"):
        shutil.copytree(CASE / name, tmp_path / name)
    return tmp_path


def say(workspace: Path, costs: str) -> None:
    """Replaces the narrative: one paragraph, and under Costs what is given."""
    text = f"# Proposal\n\na\n\n# Evidence\n\nb\n\n# Costs\n\n{costs}\n\n# Background papers\n\nc\n"
    (workspace / NARRATIVE).write_text(text, encoding="utf-8")


def plainly(workspace: Path) -> None:
    """Takes the optional styles from the house style."""
    path = workspace / STYLE
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    keys = ("  quote:", "  caption:", "  table:", "  table_heading:", "  table_text:")
    path.write_text("".join(one for one in lines if not one.startswith(keys)), encoding="utf-8")


def test_all_of_it_is_valid_and_prints(rich: Path, validators: Validate, soffice: Office) -> None:
    whole = built(rich, PAPER).rename(rich / "whole.docx")
    plainly(rich)
    without = opened(rich / TEMPLATE)
    for style in ("footnote text", "footnote reference", "caption", "Quote"):
        without.styles[style].delete()
    without.save(str(rich / TEMPLATE))
    write(
        rich, NARRATIVE, "> We can only come **after work**, and the doors close at five.\n>\n", ""
    )
    write(rich, NARRATIVE, "> On Saturdays we queue.\n", "")
    plain = built(rich, PAPER)
    assert validators(whole, plain) == []
    assert [faults(path.read_bytes()) for path in (whole, plain)] == [(), ()]
    printed = soffice.text(whole, rich)
    for words in (
        "We can only come after work",
        "£430,001",
        "-100.3%",
        "do not touch",
        "(A) deepest",
    ):
        assert words in printed


def test_a_list_within_a_list_of_the_other_kind_counts_anew(rich: Path, soffice: Office) -> None:
    say(
        rich,
        "1. a\n   - b\n     1. c\n     2. d\n   - e\n     1. f\n2. g\n   1. h\n\n   i\n\n   1. j\n",
    )
    lines = [line.strip() for line in soffice.text(built(rich, PAPER), rich).splitlines()]
    for line in ("(A) c", "(B) d", "(A) f", "(b) g", "(i) h", "i", "(i) j"):
        assert line in lines


def test_the_same_paper_has_the_same_bytes(rich: Path) -> None:
    first = built(rich, PAPER).read_bytes()
    (rich / "build" / f"{PAPER}.docx").unlink()
    assert built(rich, PAPER).read_bytes() == first


def test_files_stand_in_the_manifest_and_count_as_the_paper(rich: Path) -> None:
    first = built(rich, PAPER).read_bytes()
    manifest = json.loads((rich / "build" / f"{PAPER}.manifest.json").read_text(encoding="utf-8"))
    held = json.dumps(manifest)
    for name in ("visits.png", "visits.csv", "costs.xlsx"):
        assert f"{FOLDER}/{name}" in held
    write(rich, f"{FOLDER}/visits.csv", "North", "South")
    assert built(rich, PAPER).read_bytes() != first


def test_a_picture_is_held_once_and_drawings_have_an_id_each(rich: Path) -> None:
    path = built(rich, PAPER)
    document = part(path)
    assert document.count('name="Picture 1"') == document.count('name="Picture 2"') == 2
    assert part(path, "[Content_Types].xml").count("image/png") == 1
    assert part(path, "word/_rels/document.xml.rels").count("media/picture-") == 1


def size(path: Path) -> tuple[int, int]:
    """Width and height of the first picture, in millimetres."""
    shape = opened(path).inline_shapes[0]
    return round(shape.width.mm), round(shape.height.mm)


def test_pictures_keep_their_size_where_there_is_room(rich: Path) -> None:
    say(rich, "![A white field](a.png)\n")
    for data, wanted in (
        (png(600, 300, 11811), (51, 25)),
        (png(2000, 500), (160, 40)),
        (png(500, 4000), (25, 198)),
        (jpeg(300, 150, 150), (51, 25)),
    ):
        (rich / FOLDER / "a.png").write_bytes(data)
        assert size(built(rich, PAPER)) == wanted


def test_what_stands_in_a_cell_fits_the_cell(rich: Path, validators: Validate) -> None:
    template = opened(rich / TEMPLATE)
    cell = template.add_table(1, 1).cell(0, 0)
    cell.text, cell.width = "{{ body.costs }}", Twips(4000)
    template.add_paragraph()
    template.save(str(rich / TEMPLATE))
    (rich / FOLDER / "a.png").write_bytes(png(2000, 500))
    say(rich, f"![A white field](a.png)\n\n{TABLE}")
    path = built(rich, PAPER)
    assert size(path) == (67, 17)
    inner = opened(path).tables[0].cell(0, 0).tables[0]
    assert sum(column.width.twips for column in inner.columns if column.width) == 4000 - 216
    assert faults(path.read_bytes()) == ()
    assert validators(path) == []


def test_tables_have_borders_and_bold_headings_where_no_style_is_named(rich: Path) -> None:
    plainly(rich)
    say(rich, TABLE + "Table: What it shows\n")
    path = built(rich, PAPER)
    told = outline(path.read_bytes(), detailed=True)
    assert "[Body Paragraph] **What it shows**" in told
    assert "[Normal] **a**" in told
    assert "<w:tblBorders>" in part(path)


def test_a_template_may_have_footnotes_of_its_own(rich: Path, validators: Validate) -> None:
    first = built(rich, PAPER)
    template = opened(first)
    for one in template.paragraphs:
        if one.style and one.style.name in ("Numbered Paragraph", "Report List"):
            one.style = template.styles["Body Paragraph"]
        if one.text.startswith("Visits grew"):
            one.text = "{{ sections }}"
    template.save(str(rich / TEMPLATE))
    say(rich, "costs[^1]\n\n[^1]: new")
    path = built(rich, PAPER)
    notes = part(path, "word/footnotes.xml")
    assert notes.count("<w:footnote ") == 2 + 4 + 1
    assert part(path, "word/settings.xml").count("<w:footnotePr>") == 1
    assert validators(path) == []


FAULTS = [
    ("> a", "block-has-a-style", "a quotation"),
    (
        "![A dog](dog.png)",
        "file-exists",
        'no file "source/2027-06-10-cabinet/library-hours/dog.png"',
    ),
    ("![A dog](../../../../dog.png)", "path-stays-inside", "outside"),
    ("![A dog](paper.yaml)", "picture-is-a-picture", '"paper.yaml" is not a PNG'),
    ("[A](b.csv)", "file-exists", "no file"),
    ("[A](/etc/b.csv)", "path-stays-inside", "outside"),
    ("[A](bad.csv)", "file-is-utf-8", "not saved as UTF-8"),
    ("[A](bad.xlsx)", "table-file-opens", '"bad.xlsx" cannot be read'),
    ("[A](good.xlsx#B)", "table-file-has-the-sheet", 'no sheet "B"'),
]


@pytest.mark.parametrize(("text", "rule", "words"), FAULTS)
def test_what_cannot_be_printed_is_found_in_its_place(
    rich: Path, text: str, rule: str, words: str
) -> None:
    plainly(rich)
    (rich / FOLDER / "bad.csv").write_bytes(b"a\n\xe9\n")
    (rich / FOLDER / "bad.xlsx").write_bytes(b"a\n")
    (rich / FOLDER / "good.xlsx").write_bytes(workbook())
    say(rich, text)
    assert run(rich, "build").code == 1
    (one,) = findings(rich)
    assert one["rule"] == rule
    assert words in one["message"]
    if "bad.csv" not in text:
        assert (one["place"]["file"], one["place"]["line"]) == (NARRATIVE, 11)


def test_styles_that_the_template_lacks_are_found(rich: Path) -> None:
    write(rich, STYLE, "table: Report Table", "table: Report Tabel")
    write(rich, STYLE, "quote: Quote", "quote: Qoute")
    said = {one["message"]: one["hint"] for one in findings(rich)}
    assert said == {
        'the template has no table style "Report Tabel"': 'did you mean "Report table"?',
        'the template has no paragraph style "Qoute"': 'did you mean "Quote"?',
    }
