"""Plan files: what must hold inside one, with the addresses of its parts in print."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source, Span
from boardpaper.readers import house_style, meeting, paper, plan
from boardpaper.readers.bind import Read
from readers.said import only, place, source

WORKSPACE = Path(__file__).parents[2]
VALID = """\
format: 1
title: Action plan
periods: [within 3 months, over 6 months]
recommendations:
  - reference: 2.1
    text: |
      The Council should agree "local" plans (para 4.16)
      - with targets
    actions: [{text: Review, due: 2004-01, managers: [Ann]}]
    measures:
      - {text: Visits, unit: "%", targets: {within 3 months: 65}}
      - Leaflet
    milestones:
      over 6 months: [{status: achieved, date: 2004-01, printed: Achieved Jan 04}]
    layout: {actions: lines}
  - {reference: "2.10", text: Other, printed: {over 6 months: x, text: y}}
"""


def read(text: str) -> Outcome[Read[Plan]]:
    return plan.read(source(text))


def changed(before: str, after: str) -> Outcome[Read[Plan]]:
    assert before in VALID
    return read(VALID.replace(before, after))


def test_a_plan_and_its_document_come_back() -> None:
    outcome = read(VALID)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert [each.reference for each in outcome.value.value.recommendations] == ["2.1", "2.10"]
    span = outcome.value.document.locate(("recommendations", 0, "measures", 0, "unit"))
    assert place(span) == "11:30 '\"%\"'"


def test_the_plan_of_2004_reads_without_a_finding() -> None:
    files = sorted((WORKSPACE / "source").glob("**/plan.yaml"))
    assert files
    for file in files:
        outcome = plan.read(Source(file.name, file.read_text(encoding="utf-8")))
        assert outcome.diagnostics == ()
        assert outcome.value is not None
        assert len(outcome.value.value.recommendations) == 17


@pytest.mark.parametrize(
    ("before", "after", "rule", "address"),
    [
        ("due: 2004-01", "due: soon", "date-is-a-date", "2.1 · action 1"),
        ("managers: [Ann]", "managers: {a: b}", "value-is-a-list", "2.1 · action 1 · managers"),
        ("{within 3 months: 65}", "x", "value-is-a-mapping", "2.1 · measure 1 · targets"),
        ("months: 65", "months: x", "figure-is-a-figure", "2.1 · measure 1 · Within 3 months"),
        ("date: 2004-01,", "date: x,", "date-is-a-date", "2.1 · Over 6 months"),
        ("actions: lines", "actions: x", "value-is-allowed", "2.1 · Actions"),
        ("text: Other", "text: [x]", "value-is-text", "2.10 · text"),
        ("text: Other, ", "", "field-is-given", "2.10 · text"),
        ("- Leaflet", "-", "field-is-given", "2.1 · measure 2"),
        ("title: ", "tilte: ", "key-is-known", ""),
        ("reference: 2.1\n", "reference:\n", "field-is-given", ""),
        (
            "{within 3 months: 65}",
            "{in 3 months: 65}",
            "period-is-known",
            "2.1 · measure 1 · targets",
        ),
        ("actions: lines", "action: lines", "column-is-known", "2.1 · layout"),
    ],
)
def test_a_finding_has_the_address_in_print(
    before: str, after: str, rule: str, address: str
) -> None:
    finding = only(changed(before, after).diagnostics)
    assert (finding.rule, finding.address) == (rule, address)


def test_references_are_unique_as_text() -> None:
    finding = only(changed('"2.10"', '"2.1 "').diagnostics)
    assert finding.rule == "reference-is-unique"
    assert place(finding.place) == "16:17 '\"2.1 \"'"
    assert [place(span) for span, _ in finding.related] == ["5:16 '2.1'"]


@pytest.mark.parametrize(
    ("before", "after", "at", "hint"),
    [
        ("over 6 months: [", "over six months: [", "14:7 'over six months'",
         'did you mean "over 6 months"?'),
        ("actions: lines", "acts: lines", "15:14 'acts'", 'did you mean "actions"?'),
        ("printed: {over 6 months", "printed: {reference", "16:48 'reference'",
         "those known are text, outcome, actions, measures, managers, within 3 months and "
         "over 6 months"),
    ],
)  # fmt: skip
def test_periods_and_columns_are_known(before: str, after: str, at: str, hint: str) -> None:
    finding = only(changed(before, after).diagnostics)
    assert finding.rule in ("period-is-known", "column-is-known")
    assert place(finding.place) == at
    assert finding.hint == hint


def test_a_plan_that_lists_no_periods_is_told_once() -> None:
    found = changed("periods: [within 3 months, over 6 months]\n", "").diagnostics
    assert [each.rule for each in found].count("period-is-known") == 1


@pytest.mark.parametrize(
    ("periods", "at"),
    [
        ("[within 3 months, over 6 months, Within 3 Months]", "3:43 'Within 3 Months'"),
        ("[within 3 months, over 6 months, over 6-months]", "3:43 'over 6-months'"),
        ("[within 3 months, over 6 months, Actions]", "3:43 'Actions'"),
        ("[within 3 months, over 6 months, '...']", "3:43 \"'...'\""),
    ],
)
def test_periods_have_slots_of_their_own(periods: str, at: str) -> None:
    finding = only(changed("[within 3 months, over 6 months]", periods).diagnostics)
    assert finding.rule == "period-is-unique"
    assert place(finding.place) == at


def test_checks_speak_even_where_the_model_does_not_fit() -> None:
    found = read(VALID.replace('"2.10"', "2.1").replace("due: 2004-01", "due: soon")).diagnostics
    assert [each.rule for each in found] == ["date-is-a-date", "reference-is-unique"]


READERS = (plan.read, paper.read, meeting.read, house_style.read)
SIGNS = (
    [": ", "- ", "\n", "  ", "\t", "'", '"', "[", "]", "{", "}", "|", ">", "&a ", "*a", "!x ", "#"],
    ["---\n", "...\n", "? ", "<<: ", "~", "%", "\r", "\x07", "\ufeff", "\u2028", "\ud800", "\\"],
)
PIECES = st.text(max_size=3) | st.sampled_from([*SIGNS[0], *SIGNS[1]])


@example("{\ud800\n0")
@given(st.text() | st.lists(PIECES).map("".join))
def test_whatever_is_typed_is_answered(text: str) -> None:
    for reader in READERS:
        outcome = reader(source(text))
        assert outcome.failed
        assert outcome.diagnostics


@given(st.integers(0, len(VALID)), st.integers(0, 40), PIECES)
def test_a_plan_changed_anywhere_is_answered_with_places_inside_it(
    at: int, gone: int, piece: str
) -> None:
    text = VALID[:at] + piece + VALID[at + gone :]
    outcome = read(text)
    assert (outcome.value is None) <= bool(outcome.diagnostics)
    for finding in outcome.diagnostics:
        assert isinstance(finding.place, Span)
        assert 0 <= finding.place.start <= finding.place.end <= len(text)
        assert finding.message
        assert finding.hint
