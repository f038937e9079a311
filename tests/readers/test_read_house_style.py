"""House style files: what must hold inside one."""

from pathlib import Path

import pytest

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.source import Source
from boardpaper.readers import house_style
from boardpaper.readers.bind import Read
from readers.said import only, place, source

WORKSPACE = Path(__file__).parents[2]
VALID = """\
format: 1
name: Middlesbrough
styles: {heading: a, numbered_paragraph: b, paragraph: c, bullets: d}
fields: [{key: lead, label: Lead member, parts: [name, {key: role}]}]
sections:
  - {key: purpose, heading: Purpose of the report}
  - {key: reasons, heading: Reasons}
dates: {day: "{weekday} {day}{th} {month} {year}"}
plan: {wording: {actual: "{value} {{as}} - {status}"}}
"""


def read(text: str) -> Outcome[Read[HouseStyle]]:
    return house_style.read(source(text))


def changed(before: str, after: str) -> Outcome[Read[HouseStyle]]:
    assert before in VALID
    return read(VALID.replace(before, after))


def test_a_house_style_comes_back() -> None:
    outcome = read(VALID + "template: words\\report.docx\n")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.value.styles.bullets == ("d",)
    assert outcome.value.value.template == "words/report.docx"


def test_the_house_styles_here_read_without_a_finding() -> None:
    files = sorted((WORKSPACE / "templates").glob("*/house-style.yaml"))
    assert files
    for file in files:
        outcome = house_style.read(Source(file.name, file.read_text(encoding="utf-8")))
        assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    ("before", "after", "at", "rule"),
    [
        ("key: reasons", "key: purpose", "7:11 'purpose'", "section-key-is-unique"),
        ("heading: Reasons", "heading: PURPOSE of  the Report",
         "7:29 'PURPOSE of  the Report'", "heading-is-unique"),
        ("}]}]", "}]}, {key: lead, label: x}]", "4:77 'lead'", "field-key-is-unique"),
        ("{key: role}", "{key: name}", "4:62 'name'", "field-key-is-unique"),
        ("key: lead", "key: plan", "4:16 'plan'", "field-key-is-free"),
        ("{weekday}", "{week}", "8:14 '\"{week} {day}{th} {month} {year}\"'",
         "wording-names-a-fact"),
        ("{weekday}", "{weekday", "8:14 '\"{weekday {day}{th} {month} {year}\"'",
         "wording-names-a-fact"),
        ("{year}", "{year!r:>4}", "8:14 '\"{weekday} {day}{th} {month} {year!r:>4}\"'",
         "wording-names-a-fact"),
        ("{status}", "{status.name}", "9:26 '\"{value} {{as}} - {status.name}\"'",
         "wording-names-a-fact"),
        ("name: M", "template: ../x.docx\nname: M", "2:11 '../x.docx'", "path-stays-inside"),
        ("name: M", "rules: {key-is-knwon: note}\nname: M", "2:9 'key-is-knwon'",
         "rule-is-known"),
        ("name: M", "rules: {key-is-known: note}\nname: M", "2:9 'key-is-known'",
         "rule-is-known"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_found(before: str, after: str, at: str, rule: str) -> None:
    finding = only(changed(before, after).diagnostics)
    assert (finding.rule, place(finding.place)) == (rule, at)
    assert finding.hint


def test_a_day_is_no_part_of_a_month() -> None:
    finding = only(changed("{day: ", "{month: ").diagnostics)
    assert finding.hint == "facts go in braces, and here there are {month}, {year} and {yy}"


def test_a_rule_that_can_be_set_is_set() -> None:
    outcome = read(VALID + "rules: {section-says-something: error}\n")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.value.rules == {"section-says-something": "error"}
