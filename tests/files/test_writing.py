"""A file is written whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from boardpaper.files.writing import FileIsLocked, write_whole
from boardpaper.model.diagnostic import BoardpaperError

FOREVER = """
import sys
from pathlib import Path
from boardpaper.files.writing import write_whole
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_whole(path, bytes([letter]) * 5_000_000)
"""

TOO_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from boardpaper.files.writing import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
write_whole(Path(sys.argv[1]), b"x" * 5000)
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def left_over(folder: Path) -> list[str]:
    return [name for name in names(folder) if name.startswith(".")]


@pytest.mark.parametrize("name", ["plan.docx", "adroddiad ŵ (drafft) 🏠.docx", "n" * 250])
def test_the_bytes_arrive_as_they_are(tmp_path: Path, name: str) -> None:
    data = b"one\r\ntwo\n\x00\xff"
    path = tmp_path / "build/2004-09-23" / name
    write_whole(path, data)
    write_whole(path, data * 2)
    assert path.read_bytes() == data * 2
    assert names(path.parent) == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_colleagues_may_read_it_as_they_may_other_files(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot kill without asking")
def test_a_run_killed_while_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_whole(path, b"a" * 5_000_000)
    caught_writing = 0
    for _ in range(40):
        writer = subprocess.Popen(
            [sys.executable, "-c", FOREVER, str(path)], stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()
        before = left_over(tmp_path)
        for _ in range(100_000):
            if left_over(tmp_path) != before:
                break
        writer.kill()
        writer.wait()
        writer.stdout.close()
        data = path.read_bytes()
        assert data in (b"a" * 5_000_000, b"b" * 5_000_000)
        caught_writing += len(left_over(tmp_path)) > len(before)
        if caught_writing == 3:
            break
    assert caught_writing
    for name in left_over(tmp_path):
        os.utime(tmp_path / name, (0, 0))
    write_whole(path, b"c")
    assert names(tmp_path) == ["plan.docx"]


def test_another_runs_temporary_file_is_left_to_it(tmp_path: Path) -> None:
    (tmp_path / ".boardpaper-0123.tmp").write_bytes(b"under way")
    write_whole(tmp_path / "plan.docx", b"c")
    assert left_over(tmp_path) == [".boardpaper-0123.tmp"]


@pytest.mark.skipif(os.name == "nt", reason="Windows sets no limit to a file")
def test_too_little_room_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")
    run = subprocess.run(
        [sys.executable, "-c", TOO_LITTLE_ROOM, str(path)], capture_output=True, text=True
    )
    words = run.stderr.strip().splitlines()[-1]
    assert words.endswith('plan.docx" cannot be written: it is larger than the disk allows')
    assert "BoardpaperError" in words
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.docx"]


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir(mode=0o555)
    for path in (tmp_path / "build/plan.docx", tmp_path / "build/2004/plan.docx"):
        with pytest.raises(BoardpaperError, match="you may not write in that folder"):
            write_whole(path, b"x")


def test_what_stands_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder/in it").mkdir(parents=True)
    for path, words in (
        (tmp_path / "file/plan.docx", "file"),
        (tmp_path / "folder", "a folder of that name is there"),
        (tmp_path / ("n" * 300), "the name is too long"),
    ):
        with pytest.raises(BoardpaperError, match=words):
            write_whole(path, b"x")
    assert left_over(tmp_path) == []


def test_a_file_open_in_word_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated: what Windows does to a file that Word holds cannot be had elsewhere."""

    def held(source: object, target: object) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    path = tmp_path / "plan.docx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(FileIsLocked, match="is open in another program") as caught:
        write_whole(path, b"new")
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.docx"]


def test_a_file_held_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated, as above: a virus scanner lets go of it after the first try."""
    tries = iter([True, False])
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        if next(tries):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    write_whole(tmp_path / "plan.docx", b"new")
    assert (tmp_path / "plan.docx").read_bytes() == b"new"
