"""Small pictures and workbooks, made in memory.

Knows how to make them, sound or spoiled; does not know who reads them.
"""

from collections.abc import Callable
from io import BytesIO
from struct import pack
from zlib import compress, crc32

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))


def png(width: int = 3, height: int = 2, per_metre: int = 0) -> bytes:
    """A white PNG."""
    rows = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    said = chunk(b"pHYs", pack(">IIB", per_metre, per_metre, 1)) if per_metre else b""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
            said,
            chunk(b"IDAT", compress(rows)),
            chunk(b"IEND", b""),
        )
    )


def jpeg(width: int, height: int, per_inch: int = 72, turned: int = 0) -> bytes:
    """The headers of a JPEG: what is read of one. ``turned`` is its Exif orientation."""
    exif = b"Exif\0\0MM\0*" + pack(">IHHHIHH", 8, 1, 274, 3, 1, turned, 0)
    return b"".join(
        (
            b"\xff\xd8",
            b"\xff\xe0" + pack(">H5sHBHHBB", 16, b"JFIF", 0x102, 1, per_inch, per_inch, 0, 0),
            b"\xff\xe1" + pack(">H", len(exif) + 2) + exif if turned else b"",
            b"\xff\xc2" + pack(">HBHHB", 8, 8, height, width, 0),
            b"\xff\xda\0\2",
            b"\xff\xd9",
        )
    )


def workbook(*change: Callable[[Worksheet], object], sheet: str = "Costs") -> bytes:
    """A workbook with one small table, changed as asked."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    page.append(["Year", "Cost"])
    page.append(["2026", 1200])
    for one in change:
        one(page)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
