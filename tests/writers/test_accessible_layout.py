"""The plan laid out accessibly in Word: headings and plain tables where its table stood."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn

from boardpaper.ooxml.grid import header_count, rows
from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import read
from boardpaper.ooxml.stylesheet import read_styles
from front_door import PAPER_2004, opened, run, write
from test_cases import made
from tools.validators import Validate

STYLES = (
    "children-services-inspection",
    "brighton-hove-2004",
    "lambeth-2013-2004",
    "tendring-2004",
    "west-lothian-2004",
)
"""The plan of 2004 in each of the house styles that come with boardpaper."""
PURPOSE = f"source/{PAPER_2004}/01-purpose.md"
STYLE = "templates/middlesbrough-2004/house-style.yaml"


def accessible(name: str, folder: Path) -> Path:
    """A case's paper in the accessible layout, beside the one as its template draws it."""
    faithful = made(name, folder)
    answer = run(folder, "build", "--layout", "accessible")
    assert answer.code == 0, answer.said
    return faithful.with_name(f"{faithful.stem}-accessible.docx")


def outlined(path: Path) -> list[str]:
    """The lines of a document, as ``boardpaper show`` prints them."""
    return outline(path.read_bytes()).splitlines()


@pytest.mark.parametrize("name", STYLES)
def test_every_table_of_the_plan_is_plain(name: str, tmp_path: Path) -> None:
    path = accessible(name, tmp_path)
    assert faults(path.read_bytes()) == ()
    body = opened(path).element.body
    plans = [one for one in body.iter(qn("w:tbl")) if _says(one).startswith("No.Action")]
    assert len(plans) == 17
    for table in plans:
        found = list(rows(table))
        assert header_count(found) == 1
        cells = [cell for row in found for cell in row.cells]
        assert {(cell.span, cell.merge) for cell in cells} == {(1, "")}
        assert all(_says(cell.element).strip() for cell in cells)


def _says(element: object) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", STYLES)
def test_headings_of_the_plan_come_one_level_below_its_own(name: str, tmp_path: Path) -> None:
    path = accessible(name, tmp_path)
    styles = read_styles(read(path.read_bytes()))
    body = opened(path).element.body
    levels = [(styles.outline_level(one), _says(one)) for one in body.iter(qn("w:p"))]
    headings = [(level, text) for level, text in levels if level is not None]
    at = next(at for at, one in enumerate(headings) if one[1].startswith("2.1 The Council"))
    above, plan = headings[at - 1][0], headings[at : at + 17]
    assert above is not None
    assert {level for level, _ in plan} == {above + 1}
    assert plan[-1][1].startswith("2.17 Senior Managers needed to ensure")


def test_validators_accept_it_in_every_house_style(tmp_path: Path, validators: Validate) -> None:
    built = [accessible(name, tmp_path / name) for name in _folders(tmp_path)]
    assert [*map(str, validators(*built))] == []


def _folders(folder: Path) -> tuple[str, ...]:
    for name in STYLES:
        (folder / name).mkdir()
    return STYLES


def test_it_stands_on_the_page_of_the_table_that_it_replaces(workspace: Path) -> None:
    answer = run(workspace, "build", "--layout", "accessible")
    assert answer.code == 0, answer.said
    path = workspace / "build" / f"{PAPER_2004}-accessible.docx"
    portrait, landscape = opened(path).sections
    assert (portrait.orientation, landscape.orientation) == (0, 1)
    lines = outlined(path)
    at = lines.index("# APPENDIX 1")
    assert lines[at + 2] == (
        "## 2.1 The Council should agree medium term local plans and targets within the context of "
        "ongoing strategic…"
    )
    assert "Recommendation from the Inspection Report" not in "\n".join(lines)


def test_a_reference_leads_to_the_heading_of_its_recommendation(workspace: Path) -> None:
    write(workspace, PURPOSE, "Members", "As [recommendation](#2.6) says, Members")
    write(workspace, STYLE, "plan:\n", "plan:\n  table: accessible\n")
    answer = run(workspace, "build")
    assert answer.code == 0, answer.said
    path = workspace / "build" / f"{PAPER_2004}.docx"
    assert any("As recommendation 2.6 says, Members" in line for line in outlined(path))
    (mark,) = opened(path).element.body.xpath("//w:bookmarkStart[@w:name='_Rec_2_6']")
    assert _says(mark.getnext()) == "2.6"
    assert _says(mark.getparent()).startswith("2.6 Work that was underway")
    assert faults(path.read_bytes()) == ()


def test_a_layout_that_is_asked_for_goes_before_that_of_the_house_style(workspace: Path) -> None:
    write(workspace, STYLE, "plan:\n", "plan:\n  table: accessible\n")
    assert run(workspace, "build", "--layout", "faithful").code == 0
    path = workspace / "build" / f"{PAPER_2004}-faithful.docx"
    assert any("Recommendation from the Inspection Report" in line for line in outlined(path))


def test_a_plan_has_a_place_in_either_layout_or_the_paper_does_not_build(workspace: Path) -> None:
    template = workspace / "templates/middlesbrough-2004/report.docx"
    document = opened(template)
    (table,) = document.tables
    document.element.body.remove(table._tbl)
    document.save(str(template))
    answer = run(workspace, "build", "--layout", "accessible")
    assert answer.code == 1
    assert "the plan has no place in the template" in answer.said


def test_changes_of_either_layout_are_told_by_recommendation(workspace: Path) -> None:
    assert run(workspace, "build", "--layout", "accessible").code == 0
    path = workspace / "build" / f"{PAPER_2004}-accessible.docx"
    older = workspace / "older.docx"
    older.write_bytes(path.read_bytes())
    write(workspace, f"source/{PAPER_2004}/plan.yaml", "Baseline accurate data", "Count anew")
    assert run(workspace, "build", "--layout", "accessible").code == 0
    told = run(workspace, "diff", "older.docx", path.relative_to(workspace).as_posix())
    assert "Count anew" in told.out
    assert "changed" in told.out
