"""Which files are taken as Word files, and that they come back as the same bytes."""

import hashlib
import os
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.ooxml.package import (
    NotAWordFile,
    Package,
    Relationship,
    content_digest,
    read,
    write,
)
from boardpaper.ooxml.unpacking import MOST_BYTES
from ooxml.wordfile import OFFICE, docx, p, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PLAIN = docx(p("Hello"))


def entries(data: bytes) -> dict[str, bytes]:
    """What the standard library finds in a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, contents: str | bytes) -> bytes:
    return zipped({**entries(PLAIN), name: contents})


def refusal(data: bytes) -> NotAWordFile:
    with pytest.raises(NotAWordFile) as caught:
        read(data)
    assert caught.value.reason.startswith("the file ")
    assert str(caught.value) == caught.value.reason
    return caught.value


def test_reads_the_parts_and_finds_the_document() -> None:
    package = read(PLAIN)
    assert package.document_part == "word/document.xml"
    assert package.parts == entries(PLAIN)
    assert not package.has_macros


def test_finds_a_document_of_another_name() -> None:
    held = entries(PLAIN)
    held["text/main.xml"] = held.pop("word/document.xml")
    held["_rels/.rels"] = held["_rels/.rels"].replace(b'"word/document.xml"', b'"/text/main.xml"')
    assert read(zipped(held)).document_part == "text/main.xml"


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "word-file-is-a-zip", "is empty"),
        (b"Dear all,", "word-file-is-a-zip", "not a Word document"),
        (b"%PDF-1.7 ...", "word-file-is-docx", "a PDF"),
        (b"{\\rtf1 ...}", "word-file-is-docx", "rich text"),
        (OLE + "WordDocument".encode("utf-16-le"), "word-file-is-docx", "old Word document"),
        (OLE + b"something", "word-file-is-docx", "old Office file"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "word-file-is-not-encrypted", "password"),
        (PLAIN[:-30], "word-file-is-whole", "damaged"),
        (PLAIN[:300], "word-file-is-whole", "damaged"),
        (zipped({"a.txt": "x"}), "word-file-has-a-document", "not a Word document"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "word-file-is-docx",
         "OpenDocument"),
    ],
)  # fmt: skip
def test_refuses_other_files(data: bytes, rule: str, words: str) -> None:
    trouble = refusal(data)
    assert trouble.rule == rule
    assert words in trouble.reason


@pytest.mark.parametrize(
    "name",
    ["../evil.xml", "word/../../evil.xml", "/etc/passwd", "word\\evil.xml", "C:/evil.xml",
     "word//evil.xml", "./evil.xml", "word/e\x1bvil.xml"],
)  # fmt: skip
def test_refuses_names_that_lead_out(name: str) -> None:
    assert refusal(with_part(name, "<x/>")).rule == "word-parts-stay-inside"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "word/Document.XML"])
def test_refuses_a_part_that_stands_twice(name: str) -> None:
    target = BytesIO(PLAIN)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "<x/>")
    assert refusal(target.getvalue()).rule == "word-parts-are-single"


def test_refuses_a_small_file_with_much_in_it() -> None:
    assert refusal(with_part("word/media/bomb.bin", bytes(64 * 1024 * 1024))).rule == (
        "word-file-is-not-too-large"
    )


def test_does_not_believe_the_sizes_a_zip_gives() -> None:
    bomb = bytearray(with_part("word/media/bomb.bin", bytes(64 * 1024 * 1024)))
    size = (64 * 1024 * 1024).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (100).to_bytes(4, "little")
    assert refusal(bytes(bomb)).rule in ("word-file-is-not-too-large", "word-file-is-whole")


def test_refuses_too_much_in_all() -> None:
    piece = (os.urandom(1024) + bytes(64 * 1024)) * 1024
    parts = {f"word/media/{number}.bin": piece for number in range(5)}
    assert sum(map(len, parts.values())) > MOST_BYTES
    assert refusal(zipped({**entries(PLAIN), **parts})).rule == "word-file-is-not-too-large"


def test_refuses_a_locked_entry() -> None:
    data = bytearray(PLAIN)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(signature) + flags] |= 1
    assert refusal(bytes(data)).rule == "word-file-is-not-encrypted"


def test_refuses_a_wrong_checksum() -> None:
    document = entries(PLAIN)["word/document.xml"]
    true, false = (zlib.crc32(one).to_bytes(4, "little") for one in (document, b"other"))
    assert refusal(PLAIN.replace(true, false)).rule == "word-file-is-whole"


DTD = '<!DOCTYPE a [<!ENTITY b "c">]>'


@pytest.mark.parametrize(
    ("part", "contents"),
    [
        ("word/document.xml", f"{DTD}<a>&b;</a>"),
        ("word/_rels/document.xml.rels", "<!DOCTYPE a><a/>"),
        ("customXml/item1.xml", f'<?xml version="1.0"?><!-- ! -->\n{DTD}<a/>'),
        ("customXml/item2.xml", f'<?xml version="1.0"?>{DTD}<a/>'.encode("utf-16")),
    ],
)  # fmt: skip
def test_refuses_a_document_type(part: str, contents: str | bytes) -> None:
    trouble = refusal(with_part(part, contents))
    assert trouble.rule == "word-xml-has-no-dtd"
    assert part in trouble.reason


@pytest.mark.parametrize(
    "contents", ["", "<a>", "<a/><b/>", "<a>&nbsp;</a>", "<a>\x01</a>", b"<a>\xff</a>", "<x:a/>"]
)
def test_refuses_xml_that_does_not_parse(contents: str | bytes) -> None:
    assert refusal(with_part("word/styles.xml", contents)).rule == "word-xml-parses"


def test_refuses_xml_too_deep_to_walk() -> None:
    package = read(with_part("word/document.xml", docx_root("<w:p>" * 300 + "</w:p>" * 300)))
    with pytest.raises(NotAWordFile, match="deep"):
        package.tree(package.document_part)


def docx_root(inside: str) -> str:
    document = entries(PLAIN)["word/document.xml"].decode()
    return document.replace("<w:body>", f"<w:body>{inside}")


def test_a_document_type_in_a_comment_or_text_is_only_text() -> None:
    part = "<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>"
    assert "customXml/item1.xml" in read(with_part("customXml/item1.xml", part)).parts


@pytest.mark.parametrize("where", ["word/document.xml", "_rels/.rels"])
def test_refuses_strict_open_xml(where: str) -> None:
    strict = entries(PLAIN)[where]
    for old, new in (
        (b"openxmlformats.org/wordprocessingml/2006/main", b"ooxml/wordprocessingml/main"),
        (b"openxmlformats.org/officeDocument/2006", b"ooxml/officeDocument"),
    ):
        strict = strict.replace(b"http://schemas." + old, b"http://purl.oclc.org/" + new)
    assert refusal(with_part(where, strict)).rule == "word-file-is-transitional"


def test_says_that_a_workbook_is_one() -> None:
    root = "<w xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>"
    assert "Excel" in refusal(with_part("word/document.xml", root)).reason


def test_refuses_a_package_that_points_at_nothing() -> None:
    held = entries(PLAIN)
    del held["word/document.xml"]
    assert refusal(zipped(held)).rule == "word-file-has-a-document"


def test_flags_macros() -> None:
    assert read(with_part("word/vbaProject.bin", b"\0")).has_macros
    types = bytes(entries(PLAIN)["[Content_Types].xml"]).replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert read(with_part("[Content_Types].xml", types)).has_macros


@given(st.binary(max_size=300), st.integers(0, len(PLAIN) - 1))
def test_raises_nothing_else_whatever_the_bytes(scratch: bytes, at: int) -> None:
    for data in (scratch, PLAIN[:at] + scratch + PLAIN[at + len(scratch) :]):
        with suppress(NotAWordFile):
            assert read(data).document_part


def test_writes_the_same_bytes_again() -> None:
    package = read(PLAIN)
    written = write(package)
    assert write(read(written)) == written
    assert read(written).parts == package.parts
    assert python_docx.Document(BytesIO(written)).paragraphs[0].text == "Hello"


def test_writes_entries_in_order_and_without_times_or_owners() -> None:
    package = read(docx(p("x"), styles="", header1=p("h"), core="<a/>"))
    with zipfile.ZipFile(BytesIO(write(package))) as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {(info.create_system, info.external_attr, info.extra) for info in infos} == {
        (0, 0o600 << 16, b"")
    }
    assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}


def test_the_order_of_parts_does_not_matter() -> None:
    package = read(PLAIN)
    turned = Package(dict(reversed(list(package.parts.items()))), package.document_part)
    assert write(turned) == write(package)
    assert content_digest(turned) == content_digest(package)


SCRIPT = """
import sys
from boardpaper.ooxml.package import read, write
sys.stdout.buffer.write(write(read(open(sys.argv[1], "rb").read())))
"""


def test_writes_the_same_bytes_anywhere(tmp_path: Path) -> None:
    """Whatever the time zone, the locale, the file mask and the order of hashes."""
    file = tmp_path / "a.docx"
    file.write_bytes(PLAIN)
    made = []
    for zone, language, mask, seed in (("UTC", "C", 0o022, "1"), ("Asia/Tokyo", "tr_TR", 0, "2")):
        environment = os.environ | {"TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT, str(file)]
        run = subprocess.run(command, env=environment, umask=mask, capture_output=True, check=True)
        made.append(run.stdout)
    assert made[0] == made[1] == write(read(PLAIN))


def test_pieces_are_written_as_the_whole() -> None:
    package = read(PLAIN)
    whole = package.content("word/document.xml")
    pieces = package.replace({"word/document.xml": [whole[:100], b"", whole[100:]]})
    assert pieces.content("word/document.xml") == whole
    assert write(pieces) == write(package)
    assert content_digest(pieces) == content_digest(package)


def test_the_digest_is_that_of_the_parts() -> None:
    package = read(PLAIN)
    listed = "".join(
        f"{hashlib.sha256(package.content(name)).hexdigest()}  {name}\n"
        for name in sorted(package.parts)
    )
    assert content_digest(package) == hashlib.sha256(listed.encode()).hexdigest()
    changed = package.replace({"word/document.xml": b"<x/>"})
    assert content_digest(changed) != content_digest(package)


def test_replace_leaves_the_package_as_it_was() -> None:
    package = read(PLAIN)
    package.replace({"word/document.xml": b"<x/>"}).without("_rels/.rels")
    assert package.parts == entries(PLAIN)


def test_follows_relationships() -> None:
    package = read(
        docx(p("x"), header1=p("a"), header2=p("b"), links={"web": "https://x.org/?a&amp;b"})
    )
    document = package.document_part
    assert package.related(document, "header") == ["word/header1.xml", "word/header2.xml"]
    assert package.related(document, "footer") == []
    assert package.target(document, "header2") == "word/header2.xml"
    assert package.target(document, "web") is None
    web = package.relationships(document)["web"]
    assert web == Relationship(f"{OFFICE}/relationships/hyperlink", "https://x.org/?a&b", True)
    assert package.relationships("word/header1.xml") == {}


def test_adds_relationships_and_types() -> None:
    package = read(docx(p("x"), links={"rId1": "https://x.org/"}))
    link = Relationship(f"{OFFICE}/relationships/hyperlink", 'https://y.org/?a&"b"', True)
    added, key = package.add_relationship(package.document_part, link)
    again, same = added.add_relationship(package.document_part, link)
    assert (key, same) == ("rId2", "rId2")
    typed = again.with_type("word/new.xml", "text/x").replace({"word/new.xml": b"<x/>"})
    kept = read(write(typed))
    assert kept.relationships(kept.document_part)["rId2"] == link
    assert kept.types.of("word/new.xml") == "text/x"
    assert kept.types.of("word/document.xml").endswith("document.main+xml")
