"""The content that is compared: the paper of 2004 with its plan as long as wanted.

Usage: python content.py FOLDER RECOMMENDATIONS

Makes in FOLDER what each contender reads: a workspace, the plain script's template,
and the floor's skeleton and rows. The plan is the author's own text over and over,
each recommendation with a reference of its own; the narrative is as it is.
"""

import json
import re
import shutil
import sys
from itertools import cycle, islice
from pathlib import Path

import plain_docxtpl
import plain_template

ROOT = Path(__file__).resolve().parents[1]
MEETING = "2004-09-23-corporate-parenting-board"
PAPER = f"{MEETING}/children-services-inspection"
STYLE = "middlesbrough-2004"
BEGINS = re.compile(r'^  - reference: ".*"$', re.M)
WORKSPACE, TEMPLATE, SKELETON, ROWS = "workspace", "plain.docx", "skeleton.docx", "rows.json"
BUILT = f"{WORKSPACE}/build/{PAPER}.docx"


def longer(plan: str, count: int) -> str:
    """A plan's text with so many recommendations, 2.1, 2.2 and so on."""
    first, *rest = BEGINS.split(plan)
    repeated = islice(cycle(rest), count)
    numbered = (f'  - reference: "2.{at}"{text}' for at, text in enumerate(repeated, 1))
    return first + "\n\n".join(text.rstrip() for text in numbered) + "\n"


def make_workspace(folder: Path, count: int) -> Path:
    """A workspace with the one paper, its plan so long."""
    shutil.copytree(ROOT / "source" / MEETING, folder / "source" / MEETING)
    shutil.copytree(ROOT / "templates" / STYLE, folder / "templates" / STYLE)
    plan = folder / "source" / PAPER / "plan.yaml"
    plan.write_text(longer(plan.read_text(encoding="utf-8"), count), encoding="utf-8")
    return folder


def make_floor(folder: Path) -> None:
    """The floor's rows as JSON, and everything but the rows as a Word file."""
    workspace = folder / WORKSPACE
    rows = plain_docxtpl.context(workspace)["rows"]
    bare = [{slot: _pairs(cell) for slot, cell in row.items()} for row in rows]
    (folder / ROWS).write_text(json.dumps(bare), encoding="utf-8")
    empty = make_workspace(folder / "empty", 0)
    plan = empty / "source" / PAPER / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").rstrip() + " []\n", encoding="utf-8")
    plain_docxtpl.main(empty, folder / TEMPLATE, folder / SKELETON)


def _pairs(cell: object) -> list[tuple[str, bool]]:
    if not isinstance(cell, list):
        return [(str(cell), False)]
    return [(line["text"], line["bullet"]) for line in cell]


def template(folder: Path) -> Path:
    """The house style's template in a workspace."""
    return folder / WORKSPACE / "templates" / STYLE / "report.docx"


def main(folder: Path, count: int) -> None:
    """Makes everything that is read while the clock runs."""
    make_workspace(folder / WORKSPACE, count)
    plain_template.make(template(folder), folder / TEMPLATE)
    make_floor(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
