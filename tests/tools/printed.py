"""Papers of every shipped house style as PDF files, printed once for all tests.

Knows which papers are taken and how they are built; judges nothing. Printing takes
seconds, so that whatever needs a PDF of ours asks here.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from front_door import PAPER_2004, run
from tools.programs import ROOT, need

UNCHECKED = "what papers are like as PDF files"
CASES = ROOT / "tests" / "cases"
PAPERS = {
    "middlesbrough-2004": (ROOT, PAPER_2004),
    "brighton-hove": (CASES / "brighton-hove", "2026-03-12-culture-committee/library-hours"),
    "lambeth-2013": (CASES / "lambeth-2013", "2013-10-14-cabinet/school-playgrounds"),
    "tendring": (CASES / "tendring", "2025-02-21-cabinet/public-conveniences"),
    "west-lothian": (CASES / "west-lothian", "2026-02-03-environment-panel/gritting-routes"),
    "rich": (CASES / "rich-narrative", "2027-06-10-cabinet/library-hours"),
    "appendices": (CASES / "appendices", "2027-09-16-town-board/library-consultation"),
}
"""A paper of each shipped style, and two that use what papers seldom have."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A workspace whose papers are built as PDF files."""

    workspace: Path

    def pdf(self, name: str) -> Path:
        """The PDF of a paper, by its name in PAPERS."""
        return self.workspace / "build" / f"{PAPERS[name][1]}.pdf"

    @property
    def all(self) -> list[Path]:
        """Every PDF."""
        return [self.pdf(name) for name in PAPERS]


def workspace_of(folder: Path, *names: str) -> Path:
    """A workspace with the meetings of some of the papers."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(
        CASES / "rich-narrative" / "templates", folder / "templates", dirs_exist_ok=True
    )
    for root, paper in (PAPERS[name] for name in names):
        meeting, _, _ = paper.partition("/")
        shutil.copytree(root / "source" / meeting, folder / "source" / meeting)
    return folder


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The papers, built as PDF files in one call."""
    need("soffice", UNCHECKED)
    folder = workspace_of(tmp_path_factory.mktemp("printed"), *PAPERS)
    answer = run(folder, "build", "--format", "pdf")
    assert answer.code == 0, answer.said
    return Printed(folder)
