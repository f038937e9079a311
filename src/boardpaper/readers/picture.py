"""A picture's bytes as a picture: PNG or JPEG, by what they hold and not by their name.

Knows the headers of both kinds; does not draw anything.
"""

from collections.abc import Iterator
from dataclasses import replace
from struct import unpack_from
from typing import Final
from zlib import crc32

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Figure, Picture
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.picture_data import without_telling

LARGEST: Final = 10 * 1024 * 1024
MOST_POINTS: Final = 50_000_000
USUAL: Final = 96.0
"""Points to an inch where a picture does not say: what Windows takes."""
LEAST, MOST = 20.0, 2400.0
"""Points to an inch beyond which what a picture says is no resolution."""
PNG: Final = b"\x89PNG\r\n\x1a\n"
JPEG: Final = b"\xff\xd8\xff"
INCH: Final = 0.0254
FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers that begin a frame of a JPEG, which says its size (ITU-T T.81, table B.1)."""
OTHERS: Final = {
    b"GIF8": "a GIF", b"BM": "a BMP", b"II*\0": "a TIFF", b"MM\0*": "a TIFF", b"%PDF": "a PDF",
    b"RIFF": "a WebP", b"<svg": "an SVG", b"<?xml": "an SVG", b"PK": "an Office or zip file",
    b"\xd7\xcd\xc6\x9a": "a WMF",
}  # fmt: skip
AS_PNG: Final = "open it in a picture program and save it as PNG, or as JPEG for a photograph"


class _NoPicture(Exception):
    """Why bytes are no picture, in words that follow the file's name."""


def read(data: bytes, asked: Figure) -> Outcome[Picture]:
    """The picture in a file's bytes, with its size and resolution.

    What a camera or program wrote beside it (whose, when, where) is left out: it would be
    published with the paper.
    """
    if len(data) > LARGEST:
        return _too_large(asked, f"{len(data) / 1024 / 1024:.1f} MB")
    try:
        picture = _read(data)
    except _NoPicture as fault:
        message = f'"{asked.path}" {fault}'
        return _refused(asked, "picture-is-a-picture", message, AS_PNG)
    if picture.width * picture.height > MOST_POINTS:
        return _too_large(asked, f"{picture.width:,} by {picture.height:,} points")
    return Outcome(replace(picture, data=without_telling(data)))


def _refused(asked: Figure, rule: str, message: str, hint: str) -> Outcome[Picture]:
    place = asked.span or WholeFile(asked.path)
    return Outcome(None, (Diagnostic(place, rule, message, hint),))


def _too_large(asked: Figure, size: str) -> Outcome[Picture]:
    return _refused(
        asked,
        "picture-is-not-too-large",
        f'"{asked.path}" has {size}',
        "make it smaller in a picture program: 2,000 points across are plenty for a page",
    )


def _read(data: bytes) -> Picture:
    if data.startswith(PNG):
        return _png(data)
    if data.startswith(JPEG):
        return _jpeg(data)
    kind = next((kind for start, kind in OTHERS.items() if data.startswith(start)), "")
    raise _NoPicture(f"is {kind}, not a PNG or JPEG" if kind else "is not a PNG or JPEG")


def _png(data: bytes) -> Picture:
    """A PNG (W3C PNG Specification, clauses 5 and 11): IHDR has its size, pHYs its resolution."""
    width = height = 0
    per_inch = USUAL
    ended = False
    for kind, at, length in _chunks(data):
        if kind == b"IHDR" and length == 13:
            width, height = unpack_from(">II", data, at)
        elif kind == b"pHYs" and length == 9 and data[at + 8] == 1:
            per_inch = _likely(unpack_from(">I", data, at)[0] * INCH)
        ended = kind == b"IEND"
    return _whole(Picture(data, "png", width, height, per_inch), ended)


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The type, place and length of each sound chunk, up to the last or the first unsound one."""
    at = len(PNG)
    while at + 12 <= len(data):
        length = unpack_from(">I", data, at)[0]
        kind, end = data[at + 4 : at + 8], at + 8 + length
        if end + 4 > len(data) or crc32(data[at + 4 : end]) != unpack_from(">I", data, end)[0]:
            raise _NoPicture("is a damaged PNG")
        yield kind, at + 8, length
        if kind == b"IEND":
            return
        at = end + 4


def _jpeg(data: bytes) -> Picture:
    """A JPEG (ITU-T T.81, annex B): a frame has its size, JFIF its resolution."""
    per_inch = USUAL
    for marker, at, length in _segments(data):
        if marker == 0xE0 and data[at : at + 5] == b"JFIF\0" and length >= 14:
            unit, across = unpack_from(">BH", data, at + 7)
            per_inch = _likely({1: 1.0, 2: 2.54}.get(unit, 0.0) * across)
        elif marker == 0xE1 and data[at : at + 6] == b"Exif\0\0":
            _find_turned(data[at + 6 : at + length])
        elif marker in FRAMES and length >= 6:
            height, width = unpack_from(">HH", data, at + 1)
            ended = data.rfind(b"\xff\xd9") > at
            return _whole(Picture(data, "jpeg", width, height, per_inch), ended)
    raise _NoPicture("is a damaged JPEG")


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker, place and length of each segment up to where the picture's points begin."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        length = unpack_from(">H", data, at + 2)[0] - 2
        if marker == 0xDA or length < 0 or at + 4 + length > len(data):
            return
        yield marker, at + 4, length
        at += 4 + length


def _find_turned(exif: bytes) -> None:
    """Refuses a photograph that is stored on its side: Word prints it as stored (Exif, tag 274)."""
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
        if unpack_from(f"{order}H", exif, at)[0] == 274:
            if unpack_from(f"{order}H", exif, at + 8)[0] not in (0, 1):
                raise _NoPicture("is a photograph that is stored turned or mirrored")
            return


def _likely(per_inch: float) -> float:
    return round(per_inch, 2) if LEAST <= per_inch <= MOST else USUAL


def _whole(picture: Picture, ended: bool) -> Picture:
    if not ended or not picture.width or not picture.height:
        raise _NoPicture("is a picture that is cut off or damaged")
    return picture
