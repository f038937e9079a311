"""docs/pages.png: some pages of the paper of 2004 side by side, as LibreOffice prints them.

Run it after ``make paper``, from the repository:  .venv/bin/python scripts/picture.py
It needs LibreOffice (soffice) and Poppler (pdftoppm) on the PATH, and no package.
"""

import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PAPER = "2004-09-23-corporate-parenting-board/children-services-inspection"
PICTURE = ROOT / "docs" / "pages.png"
PAGES = (1, 2, 4)
"""Numbers of the pages shown: two of the report, and one of its landscape appendix."""
DOTS = 80
"""Dots an inch."""
GAP, EDGE = 24, 1
"""Dots between the pages, and of the line around each."""
GREY, LINE = b"\xe4", b"\x9a"

Image = list[bytes]
"""Rows of grey dots, all of one length."""


def main() -> None:
    """Makes the picture, or ends saying what is missing."""
    paper = ROOT / "build" / f"{PAPER}.docx"
    if not paper.is_file():
        sys.exit("the picture is of a built paper; run: make paper")
    with TemporaryDirectory() as folder:
        PICTURE.write_bytes(_png(_beside(_pages(paper, Path(folder)))))
    sys.stdout.write(f"wrote {PICTURE.relative_to(ROOT)}\n")


def _run(program: str, *words: str) -> bytes:
    """What a program prints; ends where the program is not installed."""
    found = shutil.which(program)
    if found is None:
        sys.exit(f"the picture needs {program}, which is not installed")
    return subprocess.run([found, *words], check=True, capture_output=True).stdout  # noqa: S603


def _pages(paper: Path, folder: Path) -> list[Image]:
    """The pages of a Word file as images, made by way of a PDF."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_pdf = ("--headless", "--convert-to", "pdf", "--outdir", str(folder))
    _run("soffice", profile, *to_pdf, str(paper))
    pdf = folder / f"{paper.stem}.pdf"
    return [_page(pdf, str(number)) for number in PAGES]


def _page(pdf: Path, number: str) -> Image:
    file = _run("pdftoppm", "-f", number, "-l", number, "-r", str(DOTS), "-gray", str(pdf))
    # A PGM file: P5, width, height and the brightest value, then one byte a dot.
    kind, size, brightest, dots = file.split(b"\n", 3)
    if (kind, brightest) != (b"P5", b"255"):
        raise RuntimeError(f"pdftoppm gave something other than page {number} in grey")
    width = int(size.split()[0])
    return [dots[start : start + width] for start in range(0, len(dots), width)]


def _beside(pages: Sequence[Image]) -> Image:
    """The pages in a row on grey ground, lower ones in the middle of the height."""
    framed = [_framed(page) for page in pages]
    height = max(map(len, framed)) + 2 * GAP
    columns = [_centred(page, height) for page in framed]
    gap = GREY * GAP
    return [gap + gap.join(rows) + gap for rows in zip(*columns, strict=True)]


def _framed(page: Image) -> Image:
    ruled = LINE * (len(page[0]) + 2 * EDGE)
    side = LINE * EDGE
    return [ruled] * EDGE + [side + row + side for row in page] + [ruled] * EDGE


def _centred(page: Image, height: int) -> Image:
    ground = GREY * len(page[0])
    above = (height - len(page)) // 2
    return [ground] * above + page + [ground] * (height - len(page) - above)


def _png(image: Image) -> bytes:
    """An image as a PNG file with 16 shades of grey (ISO/IEC 15948: 4 bits a dot)."""
    rows = b"".join(b"\0" + _packed(row) for row in image)
    header = struct.pack(">2I5B", len(image[0]), len(image), 4, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _packed(row: bytes) -> bytes:
    """Two dots to a byte, the left one in the upper half."""
    even = row + GREY if len(row) % 2 else row
    return bytes(
        (left & 0xF0) | (right >> 4) for left, right in zip(even[::2], even[1::2], strict=True)
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


if __name__ == "__main__":
    main()
