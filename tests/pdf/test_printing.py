"""LibreOffice is called once for all documents, and whatever it does, each has an answer.

A script stands in for LibreOffice where it must hang or fail: a program of its own, called
and killed like the real one.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from boardpaper.pdf.printing import Patience, Unprinted, print_all
from ooxml.wordfile import docx, p
from tools.programs import need

IMPATIENT = Patience(start=3, document=0, kilobyte=0)
SCRIPT = """\
#!{python}
import os, pathlib, subprocess, sys, time
files = [pathlib.Path(word) for word in sys.argv if word.endswith(".docx")]
with open({log!r}, "a") as log:
    log.write(" ".join(file.name for file in files) + "\\n")
made = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
made.mkdir(exist_ok=True)
for file in files:
    does = file.read_bytes()
    if does == b"hangs":
        waiting = subprocess.Popen(["sleep", "600"])
        pathlib.Path({pid!r}).write_text(str(waiting.pid))
        waiting.wait()
    elif does == b"breaks off":
        (made / (file.stem + ".pdf")).write_bytes(b"%PDF-1.7 the beg")
    elif does == b"crashes":
        os.abort()
    elif does != b"fails":
        (made / (file.stem + ".pdf")).write_bytes(b"%PDF-1.7 " + does + b" %%EOF\\n")
"""


class Stand:
    """A program that stands in for LibreOffice, and what it was called with."""

    def __init__(self, folder: Path) -> None:
        self.program, self.log, self.pid = (folder / name for name in ("soffice", "log", "pid"))
        words = {"python": sys.executable, "log": str(self.log), "pid": str(self.pid)}
        self.program.write_text(SCRIPT.format(**words))
        self.program.chmod(0o755)

    @property
    def calls(self) -> list[str]:
        """The documents of each call."""
        return self.log.read_text().splitlines()

    def prints(self, *documents: bytes) -> list[bytes | Unprinted]:
        return print_all(str(self.program), documents, IMPATIENT)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path)


def pdf(words: bytes) -> bytes:
    return b"%PDF-1.7 " + words + b" %%EOF\n"


def test_all_documents_go_through_one_call(stand: Stand) -> None:
    assert stand.prints(b"one", b"two", b"three") == [pdf(b"one"), pdf(b"two"), pdf(b"three")]
    assert stand.calls == ["0.docx 1.docx 2.docx"]


def test_no_documents_need_no_call(stand: Stand) -> None:
    assert stand.prints() == []
    assert not stand.log.exists()


def test_one_that_hangs_is_killed_and_tried_once_more_and_takes_no_other_along(
    stand: Stand,
) -> None:
    one, hung, two = stand.prints(b"one", b"hangs", b"two")

    assert (one, two) == (pdf(b"one"), pdf(b"two"))
    assert hung == Unprinted("LibreOffice was not done with it after 3 seconds, tried twice")
    assert stand.calls == ["0.docx 1.docx 2.docx", "1.docx", "2.docx"]
    assert gone(int(stand.pid.read_text())), "what it had started still runs"


def gone(process: int) -> bool:
    """Whether a process ends within a few seconds; one that nobody buries counts as gone."""
    for _ in range(50):
        said = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True)
        if said.stdout.strip()[:1] in (b"", b"Z"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("way", [b"fails", b"breaks off", b"crashes"])
def test_one_that_gives_no_whole_file_is_tried_once_more_and_said(stand: Stand, way: bytes) -> None:
    failed, good = stand.prints(way, b"good")

    assert failed == Unprinted("LibreOffice made no PDF of it")
    assert good == pdf(b"good")
    assert stand.calls[:2] == ["0.docx 1.docx", "0.docx"]


def test_a_program_that_does_not_start_is_said(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/no/such/program\n")
    program.chmod(0o755)
    (failed,) = print_all(str(program), [b"one"])
    assert failed == Unprinted("LibreOffice does not start: No such file or directory")


def test_the_time_that_is_given_grows_with_what_there_is_to_do() -> None:
    patience = Patience(start=60, document=10, kilobyte=0.5, most=100)
    assert patience.over([2048]) == 71
    assert patience.over([2048] * 3) == 93
    assert patience.over([2048, 1024**2]) == 171


def test_two_runs_at_the_same_time_do_not_disturb_each_other() -> None:
    program = need("soffice", "that two runs at a time print")
    papers = [[docx(p(f"Paper {number}"))] for number in range(2)]

    with ThreadPoolExecutor(2) as threads:
        made = [*threads.map(lambda one: print_all(program, one), papers)]

    assert [[isinstance(one, bytes) for one in run] for run in made] == [[True], [True]]
    assert made[0] != made[1]
