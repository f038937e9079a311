"""LibreOffice is found where it is installed, and whoever lacks it is told how to get it."""

from pathlib import Path

import pytest

from boardpaper.pdf.office import find, remedy


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without LibreOffice on its PATH; the folder that stands for its disk."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    return tmp_path


def installed(program: Path) -> Path:
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_it_is_found_on_the_path(bare: Path, name: str) -> None:
    program = installed(bare / "bin" / name)
    assert find("linux") == str(program)


def test_it_is_found_in_the_program_files_of_windows(bare: Path) -> None:
    program = installed(bare / "Program Files/LibreOffice/program/soffice.com")
    assert find("win32") == str(program)
    assert find("linux") is None


def test_it_is_found_among_the_applications_of_macos(bare: Path) -> None:
    program = installed(bare / "Applications/LibreOffice.app/Contents/MacOS/soffice")
    assert find("darwin") == str(program)
    assert find("linux") is None


@pytest.mark.parametrize(
    ("system", "words"),
    [
        ("linux", "apt-get install libreoffice-writer-nogui"),
        ("win32", "the .msi file from www.libreoffice.org"),
        ("darwin", "the .dmg file from www.libreoffice.org"),
    ],
)
def test_each_system_has_its_remedy(system: str, words: str) -> None:
    assert words in remedy(system)
