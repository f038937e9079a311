"""The three that write the same document, and how each is called.

Knows commands and the files they make; does not time them.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAPER = "2004-09-23-corporate-parenting-board/children-services-inspection"
STYLE = "templates/middlesbrough-2004/report.docx"
Command = list[str | Path]


@dataclass(frozen=True, slots=True)
class Contender:
    """A name, and for the folder of the content: the command, where it runs, what it makes.

    ``leaves`` is the file or folder that a run leaves, what it makes among it.
    """

    name: str
    command: Callable[[Path], Command]
    runs_in: str
    makes: str
    leaves: str

    def forget(self, folder: Path) -> None:
        """Takes away what an earlier run left, so that everything is done again."""
        left = folder / self.leaves
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink(missing_ok=True)


def python(*words: str | Path) -> Command:
    """The same Python that runs this."""
    return [sys.executable, *words]


BOARDPAPER = Contender(
    "boardpaper",
    lambda folder: python("-m", "boardpaper", "build"),
    "workspace",
    f"workspace/build/{PAPER}.docx",
    "workspace/build",
)
PLAIN = Contender(
    "plain docxtpl",
    lambda folder: python(
        HERE / "plain_docxtpl.py", folder / "workspace", folder / "plain.docx", folder / "out.docx"
    ),
    ".",
    "out.docx",
    "out.docx",
)
FLOOR = Contender(
    "floor",
    lambda folder: python(
        HERE / "floor.py",
        folder / "skeleton.docx",
        folder / "workspace" / STYLE,
        folder / "rows.json",
        folder / "floor.docx",
    ),
    ".",
    "floor.docx",
    "floor.docx",
)
CONTENDERS = (BOARDPAPER, PLAIN, FLOOR)


def make_content(folder: Path, recommendations: int) -> Command:
    """The command that makes what the contenders read."""
    return python(HERE / "content.py", folder, str(recommendations))


def compare(folder: Path) -> Command:
    """The command that says whether all three print the same."""
    return python(HERE / "compare.py", *(folder / one.makes for one in CONTENDERS))


HELP = python("-m", "boardpaper", "--help")
