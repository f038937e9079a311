"""DRAFT and the day across every page of a document, behind its words.

Knows the shape by which Word does so (a watermark in each header: VML, Part 4 of ECMA-376,
19.1) and the properties that say it to those who do not see the pages; does not know which
papers are drafts. Nothing on the pages moves.
"""

from typing import Final

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.page_edges import with_edges
from boardpaper.ooxml.xml import CP, DC, Element, V, W, attribute, parse, serialise

ADDED: Final = "headerDraft.xml"
"""The part that is the header of pages that had none."""
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
TITLE, STATUS = f"{{{DC}}}title", f"{{{CP}}}contentStatus"
NO_HEIGHT: Final = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
)
"""Of a header that is added: a line of one point, which moves nothing."""
LONG, HIGH = 460, 64
"""Points that the words are long and high: on a slant they fit on A4, upright or on its side."""
PLACE: Final = (
    f"position:absolute;margin-left:0;margin-top:0;width:{LONG}pt;height:{HIGH}pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:page;mso-position-vertical:center;"
    "mso-position-vertical-relative:page"
)
"""In the middle of the page, behind the words."""


def with_banner(package: Package, words: str) -> Package:
    """The document with these words ("DRAFT 3 January 2027") across every page of it.

    The words also begin its title, for those who hear a document and do not see it.
    """
    package = with_edges(package, "header", ADDED)
    parts = {}
    for number, part in enumerate(sorted(set(package.related(package.document_part, "header"))), 1):
        root = package.tree(part)
        _holder(root).append(_shape(words, number))
        parts[part] = serialise(root)
    return _told(package.replace(parts), words)


def _holder(header: Element) -> Element:
    """The paragraph of a header that the shape hangs on; what is added takes no room."""
    found = next(header.iterchildren(P), None)
    if found is None:
        found = next(header.iter(P), None)
    if found is None:
        found = _parsed(f"<w:p>{NO_HEIGHT}</w:p>")
        header.append(found)
    return found


def _shape(words: str, number: int) -> Element:
    """A run with the words as a shape that draws them (19.1.2.23, textpath): no box of text."""
    return _parsed(
        f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{KIND}"
        f'<v:shape id="{NAMED}{number}" o:spid="_x0000_s{2048 + number}" '
        f'type="#_x0000_t136" alt="{attribute(words)}" style="{PLACE}" o:allowincell="f" '
        'fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
        f'string="{attribute(words)}"/></v:shape></w:pict></w:r>'
    )


NAMED: Final = "PowerPlusWaterMarkObject"
"""How the names of watermarks begin: by it Word finds one, to take it off."""
FORMULAS: Final = (
    "sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3",
    "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6",
    "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
)  # fmt: skip
"""Where the words of a plain text shape begin and end (shape type 136, fontwork plain text)."""
KIND: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    + "".join(f'<v:f eqn="{one}"/>' for one in FORMULAS)
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" '
    'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""A kind of shape: words that fill it."""


def _parsed(xml: str) -> Element:
    spaces = f'xmlns:w="{W}" xmlns:v="{V}" xmlns:o="{OFFICE}"'
    return parse(f"<w:hdr {spaces}>{xml}</w:hdr>".encode())[0]


def _told(package: Package, words: str) -> Package:
    """The document whose properties say that it is a draft."""
    for part in package.related("", "core-properties"):
        root = package.tree(part)
        for tag, before in ((TITLE, words), (STATUS, "Draft")):
            found = root.find(tag)
            if found is None:
                found = root.makeelement(tag)
                root.insert(0, found)
            said = found.text if tag == TITLE else ""
            found.text = f"{before}: {said}" if said else before
        package = package.replace({part: serialise(root)})
    return package
