"""A cleaned copy tells nothing beside its text, and its text is what it was."""

from pathlib import Path

import pytest

from boardpaper.ooxml.package import read
from front_door import built, run
from made_files import chunk, png
from preflight.finished import (
    SPACES,
    Link,
    found,
    paragraph,
    run_of,
    told,
    unpacked,
    word_file,
)
from tools.office import Office, pages
from tools.validators import Validate

TELLING_PNG = png().replace(b"\0\0\0\0IEND", chunk(b"tEXt", b"Author\0Jo") + b"\0\0\0\0IEND")
CORE_SPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
AUTHOR_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTHOR </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Jo Bloggs</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case">'
    "<vt:lpwstr>A17</vt:lpwstr></property></Properties>"
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:printerSettings r:id="rId7"/></w:sectPr>'


def telling(path: Path) -> Path:
    """A file that tells everything that can be taken out of one."""
    return word_file(
        path,
        '<w:p w:rsidR="00A1B2C3"><w:commentRangeStart w:id="4"/>'
        f'{run_of("Costs rise.")}<w:commentRangeEnd w:id="4"/>'
        '<w:r><w:commentReference w:id="4"/></w:r></w:p>',
        '<w:sdt><w:sdtPr><w:alias w:val="Author"/>'
        f"<w:dataBinding w:prefixMappings=\"xmlns:c='{CORE_SPACE}' "
        "xmlns:d='http://purl.org/dc/elements/1.1/'\" "
        'w:xpath="/c:coreProperties[1]/d:creator[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Jo Bloggs')}</w:sdtContent></w:sdt>",
        f"<w:p>{run_of('Written by ')}{AUTHOR_FIELD}</w:p>",
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        '<wp:docPr id="1" name="a" descr="A white spot"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>",
        SECTION,
        core="<dc:title>A paper</dc:title><dc:creator>Jo Bloggs</dc:creator>"
        "<dc:description>For the leader</dc:description>"
        "<cp:lastModifiedBy>Sam</cp:lastModifiedBy>",
        app="<Template>Leader.dotm</Template><TotalTime>7</TotalTime><Manager>Al</Manager>"
        "<Company>Town</Company>",
        settings='<w:attachedTemplate r:id="rId1"/><w:docVars><w:docVar w:name="key" w:val="A17"/>'
        '</w:docVars><w:rsids><w:rsid w:val="00A1B2C3"/></w:rsids>',
        parts={
            "word/comments.xml": f'<w:comments {SPACES}><w:comment w:id="4" w:author="Jo Bloggs">'
            f"{paragraph('Really?')}</w:comment></w:comments>",
            "word/people.xml": f'<w15:people {SPACES}><w15:person w15:author="Jo Bloggs"/>'
            "</w15:people>",
            "word/media/a.png": TELLING_PNG,
            "word/media/old.png": TELLING_PNG,
            "word/printerSettings1.bin": b"Printer of Jo",
            "customXml/item1.xml": "<meta><author>Jo Bloggs</author></meta>",
            "docProps/custom.xml": CUSTOM,
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xd9",
        },
        links=(
            Link("comments", "comments.xml"),
            Link("people", "people.xml"),
            Link("image", "media/a.png"),
            Link("customXml", "../customXml/item1.xml"),
            Link("printerSettings", "printerSettings1.bin"),
            Link("attachedTemplate", "file:///S:/leader.dotm", True, "word/settings.xml"),
        ),
    )


def cleaned(path: Path) -> Path:
    answer = run(path.parent, "preflight", "--clean", path.name)
    copy = path.with_name(f"{path.stem} (cleaned).docx")
    assert answer.out.startswith(f"cleaned  {copy.name}"), answer.said
    return copy


def test_a_cleaned_copy_tells_nothing_of_what_its_file_told(tmp_path: Path) -> None:
    path = telling(tmp_path / "paper.docx")
    assert len(told(path)) == 18
    before = path.read_bytes()
    copy = cleaned(path)
    assert told(copy) == []
    assert path.read_bytes() == before
    everything = b"".join(unpacked(copy).values())
    for secret in (b"Sam", b"Al<", b"Really", b"leader", b"Leader", b"A17", b"00A1B2C3", b"rinter"):
        assert secret not in everything
    assert everything.count(b"Jo") == 2  # what is written in the paper itself
    assert b"AUTHOR" not in everything


def test_a_cleaned_copy_says_the_same_and_prints_the_same(
    tmp_path: Path, soffice: Office, validators: Validate
) -> None:
    path = telling(tmp_path / "paper.docx")
    copy = cleaned(path)
    before, after = soffice.convert([path, copy], tmp_path)
    assert pages(before) == pages(after)
    assert "Written by Jo Bloggs" in pages(after)[0]
    old, new = ({one.what for one in validators(file)} for file in (path, copy))
    assert new - old == set()


def test_a_paper_cleaned_is_the_same_paper(workspace: Path) -> None:
    path = built(workspace)
    copy = cleaned(path)
    answer = run(path.parent, "diff", path.name, copy.name)
    assert answer.code == 0
    assert "Nothing differs" in answer.out
    assert found(copy) == []
    assert b"_bp_" not in read(copy.read_bytes()).content("word/document.xml")
    creator = "<dc:creator>Middlesbrough Council</dc:creator>"
    assert creator in unpacked(copy)["docProps/core.xml"].decode()


def test_a_copy_is_the_same_bytes_again_and_replaces_nothing(tmp_path: Path) -> None:
    path = telling(tmp_path / "paper.docx")
    copy = cleaned(path)
    first = copy.read_bytes()
    again = run(tmp_path, "preflight", "--clean", path.name)
    assert again.code == 0
    assert again.out.startswith("same     paper (cleaned).docx")
    copy.write_bytes(b"somebody's work")
    refused = run(tmp_path, "preflight", "--clean", path.name)
    assert refused.code == 1
    assert "[new-file-is-new]" in refused.out
    assert copy.read_bytes() == b"somebody's work"
    run(tmp_path, "preflight", "--clean", path.name, "--output", "other.docx")
    assert (tmp_path / "other.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (f'<w:p><w:ins w:author="Jo">{run_of("more")}</w:ins></w:p>', "changes-are-settled"),
        (paragraph("Secret", "<w:vanish/>"), "words-can-be-seen"),
        (paragraph("Secret", '<w:highlight w:val="black"/>'), "words-are-not-covered"),
    ],
)
def test_what_belongs_to_the_text_stays_and_is_told_again(
    tmp_path: Path, words: str, rule: str
) -> None:
    core = "<dc:title>A paper</dc:title><dc:creator>Jo Bloggs</dc:creator>"
    path = word_file(tmp_path / "paper.docx", words, core=core)
    copy = cleaned(path)
    assert [one["rule"] for one in found(copy)] == [rule]
    assert run(tmp_path, "preflight", copy.name).code == 1


def test_a_file_in_which_nothing_is_found_needs_no_copy(tmp_path: Path) -> None:
    path = word_file(tmp_path / "paper.docx", paragraph("Agreed."))
    answer = run(tmp_path, "preflight", "--clean", path.name)
    assert answer.code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["paper.docx"]


def test_one_name_for_two_copies_is_refused(tmp_path: Path) -> None:
    answer = run(tmp_path, "preflight", "--clean", "a.docx", "b.docx", "-o", "c.docx")
    assert answer.code == 2
    assert "--output names the cleaned copy of one file" in answer.err
