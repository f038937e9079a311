"""What a picture's file says beside what it shows, and the picture without it.

Knows JPEG (ITU-T T.81, annex B), Exif 2.3 and PNG (W3C, clause 11); draws nothing.
"""

from collections.abc import Iterator
from struct import pack, unpack_from
from typing import Final
from zlib import crc32

JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"
EXIF: Final = b"Exif\0\0"
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
        for marker, _, body in _segments(data):
            found += _told_by(marker, body)
    elif data.startswith(PNG):
        found = [PNG_TELLING[kind] for kind, _ in _chunks(data) if kind in PNG_TELLING]
    return list(dict.fromkeys(found))


def without_telling(data: bytes) -> bytes:
    """The same picture without it; of Exif only how the picture is turned, if it is."""
    if data.startswith(JPEG) and telling(data):
        return _plain_jpeg(data)
    if data.startswith(PNG) and telling(data):
        kept = (whole for kind, whole in _chunks(data) if kind not in PNG_TELLING)
        return PNG + b"".join(kept)
    return data


def _told_by(marker: int, body: bytes) -> Iterator[str]:
    if marker == 0xE1 and body.startswith(EXIF):
        yield from (TOLD_TAGS[tag] for tag, _ in _entries(body[6:]) if tag in TOLD_TAGS)
    elif marker == 0xE1 and body.startswith(XMP):
        yield "XMP data"
    elif marker == 0xED:
        yield "words of a picture program"
    elif marker == 0xFE and body.strip(b"\0 "):
        yield "a comment"


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, segment and its body, up to the points; there, all the rest as marker 0xDA."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        end = at + 2 + unpack_from(">H", data, at + 2)[0]
        if marker == 0xDA or end > len(data) or end < at + 4:
            break
        yield marker, data[at:end], data[at + 4 : end]
        at = end
    yield 0xDA, data[at:], b""


def _plain_jpeg(data: bytes) -> bytes:
    pieces, turned = [], 1
    for marker, whole, body in _segments(data):
        if not list(_told_by(marker, body)):
            pieces.append(whole)
        elif marker == 0xE1 and body.startswith(EXIF):
            turned = dict(_entries(body[6:])).get(ORIENTATION, turned)
    said = _turned(turned) if 1 < turned <= 8 else b""
    return b"\xff\xd8" + said + b"".join(pieces)


def _turned(orientation: int) -> bytes:
    """A segment of Exif that says how the picture is turned, and no more."""
    body = EXIF + b"MM\0*" + pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + pack(">H", len(body) + 2) + body


def _entries(exif: bytes) -> Iterator[tuple[int, int]]:
    """Tags of the first directory with their value as a short number."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 10:
        return
    start = unpack_from(f"{order}I", exif, 4)[0]
    if start + 2 > len(exif):
        return
    for number in range(unpack_from(f"{order}H", exif, start)[0]):
        at = start + 2 + 12 * number
        if at + 12 > len(exif):
            return
        yield unpack_from(f"{order}H", exif, at)[0], unpack_from(f"{order}H", exif, at + 8)[0]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the whole of each chunk; what is no sound chunk any more comes last."""
    at = len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + unpack_from(">I", data, at)[0]
        whole = data[at:end]
        if end > len(data) or crc32(whole[4:-4]) != unpack_from(">I", whole, len(whole) - 4)[0]:
            break
        yield whole[4:8], whole
        at = end
    yield b"", data[at:]
