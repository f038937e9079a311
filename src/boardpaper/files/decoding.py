"""Bytes become text: UTF-8, or a clear word about what they are instead.

Knows encodings; does not know where the bytes came from or what they say.
"""

import codecs

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import Place, Source, Span, WholeFile

# UTF-32 first: its mark begins with UTF-16's. The Unicode Standard, section 23.8.
OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
DOCUMENTS = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word or Excel file of the old kind"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text file"),
)
SAVE_AS = "open it in Notepad, choose Save As, and take UTF-8 as the encoding"


def decode(path: str, data: bytes, asked_by: Place | None = None) -> Outcome[Source]:
    """The text of a file, its line ends as they stand and its byte order mark noted.

    ``asked_by`` is where its path was written. What is not text in UTF-8 is an
    error, at the first bad byte where there is one.
    """
    for start, kind in DOCUMENTS:
        if data.startswith(start):
            return _whole(path, "file-is-text", f'"{path}" is {kind}, not plain text', asked_by)
    for mark, encoding in OTHER_MARKS:
        if data.startswith(mark):
            return _whole(path, "file-is-utf-8", f'"{path}" is saved as {encoding}', asked_by)
    body = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in body:
        return _no_text(path, body, asked_by)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return _bad_byte(path, body, error.start, asked_by)
    return Outcome(Source(path, text, bom=data.startswith(codecs.BOM_UTF8)))


def _whole(path: str, rule: str, message: str, asked_by: Place | None) -> Outcome[Source]:
    hint = SAVE_AS if rule == "file-is-utf-8" else "save its words as plain text, in UTF-8"
    return Outcome(None, (Diagnostic(asked_by or WholeFile(path), rule, message, hint),))


def _no_text(path: str, body: bytes, asked_by: Place | None) -> Outcome[Source]:
    # Latin letters in UTF-16 without its mark are every other byte zero.
    if body[1:64:2].count(0) > 24 or body[0:64:2].count(0) > 24:
        return _whole(path, "file-is-utf-8", f'"{path}" is saved as UTF-16', asked_by)
    finding = Diagnostic(
        _place(path, body, body.index(b"\0")),
        "file-is-text",
        "there is a zero byte here, which no text has",
        "take it out, or save the file again from the program that made it",
        related=_named(asked_by),
    )
    return Outcome(None, (finding,))


def _bad_byte(path: str, body: bytes, at: int, asked_by: Place | None) -> Outcome[Source]:
    # What a Windows editor meant by the byte: most such files are in its own code page.
    character = body[at : at + 1].decode("cp1252", "replace")
    meant = f'; it may be meant as "{character}"' if character.isprintable() else ""
    finding = Diagnostic(
        _place(path, body, at),
        "file-is-utf-8",
        f"this character is not saved as UTF-8{meant}",
        SAVE_AS,
        related=_named(asked_by),
    )
    return Outcome(None, (finding,))


def _place(path: str, body: bytes, at: int) -> Span:
    """The character that stands at a byte, with all before it decoded."""
    before = body[:at].decode(errors="replace")
    source = Source(path, before + body[at:].decode(errors="replace"))
    return Span(source, len(before), len(before) + 1)


def _named(asked_by: Place | None) -> tuple[tuple[Place, str], ...]:
    return ((asked_by, "the file is named here"),) if asked_by else ()
