"""What a narrative says against the plan and itself: what is remarked, and what is passed over."""

import json
from pathlib import Path
from typing import Any

import pytest

from front_door import PAPER_2004, run, write

FOLDER = f"source/{PAPER_2004}"
REASONS = f"{FOLDER}/06-reasons.md"
ABOUT = f"{FOLDER}/paper.yaml"
PLAN = f"{FOLDER}/plan.yaml"
RULES = {
    "figure-agrees-with-the-plan",
    "figure-is-as-exact-as-the-plan",
    "claim-agrees-with-the-plan",
    "count-agrees-with-the-plan",
    "document-has-one-date",
    "percentage-follows-from-its-counts",
    "total-adds-up",
    "past-lies-before-the-meeting",
    "difference-stands-with-a-reason",
    "difference-that-stands-is-found",
}
OF_THE_PAPER = [
    "it says \"Inspection of Children's Services carried out by the Social Services Inspectorate "
    '(SSI) in July 2003", and the background papers list "SSI Report July 2004": the same month '
    "of another year",
    'it says "These are all on target", and the plan has 10.7% against a target of 8% for '
    '"Number of re-referrals"',
    'it says 3, and the plan has 8 for "Number of pending cases (over 3 days)"',
    'it says 75%, and the plan has 74.7% for "Initial assessment within 7 days", which agrees by '
    "rounding",
]
PENDING = 'the plan has 8 for "Number of pending cases (over 3 days)"'
INITIAL = 'the plan has 74.7% for "Initial assessment within 7 days"'


def found_by_rule(workspace: Path) -> list[dict[str, Any]]:
    """The findings of these rules, notes included."""
    told = json.loads(run(workspace, "check", "--findings", "json").out)
    return [one for one in told if one["rule"] in RULES]


def remarks(workspace: Path) -> list[str]:
    """What is remarked on the paper, in order."""
    return [one["message"] for one in found_by_rule(workspace)]


def reasons(workspace: Path, *paragraphs: str) -> list[str]:
    """What is remarked on these paragraphs, in the place of the paper's reasons."""
    text = "\n\n".join(("# Reasons", *paragraphs))
    (workspace / REASONS).write_text(f"{text}\n", encoding="utf-8")
    return [one for one in remarks(workspace) if one not in OF_THE_PAPER]


def test_the_paper_of_2004_disagrees_with_itself_in_three_places_and_rounds_once(
    workspace: Path,
) -> None:
    found = found_by_rule(workspace)
    assert [one["message"] for one in found] == OF_THE_PAPER
    assert [one["severity"] for one in found] == ["warning"] * 3 + ["note"]
    where = [one["address"] for one in found]
    assert where == ["paragraph 1", "paragraph 6", "paragraph 9", "paragraph 9"]
    beside = [(one["related"][0]["why"], one["related"][0]["place"]["file"]) for one in found]
    assert [why for why, _ in beside] == [
        "background papers",
        "2.6 · Within 6 months",
        "2.6 · Over 6 months",
        "2.6 · Within 6 months",
    ]
    papers = f"{FOLDER}/07-background-papers.md"
    assert [file for _, file in beside] == [papers, PLAN, PLAN, PLAN]


FIGURES = (
    ("There are 12 pending cases.", f"it says 12, and {PENDING}"),
    ("Pending cases now stand at twelve.", f"it says twelve, and {PENDING}"),
    ("Eleven cases are pending.", f"it says Eleven, and {PENDING}"),
    ("The number of pending cases (9) fell well.", f"it says 9, and {PENDING}"),
    ("60% of initial assessments are completed within 7 days.", f"it says 60%, and {INITIAL}"),
    ("We made 60 per cent of initial assessments.", ""),
    ("Initial assessments were on holiday, 60 per cent now.", ""),
    ("Initial assessments within 7 days stand at 61%.", f"it says 61%, and {INITIAL}"),
    (
        "The level of CLA is 71.2 per 10,000.",
        'it says 71.2 per 10,000, and the plan has 67.3 per 10,000 for "number CLA"',
    ),
    ("Re-referrals now stand at 9%.", ""),
    (
        "The target for initial assessments within 7 days is 90%.",
        'it says 90%, and the plan has a target of 80% for "Initial assessment within 7 days"',
    ),
)  # fmt: skip


def test_figures_beside_the_words_of_a_measure_are_held_against_it(workspace: Path) -> None:
    said = reasons(workspace, *(text for text, _ in FIGURES))
    assert said == [expected for _, expected in FIGURES if expected]


SILENT = (
    "There are 8 pending cases, and 74.7% of initial assessments were completed within 7 days.",
    "There are 3 teams for pending cases.",
    "Pending cases fell by 5.",
    "Pending cases fell from 57 to 8.",
    "There were 40 pending cases in July 2003.",
    "Last year there were 40 pending cases.",
    "In Redcar, pending cases stand at 20.",
    "Pending cases in the asylum team stand at 2.",
    "Pending cases stand at 2 in the asylum team.",
    "There are 2 pending cases without a social worker.",
    "Asylum pending cases stand at 2.",
    "Fewer than 30 pending cases are expected.",
    "Nearly 90% of initial assessments are completed within 7 days.",
    "90% of initial assessments are completed within 10 days.",
    "90% of core assessments are completed within 35 days.",
    "Paragraph 12 tells of pending cases.",
    "Pending cases are dealt with under section 47.",
    "Three of the 8 pending cases are new.",
    "Initial assessments cost £90.",
    "Initial assessments are up 12%.",
    "We aim to complete 95% of initial assessments within 7 days.",
    "The target for initial assessments within 7 days is 80%.",
    "Pending cases were many. In all, 3 were closed.",
    "- pending cases\n- 3 staff left",
    "A team of five sees pending cases; 30 children wait.",
    "The pending cases of 2002 numbered 40.",
    "The national level of CLA is 55 per 10,000.",
    "The number of appropriate referrals is 900.",
    "There are {{ 3 + 9 }} pending cases.",
    "Three schools opened. These are all on target.",
    "The actions on housing are slow. These are all on target.",
    "All Sure Start actions are on target.",
    "All actions in recommendation 2.3 are on target.",
    "All actions are on target except one.",
    "We hope that all actions are on target.",
    "All actions have been achieved.",
    "Recommendation 2.1 has been achieved.",
    "No action is overdue.",
    "All targets are agreed with managers.",
    "In all, 64 of 114 (56%) replied, and 2 of 3 (66%) or 67% (2 of 3) said yes.",
    "About 64 of 114 (55%) replied.",
    "64 of 114 replied (and 55% of those by post).",
    "The review was held in July 2004, and another will be held on 30 September 2004.",
    "If it was held on 30 September 2004, Members would know.",
    "It was agreed to meet on 30 September 2004.",
    "The Annual SSI Report July 2001 told of this.",
    "The HBS Report of July 2003 is another.",
    "The SSI Report of 3 May 2003 is another.",
)


def test_what_may_be_of_something_else_is_passed_over(workspace: Path) -> None:
    assert reasons(workspace, *SILENT) == []


OTHERS = (
    ("All actions are on target.", 'it says "All actions are on target", and the plan has 10.7%'),
    ("Overall, all targets have been met.", 'it says "all targets have been met", and the plan'),
    ("In all, 64 of 114 (55%) replied.", "it says 55%, and 64 of 114 is 56%"),
    ("Only 40% (three of the eight) came.", "it says 40%, and three of eight is 38%"),
    ("It was held on 30 September 2004.", 'it says "was held on 30 September 2004", and the'),
    ("It was presented to Members in October 2004.", 'it says "was presented to Members in'),
)


def test_claims_sums_and_days_are_held_against_the_rest(workspace: Path) -> None:
    said = reasons(workspace, *(text for text, _ in OTHERS))
    expected = [begin for _, begin in OTHERS]
    assert len(said) == len(expected)
    assert [
        one for one, begin in zip(said, expected, strict=True) if not one.startswith(begin)
    ] == []


def test_statuses_contradict_what_is_claimed(workspace: Path) -> None:
    write(workspace, PLAN, "            - text: MNS completed\n              date: 2003-12\n"
          "              status: achieved", "            - text: MNS completed\n"
          "              date: 2003-12\n              status: overdue")  # fmt: skip
    told = 'and the plan has "overdue" for "MNS completed"'
    assert reasons(
        workspace,
        "No action is overdue.",
        "All actions have been completed.",
        "Recommendation 2.1 has been achieved.",
    )[-3:] == [
        f'it says "No action is overdue", {told}',
        f'it says "All actions have been completed", {told}',
        f'it says "Recommendation 2.1 has been achieved", {told}',
    ]


COUNTS = (
    ("Eleven of the 17 recommendations are achieved.", "it says Eleven, and the plan has 4 of 17"),
    ("Of the 16 recommendations, 4 have been achieved.", "it says 16, and the plan has 17"),
    ("The action plan has eighteen recommendations.", "it says eighteen, and the plan has 17"),
    ("To date, 3 of the 59 actions in the plan are completed.", "it says 59, and the plan has 60"),
)
COUNTS_OF_OTHERS = (
    "Four of the 17 recommendations are achieved.",
    "The action plan has 17 recommendations.",
    "Of the 17 recommendations, four have been achieved to date.",
    "Twelve of the 60 actions are completed.",
    "Eleven of the 17 recommendations on housing are achieved.",
    "Eleven of the 17 recommendations were achieved.",
    "Eleven of the 17 recommendations are achieved or on target.",
    "Nearly eleven of the 17 recommendations are achieved.",
    "Eleven of 17 recommendations are achieved.",
    "In Redcar eleven of the 16 recommendations are achieved.",
    "We hope that eleven of the 17 recommendations are achieved.",
    "The Laming report has 108 recommendations.",
    "The action plan has 3 recommendations on housing.",
    "The action plan had 16 recommendations.",
    "Three recommendations are made below.",
    "The action plan has about 20 recommendations.",
    "Of the {{ 8 + 8 }} recommendations, 4 have been achieved.",
)


def test_counts_of_the_whole_plan_are_held_against_it(workspace: Path) -> None:
    said = reasons(workspace, *(text for text, _ in COUNTS))
    assert len(said) == len(COUNTS)
    assert all(one.startswith(begin) for one, (_, begin) in zip(said, COUNTS, strict=True))
    assert reasons(workspace, *COUNTS_OF_OTHERS) == []


TABLE = """
| Cost | 2014 | Share | (£000) | Visits |
|---|--:|--:|--:|--:|
| Staff | £1,200 | 60% | 13 | 7 |
| Rent | £700 | 34% | 12 | - |
| Signs | £100 | 5% | 4 | 9 |
| {total} | £2,{end} | 100% | 30 | 16 |
"""


@pytest.mark.parametrize(
    ("total", "end", "expected"),
    [
        ("Total", "000", []),
        ("Total", "100", ["the total is given as £2,100, and the rows above it come to 2,000"]),
        ("All grants", "100", []),
    ],
)
def test_a_total_is_the_sum_of_its_column(
    total: str, end: str, expected: list[str], workspace: Path
) -> None:
    assert reasons(workspace, TABLE.format(total=total, end=end)) == expected


@pytest.mark.parametrize("number", [0, 1, 7, 9, 21, 1_000])
def test_a_figure_that_agrees_and_is_changed_is_remarked_once(number: int, workspace: Path) -> None:
    """Whatever the number is, in figures or in words: one remark for each changed figure."""
    held = {
        "pending cases": "8",
        "% of initial assessments within 7 days": "74.7",
        "% of CLA in foster placements": "88",
    }
    right = [
        f"We have {figure}{of}." if of[0] == "%" else f"We have {figure} {of}."
        for of, figure in held.items()
    ]
    assert reasons(workspace, *right) == []
    for at, figure in enumerate(held.values()):
        changed = [*right]
        changed[at] = changed[at].replace(figure, str(number))
        (remark,) = reasons(workspace, *changed)
        assert remark.startswith(f"it says {number}")
        assert f"the plan has {figure}" in remark


def test_what_stands_is_a_note_with_its_reason(workspace: Path) -> None:
    write(workspace, ABOUT, "appendices:", "stands:\n"
          "  - {words: pending cases (currently 3), reason: counted in September}\n"
          "  - {words: the moon, reason: none}\nappendices:")  # fmt: skip
    found = {one["message"]: one for one in found_by_rule(workspace)}
    noted = found[f"{OF_THE_PAPER[2]}; looked at, and it stands: counted in September"]
    assert (noted["severity"], noted["rule"]) == ("note", "difference-stands-with-a-reason")
    unused = found['"the moon" is said to stand, and nothing disagrees with it']
    assert (unused["severity"], unused["rule"]) == ("warning", "difference-that-stands-is-found")
    assert OF_THE_PAPER[3] in found
    assert len(found) == 5


def test_a_house_style_makes_a_disagreement_an_error_and_what_stands_stays_a_note(
    workspace: Path,
) -> None:
    style = "templates/middlesbrough-2004/house-style.yaml"
    write(workspace, style, "appendix_label:", "rules: {figure-agrees-with-the-plan: error}\n"
          "appendix_label:")  # fmt: skip
    assert run(workspace, "check").code == 1
    write(workspace, ABOUT, "appendices:", "stands:\n  - {words: currently 3, reason: newer}\n"
          "appendices:")  # fmt: skip
    assert run(workspace, "check").code == 0


def test_only_english_is_looked_at(workspace: Path) -> None:
    write(workspace, ABOUT, "title:", "language: cy-GB\ntitle:")
    assert remarks(workspace) == []
