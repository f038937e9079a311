"""What a PDF carries beside its pages: notes, files, programs, forms.

Knows annotations, names and actions (ISO 32000-1, 12.5 and 12.6); runs nothing.
"""

from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.picture_data import telling
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.preflight import workbook
from boardpaper.preflight.finding import Finding, listed, quoted
from boardpaper.preflight.pdf_file import PdfFile, dictionaries

COMMENTS: Final = frozenset(
    {
        "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp",
        "/Caret", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Sound",
    }
)  # fmt: skip
"""What reviewers put on pages (12.5.6.2); a pop-up belongs to one of these."""
RUNNING: Final = {
    "/JavaScript": "a script",
    "/Launch": "an order to start a program",
    "/SubmitForm": "an order to send what is filled in",
    "/ImportData": "an order to take in another file",
}
CLEAN: Final = "let --clean take it out, or print the PDF anew"


def comments(one: PdfFile) -> Iterator[Diagnostic]:
    """Notes of reviewers."""
    for number in one.numbers:
        for note in one.notes(number):
            if str(note.get(Name.Subtype, "")) in COMMENTS:
                author = str(note.get(Name.T, "")).strip()
                said = str(note.get(Name.Contents, "")).strip()
                by = f" by {author}" if author else ""
                message = f"a note{by} is left on the page: {quoted(said)}"
                hint = "delete it in the program that made it, or print the document anew"
                yield one.at(number, Finding("comments-are-gone", message, hint))


def files(one: PdfFile) -> Iterator[Diagnostic]:
    """Files that the file carries, and what workbooks among them hide."""
    seen: set[tuple[int, int]] = set()
    for held in one.pdf.objects:
        if not isinstance(held, Dictionary) or not isinstance(held.get(Name.EF), Dictionary):
            continue
        named = str(held.get(Name.UF, held.get(Name.F, "")))
        for stream in held.EF.values():
            if isinstance(stream, Stream) and stream.objgen not in seen:
                seen.add(stream.objgen)
                yield from _carried(one, named, stream)


def _carried(one: PdfFile, named: str, stream: Stream) -> Iterator[Diagnostic]:
    message = f"the file {quoted(named)} is inside it, and anybody can take it out"
    yield one.whole(Finding("file-carries-no-other", message, CLEAN, Severity.WARNING))
    if named.lower().endswith((".xlsx", ".xlsm")):
        try:
            found = workbook.hidden(stream.read_bytes())
        except NotAWordFile:
            return
        for words in found:
            told = f"in the workbook {quoted(named)}, {words}"
            yield one.whole(Finding("workbook-hides-nothing", told, CLEAN))


def programs(one: PdfFile) -> Iterator[Diagnostic]:
    """Scripts and orders to a reader's computer."""
    kinds = [
        RUNNING[str(held.get(Name.S))]
        for held in one.pdf.objects
        for held in _actions(held)
        if str(held.get(Name.S)) in RUNNING
    ]
    for what in dict.fromkeys(kinds):
        message = f"the file holds {what}"
        yield one.whole(Finding("pdf-runs-nothing", message, CLEAN))


def _actions(held: Object) -> Iterator[Object]:
    """The actions in an object, also those that have no number of their own."""
    waiting = [held]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Dictionary | Stream):
            if Name.S in at and isinstance(at.get(Name.S), Name):
                yield at
            waiting += [value for value in at.values() if _is_direct(value)]
        elif isinstance(at, Array):
            waiting += [value for value in at if _is_direct(value)]


def _is_direct(value: object) -> bool:
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def forms(one: PdfFile) -> Iterator[Diagnostic]:
    """Fields in which a reader can write, with what is written there."""
    form = one.pdf.Root.get(Name.AcroForm)
    fields = form.get(Name.Fields) if isinstance(form, Dictionary) else None
    for held in dictionaries(fields):
        called = quoted(str(held.get(Name.T, "")))
        value = held.get(Name.V)
        says = f", and says {quoted(str(value))}" if value is not None else ""
        message = f"there is a field to be filled in, {called}{says}"
        hint = "if readers are not to fill it in, print the document as a plain PDF"
        yield one.whole(Finding("form-is-meant", message, hint, Severity.WARNING))


def pictures(one: PdfFile) -> Iterator[Diagnostic]:
    """Photographs whose files tell more than they show."""
    for held in one.pdf.objects:
        told = telling(jpeg_of(held)) if isinstance(held, Stream) else []
        if told:
            message = f"the file of a picture tells {listed(told)}"
            yield one.whole(Finding("picture-tells-no-more", message, CLEAN, Severity.WARNING))


def jpeg_of(held: Stream) -> bytes:
    """A picture's file as it was taken in, "" where it is no photograph."""
    filters = held.get(Name.Filter)
    last = filters[-1] if isinstance(filters, Array) and len(filters) == 1 else filters
    return held.read_raw_bytes() if last == Name.DCTDecode else b""


def earlier_states(one: PdfFile) -> Iterator[Diagnostic]:
    """What the file said before it was last saved: changes are put behind it (7.5.6)."""
    if one.saved_over:
        message = "the file still holds what it said before it was last saved"
        hint = "let --clean write it anew, or print the document again"
        yield one.whole(Finding("words-can-be-seen", message, hint, Severity.WARNING))
