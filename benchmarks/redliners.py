"""The three that make redlines, and how each is called.

Knows where python-redlines is put for the benchmark, and nowhere else; does not judge
what comes out.
"""

import os
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from boardpaper.ooxml.compare import compare

HERE = Path(__file__).resolve().parent
THEIRS = HERE.parent / ".tools" / "python-redlines"
PINNED = "python-redlines[all]==2.0.0"
SECONDS = 600
"""How long another engine is waited for."""
ENGINES = {"Docxodus": "DocxodusEngine", "WmlComparer": "XmlPowerToolsEngine"}
OURS = "boardpaper"
NO_ICU = {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}


@dataclass(frozen=True, slots=True)
class Made:
    """A redline, and the seconds of the call that made it."""

    redline: bytes
    seconds: float


class NotMade(Exception):
    """An engine gave no redline; its words say why."""


def install() -> None:
    """Puts python-redlines into an environment of its own, once."""
    python = THEIRS / "bin" / "python"
    if not python.is_file():
        venv.create(THEIRS, with_pip=True)
        pip = [python, "-m", "pip", "install", "--quiet", PINNED]
        subprocess.run(pip, check=True)  # noqa: S603 - our own command


def ours(old: bytes, new: bytes, rounds: int) -> Made:
    """Our redline, in this process; the middle of several times.

    It is the processor's time: one thread that waits for nothing, so that on an idle
    machine it is the time by the clock, and on a busy one it still says the same.
    """
    times = []
    for _ in range(rounds):
        start = time.process_time()
        made = compare(old, new).redline
        times.append(time.process_time() - start)
    return Made(made, median(times))


def theirs(name: str, old: bytes, new: bytes) -> Made:
    """Another's redline. Raises NotMade when it fails or takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{one}.docx") for one in ("old", "new", "redline")]
        for file, data in zip(files, (old, new), strict=False):
            file.write_bytes(data)
        words = [THEIRS / "bin" / "python", HERE / "their_redlines.py", ENGINES[name], *files]
        try:
            run = subprocess.run(  # noqa: S603 - our own command
                words,
                env=os.environ | NO_ICU,
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise NotMade(f"not done after {SECONDS} seconds") from None
        if run.returncode:
            raise NotMade(run.stderr.strip().splitlines()[-1])
        return Made(files[2].read_bytes(), float(run.stdout))


def python() -> str:
    """The Python that runs this, in words."""
    return ".".join(map(str, sys.version_info[:3]))
