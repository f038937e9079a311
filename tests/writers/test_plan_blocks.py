"""A plan as blocks: what is said once, what of each action, and that no cell is empty."""

from boardpaper.model.house_style import PlanStyle, PlanTitles, PlanWording
from boardpaper.model.paper import Block, List, Paragraph, Table, walk, words
from boardpaper.model.source import Source
from boardpaper.readers import plan
from boardpaper.writers.plan_blocks import PlanEntry, plan_blocks, plan_entries

SCHEDULE = "paragraph 14 of Part 4 of Schedule 12A to the Local Government Act 1972"
STYLE = PlanStyle(wording=PlanWording(action="{text} ({due}) - {status}"))


def entries(text: str, style: PlanStyle = STYLE) -> list[PlanEntry]:
    """The entries of a plan whose recommendations are written so."""
    head = "format: 1\nperiods: [by May, by June]\nrecommendations:\n"
    read = plan.read(Source("plan.yaml", head + text))
    assert read.value is not None, read.diagnostics
    return list(plan_entries(read.value.value, style, "en-GB"))


def shown(block: Block) -> list[str]:
    """A block as lines: items with a dash, the cells of a row with bars between."""
    match block:
        case List():
            return [f"- {line}" for item in block.items for one in item for line in shown(one)]
        case Table():
            rows = (block.header, *block.rows)
            return [" | ".join(words(cell) for cell in row) for row in rows]
    return [words(block)]


def told(text: str, style: PlanStyle = STYLE) -> list[str]:
    """The first recommendation as lines, without its heading."""
    return [line for block in entries(text, style)[0].blocks for line in shown(block)]


def test_what_belongs_to_the_whole_recommendation_is_said_once() -> None:
    said = told(
        """
  - reference: "1"
    text: Light the lanes
    outcome: Nobody falls
    actions: [Buy lamps, Hang lamps]
    measures:
      - text: Lamps lit
        unit: "%"
        targets: {by May: 50, by June: {value: 90, printed: Target 90}}
        actuals: {by May: {value: 40, status: slipping}}
    milestones: {by June: [{text: Party, date: 2026-06-05}]}
    managers: [Ann, Ann]
"""
    )
    assert said == [
        "For the recommendation as a whole:",
        "- Outcome: Nobody falls",
        "- Measure: Lamps lit. By May: target 50%; 40% - slipping. By June: Target 90",
        "- By June: Party 5 June 2026",
        "- Responsible: Ann",
        "No. | Action",
        "1 | Buy lamps",
        "2 | Hang lamps",
    ]


def test_a_column_is_there_where_an_action_fills_it_and_no_cell_is_empty() -> None:
    said = told(
        """
  - reference: "1"
    text: Light the lanes
    actions:
      - {text: Buy lamps, status: achieved, due: 2026-05, managers: [Ann, Bob]}
      - {text: Hang lamps, milestones: {by June: [{text: half, status: on target}]}}
"""
    )
    assert said == [
        "No. | Action | Status | Due | By June | Responsible",
        "1 | Buy lamps | Achieved | May 26 | None of its own | Ann\nBob",
        "2 | Hang lamps | None of its own | None of its own | On target half | None of its own",
    ]


def test_words_as_printed_stand_for_a_period_of_the_whole_recommendation() -> None:
    said = told(
        """
  - reference: "1"
    text: Light the lanes
    actions: [{text: Buy lamps, milestones: {by May: [bought]}}]
    measures: [{text: Lamps lit, targets: {by May: 50, by June: 90}}]
    printed: {by May: "Half lit (see note)"}
"""
    )
    assert said == [
        "For the recommendation as a whole:",
        "- Measure: Lamps lit. By June: target 90",
        "- By May: Half lit (see note)",
        "No. | Action",
        "1 | Buy lamps",
    ]


def test_actions_as_printed_keep_facts_only_where_it_is_clear_whose_they_are() -> None:
    facts = """
  - reference: "1"
    text: Light the lanes
    actions: [{text: Buy, managers: [Ann]}, {text: Hang, milestones: {by May: [hung]}}]
    printed: {actions: %s}
"""
    assert told(facts % '"Buy lamps\\nHang lamps"') == [
        "No. | Action | By May | Responsible",
        "1 | Buy lamps | None of its own | Ann",
        "2 | Hang lamps | hung | None of its own",
    ]
    assert told(facts % '"Buy and hang lamps"') == [
        "For the recommendation as a whole:",
        "- By May: hung",
        "- Responsible: Ann",
        "No. | Action",
        "1 | Buy and hang lamps",
    ]


def test_a_long_recommendation_stands_whole_under_a_short_heading() -> None:
    begins = "Light every lane between the old mill and the harbour before the clocks go back, and"
    long = f"{begins} afterwards keep them alight"
    whole, cut = entries(
        f"""
  - {{reference: "1", text: "Not for publication: {SCHEDULE}."}}
  - reference: "2.10"
    text: |
      {long}, namely:
      - the mill
      - the harbour
"""
    )
    assert words(whole.heading) == f"1 Not for publication: {SCHEDULE}"
    assert whole.blocks == ()
    assert words(cut.heading) == f"2.10 {begins} afterwards keep…"
    assert cut.reference == words(cut.heading.inlines[0]) == "2.10"
    assert [line for block in cut.blocks for line in shown(block)] == [
        f"{long}, namely:",
        "- the mill",
        "- the harbour",
    ]


def test_a_council_calls_things_by_its_own_words() -> None:
    style = PlanStyle(titles=PlanTitles(action="What we do", managers="Lead officer"))
    said = told('\n  - {reference: "1", text: Light, actions: [Buy], managers: Ann}\n', style)
    assert said[1:] == ["- Lead officer: Ann", "No. | What we do", "1 | Buy"]


def test_no_cell_of_the_plan_of_2004_is_empty_and_no_word_of_it_is_lost() -> None:
    from tools.programs import ROOT

    file = next(ROOT.glob("source/2004-*/*/plan.yaml"))
    read = plan.read(Source("plan.yaml", file.read_text(encoding="utf-8"))).value
    assert read is not None
    blocks = plan_blocks(read.value, STYLE, "en-GB")
    tables = [block for block in blocks if isinstance(block, Table)]
    assert len(tables) == len(read.value.recommendations) == 17
    assert all(words(cell).strip() for one in tables for row in one.rows for cell in row)
    everything = " ".join(words(one) for block in blocks for one in walk(block))
    for one in read.value.recommendations:
        said = [one.outcome, *(action.text for action in one.actions)]
        said += [measure.text for measure in one.measures]
        for text in [*said, *one.text.splitlines(), *one.printed.values()]:
            for line in text.splitlines():
                assert line.removeprefix("- ").strip() in everything


def test_a_recommendation_without_actions_has_no_table() -> None:
    assert [
        isinstance(one, Paragraph)
        for one in entries('\n  - {reference: "1", text: "A: B\\n- C"}\n')[0].blocks
    ] == [True, False]
