"""What a Word file says, as blocks: headings, lists, tables, pictures, and nothing hidden."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from boardpaper.model.paper import Block, Link, List, Paragraph, Subheading, Table, walk, words
from boardpaper.ooxml.content import content

W = nsdecls("w")


def said(document: Document) -> tuple[Block, ...]:
    """The blocks of a document as it would be saved."""
    held = BytesIO()
    document.save(held)
    return content(held.getvalue())


def lines(blocks: tuple[Block, ...], depth: int = 0) -> list[str]:
    """Blocks as lines, each as deep as it lies in lists."""
    found = []
    for one in blocks:
        if isinstance(one, List):
            kind = "ol" if one.ordered else "ul"
            for item in one.items:
                found += [f"{kind} {line}" for line in lines(item, depth + 1)]
        elif isinstance(one, Subheading):
            found.append(f"h{one.level + 1} {words(one)}")
        else:
            label = one.label if isinstance(one, Paragraph) else ""
            found.append(f"{label} {words(one)}".strip())
    return found


def cells(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[words(cell) for cell in row] for row in (table.header, *table.rows)]


def test_headings_go_no_deeper_than_one_below_the_last() -> None:
    document = docx.Document()
    for text, style in (("Top", "Title"), ("Deep", "Heading 4"), ("Upper", "Heading 1")):
        document.add_paragraph(text, style)
    assert lines(said(document)) == ["h3 Top", "h4 Deep", "h3 Upper"]


def test_lists_hang_under_the_items_they_belong_to() -> None:
    document = docx.Document()
    for text, style in (
        ("One", "List Number"),
        ("Inside", "List Bullet 2"),
        ("Two", "List Number"),
        ("Between", "Normal"),
        ("Loose", "List Bullet"),
    ):
        document.add_paragraph(text, style)
    assert lines(said(document)) == ["ol 1. One", "ul Inside", "ol 2. Two", "Between", "ul Loose"]


def test_what_is_merged_says_its_words_once() -> None:
    document = docx.Document()
    table: Any = document.add_table(3, 3)
    for row, texts in enumerate((("A", "B", "C"), ("D", "", "F"), ("", "H", "I"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(1, 2)).text = "E\nF"
    (block,) = said(document)
    assert cells(block) == [["A", "B", "C"], ["D", "E\nF", ""], ["", "H", "I"]]


def test_a_table_that_marks_no_headings_has_none() -> None:
    document = docx.Document()
    table: Any = document.add_table(1, 2)
    table.cell(0, 0).text = "only words"
    table._tbl.tblPr.remove(table._tbl.tblPr.find(qn("w:tblLook")))
    (block,) = said(document)
    assert cells(block) == [["", ""], ["only words", ""]]


def test_hidden_words_and_instructions_stay_behind() -> None:
    document = docx.Document()
    paragraph: Any = document.add_paragraph("Seen")
    paragraph.add_run(" and hidden").font.hidden = True
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {W} w:instr=" DOCPROPERTY Secret "><w:r><w:t>as filled</w:t></w:r>'
            "</w:fldSimple>"
        )
    )
    assert lines(said(document)) == ["Seen\nas filled"]


def test_links_out_of_the_file_stay_links() -> None:
    document = docx.Document()
    paragraph: Any = document.add_paragraph("See ")
    key = document.part.relate_to(
        "https://example.gov.uk/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    spaces = nsdecls("w", "r")
    paragraph._p.append(
        parse_xml(f'<w:hyperlink {spaces} r:id="{key}"><w:r><w:t>us</w:t></w:r></w:hyperlink>')
    )
    (block,) = said(document)
    links = [one for one in walk(block) if isinstance(one, Link)]
    assert [(words(one), one.target) for one in links] == [("us", "https://example.gov.uk/")]


def test_text_boxes_come_after_the_paragraph_they_hang_on() -> None:
    document = docx.Document()
    paragraph: Any = document.add_paragraph("Beside it")
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict>"
        )
    )
    document.add_paragraph("After it")
    assert lines(said(document)) == ["Beside it", "in a box", "After it"]
