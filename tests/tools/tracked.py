"""LibreOffice accepts and rejects tracked changes: many files in one process.

Knows how a macro is put into a profile and given its work; does not judge what comes
out. What LibreOffice does with each kind of change is told in ``redline/told.py``.
"""

import os
import signal
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from tools.programs import need

UNCHECKED = "that LibreOffice accepts and rejects the tracked changes alike"
DISPATCHED = {
    "accept": "AcceptAllTrackedChanges",
    "reject": "RejectAllTrackedChanges",
    "keep": "",
}
SECONDS_A_FILE = 20
MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" \
script:language="StarBasic">
Sub Settle(jobs As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  Dim job As String
  On Error Resume Next
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  saved(0).Name = "FilterName" : saved(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  file = FreeFile
  Open jobs For Input As #file
  Do While Not Eof(file)
    Line Input #file, job
    parts = Split(job, Chr(9))
    document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())
    If parts(0) &lt;&gt; "" Then
      frame = document.CurrentController.Frame
      dispatcher.executeDispatch(frame, ".uno:" &amp; parts(0), "", 0, Array())
    End If
    document.storeToURL(parts(2), saved())
    document.close(True)
  Loop
  Close #file
  StarDesktop.terminate()
End Sub
</script:module>
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A Word file, what is done with its tracked changes, and where the outcome goes."""

    source: Path
    what: Literal["accept", "reject", "keep"]
    target: Path


@dataclass(frozen=True, slots=True)
class Tracked:
    """LibreOffice with a profile that holds the macro."""

    program: str
    profile: Path

    def install(self) -> None:
        """Makes the profile. Its first start would write over a macro that is there already."""
        self._run("--terminate_after_init", seconds=120)
        library = self.profile / "user" / "basic" / "Standard"
        (library / "Module1.xba").write_text(MACRO, encoding="utf-8")

    def settle(self, jobs: Iterable[Job]) -> None:
        """Does all the jobs in one process. Raises RuntimeError naming a file not written."""
        wanted = list(jobs)
        lines = [
            f"{DISPATCHED[job.what]}\t{job.source.as_uri()}\t{job.target.as_uri()}\n"
            for job in wanted
        ]
        listed = self.profile / "jobs.txt"
        listed.write_text("".join(lines), encoding="utf-8")
        macro = f'macro:///Standard.Module1.Settle("{listed}")'
        said = self._run("--norestore", macro, seconds=SECONDS_A_FILE * (len(wanted) + 1))
        for job in wanted:
            if not job.target.is_file():
                raise RuntimeError(f"LibreOffice did not write {job.target.name}: {said}")

    def _run(self, *words: str, seconds: float) -> str:
        profile = f"-env:UserInstallation={self.profile.as_uri()}"
        command = [self.program, profile, "--headless", *words]
        with subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as started:
            try:
                return started.communicate(timeout=seconds)[1]
            except subprocess.TimeoutExpired:
                os.killpg(started.pid, signal.SIGKILL)  # what it started goes on without it
                raise


@pytest.fixture(scope="session")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> Tracked:
    """LibreOffice, ready to settle tracked changes."""
    made = Tracked(need("soffice", UNCHECKED), tmp_path_factory.mktemp("libreoffice-tracked"))
    made.install()
    return made
