"""What a picture's file says beside what it shows, and the picture without it.

Knows what Exif 2.3 and the pieces of JPEG and PNG may tell; draws nothing.
"""

from collections.abc import Iterator
from struct import pack
from typing import Final

from boardpaper.ooxml.picture_pieces import EXIF, JPEG, PNG, chunks, entries, segments

XMP: Final = b"http://ns.adobe.com/"
TOLD_TAGS: Final = {
    0x010F: "the camera", 0x0110: "the camera", 0x0131: "a program", 0x013B: "its author",
    0x0132: "when it was taken", 0x9003: "when it was taken", 0x8298: "whose it is",
    0x8825: "where it was taken (GPS)", 0x9C9D: "its author",
    0x8769: "how it was taken",
}  # fmt: skip
ORIENTATION: Final = 0x0112
PNG_TELLING: Final = {
    b"tEXt": "words", b"iTXt": "words", b"zTXt": "words", b"eXIf": "Exif data", b"tIME": "a time"
}  # fmt: skip


def telling(data: bytes) -> list[str]:
    """What a picture's file tells beside the picture: "the camera", "where it was taken (GPS)"."""
    found: list[str] = []
    if data.startswith(JPEG):
        for marker, _, body in segments(data):
            found += _told_by(marker, body)
    elif data.startswith(PNG):
        found = [PNG_TELLING[kind] for kind, _ in chunks(data) if kind in PNG_TELLING]
    return list(dict.fromkeys(found))


def without_telling(data: bytes) -> bytes:
    """The same picture without it; of Exif only how the picture is turned, if it is."""
    if data.startswith(JPEG) and telling(data):
        return _plain_jpeg(data)
    if data.startswith(PNG) and telling(data):
        kept = (whole for kind, whole in chunks(data) if kind not in PNG_TELLING)
        return PNG + b"".join(kept)
    return data


def _told_by(marker: int, body: bytes) -> Iterator[str]:
    if marker == 0xE1 and body.startswith(EXIF):
        yield from (TOLD_TAGS[tag] for tag, _ in entries(body[6:]) if tag in TOLD_TAGS)
    elif marker == 0xE1 and body.startswith(XMP):
        yield "XMP data"
    elif marker == 0xED:
        yield "words of a picture program"
    elif marker == 0xFE and body.strip(b"\0 "):
        yield "a comment"


def _plain_jpeg(data: bytes) -> bytes:
    pieces, turned = [], 1
    for marker, whole, body in segments(data):
        if not list(_told_by(marker, body)):
            pieces.append(whole)
        elif marker == 0xE1 and body.startswith(EXIF):
            turned = dict(entries(body[6:])).get(ORIENTATION, turned)
    said = _turned(turned) if 1 < turned <= 8 else b""
    return b"\xff\xd8" + said + b"".join(pieces)


def _turned(orientation: int) -> bytes:
    """A segment of Exif that says how the picture is turned, and no more."""
    body = EXIF + b"MM\0*" + pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + pack(">H", len(body) + 2) + body
