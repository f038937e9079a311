"""What a command imports, and how long each package takes.

Usage: python benchmarks/imports.py [WORD...]

Runs ``boardpaper WORD...`` (``--help`` without words) in this folder and prints the
packages it imported, the slowest first, in milliseconds. Measured with
``python -X importtime``, which itself makes imports slower.
"""

# ruff: noqa: T201 - it prints a table

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from measure import AS_INSTALLED

HEAVY = {"docx", "docxtpl", "jinja2", "lxml", "markdown_it", "pydantic", "watchfiles", "yaml"}
"""What only some commands need, and --help does not."""
IMPORTED = re.compile(r"^import time:\s+(\d+) \|\s+\d+ \|\s+([\w.]+)$", re.M)


def imports(command: list[str | Path]) -> Counter[str]:
    """Microseconds by top-level package for a command that begins with Python."""
    words = [str(word) for word in command]
    timed = [words[0], "-X", "importtime", *words[1:]]
    for _ in ("compile", "measure"):
        done = subprocess.run(  # noqa: S603 - our own command
            timed, env=AS_INSTALLED, capture_output=True, text=True, check=False
        )
    found: Counter[str] = Counter()
    for microseconds, module in IMPORTED.findall(done.stderr):
        found[module.partition(".")[0]] += int(microseconds)
    return found


def heavy_imports(command: list[str | Path]) -> list[str]:
    """The heavy packages that a command imports, by name."""
    return sorted(HEAVY & imports(command).keys())


def main(words: list[str]) -> None:
    """Prints the packages, the slowest first."""
    found = imports([sys.executable, "-m", "boardpaper", *words])
    for package, microseconds in found.most_common(25):
        print(f"{microseconds / 1000:8.1f} ms  {package}{'  (heavy)' * (package in HEAVY)}")
    print(f"{found.total() / 1000:8.1f} ms  in all")


if __name__ == "__main__":
    main(sys.argv[1:] or ["--help"])
