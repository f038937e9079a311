"""A picture's bytes as a picture: PNG or JPEG, by what they hold and not by their name.

Knows the headers of both kinds; does not draw anything.
"""

from dataclasses import replace
from struct import unpack_from
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Figure, Picture
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.picture_data import ORIENTATION, without_telling
from boardpaper.ooxml.picture_pieces import EXIF, JPEG, PNG, chunks, entries, segments

LARGEST: Final = 10 * 1024 * 1024
MOST_POINTS: Final = 50_000_000
USUAL: Final = 96.0
"""Points to an inch where a picture does not say: what Windows takes."""
LEAST, MOST = 20.0, 2400.0
"""Points to an inch beyond which what a picture says is no resolution."""
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
    """A PNG (W3C PNG Specification, clause 11): IHDR has its size, pHYs its resolution."""
    width = height = 0
    per_inch = USUAL
    ended = False
    for kind, whole in chunks(data):
        body = whole[8:-4]
        if kind == b"IHDR" and len(body) == 13:
            width, height = unpack_from(">II", body)
        elif kind == b"pHYs" and len(body) == 9 and body[8] == 1:
            per_inch = _likely(unpack_from(">I", body)[0] * INCH)
        elif kind == b"IEND":
            ended = True
            break
        elif not kind and len(whole) >= 12:
            raise _NoPicture("is a damaged PNG")
    return _whole(Picture(data, "png", width, height, per_inch), ended)


def _jpeg(data: bytes) -> Picture:
    """A JPEG (ITU-T T.81, annex B): a frame has its size, JFIF its resolution."""
    width = height = 0
    per_inch = USUAL
    ended = False
    for marker, whole, body in segments(data):
        if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
            unit, across = unpack_from(">BH", body, 7)
            per_inch = _likely({1: 1.0, 2: 2.54}.get(unit, 0.0) * across)
        elif marker == 0xE1 and body.startswith(EXIF):
            _find_turned(body.removeprefix(EXIF))
        elif marker in FRAMES and len(body) >= 6 and not width:
            height, width = unpack_from(">HH", body, 1)
        elif marker == 0xDA:
            ended = b"\xff\xd9" in whole  # not one of a small picture inside the Exif data
    if not width and not height:
        raise _NoPicture("is a damaged JPEG")
    return _whole(Picture(data, "jpeg", width, height, per_inch), ended)


def _find_turned(exif: bytes) -> None:
    """Refuses a photograph that is stored on its side: Word prints it as stored."""
    if dict(entries(exif)).get(ORIENTATION, 0) not in (0, 1):
        raise _NoPicture("is a photograph that is stored turned or mirrored")


def _likely(per_inch: float) -> float:
    return round(per_inch, 2) if LEAST <= per_inch <= MOST else USUAL


def _whole(picture: Picture, ended: bool) -> Picture:
    if not ended or not picture.width or not picture.height:
        raise _NoPicture("is a picture that is cut off or damaged")
    return picture
