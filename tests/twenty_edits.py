"""Twenty mixed edits of the 2004 paper's sources, as an author and a clerk might make them.

Knows what is changed, and nothing of comparing.
"""

from pathlib import Path

from front_door import PAPER_2004, write

FOLDER = f"source/{PAPER_2004}"
BACKGROUND, PLAN = f"{FOLDER}/02-background.md", f"{FOLDER}/plan.yaml"
MOVED = "Appendix 1 shows the achievements against actions.\n\n"
EDITS: tuple[tuple[str, str, str], ...] = (
    (BACKGROUND, "These are all on target.", "These are nearly all on target."),
    (BACKGROUND, "(currently 3)", "(currently 5)"),
    (BACKGROUND, "on services, particularly the high", "on services, such as the high"),
    (BACKGROUND, "- financial pressures, in part", "- staffing\n- financial pressures, in part"),
    (BACKGROUND, "- development of a Children Looked After Commissioning Strategy, based on a "
     "placement options analysis.\n", ""),
    (BACKGROUND, " In addition, intensive support", "\n\nIn addition, intensive support"),
    (BACKGROUND, "within timescales.\n\nOverall, good", "within timescales. Overall, good"),
    (BACKGROUND, "The Inspection Report identified good",
     "Members visited the centre in May.\n\nThe Inspection Report identified good"),
    (BACKGROUND, MOVED, ""),
    (BACKGROUND, "The areas of concern in relation", f"{MOVED}The areas of concern in relation"),
    (f"{FOLDER}/04-implications.md", "within existing budgets", "within *existing* budgets"),
    (f"{FOLDER}/07-background-papers.md", "SSI Report July 2004", "SSI Report July 2003"),
    (PLAN, "      - Multi-agency consultation\n",
     "      - Multi-agency consultation\n      - Young people asked\n"),
    (PLAN, "printed: Achieved 13 emergencies", "printed: Achieved 15 emergencies"),
    (PLAN, "      - Review contracts and placements\n", ""),
)  # fmt: skip
ADDED_ROW = """  - reference: "2.9a"
    text: The Council should say what it spends
    outcome: People know
    actions: Publish a leaflet
    managers: A N Other
"""


def edit(workspace: Path) -> None:
    """Makes all the edits in a workspace with the 2004 paper."""
    for path, old, new in EDITS:
        write(workspace, path, old, new)
    plan = workspace / PLAN
    text = plan.read_bytes().decode()
    gone = text.index('  - reference: "2.4"')
    text = text[:gone] + text[text.index('  - reference: "2.5"') :]
    after = text.index('  - reference: "2.10"')
    text = text[:after] + ADDED_ROW + text[after:]
    text = text.replace("      - Sue Little\n", "      - Sue Little\n      - Ann Other\n", 1)
    text = text.replace("outcome: A CLA strategy", "outcome: A strategy", 1)
    plan.write_bytes(text.encode())
    write(workspace, f"source/{PAPER_2004.partition('/')[0]}/meeting.yaml", "09-23", "09-30")
