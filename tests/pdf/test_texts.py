"""Every text of a PDF file is told, each with its place: a word planted anywhere is found."""

from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from boardpaper.pdf.opening import NotAPdf
from boardpaper.pdf.texts import texts

PLANTED = "Marigold House"
Plant = Callable[[Pdf], object]


def blank() -> Pdf:
    """A file of two pages with a font, so that something can be drawn."""
    pdf = Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(2):
        page = pdf.add_blank_page()
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    return pdf


def saved(pdf: Pdf) -> bytes:
    made = BytesIO()
    pdf.save(made)
    return made.getvalue()


def found(pdf: Pdf) -> set[str]:
    """The places where the secret stands."""
    return {place for place, text in texts(saved(pdf)) if PLANTED in text}


def drawn(pdf: Pdf, content: str) -> None:
    pdf.pages[1].Contents = pdf.make_stream(content.encode())


def note(pdf: Pdf, **held: object) -> None:
    box = Array([0, 0, 9, 9])
    annotation = Dictionary(Type=Name.Annot, Rect=box, **held)  # type: ignore[arg-type]
    pdf.pages[1].Annots = Array([pdf.make_indirect(annotation)])


def tagged(pdf: Pdf, **held: object) -> None:
    element = Dictionary(Type=Name.StructElem, S=Name.P, **held)  # type: ignore[arg-type]
    tree = Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(element)]))
    pdf.Root.StructTreeRoot = pdf.make_indirect(tree)


def bookmarked(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        first = OutlineItem("Costs", 0)
        first.children.append(OutlineItem(PLANTED, 1))
        outline.root.append(first)


def described(pdf: Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:subject"] = [PLANTED]


def form(pdf: Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("address"), V=String(PLANTED))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def layer(pdf: Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(PLANTED)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String(f"alert('{PLANTED}')"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def drawn_by_a_form(pdf: Pdf) -> None:
    drawing = pdf.make_stream(f"/Span <</ActualText ({PLANTED})>> BDC EMC".encode())
    drawing.stream_dict.update({"/Type": Name.XObject, "/Subtype": Name.Form})
    pdf.pages[1].Resources.XObject = Dictionary(X=drawing)


def attached(name: str, data: bytes) -> Plant:
    def plant(pdf: Pdf) -> None:
        pdf.attachments[name] = AttachedFileSpec(pdf, data)

    return plant


def packed() -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{PLANTED}</w:t>")
    return held.getvalue()


def printed() -> bytes:
    pdf = blank()
    drawn(pdf, f"BT /F 12 Tf ({PLANTED}) Tj ET")
    return saved(pdf)


PLACES: dict[str, tuple[Plant, str]] = {
    "drawn": (lambda pdf: drawn(pdf, f"BT /F 12 Tf ({PLANTED}) Tj ET"), "page 2"),
    "drawn invisibly": (lambda pdf: drawn(pdf, f"BT 3 Tr /F 9 Tf ({PLANTED}) Tj ET"), "page 2"),
    "said of a mark": (
        lambda pdf: drawn(pdf, f"/Span <</ActualText ({PLANTED})>> BDC EMC"),
        "page 2",
    ),
    "said in a form": (drawn_by_a_form, "page 2"),
    "title": (lambda pdf: pdf.docinfo.update({"/Title": PLANTED}), "the properties"),
    "described": (described, "the metadata"),
    "bookmark": (bookmarked, "the bookmarks"),
    "note": (lambda pdf: note(pdf, Contents=String(PLANTED)), "a link or note on page 2"),
    "link": (
        lambda pdf: note(pdf, A=Dictionary(S=Name.URI, URI=String(f"file:///{PLANTED}"))),
        "a link or note on page 2",
    ),
    "alternative text": (lambda pdf: tagged(pdf, Alt=String(PLANTED)), "the tags"),
    "expansion": (lambda pdf: tagged(pdf, E=String(PLANTED)), "the tags"),
    "form": (form, "the form"),
    "layer": (layer, "the layers"),
    "script": (script, "the names of places, scripts and files"),
    "text file": (attached("a.txt", PLANTED.encode()), 'the attached file "a.txt"'),
    "file name": (attached(f"{PLANTED}.txt", b""), f'the attached file "{PLANTED}.txt"'),
    "packed file": (attached("a.docx", packed()), 'the attached file "a.docx"'),
    "carried PDF": (attached("a.pdf", printed()), 'the attached file "a.pdf", page 2'),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_word_is_found_with_its_place(name: str) -> None:
    plant, place = PLACES[name]
    pdf = blank()
    plant(pdf)
    assert place in found(pdf)


def test_a_file_without_the_word_says_it_nowhere() -> None:
    assert found(blank()) == set()


def test_words_that_nothing_leads_to_any_more_are_found() -> None:
    pdf = blank()
    pdf.Root.PieceInfo = pdf.make_indirect(Dictionary(Forgotten=String(PLANTED)))
    assert found(pdf) == {"elsewhere in the file"}


def places(data: bytes) -> Iterator[str]:
    return (place for place, _ in texts(data))


def test_what_is_no_pdf_or_is_locked_is_refused_in_plain_words() -> None:
    locked = BytesIO()
    blank().save(locked, encryption=pikepdf.Encryption(user="open", owner="sesame"))
    with pytest.raises(NotAPdf, match="the file opens with a password only"):
        next(places(locked.getvalue()))
    with pytest.raises(NotAPdf, match="the file is damaged, or no PDF file"):
        next(places(b"no PDF"))
