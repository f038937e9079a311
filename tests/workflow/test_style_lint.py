"""The lint of house styles: a template edited as a clerk would leave it, and what is found.

Every fault is found through ``style check``, by its rule and in its place.
"""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from boardpaper.model.rules import RULES
from front_door import findings, part, rewrite, run, write

STYLE = "middlesbrough-2004"
TEMPLATE = f"templates/{STYLE}/report.docx"
YAML = f"templates/{STYLE}/house-style.yaml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def check(workspace: Path) -> list[dict[str, Any]]:
    """What ``style check`` finds in the style of 2004, as objects."""
    found = json.loads(run(workspace, "style", "check", STYLE, "--findings", "json").out)
    assert isinstance(found, list)
    assert {one["rule"] for one in found} <= set(RULES)
    return found


COMMITTEE = "<w:t>{{ meeting.committee | upper }}</w:t></w:r>"
TITLE = "<w:t>{{ title | upper }}</w:t></w:r>"
DATED = "{{ dated | upper }}"
DELETED = "<w:r><w:delText>x</w:delText></w:r>"
OVER = (
    '<w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Over 6 months</w:t></w:r></w:p>'
)
FIELD = (
    "x</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "<w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>y"
)
PICTURE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt"'
    "{}><v:imagedata/></v:shape></w:pict></w:r>"
)

FOUND: list[tuple[str, str, list[tuple[str, str]], int]] = [
    ("header-rows-repeat", "both rows lost it", [("<w:tblHeader/>", "")], 14),
    ("plan-rows-stay-whole", "it may break", [("<w:cantSplit/><w:trHeight", "<w:trHeight")], 28),
    ("table-fits-its-page", "a wide table", [('<w:tblW w:w="14570"', '<w:tblW w:w="16000"')], 14),
    (
        "landscape-page-has-a-heading",
        "no heading",
        [
            ('<w:p><w:pPr><w:pStyle w:val="AppendixHeading"/></w:pPr><w:r><w:t>'
             "{{ appendix.label | upper }}</w:t></w:r></w:p>", "")
        ],
        13,
    ),
    (
        "section-break-stands-alone",
        "a tag in the paragraph of a break",
        [("</w:sectPr></w:pPr>", "</w:sectPr></w:pPr><w:r><w:t>{{ title }}</w:t></w:r>")],
        12,
    ),
    (
        "template-is-settled",
        "an insertion",
        [(COMMITTEE, f'{COMMITTEE}<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>')],
        1,
    ),
    (
        "template-is-settled",
        "a deletion",
        [(TITLE, f"{TITLE}<w:del w:id='1' w:author='A'>{DELETED}</w:del>")],
        3,
    ),
    ("number-is-not-typed", "before a tag", [("{{ title | upper }}", "1. {{ title | upper }}")], 3),
    ("number-is-not-typed", "dotted", [("{{ meeting.date }}", "2.1 {{ meeting.date }}")], 2),
    (
        "number-is-not-typed",
        "a heading",
        [('<w:pStyle w:val="AppendixHeading"/></w:pPr><w:r><w:t>',
          '<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A. ')],
        13,
    ),
    ("tag-is-known", "a run tag", [("{{ meeting.date }}", "{{r meeting.date }}")], 2),
    ("tag-is-known", "a paragraph tag", [("{{ meeting.date }}", "{{p meeting.date }}")], 2),
    ("tag-is-closed", "an open tag", [("{{ meeting.date }}", "{{ meeting.date }")], 2),
    ("tag-is-paired", "an if without end", [("{{ meeting.date }}", "{% if title %}x")], 2),
    (
        "tag-stands-alone",
        "words beside a paragraph tag",
        [("{{ meeting.date }}", "x {%p if title %}"), (DATED, "{%p endif %}")],
        2,
    ),
    ("placeholder-names-a-value", "a slip", [("{{ meeting.date }}", "{{ meeting.dat }}")], 2),
    ("placeholder-names-a-value", "a slip in a row", [("row.managers", "row.manager")], 36),
    ("filter-is-known", "a filter", [("committee | upper", "committee | uper")], 1),
    ("placeholder-is-safe", "a program", [("{{ meeting.date }}", "{{ title.upper() }}")], 2),
    ("slot-stands-alone", "words beside it", [("{{ sections }}", "Sections: {{ sections }}")], 6),
    ("row-slot-stands-in-a-row", "outside", [("{{ meeting.date }}", "{{ row.text }}")], 2),
    (
        "tag-has-one-format",
        "half of it bold",
        [("{{ meeting.date }}", "{{ meeting.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>date }}")],
        2,
    ),
    (
        "row-is-one",
        "a second row",
        [("Within 6 months (specify)", "{{ row.text }}")],
        28,
    ),
    (
        "page-break-stands-outside-tables",
        "in a row",
        [("<w:r><w:t>{{ row.text }}", '<w:r><w:br w:type="page"/></w:r><w:r><w:t>{{ row.text }}')],
        29,
    ),
    ("tag-stands-in-text", "alternative text",
     [(TITLE, TITLE + PICTURE.format(' alt="{{ title }}"'))], 3),
    ("tag-stands-in-text", "a field", [(DATED, FIELD.format("REF x", "{{ title }}"))], 11),
    ("tag-stands-in-text", "an instruction", [(DATED, FIELD.format("IF {{ title }}", "z"))], 11),
    ("field-says-the-same", "today", [(DATED, FIELD.format('DATE \\@ "d MMMM"', "z"))], 11),
    ("picture-has-alternative-text", "none", [(TITLE, TITLE + PICTURE.format(""))], 3),
    (
        "table-has-alternative-text",
        "none",
        [('<w:tblCaption w:val="Action plan"/><w:tblDescription w:val="',
          '<w:tblOverlap w:val="never"/><!-- '), (', and the responsible manager."/>', " -->")],
        14,
    ),
    (
        "numbering-belongs-to-its-style",
        "a number of its own",
        [('<w:pStyle w:val="BodyParagraph"/></w:pPr>',
          '<w:pStyle w:val="BodyParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
          "</w:numPr></w:pPr>")],
        6,
    ),
    (
        "story-ends-with-a-paragraph",
        "the document ends with a table",
        [('</w:tbl><w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>', "</w:tbl>")],
        36,
    ),
    ("tables-stand-apart", "two tables",
     [("</w:tbl>", "</w:tbl><w:tbl><w:tblPr><w:tblCaption w:val='x'/></w:tblPr><w:tblGrid>"
       "<w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")], 37),
    (
        "cell-ends-with-a-paragraph",
        "an empty cell",
        [(OVER,
          "")],
        25,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "edits", "paragraph"),
    [(rule, edits, paragraph) for rule, _, edits, paragraph in FOUND],
    ids=[f"{rule}-{words}" for rule, words, _, _ in FOUND],
)
def test_a_fault_is_found_in_its_paragraph(
    workspace: Path, rule: str, edits: list[tuple[str, str]], paragraph: int
) -> None:
    rewrite(workspace / TEMPLATE, *edits)
    found = [one for one in check(workspace) if one["rule"] == rule]
    assert found, check(workspace)
    place = found[0]["place"]
    assert (place["file"], place["part"], place["paragraph"]) == (
        TEMPLATE, "the document", paragraph,
    )  # fmt: skip
    assert found[0]["hint"]


ELSEWHERE: list[tuple[str, str, list[tuple[str, str]], str]] = [
    ("word/styles.xml", "template-says-its-language",
     [('<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', "")], "which language"),
    ("word/styles.xml", "heading-has-an-outline-level", [('<w:outlineLvl w:val="0"/>', "")],
     '"heading 1"'),
    ("word/styles.xml", "number-is-drawn-as-named",
     [('<w:numPr><w:numId w:val="1"/></w:numPr>', "")], '"Numbered Paragraph" draws no number'),
    ("word/numbering.xml", "number-is-drawn-as-named",
     [('<w:lvlText w:val="%1."/>', '<w:lvlText w:val="%1)"/>')], 'draws "1)"'),
    ("word/numbering.xml", "numbering-belongs-to-its-style",
     [('<w:pStyle w:val="ReportBullet"/>', "")], '"Report Bullet" is in a list'),
    ("word/footer1.xml", "slot-stands-in-the-document",
     [("</w:p></w:ftr>", "<w:r><w:t>{{ sections }}</w:t></w:r></w:p></w:ftr>")],
     "stands in footer 1"),
    ("word/footer1.xml", "placeholder-names-a-value",
     [("</w:p></w:ftr>", "<w:r><w:t>{{ titel }}</w:t></w:r></w:p></w:ftr>")], '"titel"'),
    ("word/settings.xml", "tag-stands-in-text",
     [("<w:zoom", '<w:docVars><w:docVar w:name="x" w:val="{{ title }}"/></w:docVars><w:zoom')],
     "word/settings.xml"),
    ("word/document.xml", "style-exists",
     [('w:val="CoverPerson"', 'w:val="Gone"')], '"Gone" is used'),
    ("word/document.xml", "story-ends-with-a-paragraph",
     [('</w:tbl><w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>', "</w:tbl>")],
     "ends with a table"),
    ("word/document.xml", "content-has-a-slot", [("{{ sections }}", "")], "no place"),
    ("word/document.xml", "content-has-a-slot", [(DATED, "")], '"Date of the report"'),
    ("word/document.xml", "content-has-a-slot", [("{{ author.telephone }}", "")], '"telephone"'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rule", "edits", "words"), ELSEWHERE)
def test_a_fault_is_found_wherever_it_is(
    workspace: Path, name: str, rule: str, edits: list[tuple[str, str]], words: str
) -> None:
    rewrite(workspace / TEMPLATE, *edits, name=name)
    found = [one for one in check(workspace) if one["rule"] == rule]
    assert any(words in one["message"] for one in found), found
    assert all(one["hint"] for one in found)


def relate(workspace: Path, part_name: str, kind: str, target: str, mode: str = "") -> None:
    """Adds a relationship to a part of the template."""
    folder, _, name = part_name.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    with ZipFile(workspace / TEMPLATE) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    empty = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b"</Relationships>"
    )
    one = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    held = parts.get(rels, empty)
    parts["word/embeddings/x.bin"] = b"x"
    kind_of_bin = b'<Default Extension="bin" ContentType="application/octet-stream"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", kind_of_bin)
    parts[rels] = held.replace(b"</Relationships>", one.encode() + b"</Relationships>")
    with ZipFile(workspace / TEMPLATE, "w") as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)


OUTSIDE = ' TargetMode="External"'


@pytest.mark.parametrize(
    ("part_name", "kind", "target", "mode", "rule", "severity"),
    [
        ("word/settings.xml", "attachedTemplate", "file:///C:/x.dotx", OUTSIDE,
         "template-stands-alone", "note"),
        ("word/document.xml", "image", "https://www.example.gov.uk/crest.png", OUTSIDE,
         "template-stands-alone", "warning"),
        ("word/document.xml", "oleObject", "embeddings/x.bin", "",
         "word-file-has-no-program", "error"),
        ("word/fontTable.xml", "font", "theme/theme1.xml", "", "template-stands-alone", "warning"),
        ("word/document.xml", "hyperlink", "https://%7B%7B title %7D%7D", OUTSIDE,
         "tag-stands-in-text", "warning"),
    ],
)  # fmt: skip
def test_what_a_template_fetches_or_carries_is_found(
    workspace: Path, part_name: str, kind: str, target: str, mode: str, rule: str, severity: str
) -> None:
    relate(workspace, part_name, kind, target, mode)
    assert [(one["rule"], one["severity"]) for one in check(workspace)] == [(rule, severity)]


def test_macros_are_found(workspace: Path) -> None:
    with ZipFile(workspace / TEMPLATE, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert [one["rule"] for one in check(workspace)] == ["word-file-has-no-program"]


def test_comments_left_are_found_once_each(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("{{ meeting.date }}", "3. {{ meeting.date }}"))
    run(workspace, "style", "check", STYLE, "--annotate", "-o", TEMPLATE.replace("rep", "prep"))
    data = (workspace / TEMPLATE.replace("rep", "prep")).read_bytes()
    (workspace / TEMPLATE).write_bytes(data)
    assert [(one["rule"], one["place"]["paragraph"]) for one in check(workspace)] == [
        ("number-is-not-typed", 2),
        ("template-has-no-comments", 2),
    ]


YAMLS = [
    ("style-is-in-the-template", "paragraph: Body Paragraph", "paragraph: Body Paragraf"),
    (
        "style-is-in-the-template",
        "    heading: REASONS\n",
        "    heading: REASONS\n    paragraph_style: Reasons\n    bullets: [Reason Bullet]\n",
    ),
    ("content-has-a-slot", "fields:\n", "fields:\n  - {key: wards, label: Wards}\n"),
    (
        "placeholder-names-a-value",
        "    heading: REASONS\n",
        '    heading: REASONS\n    before: "On {{ meting.date }}:"\n',
    ),
    (
        "number-is-drawn-as-named",
        "\nappendix_label",
        '\nnumbering: {paragraphs: "{1})"}\nappendix_label',
    ),
    (
        "number-is-drawn-as-named",
        "\nappendix_label",
        '\nnumbering: {lists: ["{1}."]}\nappendix_label',
    ),
]


@pytest.mark.parametrize(("rule", "old", "new"), YAMLS)
def test_a_fault_of_the_words_is_found_in_them(
    workspace: Path, rule: str, old: str, new: str
) -> None:
    write(workspace, YAML, old, new)
    found = check(workspace)
    assert {one["rule"] for one in found} == {rule}
    assert {one["place"]["file"] for one in found} == {YAML}
    assert all(one["place"]["line"] > 1 for one in found)


def test_a_section_with_no_place_of_its_own_is_found(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("{{ sections }}", "{{ sections.purpose }}"))
    found = [one for one in check(workspace) if one["rule"] == "content-has-a-slot"]
    assert len(found) == 6
    assert '"BACKGROUND AND EXTERNAL CONSULTATION"' in found[0]["message"]
    assert found[0]["severity"] == "error"


def test_fields_are_printed_by_loops_and_conditions_too(workspace: Path) -> None:
    write(
        workspace,
        YAML,
        "fields:\n",
        "fields:\n  - {key: wards, label: Wards, many: true, parts: [name, councillor]}\n"
        "  - {key: exempt, label: Exempt, kind: yes or no}\n",
    )
    looped = (
        "{% for one in wards %}{{ one.name }}{% endfor %}{% if exempt %}Not for publication"
        "{% endif %}"
    )
    rewrite(workspace / TEMPLATE, ("{{ meeting.date }}", f"{{{{ meeting.date }}}} {looped}"))
    (found,) = check(workspace)
    assert found["message"] == 'the template never prints "councillor" of the field "Wards"'
    assert (
        "councillor"
        in (workspace / YAML).read_text(encoding="utf-8").splitlines()[found["place"]["line"] - 1]
    )


def test_a_second_row_for_the_plan_stops_papers_too(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("Within 6 months (specify)", "{{ row.text }}"))
    found = [one for one in findings(workspace) if one["severity"] == "error"]
    assert {one["rule"] for one in found} == {"row-is-one"}


def test_lists_deeper_than_their_section_has_styles_are_found(workspace: Path) -> None:
    write(workspace, YAML, "heading: REASONS\n", "heading: REASONS\n    bullets: Report Bullet\n")
    assert check(workspace) == []
    paper = next((workspace / "source").glob("*/*/06-reasons.md"))
    with paper.open("a", encoding="utf-8") as file:
        file.write("\n- one\n  - two\n")
    assert [one["rule"] for one in findings(workspace)] == ["block-has-a-style"]


def test_a_template_that_lints_clean_builds(workspace: Path) -> None:
    """What the sample meets is what papers meet: here a paper in the style, as it stands."""
    assert check(workspace) == []
    answer = run(workspace, "build")
    assert (answer.code, findings(workspace)) == (0, []), answer.said
    assert "w:commentReference" not in part(next((workspace / "build").rglob("*.docx")))
