"""Compares boardpaper with a plain docxtpl script and with the floor, on one content.

Usage: python benchmarks/run.py [SIZE...]

Without sizes it takes 17, 1,700 and 17,000 recommendations. Prints what each took, as a
Markdown table, and which marks are reached. Exit code 0 when all marks are, 1 when one
is missed, 2 when a command failed or the three did not print the same. README.md says
what is compared and why.
"""

# ruff: noqa: T201 - it prints a table

import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from contenders import CONTENDERS, HELP, PLAIN, compare, make_content
from imports import heavy_imports
from marks import Costs, judge
from measure import CommandFailed, Cost, middle, processors, run

ROUNDS = {17: 15, 1700: 5, 17000: 3}
"""How often each is run, turn and turn about; the plain script takes long with many."""
HEAD = """\
| recommendations | | seconds | processor | memory | against the plain script |
| ---: | --- | ---: | ---: | ---: | ---: |"""


def measure_size(size: int, rounds: int) -> dict[tuple[int, str], Cost]:
    """The medians of all three for one size.

    Raises CommandFailed when one of them fails or they do not print the same.
    """
    costs: dict[str, list[Cost]] = {one.name: [] for one in CONTENDERS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(make_content(folder, size), folder)
        for _ in range(rounds):
            for one in CONTENDERS:
                one.forget(folder)
                costs[one.name].append(run(one.command(folder), folder / one.runs_in))
        run(compare(folder), folder)
    return {(size, name): middle(found) for name, found in costs.items()}


def print_size(size: int, costs: Costs) -> None:
    """The rows of one size."""
    plain = costs[size, PLAIN.name].processor
    for one in CONTENDERS:
        cost = costs[size, one.name]
        cells = (
            f"{size:,}",
            one.name,
            f"{cost.seconds:.2f} s",
            f"{cost.processor:.2f} s",
            f"{cost.megabytes:,.0f} MB",
            f"{cost.processor / plain:.2f} ×",
        )
        print(f"| {' | '.join(cells)} |", flush=True)


def print_marks(costs: Costs, helped: Cost) -> bool:
    """The marks, each with whether it is reached; whether all are."""
    heavy, all_reached = heavy_imports(HELP), True
    print()
    for mark in judge(costs, helped):
        verdict = "reached" if mark.reached else "MISSED"
        print(f"- {verdict}: {mark.words}: {mark.found:.2f}{mark.unit}, at most {mark.most:g}")
        all_reached = all_reached and mark.reached
    if heavy:
        print(f"- MISSED: --help imports nothing heavy: it imports {', '.join(heavy)}")
    else:
        print("- reached: --help imports nothing heavy")
    return all_reached and not heavy


def main(sizes: list[int]) -> int:
    """Measures, prints, and gives the exit code."""
    now, python = datetime.now(UTC).date(), platform.python_version()
    print(f"{now}, {processors()} processors, Python {python}\n\n{HEAD}", flush=True)
    costs: dict[tuple[int, str], Cost] = {}
    try:
        measure_size(17, rounds=1)  # modules are compiled and files are in memory from here
        helped = middle([run(HELP, Path.cwd()) for _ in range(ROUNDS[17])])
        for size in sizes:
            costs |= measure_size(size, ROUNDS.get(size, 3))
            print_size(size, costs)
    except CommandFailed as failure:
        print(f"\nthis command failed, so nothing is compared:\n{failure}", file=sys.stderr)
        return 2
    return 0 if print_marks(costs, helped) else 1


if __name__ == "__main__":
    sys.exit(main([int(size.replace(",", "")) for size in sys.argv[1:]] or list(ROUNDS)))
