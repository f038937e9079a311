"""People who are said to answer for something: what is remarked, and what is passed over."""

import json
from pathlib import Path

from front_door import PAPER_2004, run

REASONS = f"source/{PAPER_2004}/06-reasons.md"
WRONG = (
    "Mary Bloggs is responsible for recommendation 2.6.",
    "Sue Little (Commissioning) leads on recommendation 2.1.",
    "Mary Bloggs, the Head of Finance, is the lead officer for recommendation 2.10.",
    "Mary van Bloggs will be responsible for action 2.2.",
)
RIGHT_OR_OTHERS = (
    "Sally Robinson is responsible for recommendation 2.1.",
    "SALLY ROBINSON is responsible for recommendation 2.1.",
    "Denyse Waites is the responsible manager for recommendation 2.6.",
    "Mary Bloggs is responsible for recommendations on housing.",
    "Mary Bloggs is responsible for recommendation 9.9 of the Laming report.",
    "Mary Bloggs was responsible for recommendation 2.6.",
    "Mary Bloggs is not responsible for recommendation 2.6.",
    "The Executive Director is responsible for recommendation 2.6.",
    "Mary Bloggs spoke on recommendation 2.6.",
    "Members asked who is responsible for recommendation 2.6.",
)


def said(workspace: Path, sentences: tuple[str, ...]) -> list[str]:
    text = "\n\n".join(("# Reasons", *sentences))
    (workspace / REASONS).write_text(f"{text}\n", encoding="utf-8")
    found = json.loads(run(workspace, "check", "--findings", "json").out)
    return [one["message"] for one in found if one["rule"] == "manager-is-in-the-plan"]


def test_managers_of_the_narrative_are_held_against_the_plan(workspace: Path) -> None:
    told = said(workspace, WRONG)
    assert len(told) == len(WRONG)
    assert "the plan has Denyse Waites; Mary Bloggs stands nowhere in it" in told[0]
    assert told[1].endswith("the plan has Sally Robinson")
    assert said(workspace, RIGHT_OR_OTHERS) == []
