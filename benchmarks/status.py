"""Measures how long the status of a plan of 10,000 actions takes, after it is loaded.

Usage: python benchmarks/status.py [ACTIONS]

Each recommendation has ten actions with dates, milestones and managers, and two measures.
Prints what working it out, and telling it in each form, took; exit code 0 when all of them
together stay under the mark, 1 when they do not.
"""

# ruff: noqa: T201 - it prints a table

import sys
import time
from collections.abc import Callable
from datetime import date

from boardpaper.files.place import PaperPlace
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.pausing import collector_paused
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source
from boardpaper.progress.overview import overview
from boardpaper.readers import plan as plans
from boardpaper.workflow.plan_status import PlanStatus
from boardpaper.workflow.plan_status_data import as_csv, as_json
from boardpaper.workflow.plan_status_text import as_text

MOST = 1.0
"""Seconds that working it out and telling it in any one form may take together."""
DAY = date(2027, 1, 21)
HEAD = "format: 1\ntitle: Winter plan\nperiods: [q1, q2]\nrecommendations:\n"
RECOMMENDATION = """\
  - reference: "{0}"
    text: Be ready for winter
    managers: Ann Lee
    measures:
      - text: Older people vaccinated {0}
        direction: higher is better
        targets: {{q1: 70, q2: 80}}
        actuals: {{q1: 68, q2: 79}}
      - Leaflet produced
    actions:
"""
ACTION = """\
      - text: Ask for more beds {0}
        due: 20{1}-0{2}
        was: [2025-03, 2026-01]
        managers: Manager {3}
        milestones:
          q1:
            - {{text: Asked, date: 2026-0{2}-01, status: achieved}}
            - {{text: Answered, date: 2026-0{2}-28}}
"""


def made(actions: int) -> Plan:
    """A plan of so many actions."""
    text = [HEAD]
    for number in range(actions):
        if number % 10 == 0:
            text.append(RECOMMENDATION.format(number // 10 + 1))
        text.append(ACTION.format(number, 26 + number % 2, 1 + number % 9, number % 100))
    read = plans.read(Source("plan.yaml", "".join(text)))
    assert read.value is not None, read.diagnostics[:1]
    return read.value.value


def timed(what: Callable[[], object]) -> tuple[float, object]:
    """The least seconds of processor time of three, and what came of it."""
    took: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        with collector_paused():
            came = what()
        took.append(time.process_time() - begun)
    return min(took), came


def main(actions: int) -> int:
    """Measures, prints, and gives the exit code."""
    plan, style = made(actions), PlanStyle()
    meeting = Meeting(format=1, committee="Health Board", date=str(DAY), next="2027-03-04")  # type: ignore[arg-type]
    worked_out, _ = timed(lambda: overview(plan, DAY, style.progress))

    def status() -> PlanStatus:
        # A new overview each time: it keeps what was asked of it.
        place = PaperPlace("2027-01-21-health-board", "winter-plan")
        return PlanStatus(place, plan, meeting, style, None, overview(plan, DAY, style.progress))

    print(f"| {actions:,} actions | seconds |\n| --- | ---: |")
    print(f"| worked out | {worked_out:.2f} |")
    slowest = 0.0
    for name, tell in (
        ("text", lambda: as_text(status())),
        ("json", lambda: as_json([status()])),
        ("csv", lambda: as_csv([status()])),
    ):
        took, _ = timed(tell)
        slowest = max(slowest, took)
        print(f"| worked out and told as {name} | {took:.2f} |")
    verdict = "reached" if slowest < MOST else "MISSED"
    print(f"\n- {verdict}: the slowest: {slowest:.2f} s, under {MOST:g}")
    return 0 if slowest < MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 10_000))
