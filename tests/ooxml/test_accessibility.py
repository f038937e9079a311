"""Every rule of Word's accessibility checker, broken by the smallest Word file that can."""

import pytest

from ooxml.barriers import HEADS, PLAIN, cell, drawing, rules, table, told, words
from ooxml.wordfile import docx

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><d:decorative '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def test_a_plain_document_breaks_no_rule() -> None:
    assert told(docx(words("Words", '<w:color w:val="auto"/>') + PLAIN)) == []


@pytest.mark.parametrize(
    ("uri", "called"),
    [("picture", "a picture"), ("chart", "a chart"), ("diagram", "a diagram"), ("x", "a shape")],
)
def test_an_object_needs_words(uri: str, called: str) -> None:
    (found,) = told(docx(words("Before") + drawing("inline", 'descr=" "', uri)))
    assert found == (
        "picture-has-alternative-text",
        "the document 2",
        f"{called} has no alternative text",
    )


@pytest.mark.parametrize("described", ['descr="A lamp"', 'title="A lamp"'])
def test_words_of_either_kind_are_enough(described: str) -> None:
    assert told(docx(drawing("inline", described))) == []


def test_decoration_needs_no_words() -> None:
    assert told(docx(drawing("inline", "", inside=DECORATIVE))) == []


def test_the_name_of_a_file_is_no_description() -> None:
    (found,) = told(docx(drawing("inline", 'descr="lamp at night.JPG"')))
    assert found[0] == "alternative-text-is-words"
    assert found[2] == (
        'the alternative text of a picture is the name of a file, "lamp at night.JPG"'
    )
    assert told(docx(drawing("inline", 'descr="See lamp.jpg on our site."'))) == []


def test_older_shapes_and_objects_need_words_and_boxes_of_text_do_not() -> None:
    inside = "<w:p><w:r><w:%s><v:shape %s>%s</v:shape></w:%s></w:r></w:p>"
    image = '<v:imagedata r:id="x"/>'
    box = "<v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"
    rule = 'xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t"'
    assert rules(docx(inside % ("pict", "", image, "pict"))) == ["picture-has-alternative-text"]
    assert told(docx(inside % ("object", "", image, "object")))[0][2] == (
        "an object from another program has no alternative text"
    )
    for given, held in (('alt="A lamp"', image), ("", box), (rule, "")):
        assert told(docx(inside % ("pict", given, held, "pict"))) == []


def test_an_object_over_the_text_is_told_and_one_in_a_header_is_not() -> None:
    floating = drawing("anchor", 'descr="A lamp"')
    assert rules(docx(floating)) == ["object-stands-in-line"]
    older = '<w:p><w:r><w:pict><v:rect alt="A" style="position:absolute"/></w:pict></w:r></w:p>'
    assert rules(docx(older)) == ["object-stands-in-line"]
    assert told(docx(words("Words"), header1=floating)) == []


def test_only_one_branch_of_alternatives_is_looked_at() -> None:
    choices = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        '<wp:docPr id="1" name="One" descr="A lamp"/></wp:inline></w:drawing></mc:Choice>'
        "<mc:Fallback><w:pict><v:shape/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert told(docx(choices)) == []


def test_a_content_control_needs_a_title() -> None:
    control = "<w:sdt><w:sdtPr>%s</w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    assert rules(docx(control % '<w:tag w:val="x"/>')) == ["control-has-a-title"]
    assert told(docx(control % '<w:alias w:val="Date"/>')) == []
    contents = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    assert told(docx(control % contents)) == []


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        ('w:edit="readOnly" w:enforcement="1"', True),
        ('w:edit="forms" w:enforcement="true"', True),
        ('w:edit="readOnly" w:enforcement="0"', False),
        ('w:edit="readOnly"', False),
        ('w:edit="none" w:enforcement="1"', False),
    ],
)
def test_editing_is_not_restricted(said: str, broken: bool) -> None:
    data = docx(words("Words"), settings=f"<w:documentProtection {said}/>")
    assert rules(data) == ["file-may-be-edited"] * broken


def test_a_table_needs_a_heading_row_from_the_top() -> None:
    assert rules(docx(table(cell() * 2, cell() * 2) + "<w:p/>")) == ["table-has-a-heading-row"]
    late = table(cell() * 2, HEADS + cell() * 2) + "<w:p/>"
    assert rules(docx(late)) == ["table-has-a-heading-row"]
    assert told(docx(words("Words"), header1=table(cell() * 2) + "<w:p/>")) == []


def of(merge: str, how: str) -> str:
    """A cell that is merged with others."""
    return cell(properties=f'<w:{merge} w:val="{how}"/>')


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ((cell(properties='<w:gridSpan w:val="2"/>'),), "row 2"),
        ((of("vMerge", "restart") + cell(), of("vMerge", "continue") + cell()), "rows 2 and 3"),
        ((of("hMerge", "restart") + of("hMerge", "continue"),), "row 2"),
        (('<w:trPr><w:gridAfter w:val="1"/></w:trPr>' + cell(),), "row 2"),
    ],
)
def test_cells_are_neither_merged_nor_split(rows: tuple[str, ...], where: str) -> None:
    (found,) = told(docx(table(HEADS + cell() * 2, *rows) + "<w:p/>"))
    assert found[0] == "cells-are-not-merged"
    assert found[2].startswith(f"cells of a table are merged or split, in {where}: ")


def test_a_table_does_not_stand_in_another() -> None:
    nested = table(HEADS + cell() * 2, cell(PLAIN) + cell()) + "<w:p/>"
    assert rules(docx(nested)) == ["tables-are-not-nested"]


def heading(level: int, text: str = "Heading") -> str:
    """A heading by its outline level, from 1."""
    return words(text, paragraph=f'<w:outlineLvl w:val="{level - 1}"/>')


@pytest.mark.parametrize(
    ("levels", "found"),
    [
        ((1, 2, 3, 1, 2), []),
        ((1, 3), ["a heading of level 3 stands below one of level 1"]),
        ((2, 2), ["a heading of level 2 is the first"]),
        ((1, 2, 4, 4, 6), ["a heading of level 4 stands below one of level 2",
                           "a heading of level 6 stands below one of level 4"]),
    ],
)  # fmt: skip
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...], found: list[str]) -> None:
    said = told(docx("".join(map(heading, levels))))
    assert [message for _, _, message in said] == found
    assert {rule for rule, _, _ in said} <= {"heading-levels-follow"}


def test_an_empty_heading_is_no_heading() -> None:
    assert told(docx(heading(1) + heading(3, "") + heading(2))) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Name    Date", True),
        ("Name   Date", False),
        ("Name\u00a0 \u00a0 Date", True),
        ("Name</w:t><w:tab/><w:tab/><w:tab/><w:tab/><w:t>Date", True),
        ("Name</w:t><w:br/><w:br/><w:br/><w:br/><w:t>Date", True),
        ('One</w:t><w:br w:type="page"/><w:t xml:space="preserve">   two', False),
    ],
)
def test_blanks_do_not_set_words_apart(text: str, broken: bool) -> None:
    assert rules(docx(words(text))) == ["blanks-are-not-repeated"] * broken


def test_stops_of_tabs_are_no_tabs() -> None:
    stops = '<w:tab w:val="left" w:pos="100"/>' * 5
    assert told(docx(words("Words", paragraph=f"<w:tabs>{stops}</w:tabs>"))) == []


def test_empty_paragraphs_do_not_set_words_apart() -> None:
    (found,) = told(docx(words("One") + "<w:p/>" * 3 + words("Two")))
    assert found == (
        "blanks-are-not-repeated",
        "the document 2",
        "3 empty paragraphs stand in a row",
    )
    between = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    assert told(docx(words("One") + "<w:p/>" * 2 + between + "<w:p/>" + words("Two"))) == []
