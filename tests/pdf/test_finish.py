"""What is published is fit for everyone to read, says what it is, and is the same each time."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pikepdf import Array, Name, Pdf

from boardpaper.pdf.opening import opened
from boardpaper.pdf.texts import texts
from boardpaper.pdf.tree import Annotation, Element, read_tree
from tools.pdf_checkers import CheckPdf
from tools.printed import PAPERS, Printed, workspace_of
from tools.programs import need


@cache  # an object of a file lives no longer than the file is held
def held(path: Path) -> Pdf:
    return opened(path.read_bytes())


def pdf(printed: Printed, name: str) -> Pdf:
    return held(printed.pdf(name))


def tags(printed: Printed, name: str) -> Element:
    found = read_tree(pdf(printed, name))
    assert found is not None
    return found


def of_role(root: Element, *roles: str) -> Iterator[Element]:
    return (one for one in root.walk() if one.role in roles)


def said(printed: Printed, name: str, place: str) -> list[str]:
    """The texts of a paper's PDF at a place."""
    data = printed.pdf(name).read_bytes()
    return [text for where, text in texts(data) if where == place]


def test_both_checkers_find_nothing(printed: Printed, pdf_faults: CheckPdf, tmp_path: Path) -> None:
    named = []
    for name in PAPERS:
        named.append(tmp_path / f"{name}.pdf")
        named[-1].write_bytes(printed.pdf(name).read_bytes())
    assert pdf_faults(*named) == []


def test_the_checkers_find_fault_with_what_is_not_finished(
    printed: Printed, pdf_faults: CheckPdf, tmp_path: Path
) -> None:
    broken = opened(printed.pdf("rich").read_bytes())
    del broken.Root.StructTreeRoot, broken.Root.Lang
    broken.save(tmp_path / "broken.pdf")
    faults = pdf_faults(tmp_path / "broken.pdf")
    assert {"ua1", "2a"} < {fault.split(": ")[1] for fault in faults}
    assert any(": page " in fault for fault in faults)


def test_it_says_its_title_council_language_and_day(printed: Printed) -> None:
    made = pdf(printed, "lambeth-2013")
    assert str(made.Root.Lang) == "en-GB"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert {key: str(text) for key, text in made.docinfo.items()} == {
        "/Title": "Opening school playgrounds at weekends",
        "/Author": "Lambeth Council",
        "/Subject": "Cabinet, 14 October 2013",
        "/Creator": "boardpaper",
        "/Producer": "LibreOffice",
        "/CreationDate": "D:20131014000000Z",
        "/ModDate": "D:20131014000000Z",
    }
    (metadata,) = said(printed, "lambeth-2013", "the metadata")
    assert (
        '<rdf:li xml:lang="x-default">Opening school playgrounds at weekends</rdf:li>' in metadata
    )
    assert not re.search(r"202[4-9]", metadata)


def test_its_headings_are_bookmarks(printed: Printed) -> None:
    marked = said(printed, "west-lothian", "the bookmarks")
    assert marked[:2] == ["A. PURPOSE OF REPORT", "B. RECOMMENDATION"]
    made = pdf(printed, "west-lothian")
    assert made.Root.PageMode == Name.UseOutlines


def test_it_names_no_style_of_its_template(printed: Printed) -> None:
    for name in PAPERS:
        assert not any("Table Text" in text for text in said(printed, name, "the tags"))
        assert b"#20" not in b"".join(
            page.Contents.read_bytes() for page in pdf(printed, name).pages
        )


@pytest.mark.parametrize("name", PAPERS)
def test_every_item_of_a_list_has_its_label(printed: Printed, name: str) -> None:
    items = [*of_role(tags(printed, name), "LI")]
    assert items
    assert {tuple(kid.role for kid in item.elements[:2]) for item in items} == {("Lbl", "LBody")}


def test_lists_say_how_they_count(printed: Printed) -> None:
    counted = [
        str(said.ListNumbering)
        for one in of_role(tags(printed, "brighton-hove"), "L")
        for said in one.held["/A"]
        if Name.ListNumbering in said
    ]
    assert {"/Decimal", "/LowerAlpha", "/LowerRoman", "/Disc"} <= set(counted)


def test_notes_have_a_name_a_number_and_a_way_back(printed: Printed) -> None:
    made = pdf(printed, "rich")
    notes = list(made.Root.StructTreeRoot.IDTree.Names)[::2]
    assert list(map(str, notes)) == ["note-1", "note-2", "note-3", "note-4"]
    for note in of_role(tags(printed, "rich"), "Note"):
        label = note.elements[0]
        assert label.role == "Lbl"
        assert [kid.role for kid in label.elements] == ["Link"]


@pytest.mark.parametrize("name", PAPERS)
def test_every_link_is_a_tag_with_words_and_says_what_it_is(printed: Printed, name: str) -> None:
    links = [*of_role(tags(printed, name), "Link")]
    assert links
    told = [kid.key for one in links for kid in one.kids if isinstance(kid, Annotation)]
    made = pdf(printed, name)
    present = [one for page in made.pages for one in page.obj.get(Name.Annots, Array())]
    assert sorted(told) == sorted(one.objgen for one in present)
    assert all(str(one.Contents).strip() for one in present)
    assert all([*one.marks()] for one in links)


def test_pictures_are_drawn_under_their_tags_with_words_for_them(printed: Printed) -> None:
    for one in of_role(tags(printed, "rich"), "Figure"):
        assert str(one.held["/Alt"]).startswith("Bars for four years")
        assert len([*one.marks()]) == 1
    (bare,) = of_role(tags(printed, "appendices"), "Figure")
    assert str(bare.held["/Alt"]) == "A picture without a description"


def test_a_plan_has_header_cells_for_its_columns(printed: Printed) -> None:
    (plan,) = of_role(tags(printed, "middlesbrough-2004"), "Table")
    rows = [[cell.role for cell in row.elements] for row in plan.elements]
    assert rows == [["TH"] * 6, ["TH"] * 3, *[["TD"] * 8] * 17]


def test_a_table_without_header_cells_is_read_as_plain_text(printed: Printed) -> None:
    tables = [one for name in PAPERS for one in of_role(tags(printed, name), "Table")]
    assert all(any(of_role(one, "TH")) for one in tables)
    plain = [
        [[cell.role for cell in row.elements] for row in one.elements]
        for one in of_role(tags(printed, "appendices"), "Div")
        if all(row.role == "Div" for row in one.elements)
    ]
    assert [["Div", "Div"], ["Div", "Div"]] in plain


def test_no_paragraph_is_empty(printed: Printed) -> None:
    empty = [one for name in PAPERS for one in of_role(tags(printed, name), "P") if not one.kids]
    assert empty == []


def test_symbols_are_read_as_what_they_look_like(printed: Printed) -> None:
    drawn = "".join(said(printed, "appendices", "page 5"))
    assert "• Mondays" in drawn.replace("\r\n", " ")
    assert not re.search("[\ue000-\uf8ff]", drawn)


def test_the_bytes_depend_on_neither_time_nor_place_nor_company(
    printed: Printed, tmp_path: Path
) -> None:
    need("soffice", "that the same paper is printed to the same bytes")
    elsewhere = tmp_path / "another folder"
    (elsewhere / "tmp").mkdir(parents=True)
    workspace_of(elsewhere, "rich")
    subprocess.run(
        [sys.executable, "-m", "boardpaper", "build", "--format", "pdf"],
        cwd=elsewhere,
        env=os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "C", "TMPDIR": str(elsewhere / "tmp")},
        check=True,
        capture_output=True,
    )
    again = elsewhere / "build" / f"{PAPERS['rich'][1]}.pdf"
    assert again.read_bytes() == printed.pdf("rich").read_bytes()
    assert not [*(elsewhere / "tmp").iterdir()], "something was left behind"
