"""A clerk restyles the template in Word; the next build follows, no Python touched.

Each test edits a copy of the shipped template as Word would have saved it.
"""

from pathlib import Path

import pytest
from docx.shared import Cm, Pt

from front_door import built, findings, opened, part, rewrite, write

TEMPLATE = "templates/middlesbrough-2004/report.docx"
PAPER = "source/2004-09-23-corporate-parenting-board/children-services-inspection"


def test_another_font_is_taken_up(workspace: Path) -> None:
    template = opened(workspace / TEMPLATE)
    style = template.styles["Numbered Paragraph"]
    style.font.name, style.font.size = "Verdana", Pt(14)
    template.save(str(workspace / TEMPLATE))
    paper = opened(built(workspace))
    assert paper.styles["Numbered Paragraph"].font.name == "Verdana"
    assert paper.styles["Numbered Paragraph"].font.size == Pt(14)


def test_columns_moved_and_widened_carry_their_words_along(workspace: Path) -> None:
    template = opened(workspace / TEMPLATE)
    (table,) = template.tables
    for row in table.rows:
        # Responsible Manager, last, becomes the second column.
        cells = row._tr.tc_lst
        cells[0].addnext(cells[-1])
    grid = table._tbl.tblGrid.gridCol_lst
    grid[0].addnext(grid[-1])
    table.columns[1].width = Cm(5)
    template.save(str(workspace / TEMPLATE))
    (table,) = opened(built(workspace)).tables
    assert table.rows[2]._tr.tc_lst[1].xpath("string(.)") == "Sally Robinson"
    assert round((table.columns[1].width or 0) / Cm(1), 2) == 5


def test_another_label_in_the_header_prints(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("Within 6 months (specify)", "By the spring"))
    (table,) = opened(built(workspace)).tables
    assert "By the spring" in [cell.text for cell in table.rows[1].cells]


def test_words_beside_a_slot_stand_once_with_its_first_line(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("{{ row.managers }}", "Led by {{ row.managers }} (all)"))
    (table,) = opened(built(workspace)).tables
    lines = [one.text for one in table.rows[9].cells[-1].paragraphs]
    assert lines == ["Led by Ann Smith", "Sally Robinson", "Patrick Duffy", "Jenni Cooke (all)"]


def test_two_slots_share_a_paragraph(workspace: Path) -> None:
    template = opened(workspace / TEMPLATE)
    first = template.tables[0].rows[2].cells[0]
    first.paragraphs[0].runs[0].text = "{{ row.reference }} {{ row.text }}"
    first._tc.remove(first.paragraphs[1]._p)
    template.save(str(workspace / TEMPLATE))
    cell = opened(built(workspace)).tables[0].rows[3].cells[0]
    assert cell.paragraphs[0].text.startswith("2.2 The Council needs to update")
    assert [one.style.name for one in cell.paragraphs[1:] if one.style] == ["Table Bullet"] * 2


def test_a_clerks_conditional_and_loop_are_followed(workspace: Path) -> None:
    template = opened(workspace / TEMPLATE)
    slot = next(one for one in template.paragraphs if one.text == "{{ sections }}")
    for words in (
        "{%p if meeting.place %}",
        "Held at {{ meeting.place }}",
        "{%p endif %}",
        "{%p for one in plan.recommendations %}",
        "See {{ one.reference }}",
        "{%p endfor %}",
    ):
        slot.insert_paragraph_before(words)
    template.save(str(workspace / TEMPLATE))
    printed = [one.text for one in opened(built(workspace)).paragraphs]
    assert [one for one in printed if one.startswith("See 2.")] == [
        f"See 2.{number}" for number in range(1, 18)
    ]
    assert not any(one.startswith("Held at") for one in printed)
    write(workspace, f"{Path(PAPER).parent}/meeting.yaml", "date:", "place: Town Hall\ndate:")
    assert "Held at Town Hall" in [one.text for one in opened(built(workspace)).paragraphs]


def test_a_tag_that_word_split_into_runs_is_whole_again(workspace: Path) -> None:
    split = (
        "{{ meeting.da</w:t></w:r><w:bookmarkStart w:id='7' w:name='_GoBack'/>"
        "<w:proofErr w:type='spellStart'/><w:r><w:t>te }</w:t></w:r>"
        "<w:bookmarkEnd w:id='7'/><w:r><w:t>}"
    )
    rewrite(workspace / TEMPLATE, ("{{ meeting.date }}", split))
    paper = built(workspace)
    assert "23rd September 2004" in [one.text for one in opened(paper).paragraphs]
    assert "_GoBack" not in part(paper)
    assert findings(workspace) == []


def test_a_tag_in_two_formats_is_told_and_still_works(workspace: Path) -> None:
    split = "{{ meeting.da</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>te }}"
    rewrite(workspace / TEMPLATE, ("{{ meeting.date }}", split))
    (finding,) = findings(workspace)
    assert (finding["rule"], finding["severity"]) == ("tag-has-one-format", "warning")
    assert finding["place"]["paragraph"] == 2
    assert finding["place"]["text"] == "{{ meeting.date }}"
    assert "23rd September 2004" in [one.text for one in opened(built(workspace)).paragraphs]


def test_a_paper_without_a_plan_has_no_appendix_and_no_landscape_page(workspace: Path) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "appendices:", "# appendices:")
    text = (workspace / PAPER / "paper.yaml").read_text(encoding="utf-8")
    kept = text.split("# appendices:")[0]
    (workspace / PAPER / "paper.yaml").write_text(kept, encoding="utf-8")
    paper = opened(built(workspace))
    assert paper.tables == []
    assert len(paper.sections) == 1
    assert (paper.sections[0].page_width or 0) < (paper.sections[0].page_height or 0)
    assert "APPENDIX 1" not in [one.text for one in paper.paragraphs]


def test_what_an_editor_leaves_in_a_template_does_not_reach_the_paper(workspace: Path) -> None:
    rewrite(
        workspace / TEMPLATE,
        ("<w:body>", '<w:body><w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"/>'),
    )
    assert "rsid" not in part(built(workspace))


@pytest.mark.parametrize("name", ["Título", "Ŵyneb y papur 🙂", "A & B <C>"])
def test_any_title_survives(workspace: Path, name: str) -> None:
    write(workspace, f"{PAPER}/paper.yaml", "title: ", f'title: "{name}" # ')
    paper = opened(built(workspace))
    assert name.upper() in [one.text for one in paper.paragraphs]
    assert paper.core_properties.title == name


def test_the_prototype_row_keeps_what_the_clerk_gave_it(workspace: Path) -> None:
    (table,) = opened(built(workspace)).tables
    heights = {row._tr.xpath("string(w:trPr/w:trHeight/@w:val)") for row in table.rows[2:]}
    assert heights == {"5300"}
