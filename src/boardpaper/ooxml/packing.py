"""Parts into the bytes of a zip, the same ones every time, and their digest.

Knows zip files; does not know what the parts hold.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Part = bytes | list[bytes]
"""The contents of a part: whole, or for a very large one in pieces."""

FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
"""What a reader needs before anything else, and so stands at the front."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can have; every entry is given it."""
ATTRIBUTES: Final = 0o600 << 16
"""What zipfile would put in place of none, whatever the umask."""
LEVEL: Final = 6


def pack(parts: Mapping[str, Part]) -> bytes:
    """A zip of the parts: the content types, the package's relationships, the rest by name.

    It holds no times and no owners. Pieces are packed as they come, never joined.
    """
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name in _order(parts):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = ATTRIBUTES
            with archive.open(entry, "w") as stream:
                for piece in _pieces(parts[name]):
                    stream.write(piece)
    return target.getvalue()


def digest(parts: Mapping[str, Part]) -> str:
    """The SHA-256, in hexadecimal, of what ``sha256sum`` prints for the parts by name."""
    whole = hashlib.sha256()
    for name in sorted(parts, key=str.encode):
        one = hashlib.sha256()
        for piece in _pieces(parts[name]):
            one.update(piece)
        whole.update(f"{one.hexdigest()}  {name}\n".encode())
    return whole.hexdigest()


def _pieces(part: Part) -> Iterator[bytes]:
    if isinstance(part, bytes):
        yield part
    else:
        yield from part


def _order(names: Iterable[str]) -> list[str]:
    held = set(names)
    first = [name for name in FIRST if name in held]
    return first + sorted(held - set(first), key=str.encode)
