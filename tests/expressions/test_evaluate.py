"""Placeholders: what they give, and what they refuse to do."""

from decimal import Decimal

import pytest

from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.sandbox import Sandbox
from boardpaper.expressions.values import facts_of
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
        ("0.1 + 0.2", "0.3"),
        ("6 / 2", "3"),
        ("74.72 | round(1)", "74.7"),
        ("meeting.place", ""),
        ("['b', 'a'] | sort | join(', ')", "a, b"),
        ("'the ' ~ title", "the Winter <plan>"),
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
        ("meeting", "placeholder-is-one-value", "add a dot and one of: committee, date"),
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


LIST = "this is a list, and not one value"
YES_OR_NO = "this is true, false or nothing, and no words"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("meeting.agenda", LIST),
        ("plan.recommendations", LIST),
        ("plan.recommendations | map(attribute='reference')", LIST),
        ("title | list", LIST),
        ("plan.recommendations | upper", LIST),
        ("'the ' ~ plan.recommendations", LIST),
        ("[[1], 2] | join(', ')", LIST),
        ("true", YES_OR_NO),
        ("none", YES_OR_NO),
        ("title == title", YES_OR_NO),
        ("plan.recommendations | join", "plan.recommendations is not one value but several"),
    ],
)
def test_nothing_prints_as_python_writes_it(expression: str, said: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        evaluate(expression, NAMES)
    assert caught.value.rule == "placeholder-is-one-value"
    assert caught.value.message == said


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("1 | round(-999999999)", '"-999999999" is not a number of places'),
        ("1e400 | int", "this figure is too large"),
        ("1e308 + 1e308", "it grows too large"),
        ("huge | int", "it grows too large"),
        ("huge | round", "it grows too large"),
        ("(" * 3000 + "1" + ")" * 3000, "it grows too large"),
        ("-" * 3000 + "1", "it grows too large"),
        ("1" + "+1" * 3000, "it grows too large"),
        ("[] | first", "this list is empty"),
        (r"'\x07'", "prints nothing"),
        (r"title ~ '\ue000sections\ue001'", "prints nothing"),
    ],
)
def test_what_has_no_end_is_a_fault(expression: str, said: str) -> None:
    with pytest.raises(ExpressionFault, match=said) as caught:
        evaluate(expression, NAMES | {"huge": Decimal("1e99999999")})
    assert caught.value.rule == "placeholder-can-be-worked-out"


ROUND = "{% for a in list %}"
END = "{% endfor %}"


def rendered(template: str, length: int) -> str:
    """A text with tags filled, its one name a list so long."""
    return Sandbox(autoescape=True).from_string(template).render(list=(1,) * length)


def test_a_loop_goes_through_lists_three_deep_and_so_many_times() -> None:
    assert rendered(f"{ROUND * 3}x{END * 3}", 3) == "x" * 27
    assert rendered(ROUND + "{{ loop.index }}" + END, 3) == "123"
    with pytest.raises(ExpressionFault, match="more than 3 deep"):
        rendered(ROUND * 4 + END * 4, 1)
    with pytest.raises(ExpressionFault, match="more than 200,000 times"):
        rendered(ROUND * 3 + END * 3, 60)
    with pytest.raises(ExpressionFault, match="this is none"):
        rendered("{% for letter in 'abc' %}{% endfor %}", 1)


@pytest.mark.parametrize(
    "text",
    [
        "{% set x = 1 %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{{ '%999999999d' % 1 }}",
        "{{ self }}",
        "{{ ''.__class__ }}",
    ],
)
def test_no_text_runs_unchecked_whatever_reads_it(text: str) -> None:
    sandbox = Sandbox()
    with pytest.raises(ExpressionFault) as caught:
        sandbox.from_string(text)
    assert caught.value.rule == "placeholder-is-safe"
    tree = sandbox.parse(text)
    with pytest.raises(ExpressionFault):
        sandbox.from_string(tree)
