"""Papers held to the rules of Word's accessibility checker, whatever part of them breaks one."""

from pathlib import Path

import pytest

from boardpaper.ooxml.accessibility import accessibility
from boardpaper.ooxml.package import read
from front_door import PAPER_2004, findings, opened, rewrite, run, write
from ooxml.barriers import words
from ooxml.wordfile import docx
from test_cases import PAPERS, made
from tools.programs import ROOT

TEMPLATE = "templates/middlesbrough-2004/report.docx"
STYLE = "templates/middlesbrough-2004/house-style.yaml"
MERGED_HEADINGS = ("middlesbrough-2004", "west-lothian")
"""House styles whose plan has two rows of headings, as the councils print it."""
SHIPPED = [name for name in PAPERS if name not in ("appendices", "rich-narrative")]
"""Papers all of which is ours; the others carry in Word files or templates of their own."""


@pytest.mark.parametrize("name", SHIPPED)
def test_what_a_shipped_house_style_makes_breaks_no_rule(name: str, tmp_path: Path) -> None:
    path = made(name, tmp_path)
    assert run(tmp_path, "build", "--layout", "accessible").code == 0
    plain = path.with_name(f"{path.stem}-accessible.docx")
    told = list(accessibility("it", read(plain.read_bytes())))
    assert [(one.rule, one.message) for one in told] == []
    faithful = {one.rule for one in accessibility("it", read(path.read_bytes()))}
    assert faithful <= {"cells-are-not-merged"}


@pytest.mark.parametrize("style", sorted(path.name for path in (ROOT / "templates").iterdir()))
def test_only_a_plan_with_merged_headings_is_said_to_have_them(style: str, tmp_path: Path) -> None:
    names = [one for one in PAPERS if one.startswith(style.split("-2004")[0]) and "2004" in one]
    name = next(iter(names), "children-services-inspection")
    made(name, tmp_path)
    said = run(tmp_path, "check").out
    assert "[plan-can-be-followed]" in said
    assert "empty cells" in said
    assert ("merged cells in rows 1 and 2" in said) == (style in MERGED_HEADINGS)
    assert ("2 rows of headings" in said) == (style in MERGED_HEADINGS)
    assert findings(tmp_path) == []


def test_the_accessible_layout_leaves_nothing_to_note(workspace: Path) -> None:
    write(workspace, STYLE, "plan:\n", "plan:\n  table: accessible\n")
    said = run(workspace, "check")
    assert (said.code, findings(workspace)) == (0, [])
    assert "plan-can-be-followed" not in said.out


def test_a_council_may_take_the_layout_more_seriously(tmp_path: Path) -> None:
    run(tmp_path, "new", "workspace", "papers")
    papers = tmp_path / "papers"
    assert run(papers, "check", "--strict").code == 0
    with (papers / STYLE).open("a", encoding="utf-8") as file:
        file.write("rules:\n  plan-can-be-followed: warning\n")
    (found,) = findings(papers)
    assert (found["rule"], found["severity"]) == ("plan-can-be-followed", "warning")
    assert run(papers, "check", "--strict").code == 1


def test_a_finding_below_a_long_plan_has_its_place_in_the_whole_document(workspace: Path) -> None:
    last = "</w:tbl><w:p>"
    grey = '<w:r><w:rPr><w:color w:val="BBBBBB"/></w:rPr><w:t>Key to the plan</w:t></w:r>'
    rewrite(workspace / TEMPLATE, (last, f"</w:tbl><w:p>{grey}</w:p><w:p>"))
    (found,) = findings(workspace)
    assert found["rule"] == "text-stands-out"
    assert found["place"]["text"] == "Key to the plan"
    assert found["place"]["file"] == f"build/{PAPER_2004}.docx"
    assert run(workspace, "build").code == 0
    document = opened(workspace / "build" / f"{PAPER_2004}.docx")
    paragraphs = document.element.body.xpath("//w:p")
    at = found["place"]["paragraph"]
    assert paragraphs[at - 1].text == "Key to the plan"


def test_what_an_appendix_brings_in_leads_to_its_file(workspace: Path) -> None:
    folder = workspace / "source" / PAPER_2004
    (folder / "leaflet.docx").write_bytes(docx(words("Ask    us")))
    write(
        workspace,
        f"source/{PAPER_2004}/paper.yaml",
        "appendices:\n",
        "appendices:\n  - document: leaflet.docx\n    title: The leaflet\n",
    )
    (found,) = findings(workspace)
    assert found["rule"] == "blanks-are-not-repeated"
    assert found["related"][0]["place"]["file"] == f"source/{PAPER_2004}/leaflet.docx"


def test_an_error_stands_alone(workspace: Path) -> None:
    write(workspace, f"source/{PAPER_2004}/01-purpose.md", "Members", "{{ nobody }}")
    assert "plan-can-be-followed" not in run(workspace, "check").out
