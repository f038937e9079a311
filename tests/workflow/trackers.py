"""Trackers as managers keep them, made badly on purpose, cell by cell.

Knows how to put one into a workspace and take it over; does not judge what comes of it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from front_door import Answer, run

TRACKER = "tracker.xlsx"
PAPER = "source/2027-01-21-health-board/winter-plan"
PLAN = f"{PAPER}/plan.yaml"
Cells = Sequence[Sequence[object]]
Edit = Callable[[Worksheet], None]


def new_workspace(folder: Path) -> Path:
    """A workspace with one paper, whose plan is not there yet."""
    assert run(folder, "new", "workspace", "papers").code == 0
    (folder / "papers" / PLAN).unlink()
    return folder / "papers"


def kept(workspace: Path, rows: Cells, edit: Edit = lambda _: None, name: str = TRACKER) -> Path:
    """A tracker of such cells, on one sheet called Tracker."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tracker"
    for row in rows:
        sheet.append(list(row))
    edit(sheet)
    book.save(workspace / name)
    return workspace / name


def changed(workspace: Path, edit: Edit) -> None:
    """The tracker after its manager went on with it."""
    book = openpyxl.load_workbook(workspace / TRACKER)
    edit(book.worksheets[0])
    book.save(workspace / TRACKER)


def taken(workspace: Path, rows: Cells, edit: Edit = lambda _: None, *words: str) -> Answer:
    """What is said when such a tracker is taken over."""
    kept(workspace, rows, edit)
    return run(workspace, "plan", "import", TRACKER, *words)


def plan(workspace: Path) -> str:
    """The plan's text below its first line, which is for editors."""
    text = (workspace / PLAN).read_bytes().decode()
    return text.partition("\n")[2] if text.startswith("#") else text
