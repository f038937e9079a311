"""Word documents printed to PDF: many through one LibreOffice, each as soon as it goes.

Knows how LibreOffice is called and what becomes of a call; does not look into documents.
Every call has a folder, a profile and file names of its own, so that calls at the same
time do not meet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from boardpaper.pdf.process import run
from boardpaper.pdf.profile import make_profile

FILTER = "pdf:writer_pdf_Export"
WORDS = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--convert-to", FILTER)
WHOLE = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long LibreOffice may take, in seconds: to start, for a document, for a KB of it.

    A plan of 1,700 recommendations, 730 KB, took it eight minutes on a computer that had
    four other things to do. ``most`` is for documents that are large for their pictures.
    """

    start: float = 60
    document: float = 15
    kilobyte: float = 1.5
    most: float = 1800

    def over(self, sizes: Iterable[int]) -> float:
        """The seconds it may take over documents of these sizes in bytes, in one call."""
        taken = (self.document + self.kilobyte * size / 1024 for size in sizes)
        return self.start + sum(min(one, self.most) for one in taken)


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A document that gave no PDF, and why: a sentence without its full stop."""

    reason: str


PATIENT = Patience()


def print_all(
    program: str, documents: Sequence[bytes], patience: Patience = PATIENT
) -> list[bytes | Unprinted]:
    """The PDF of each Word document, as LibreOffice at ``program`` prints it.

    What one call for all leaves out is tried once more, each by itself: a document that
    cannot be printed takes no other with it.
    """
    if not documents:
        return []
    with TemporaryDirectory(prefix="boardpaper-", ignore_cleanup_errors=True) as name:
        press = _Press(program, Path(name), patience)
        numbers = range(len(documents))
        for number in numbers:
            press.lay(number, documents[number])
        press.call(numbers)
        missing = [number for number in numbers if press.printed(number) is None]
        reasons = {number: press.call([number]) for number in missing}
        return [press.printed(number) or Unprinted(reasons[number]) for number in numbers]


@dataclass(frozen=True, slots=True)
class _Press:
    """A folder with documents under numbers, and the calls that print them."""

    program: str
    folder: Path
    patience: Patience

    def lay(self, number: int, document: bytes) -> None:
        (self.folder / f"{number}.docx").write_bytes(document)

    def call(self, numbers: Sequence[int]) -> str:
        """One LibreOffice for these documents; why one of them is not printed, if it is not."""
        files = [f"{number}.docx" for number in numbers]
        sizes = ((self.folder / name).stat().st_size for name in files)
        seconds = self.patience.over(sizes)
        with TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as name:
            profile = make_profile(Path(name, "profile"))
            words = [self.program, profile, *WORDS, "--outdir", "made", *files]
            try:
                ended = run(words, self.folder, seconds)
            except OSError as trouble:
                return f"LibreOffice does not start: {trouble.strerror}"
        if ended:
            return "LibreOffice made no PDF of it"
        return f"LibreOffice was not done with it after {seconds:.0f} seconds, tried twice"

    def printed(self, number: int) -> bytes | None:
        """A document's PDF, None where there is none or only its beginning."""
        try:
            data = (self.folder / "made" / f"{number}.pdf").read_bytes()
        except FileNotFoundError:
            return None
        return data if data.rstrip().endswith(WHOLE) else None
