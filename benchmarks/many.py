"""Compares building twenty papers at once with building each by itself.

Usage: python benchmarks/many.py [ROUNDS]

Four papers in each of the five shipped house styles, from tests/cases. Prints both
times and their ratio; exit code 0 when the mark is reached, 1 when it is missed, 2 when
a build failed.
"""

# ruff: noqa: T201 - it prints a table

import shutil
import sys
import tempfile
from pathlib import Path

from measure import CommandFailed, Cost, middle, run

ROOT = Path(__file__).resolve().parents[1]
CASES = {
    "middlesbrough-2004": ROOT / "source",
    "brighton-hove": ROOT / "tests/cases/brighton-hove-2004/source",
    "west-lothian": ROOT / "tests/cases/west-lothian-2004/source",
    "lambeth-2013": ROOT / "tests/cases/lambeth-2013-2004/source",
    "tendring": ROOT / "tests/cases/tendring-2004/source",
}
COPIES = 4
MOST = 0.25
"""The most of the time of single builds that one build of all may take."""
BUILD = [sys.executable, "-m", "boardpaper", "build"]


def make_papers(folder: Path) -> list[str]:
    """Fills a workspace with the papers and gives their folders, from the workspace."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    made = []
    for style, source in CASES.items():
        (paper,) = (path.parent for path in source.glob("*/*/paper.yaml"))
        for copy in range(COPIES):
            meeting = folder / "source" / f"{style}-{copy + 1}"
            shutil.copytree(paper.parent, meeting)
            made.append((meeting / paper.name).relative_to(folder).as_posix())
    return made


def once(folder: Path, papers: list[str]) -> tuple[Cost, Cost]:
    """What all at once took, and what one by one took together."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    together = run(BUILD, folder)
    shutil.rmtree(folder / "build")
    single = [run([*BUILD, paper], folder) for paper in papers]
    return together, Cost(
        sum(cost.seconds for cost in single),
        sum(cost.processor for cost in single),
        max(cost.megabytes for cost in single),
    )


def main(rounds: int) -> int:
    """Measures, prints, and gives the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = make_papers(folder)
        try:
            once(folder, papers)  # modules are compiled and files in memory from here
            found = [once(folder, papers) for _ in range(rounds)]
        except CommandFailed as failure:
            print(f"this command failed, so nothing is compared:\n{failure}", file=sys.stderr)
            return 2
    together, single = (middle(costs) for costs in zip(*found, strict=True))
    ratio = together.processor / single.processor
    print(f"| {len(papers)} papers in {len(CASES)} house styles | seconds | processor | memory |")
    print("| --- | ---: | ---: | ---: |")
    for words, cost in (("in one process", together), ("in a process each", single)):
        times = f"{cost.seconds:.2f} s | {cost.processor:.2f} s"
        print(f"| {words} | {times} | {cost.megabytes:.0f} MB |")
    verdict = "reached" if ratio <= MOST else "MISSED"
    print(f"\n- {verdict}: one process against many: {ratio:.2f}×, at most {MOST:g}")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
