"""A file kept beside what takes its place, under a name that says when and why.

Knows names and moments; does not know what is in the file.
"""

import re
from datetime import datetime
from pathlib import Path

from boardpaper.files.names import is_there
from boardpaper.files.writing import in_plain_words, write_whole

KEPT = re.compile(r".+ \(before \w+ \d{4}-\d\d-\d\d at \d\d\.\d\d(?:, \d+)?\)\.\w+")


def is_kept(name: str) -> bool:
    """Whether a file of this name was kept here, and is no part of what it lies beside."""
    return KEPT.fullmatch(name) is not None


def keep_beside(path: Path, before: str) -> Path:
    """A copy of a file: ``plan (before import 2026-11-26 at 09.30).yaml``; no name is taken twice.

    Raises BoardpaperError when the disk fails.
    """
    now = datetime.now().astimezone()
    words = f"{path.stem} (before {before} {now:%Y-%m-%d} at {now:%H.%M}"
    kept, count = path.with_name(f"{words}){path.suffix}"), 1
    while is_there(kept):
        count += 1
        kept = path.with_name(f"{words}, {count}){path.suffix}")
    with in_plain_words(path):
        data = path.read_bytes()
    write_whole(kept, data)
    return kept
