"""Programs name Word's namespaces as they like, and set XML out as they like."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from boardpaper.ooxml.compare import compare
from boardpaper.ooxml.xml import W14, W
from ooxml.wordfile import abstract, docx, lvl, num, p, r, style, table, tr, zipped
from redline.resolver import resolved
from redline.told import told

NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def document(said: str) -> bytes:
    return docx(
        p("Heading", said, style="H") + p("one", num="1") + p("two ", said, NOTE, num="1")
        + table(tr("a", said), tr("b", "c"), columns=2)
        + p(f'<w:hyperlink r:id="l">{r(said)}</w:hyperlink>'),
        links={"l": f"https://example.org/{said}"},
        styles=style("Normal", title="Normal") + style("H", title="heading 1"),
        numbering=abstract(0, lvl(0)) + num(1, 0),
        footnotes=f'<w:footnote w:id="1">{p("Note ", said)}</w:footnote>',
    )  # fmt: skip


def numbered(xml: str) -> str:
    """As Python's ElementTree writes it."""
    xml = re.sub(r"(</?|\s)w:", r"\1ns0:", xml).replace("xmlns:w=", "xmlns:ns0=")
    return re.sub(r"\sr:", " ns1:", xml).replace("xmlns:r=", "xmlns:ns1=")


def without(xml: str) -> str:
    """Elements have no prefix at all, as .NET may write them."""
    return re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", f'xmlns="{W}" xmlns:w=')


def taken(xml: str) -> str:
    """The usual prefix is another's."""
    return numbered(xml).replace("xmlns:ns0=", 'xmlns:w="urn:other" xmlns:ns0=')


def ignorable(xml: str) -> str:
    """What may be ignored is listed by its prefix."""
    xml = xml.replace("xmlns:w14=", "xmlns:x14=").replace("<w:p>", '<w:p x14:paraId="1">')
    return re.sub(r"(xmlns:mc=\S+)", r'\1 mc:Ignorable="x14"', xml, count=1)


def spread(xml: str) -> str:
    """Set out on lines."""
    return xml.replace("><w:", ">\n  <w:")


def written(data: bytes, how: Callable[[str], str]) -> bytes:
    """The document with its XML written otherwise."""
    archive = ZipFile(BytesIO(data))
    return zipped(
        {
            part: how(archive.read(part).decode()) if re.fullmatch(r"word/\w+\.xml", part)
            else archive.read(part)
            for part in archive.namelist()
        }
    )  # fmt: skip


@pytest.mark.parametrize("how", [numbered, without, taken, ignorable, spread])
def test_a_document_is_the_same_however_its_xml_is_written(how: Callable[[str], str]) -> None:
    found = compare(document("said"), written(document("said"), how)).comparison

    assert found.same
    assert found.left_out == ()


@pytest.mark.parametrize("how", [numbered, without, taken, ignorable, spread])
def test_its_redline_is_as_exact(how: Callable[[str], str]) -> None:
    old, new = document("old"), document("new")
    plain = compare(old, new)

    for ours, theirs in [(old, written(new, how)), (written(old, how), new)]:
        compared = compare(ours, theirs)
        assert told(resolved(compared.redline, accept=True)) == told(new)
        assert told(resolved(compared.redline, accept=False)) == told(old)
        assert compared.comparison == plain.comparison


def test_a_prefix_that_may_be_ignored_stays_declared() -> None:
    redline = compare(document("old"), written(document("new"), ignorable)).redline
    root = ZipFile(BytesIO(redline)).read("word/document.xml").decode()

    assert 'Ignorable="x14"' in root
    assert f'xmlns:x14="{W14}"' in root
