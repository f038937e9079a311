"""Three independent opinions on whether Word files are valid.

Knows how to ask Microsoft's Open XML SDK, openxml-audit and ooxml-integrity; does
not know what the files say. Each sees faults that the others miss.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tools.programs import need

UNCHECKED = "whether the Word files are valid"


@dataclass(frozen=True, slots=True)
class Fault:
    """What one validator holds against one file, and where in it."""

    file: Path
    validator: str
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.file.name}: {self.validator}: {self.what} [{self.where}]"


def _answer(command: Sequence[str | Path], **environment: str) -> Any:
    """The JSON a validator prints; it exits 1 when it finds faults."""
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | environment
    )
    try:
        return json.loads(run.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(f"{command[0]} gave no answer: {run.stdout}{run.stderr}") from None


def sdk(files: Sequence[Path]) -> Iterator[Fault]:
    """What the Open XML SDK finds. It takes one file a call, so two calls run at once."""
    program = need("ooxml-validator", f"{UNCHECKED} by Microsoft's Open XML SDK")

    def ask(file: Path) -> Any:
        return _answer([program, file], DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1")

    with ThreadPoolExecutor(max_workers=2) as threads:
        for file, answer in zip(files, threads.map(ask, files), strict=True):
            for error in answer["errors"]:
                where = f"{error['path']} {error['xPath']}"
                yield Fault(file, "Open XML SDK", (error["description"] or "").strip(), where)


def audit(files: Sequence[Path]) -> Iterator[Fault]:
    """What openxml-audit finds. It takes one file or a folder, so the files are put in one."""
    program = need("openxml-audit", f"{UNCHECKED} by openxml-audit")
    with tempfile.TemporaryDirectory() as folder:
        copies = {f"{number}{file.suffix}": file for number, file in enumerate(files)}
        for name, file in copies.items():
            shutil.copyfile(file, Path(folder, name))
        answer = _answer([program, "-q", "-r", "-o", "json", "-m", "0", folder])
    seen = {Path(checked["file"]).name for checked in answer}
    if seen != set(copies):
        raise RuntimeError("openxml-audit did not check every file")
    for checked in answer:
        for error in checked["errors"]:
            where = f"{error['part_uri']} {error['path']}"
            yield Fault(
                copies[Path(checked["file"]).name], "openxml-audit", error["description"], where
            )


def integrity(files: Sequence[Path]) -> Iterator[Fault]:
    """What ooxml-integrity finds: references, numbering, table grids."""
    program = need("ooxml-integrity", f"{UNCHECKED} by ooxml-integrity")
    answer = _answer([program, "check", "--no-config", "--fail-on", "warn", "--json", *files])
    for file, checked in zip(files, answer["files"], strict=True):
        for finding in checked["findings"]:
            if finding["severity"] != "info":
                where = str(finding.get("where", ""))
                yield Fault(file, "ooxml-integrity", finding["message"], where)


Validate: TypeAlias = Callable[..., list[Fault]]


def validate(*files: Path) -> list[Fault]:
    """Everything the three validators hold against the files, best all asked at once."""
    return [fault for ask in (sdk, audit, integrity) for fault in ask(files)]


@pytest.fixture(scope="session")
def validators() -> Validate:
    """The call ``validators(file, ...)``: every fault of the Word files, none if valid."""
    for name in ("ooxml-validator", "openxml-audit", "ooxml-integrity"):
        need(name, UNCHECKED)
    return validate
