"""Placeholders: what they give, and what they refuse to do."""

import pytest

from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.facts import facts_of
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.dates import When
from boardpaper.model.meeting import Meeting
from boardpaper.model.plan import Plan, Recommendation

MEETING = Meeting(format=1, committee="Health & Care Board", date=When(2004, 9, 23))
PLAN = Plan(
    format=1,
    recommendations=(
        Recommendation(reference="2.1", text="one"),
        Recommendation(reference="2.10", text="ten"),
    ),
)
NAMES = {
    "title": "Winter <plan>",
    "meeting": facts_of(MEETING, lambda when: f"the {when}", "meeting"),
    "plan": facts_of(PLAN, str, "plan"),
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("title", "Winter <plan>"),
        ("title | upper", "WINTER <PLAN>"),
        ("meeting.committee", "Health & Care Board"),
        ("meeting.date", "the 2004-09-23"),
        ("plan.recommendations | count", "2"),
        ("plan.recommendations | map(attribute='reference') | join(', ')", "2.1, 2.10"),
        ("plan.recommendations | selectattr('text', 'equalto', 'ten') | count", "1"),
        ("plan.recommendations[1].text", "ten"),
        ("'is' if plan.recommendations else 'is not'", "is"),
        ("nowhere | default('nothing')", "nothing"),
        ("3 * 4", "12"),
    ],
)
def test_a_placeholder_gives_a_value(expression: str, value: str) -> None:
    assert evaluate(expression, NAMES) == value


@pytest.mark.parametrize(
    ("expression", "rule", "said"),
    [
        ("titel", "placeholder-names-a-value", 'did you mean "title"?'),
        ("meeting.dat", "placeholder-names-a-value", 'did you mean "date"?'),
        ("plan.recommendations[9].text", "placeholder-names-a-value", "take the name out"),
        ("title | uper", "filter-is-known", 'did you mean "upper"?'),
        ("meeting", "placeholder-is-one-value", "add a dot and one of: format, committee, date"),
        ("", "placeholder-is-well-formed", "{{ meeting.date }}"),
        ("title title", "placeholder-is-well-formed", "{{ meeting.date }}"),
        ("1 / 0", "placeholder-can-be-worked-out", "name a single value"),
    ],
)
def test_a_fault_names_its_rule_and_its_remedy(expression: str, rule: str, said: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        evaluate(expression, NAMES)
    assert caught.value.rule == rule
    assert said in caught.value.hint


@pytest.mark.parametrize(
    "attack",
    [
        "''.__class__.__mro__[1].__subclasses__()",
        "title.upper()",
        "meeting._facts",
        "meeting.__init__.__globals__",
        "title | attr('__class__')",
        "title | map('attr', '__class__') | list",
        "'a' * 999999999",
        "[0] * 999999999",
        "range(999999999)",
        "2 ** 999999",
        "cycler('a')",
        "'%999999999d' | format(1)",
        "title }}{% set x = title %}{{ x",
        "title }}{% include '/etc/passwd' %}{{ title",
        "title.format_map",
        "meeting['__class__']",
        "plan.recommendations.count",
        "self._TemplateReference__context",
    ],
)
def test_no_expression_reaches_a_program(attack: str) -> None:
    with pytest.raises(ExpressionFault):
        evaluate(attack, NAMES)
