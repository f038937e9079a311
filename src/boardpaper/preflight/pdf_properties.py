"""What a PDF says of itself: title, language, tags, and who made it how.

Knows the two places where a PDF keeps its properties (ISO 32000-1, 14.3) and XMP; does not
know who may be named.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from pikepdf import Dictionary, Name, Object, Pdf, Stream, String

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.xml import BadXml, Element, parse
from boardpaper.preflight.addresses import spoken
from boardpaper.preflight.finding import Finding, listed, quoted
from boardpaper.preflight.pdf_file import PdfFile
from boardpaper.preflight.people import may_be_a_person

RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
HISTORY: Final = "{http://ns.adobe.com/xap/1.0/mm/}"
CLEAN: Final = "let --clean take it out, or take it out where the PDF was made"
USUAL: Final = frozenset(
    {
        "Title", "Subject", "Keywords", "Creator", "Producer", "Author", "CreationDate",
        "ModDate", "Trapped",
    }
)  # fmt: skip
"""Properties that every PDF may have; others were somebody's own."""
OF_PROGRAMS: Final = ("PTEX.", "GTS_", "AAPL:")
HOME: Final = re.compile(r"/(?:Users|home)/[^\s/]+")
TELLING: Final = ("DerivedFrom", "History", "Ingredients", "Pantry", "ManageTo", "ManagedFrom")
"""What XMP keeps of the files that a file was made from."""


def info(pdf: Pdf) -> dict[str, str]:
    """The properties, by name."""
    held = pdf.trailer.get(Name.Info)
    if not isinstance(held, Dictionary):
        return {}
    said = {key: value for key, value in held.items() if isinstance(value, String)}
    return {key.removeprefix("/"): str(value).strip() for key, value in said.items()}


def xmp(pdf: Pdf) -> Element | None:
    """The metadata in XMP, None where there are none that can be read."""
    held = pdf.Root.get(Name.Metadata)
    if not isinstance(held, Stream):
        return None
    try:
        return parse(held.read_bytes().strip(b"\0 \r\n\t"))
    except BadXml:
        return None


def title_of(pdf: Pdf) -> str:
    """The title that a reader's window shows, "" for none."""
    return next(iter(_listed(xmp(pdf), f"{DC}title")), "") or info(pdf).get("Title", "")


def _listed(root: Element | None, tag: str) -> list[str]:
    """The entries of a property of XMP."""
    found = () if root is None else root.iter(tag)
    texts = ("".join(map(str, item.itertext())).strip() for one in found for item in _items(one))
    return [text for text in texts if text]


def _items(one: Element) -> list[Element]:
    return list(one.iter(f"{RDF}li")) or [one]


def title(one: PdfFile) -> Iterator[Diagnostic]:
    """A file without a title: WCAG 2.2, 2.4.2 Page Titled (level A)."""
    if not title_of(one.pdf):
        hint = "give the document a title where the PDF is made: in Word, File, Info, Title"
        yield one.whole(Finding("file-has-a-title", "the file has no title", hint))


def language(one: PdfFile) -> Iterator[Diagnostic]:
    """A file that does not say its language: WCAG 2.2, 3.1.1 Language of Page (level A)."""
    if not str(one.pdf.Root.get(Name.Lang, "")).strip():
        message = "the file does not say which language it is in"
        hint = "set the document's language where the PDF is made"
        yield one.whole(Finding("file-says-its-language", message, hint))


def tagged(one: PdfFile) -> Iterator[Diagnostic]:
    """A file without tags, which nobody can follow who hears it: WCAG 2.2, 1.3.1 (level A)."""
    if Name.StructTreeRoot not in one.pdf.Root:
        message = "the file has no tags: who hears it does not know what is a heading or a table"
        hint = 'print it with tags: in Word, Save As PDF, Options, "Document structure tags"'
        yield one.whole(Finding("pdf-has-tags", message, hint))


def locked(one: PdfFile) -> Iterator[Diagnostic]:
    """A file that keeps readers from copying or reading aloud what it says."""
    if one.pdf.is_encrypted:
        message = "the file is locked: what may be done with it is kept by a password"
        hint = "save it without security; words that may be read may be copied"
        yield one.whole(Finding("pdf-is-not-locked", message, hint, Severity.WARNING))


def names(one: PdfFile) -> Iterator[Diagnostic]:
    """Who the file says wrote it."""
    authors = [info(one.pdf).get("Author", ""), *_listed(xmp(one.pdf), f"{DC}creator")]
    for author in dict.fromkeys(filter(may_be_a_person, authors)):
        message = f"the file says that its author is {quoted(author)}"
        yield one.whole(Finding("names-are-meant", message, CLEAN, Severity.WARNING))


def making(one: PdfFile) -> Iterator[Diagnostic]:
    """Paths on somebody's computer, properties of somebody's own, and a history."""
    held = info(one.pdf)
    for key, words in held.items():
        for path in places(words):
            yield _told(
                one, f"its property {key} names a place on somebody's computer: {quoted(path)}"
            )
    own = [
        f"{key} {quoted(words, 40)}" for key, words in held.items() if key not in USUAL and words
    ]
    if own:
        yield _told(one, f"the file has properties of its own: {listed(own)}")
    if any(_is_private(held) for held in one.pdf.objects):
        yield _told(one, "the file keeps data of the program that it was drawn with")
    root = xmp(one.pdf)
    kept = [word for word in TELLING if root is not None and _holds(root, f"{HISTORY}{word}")]
    if kept:
        yield _told(one, f"the file keeps which files it was made from, and when: {listed(kept)}")
    if root is not None:
        words = " ".join(map(str, root.itertext()))
        for path in places(words):
            yield _told(one, f"its metadata name a place on somebody's computer: {quoted(path)}")


def _is_private(held: Object) -> bool:
    return isinstance(held, Dictionary | Stream) and Name.PieceInfo in held


def places(words: str) -> list[str]:
    """The places on somebody's computer that words name."""
    return list(dict.fromkeys((*spoken(words), *HOME.findall(words))))


def tells_a_place(words: str) -> bool:
    """Whether words name a place on somebody's computer."""
    return bool(places(words))


def _is_own(key: str) -> bool:
    """Whether a property is one that no program puts there of itself."""
    return key not in USUAL and not key.startswith(OF_PROGRAMS)


def _holds(root: Element, tag: str) -> bool:
    return next(root.iter(tag), None) is not None or any(tag in one.attrib for one in root.iter())


def _told(one: PdfFile, message: str) -> Diagnostic:
    return one.whole(Finding("making-is-not-told", message, CLEAN, Severity.WARNING))


def written(root: Element) -> bytes:
    """Metadata as a file keeps them."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=False)
