"""The words of a file that a PDF carries: another PDF, an Office file, or any text.

Knows what such files are packed in; does not know what a PDF is.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MARKUP = re.compile(rb"<[^>]*>")
MOST = 64 * 1024 * 1024
"""The most bytes of one packed file that are unpacked."""


def words_of(data: bytes) -> Iterator[str]:
    """The words in a file's bytes, without the markup between them."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename
                if entry.file_size <= MOST:
                    yield _plain(archive.read(entry))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        # No zip, a damaged one, or one with a password: its bytes are read as they stand.
        yield _plain(data)


def _plain(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return MARKUP.sub(b" ", data).decode("utf-8", "replace")
