"""Compares papers as PDF files with what LibreOffice alone takes to print them.

Usage: python benchmarks/printing.py [ROUNDS]

One paper: its Word document made a PDF as a build does it, against LibreOffice called with
the same filter and a profile made the same way; and the whole build from its sources, for
the figure. Twenty papers: one build of all against one of each. Prints the figures and
their ratios; exit code 0 when both marks are reached, 1 when one is missed, 2 when a
command failed.
"""

# ruff: noqa: T201 - it prints a table

import shutil
import sys
import tempfile
from pathlib import Path

from many import ROOT, make_papers
from measure import CommandFailed, Cost, middle, run

from boardpaper.pdf.office import find
from boardpaper.pdf.printing import WORDS
from boardpaper.pdf.profile import make_profile

PAPER = "source/middlesbrough-2004-1/children-services-inspection"
MOST_ALONE = 1.4
"""The most of bare LibreOffice's time that one paper may take."""
MOST_TOGETHER = 0.4
"""The most of the time of single builds that one build of all may take."""
PRINT = [sys.executable, ROOT / "benchmarks" / "print_document.py"]
BUILD = [sys.executable, "-m", "boardpaper", "build", "--format", "pdf"]


def bare(program: str, document: Path, folder: Path) -> Cost:
    """What LibreOffice alone takes to print a document."""
    with tempfile.TemporaryDirectory() as name:
        profile = make_profile(Path(name, "profile"))
        return run([program, profile, *WORDS, "--outdir", name, document], folder)


def built(folder: Path, *papers: str) -> Cost:
    """What a build of papers as PDF files takes."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    return run([*BUILD, *papers], folder)


def each(folder: Path, papers: list[str]) -> Cost:
    """What one build for each of the papers takes together."""
    costs = [built(folder, paper) for paper in papers]
    return Cost(
        sum(cost.seconds for cost in costs),
        sum(cost.processor for cost in costs),
        max(cost.megabytes for cost in costs),
    )


def line(what: str, cost: Cost) -> str:
    """A row of the table."""
    times = f"{cost.seconds:.2f} s | {cost.processor:.2f} s"
    return f"| {what} | {times} | {cost.megabytes:.0f} MB |"


def verdict(what: str, ratio: float, most: float) -> bool:
    """Prints whether a mark is reached, and gives it."""
    reached = ratio <= most
    print(f"- {'reached' if reached else 'MISSED'}: {what}: {ratio:.2f}×, at most {most:g}")
    return reached


def main(rounds: int) -> int:
    """Measures, prints, and gives the exit code."""
    program = find()
    if program is None:
        print("LibreOffice is not installed, so nothing is compared", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = make_papers(folder)
        try:
            run([*BUILD[:-2], PAPER], folder)
            document = next(folder.glob("build/*/*.docx")).rename(folder / "paper.docx")
            built(folder, PAPER)  # modules are compiled and files in memory from here
            target = folder / "paper.pdf"
            threes = [
                (
                    bare(program, document, folder),
                    run([*PRINT, document, target], folder),
                    built(folder, PAPER),
                )
                for _ in range(rounds)
            ]
            together, single = built(folder, *papers), each(folder, papers)
        except CommandFailed as failure:
            print(f"this command failed, so nothing is compared:\n{failure}", file=sys.stderr)
            return 2
    alone, ours, whole = (middle(costs) for costs in zip(*threes, strict=True))
    print("| as PDF files | seconds | processor | memory |\n| --- | ---: | ---: | ---: |")
    print(line("one Word document, LibreOffice alone", alone))
    print(line("one Word document, boardpaper", ours))
    print(line("one paper from its sources", whole))
    print(line(f"{len(papers)} papers in one build", together))
    print(line(f"{len(papers)} papers in a build each", single), end="\n\n")
    marks = [
        verdict("one paper, against LibreOffice", ours.processor / alone.processor, MOST_ALONE),
        verdict("one build against many", together.processor / single.processor, MOST_TOGETHER),
    ]
    return 0 if all(marks) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
