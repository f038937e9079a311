"""New files replace nothing: all are made, or none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from boardpaper.files.creating import create_tree
from boardpaper.model.rules import RULES

FILES = {
    "meeting.yaml": b"format: 1\r\n",
    "papur ŵ/paper.yaml": b"format: 1\n",
    "papur ŵ/1.md": b"",
}


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    outcome = create_tree(tmp_path / "new" / "2004-09-23", FILES, shown="source/2004-09-23")
    assert outcome.value == (
        "source/2004-09-23/meeting.yaml",
        "source/2004-09-23/papur ŵ/paper.yaml",
        "source/2004-09-23/papur ŵ/1.md",
    )
    assert everything(tmp_path / "new/2004-09-23") == FILES


def test_a_folder_that_is_there_is_added_to(tmp_path: Path) -> None:
    (tmp_path / "papur ŵ").mkdir()
    (tmp_path / "README").write_bytes(b"mine")
    assert not create_tree(tmp_path, FILES).failed
    assert everything(tmp_path) == {**FILES, "README": b"mine"}


@pytest.mark.parametrize("taken", ["papur ŵ/1.md", "papur ŵ", "meeting.yaml/x"])
def test_one_name_that_is_taken_stops_it_all(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_bytes(b"mine")
    outcome = create_tree(tmp_path, FILES, shown="here")
    assert outcome.value is None
    (finding,) = outcome.diagnostics
    assert finding.rule in RULES
    assert finding.rule == "new-file-is-new"
    assert finding.place.path == f"here/{taken.removesuffix('/x')}"
    assert everything(tmp_path) == {taken: b"mine"}


def test_a_link_that_leads_nowhere_is_in_the_way_too(tmp_path: Path) -> None:
    (tmp_path / "meeting.yaml").symlink_to(tmp_path / "elsewhere")
    assert create_tree(tmp_path, FILES).failed
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "", "nul", "a/b:c", "a\\b"])
def test_names_that_lead_out_or_fail_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    outcome = create_tree(tmp_path / "new", {"good": b"", name: b""})
    assert {finding.rule for finding in outcome.diagnostics} <= {
        "path-stays-inside",
        "name-works-everywhere",
    }
    assert outcome.failed
    assert not any(tmp_path.iterdir())


def test_the_new_folders_own_name_counts(tmp_path: Path) -> None:
    (finding,) = create_tree(tmp_path / "con", {"a": b""}).diagnostics
    assert finding.rule == "name-works-everywhere"


FULL = """
import resource, sys
from pathlib import Path
from boardpaper.files.creating import create_tree
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
create_tree(Path(sys.argv[1]), {"a/b/small": b"x", "a/c/large": b"x" * 5000})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows sets no limit to a file")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path / "new")], capture_output=True, text=True
    )
    assert "BoardpaperError" in run.stderr.splitlines()[-1]
    assert not any(tmp_path.iterdir())
