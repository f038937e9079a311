"""Two independent opinions on whether PDF files are fit for everyone, and to be kept.

Knows how to ask page-validation (PDF/UA-1, PDF/A-2a) and outloud (PDF/UA-1, and what one
who listens would hear); does not know what the files say. Many files go through one call.
"""

import json
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from page import validate_pdf

from tools.programs import need

UNCHECKED = "whether the PDF files are fit for everyone"
PROFILES = ("ua1", "2a")
NOT_SO = {
    "TBL-004": "where a header cell of two rows ends its row, it counts one column too few",
    "TBL-010": "a plan of one row has more header cells than others, and so has a table of pairs",
    "TBL-014": "of a table that runs over pages it looks at the first only",
}
"""Rules of outloud that find fault with sound tables, each with the reason."""
CheckPdf: TypeAlias = Callable[..., list[str]]


def page_validation(files: Sequence[Path]) -> Iterator[str]:
    """What page-validation holds against the files."""
    for file in files:
        for profile in PROFILES:
            for fault in validate_pdf(str(file), profile=profile).failures:
                yield f"{file.name}: {profile}: {fault.rule_id}: {fault.message}"


def outloud(files: Sequence[Path]) -> Iterator[str]:
    """What outloud holds against the files, warnings too."""
    program = need("outloud", UNCHECKED)
    skipped = ["--no-info", "--skip", ",".join(NOT_SO)]
    run = subprocess.run(
        [program, *skipped, "--json", "-", *files], capture_output=True, text=True, check=False
    )
    try:
        results = json.loads(run.stdout)["results"]
    except (json.JSONDecodeError, KeyError):
        raise RuntimeError(f"outloud gave no answer: {run.stdout}{run.stderr}") from None
    assert len(results) == len(files), "outloud did not check every file"
    for one in results:
        for fault in one["findings"]:
            where = f"page {fault.get('page', '?')}: {fault['rule']}"
            yield f"{Path(one['path']).name}: {where}: {fault['message']}"


def check_pdf(*files: Path) -> list[str]:
    """Everything both hold against the files."""
    return [*page_validation(files), *outloud(files)]


@pytest.fixture(scope="session")
def pdf_faults() -> CheckPdf:
    """The call ``pdf_faults(file, ...)``: every fault of the PDF files."""
    need("outloud", UNCHECKED)
    return check_pdf
