"""Plans that two people changed, merged: by recommendation, by field, and readably if not."""

from pathlib import Path

import pytest

from changes.merging import Came, merged, windows

BASE = """\
# The plan of the winter.
format: 1
periods:
  - within 3 months
  - over 6 months

recommendations:
  # First of all.
  - reference: "2.1"
    text: Agree local plans   # as inspected
    outcome: Plans are agreed
    actions:
      - Review contracts
      - text: Benchmark with other authorities
        status: on target
      - Consult every agency
    managers: Sally Robinson

  - reference: "2.2"
    text: |
      Improve the contact centre

      and its hours
    measures:
      - text: calls answered
        unit: "%"
        targets: {within 3 months: 80, over 6 months: 90}

  # Last of all.
  - reference: "2.10"
    text: Train the staff
# The end.
"""


def change(*pairs: tuple[str, str], text: str = BASE) -> str:
    """A text with each old words exchanged for new ones, once."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


OUTCOME = ("Plans are agreed", "Every plan is agreed")
STATUS = ("status: on target", "status: achieved")
TRAINING = ("Train the staff", "Train all of the staff")
MANAGER = ("Sally Robinson", "Jenni Cooke")
NEW = '  - reference: "2.3"\n    text: Visit the homes\n\n'
NEWER = '  - reference: "2.4"\n    text: Ask the children\n\n'
LAST = "  # Last of all.\n"
WHOLE_2_2 = BASE[BASE.index('  - reference: "2.2"') : BASE.index("  # Last")]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([OUTCOME], [TRAINING]),
        ([OUTCOME], [STATUS, MANAGER]),
        ([("      - Review contracts\n", "")], [STATUS]),
        ([("Review contracts", "Review all contracts")], [("Consult every", "Consult each")]),
        ([("Plans are agreed", "Plans are agreed  # who says so?")], [MANAGER]),
        ([("  # First of all.\n", "  # First, and best.\n")], [OUTCOME]),
        ([("months: 80", "months: 85")], [("months: 90", "months: 95")]),
        ([(LAST, NEW + LAST)], [OUTCOME]),
        ([(WHOLE_2_2, "")], [OUTCOME, TRAINING]),
        ([('"2.2"', '"2.3"'), ('"2.10"', '"2.11"')], [TRAINING, ("answered", "answered at once")]),
        ([('"2.1"', "'2.1'")], [OUTCOME, ("# as inspected", "# as was inspected")]),
        ([("over 6 months\n\n", "over 6 months\n  - over 9 months\n\n")], [STATUS]),
        ([("format: 1\n", "format: 1\ntitle: Winter plan\n")], [("winter.", "winter of 2027.")]),
        ([("# The end.\n", "")], [TRAINING]),
        ([("    measures:", "    outcome: Answers\n    measures:")], [("hours", "days")]),
        ([('    managers: Sally Robinson\n', "")], [STATUS]),
        ([('    text: Train', '    exempt: {text: 3}\n    text: Train')], [TRAINING]),
    ],
)  # fmt: skip
def test_what_each_changed_is_changed_and_nothing_else(
    tmp_path: Path, ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    both = change(*ours, *theirs)
    for mine, yours in ((ours, theirs), (theirs, ours)):
        assert merged(tmp_path, BASE, change(*mine), change(*yours)) == Came(0, both, "")


def test_what_both_added_stands_ours_first(tmp_path: Path) -> None:
    came = merged(tmp_path, BASE, change((LAST, NEW + LAST)), change((LAST, NEWER + LAST)))
    assert came == Came(0, change((LAST, NEW + NEWER + LAST)), "")


def test_what_both_changed_alike_is_changed_once(tmp_path: Path) -> None:
    both = change(OUTCOME, (LAST, NEW + LAST), (WHOLE_2_2, ""))
    assert merged(tmp_path, BASE, both, both) == Came(0, both, "")
    ours = change(OUTCOME, (LAST, NEW + LAST))
    theirs = change((LAST, NEW.replace("Visit", '"Visit').replace("homes", 'homes"') + LAST))
    assert merged(tmp_path, BASE, ours, theirs) == Came(0, ours, "")


def test_one_may_move_what_the_other_changes(tmp_path: Path) -> None:
    moved = WHOLE_2_2 + change((WHOLE_2_2, ""))[BASE.index("  # First") :]
    theirs = BASE[: BASE.index("  # First")] + moved
    came = merged(tmp_path, BASE, change(TRAINING), theirs)
    assert came == Came(0, change(TRAINING, text=theirs), "")
    assert merged(tmp_path, BASE, theirs, change(TRAINING)) == came


def test_entries_are_set_in_as_ours_are(tmp_path: Path) -> None:
    head, body = BASE.split("recommendations:\n")
    flat = (
        head
        + "recommendations:\n"
        + "\n".join(line.removeprefix("  ") for line in body.split("\n"))
    )
    theirs = change(
        ("# The end", "  - reference: '3'\n    text: |\n      Ask\n\n      twice\n# The end")
    )
    came = merged(tmp_path, BASE, flat, theirs)
    added = "- reference: '3'\n  text: |\n    Ask\n\n    twice\n"
    assert came == Came(0, flat.replace("# The end", added + "# The end"), "")


def test_one_field_changed_twice_is_a_conflict_on_its_lines_alone(tmp_path: Path) -> None:
    theirs = change(("Plans are agreed", "No plan is agreed"), TRAINING)
    came = merged(tmp_path, BASE, change(OUTCOME), theirs)
    conflict = (
        "<<<<<<< ours\n"
        "    outcome: Every plan is agreed\n"
        "=======\n"
        "    outcome: No plan is agreed\n"
        ">>>>>>> theirs\n"
    )
    assert came.text == change(("    outcome: Plans are agreed\n", conflict), TRAINING)
    assert came.code == 1
    assert came.said == "boardpaper: p/plan.yaml: conflict in 2.1 · outcome\n"


def test_marks_are_as_long_as_git_asks(tmp_path: Path) -> None:
    theirs = change(("Plans are agreed", "No plan is agreed"))
    came = merged(tmp_path, BASE, change(OUTCOME), theirs, "--marker-size=9")
    assert "\n<<<<<<<<< ours\n" in came.text
    assert "\n=========\n" in came.text
    assert "\n>>>>>>>>> theirs\n" in came.text


def settled(text: str, side: str) -> str:
    """A text with every conflict settled for one side."""
    kept, taken = [], True
    for line in text.splitlines(keepends=True):
        if line.startswith("<<<<<<<"):
            taken = side == "ours"
        elif line.startswith("======="):
            taken = side == "theirs"
        elif line.startswith(">>>>>>>"):
            taken = True
        elif taken:
            kept.append(line)
    return "".join(kept)


@pytest.mark.parametrize(
    ("ours", "theirs", "where"),
    [
        ([(WHOLE_2_2, "")], [("calls answered", "calls taken")], "2.2"),
        ([("calls answered", "calls taken")], [(WHOLE_2_2, "")], "2.2"),
        ([('"2.1"', '"2.1a"')], [('"2.1"', '"2.1b"')], "2.1a · reference"),
        ([("80, ", "85, ")], [("80, ", "75, ")], "2.2 · measure 1 · targets"),
        ([("Review contracts", "End them")], [("Review contracts", "Sign them")], "2.1 · action 1"),
        ([("- Review contracts", "- text: Review contracts\n        status: achieved")],
         [("Review contracts", "Review all contracts")], "2.1 · action 1"),
        ([("      - text: Benchmark with other authorities\n        status", "      - status")],
         [("Benchmark with other", "Benchmark with all other")], "2.1 · action 2"),
        ([(LAST, NEW + LAST)], [(LAST, NEW.replace("homes", "offices") + LAST)], "2.3 · text"),
        ([("periods:", "title: A\nperiods:")], [("periods:", "title: B\nperiods:")], "title"),
        ([("agreed", "agreed  # ours")], [("agreed", "agreed  # theirs")], "2.1 · outcome"),
        ([("# as inspected", "# ours")],
         [("Agree local plans   # as inspected", "|\n      Agree all plans")], "2.1 · text"),
    ],
)  # fmt: skip
def test_a_conflict_shows_both_sides_whole(
    tmp_path: Path, ours: list[tuple[str, str]], theirs: list[tuple[str, str]], where: str
) -> None:
    came = merged(tmp_path, BASE, change(*ours), change(*theirs))
    assert (came.code, came.said) == (1, f"boardpaper: p/plan.yaml: conflict in {where}\n")
    assert settled(came.text, "ours") == change(*ours)
    assert settled(came.text, "theirs") == change(*theirs)


def test_a_list_may_be_empty_once_a_conflict_is_settled(tmp_path: Path) -> None:
    benchmark = "      - text: Benchmark with other authorities\n        status: on target\n"
    review, consult = "      - Review contracts\n", "      - Consult every agency\n"
    ours = change((review, ""), (consult, ""))
    theirs = change((review, ""), (benchmark, ""), ("Consult every", "Consult each"))
    came = merged(tmp_path, BASE, ours, theirs)
    assert came.said == "boardpaper: p/plan.yaml: conflict in 2.1 · action 1\n"
    assert settled(came.text, "ours") == change((review + benchmark + consult, ""))
    assert settled(came.text, "theirs") == theirs


def test_a_list_typed_otherwise_by_one_keeps_its_line_ends(tmp_path: Path) -> None:
    base = change(("managers: Sally Robinson", "managers: [Sally Robinson,\n      Jenni Cooke]"))
    ours = change(("Robinson,\n      Jenni", "Robinson, Jenni"), text=base)
    theirs = change(
        ("[Sally Robinson,\n      Jenni Cooke]", "\n      - Sally Robinson\n      - Jenni Cooke"),
        OUTCOME,
        text=base,
    )
    assert merged(tmp_path, base, ours, theirs) == Came(0, change(OUTCOME, text=ours), "")


def test_two_orders_are_merged_line_by_line(tmp_path: Path) -> None:
    periods = "periods:\n  - a\n  - b\n  - c\nrecommendations:\n  - reference: x\n"
    came = merged(
        tmp_path,
        periods,
        change(("- a\n  - b\n  - c", "- b\n  - a\n  - c"), text=periods),
        change(("- a\n  - b\n  - c", "- a\n  - c\n  - b"), text=periods),
    )
    assert came.code == 1
    assert came.said == "boardpaper: p/plan.yaml: conflict in periods\n"
    recommendations = "".join(f"  - reference: '{name}'\n    text: {name}\n" for name in "abc")
    whole = f"recommendations:\n{recommendations}"
    first, second, third = recommendations.split("  - ")[1:]
    came = merged(
        tmp_path,
        whole,
        f"recommendations:\n  - {second}  - {first}  - {third}",
        f"recommendations:\n  - {first}  - {third}  - {second}",
    )
    assert came.code == 1
    assert "<<<<<<< ours\n" in came.text


def test_what_is_no_plan_is_merged_as_git_does_and_nothing_said(tmp_path: Path) -> None:
    base = "title: Winter\na: 1\nb: 2\nc: 3\nstyle: ours\n"
    ours, theirs = base.replace("Winter", "Summer"), base.replace("ours", "theirs")
    both = theirs.replace("Winter", "Summer")
    assert merged(tmp_path, base, ours, theirs) == Came(0, both, "")
    came = merged(tmp_path, base, ours, base.replace("Winter", "Autumn"), "--marker-size", "8")
    assert came.text.startswith("<<<<<<<< ours\ntitle: Summer\n========\n")
    assert (came.code, came.said) == (1, "")


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (change(("format: 1", "format: [1")), "their version cannot be read as a plan"),
        ("{recommendations: []}\n", "their version cannot be read as a plan"),
        ("", "their version cannot be read as a plan"),
    ],
)
def test_a_version_that_cannot_be_read_is_merged_line_by_line(
    tmp_path: Path, broken: str, why: str
) -> None:
    came = merged(tmp_path, BASE, BASE, broken)
    said = f"boardpaper: p/plan.yaml: merged line by line, because {why}\n"
    assert came == Came(0, broken, said)


def test_what_is_no_text_is_left_as_ours(tmp_path: Path) -> None:
    came = merged(tmp_path, BASE, change(OUTCOME), "PK\0")
    assert (came.code, came.text) == (1, change(OUTCOME))
    assert "not merged: " in came.said


def test_versions_that_are_sound_apart_may_not_be_together(tmp_path: Path) -> None:
    ours = change(("  - over 6 months\n", ""), (", over 6 months: 90", ""))
    theirs = change(
        (
            "    text: Train the staff",
            "    text: Train the staff\n    printed: {over 6 months: Soon}",
        )
    )
    came = merged(tmp_path, BASE, ours, theirs)
    assert came.code == 1
    assert 'merged, but not sound: the plan has no column "over 6 months"' in came.said
    assert "boardpaper check" in came.said
    assert "printed: {over 6 months: Soon}" in came.text
    assert "<<<" not in came.text


def test_without_a_version_before_both_are_joined(tmp_path: Path) -> None:
    came = merged(tmp_path, "", change(OUTCOME), change(OUTCOME, (LAST, NEW + LAST)))
    assert came == Came(0, change(OUTCOME, (LAST, NEW + LAST)), "")


def test_line_ends_and_byte_order_mark_stay_as_in_ours(tmp_path: Path) -> None:
    both = change(OUTCOME, (LAST, NEW + LAST))
    theirs = change((LAST, NEW + LAST))
    ours = "\N{ZERO WIDTH NO-BREAK SPACE}" + windows(change(OUTCOME))
    came = merged(tmp_path, windows(BASE), ours, theirs)
    assert came == Came(0, "\N{ZERO WIDTH NO-BREAK SPACE}" + windows(both), "")
    came = merged(tmp_path, BASE, change(OUTCOME), windows(theirs))
    assert came == Came(0, both, "")
    came = merged(tmp_path, BASE.rstrip("\n"), change(OUTCOME).rstrip("\n"), theirs)
    assert came == Came(0, both.rstrip("\n"), "")
    conflict = merged(tmp_path, windows(BASE), ours, windows(change(("agreed", "done"))))
    assert conflict.text.count("\r\n") == conflict.text.count("\n")
    mixed = change(OUTCOME).replace("format: 1\n", "format: 1\r\n")
    came = merged(tmp_path, BASE, mixed, theirs)
    assert came == Came(0, both.replace("format: 1\n", "format: 1\r\n"), "")
