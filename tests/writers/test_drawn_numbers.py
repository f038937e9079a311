"""Word draws the numbers that the house style names, or nobody builds a paper."""

from pathlib import Path

import pytest

from front_door import PAPER_2004, built, findings, opened, rewrite, write

STYLE = "templates/middlesbrough-2004/house-style.yaml"
TEMPLATE = "templates/middlesbrough-2004/report.docx"
PAPER = f"source/{PAPER_2004}"


@pytest.mark.parametrize(
    ("numbering", "drawn"),
    [
        ('{paragraphs: "{section}.{1}"}', '"1."'),
        ('{paragraphs: "({1})"}', '"1."'),
        ('{paragraphs: ""}', ""),
    ],
)
def test_a_scheme_the_template_does_not_draw_is_told(
    workspace: Path, numbering: str, drawn: str
) -> None:
    write(workspace, STYLE, "fields:\n", f"numbering: {numbering}\nfields:\n")
    found = [one for one in findings(workspace) if one["severity"] == "error"]
    if not drawn:
        assert found == []  # no numbers are named, and the plain style draws none
        return
    assert [one["rule"] for one in found] == ["number-is-drawn-as-named"]
    assert found[0]["message"].endswith(f"draws {drawn}")


def test_a_template_that_draws_otherwise_is_told(workspace: Path) -> None:
    rewrite(
        workspace / TEMPLATE, ('<w:lvlText w:val="%1."/>', '<w:lvlText w:val="%1)"/>'),
        name="word/numbering.xml",
    )  # fmt: skip
    assert [one["rule"] for one in findings(workspace)] == ["number-is-drawn-as-named"]


def test_a_number_typed_into_the_same_list_before_the_slot_is_told(workspace: Path) -> None:
    first = '<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    rewrite(workspace / TEMPLATE, ("<w:body>", f"<w:body>{first}"))
    (found,) = findings(workspace)
    assert found["rule"] == "number-is-drawn-as-named"
    assert '"1."' in found["message"]
    assert found["message"].endswith('draws "2."')


def test_lists_that_are_the_third_level_of_the_paragraphs(workspace: Path) -> None:
    """1., then 1.1 for a list under it: one list in Word, which begins again by itself."""
    numbering = 'numbering: {lists: ["{paragraph}.{1}", "({i})", "({A})"]}\n'
    write(workspace, STYLE, "fields:\n", f"{numbering}fields:\n")
    template = opened(workspace / TEMPLATE)
    style = template.styles["Report List"]
    number = style.element.pPr.numPr
    number.numId.val = template.styles["Numbered Paragraph"].element.pPr.numPr.numId.val
    number.get_or_add_ilvl().val = 1
    template.save(str(workspace / TEMPLATE))
    rewrite(
        workspace / TEMPLATE,
        ('<w:pStyle w:val="ReportList"/>', ""),
        name="word/numbering.xml",
    )
    write(workspace, f"{PAPER}/03-options.md", "N/A", "N/A:\n\n1. one\n2. two\n")
    assert findings(workspace) == []
    built(workspace)
