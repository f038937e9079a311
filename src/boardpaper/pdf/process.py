"""A program that may hang: run for so long, then ended with all that it started.

Knows groups of processes; does not know what the program is.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path


def run(words: Sequence[str], folder: Path, seconds: float) -> bool:
    """Runs a program in a folder; whether it ended by itself in the time it had.

    Its exit code and what it says are not looked at. Raises OSError where it does not start.
    """
    started = subprocess.Popen(  # noqa: S603 - no shell, and words of our own
        words,
        cwd=folder,
        env=os.environ | {"TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(started)


def _end(started: "subprocess.Popen[bytes]") -> None:
    """Ends the program and whatever it started: LibreOffice's is a script that starts others."""
    if sys.platform == "win32":
        if started.poll() is None:
            taskkill = ["taskkill", "/F", "/T", "/PID", str(started.pid)]
            subprocess.run(taskkill, capture_output=True, check=False)  # noqa: S603
    else:
        with suppress(ProcessLookupError):  # where nothing of it is left
            os.killpg(started.pid, signal.SIGKILL)
    started.wait()
