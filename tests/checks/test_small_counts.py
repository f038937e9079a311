"""Counts so small that they may tell who is meant: which draw a warning, and which do not."""

from pathlib import Path

from front_door import PAPER_2004, findings, write

STYLE = "templates/middlesbrough-2004/house-style.yaml"
REASONS = f"source/{PAPER_2004}/06-reasons.md"
PLAN = f"source/{PAPER_2004}/plan.yaml"
TABLE = """
# Reasons

| Ward | Children | Share |
|---|---|---|
| 3 | 4 | 4% |
| Acklam | 12 | 0 |
| Ladgate | **2** | 1.5 |
"""


def small(workspace: Path) -> list[str]:
    """The counts that are warned of, each with where it stands."""
    return [
        f"{one['address']}: {one['message'].split(' will')[0]}"
        for one in findings(workspace)
        if one["rule"] == "published-count-is-not-small"
    ]


def asked(workspace: Path, table: str) -> None:
    """A table among the reasons, in a house style that asks for care under five."""
    write(workspace, STYLE, "appendix_label:", "small_numbers: 5\nappendix_label:")
    (workspace / REASONS).write_text(table, encoding="utf-8")


def test_nothing_is_said_unless_the_house_style_asks(workspace: Path) -> None:
    (workspace / REASONS).write_text(TABLE, encoding="utf-8")
    assert small(workspace) == []


def test_whole_numbers_of_published_tables_and_results_of_the_plan_are_counts(
    workspace: Path,
) -> None:
    asked(workspace, TABLE)
    write(workspace, PLAN, "            value: 13\n", "            value: 3\n")
    assert small(workspace) == [
        "under REASONS: a count of 4",
        "under REASONS: a count of 2",
        "2.1 · Within 6 months: a count of 3",
    ]


def test_what_is_exempt_is_not_published(workspace: Path) -> None:
    asked(workspace, f"{TABLE}\nTable: Children by ward {{exempt=1}}\n")
    write(workspace, PLAN, "            value: 13\n", "            value: 3\n")
    write(workspace, PLAN, '  - reference: "2.1"\n', '  - reference: "2.1"\n    exempt: 1\n')
    assert small(workspace) == []
