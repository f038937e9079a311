"""What every test may ask for: goldens, a copy of the workspace, outside programs.

Knows where the repository keeps things; does not know what boardpaper does with them.
"""

import os
import shutil
from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import settings

from boardpaper.cli import options
from repositories import ENVIRONMENT
from tools.programs import ROOT

Golden: TypeAlias = Callable[[str, Path | str], None]

os.environ.update(ENVIRONMENT)

pytest_plugins = [
    "tools.validators",
    "tools.office",
    "tools.tracked",
    "tools.web",
    "tools.pdf_checkers",
    "tools.printed",
    "redline.papers",
]

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``pytest --update`` writes goldens anew instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="write the expected outputs anew")


TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that stays, on the clock that warnings reckon from."""
    monkeypatch.setattr(options, "clock", lambda: TODAY)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """The call ``golden(text, path)``: the test fails unless the file holds the text.

    The path is taken from the folder of the test's own file. With ``--update`` the
    file is written instead, folder and all.
    """
    folder = request.path.parent
    update = bool(request.config.getoption("--update"))

    def compare(text: str, path: Path | str) -> None:
        file = folder / path
        held = file.read_bytes().decode() if file.is_file() else ""
        if update and (text != held or not file.is_file()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        elif text != held or not file.is_file():
            pytest.fail(_difference(file, held, text), pytrace=False)

    return compare


def _difference(file: Path, held: str, text: str) -> str:
    name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else str(file)
    before, after = held.splitlines(), text.splitlines()
    lines = unified_diff(before, after, f"{name} (expected)", "what came out", lineterm="")
    shown = "\n".join(lines) or "(they differ only in line endings)"
    return f"{shown}\n\nIf what came out is right: make update, and read the diff."


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the repository's own workspace: source/, templates/ and schemas/."""
    copy = tmp_path / "workspace"
    copy.mkdir()
    for name in ("source", "templates", "schemas"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name)
    return copy
