"""Preflight: finished files looked through for what ought not to be published.

Knows which kind of file is which, and where a cleaned copy goes; does not know what is
looked for.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from boardpaper.files.creating import create_tree
from boardpaper.files.locating import Located
from boardpaper.files.names import is_ordinary, is_there
from boardpaper.files.reading import read_at
from boardpaper.model.diagnostic import Diagnostic, has_errors
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.pdf.opening import NotAPdf
from boardpaper.preflight import pdf, word
from boardpaper.preflight.pdf_clean import clean as clean_pdf
from boardpaper.preflight.word_clean import clean as clean_word

WORD: Final = f"looked for in Word files: {', '.join(word.LOOKED_FOR)}"
PDF: Final = f"looked for in PDFs: {', '.join(pdf.LOOKED_FOR)}"
MARK: Final = b"%PDF-"
BEFORE: Final = 1024
UNREAD: Final = "pdf-can-be-read"
AGAIN: Final = "save it again where it was made, without a password"


@dataclass(frozen=True)
class Looked:
    """A file that was looked through: what was found, and what was looked for.

    ``looked_for`` says it in a sentence. ``data`` is None, and nothing was looked for,
    where the file could not be read.
    """

    path: Path
    findings: tuple[Diagnostic, ...]
    looked_for: str = ""
    data: bytes | None = None

    @property
    def fit(self) -> bool:
        """Whether nothing was found that makes it unfit to publish."""
        return self.data is not None and not has_errors(self.findings)


def preflight(path: Path) -> Looked:
    """A file from anywhere, looked through."""
    shown = path.as_posix()
    read = read_at(Located(shown, path))
    if read.value is None:
        return Looked(path, read.diagnostics)
    looked_for = PDF if _is_pdf(read.value) else WORD
    try:
        found = (pdf if _is_pdf(read.value) else word).look(shown, read.value)
    except NotAWordFile as refusal:
        unread = Diagnostic(WholeFile(shown), refusal.rule, refusal.reason, refusal.hint)
        return Looked(path, (unread,))
    except NotAPdf as refusal:
        return Looked(path, (Diagnostic(WholeFile(shown), UNREAD, refusal.reason, AGAIN),))
    return Looked(path, found, looked_for, read.value)


def _is_pdf(data: bytes) -> bool:
    """Whether it begins as PDFs do, which may have other bytes before (ISO 32000-1, 7.5.2)."""
    return MARK in data[:BEFORE]


@dataclass(frozen=True)
class Cleaned:
    """What came of cleaning a file: the copy, looked through, or why there is none.

    ``copy`` is None, without ``refused``, where there was nothing to take out.
    """

    copy: Looked | None = None
    new: bool = False
    refused: tuple[Diagnostic, ...] = ()


def clean(looked: Looked, output: Path | None) -> Cleaned:
    """A copy of a file without what can be taken out of it and leaves its text as it is.

    It stands beside the file, or at ``output``, and never in place of anything. Raises
    BoardpaperError when the disk fails.
    """
    if looked.data is None or not looked.findings:
        return Cleaned()
    data = (clean_pdf if _is_pdf(looked.data) else clean_word)(looked.data)
    target = output or looked.path.with_name(f"{looked.path.stem} (cleaned){looked.path.suffix}")
    new = not (is_there(target) and is_ordinary(target) and target.read_bytes() == data)
    if new:
        made = create_tree(target.parent, {target.name: data})
        if made.value is None:
            return Cleaned(refused=made.diagnostics)
    return Cleaned(preflight(target), new)
