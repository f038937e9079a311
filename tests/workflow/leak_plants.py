"""Ways to plant words in a Word file: one for every place where a file may hold some.

Knows the places; does not know what is planted, nor whether anybody finds it.
"""

import zlib
from collections.abc import Callable
from struct import pack
from xml.sax.saxutils import escape, quoteattr

from made_files import chunk, jpeg, png, workbook
from workflow.leaky_paper import Parts, Plant, packed

BODY, SETTINGS, STYLES = "word/document.xml", "word/settings.xml", "word/styles.xml"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def filled(xml: str, words: str) -> str:
    """XML with the words in it: {} in an element, {attr} as an attribute's value."""
    return xml.replace("{attr}", quoteattr(words)).replace("{}", escape(words))


def inside(part: str, xml: str, after: str) -> Plant:
    """Puts XML into a part, behind the first tag that begins like this."""

    def plant(parts: Parts, words: str) -> None:
        text = parts[part].decode()
        at = text.index(">", text.index(after)) + 1
        xml_with_spaces = filled(xml, words).replace(">", f" {SPACES}>", 1)
        xml_with_spaces = xml_with_spaces.replace(f"/ {SPACES}>", f" {SPACES}/>", 1)
        parts[part] = (text[:at] + xml_with_spaces + text[at:]).encode()

    return plant


def paragraph(xml: str) -> Plant:
    """Puts a paragraph of such insides first in the document."""
    return inside(BODY, f"<w:p>{xml}</w:p>", "<w:body")


def added(part: str, xml: str) -> Plant:
    """Adds a part of XML."""

    def plant(parts: Parts, words: str) -> None:
        text = filled(xml, words)
        root = text.index("<", text.index("?>") if text.startswith("<?xml") else 0)
        at = text.index(">", root)
        at -= text[at - 1] == "/"
        parts[part] = f"{text[:at]} {SPACES}{text[at:]}".encode()

    return plant


def carried(part: str, make: Callable[[str], bytes]) -> Plant:
    """Adds a part of bytes made of the words."""

    def plant(parts: Parts, words: str) -> None:
        parts[part] = make(words)

    return plant


def split(parts: Parts, words: str) -> None:
    """A paragraph in which every letter stands in a run of its own."""
    paragraph("".join(filled(RUN, letter) for letter in words))(parts, words)


def hidden_hyphens(parts: Parts, words: str) -> None:
    """A paragraph with a soft hyphen behind every second letter."""
    pairs = (words[at : at + 2] for at in range(0, len(words), 2))
    paragraph(RUN)(parts, "\u00ad".join(pairs))


def part_name(parts: Parts, words: str) -> None:
    """A part that is called by the words."""
    parts[f"word/media/{words}.bin"] = b""


def content_type(parts: Parts, words: str) -> None:
    """The list of parts naming one that is not there."""
    default = '<Override PartName="/word/{}.xml" ContentType="application/xml"/>'
    text = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = text.replace(
        "</Types>", f"{filled(default, words)}</Types>"
    ).encode()


def link(parts: Parts, words: str) -> None:
    """A link whose address has the words in it, its letters encoded."""
    coded = "".join(f"%{byte:02X}" for byte in words.encode())
    rels = "word/_rels/document.xml.rels"
    one = f'<Relationship Id="rId900" Type="x/hyperlink" Target="https://example.org/{coded}"/>'
    text = parts[rels].decode()
    parts[rels] = text.replace("</Relationships>", f"{one}</Relationships>").encode()


def png_words(words: str) -> bytes:
    """A picture that says them, packed, in its own words."""
    said = chunk(b"zTXt", b"Author\0\0" + zlib.compress(words.encode()))
    whole = png()
    return whole[:33] + said + whole[33:]


def jpeg_words(words: str) -> bytes:
    """A photograph whose Exif data say them as Windows writes them, in UTF-16."""
    said = b"Exif\0\0" + words.encode("utf-16-le")
    return jpeg(3, 2)[:2] + b"\xff\xe1" + pack(">H", len(said) + 2) + said + jpeg(3, 2)[2:]


def sheet(words: str) -> bytes:
    """A workbook with them in a cell."""
    return workbook(lambda page: page.append([words]))


def zip_in_zip(words: str) -> bytes:
    """A workbook in an archive."""
    return packed({"costs.xlsx": sheet(words)})


def ole(words: str) -> bytes:
    """What an old Office file looks like: its words in UTF-16 among zeros."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + words.encode("utf-16-le") + bytes(512)


PROSE: dict[str, tuple[Plant, str]] = {
    "body": (paragraph(RUN), "the document"),
    "split over runs": (split, "the document"),
    "soft hyphens": (hidden_hyphens, "the document"),
    "hidden": (paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>"), "the document"),
    "taken out": (
        paragraph('<w:del w:id="9"><w:r><w:delText>{}</w:delText></w:r></w:del>'),
        "the document",
    ),
    "moved away": (paragraph(f'<w:moveFrom w:id="9">{RUN}</w:moveFrom>'), "the document"),
    "text box": (
        paragraph(
            f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{RUN}</w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        ),
        "the document",
    ),
    "for older programs": (
        paragraph(
            f"<mc:AlternateContent><mc:Choice Requires='w14'/><mc:Fallback>{RUN}"
            "</mc:Fallback></mc:AlternateContent>"
        ),
        "the document",
    ),
    "smart tag": (paragraph(f"<w:smartTag w:element='x'>{RUN}</w:smartTag>"), "the document"),
    "control": (
        paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN}</w:sdtContent></w:sdt>"),
        "the document",
    ),
    "cell": (
        inside(BODY, f"<w:tbl><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>", "<w:body"),
        "the document",
    ),
    "field": (paragraph('<w:r><w:instrText>TITLE "{}"</w:instrText></w:r>'), "the document"),
    "simple field": (paragraph("<w:fldSimple w:instr={attr}/>"), "the document"),
    "alternative text": (
        paragraph(
            '<w:r><w:drawing><wp:docPr id="1" name="Picture" descr={attr}/></w:drawing></w:r>'
        ),
        "the document",
    ),
    "title of a table": (
        inside(BODY, "<w:tbl><w:tblPr><w:tblCaption w:val={attr}/></w:tblPr></w:tbl>", "<w:body"),
        "the document",
    ),
    "tip": (paragraph("<w:hyperlink w:anchor='x' w:tooltip={attr}/>"), "the document"),
    "title of a control": (
        paragraph("<w:sdt><w:sdtPr><w:alias w:val={attr}/></w:sdtPr></w:sdt>"),
        "the document",
    ),
    "aside in XML": (paragraph("<!-- {} -->"), "the document"),
    "header": (inside("word/header1.xml", f"<w:p>{RUN}</w:p>", "<w:hdr"), "the header 1"),
    "footer": (inside("word/footer2.xml", f"<w:p>{RUN}</w:p>", "<w:ftr"), "the footer 2"),
    "footnote": (
        added("word/footnotes.xml", f"<w:footnotes><w:p>{RUN}</w:p></w:footnotes>"),
        "the footnotes",
    ),
    "endnote": (
        added("word/endnotes.xml", f"<w:endnotes><w:p>{RUN}</w:p></w:endnotes>"),
        "the endnotes",
    ),
    "comment": (
        added("word/comments.xml", f"<w:comments><w:p>{RUN}</w:p></w:comments>"),
        "the comments",
    ),
    "commenter": (
        added("word/comments.xml", "<w:comments><w:comment w:author={attr}/></w:comments>"),
        "the comments",
    ),
    "title": (inside("docProps/core.xml", "<dc:x xmlns:dc='d'>{}</dc:x>", "<cp:core"), "the prop"),
    "company": (
        inside("docProps/app.xml", "<Manager>{}</Manager>", "<Properties"),
        "the properties that programs",
    ),
    "custom property": (
        added("docProps/custom.xml", "<Properties><property>{}</property></Properties>"),
        "the custom properties",
    ),
    "name of a property": (
        added("docProps/custom.xml", "<Properties><property name={attr}/></Properties>"),
        "the custom properties",
    ),
    "custom XML": (added("customXml/item1.xml", "<root><a>{}</a></root>"), "the part customXml"),
    "custom XML's attribute": (
        added("customXml/item1.xml", "<root><a owner={attr}/></root>"),
        "the part customXml",
    ),
    "document variable": (
        inside(SETTINGS, "<w:docVar w:name='x' w:val={attr}/>", "<w:settings"),
        "the settings",
    ),
    "style": (
        inside(STYLES, "<w:style><w:name w:val={attr}/></w:style>", "<w:styles"),
        "the styles",
    ),
    "number": (
        inside("word/numbering.xml", "<w:lvlText w:val={attr}/>", "<w:numbering"),
        "the lists",
    ),
    "chart": (
        added("word/charts/chart1.xml", "<a:chart><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:chart>"),
        "the part word/charts",
    ),
    "mail merge": (
        inside(SETTINGS, "<w:mailMerge><w:query w:val={attr}/></w:mailMerge>", "<w:settings"),
        "the settings",
    ),
    "UTF-16 part": (
        carried("customXml/item9.xml", lambda words: f"<a>{escape(words)}</a>".encode("utf-16")),
        "the part customXml",
    ),
    "workbook": (carried("word/embeddings/costs.xlsx", sheet), "costs.xlsx, in it"),
    "workbook in an archive": (carried("word/embeddings/x.zip", zip_in_zip), "costs.xlsx, in it"),
    "old object": (carried("word/embeddings/oleObject1.bin", ole), "oleObject1.bin"),
    "PNG": (carried("word/media/image9.png", png_words), "the picture image9.png"),
    "photograph": (carried("word/media/image9.jpeg", jpeg_words), "the picture image9.jpeg"),
    "thumbnail": (carried("docProps/thumbnail.jpeg", jpeg_words), "thumbnail.jpeg"),
}
"""Places for words as they are, each with how its place is called."""

LABELS: dict[str, tuple[Plant, str]] = {
    "bookmark": (paragraph("<w:bookmarkStart w:id='9' w:name={attr}/>"), "the document"),
    "anchor": (paragraph("<w:hyperlink w:anchor={attr}/>"), "the document"),
    "tag of a control": (
        paragraph("<w:sdt><w:sdtPr><w:tag w:val={attr}/></w:sdtPr></w:sdt>"),
        "the document",
    ),
    "name of a variable": (
        inside(SETTINGS, "<w:docVar w:name={attr} w:val='x'/>", "<w:settings"),
        "the settings",
    ),
    "reference": (paragraph("<w:r><w:instrText>REF {}</w:instrText></w:r>"), "the document"),
    "link": (link, "the links of the document"),
    "name of a part": (part_name, "the name of the part"),
    "list of parts": (content_type, "the list of the file's parts"),
}
"""Places for the names of things."""
