"""What became of a plan since the last meeting."""

from datetime import date

import pytest

from boardpaper.model.before import Before
from boardpaper.model.plan import Plan
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.source import Source
from boardpaper.progress.since import ProgressSince, since
from boardpaper.readers import plan as plan_reader

THEN, NOW = date(2004, 9, 23), date(2004, 12, 16)
FIRST = """\
format: 1
periods: [autumn, winter]
recommendations:
  - reference: "1"
    text: Publish a strategy for children looked after
    managers: Sally Robinson
    actions:
      - text: Write the strategy with young people
        due: 2004-10
      - text: Ask every carer what they think of it
        due: 2004-11-30
        managers: Ann Lee
      - text: Print the leaflet
        due: 2005-01
    measures:
      - text: children in foster care
        unit: "%"
        direction: higher is better
        targets: {autumn: 85, winter: 88}
        actuals: {autumn: 84}
    milestones:
      autumn: [{text: Draft agreed, date: 2004-10}]
  - reference: "2"
    text: Train foster carers
    actions: Hold two courses
"""


def read(text: str) -> Plan:
    found = plan_reader.read(Source("plan.yaml", text))
    assert found.value is not None, found.diagnostics
    return found.value.value


def compared(old: str, *edits: tuple[str, str], public: bool = False) -> ProgressSince:
    new = old
    for before, after in edits:
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    earlier = Before(read(old), THEN, "the meeting of 23 September 2004")
    return since(earlier, read(new), NOW, ProgressStyle(), public=public)


def told(found: ProgressSince) -> list[str]:
    """Every change on a line."""
    lines = [f"achieved: {one.thing.text}, due {one.due}" for one in found.achieved]
    for kind in ("put_back", "brought_forward", "redated"):
        for one in getattr(found, kind):
            lines.append(f"{kind}: {one.thing.text}: {one.old} to {one.new}, {one.times}")
    lines += [f"reworded: {one.old} / {one.new}" for one in found.reworded]
    lines += [f"turned: {one.thing.text}: {one.old} to {one.new}" for one in found.turned]
    lines += [f"passed on: {one.thing.text}: {one.old} to {one.new}" for one in found.passed_on]
    for kind in ("new", "withdrawn", "gone"):
        lines += [f"{kind}: {one.kind} {one.text}" for one in getattr(found, kind)]
    for one in found.measures:
        results = [side.result.value if side else "-" for side in (one.before, one.now)]
        lines.append(f"measure: {one.measure.text}: {' to '.join(results)}, {one.movement}")
    return lines


LATE = [
    "turned: Draft agreed: on target to overdue",
    "turned: Write the strategy with young people: on target to overdue",
    "turned: Ask every carer what they think of it: on target to overdue",
]
"""What three months make of a plan that nobody touched."""


def test_time_alone_makes_what_is_not_done_overdue() -> None:
    found = compared(FIRST)
    assert told(found) == LATE
    assert not found.is_nothing


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "due: 2004-10\n",
            "due: 2004-10\n        status: achieved\n",
            "achieved: Write the strategy with young people, due 2004-10",
        ),
        (
            "due: 2004-10\n",
            "due: 2005-01-20\n",
            "put_back: Write the strategy with young people: 2004-10 to 2005-01-20, 1",
        ),
        (
            "due: 2004-10\n",
            "due: 2005-01-20\n        was: [2004-06, 2004-10]\n",
            "put_back: Write the strategy with young people: 2004-10 to 2005-01-20, 2",
        ),
        (
            "due: 2005-01\n",
            "due: 2004-12-20\n",
            "brought_forward: Print the leaflet: 2005-01 to 2004-12-20, 0",
        ),
        (
            "due: 2005-01\n",
            "due: 2005-01-15\n",
            "redated: Print the leaflet: 2005-01 to 2005-01-15, 0",
        ),
        ("date: 2004-10}", "date: 2005-02}", "put_back: Draft agreed: 2004-10 to 2005-02, 1"),
        (
            "Print the leaflet\n",
            "Print the leaflets\n",
            "reworded: Print the leaflet / Print the leaflets",
        ),
        (
            "due: 2005-01\n",
            "due: 2005-01\n        status: withdrawn\n",
            "withdrawn: action Print the leaflet",
        ),
        (
            "managers: Ann Lee\n",
            "managers: [Ann Lee, Raj Patel]\n",
            "passed on: Ask every carer what they think of it: "
            "('Ann Lee',) to ('Ann Lee', 'Raj Patel')",
        ),
        (
            "actions: Hold two courses",
            "actions: [Hold two courses, Thank those who came]",
            "new: action Thank those who came",
        ),
        (
            "      - text: Print the leaflet\n        due: 2005-01\n",
            "",
            "gone: action Print the le",
        ),
        (
            "actuals: {autumn: 84}",
            "actuals: {autumn: 84, winter: 88}",
            "measure: children in foster care: nearly to met, better",
        ),
        (
            "autumn: 85, winter: 88",
            "autumn: 85, winter: 86",
            "measure: children in foster care: nearly to nearly, None",
        ),
    ],
)
def test_each_change_is_told_once_as_what_it_is(old: str, new: str, wanted: str) -> None:
    lines = told(compared(FIRST, (old, new)))
    assert len([line for line in lines if line.startswith(wanted)]) == 1
    subject = wanted.partition(": ")[2].partition(",")[0].partition(":")[0].partition(" / ")[0]
    others = [line for line in lines if line not in LATE and not line.startswith(wanted)]
    # An action that is no more overdue, as its date was put back, has turned as well.
    assert all(line.startswith("turned: ") and subject in line for line in others)


def test_of_what_is_withheld_then_or_now_nothing_is_told_in_public() -> None:
    marked = FIRST.replace("    managers: Sally", "    exempt: {managers: 2}\n    managers: Sally")
    edit = ("due: 2004-10\n", "due: 2005-01-20\n")
    unmarked = ("    exempt: {managers: 2}\n", "")
    for edits in ((edit,), (edit, unmarked)):
        found = compared(marked, *edits, public=True)
        assert told(found) == []
        assert found.left_out == 1
    assert told(compared(marked, edit)) != []  # in the copy that is not for publication
    assert told(compared(marked, edit, unmarked)) == []  # what was exempt then stays untold


def test_a_whole_recommendation_comes_and_goes_as_one() -> None:
    second = FIRST[FIRST.index('  - reference: "2"') :]
    assert told(compared(FIRST, (second, ""))) == [
        *LATE,
        "gone: recommendation Train foster carers",
    ]
    third = second.replace('"2"', '"3"').replace("Train foster carers", "Open a new home")
    assert "new: recommendation Open a new home" in told(compared(FIRST, (second, second + third)))


def test_what_slips_by_being_put_back_is_told_once() -> None:
    found = compared(FIRST, ("due: 2005-01\n", "due: 2005-03\n        was: [2005-01]\n"))
    assert [one.thing.text for one in found.put_back] == ["Print the leaflet"]
    assert told(found)[1:] == LATE
