"""LibreOffice, as a second pair of eyes on a Word file.

Knows how to have files turned into PDF or text; does not judge the result. Its text
is the way to see the numbers that a list prints.
"""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tools.programs import need

UNCHECKED = "how LibreOffice lays the Word files out"
TEXT = "txt:Text (encoded):UTF8"


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice with a profile of its own, so that no running copy is disturbed."""

    program: str
    profile: Path

    def convert(self, files: Iterable[Path], folder: Path, to: str = "pdf") -> list[Path]:
        """The files as PDF (or what ``to`` names) in the folder, all in one call.

        Raises RuntimeError when a file was not written: LibreOffice itself reports
        success even then.
        """
        given = list(files)
        made = [folder / f"{file.stem}.{to.partition(':')[0]}" for file in given]
        if len(set(made)) < len(made):
            raise ValueError("two of the files have the same name")
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        command = [self.program, profile, "--headless", "--convert-to", to, "--outdir"]
        run = subprocess.run(
            [*command, folder, *given], capture_output=True, text=True, check=False
        )
        for file in made:
            if not file.is_file():
                raise RuntimeError(f"LibreOffice did not write {file.name}: {run.stderr}")
        return made

    def text(self, file: Path, folder: Path) -> str:
        """The words of a file as printed, with the numbers and bullets of its lists."""
        (made,) = self.convert([file], folder, TEXT)
        return made.read_text(encoding="utf-8-sig")


def pages(pdf: Path) -> list[str]:
    """The text of each page of a PDF, set out as on the page."""
    program = need("pdftotext", "what stands on each page")
    run = subprocess.run(
        [program, "-layout", "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True
    )
    text = run.stdout.decode()
    return text.removesuffix("\f").split("\f")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, ready to convert files."""
    return Office(need("soffice", UNCHECKED), tmp_path_factory.mktemp("libreoffice"))
