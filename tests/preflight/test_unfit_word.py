"""Everything that preflight looks for in a Word file is found in the smallest file that has it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from front_door import run
from made_files import chunk, png
from preflight.finished import (
    SPACES,
    Link,
    found,
    hiding_workbook,
    paragraph,
    run_of,
    told,
    word_file,
)

SHADED = '<w:shd w:val="clear" w:fill="000000"/>'
GREY = (
    '<w:style w:type="character" w:styleId="{0}"><w:name w:val="{0}"/><w:rPr>{1}</w:rPr></w:style>'
)


def test_a_file_with_nothing_in_it_is_fit_and_says_what_was_looked_for(tmp_path: Path) -> None:
    path = word_file(tmp_path / "paper.docx", paragraph("Agreed."))
    answer = run(tmp_path, "preflight", path.name)
    assert answer.code == 0
    first, second = answer.out.splitlines()
    assert first == "paper.docx: fit to publish, as far as boardpaper can see"
    assert second.startswith("looked for in Word files: tracked changes, comments, ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (paragraph("Secret", "<w:vanish/>"), '"Secret" is hidden text'),
        (paragraph("Secret", '<w:rStyle w:val="Gone"/>'), '"Secret" is hidden text'),
        (paragraph("Secret", '<w:color w:val="FEFEFE"/>'), '"Secret" is white on white'),
        (
            paragraph("Secret", '<w:color w:val="FFFFFF" w:themeColor="background1"/>'),
            '"Secret" is white on white',
        ),
        (paragraph("Secret", '<w:sz w:val="2"/>'), '"Secret" is in letters of 1 points'),
        (
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>"
            f"{paragraph('Secret')}</w:tc></w:tr></w:tbl><w:p/>",
            'a row of a table is hidden: "Secret"',
        ),
    ],
)
def test_words_that_are_not_seen_are_found(tmp_path: Path, words: str, message: str) -> None:
    styles = GREY.format("Gone", "<w:vanish/>")
    path = word_file(tmp_path / "paper.docx", words, styles=styles)
    assert told(path) == [f"error words-can-be-seen: {message}"]


@pytest.mark.parametrize(
    "words",
    [
        paragraph("Seen", '<w:color w:val="FFFFFF"/>' + SHADED),
        paragraph("Seen", '<w:vanish w:val="0"/><w:rStyle w:val="Gone"/>'),
        paragraph("   ", "<w:vanish/>"),
        paragraph("Seen", '<w:color w:val="0000FF"/>'),
        paragraph("Seen", '<w:highlight w:val="darkGreen"/>'),
        paragraph("Seen", SHADED),  # Word sets it in white
        '<w:p><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr>'
        + run_of("Seen", '<w:color w:val="FFFFFF"/>')
        + "</w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr>"
        + SHADED
        + "</w:tcPr>"
        + paragraph("Seen", '<w:color w:val="FFFFFF"/>')
        + "</w:tc></w:tr></w:tbl><w:p/>",
    ],
)
def test_words_that_are_seen_are_left_alone(tmp_path: Path, words: str) -> None:
    path = word_file(tmp_path / "paper.docx", words, styles=GREY.format("Gone", "<w:vanish/>"))
    assert told(path) == []


@pytest.mark.parametrize(
    "looks",
    [
        '<w:highlight w:val="black"/>',
        '<w:color w:val="000000"/>' + SHADED,
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    ],
)
def test_blackened_words_are_found(tmp_path: Path, looks: str) -> None:
    path = word_file(tmp_path / "paper.docx", paragraph("Jo Bloggs", looks))
    (said,) = told(path)
    assert said.startswith('error words-are-not-covered: "Jo Bloggs" is blackened')


def test_a_comment_is_found_where_it_stands_with_its_author(tmp_path: Path) -> None:
    marked = '<w:commentRangeStart w:id="4"/>' + run_of("Costs rise.")
    path = word_file(
        tmp_path / "paper.docx",
        paragraph("First."),
        f'<w:p>{marked}<w:r><w:commentReference w:id="4"/></w:r></w:p>',
        parts={
            "word/comments.xml": f'<w:comments {SPACES}><w:comment w:id="4" w:author="Jo Bloggs">'
            f"{paragraph('Really?')}</w:comment></w:comments>"
        },
        links=(Link("comments", "comments.xml"),),
    )
    (finding,) = found(path)
    assert finding["message"] == 'a comment by Jo Bloggs is left: "Really?"'
    assert finding["place"]["paragraph"] == 2
    assert finding["place"]["text"] == "Costs rise."


@pytest.mark.parametrize(
    ("change", "does"),
    [
        ('<w:ins w:author="Jo">' + run_of("more") + "</w:ins>", 'by Jo: it adds "more"'),
        (
            '<w:del w:author="Jo"><w:r><w:delText>less</w:delText></w:r></w:del>',
            'by Jo: it removes "less"',
        ),
        (
            '<w:r><w:rPr><w:b/><w:rPrChange w:author="Jo"><w:rPr/></w:rPrChange></w:rPr>'
            "<w:t>bold</w:t></w:r>",
            "by Jo",
        ),
    ],
)
def test_tracked_changes_are_found_with_what_they_do(
    tmp_path: Path, change: str, does: str
) -> None:
    path = word_file(tmp_path / "paper.docx", f"<w:p>{change}</w:p>")
    assert told(path) == [f"error changes-are-settled: a tracked change is left {does}"]


@pytest.mark.parametrize(
    ("core", "app", "message"),
    [
        ("<dc:creator>Jo Bloggs</dc:creator>", "", 'its author is "Jo Bloggs"'),
        ("<cp:lastModifiedBy>Jo</cp:lastModifiedBy>", "", 'the last to change it was "Jo"'),
        ("", "<Manager>Jo</Manager>", 'its manager is "Jo"'),
        (
            "<dc:creator>Jo</dc:creator>",
            "<Company>Town</Company>",
            'its author is "Jo"',
        ),
    ],
)
def test_names_in_the_properties_are_found(
    tmp_path: Path, core: str, app: str, message: str
) -> None:
    title = "<dc:title>A paper</dc:title>"
    path = word_file(tmp_path / "paper.docx", paragraph("Agreed."), core=title + core, app=app)
    assert f"warning names-are-meant: the file says that {message}" in told(path)


def test_the_council_that_a_paper_is_by_is_no_persons_name(tmp_path: Path) -> None:
    core = "<dc:title>A paper</dc:title><dc:creator>Town Council</dc:creator>"
    app = "<Company>Town Council</Company>"
    path = word_file(tmp_path / "paper.docx", paragraph("Agreed."), core=core, app=app)
    assert told(path) == []


def _with_settings(folder: Path, settings: str, *links: Link) -> Path:
    return word_file(folder / "paper.docx", paragraph("Agreed."), settings=settings, links=links)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda folder: _with_settings(
                folder,
                "",
                Link("attachedTemplate", "file:///S:/templates/a.dotm", True, "word/settings.xml"),
            ),
            "warning making-is-not-told: the file says which template it was made from, "
            'on a drive of somebody\'s computer: "file:///S:/templates/a.dotm"',
        ),
        (
            lambda folder: _with_settings(
                folder, '<w:docVars><w:docVar w:name="key" w:val="A17"/></w:docVars>'
            ),
            'warning making-is-not-told: the file keeps variables of a macro: key "A17"',
        ),
        (
            lambda folder: _with_settings(folder, "<w:mailMerge/>"),
            "warning making-is-not-told: the file keeps where the addresses of a mail merge are",
        ),
        (
            lambda folder: word_file(
                folder / "paper.docx", '<w:p w:rsidR="00A1"><w:r><w:t>Agreed.</w:t></w:r></w:p>'
            ),
            "note making-is-not-told: "
            "the file tells which words were written in one sitting (rsid)",
        ),
        (
            lambda folder: word_file(
                folder / "paper.docx",
                paragraph("Agreed."),
                parts={"customXml/item1.xml": "<meta><author>Jo Bloggs</author></meta>"},
                links=(Link("customXml", "../customXml/item1.xml"),),
            ),
            "warning making-is-not-told: the file holds data beside its text "
            '(customXml/item1.xml): "Jo Bloggs"',
        ),
        (
            lambda folder: word_file(
                folder / "paper.docx",
                paragraph("Agreed."),
                parts={"word/printerSettings1.bin": b"\0"},
                links=(Link("printerSettings", "printerSettings1.bin"),),
            ),
            "note making-is-not-told: the file keeps the settings of somebody's printer, "
            "with its name",
        ),
    ],
)
def test_what_tells_how_a_file_was_made_is_found(
    tmp_path: Path, make: Callable[[Path], Path], message: str
) -> None:
    assert told(make(tmp_path)) == [message]


def _zipped(name: str, data: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return held.getvalue()


OBJECT = '<w:p><w:r><w:object><o:OLEObject ProgID="{}" r:id="rId3"/></w:object></w:r></w:p>'


def test_what_an_embedded_workbook_hides_is_named(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        paragraph("Before."),
        OBJECT.format("Excel.Sheet.12"),
        parts={"word/embeddings/sheet1.xlsx": hiding_workbook()},
        links=(Link("package", "embeddings/sheet1.xlsx"),),
    )
    assert told(path) == [
        "warning file-carries-no-other: an Excel workbook is inside the file (sheet1.xlsx), "
        "and anybody can take it out whole",
        'error workbook-hides-nothing: in the workbook sheet1.xlsx, the sheet "Costs" hides '
        'column B ("Family")',
        'error workbook-hides-nothing: in the workbook sheet1.xlsx, the sheet "Costs" hides row 2',
        'error workbook-hides-nothing: in the workbook sheet1.xlsx, the sheet "Names" is hidden',
    ]
    assert {one["place"]["paragraph"] for one in found(path)} == {2}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Year, Cost", "the file is not an Excel workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        (_zipped("xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024)), "far more inside it"),
    ],
)
def test_a_workbook_that_cannot_be_looked_into_is_named(
    tmp_path: Path, data: bytes, why: str
) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        paragraph("Agreed."),
        parts={"word/embeddings/sheet1.xlsx": data},
        links=(Link("package", "embeddings/sheet1.xlsx"),),
    )
    said = " ".join(told(path))
    assert "workbook-hides-nothing: the workbook sheet1.xlsx cannot be looked into" in said
    assert why in said


def test_an_object_of_another_program_is_named_by_its_program(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        OBJECT.format("Visio.Drawing"),
        parts={"word/embeddings/oleObject1.bin": b"\0"},
        links=(Link("oleObject", "embeddings/oleObject1.bin"),),
    )
    assert told(path) == [
        "warning file-carries-no-other: an object of another program (Visio.Drawing) is inside the "
        "file (oleObject1.bin), and anybody can take it out whole; it was not looked into"
    ]


def test_a_part_that_nothing_points_at_is_found(tmp_path: Path) -> None:
    parts = {"word/media/old.png": png()}
    path = word_file(tmp_path / "paper.docx", paragraph("Agreed."), parts=parts)
    (said,) = told(path)
    assert said.endswith("the file holds a part that Word does not show: word/media/old.png")


@pytest.mark.parametrize(
    ("data", "cut", "message"),
    [
        (
            png().replace(b"\0\0\0\0IEND", chunk(b"tEXt", b"Author\0Jo") + b"\0\0\0\0IEND"),
            "",
            "the file of a picture tells words",
        ),
        (
            png(),
            '<a:srcRect l="20000"/>',
            "a picture is cropped, and the file still holds the whole of it",
        ),
        (
            b"\xff\xd8\xff\xe1"
            + pack(">H", 30)
            + b"Exif\0\0MM\0*"
            + pack(">IHHHII", 8, 1, 0x8825, 4, 1, 0)
            + b"\xff\xda\0\2\xff\xd9",
            "",
            "the file of a picture tells where it was taken (GPS)",
        ),
    ],
)
def test_a_picture_that_tells_more_than_it_shows_is_found(
    tmp_path: Path, data: bytes, cut: str, message: str
) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        f'<w:p><w:r><w:drawing><pic:blipFill><a:blip r:embed="rId3"/>{cut}</pic:blipFill>'
        "</w:drawing></w:r></w:p>",
        parts={"word/media/a.png": data},
        links=(Link("image", "media/a.png"),),
    )
    assert told(path) == [f"warning picture-tells-no-more: {message}"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Costs are {{ costs }}.", "tag-is-filled"),
        ("{% if late %}", "tag-is-filled"),
        ("Dear «First_name»", "tag-is-filled"),
        ("Click or tap here to enter text.", "guidance-is-gone"),
        ("[Insert the name of the ward]", "guidance-is-gone"),
        ("[Please delete if not needed]", "guidance-is-gone"),
        ("Lorem ipsum dolor", "guidance-is-gone"),
        ("&lt;AI12&gt;", "marker-is-gone"),
        ("&lt;/TITLE_SECTION&gt;", "marker-is-gone"),
        ("The date is TBC.", "words-are-final"),
        ("It cost £xx last year", "words-are-final"),
        (r"See \\townhall\reports\costs.xlsx", "link-opens-for-the-public"),
        (r"See H:\reports\costs.xlsx", "link-opens-for-the-public"),
    ],
)
def test_words_that_are_left_over_are_found(tmp_path: Path, words: str, rule: str) -> None:
    path = word_file(tmp_path / "paper.docx", paragraph(words))
    assert [one["rule"] for one in found(path)] == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "Schedule XX and Part XXX apply; 20 &lt; 30 &gt; 10.",
        "[The Chair left the room] and [see appendix 2]",
        "The draft budget was agreed; add 5% to it [2].",
        "A ratio of 1:2, at https://www.example.gov.uk/a/b and C: the third option.",
        "&lt;a@example.org&gt;",
    ],
)
def test_plain_words_are_left_alone(tmp_path: Path, words: str) -> None:
    assert told(word_file(tmp_path / "paper.docx", paragraph(words))) == []


@pytest.mark.parametrize(
    "target",
    [
        "file:///\\\\townhall\\costs.xlsx",
        "\\\\townhall\\costs.xlsx",
        "file://townhall/costs.xlsx",
        "file:///C:/Users/jbloggs/costs.xlsx",
        "S:\\costs.xlsx",
        "http://localhost:8080/",
        "http://intranet/pages/1",
        "https://intranet.town.gov.uk/a",
        "http://10.1.2.3/a",
        "https://docs.town.local/a",
    ],
)
def test_a_link_that_the_public_cannot_follow_is_found(tmp_path: Path, target: str) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        f'<w:p><w:hyperlink r:id="rId3">{run_of("Costs")}</w:hyperlink></w:p>',
        links=(Link("hyperlink", target, external=True),),
    )
    (finding,) = found(path)
    assert finding["rule"] == "link-opens-for-the-public"
    assert finding["place"]["text"] == "Costs"


@pytest.mark.parametrize("target", ["https://www.example.gov.uk/", "mailto:a@example.org", "#top"])
def test_a_link_that_anybody_can_follow_is_left_alone(tmp_path: Path, target: str) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        f'<w:p><w:hyperlink r:id="rId3">{run_of("Costs")}</w:hyperlink></w:p>',
        links=(Link("hyperlink", target, external=True),),
    )
    assert told(path) == []


def test_a_control_in_which_nothing_is_written_is_found(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{paragraph('Name of the officer')}</w:sdtContent></w:sdt>",
    )
    assert told(path) == [
        'error guidance-is-gone: nothing is written where the template says "Name of the officer"'
    ]


def test_words_in_a_style_for_guidance_are_found(tmp_path: Path) -> None:
    styles = GREY.format("Guidance notes", "")
    words = paragraph("Say why.", '<w:rStyle w:val="Guidance notes"/>')
    path = word_file(tmp_path / "paper.docx", words, styles=styles)
    assert told(path) == [
        'warning guidance-is-gone: words stand here in the style "Guidance notes"'
    ]


@pytest.mark.parametrize(
    ("header", "core", "rule"),
    [
        (paragraph("DRAFT 3 January 2027"), "", "draft-is-not-published"),
        (paragraph("DRAFT 3rd January 2027"), "", "draft-is-not-published"),
        (paragraph("Draft 2"), "", "draft-is-not-published"),
        (
            '<w:p><w:r><w:pict><v:shape><v:textpath string="Draft"/>'
            "</v:shape></w:pict></w:r></w:p>",
            "",
            "draft-is-not-published",
        ),
        (paragraph("NOT FOR PUBLICATION"), "", "restricted-is-not-published"),
        (paragraph(""), "<cp:contentStatus>Draft</cp:contentStatus>", "draft-is-not-published"),
    ],
)
def test_marks_that_forbid_publishing_are_found(
    tmp_path: Path, header: str, core: str, rule: str
) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        paragraph("Agreed."),
        core=f"<dc:title>A paper</dc:title>{core}",
        parts={"word/header1.xml": f"<w:hdr {SPACES}>{header}</w:hdr>"},
        links=(Link("header", "header1.xml"),),
    )
    answer = run(tmp_path, "preflight", path.name)
    assert answer.code == 1
    assert f"[{rule}]" in answer.out


def test_a_paper_about_a_draft_is_no_draft(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "paper.docx",
        paragraph("Agreed."),
        core="<dc:title>Draft budget 2027</dc:title>",
        parts={"word/header1.xml": f"<w:hdr {SPACES}>{paragraph('Draft budget 2027')}</w:hdr>"},
        links=(Link("header", "header1.xml"),),
    )
    assert told(path) == []


def test_a_file_that_cannot_be_read_is_refused_and_the_others_looked_through(
    tmp_path: Path,
) -> None:
    word_file(tmp_path / "paper.docx", paragraph("Agreed."))
    (tmp_path / "old.doc").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    answer = run(tmp_path, "preflight", "old.doc", "none.docx", "paper.docx")
    assert answer.code == 1
    assert "old.doc: not looked through (1 error)" in answer.out
    assert "none.docx: not looked through (1 error)" in answer.out
    assert "paper.docx: fit to publish" in answer.out
