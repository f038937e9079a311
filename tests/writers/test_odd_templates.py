"""Templates as people really save them: pictures, controls, comments, notes, odd ids.

Each test puts one such thing into a copy of the sample paper's template and builds it.
"""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from front_door import built, findings, part, rewrite, run, write

TEMPLATE = "templates/middlesbrough-2004/report.docx"
PAPER = "2027-01-21-health-board/winter-plan"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SECTIONS = "<w:r><w:t>{{ sections }}</w:t></w:r>"
DATE = "<w:r><w:t>{{ meeting.date }}</w:t></w:r>"
TEXT = "<w:r><w:t>{{ row.text }}</w:t></w:r>"
PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="tick"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="urn:x"/></a:graphic></wp:inline></w:drawing></w:r>'
)
MORE = '  - reference: "9.9"\n    text: Another recommendation\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample workspace, with two recommendations in its plan."""
    assert run(tmp_path, "new", "workspace", "workspace").code == 0
    plan = tmp_path / "workspace" / "source" / PAPER / "plan.yaml"
    plan.write_bytes(plan.read_bytes().rstrip() + b"\n" + MORE.encode())
    return tmp_path / "workspace"


def document(folder: Path, *changes: tuple[str, str]) -> etree._Element:
    """The document built with the template so changed, read strictly."""
    rewrite(folder / TEMPLATE, *changes)
    return etree.fromstring(part(built(folder, PAPER)).encode())


def words(root: etree._Element) -> str:
    """All its text."""
    return "".join(root.itertext(f"{{{W}}}t"))


def add_part(folder: Path, name: str, kind: str, xml: str) -> None:
    """One part more in the template, as Word would declare it."""
    template = folder / TEMPLATE
    with ZipFile(template, "a") as archive:
        archive.writestr(name, xml)
    override = f'<Override PartName="/{name}" ContentType="{WORDS}.{kind}+xml"/></Types>'
    rewrite(template, ("</Types>", override), name="[Content_Types].xml")
    pointer = f'<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="/{name}"/>'
    relationships = "word/_rels/document.xml.rels"
    rewrite(template, ("</Relationships>", f"{pointer}</Relationships>"), name=relationships)


def test_a_picture_in_the_row_is_drawn_in_every_row_with_an_id_of_its_own(folder: Path) -> None:
    root = document(folder, (TEXT, TEXT + PICTURE))
    ids = [one.get("id") for one in root.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) > 1


def test_a_bookmark_in_the_row_is_not_repeated(folder: Path) -> None:
    mark = '<w:bookmarkStart w:id="5" w:name="plan"/>' + TEXT + '<w:bookmarkEnd w:id="5"/>'
    assert b'w:name="plan"' not in etree.tostring(document(folder, (TEXT, mark)))


def test_a_slot_in_a_content_control_is_filled(folder: Path) -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:id w:val="4"/></w:sdtPr><w:sdtContent>{TEXT}</w:sdtContent></w:sdt>'
    )
    assert "Another recommendation" in words(document(folder, (TEXT, control)))


def test_what_stands_beside_a_link_in_its_run_stays(folder: Path) -> None:
    run_ = "<w:r><w:t>A</w:t><w:tab/><w:t>see {{ author.website }}</w:t><w:br/><w:t>Z</w:t></w:r>"
    root = document(folder, (DATE, run_))
    (paragraph,) = (one for one in root.iter(f"{{{W}}}p") if words(one).startswith("Asee http"))
    assert words(paragraph).endswith("Z")
    assert len([*paragraph.iter(f"{{{W}}}tab", f"{{{W}}}br")]) == 2


def test_a_link_stands_in_every_row(folder: Path) -> None:
    root = document(folder, ("{{ row.managers }}", "{{ row.managers }} {{ author.website }}"))
    assert len([*root.iter(f"{{{W}}}hyperlink")]) >= 2


def test_a_link_keeps_looks_that_only_newer_programs_know(folder: Path) -> None:
    newer = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w='
    looks = '<w:r><w:rPr><w14:ligatures w14:val="none"/></w:rPr><w:t>see {{ author.website }}</w:t>'
    looks += "</w:r>"
    assert "see http" in words(document(folder, ("xmlns:w=", newer), (DATE, looks)))


def test_a_style_id_is_written_as_text(folder: Path) -> None:
    styles = ('w:styleId="Hyperlink"', 'w:styleId="a&quot;&lt;b"')
    rewrite(folder / TEMPLATE, styles, name="word/styles.xml")
    (style,) = document(folder).iterfind(f".//{{{W}}}hyperlink/{{{W}}}r/{{{W}}}rPr/{{{W}}}rStyle")
    assert style.get(f"{{{W}}}val") == 'a"<b'


def test_a_slot_in_the_paragraph_that_ends_a_section_leaves_the_section(folder: Path) -> None:
    before = len([*document(folder).iter(f"{{{W}}}sectPr")])
    ending = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>' + SECTIONS
    root = document(folder, ("</w:pPr>" + SECTIONS, ending))
    assert len([*root.iter(f"{{{W}}}sectPr")]) == before + 1


@pytest.mark.parametrize("identity", ["x", "2147483647"])
def test_bookmarks_of_the_template_do_not_meet_those_of_the_paper(
    folder: Path, identity: str
) -> None:
    key = "_Ref_what_helps"
    held = f'<w:bookmarkStart w:id="{identity}" w:name="{key}"/><w:bookmarkEnd w:id="{identity}"/>'
    marks = [*document(folder, (DATE, held + DATE)).iter(f"{{{W}}}bookmarkStart")]
    for attribute in ("id", "name"):
        values = [mark.get(f"{{{W}}}{attribute}") for mark in marks]
        assert len(values) == len(set(values)) >= 2
    ours = (int(mark.get(f"{{{W}}}id") or 0) for mark in marks if mark.get(f"{{{W}}}name") != key)
    assert all(0 < one < 2**31 - 1 for one in ours)


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_a_tag_in_a_note_is_filled(folder: Path, kind: str) -> None:
    note = kind.removesuffix("s")
    said = "<w:p><w:r><w:t>For {{ title }}</w:t></w:r></w:p>"
    xml = f'<w:{kind} xmlns:w="{W}"><w:{note} w:id="1">{said}</w:{note}></w:{kind}>'
    add_part(folder, f"word/{kind}.xml", kind, xml)
    assert "For Winter plan" in part(built(folder, PAPER), f"word/{kind}.xml")


def test_comments_and_their_authors_do_not_travel(folder: Path) -> None:
    comment = '<w:comment w:id="0" w:author="Jo Bloggs"><w:p/></w:comment>'
    add_part(
        folder, "word/comments.xml", "comments", f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    )
    anchored = (
        f'<w:commentRangeStart w:id="0"/>{DATE}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    assert b"omment" not in etree.tostring(document(folder, (DATE, anchored)))
    with ZipFile(folder / "build" / f"{PAPER}.docx") as archive:
        assert not any("comment" in name for name in archive.namelist())


def test_what_the_template_says_of_itself_is_never_run(folder: Path) -> None:
    tag = '<dc:description>{{ "%1999999999d" % 1 }}</dc:description></cp:coreProperties>'
    rewrite(folder / TEMPLATE, ("</cp:coreProperties>", tag), name="docProps/core.xml")
    assert "description" not in part(built(folder, PAPER), "docProps/core.xml")


def test_a_pointer_at_nothing_that_nobody_uses_is_dropped(folder: Path) -> None:
    lost = f'<Relationship Id="rIdX" Type="{OFFICE}/image" Target="NULL"/></Relationships>'
    relationships = "word/_rels/document.xml.rels"
    rewrite(folder / TEMPLATE, ("</Relationships>", lost), name=relationships)
    assert "NULL" not in part(built(folder, PAPER), relationships)


def test_docxtpls_own_braces_print_as_their_author_typed_them(folder: Path) -> None:
    write(folder, f"source/{PAPER}/paper.yaml", "title: Winter plan", 'title: "A {_{ B %_}"')
    assert "A {_{ B %_}" in words(document(folder))


def test_rows_and_cells_that_a_condition_emptied_are_mended(folder: Path) -> None:
    def cell(*lines: str) -> str:
        held = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        return f"<w:tc>{held}</w:tc>"

    inside = ("{%p if not title %}", "gone", "{%p endif %}")
    dropped = cell("{%tc if not title %}") + cell("gone") + cell("{%tc endif %}")
    rows = f"<w:tr>{cell(*inside)}{cell('kept')}</w:tr><w:tr>{dropped}</w:tr>"
    table = f"<w:tbl><w:tblPr/>{rows}</w:tbl><w:p><w:pPr><w:pStyle"
    root = document(folder, ("<w:body><w:p><w:pPr><w:pStyle", f"<w:body>{table}"))
    first = next(root.iter(f"{{{W}}}tbl"))
    assert [len(row) for row in first.iter(f"{{{W}}}tr")] == [2]
    assert all(one[-1].tag == f"{{{W}}}p" for one in first.iter(f"{{{W}}}tc"))
    assert first.find(f"{{{W}}}tblGrid") is not None


def test_many_faults_are_told_as_the_first_few(folder: Path) -> None:
    bad = "".join(f"<w:p><w:r><w:t>{{{{ meeting.no{at} }}}}</w:t></w:r></w:p>" for at in range(80))
    rewrite(folder / TEMPLATE, ("<w:body>", f"<w:body>{bad}"))
    assert 0 < len(findings(folder)) <= 50


def test_braces_without_end_are_one_fault(folder: Path) -> None:
    rewrite(folder / TEMPLATE, ("{{ meeting.date }}", "{" * 60_000))
    assert {one["rule"] for one in findings(folder)} == {"tag-is-closed"}


def test_no_mark_is_left_in_any_part(folder: Path) -> None:
    with ZipFile(built(folder, PAPER)) as archive:
        for name in archive.namelist():
            assert not re.search("[\ue000\ue001]", archive.read(name).decode("utf-8", "ignore"))
