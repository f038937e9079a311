"""What a PDF file says of itself: title, council, language, day, and what it conforms to.

Knows the properties and metadata that PDF/A-2 (ISO 19005-2, 6.6) and PDF/UA-1 (ISO
14289-1, 5) ask for; does not know where their values come from. Nothing in them depends
on a clock, or on which release of which program made the file.
"""

import struct
from dataclasses import dataclass
from datetime import date
from html import escape

from pikepdf import Dictionary, Name, Object, Pdf, String

MAKER = "boardpaper"
PRINTER = "LibreOffice"
DATED, IDENTIFIED = slice(24, 36), slice(84, 100)
"""Where a colour profile says when it was made, and a digest of it (ICC.1, 7.2)."""
UA_SCHEMA = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Universal accessibility</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to\
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A wants every name in the metadata explained, even that of PDF/UA."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file is told to say of itself. ``day`` stands for when it was made."""

    title: str
    council: str
    language: str
    day: date


def say(pdf: Pdf, about: About) -> None:
    """Puts properties and metadata into a file, and of what was there leaves only its subject."""
    subject = str(pdf.docinfo.get(Name.Subject, ""))
    moment = String(f"D:{about.day:%Y%m%d}000000Z")
    said = {
        Name.Title: about.title,
        Name.Author: about.council,
        Name.Subject: subject,
        Name.Creator: MAKER,
        Name.Producer: PRINTER,
    }
    held = Dictionary(CreationDate=moment, ModDate=moment)
    for name, text in said.items():
        if text:
            held[name] = String(text)
    pdf.trailer.Info = pdf.make_indirect(held)
    metadata = pdf.make_stream(_packet(about, subject).encode())
    metadata.stream_dict.update({"/Type": Name.Metadata, "/Subtype": Name.XML})
    root = pdf.Root
    root.Metadata = metadata
    root.Lang = String(about.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if Name.Outlines in root:
        root.PageMode = Name.UseOutlines
    for one in ("/DocChecksum", "/ID"):
        if one in pdf.trailer:
            del pdf.trailer[one]
    _date_profiles(root, about.day)


def _packet(about: About, subject: str) -> str:
    """The metadata; nothing may be added to them later, so that they hold no spare room."""
    moment = f"{about.day.isoformat()}T00:00:00Z"
    described = _language("dc:description", subject) if subject else ""
    return f"""\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{_language("dc:title", about.title)}
<dc:creator><rdf:Seq><rdf:li>{escape(about.council)}</rdf:li></rdf:Seq></dc:creator>
{described}
<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{PRINTER}</pdf:Producer>
</rdf:Description>
{UA_SCHEMA}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""


def _language(tag: str, text: str) -> str:
    said = f'<rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li>'
    return f"<{tag}><rdf:Alt>{said}</rdf:Alt></{tag}>"


def _date_profiles(root: Object, day: date) -> None:
    """Dates the colour profile that LibreOffice writes, and says nothing else of when."""
    for intent in root.get(Name.OutputIntents, []):
        profile = intent.DestOutputProfile
        held = bytearray(profile.read_bytes())
        held[DATED] = struct.pack(">6H", day.year, day.month, day.day, 0, 0, 0)
        held[IDENTIFIED] = bytes(16)
        profile.write(bytes(held))
