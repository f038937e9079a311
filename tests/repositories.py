"""git for the tests: the real one, as it is for somebody who has set nothing up.

Knows how to call it, always with the same author and dates; does not judge what it does.
"""

import os
import subprocess
from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ann Author",
    "GIT_AUTHOR_EMAIL": "ann@example.org",
    "GIT_AUTHOR_DATE": "2027-01-12T09:30:00Z",
    "GIT_COMMITTER_NAME": "Ann Author",
    "GIT_COMMITTER_EMAIL": "ann@example.org",
    "GIT_COMMITTER_DATE": "2027-01-12T09:30:00Z",
    "GIT_TERMINAL_PROMPT": "0",
}
"""For every test (``conftest`` puts it in place): nothing is taken from whoever runs them."""


def git(folder: Path, *words: str, code: int = 0) -> str:
    """What ``git WORDS`` prints in a folder; the test fails where it ends with another code."""
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == code, f"git {' '.join(words)}: {said}"
    return said


def commit(folder: Path, message: str = "As it is") -> str:
    """Commits all there is in a folder, in a repository made where there is none; its id."""
    if "not a git" in _said(folder, "rev-parse", "--git-dir"):
        git(folder, "init", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()


def _said(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    return done.stderr.decode()
