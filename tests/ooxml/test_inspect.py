"""Faults that validators let pass: one small file for each rule, and sound files."""

from io import BytesIO

import docx as python_docx
import pytest

from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.package import NotAWordFile
from ooxml.wordfile import abstract, docx, field, lvl, mark, num, p, style, table, tc, tr

LISTS = abstract(0, lvl(0), lvl(1, "lowerLetter", "(%2)")) + num(1, 0)
INNER = table(tr("a"), columns=1)
START, END = '<w:bookmarkStart w:id="{}" w:name="{}"/>', '<w:bookmarkEnd w:id="{}"/>'
HEAD = "<w:tblHeader/>"
DOWN, UP = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def marked(key: int, called: str, *inside: str, num: str = "") -> str:
    """A paragraph in a bookmark."""
    return p(START.format(key, called), *inside, END.format(key), num=num)


def identified(key: str) -> str:
    return f'<w:p w14:paraId="{key}"/>'


BROKEN = [
    ("cell-ends-with-a-paragraph", table(tr(tc()), columns=1) + p(), 0),
    ("cell-ends-with-a-paragraph", table(tr(tc(p("x"), INNER)), columns=1) + p(), 1),
    ("story-ends-with-a-paragraph", p("x") + INNER, 1),
    ("tables-stand-apart", INNER + INNER + p(), 2),
    ("merge-has-a-start", table(tr("a"), tr(tc(p(), looks=UP)), columns=1) + p(), 2),
    ("merge-has-a-start", table(tr(tc(p(), looks=UP)), columns=1) + p(), 1),
    ("header-rows-from-the-top", table(tr("a"), tr("b", looks=HEAD), columns=1) + p(), 2),
    ("row-fills-the-grid", table(tr("a", "b"), tr("c"), columns=2) + p(), 3),
    ("bookmark-has-both-ends", p(START.format(1, "a")), 1),
    ("bookmark-has-both-ends", p() + p(END.format(1)), 2),
    ("bookmark-has-both-ends", p(END.format(1), START.format(1, "a")), 1),
    ("bookmark-is-single", marked(1, "a") + marked(2, "A"), 2),
    ("bookmark-is-single", marked(1, "a") + marked(1, "b"), 2),
    ("bookmark-name-fits", marked(1, "2nd"), 1),
    ("bookmark-name-fits", marked(1, "a" * 41), 1),
    ("paragraph-id-is-single", identified("0A0A0A0A") + identified("0a0a0a0a"), 2),
    ("relationship-exists", p('<w:hyperlink r:id="none"><w:r/></w:hyperlink>'), 1),
    ("relationship-exists", p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'), 1),
    ("style-exists", p("x", style="Gone"), 1),
    ("style-exists", p('<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr></w:r>'), 1),
    ("list-exists", p("x", num="7"), 1),
    ("field-is-closed", p(mark("begin")), 1),
    ("field-is-closed", p() + p(mark("end")), 2),
    ("reference-has-a-bookmark", p(field("REF gone \\r \\h", "1")), 1),
    ("reference-has-a-bookmark", p(field("PAGEREF gone", "1")), 1),
    ("reference-has-a-bookmark", p(field('HYPERLINK \\l "gone"', "x")), 1),
    ("reference-has-a-bookmark", p('<w:hyperlink w:anchor="gone"><w:r/></w:hyperlink>'), 1),
    ("reference-number-is-current",
     p("x", num="1") + marked(1, "a", num="1") + p(field("REF a \\r \\h", "1")), 3),
    ("reference-number-is-current", marked(1, "a") + p(field("REF a \\r", "1")), 2),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "body", "paragraph"), BROKEN)
def test_finds_each_fault_where_it_is(rule: str, body: str, paragraph: int) -> None:
    found = faults(docx(body, numbering=LISTS, styles=style("N")))
    assert [(fault.rule, fault.paragraph) for fault in found if fault.rule == rule] == [
        (rule, paragraph)
    ]
    assert {fault.part for fault in found} == {"word/document.xml"}
    assert rule in str(found[0]) or len(found) > 1


def test_a_sound_file_has_none() -> None:
    sound = (
        marked(1, "first", "x", num="1")
        + p(field("REF first \\r \\h", "1"), " and ", field("REF part \\n", "(a)"))
        + f"{START.format(2, 'part')}{p('y', num='1')}{END.format(2)}".replace(
            "<w:numPr>", '<w:numPr><w:ilvl w:val="1"/>'
        )
        + table(
            tr(tc(p(), looks=DOWN), tc(p(), looks='<w:gridSpan w:val="2"/>'), looks=HEAD),
            tr(tc(p(), looks=UP), "b", "c", looks=HEAD),
            tr(tc(p(), INNER, p()), "b", looks='<w:gridAfter w:val="1"/>'),
            columns=3,
        )
        + p('<w:hyperlink r:id="web"><w:r/></w:hyperlink>', style="N")
        + p('<w:hyperlink w:anchor="_top"><w:r/></w:hyperlink>')
    )
    data = docx(sound, numbering=LISTS, styles=style("N"), links={"web": "https://x.org"})
    assert faults(data) == ()


def test_a_file_made_by_python_docx_has_none() -> None:
    made = python_docx.Document()
    made.add_heading("Plan")
    made.add_table(2, 2, style="Table Grid")
    made.add_paragraph("point", style="List Bullet")
    target = BytesIO()
    made.save(target)
    assert faults(target.getvalue()) == ()


def test_a_body_without_a_section() -> None:
    (fault,) = faults(docx(p("x"), section=""))
    assert fault.rule == "body-ends-with-its-section"
    assert str(fault).startswith("word/document.xml: the document does not end")


def test_looks_into_headers_and_notes() -> None:
    data = docx(p("x"), header1=p("x", style="Gone"), footnotes=f"<w:footnote>{INNER}</w:footnote>")
    assert [(fault.part, fault.rule) for fault in faults(data)] == [
        ("word/footnotes.xml", "story-ends-with-a-paragraph"),
        ("word/header1.xml", "style-exists"),
    ]


def test_names_are_single_across_parts() -> None:
    data = docx(marked(1, "a"), header1=marked(2, "a"))
    assert [(fault.part, fault.rule) for fault in faults(data)] == [
        ("word/header1.xml", "bookmark-is-single")
    ]


def test_looks_into_styles_and_lists() -> None:
    styles = style("A", based_on="Gone", ppr='<w:numPr><w:numId w:val="4"/></w:numPr>')
    lists = abstract(0, lvl(0, extra='<w:pStyle w:val="Gone"/>')) + num(1, 0) + num(2, 8)
    found = faults(docx(p("x"), styles=styles, numbering=lists))
    assert sorted((fault.part, fault.rule) for fault in found) == [
        ("word/numbering.xml", "list-exists"),
        ("word/numbering.xml", "style-exists"),
        ("word/styles.xml", "list-exists"),
        ("word/styles.xml", "style-exists"),
    ]


def test_the_two_forms_of_a_text_box_are_one() -> None:
    box = f"<w:txbxContent>{identified('0A0A0A0A')}</w:txbxContent>"
    body = p(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert faults(docx(body)) == ()


def test_refuses_what_is_no_word_file() -> None:
    with pytest.raises(NotAWordFile):
        faults(b"")
