"""The proof-read paper of 2004 holds every word of the published text, in order.

Knows the faults of the text's extraction, and no others; does not know how
boardpaper builds the paper.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

DATA = Path(__file__).parent / "data"
TABLE = "Recommendation from the Inspection Report"
COLUMNS = (
    "recommendation",
    "outcome",
    "action",
    "monitoring",
    "within 3 months",
    "within 6 months",
    "over 6 months",
    "manager",
)
REFERENCES = tuple(f"2.{number}" for number in range(1, 18))

# Cells whose bullets the extraction ran together, and how many there were.
RUN_TOGETHER = {
    ("2.1", "action"): 5,
    ("2.1", "monitoring"): 5,
    ("2.6", "action"): 4,
    ("2.6", "monitoring"): 6,
    ("2.8", "recommendation"): 4,
    ("2.8", "action"): 5,
    ("2.8", "monitoring"): 5,
    ("2.13", "recommendation"): 3,
    ("2.17", "recommendation"): 4,
    ("2.17", "action"): 2,
}
# Lines the extraction lost without a bullet: the names in 2.9, its reference's own line.
ONE_LINE = {("2.9", "recommendation"), ("2.9", "manager")}


@cache
def published() -> str:
    """The text as it was extracted from the published paper."""
    return (DATA / "council-report-2004.txt").read_text(encoding="utf-8")


@cache
def expected() -> Any:
    """The paper as it was printed."""
    return yaml.safe_load((DATA / "council-report-2004.expected.yaml").read_text(encoding="utf-8"))


def report_lines() -> list[str]:
    """The report's lines as extracted, less the marks of bold and of a link."""
    report = re.sub(r"\*\*|<(?=http)|(?<=uk)>", "", published().partition(TABLE)[0])
    return [line.strip() for line in report.splitlines() if line.strip()]


def expected_report() -> list[str]:
    """The report's lines as printed, from the committee to the date."""
    paper = expected()
    sections = "".join(f"{part['heading']}\n{part['text']}" for part in paper["sections"])
    return f"{paper['front']}{sections}{paper['back']}".splitlines()


@cache
def published_cells() -> dict[tuple[str, str], str]:
    """The plan's cells as extracted, by reference and column; in 2.16 put right."""
    table = published()[published().index(TABLE) :]
    rows = re.findall(r"^(?:<p>)?(2\.\d+)\b.*$", table, re.M)
    texts = [line for line in table.splitlines() if re.match(r"(<p>)?2\.\d", line)]
    cells = {
        (reference, column): text
        for reference, line in zip(rows, texts, strict=True)
        for column, text in zip(COLUMNS, line.split("\t"), strict=True)
    }
    late, managers = ("2.16", "over 6 months"), ("2.16", "manager")
    cells[late], cells[managers] = cells[managers], cells[late]
    return cells


def cell_lines(text: str) -> list[str]:
    """A cell's lines as extracted; bullets begin with "- ", run together they are one."""
    text = re.sub(r"</?ul[^>]*>", "\n- ", text).replace("•", "\n- ")
    text = re.sub(r"</?p>", "\n", text)
    lines = (re.sub(r"^-\s+", "- ", line.strip()) for line in text.splitlines())
    return [line for line in lines if line not in ("", "-")]


def cell_words(lines: list[str]) -> list[str]:
    """The words of lines, less the mark of a bullet."""
    return [word for line in lines for word in line.removeprefix("- ").split()]


def test_report_has_every_word_in_order() -> None:
    """Nothing is lost, added or moved from the committee to "JULY 2004"."""
    assert " ".join(expected_report()).split() == " ".join(report_lines()).split()


def test_report_has_the_same_lines() -> None:
    """Only the lead member's line is joined: it was too long for the page."""
    assert set(report_lines()) - set(expected_report()) == {
        "BRENDA THOMPSON - EXECUTIVE MEMBER FOR",
        "SOCIAL SERVICES AND HEALTH",
    }
    assert set(expected_report()) - set(report_lines()) == set(expected()["bold"].splitlines())


def test_paragraphs_are_numbered_from_1_to_19() -> None:
    """The numbers run on through all the sections."""
    numbers = [re.match(r"(\d+)\. ", line) for line in expected_report()]
    assert [int(found[1]) for found in numbers if found] == list(range(1, 20))


def test_headers_of_the_plan_have_every_word() -> None:
    """Each of the header's rows, but for the garbled one above 2.8, has these words."""
    lines = [line.split("\t") for line in published().splitlines()]
    upper = {tuple(filter(None, cells)) for cells in lines if cells[0] == TABLE}
    lower = [tuple(filter(None, cells)) for cells in lines if cells[:4] == [""] * 4]
    periods = tuple(expected()["periods"].splitlines())
    assert upper == {tuple(expected()["header"].splitlines())}
    assert [cells for cells in lower if cells != periods] == [
        ("Within 3 6 months months", "Within 6 months (specify)", "Over"),
    ]


def test_nothing_else_stands_in_the_table() -> None:
    """The plan's lines are its headers, its 17 rows and the faults that are known."""
    table = published()[published().index(TABLE) :].splitlines()
    rest = [line for line in table if line and not line.startswith((TABLE, "\t", "<p>2.", "2.9 "))]
    assert [set(line.split("\t")) <= {"-" * size for size in range(2, 40)} for line in rest] == [
        True
    ]


def test_every_recommendation_is_there_once() -> None:
    """There are 17, in order, each with the eight columns."""
    rows = expected()["recommendations"]
    assert [row["recommendation"].splitlines()[0] for row in rows] == list(REFERENCES)
    assert {tuple(row) for row in rows} == {COLUMNS}
    assert len(published_cells()) == len(REFERENCES) * len(COLUMNS)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("reference", REFERENCES)
def test_cell_has_every_word_in_order(reference: str, column: str) -> None:
    """A cell says what the published text says, and in the same lines but for known faults."""
    row = expected()["recommendations"][REFERENCES.index(reference)]
    lines = row[column].splitlines()
    extracted = cell_lines(published_cells()[reference, column])
    assert cell_words(lines) == cell_words(extracted)
    if (reference, column) in RUN_TOGETHER:
        bullets = [line for line in lines if line.startswith("- ")]
        assert len(bullets) == RUN_TOGETHER[reference, column]
        assert lines[: -len(bullets)] == extracted[:-1]
    elif (reference, column) not in ONE_LINE:
        assert lines == extracted
