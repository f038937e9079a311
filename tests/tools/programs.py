"""Where tests find outside programs, and what happens without one.

Knows names and places; does not know what a program is asked to do.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
PLACES = (
    TOOLS / "node_modules" / ".bin",
    TOOLS / "outloud" / "bin",
    Path(sys.executable).parent,
)
"""Looked in before the PATH: what ``make tools`` installs, then this environment."""


def find(name: str) -> str | None:
    """The full path of a program, or None."""
    path = os.pathsep.join((*map(str, PLACES), os.environ.get("PATH", "")))
    return shutil.which(name, path=path)


def need(name: str, unchecked: str) -> str:
    """The full path of a program that a test cannot do without.

    Without it the test is skipped, and the reason names what went unchecked. In CI
    (``CI=true``) the test fails instead: there every program has to be installed.
    """
    found = find(name)
    if found:
        return found
    reason = f"{name} is not installed (make tools), so not checked: {unchecked}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
