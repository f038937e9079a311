"""boardpaper as its users run it: the command line, in a workspace, and what it left.

Knows how to call it and how to open what it built; does not judge either.
"""

import contextlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import docx
from docx.document import Document

from boardpaper.cli import main

PAPER_2004 = "2004-09-23-corporate-parenting-board/children-services-inspection"
OF_THE_PAPER_2004 = (
    "document-has-one-date",
    "claim-agrees-with-the-plan",
    "figure-agrees-with-the-plan",
)
"""Rules that the words of the paper of 2004 break; they stay as they were printed."""


@dataclass(frozen=True)
class Answer:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything it printed."""
        return self.out + self.err


def run(folder: Path, *words: str) -> Answer:
    """Runs ``boardpaper WORDS`` in a folder, in this process, through its own main."""
    out, err = io.StringIO(), io.StringIO()
    with (
        inside(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch("sys.argv", ["boardpaper", *words]),
    ):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    return Answer(code, out.getvalue(), err.getvalue())


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """In another folder for a while."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def findings(folder: Path, *words: str) -> list[dict[str, Any]]:
    """What ``boardpaper check`` finds to be wrong, as objects.

    Notes are left out, and so is in what the paper of 2004 disagrees with itself.
    """
    found = json.loads(run(folder, "check", "--findings", "json", *words).out)
    assert isinstance(found, list)
    known = [one for one in found if one["severity"] == "note" or one["rule"] in OF_THE_PAPER_2004]
    return [one for one in found if one not in known]


def built(workspace: Path, paper: str = PAPER_2004) -> Path:
    """Builds one paper; where it stands. Fails with what was said when it does not build."""
    answer = run(workspace, "build", f"source/{paper}")
    assert answer.code == 0, answer.said
    return workspace / "build" / f"{paper}.docx"


def opened(path: Path) -> Document:
    """A Word file, opened with python-docx."""
    return docx.Document(str(path))


def part(path: Path, name: str = "word/document.xml") -> str:
    """One part of a Word file as text."""
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def rewrite(path: Path, *changes: tuple[str, str], name: str = "word/document.xml") -> None:
    """Changes the XML of one part, each old text standing there at least once."""
    with ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    text = parts[name].decode()
    for old, new in changes:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new)
    parts[name] = text.encode()
    with ZipFile(path, "w") as archive:
        for entry, data in parts.items():
            archive.writestr(entry, data)


def write(workspace: Path, path: str, old: str, new: str) -> None:
    """Changes a source file as an author would: one text for another."""
    file = workspace / path
    text = file.read_bytes().decode()
    assert old in text, f"{old!r} is not in {path}"
    file.write_bytes(text.replace(old, new, 1).encode())
