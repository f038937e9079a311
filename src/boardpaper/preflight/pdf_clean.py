"""A PDF without what it tells beside its pages; the pages and their tags stay as they are.

Knows what can be taken out and changes nothing that is seen: names, how the file was made,
scripts, carried files, what pictures tell, earlier states of the file. Notes, hidden words
and fields to be filled in are seen, or part of the text, and stay.
"""

from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from boardpaper.ooxml.picture_data import telling, without_telling
from boardpaper.ooxml.xml import Element
from boardpaper.pdf.opening import opened
from boardpaper.preflight.pdf_inside import RUNNING, jpeg_of
from boardpaper.preflight.pdf_properties import DC, RDF, USUAL, info, tells_a_place, written, xmp
from boardpaper.preflight.people import may_be_a_person

KEPT: Final = frozenset(
    {
        *(f"{DC}{word}" for word in ("title", "description", "subject", "language", "format")),
        *(
            f"{{http://ns.adobe.com/pdf/1.3/}}{word}"
            for word in ("Producer", "Keywords", "Trapped")
        ),
        *(
            f"{{http://ns.adobe.com/xap/1.0/}}{word}"
            for word in ("CreateDate", "ModifyDate", "MetadataDate", "CreatorTool")
        ),
    }
)
"""What stays of the metadata: what the paper is, when and with which programs it was made."""
KEPT_SPACES: Final = (
    "{http://www.aiim.org/pdfa/ns/",
    "{http://www.aiim.org/pdfua/ns/",
    "{http://www.npes.org/pdfx/ns/",
)
"""What stays too: by which standards the file was made."""
PRIVATE: Final = (Name.PieceInfo, Name.Thumb)
ACTIONS: Final = (Name.A, Name.OpenAction, Name.Next)


def clean(data: bytes) -> bytes:
    """The bytes of a PDF without all that; the same bytes every time. Raises NotAPdf."""
    with opened(data) as pdf:
        _plain_properties(pdf)
        for held in list(pdf.objects):
            _plain_object(held)
        _without_files(pdf)
        made = BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def _plain_properties(pdf: Pdf) -> None:
    held = pdf.trailer.get(Name.Info)
    if isinstance(held, Dictionary):
        for key, words in info(pdf).items():
            person = key == "Author" and may_be_a_person(words)
            if key not in USUAL or person or tells_a_place(words):
                del held[f"/{key}"]
    root = xmp(pdf)
    if root is not None:
        for about in root.iter(f"{RDF}Description"):
            _plain_metadata(about)
        pdf.Root.Metadata.write(written(root))


def _plain_metadata(about: Element) -> None:
    """Takes properties out of a description; those in others are judged with them."""
    parent = about.getparent()
    if parent is None or parent.tag != f"{RDF}RDF":
        return
    for told in [
        one for one in about if not _is_kept(str(one.tag), "".join(map(str, one.itertext())))
    ]:
        about.remove(told)
    for key, value in list(about.attrib.items()):
        if not (str(key).startswith(RDF) or _is_kept(str(key), str(value))):
            del about.attrib[key]


def _is_kept(tag: str, words: str) -> bool:
    if tag == f"{DC}creator":
        return not may_be_a_person(words)
    kept = tag in KEPT or tag.startswith(KEPT_SPACES)
    return kept and not tells_a_place(words)


def _plain_object(held: object) -> None:
    if isinstance(held, Stream):
        jpeg = jpeg_of(held)
        if telling(jpeg):
            held.write(without_telling(jpeg), filter=Name.DCTDecode)
    if isinstance(held, Dictionary | Stream):
        for key in PRIVATE:
            if key in held:
                del held[key]
        if Name.Metadata in held and held.get(Name.Type) != Name.Catalog:
            del held[Name.Metadata]
    _without_orders(held)


def _without_orders(held: object) -> None:
    """Takes scripts and other orders out of an object and what has no number of its own in it."""
    waiting = [held]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Array):
            waiting += [one for one in at if _is_inside(one)]
        elif isinstance(at, Dictionary | Stream):
            for key in ACTIONS:
                if _is_order(at.get(key)):
                    del at[key]
            more = at.get(Name.AA)
            if isinstance(more, Dictionary) and any(map(_is_order, more.values())):
                del at[Name.AA]
            waiting += [one for one in at.values() if _is_inside(one)]


def _is_order(action: object) -> bool:
    return isinstance(action, Dictionary) and str(action.get(Name.S)) in RUNNING


def _is_inside(one: object) -> bool:
    return isinstance(one, Dictionary | Array) and not one.is_indirect


def _without_files(pdf: Pdf) -> None:
    """Takes out scripts and files by name, and the files themselves wherever they are named."""
    names = pdf.Root.get(Name.Names)
    if isinstance(names, Dictionary):
        for key in (Name.JavaScript, Name.EmbeddedFiles):
            if key in names:
                del names[key]
    for held in pdf.objects:
        if isinstance(held, Dictionary) and isinstance(held.get(Name.EF), Dictionary):
            del held[Name.EF]
            if isinstance(held.get(Name.Desc), String):
                del held[Name.Desc]
        if isinstance(held, Dictionary | Stream) and Name.AF in held:
            del held[Name.AF]
