"""Words that can hardly be seen, wherever Word lets their colours be said."""

import pytest

from boardpaper.ooxml.package import read
from ooxml.barriers import HEADS, cell, rules, table, told, words
from ooxml.wordfile import docx, zipped

DARK = '<w:color w:val="444444"/>'
GREY, PALE = '<w:color w:val="999999"/>', '<w:shd w:val="clear" w:fill="EEEEEE"/>'


def test_words_stand_out_from_the_page() -> None:
    (found,) = told(docx(words("Plain") + words("Pale", GREY) + words("Paler", GREY)))
    assert found == (
        "text-stands-out",
        "the document 2",
        "words in #999999 stand on #FFFFFF, here and in 1 more place: their contrast is 2.8 to 1, "
        "and 4.5 to 1 is needed",
    )


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr>{default}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/>{normal}</w:style>
<w:style w:type="paragraph" w:styleId="Box"><w:name w:val="Box"/><w:basedOn w:val="N"/>
{box}</w:style>
<w:style w:type="character" w:styleId="C"><w:name w:val="C"/>{character}</w:style>
<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>{table}
<w:tblStylePr w:type="firstRow">{first}</w:tblStylePr>
<w:tblStylePr w:type="band1Horz">{band}</w:tblStylePr></w:style>
"""


def styled(body: str, **said: str) -> bytes:
    """A file with these styles, each empty unless said."""
    empty = dict.fromkeys(("default", "normal", "box", "character", "table", "first", "band"), "")
    return docx(body, styles=STYLES.format(**empty | said))


LOOK = '<w:tblStyle w:val="T"/><w:tblLook w:val="0420" w:firstRow="1" w:noHBand="0" w:noVBand="1"/>'
IN_TABLE = table(HEADS + cell() * 2, cell() * 2, properties=LOOK) + "<w:p/>"
WHITE_WORDS = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
BOX = '<w:pStyle w:val="Box"/>'
NAVY = '<w:shd w:val="clear" w:fill="002060"/>'


@pytest.mark.parametrize(
    "data",
    [
        styled(words("Words"), default=GREY),
        styled(words("Words"), normal=f"<w:rPr>{GREY}</w:rPr>"),
        styled(words("Words", paragraph=BOX), box=f"<w:rPr>{GREY}</w:rPr>"),
        styled(words("Words", '<w:rStyle w:val="C"/>'), character=f"<w:rPr>{GREY}</w:rPr>"),
        styled(words("Words", paragraph=BOX), box=f"<w:pPr>{NAVY}</w:pPr>", default=DARK),
        styled(IN_TABLE, table=f"<w:rPr>{GREY}</w:rPr>"),
        styled(IN_TABLE, first=WHITE_WORDS),
        styled(IN_TABLE, first=f"{WHITE_WORDS}<w:tcPr>{PALE}</w:tcPr>"),
        styled(IN_TABLE, default=DARK, band=f"<w:tcPr>{NAVY}</w:tcPr>"),
        docx(words("Words", '<w:color w:val="FFFF00"/><w:highlight w:val="lightGray"/>')),
        docx(words("Words", f'<w:color w:val="767676"/>{PALE}')),
        docx(words("Words", f'{DARK}<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>')),
        docx(words("Words", f'{DARK}<w:shd w:val="solid" w:color="000000"/>')),
    ],
)
def test_colours_are_found_wherever_they_are_said(data: bytes) -> None:
    assert rules(data) == ["text-stands-out"]


@pytest.mark.parametrize(
    "data",
    [
        docx(words("Words", '<w:color w:val="767676"/>')),
        docx(words("Words", f"{GREY}<w:vanish/>")),
        docx(words("  ", GREY)),
        styled(words("Words", '<w:color w:val="auto"/>'), normal=f"<w:rPr>{GREY}</w:rPr>"),
        styled(IN_TABLE, first=f"{WHITE_WORDS}<w:tcPr>{NAVY}</w:tcPr>"),
        styled(IN_TABLE.replace('firstRow="1"', 'firstRow="0"'), first=WHITE_WORDS),
        styled(words("Words", paragraph=BOX), box=f"<w:pPr>{NAVY}</w:pPr>{WHITE_WORDS}"),
        styled(words("Words", '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>')),
    ],
)
def test_words_that_stand_out_or_are_not_seen_are_passed_over(data: bytes) -> None:
    assert told(data) == []


THEME = """<?xml version="1.0"?>
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>
<a:accent1><a:srgbClr val="1F4E79"/></a:accent1></a:clrScheme></a:themeElements></a:theme>"""


def themed(body: str) -> bytes:
    """A file with a theme of a dark blue accent."""
    package = read(docx(body, settings='<w:clrSchemeMapping w:t1="dark1" w:bg1="light1"/>'))
    related = package.content("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    one = f'<Relationship Id="rTheme" Type="{kind}" Target="theme.xml"/></Relationships>'
    parts = {name: package.content(name) for name in package.parts}
    parts["word/_rels/document.xml.rels"] = related.replace("</Relationships>", one).encode()
    return zipped({**parts, "word/theme.xml": THEME.encode()})


@pytest.mark.parametrize(
    ("properties", "broken"),
    [
        ('<w:color w:val="FFFFFF" w:themeColor="accent1"/>', False),
        ('<w:color w:val="000000" w:themeColor="accent1" w:themeTint="66"/>', True),
        ('<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="80"/>', True),
        ('<w:color w:val="FFFFFF" w:themeColor="background1" w:themeShade="66"/>', False),
        (
            '<w:color w:themeColor="background1"/><w:shd w:val="clear" w:themeFill="accent1"/>',
            False,
        ),
        ('<w:color w:themeColor="text1"/><w:shd w:val="clear" w:themeFill="accent1"/>', True),
    ],
)
def test_colours_of_the_theme_are_worked_out(properties: str, broken: bool) -> None:
    assert rules(themed(words("Words", properties))) == ["text-stands-out"] * broken


def test_the_colour_of_the_page_counts_where_it_is_shown() -> None:
    page, shown = '<w:background w:color="003300"/>', "<w:displayBackgroundShape/>"
    dark = words("Words", '<w:color w:val="111111"/>')

    def coloured(settings: str) -> bytes:
        package = read(docx(dark, settings=settings))
        document = package.content("word/document.xml").decode()
        parts = {name: package.content(name) for name in package.parts}
        parts["word/document.xml"] = document.replace("<w:body>", f"{page}<w:body>").encode()
        return zipped(parts)

    assert rules(coloured(shown)) == ["text-stands-out"]
    assert rules(coloured("")) == []
