"""Compares taking a tracker over with a plain script that only reads it and dumps YAML.

Usage: python benchmarks/workbooks.py [ACTIONS] [ROUNDS]

In one run, on the same workbooks: a tracker that somebody keeps is made into a plan, taken
over again, and taken over with a tenth of its statuses changed; the plan goes out to a
workbook and comes back with a tenth of it edited. The plain script reads the same tracker
with openpyxl and types the rows with PyYAML. Prints the times, their ratio to the plain
script's, and how they grow from a tenth of the actions; exit code 0 when all marks are
reached, 1 when one is missed, 2 when a command failed.
"""

# ruff: noqa: T201 - it prints a table

import random
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from measure import CommandFailed, Cost, middle, run

MOST = 8.0
"""How many times as long as the plain script any of it may take."""
GROWTH = 12.0
"""How many times as long ten times the actions may take."""
PYTHON = sys.executable
PLAN = [PYTHON, "-m", "boardpaper", "plan"]
PLAIN = """
import openpyxl, yaml
rows = openpyxl.load_workbook("tracker.xlsx", read_only=True).active.iter_rows(values_only=True)
held = [[str(cell) if cell is not None else "" for cell in row] for row in rows]
open("plain.yaml", "w").write(yaml.dump(held, Dumper=yaml.CDumper))
"""
HEADINGS = ("Ref", "Recommendation", "Action", "Owner", "Due", "RAG", "Measure", "Update")
OWNERS = ("Ann Lee", "HBS: Raj Patel", "Ann Lee; Jo Bell")
STATUSES = ("Green", "Amber", "Red", "Complete")


def make_tracker(path: Path, count: int) -> None:
    """A tracker of so many actions, five to a recommendation."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tracker")
    sheet.append(["Improvement plan"])
    sheet.append(HEADINGS)
    for at in range(count):
        number, is_first = at // 5 + 1, at % 5 == 0
        when = (date(2026, 1, 1) + timedelta(at % 400), "Jan 27", "March 2026 - achieved")[at % 3]
        sheet.append(
            [
                str(number) if is_first else None,
                f"What was recommended under {number}" if is_first else None,
                f"What is done as number {at + 1}",
                OWNERS[at % 3],
                when,
                STATUSES[at % 4],
                f"What is counted for {number}" if is_first else None,
                "Half of it is done" if at % 2 else None,
            ]
        )
    book.save(path)


def edit(path: Path, column: int, words: str, first: int) -> None:
    """Writes words into a tenth of a sheet's rows, always the same ones."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0] if "Actions" not in book.sheetnames else book["Actions"]
    some = random.Random(1)  # noqa: S311 - which rows is no secret
    for row in range(first, sheet.max_row + 1):
        if some.random() < 0.1:
            sheet.cell(row, column, words)
    book.save(path)


def measured(folder: Path, count: int) -> dict[str, Cost]:
    """What each step took with so many actions."""
    shutil.rmtree(folder, ignore_errors=True)
    run([PYTHON, "-m", "boardpaper", "new", "workspace", folder], folder.parent)
    (plan,) = folder.glob("source/*/*/plan.yaml")
    plan.unlink()
    make_tracker(folder / "tracker.xlsx", count)
    found = {"plain script": run([PYTHON, "-c", PLAIN], folder)}
    found["tracker, new plan"] = run([*PLAN, "import", "tracker.xlsx"], folder)
    found["tracker, the same"] = run([*PLAN, "import", "tracker.xlsx"], folder)
    edit(folder / "tracker.xlsx", 6, "Cancelled", 3)
    found["tracker, a tenth edited"] = run([*PLAN, "import", "tracker.xlsx"], folder)
    found["export"] = run([*PLAN, "export", "--output", "out.xlsx"], folder)
    edit(folder / "out.xlsx", 6, "slipping", 2)
    found["ours, a tenth edited"] = run([*PLAN, "import", "out.xlsx"], folder)
    return found


def main(count: int, rounds: int) -> int:
    """Measures, prints, and gives the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "papers"
        try:
            small = measured(folder, max(count // 10, 10))
            every = [measured(folder, count) for _ in range(rounds)]
        except CommandFailed as failure:
            print(f"this command failed, so nothing is compared:\n{failure}", file=sys.stderr)
            return 2
    costs = {step: middle([one[step] for one in every]) for step in small}
    plain, missed = costs["plain script"].processor, 0
    print(f"| {count:,} actions | seconds | processor | memory | to plain | growth |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for step, cost in costs.items():
        growth = cost.processor / small[step].processor
        is_good = cost.processor <= MOST * plain and growth <= GROWTH
        missed += not is_good
        print(
            f"| {step}{'' if is_good else ' MISSED'} | {cost.seconds:.1f} s | "
            f"{cost.processor:.1f} s | {cost.megabytes:.0f} MB | {cost.processor / plain:.1f}× | "
            f"{growth:.1f}× |"
        )
    print(f"\n- {'MISSED' if missed else 'reached'}: at most {MOST:g} times the plain script, and")
    print(f"  at most {GROWTH:g} times as long for ten times the actions")
    return 1 if missed else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(given[0] if given else 10_000, given[1] if len(given) > 1 else 1))
