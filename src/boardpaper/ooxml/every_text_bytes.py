"""Texts in what is no XML: what pictures say of themselves, and whatever in a file reads as words.

Knows PNG and JPEG, and how programs write words into files; does not know what any of it
means, and reads no words that are drawn. Of pictures the pixels are left out, for among
millions of bytes any short word comes up by chance.
"""

import re
import zlib
from collections.abc import Iterator
from struct import unpack_from
from typing import Final

from boardpaper.model.placed import Placed

PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
PIXELS: Final = frozenset({b"IDAT", b"fdAT", b"PLTE", b"tRNS"})
PACKED: Final = frozenset({b"zTXt", b"iTXt", b"iCCP"})
MOST_PACKED: Final = 4 * 1024 * 1024
"""The most that packed words of a picture may unpack to."""
LETTERS: Final = rb"[\x20-\x7e\t\r\n]"
STRINGS: Final = (
    (
        re.compile(rb"(?:" + LETTERS + rb"|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}"),
        "utf-8",
    ),
    (re.compile(rb"(?:[\x20-\xff\t\r\n]\x00|[\x00-\xff][\x01\x02\x20]){4,}"), "utf-16-le"),
    (re.compile(rb"(?:\x00[\x20-\xff\t\r\n]|[\x01\x02\x20][\x00-\xff]){4,}"), "utf-16-be"),
    (re.compile(rb"(?:" + LETTERS + rb"|[\xa0-\xff]){4,}"), "latin-1"),
)
"""What reads as words, in each of the ways that words are written."""


def texts_of_bytes(data: bytes, place: str) -> Iterator[Placed]:
    """Whatever in these bytes reads as words; of a PNG or JPEG, what it says of itself."""
    if data.startswith(PNG):
        told = _of_png(data)
    elif data.startswith(JPEG):
        told = _of_jpeg(data)
    else:
        told = iter((data,))
    for one in told:
        for pattern, encoding in STRINGS:
            for found in pattern.findall(one):
                yield Placed(place, found.decode(encoding, "replace"))


def _of_png(data: bytes) -> Iterator[bytes]:
    """Its chunks but for the pixels (W3C PNG, clause 11), packed ones unpacked, and the rest."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind not in PIXELS:
            yield body
        if kind in PACKED:
            yield from _unpacked(body)
        at += length + 12
        if kind == b"IEND":
            break
    yield data[at:]


def _unpacked(body: bytes) -> Iterator[bytes]:
    """What is packed after a chunk's keyword; it may begin after any of the zeros there."""
    for zero in re.finditer(rb"\x00", body[:256]):
        for begin in (zero.end(), zero.end() + 1):
            try:
                yield zlib.decompressobj().decompress(body[begin:], MOST_PACKED)
            except zlib.error:
                continue


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    """Its segments up to the pixels (ITU-T T.81, annex B), and what follows them."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (length,) = unpack_from(">H", data, at + 2)
        yield data[at + 4 : at + 2 + length]
        at += 2 + length
    end = data.rfind(b"\xff\xd9")
    yield data[max(at, end) :]
