"""Placeholders of a public copy: what is withheld gives nothing, whatever is asked of it."""

import pytest

from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.values import facts_of
from boardpaper.model.source import Source
from boardpaper.readers import plan as plans

PLAN = """\
format: 1
periods: [within 3 months, within 6 months]
recommendations:
  - reference: "1"
    text: Open
    actions: [One, {text: Two, exempt: 5}]
    managers: Sally Robinson
  - reference: "2"
    exempt: 3
    text: Shut
    actions: [One]
  - reference: "3"
    exempt: {managers: 1, within 6 months: [2, 3]}
    text: Open in part
    actions: [{text: One, managers: Jenni Cooke}]
    managers: Osbert Fairweather
    measures:
      - text: beds
        baseline: 9
        targets: {within 3 months: 7, within 6 months: 5}
"""


def names(*, public: bool) -> dict[str, object]:
    read = plans.read(Source("plan.yaml", PLAN))
    assert read.value is not None, read.diagnostics
    return {"plan": facts_of(read.value.value, str, "plan", public=public)}


ROWS = "plan.recommendations"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        (f"{ROWS} | length", "3"),
        (f"{ROWS} | map(attribute='reference') | join(', ')", "1, 2, 3"),
        (f"{ROWS} | rejectattr('exempt') | map(attribute='text') | join", "OpenOpen in part"),
        (f"{ROWS}[0].actions | length", "2"),
        (f"{ROWS}[0].actions | rejectattr('exempt') | length", "1"),
        (f"{ROWS}[0].managers[0].people[0]", "Sally Robinson"),
        (f"{ROWS}[1].exempt", "3"),
        (f"{ROWS}[2].measures[0].targets.within_3_months.value", "7"),
        (f"{ROWS}[2].measures[0].baseline", "9"),
    ],
)
def test_what_is_public_reads_alike_in_both_copies(expression: str, value: str) -> None:
    assert evaluate(expression, names(public=True)) == value
    assert evaluate(expression, names(public=False)) == value


@pytest.mark.parametrize(
    ("expression", "by"),
    [
        (f"{ROWS}[1].text", "paragraph 3"),
        (f"{ROWS}[1].text | upper", "paragraph 3"),
        (f"{ROWS}[1].text | default('none')", "paragraph 3"),
        (f"{ROWS}[1].actions | length", "paragraph 3"),
        (f"'some' if {ROWS}[1].actions else 'none'", "paragraph 3"),
        (f"{ROWS}[1].actions[0].text", "paragraph 3"),
        (f"{ROWS}[1].outcome == 'x'", "paragraph 3"),
        (f"{ROWS}[1].outcome | int", "paragraph 3"),
        (f"'the ' ~ {ROWS}[1].text", "paragraph 3"),
        (f"{ROWS} | map(attribute='text') | join", "paragraph 3"),
        (f"{ROWS} | selectattr('text', 'equalto', 'Shut') | length", "paragraph 3"),
        (f"{ROWS}[0].actions[1].text", "paragraph 5"),
        (f"{ROWS}[0].actions | selectattr('status', 'equalto', 'x') | length", "paragraph 5"),
        (f"{ROWS}[2].managers | length", "paragraph 1"),
        (f"{ROWS}[2].actions[0].managers[0].people[0]", "paragraph 1"),
        (f"{ROWS}[2].measures[0].targets.within_6_months.value", "paragraphs 2 and 3"),
    ],
)
def test_what_is_withheld_is_refused_however_it_is_asked_for(expression: str, by: str) -> None:
    with pytest.raises(ExpressionFault) as refused:
        evaluate(expression, names(public=True))
    assert refused.value.rule == "placeholder-is-public"
    assert refused.value.message == f"what this prints is withheld: {by}"
