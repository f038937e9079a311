"""Paths that people type: of a file or folder beside this one, or further in.

Knows how paths may be written; does not look whether anything is there.
"""

import re
from collections.abc import Iterator

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.readers import naming
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument

DRIVE = re.compile(r"[A-Za-z]:")


def slashed(path: str) -> str:
    """The path with ``/`` between folders, however it was typed."""
    return path.strip().replace("\\", "/")


def strays(document: YamlDocument, path: Path) -> Iterator[Diagnostic]:
    """The finding that the file named at a path of the document lies elsewhere, if so."""
    written = naming.at(document.data, path)
    if not isinstance(written, str):
        return
    trouble = leads_out(slashed(written))
    if trouble:
        message, hint = trouble
        message = f'"{written.strip()}" {message}'
        yield Diagnostic(document.locate(path), "path-stays-inside", message, hint)


def leads_out(path: str) -> tuple[str, str] | None:
    """What is wrong with a path that does not lead further in, and what to do about it."""
    beside = "name a file or folder inside this workspace, such as plan.yaml"
    if not path or path == ".":
        return "names nothing", beside
    if DRIVE.match(path):
        return "begins with a drive", f"leave the drive out: {beside}"
    if path.startswith(("/", "~")):
        return "begins outside this workspace", f"leave the beginning out: {beside}"
    if ".." in path.split("/"):
        return 'leads out of its folder with ".."', beside
    return None
