"""What each part of a PDF file says, and how the part is called.

Knows where a PDF keeps words; does not judge them.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

import pypdfium2
from pikepdf import Name, Object, Pdf

from boardpaper.pdf.carried import words_of
from boardpaper.pdf.opening import NotAPdf, opened
from boardpaper.pdf.strings import Carried, Walk, said_of_marks

IN_THE_CATALOGUE = {
    Name.Metadata: "the metadata",
    Name.Outlines: "the bookmarks",
    Name.AcroForm: "the form",
    Name.StructTreeRoot: "the tags",
    Name.OCProperties: "the layers",
    Name.Names: "the names of places, scripts and files",
    Name.Dests: "the names of places, scripts and files",
}


def told(data: bytes) -> Iterator[tuple[str, str]]:
    """Each text of a PDF file with its place. Raises NotAPdf."""
    with opened(data) as pdf:
        yield from _drawn(data)
        walk = Walk()
        for place, root in _roots(pdf):
            for found in walk.over(root):
                yield from _told(place, found)
        for number, page in enumerate(pdf.pages, 1):
            for said in said_of_marks(page):
                yield f"page {number}", said


def _drawn(data: bytes) -> Iterator[tuple[str, str]]:
    """The words drawn on each page, hidden ones too."""
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            yield f"page {number}", page.get_textpage().get_text_range()


def _roots(pdf: Pdf) -> Iterator[tuple[str, Object | None]]:
    """Where to begin: an object, and how the place of all that hangs on it is called."""
    yield "the properties", pdf.trailer.get(Name.Info)
    for key, place in IN_THE_CATALOGUE.items():
        yield place, pdf.Root.get(key)
    for number, page in enumerate(pdf.pages, 1):
        yield f"a link or note on page {number}", page.obj.get(Name.Annots)
        yield f"page {number}", page.obj
    elsewhere: Iterable[Object] = chain([pdf.Root], pdf.objects)
    yield from (("elsewhere in the file", one) for one in elsewhere)


def _told(place: str, found: str | Carried) -> Iterator[tuple[str, str]]:
    if isinstance(found, str):
        yield place, found
        return
    place = f'the attached file "{found.name}"'
    yield place, found.name
    try:
        yield from ((f"{place}, {inner}", said) for inner, said in told(found.data))
    except NotAPdf:
        yield from ((place, said) for said in words_of(found.data))
