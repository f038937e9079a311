"""The pieces that a picture's file is made of: segments of a JPEG, chunks of a PNG, Exif.

Knows JPEG (ITU-T T.81, annex B), Exif 2.3 and PNG (W3C, clauses 5 and 11); does not know
what is looked for in them.
"""

from collections.abc import Iterator
from struct import unpack_from
from typing import Final
from zlib import crc32

JPEG: Final = b"\xff\xd8\xff"
PNG: Final = b"\x89PNG\r\n\x1a\n"
EXIF: Final = b"Exif\0\0"


def segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
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


def entries(exif: bytes) -> Iterator[tuple[int, int]]:
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


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
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
