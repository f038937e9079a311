"""Times boardpaper as its user meets it: whole commands, in a copy of the workspace.

Usage: python scripts/bench.py [RUNS]. Prints, for each case, the fastest of so many
runs (3 unless told) in seconds and the most memory it held. Judges nothing: the
figures are for comparing one version with another on the same machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
PAPERS = 20
RECOMMENDATIONS = 1700


@dataclass(frozen=True, slots=True)
class Case:
    """A command to time, and what to do to the workspace beforehand."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[Path], None]


def as_it_is(workspace: Path) -> None:
    """Leaves the workspace alone."""


def many_papers(workspace: Path) -> None:
    """As many copies of the one paper as a full agenda has."""
    paper = _plan(workspace).parent
    for number in range(2, PAPERS + 1):
        shutil.copytree(paper, paper.with_name(f"{paper.name}-{number}"))


def long_plan(workspace: Path) -> None:
    """The plan's recommendations over and over, each with a reference of its own."""
    file = _plan(workspace)
    plan = yaml.load(file.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - makes text only
    given = plan["recommendations"]
    plan["recommendations"] = [
        given[number % len(given)] | {"reference": f"{number // 100 + 1}.{number % 100 + 1}"}
        for number in range(RECOMMENDATIONS)
    ]
    text = yaml.dump(plan, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


CASES = (
    Case("--help", ("--help",), as_it_is),
    Case("check one paper", ("check",), as_it_is),
    Case("build one paper", ("build",), as_it_is),
    Case(f"build {PAPERS} papers", ("build",), many_papers),
    Case(f"build {RECOMMENDATIONS} recommendations", ("build",), long_plan),
)


def _plan(workspace: Path) -> Path:
    return next((workspace / "source").glob("*/*/plan.yaml"))


def run(case: Case, workspace: Path) -> tuple[int, float, float, str]:
    """Exit code, seconds, megabytes and words of one run in a fresh copy."""
    for name in ("source", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    case.prepare(workspace)
    with tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "boardpaper", *case.command],
            cwd=workspace, stdout=said, stderr=subprocess.STDOUT,
        )  # fmt: skip
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        held = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
        return child.returncode, seconds, held, said.read()


def runs(case: Case, count: int) -> Iterator[tuple[int, float, float, str]]:
    """The same case several times, each in a folder of its own."""
    for _ in range(count):
        with tempfile.TemporaryDirectory() as folder:
            yield run(case, Path(folder))


def main(count: int) -> int:
    """Prints a line for each case; gives 1 when a command failed."""
    failed = 0
    for case in CASES:
        done: list[Any] = list(runs(case, count))
        code, seconds, held, said = min(done, key=lambda one: one[1])
        print(f"{case.name:<28} {seconds:7.2f} s {held:7.0f} MB", flush=True)
        if code:
            failed = 1
            print(f"  failed with exit code {code}:\n{said[-1500:]}")
    return failed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 3))
