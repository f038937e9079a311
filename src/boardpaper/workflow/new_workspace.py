"""New workspace: the folders a council starts from, with a small paper that builds.

Knows what a workspace holds; does not know how a paper is built.
"""

from pathlib import Path

from boardpaper.files.creating import create_tree
from boardpaper.files.locating import shipped_templates
from boardpaper.files.names import is_folder
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.workflow.new_paper import FIRST_STYLE, PLAN, schema_line
from boardpaper.workflow.schema import schema_files

PAPER = "source/2027-01-21-health-board/winter-plan"


def new_workspace(folder: Path) -> Outcome[tuple[str, ...]]:
    """Makes a workspace in a folder that is new or empty of these files; the paths made."""
    whole = folder.resolve()
    for parent in (whole, *whole.parents):
        if is_folder(parent / "source") and is_folder(parent / "templates"):
            return Outcome(None, (_inside(folder, parent),))
    return create_tree(folder, {**_style(), **_schemas(), **_texts()})


def _inside(folder: Path, parent: Path) -> Diagnostic:
    return Diagnostic(
        WholeFile(str(folder)),
        "workspace-stands-alone",
        f'"{parent}" is a workspace already',
        "add a paper to it with: boardpaper new paper, or choose a folder outside it",
    )


def _style() -> dict[str, bytes]:
    """The first house style, for the clerk to own and restyle."""
    shipped = shipped_templates()
    if shipped is None:
        raise BoardpaperError(
            "the house styles that come with boardpaper are missing; install it again"
        )
    held = shipped / FIRST_STYLE
    return {
        f"templates/{FIRST_STYLE}/{path.name}": path.read_bytes()
        for path in sorted(held.iterdir())
        if path.is_file() and not path.name.startswith((".", "~$"))
    }


def _schemas() -> dict[str, bytes]:
    return {f"schemas/{name}": data for name, data in schema_files().items()}


def _texts() -> dict[str, bytes]:
    texts = {
        ".gitignore": "build/\n",
        "README.md": README,
        "source/2027-01-21-health-board/meeting.yaml": schema_line("meeting", 2) + MEETING,
        f"{PAPER}/paper.yaml": schema_line("paper", 3) + ABOUT,
        f"{PAPER}/narrative.md": NARRATIVE,
        f"{PAPER}/plan.yaml": schema_line("plan", 3) + PLAN,
    }
    return {name: text.encode() for name, text in texts.items()}


README = """\
# Committee papers

Papers are in `source/`, one folder a meeting and in it one folder a paper. House
styles are in `templates/`: open `report.docx` in Word to change how papers look.

    boardpaper build     writes every paper to build/ as a Word document
    boardpaper check     says what is wrong, without writing anything
"""

MEETING = """\
format: 1
committee: Health Board
date: 2027-01-21
place: Council Chamber, Town Hall
"""

ABOUT = """\
format: 1
house_style: middlesbrough-2004
title: Winter plan
fields:
  lead_member:
    name: Alex Member
    role: Executive Member for Health
  chief_officer:
    name: Sam Officer
    role: Director of Public Health
  author:
    name: Robin Author
    role: Public Health Manager
    telephone: 01632 960000
    address: Town Hall, Market Street
    website: https://www.example.gov.uk
  dated: 2027-01
appendices:
  - plan: plan.yaml
"""

NARRATIVE = """\
# Purpose of the report

To ask the {{ meeting.committee }} to agree the plan for the winter.

# Background and external consultation

Demand rises every winter. Three things would help most: {#what-helps}

- more vaccinations
- warmer homes
- quicker discharge from hospital

Appendix 1 sets out what will be done about each.

# Option appraisal

N/A

# Financial, legal and ward implications

The plan is within existing budgets and affects all wards.

# Recommendation

That the plan is agreed.

# Reasons

It does what [paragraph](#what-helps) says would help.

# Background papers

The following background papers were used in the preparation of this report:

- None
"""
