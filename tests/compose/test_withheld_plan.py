"""An action plan in a public copy: what each mark takes away, and what it leaves."""

from boardpaper.compose.withheld_plan import withheld_plan
from boardpaper.compose.withheld_saying import Saying
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.paper import Exempt
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source
from boardpaper.model.wording import Cell, Wording
from boardpaper.readers import plan as plans

PLAN = """\
format: 1
title: Homes
periods: [soon, later]
recommendations:
  - reference: "1"
    text: Close the contract
    outcome: Cheaper beds
    actions:
      - text: Give notice
        due: 2027-03
        was: [2026-08]
        managers: Ann Ames
        milestones: {soon: [Sent]}
      - Find beds
    measures:
      - {text: Beds bought, key: closures, baseline: 9, targets: {soon: 7}, actuals: {later: 5}}
      - Fees
    milestones:
      soon: [Talks, Vote]
    managers: [Bob Bell, Cay Cole]
  - reference: "2"
    text: Train staff
"""
FULL = " of Part 1 of Schedule 12A to the Local Government Act 1972"


def told(*edits: tuple[str, str]) -> dict[str, str]:
    """The first row of the public copy once the plan is marked: its columns, without empty ones."""
    text = PLAN
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    row = rows(text)[0]
    return {name: words.replace(FULL, "…") for name, words in row.items() if words}


def rows(text: str, exempt: Exempt = ()) -> list[dict[str, str]]:
    plan = read(text)
    made = Wording(PlanStyle(), "en-GB").rows(withheld_plan(plan, exempt, Saying("England")))
    return [{name: said(cell) for name, cell in row.items()} for row in made]


def said(cell: Cell) -> str:
    return " / ".join(line.text for line in cell)


def read(text: str) -> Plan:
    found = plans.read(Source("plan.yaml", text))
    assert found.value is not None, found.diagnostics
    return found.value.value


WHOLE = {
    "reference": "1",
    "text": "Close the contract",
    "outcome": "Cheaper beds",
    "actions": "Give notice / Find beds",
    "measures": "Beds bought / Fees",
    "managers": "Ann Ames / Bob Bell / Cay Cole",
    "soon": "7 / Sent / Talks / Vote",
    "later": "5",
}
REFERENCE = '  - reference: "1"\n'


def marked(written: str) -> tuple[str, str]:
    return REFERENCE, f"{REFERENCE}    exempt: {written}\n"


def test_a_plan_without_marks_is_as_it_was() -> None:
    assert told() == WHOLE


def test_of_a_row_its_reference_stays() -> None:
    assert told(marked("3")) == {"reference": "1", "text": "Not for publication: paragraph 3…"}
    assert rows(PLAN.replace(*marked("3"), 1))[1]["text"] == "Train staff"


def test_of_a_column_nothing_stays() -> None:
    full, short = "Not for publication: paragraph 3…", "Not for publication: paragraph 3"
    for column in ("text", "outcome", "actions", "measures"):
        assert told(marked(f"{{{column}: 3}}")) == {**WHOLE, column: full}
    for column in ("managers", "soon", "later"):
        assert told(marked(f"{{{column}: 3}}")) == {**WHOLE, column: short}


def test_no_fact_of_what_is_withheld_is_left_in_the_plan() -> None:
    columns = "{actions: 3, measures: 3, managers: 1, soon: 3, later: 3, outcome: 3, text: 3}"
    held = repr(withheld_plan(read(PLAN.replace(*marked(columns), 1)), (), Saying("England")))
    for words in ("Close", "Cheaper", "Give", "Find", "Beds", "Fees", "Ames", "Bell", "Sent",
                  "Vote", "'7'", "'5'", "'9'", "month=3", "year=2026", "closures"):  # fmt: skip
        assert words not in held


def test_an_action_goes_with_its_milestones_and_managers() -> None:
    assert told(("- text: Give notice\n", "- exempt: 5\n        text: Give notice\n")) == {
        **WHOLE,
        "actions": "Not for publication: paragraph 5… / Find beds",
        "managers": "Bob Bell / Cay Cole",
        "soon": "7 / Talks / Vote",
    }


def test_a_measure_goes_with_its_figures() -> None:
    wanted = {
        **WHOLE,
        "measures": "Not for publication: paragraph 5… / Fees",
        "soon": "Sent / Talks / Vote",
    }
    del wanted["later"]
    assert told(("{text: Beds bought,", "{exempt: 5, text: Beds bought,")) == wanted


def test_one_of_several_milestones_or_managers_goes_alone() -> None:
    found = told(
        ("[Talks, Vote]", "[Talks, {text: Vote, exempt: [1, 2]}]"),
        ("[Bob Bell, Cay Cole]", "[Bob Bell, {people: Cay Cole, exempt: 1}]"),
    )
    assert found == {
        **WHOLE,
        "soon": "7 / Sent / Talks / Not for publication: paragraphs 1 and 2",
        "managers": "Ann Ames / Bob Bell / Not for publication: paragraph 1",
    }


def test_words_kept_as_printed_go_whole_where_some_of_them_are_exempt() -> None:
    second = '  - reference: "2"'
    printed = "    printed: {managers: AA BB CC, outcome: Saved}"
    found = told(
        (second, f"{printed}\n{second}"),
        ("[Bob Bell, Cay Cole]", "[Bob Bell, {people: Cay Cole, exempt: 1}]"),
    )
    assert found == {
        **WHOLE,
        "outcome": "Saved",
        "managers": "Not for publication: paragraph 1",
    }


def test_all_rows_of_an_exempt_appendix_go_and_can_be_counted() -> None:
    text = f"Not for publication: paragraph 3{FULL}"
    said_of = [{name: words for name, words in row.items() if words} for row in rows(PLAN, ("3",))]
    assert said_of == [{"reference": number, "text": text} for number in ("1", "2")]
