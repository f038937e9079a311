"""Finished Word documents as PDF files: all of them printed by one LibreOffice.

Knows what becomes of each document; does not know the disk. ``write_all`` takes any
number of ``Printable``, a document with what its PDF says of itself, and gives for each,
in their order, the bytes of its PDF or the finding that says why there are none. One that
fails stops no other, and without LibreOffice every one of them has the same finding.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile


@dataclass(frozen=True, slots=True)
class Printable:
    """A finished Word document, and what its PDF says of itself.

    ``path`` is where the PDF will stand, as a user would type it; findings name it.
    ``day`` stands for when it was made, so that the same paper is the same bytes.
    """

    path: str
    document: bytes
    title: str
    language: str
    council: str
    day: date


def write_all(documents: Sequence[Printable]) -> list[Outcome[bytes]]:
    """The PDF of each document: PDF/UA-1 and PDF/A-2a, the same bytes for the same document."""
    from boardpaper.pdf.office import find, remedy
    from boardpaper.pdf.printing import print_all

    program = find()
    if program is None:
        message = "LibreOffice, which prints PDF files, is not installed"
        return [_refused(one, "libreoffice-is-there", message, remedy()) for one in documents]
    with ThreadPoolExecutor(1) as beside:  # while LibreOffice works, and nothing else here does
        beside.submit(import_module, "boardpaper.pdf.finish")
        printed = print_all(program, [one.document for one in documents])
    return [
        _finished(one, made) if isinstance(made, bytes) else _unprinted(one, made.reason)
        for one, made in zip(documents, printed, strict=True)
    ]


def _finished(document: Printable, printed: bytes) -> Outcome[bytes]:
    from boardpaper.pdf.about import About
    from boardpaper.pdf.finish import Untagged, finish
    from boardpaper.pdf.opening import NotAPdf

    about = About(document.title, document.council, document.language, document.day)
    try:
        return Outcome(finish(printed, about))
    except Untagged:
        message = "LibreOffice printed it without tags, so that nobody could listen to it"
        hint = "install a newer LibreOffice: 7.4 and later are known to print them"
        return _refused(document, "document-can-be-printed", message, hint)
    except NotAPdf as trouble:
        return _unprinted(document, f"what LibreOffice printed is not usable: {trouble.reason}")


def _unprinted(document: Printable, reason: str) -> Outcome[bytes]:
    hint = "open the Word document in LibreOffice and see what it says; then build again"
    return _refused(document, "document-can-be-printed", reason, hint)


def _refused(document: Printable, rule: str, message: str, hint: str) -> Outcome[bytes]:
    return Outcome(None, (Diagnostic(WholeFile(document.path), rule, message, hint),))
