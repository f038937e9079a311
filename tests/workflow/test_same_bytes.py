"""The same sources give the same bytes: whenever, wherever and by whomever they are built."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from front_door import PAPER_2004, built, part
from tools.programs import ROOT


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def test_a_second_build_gives_the_same_bytes(workspace: Path) -> None:
    first = digest(built(workspace))
    shutil.rmtree(workspace / "build")
    assert digest(built(workspace)) == first


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "1"},
        {"UMASK": "077"},
        {"FOLDER": "a folder Ŵith spaces & 🙂"},
    ],
    ids=lambda surroundings: "-".join(surroundings),
)
def test_surroundings_change_no_byte(
    surroundings: dict[str, str], workspace: Path, tmp_path: Path
) -> None:
    first = digest(built(workspace))
    elsewhere = tmp_path / surroundings.get("FOLDER", "elsewhere")
    shutil.copytree(workspace, elsewhere, ignore=shutil.ignore_patterns("build"))
    umask = int(surroundings.get("UMASK", "022"), 8)
    subprocess.run(
        [sys.executable, "-m", "boardpaper", "build"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **surroundings},
        umask=umask,
        check=True,
    )
    output = elsewhere / "build" / f"{PAPER_2004}.docx"
    assert digest(output) == first
    manifest = output.with_name(f"{output.stem}.manifest.json")
    held = workspace / "build" / f"{PAPER_2004}.manifest.json"
    assert manifest.read_bytes() == held.read_bytes()


def test_line_ends_of_windows_change_no_word(workspace: Path) -> None:
    first = part(built(workspace))
    for source in (workspace / "source").rglob("*.*"):
        text = source.read_bytes().replace(b"\n", b"\r\n")
        source.write_bytes(b"\xef\xbb\xbf" + text)
    assert part(built(workspace)) == first


def test_nothing_of_the_machine_is_in_the_paper(workspace: Path) -> None:
    from zipfile import ZipFile

    output = built(workspace)
    with ZipFile(output) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert str(workspace).encode() not in archive.read(entry)
        assert archive.namelist()[0] == "[Content_Types].xml"
