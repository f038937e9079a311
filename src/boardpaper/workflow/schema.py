"""Schema: JSON Schemas written where editors find them.

Knows where they go; does not know what they say.
"""

import json
from pathlib import Path

from boardpaper.files.writing import in_plain_words, write_whole
from boardpaper.readers.schema import schemas


def schema_files() -> dict[str, bytes]:
    """The schemas by file name, as they are written."""
    return {
        name: (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
        for name, schema in schemas().items()
    }


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Writes the schemas into a folder, made where it is missing; the paths written.

    Raises BoardpaperError when there can be no such folder.
    """
    with in_plain_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in schema_files().items():
        write_whole(folder / name, data)
    return tuple(str(folder / name) for name in schema_files())
