"""From the bytes of a file to its entries, whatever those bytes are.

Knows zip files and how they are abused; does not know what the entries mean.
Nothing that a zip says of itself is believed: sizes are counted while inflating.
"""

import re
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from boardpaper.ooxml.refusal import NotAWordFile

MOST_BYTES = 256 * 1024 * 1024
"""The most a file may hold, all parts together, inflated."""
MOST_PARTS = 10_000
RATIO = 500
RATIO_FROM = 32 * 1024 * 1024
"""Above this size a file may not be more than ``RATIO`` times what its zip takes."""
UNSOUND = (BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What the zip reader raises at a damaged file."""
CHUNK = 1024 * 1024
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DRIVE = re.compile(r"^[A-Za-z]:")
SAVE_AS = 'open it in Word and save it as "Word Document (.docx)"'
DAMAGED = "ask for the file again, or open it in Word, let Word repair it, and save it"


def unpack(data: bytes) -> dict[str, bytes]:
    """The entries of a zip by name, folders left out.

    Raises NotAWordFile for anything but a sound, plain and reasonably small zip.
    """
    if not data.startswith(b"PK"):
        raise _other_kind(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _entries(archive, len(data))
    except NotAWordFile:
        raise
    except UNSOUND as trouble:
        raise NotAWordFile(
            f"the file is damaged ({trouble})", "word-file-is-whole", DAMAGED
        ) from None


def _entries(archive: ZipFile, size: int) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise _too_large(f"more than {MOST_PARTS:,} parts")
    _check_names(entries)
    parts: dict[str, bytes] = {}
    left = min(MOST_BYTES, max(size * RATIO, RATIO_FROM))
    for entry in entries:
        if entry.is_dir():
            continue
        parts[entry.filename] = _inflate(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _check_names(entries: list[ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        written = entry.orig_filename
        if not _stays_inside(written):
            raise NotAWordFile(
                f"the file has a part whose name leads out of it ({written!r})",
                "word-parts-stay-inside",
                "do not open it; ask the sender how it was made",
            )
        folded = written.lower()
        if folded in seen:
            raise NotAWordFile(
                f"the file has two parts of the name {written!r}", "word-parts-are-single", DAMAGED
            )
        seen.add(folded)


def _stays_inside(written: str) -> bool:
    steps = written.removesuffix("/").split("/")
    return not (
        DRIVE.match(written)
        or "\\" in written
        or any(step in ("", ".", "..") for step in steps)
        or any(ord(character) < 32 for character in written)
    )


def _inflate(archive: ZipFile, entry: ZipInfo, left: int) -> bytes:
    if entry.flag_bits & 0x1:
        raise _locked()
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotAWordFile(
            "the file is packed in a way Word does not use", "word-file-is-a-zip", SAVE_AS
        )
    chunks = []
    with archive.open(entry) as stream:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _too_large("far more inside it than its size allows")
            chunks.append(chunk)
    return b"".join(chunks)


def _too_large(what: str) -> NotAWordFile:
    return NotAWordFile(
        f"the file holds {what}",
        "word-file-is-not-too-large",
        "make the pictures smaller or split the document; if you do not know the sender, delete it",
    )


def _locked() -> NotAWordFile:
    return NotAWordFile(
        "the file is protected by a password",
        "word-file-is-not-encrypted",
        "open it in Word with the password and save a copy without it",
    )


def _other_kind(data: bytes) -> NotAWordFile:
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _locked()
        if "WordDocument".encode("utf-16-le") in data:
            return NotAWordFile(
                "the file is an old Word document (.doc)", "word-file-is-docx", SAVE_AS
            )
        return NotAWordFile(
            "the file is an old Office file, not a Word document", "word-file-is-docx", SAVE_AS
        )
    for magic, kind in KINDS.items():
        if data.startswith(magic):
            return NotAWordFile(f"the file is {kind}, not a .docx", "word-file-is-docx", SAVE_AS)
    kind = "is not a Word document" if data else "is empty"
    return NotAWordFile(f"the file {kind}", "word-file-is-a-zip", SAVE_AS)


KINDS = {
    b"{\\rtf": "rich text (.rtf)",
    b"%PDF": "a PDF",
    b"<!DOCTYPE html": "a web page",
    b"<html": "a web page",
    b"<?xml": "plain XML",
    b"\xef\xbb\xbf<?xml": "plain XML",
}
