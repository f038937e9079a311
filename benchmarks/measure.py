"""A command as its user meets it: the whole process, its time and its memory.

Knows processes; does not know what they do. Asks the operating system what the
child used (POSIX wait4), and so runs on Linux and macOS. The memory that is reported
for a child is never below what this process held when it started it: keep it small.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

KEEPS_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024
"""What ``ru_maxrss`` counts in: bytes on macOS, kilobytes elsewhere."""
AS_INSTALLED = {key: value for key, value in os.environ.items() if key != KEEPS_NO_BYTECODE}
"""Python keeps compiled modules, as it does of everything that was installed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds by the clock and of processor, most megabytes held."""

    seconds: float
    processor: float
    megabytes: float


class CommandFailed(Exception):
    """A command that was to be measured ended in an error; its words say how."""


def run(command: Iterable[str | Path], folder: Path) -> Cost:
    """Runs a command in a folder and gives what it took.

    Raises CommandFailed with what the command said when its exit code is not 0.
    """
    words = [str(word) for word in command]
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - our own command
            words, cwd=folder, env=AS_INSTALLED, stdout=said, stderr=said
        )
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise CommandFailed(f"{' '.join(words)}\n{said.read()[-2000:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def processors() -> int:
    """How many processors this machine has, as far as it says."""
    return os.cpu_count() or 1


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each figure."""
    held = list(costs)
    return Cost(
        median(cost.seconds for cost in held),
        median(cost.processor for cost in held),
        median(cost.megabytes for cost in held),
    )
