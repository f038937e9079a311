"""Small finished PDFs with nothing to be found in them, until something is put in.

Knows the objects of a PDF; does not judge it.
"""

from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

Change = Callable[[Pdf], object]
HELVETICA = Dictionary(
    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
)


def line(words: str, up: int = 700, before: str = "") -> str:
    """A line of words on a page; ``before`` is said to the page before they are drawn."""
    plain = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q BT {before} /F1 12 Tf 72 {up} Td ({plain}) Tj ET Q\n"


def pdf_file(path: Path, *pages: str, change: Change | None = None, **saving: object) -> Path:
    """Writes a PDF with these pages, changed as asked; the same path."""
    with pikepdf.new() as pdf:
        for content in pages or (line("Agreed."),):
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1]
            page.obj.Contents = Stream(pdf, content.encode("cp1252"))
            page.obj.Resources = Dictionary(Font=Dictionary(F1=HELVETICA))
        pdf.Root.Lang = String("en-GB")
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("A paper")))
        if change is not None:
            change(pdf)
        pdf.save(path, deterministic_id="encryption" not in saving, **saving)  # type: ignore[arg-type]
    return path


def note(kind: str, **more: Object) -> Change:
    """A note on the first page."""

    def put(pdf: Pdf) -> None:
        made = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([70, 690, 200, 720])
        )
        for key, value in more.items():
            made[f"/{key}"] = value
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(made)])

    return put


def root(**more: Object) -> Change:
    """Something more in the catalogue."""

    def put(pdf: Pdf) -> None:
        for key, value in more.items():
            pdf.Root[f"/{key}"] = value

    return put


def properties(**more: str) -> Change:
    """Something more in the properties."""

    def put(pdf: Pdf) -> None:
        for key, value in more.items():
            pdf.trailer.Info[f"/{key}"] = String(value)

    return put


def metadata(inside: str) -> Change:
    """Metadata in XMP."""

    def put(pdf: Pdf) -> None:
        packet = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
            'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
            f'<rdf:Description rdf:about="">{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
        )
        pdf.Root.Metadata = Stream(pdf, packet.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return put


def attachment(name: str, data: bytes) -> Change:
    """A file inside it."""

    def put(pdf: Pdf) -> None:
        pdf.attachments[name] = data

    return put


def script() -> Object:
    """A script."""
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
