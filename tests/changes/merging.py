"""The merge driver as git calls it: three versions of a plan in, one out.

Knows how to call it; does not judge what comes of it.
"""

from dataclasses import dataclass
from pathlib import Path

from front_door import run


@dataclass(frozen=True)
class Came:
    """What a merge made of the file of ours, how it ended, and what it said."""

    code: int
    text: str
    said: str


def merged(folder: Path, base: str, ours: str, theirs: str, *options: str) -> Came:
    """What the driver makes of three versions, called as git calls it."""
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
    answer = run(folder, "git", "merge-plan", *options, "base", "ours", "theirs", "p/plan.yaml")
    assert answer.out == ""
    return Came(answer.code, (folder / "ours").read_bytes().decode(), answer.err)


def windows(text: str) -> str:
    """A text with the line ends of Windows."""
    return text.replace("\n", "\r\n")
