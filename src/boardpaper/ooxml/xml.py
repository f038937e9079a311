"""XML as Word writes it: names, escaping, and reading it without danger.

Knows namespaces and parsers; does not know zip files nor what any element means.
"""

import re
from html import escape as _escape
from typing import Final
from xml.parsers import expat

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M: Final = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V: Final = "urn:schemas-microsoft-com:vml"
CP: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC: Final = "http://purl.org/dc/elements/1.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XML: Final = "http://www.w3.org/XML/1998/namespace"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT: Final = "http://purl.oclc.org/ooxml/"
"""What every namespace of Strict OOXML (ISO/IEC 29500-1) begins with."""

PREFIXES: Final = {
    "w": W, "r": R, "a": A, "wp": WP, "pic": PIC, "wps": WPS, "w14": W14, "w15": W15, "mc": MC,
    "m": M, "v": V, "cp": CP, "dc": DC, "dcterms": DCTERMS, "xsi": XSI, "xml": XML,
}  # fmt: skip

XML_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""A character that XML 1.0 cannot hold (clause 2.2), not even escaped."""

HEADER: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Element = etree._Element


class BadXml(ValueError):
    """XML that is not to be read: it does not parse, or declares a DTD.

    ``rule`` is the fact that should hold; the message says what is the case.
    """

    def __init__(self, reason: str, rule: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


def name(prefixed: str) -> str:
    """The name lxml uses for a prefixed one: ``w:p`` gives ``{http://…/main}p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}"


def escape(text: str) -> str:
    """The text as it stands in XML, in an element or a quoted attribute.

    Characters of ``XML_FORBIDDEN`` are left: find and report them before.
    """
    return _escape(text, quote=True)


def attribute(text: str) -> str:
    """The text as it stands in a quoted attribute, its line ends and tabs kept."""
    spaced = escape(text).replace("\t", "&#9;")
    return spaced.replace("\n", "&#10;").replace("\r", "&#13;")


def root_name(data: bytes) -> str:
    """Reads XML through without building it, and returns its root as ``namespace local``.

    Raises BadXml where it does not parse or has a document type declaration:
    OPC (ECMA-376-2) forbids those, and they are how XML attacks its reader.
    """
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, _: dict[str, str]) -> None:
        found.append(tag)
        parser.StartElementHandler = None

    def doctype(*_: object) -> None:
        raise BadXml("it declares a document type or entities", "word-xml-has-no-dtd")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as trouble:
        if isinstance(trouble, BadXml):
            raise
        raise BadXml(f"it is not sound XML ({trouble})", "word-xml-parses") from None
    return found[0]


def parse(data: bytes) -> Element:
    """The root of the XML, read without the network, entities or a DTD.

    Raises BadXml; also where elements lie more than 256 deep, so that walking down is safe.
    Comments and processing instructions are dropped; white space stays.
    """
    root_name(data)
    return parse_checked(data)


def parse_checked(data: bytes) -> Element:
    """As ``parse``, for XML that ``root_name`` has read through already."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as trouble:
        if "depth" in str(trouble):
            raise BadXml("its elements lie too deep in each other", "word-xml-parses") from None
        raise BadXml(f"it is not sound XML ({trouble})", "word-xml-parses") from None


def serialise(root: Element) -> bytes:
    """The element as a part of a package: UTF-8 with its XML declaration."""
    return HEADER + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
