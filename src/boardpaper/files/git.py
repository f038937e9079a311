"""git, asked about the folder a workspace lies in: without a shell, and waiting for nobody.

Knows how git is found and asked; does not know what is asked of it.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome
from boardpaper.model.source import WholeFile

OF_ANOTHER_FOLDER = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
)
"""What git tells the programs it starts, true of the folder that it starts them in."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git answered: its exit code, what it printed, and what it complained of."""

    code: int
    out: bytes
    complaint: str

    @property
    def words(self) -> str:
        """What it printed, as text without the line end."""
        return self.out.decode(errors="surrogateescape").removesuffix("\n")

    @property
    def reason(self) -> str:
        """What it complained of last, which is most often why."""
        lines = [line for line in self.complaint.splitlines() if line.strip()]
        return lines[-1].removeprefix("fatal: ") if lines else "it does not say why"


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder that is kept in git. ``prefix`` is its path in the repository: ``papers/`` or ""."""

    folder: Path
    program: str
    prefix: str = ""

    def ask(self, *words: str, data: bytes = b"") -> Answer:
        """What ``git WORDS`` answers in the folder, given ``data`` to read."""
        done = subprocess.run(  # noqa: S603 - no shell, and a program found by its name
            self._call(words), input=data, capture_output=True, env=_environment(), check=False
        )
        return Answer(done.returncode, done.stdout, done.stderr.decode(errors="replace").strip())

    def tell(self, *words: str) -> str:
        """What ``git WORDS`` prints. Raises BoardpaperError where git says no."""
        answer = self.ask(*words)
        if answer.code:
            raise BoardpaperError(f"git {words[0]} did not work: {answer.reason}")
        return answer.words

    @contextmanager
    def talk(self, *words: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """``git WORDS`` while it runs: what it reads, and what it prints."""
        with subprocess.Popen(  # noqa: S603 - as above
            self._call(words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
        ) as running:
            assert running.stdin is not None
            assert running.stdout is not None
            yield running.stdin, running.stdout

    def _call(self, words: tuple[str, ...]) -> list[str]:
        return [self.program, "-C", str(self.folder), *words]


def git_in(folder: Path) -> Outcome[Repository]:
    """git, to be asked from a folder that need not be kept in it."""
    program = shutil.which("git")
    if program is None:
        return _refused(folder, "git-is-there", "git is not installed", "get it from git-scm.com")
    return Outcome(Repository(folder.absolute(), program))


def repository(folder: Path) -> Outcome[Repository]:
    """The folder as one that is kept in git, or why it is not."""
    found = git_in(folder)
    if found.value is None:
        return found
    here = found.value
    answer = here.ask("rev-parse", "--show-prefix")
    if answer.code == 0:
        return Outcome(replace(here, prefix=answer.words))
    if "not a git repository" not in answer.complaint:
        message = f"git does not work here: {answer.reason}"
        return _refused(folder, "folder-is-in-git", message, "do what git asks, then try again")
    return _refused(
        folder,
        "folder-is-in-git",
        "this folder is not kept in git",
        "go to a workspace that is, or start with: git init",
    )


def _refused(folder: Path, rule: str, message: str, hint: str) -> Outcome[Repository]:
    return Outcome(None, (Diagnostic(WholeFile(str(folder)), rule, message, hint),))


def _environment() -> dict[str, str]:
    """git's words in English, which are read here; no questions; no folder but the one given."""
    kept = {name: held for name, held in os.environ.items() if name not in OF_ANOTHER_FOLDER}
    return kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
