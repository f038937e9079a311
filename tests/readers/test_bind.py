"""What does not fit the model, said in plain words at its place."""

import pytest

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan
from boardpaper.readers import yaml_text
from boardpaper.readers.bind import bind
from readers.said import only, place, said, source

HEAD = "format: 1\nrecommendations:\n  - reference: 2.6\n"


def plan(text: str) -> Outcome[Plan]:
    return bind(yaml_text.read(source(text)), Plan, "the plan")


def recommendation(*lines: str) -> Outcome[Plan]:
    """A plan of one recommendation, with a text and more lines."""
    return plan(HEAD + "".join(f"    {line}\n" for line in ("text: x", *lines)))


def meeting(text: str) -> Outcome[Meeting]:
    return bind(yaml_text.read(source(text)), Meeting, "the meeting")


def test_a_plan_is_bound_with_its_shorthands() -> None:
    outcome = recommendation(
        "actions: [Review]",
        "measures: [{text: y, targets: {soon: 65.50}, direction: higher is better}]",
        "milestones: {soon: [{status: on target, date: 2004-01}]}",
        "managers: [Ann, {people: [Bob, Cy], role: liaison}]",
    )
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    (found,) = outcome.value.recommendations
    assert found.reference == "2.6"
    assert found.actions[0].text == "Review"
    assert str(found.measures[0].targets["soon"].value) == "65.50"
    assert str(found.milestones["soon"][0].date) == "2004-01"
    assert [manager.people for manager in found.managers] == [("Ann",), ("Bob", "Cy")]


def test_an_empty_value_of_an_optional_field_is_not_given() -> None:
    outcome = recommendation("outcome:", "actions: ~", "milestones: {soon: }")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.recommendations[0].outcome == ""
    assert outcome.value.recommendations[0].milestones == {}


def test_a_missing_field_is_placed_at_what_lacks_it() -> None:
    finding = only(plan(HEAD).diagnostics)
    assert finding.message == "recommendation 2.6 has no text"
    assert finding.rule == "field-is-given"
    assert place(finding.place) == "3:5 'reference: 2.6'"
    assert finding.hint == 'add "text: …" to it'


def test_an_empty_field_is_placed_at_its_key() -> None:
    finding = only(plan(HEAD + "    text:\n").diagnostics)
    assert finding.message == "recommendation 2.6 has no text"
    assert place(finding.place) == "4:5 'text'"
    assert finding.hint == 'write it after "text:"'


@pytest.mark.parametrize(
    ("line", "at", "rule", "message", "hint"),
    [
        ("outcmoe: y", "5:5 'outcmoe'", "key-is-known",
         '"outcmoe" is not known in recommendation 2.6', 'did you mean "outcome"?'),
        ("outcome: [a, b]", "5:14 '[a, b]'", "value-is-text",
         '"outcome" of recommendation 2.6 is a list, where text is wanted',
         "put the text in quotes; or write |"),
        ("actions: {a: b}", "5:14 '{a: b}'", "value-is-a-list",
         '"actions" of recommendation 2.6 has keys of its own, where a list is wanted',
         'begin each entry'),
        ("printed: x", "5:14 'x'", "value-is-a-mapping",
         '"printed" of recommendation 2.6 is text, where keys with values are wanted',
         "write keys"),
        ("actions: [x, ~]", "5:18 '~'", "field-is-given",
         "action 2 of recommendation 2.6 is empty", "write it after the dash"),
        ("actions: [Note: this]", "5:15 'Note'", "key-is-known",
         '"Note" is not known in action 1 of recommendation 2.6', "if this is text with a colon"),
        ("actions: [{text: y, due: next Tuesday}]", "5:30 'next Tuesday'", "date-is-a-date",
         '"next Tuesday" is not a date', "write the day as 2004-09-23, or the month as 2004-09"),
        ("actions: [{text: y, due: 2004-02-30}]", "5:30 '2004-02-30'", "date-is-a-date",
         '"2004-02-30" is not a date', "there is no such day in the calendar"),
        ("actions: [{text: y, due: 23/9/2004}]", "5:30 '23/9/2004'", "date-is-a-date",
         '"23/9/2004" is not a date', "write it as 2004-09-23"),
        ("actions: [{text: y, due: Sept 2004}]", "5:30 'Sept 2004'", "date-is-a-date",
         '"Sept 2004" is not a date', "write it as 2004-09"),
        ("actions: [{text: y, due: [x]}]", "5:30 '[x]'", "date-is-a-date",
         "a list is not a date", "write the day as"),
        ("actions: [{text: y, status: Achieved}]", "5:33 'Achieved'", "value-is-allowed",
         '"Achieved" is not allowed for "status"', 'did you mean "achieved"?'),
        ("layout: {text: columns}", "5:20 'columns'", "value-is-allowed",
         '"columns" is not allowed for "text"', "write bullets or lines"),
        ("measures: [{text: y, targets: {soon: about 5}}]", "5:42 'about 5'", "figure-is-a-figure",
         '"about 5" is not a figure', "write digits only"),
        ("measures: [{text: y, baseline: 65%}]", "5:36 '65%'", "figure-is-a-figure",
         '"65%" is not a figure', 'write 65, and "%" as'),
        ('measures: [{text: y, baseline: "1,450"}]', "5:36 '\"1,450\"'", "figure-is-a-figure",
         '"1,450" is not a figure', "write 1450"),
        ("measures: [{text: y, targets: {soon: {printed: z}}}]", "5:36 'soon'", "field-is-given",
         '"soon" under "targets" of measure 1 of recommendation 2.6 has no value', "add"),
        ("measures: [[y]]", "5:16 '[y]'", "value-is-a-mapping",
         "measure 1 of recommendation 2.6 is a list, where keys with values are wanted",
         'write keys and values below it, such as "text: …"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_in_plain_words(
    line: str, at: str, rule: str, message: str, hint: str
) -> None:
    finding = only(recommendation(line).diagnostics)
    assert place(finding.place) == at
    assert (finding.rule, finding.message) == (rule, message)
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("format: 2", "1:9 '2' format-is-known: \"2\" is not a format that is known here"),
        ("committee: ''", '1:12 "\'\'" field-is-given: "committee" is empty'),
        ("date: 2004-09", "1:7 '2004-09' date-is-a-date: \"2004-09\" is not a day"),
        ("date: soon", "1:7 'soon' date-is-a-date: \"soon\" is not a day"),
    ],
)
def test_a_meeting_wants_its_day(line: str, finding: str) -> None:
    lines = {"format": "format: 1", "committee": "committee: x", "date": "date: 2004-09-23"}
    lines.pop(line.split(":")[0])
    assert said(meeting("\n".join([line, *lines.values()])).diagnostics) == [finding]


def test_lengths_and_shapes_are_judged() -> None:
    text = "format: 1\nhouse_style: x\ntitle: y\nlanguage: English!\n"
    found = bind(yaml_text.read(source(text)), PaperFile).diagnostics
    assert said(found) == [
        '4:11 \'English!\' value-is-well-formed: "English!" will not do for "language"',
    ]
    text = (
        "format: 1\nname: x\nstyles: {heading: a, numbered_paragraph: b, paragraph: c, bullets: []}"
    )
    found = bind(yaml_text.read(source(text + "\nsections: []")), HouseStyle).diagnostics
    assert said(found) == [
        '3:59 \'bullets\' list-is-long-enough: "bullets" under "styles" has too few entries',
        "4:1 'sections' list-is-long-enough: \"sections\" has too few entries",
    ]


def test_everything_is_found_at_once_and_in_order() -> None:
    outcome = plan(
        "format: 1\ntitel: x\nrecommendations:\n  - text: y\n  - x\n"
        "  - {reference: 2.7, text: [z], txet: a}\n"
    )
    assert outcome.value is None
    assert [each.message for each in outcome.diagnostics] == [
        '"titel" is not known in the plan',
        "the 1st recommendation has no reference",
        "the 2nd recommendation is text, where keys with values are wanted",
        '"text" of recommendation 2.7 is a list, where text is wanted',
        '"txet" is not known in recommendation 2.7',
    ]


def test_before_a_syntax_error_the_model_still_speaks() -> None:
    outcome = plan(HEAD + "    text: x\n    due: y\n  - reference: 2.7\n    outcome: 'z\n")
    assert outcome.value is None
    assert [(each.rule, place(each.place)) for each in outcome.diagnostics] == [
        ("key-is-known", "5:5 'due'"),
        ("file-reads-as-yaml", '7:14 "\'z"'),
    ]
