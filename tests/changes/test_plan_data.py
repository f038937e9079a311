"""Two plans as data: what a reviewer is told of every entry, and what is left alone."""

from boardpaper.changes.plan_data import plan_changes
from boardpaper.model.change import DataChange
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source
from boardpaper.readers import plan as plans

BASE = """\
format: 1
periods: [within 3 months, within 6 months]
recommendations:
  - reference: "2.1"
    text: Agree local plans
    actions:
      - text: Review contracts
        managers: Jenni Cooke
      - text: Benchmark with other authorities
        milestones:
          within 3 months:
            - text: Review complete
              date: 2004-07
      - Consult every agency
    measures:
      - text: children in foster placements
        unit: "%"
        targets: {within 3 months: 80}
    managers: Sally Robinson
  - reference: "2.2"
    text: Improve the contact centre
    actions: Write a strategy
  - reference: "2.10"
    text: Train social workers
"""


def plan(text: str) -> Plan:
    read = plans.read(Source("plan.yaml", text))
    assert read.value is not None, read.diagnostics
    return read.value.value


def changes(*edits: tuple[str, str]) -> list[DataChange]:
    """What differs once these words of the plan are other words."""
    text = BASE
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [*plan_changes(plan(BASE), plan(text))]


def told(*edits: tuple[str, str]) -> list[str]:
    """The same, a line each."""
    return [
        f"{one.kind} {one.what}: {one.address}: {one.old} -> {one.new}" for one in changes(*edits)
    ]


def test_nothing_is_told_of_a_plan_that_is_only_written_otherwise() -> None:
    assert told(("Agree local plans", "|\n      Agree  local\n      plans")) == []


def test_every_fact_is_told_by_itself() -> None:
    assert told(
        ("Agree local plans", "Agree local plans and targets"),
        ("managers: Jenni Cooke", "managers: [{people: Jan Evans, organisation: HBS}]"),
        ("date: 2004-07", "date: 2004-09-23\n              status: achieved"),
        ("{within 3 months: 80}", "{within 3 months: {value: 85, printed: 85% (now)}}"),
        ("managers: Sally Robinson", "managers: [Sally Robinson, Jan Douglas]"),
    ) == [
        "changed recommendation: 2.1 · text: Agree local plans -> Agree local plans and targets",
        "changed recommendation: 2.1 · manager: Sally Robinson -> Sally Robinson; Jan Douglas",
        "changed action: 2.1 · action 1 · manager: Jenni Cooke -> HBS (Jan Evans)",
        "changed milestone: 2.1 · action 2 · within 3 months · milestone · date: "
        "2004-07 -> 2004-09-23",
        "changed milestone: 2.1 · action 2 · within 3 months · milestone · status:  -> achieved",
        "changed measure: 2.1 · measure 1 · target within 3 months: 80% -> 85%",
        "changed measure: 2.1 · measure 1 · target within 3 months · words as printed: "
        " -> 85% (now)",
    ]


def test_an_action_put_in_front_leaves_the_others_as_they_are() -> None:
    assert told(
        ("- text: Review contracts", "- Ask the board\n      - text: Review contracts")
    ) == ["added action: 2.1 · action 1:  -> Ask the board"]


def test_an_action_that_goes_is_told_with_all_it_said() -> None:
    gone = BASE[BASE.index("      - text: Bench") : BASE.index("      - Consult")]
    assert told((gone, "")) == [
        "removed action: 2.1 · action 2: Benchmark with other authorities, "
        "within 3 months: Review complete, 2004-07 -> "
    ]


def test_a_reworded_action_keeps_its_facts() -> None:
    assert told(("text: Review contracts", "text: Review all contracts")) == [
        "changed action: 2.1 · action 1 · text: Review contracts -> Review all contracts"
    ]


def test_another_order_alone_is_a_move_and_of_as_few_as_can_be() -> None:
    consult = "      - Consult every agency\n"
    assert told((consult, ""), ("    actions:\n", f"    actions:\n{consult}")) == [
        "moved action: 2.1 · action 1: action 3 -> action 1"
    ]
    first = BASE[BASE.index('  - reference: "2.1"') : BASE.index('  - reference: "2.2"')]
    assert told((first, ""), ("social workers\n", f"social workers\n{first}")) == [
        "moved recommendation: 2.1: first -> after 2.10"
    ]


def test_a_milestone_in_another_period_has_moved() -> None:
    assert told(("within 3 months:\n", "within 6 months:\n")) == [
        "moved milestone: 2.1 · action 2 · within 6 months · milestone: "
        "action 2 · within 3 months · milestone -> action 2 · within 6 months · milestone"
    ]


def test_recommendations_are_told_apart_by_reference_not_by_place() -> None:
    second = BASE[BASE.index('  - reference: "2.2"') : BASE.index('  - reference: "2.10"')]
    assert told((second, '  - reference: "2.1.1"\n    text: Open at night\n')) == [
        "removed recommendation: 2.2: Improve the contact centre -> ",
        "added recommendation: 2.1.1:  -> Open at night",
    ]


def test_recommendations_that_count_on_changed_their_references_only() -> None:
    assert told(
        ('"2.2"', '"2.2"\n    text: Open at night\n  - reference: "2.3"'), ('"2.10"', '"2.11"')
    ) == [
        "added recommendation: 2.2:  -> Open at night",
        "changed recommendation: 2.3 · reference: 2.2 -> 2.3",
        "changed recommendation: 2.11 · reference: 2.10 -> 2.11",
    ]


def test_what_a_plan_says_of_itself_is_told() -> None:
    assert told(
        ("[within 3 months, within 6 months]", "[within 3 months, within 6 months, later]")
    ) == [
        "changed field: plan · periods: "
        "within 3 months, within 6 months -> within 3 months, within 6 months, later"
    ]


def test_the_sides_exchanged_tell_the_reverse() -> None:
    more = BASE.replace("- Consult every agency", "- Consult every agency\n      - Report back")
    (there,) = plan_changes(plan(BASE), plan(more))
    (back,) = plan_changes(plan(more), plan(BASE))
    assert (there.kind, there.new) == ("added", "Report back")
    assert (back.kind, back.old) == ("removed", "Report back")


def test_a_mark_that_comes_or_goes_is_told() -> None:
    assert told(
        ('  - reference: "2.2"\n', '  - reference: "2.2"\n    exempt: {managers: 1}\n'),
        (
            "        managers: Jenni Cooke\n",
            "        managers: Jenni Cooke\n        exempt: [1, 3]\n",
        ),
    ) == [
        "changed action: 2.1 · action 1 · exempt:  -> by paragraphs 1 and 3",
        "changed recommendation: 2.2 · managers · exempt:  -> by paragraph 1",
    ]
