"""What tables, sections and whole Word files read like."""

from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import NotAWordFile, read, write
from ooxml.told import HEADING, LISTS, told
from ooxml.wordfile import (
    A4,
    A4_WIDE,
    docx,
    field,
    num_pr,
    p,
    style,
    table,
    tc,
    tr,
)
from tools.office import Office

PLAN = (
    table(
        tr(
            tc(p("Recommendation"), looks='<w:vMerge w:val="restart"/>'),
            tc(p("Targets"), looks='<w:gridSpan w:val="2"/>'),
            looks="<w:cantSplit/><w:tblHeader/>",
        ),
        tr(tc(p(), looks="<w:vMerge/>"), "3 months", "6 months", looks="<w:tblHeader/>"),
        tr("2.1", tc(p("65%", num="2"), p("70%", num="2")), "", looks='<w:trHeight w:val="5670"/>'),
        tr("2.2", tc(p("none"), looks='<w:gridSpan w:val="2"/>')),
        columns=3,
    )
    + p()
)


def test_a_table_is_told_under_its_headings() -> None:
    lines = [
        "table, 3 columns, 2 rows",
        "  headings | Recommendation | Targets",
        "  headings | (as above) | 3 months | 6 months",
        "  row 1",
        "    Recommendation: 2.1",
        "    Targets / 3 months:",
        "      • 65%",
        "      • 70%",
        "  row 2",
        "    Recommendation: 2.2",
        "    Targets / 3 months and Targets / 6 months: none",
    ]
    assert told(PLAN) == lines
    bare = [line.replace("row 1", "row").replace("row 2", "row") for line in lines]
    assert told(PLAN, numbers=False) == ["table, 3 columns", *bare[1:]]


def test_a_table_in_detail() -> None:
    assert [line.replace("[no style] ", "") for line in told(PLAN, detailed=True)] == [
        "table, 3 columns, 4 rows, widths 18 18 18 mm",
        "  row 1, repeats as heading, not split",
        "    1, merged down: Recommendation",
        "    2-3: Targets",
        "  row 2, repeats as heading",
        "    1, merged up: [no style]",
        "    2: 3 months",
        "    3: 6 months",
        "  row 3, 100 mm high",
        "    1: 2.1",
        "    2: [no style | •] 65%",
        "    2: [no style | •] 70%",
        "    3: [no style]",
        "  row 4",
        "    1: 2.2",
        "    2-3: none",
        "end of table",
        "[no style]",
    ]


def test_tables_in_tables() -> None:
    inner = table(tr("a", "b"), columns=2)
    body = table(tr(tc(p("x"), inner, p()), "y"), columns=2)
    assert told(body) == [
        "table, 2 columns, 1 row",
        "  row 1",
        "    column 1:",
        "      x",
        "      table, 2 columns, 1 row",
        "        row 1 | a | b",
        "    column 2: y",
    ]


SECTIONS = docx(
    p("portrait")
    + p(
        extra='<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        f'<w:footerReference w:type="even" r:id="footer1"/>{A4}'
        '<w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="850"/><w:titlePg/></w:sectPr>'
    )
    + p("landscape"),
    section='<w:sectPr><w:type w:val="continuous"/>'
    f'<w:headerReference w:type="first" r:id="header2"/>{A4_WIDE}<w:cols w:num="2"/></w:sectPr>',
    header1=p("The council"),
    header2=p("Cover"),
    footer1=p("Page ", field("PAGE")),
)


def test_sections_headers_and_footers() -> None:
    assert outline(SECTIONS).splitlines() == [
        "--- section 1: A4 portrait ---",
        "(header) The council",
        "(first page's header) Cover",
        "(even pages' footer) Page {PAGE}",
        "",
        "portrait",
        "",
        "--- section 2: A4 landscape, 2 columns ---",
        "(first page's header, not used) Cover",
        "",
        "landscape",
    ]
    lines = outline(SECTIONS, detailed=True, numbers=False).splitlines()
    assert (
        "--- section: A4 portrait, 1 column, margins 25 20 25 15 mm, a first page of its own ---"
        in lines
    )
    assert "--- section: A4 landscape, 2 columns, goes on down the page ---" in lines


def test_notes_and_comments_come_at_the_end() -> None:
    data = docx(
        p(
            "text",
            '<w:r><w:footnoteReference w:id="7"/></w:r>',
            '<w:commentRangeStart w:id="0"/>',
            "the words",
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            '<w:r><w:endnoteReference w:id="3"/></w:r>',
        ),
        footnotes=f'<w:footnote w:id="7">{p("Source.")}</w:footnote>',
        endnotes="",
        comments='<w:comment w:id="0" w:author="A. Clerk" w:date="2004-09-23T10:00:00Z">'
        f"{p('Why?')}{p('Say.')}</w:comment>",
    )
    assert [line for line in outline(data).splitlines() if line][1:] == [
        "text[footnote 1]the words[comment 1][endnote 2]",
        "footnote 1: Source.",
        "endnote 2: (nothing)",
        'comment 1, A. Clerk, 2004-09-23, on "the words": Why?',
        "  Say.",
    ]
    assert "text[footnote]the words[comment][endnote]" in outline(data, numbers=False)


def test_properties_come_first() -> None:
    core = (
        "<dc:title>Report &amp; plan</dc:title><dc:subject>Children</dc:subject>"
        "<dc:creator>Clerk</dc:creator><dcterms:created>2004-09-23T00:00:00Z</dcterms:created>"
    )
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='cy-GB'/></w:rPr></w:rPrDefault>"
        "</w:docDefaults>"
    )
    assert outline(docx(p("x"), core=core, styles=styles)).splitlines()[:5] == [
        "Title: Report & plan",
        "Subject: Children",
        "Creator: Clerk",
        "Language: cy-GB",
        "Created: 2004-09-23T00:00:00Z",
    ]


def test_copes_with_the_least_there_can_be() -> None:
    assert outline(docx("", section="")) == "\n"
    assert outline(docx(p("x", style="Gone", num="9"), section="")) == "x\n"


@pytest.mark.parametrize(("before", "after"), [
    ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ("<w:ins>", "</w:ins>"),
    ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
])  # fmt: skip
@pytest.mark.parametrize("depth", [40, 60, 400])
def test_copes_with_the_deepest_there_can_be(before: str, after: str, depth: int) -> None:
    data = docx(before * depth + p("x") + after * depth)
    try:
        assert outline(data, detailed=True)
    except NotAWordFile as trouble:
        assert depth > 50, trouble  # noqa: PT017 the refusal is one of two right answers


def test_refuses_what_is_no_word_file() -> None:
    with pytest.raises(NotAWordFile):
        outline(b"Dear all,")


def test_a_file_made_by_python_docx(tmp_path: Path) -> None:
    made = python_docx.Document()
    made.core_properties.title = "Trial"
    made.add_heading("Plan", 1)
    for text in ("one", "two"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("point", style="List Bullet")
    cells = made.add_table(2, 2)
    for number, cell in enumerate(cells._cells):
        cell.text = f"cell {number}"
    section = made.add_section()
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE, Mm(297), Mm(210),
    )  # fmt: skip
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Appendix"
    made.add_paragraph("last")
    target = BytesIO()
    made.save(target)
    text = outline(target.getvalue())
    assert text.startswith("Title: Trial\n")
    words = text.split("portrait ---\n", 1)[1].split()
    assert " ".join(words) == (
        "# Plan 1. one 2. two • point table, 2 columns, 2 rows "
        "row 1 | cell 0 | cell 1 row 2 | cell 2 | cell 3 "
        "--- section 2: A4 landscape --- (header) Appendix last"
    )


def test_libreoffice_prints_the_same_words(soffice: Office, tmp_path: Path) -> None:
    """Numbers through styles and tables, seen by another program."""
    styles = HEADING + style("N", ppr=num_pr(1)) + style("S", ppr=num_pr(1, 1))
    cells = tr(tc(p("in a cell", style="S")), tc(p("plain")))
    body = (
        p("Purpose", style="H")
        + p("first", style="N")
        + p("part", style="S")
        + table(cells, columns=2)
        + p("second", style="N")
        + p("point", num="2")
    )
    file = tmp_path / "a.docx"
    file.write_bytes(docx(body, styles=styles, numbering=LISTS))
    theirs = [line.strip() for line in soffice.text(file, tmp_path).splitlines() if line.strip()]
    assert theirs == [
        "Purpose", "1. first", "(a) part", "(b) in a cell", "plain", "2. second", "• point",
    ]  # fmt: skip
    assert told(body, styles=styles) == [
        "# Purpose", "1. first", "  (a) part", "table, 2 columns, 1 row",
        "  row 1 | (b) in a cell | plain", "2. second", "• point",
    ]  # fmt: skip


def test_the_outline_depends_on_the_words_and_not_the_zip() -> None:
    assert outline(write(read(SECTIONS)), detailed=True) == outline(SECTIONS, detailed=True)
