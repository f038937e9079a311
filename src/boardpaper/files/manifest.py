"""What a document was made from: a small JSON file beside it.

Knows the record and its form; does not know how the document is made. Nothing in
it changes from one run or one computer to another.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PureWindowsPath

from boardpaper import __version__
from boardpaper.model.diagnostic import BoardpaperError

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The record of one output, which is the name of a file beside it.

    ``sha256`` is the digest of the output's bytes; ``content`` one of what it
    says, which stays the same where only the packing differs. ``inputs`` are
    digests by path, as ``Files.inputs`` gives them.
    """

    output: str
    sha256: str
    content: str
    inputs: Mapping[str, str]
    boardpaper: str = __version__

    def to_bytes(self) -> bytes:
        """The file's bytes: JSON, its keys sorted, a new line at the end."""
        record = asdict(self) | {"format": FORMAT}
        text = json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False)
        return (text + "\n").encode()


def read(path: Path) -> Manifest | None:
    """The record in a file; None where there is none, or none of ours.

    Raises BoardpaperError when it may not be read.
    """
    try:
        record = json.loads(path.read_bytes()) if path.is_file() else None
    except PermissionError as error:
        raise BoardpaperError(f'you may not read "{path}"') from error
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
        return None
    try:
        manifest = Manifest(**record)
    except TypeError:
        return None
    return manifest if _is_sound(manifest) else None


def _is_sound(manifest: Manifest) -> bool:
    words = (manifest.output, manifest.sha256, manifest.content, manifest.boardpaper)
    inputs: object = manifest.inputs
    if not isinstance(inputs, dict):
        return False
    are_words = all(isinstance(word, str) for word in (*words, *inputs, *inputs.values()))
    return are_words and PureWindowsPath(manifest.output).name == manifest.output
