"""Any plan goes out to a workbook and comes back: unedited, or with one cell edited."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardpaper.model.pieces import Data
from boardpaper.model.plan import Status
from boardpaper.model.source import Source
from boardpaper.readers.plan import read
from front_door import run

PLAN = "source/2027-01-21-health-board/winter-plan/plan.yaml"
PERIODS = ("within 3 months", "within 6 months", "over 6 months")
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\ue000")
WORD = st.text(LETTERS, min_size=1, max_size=8)
WORDS = (
    st.lists(WORD, min_size=1, max_size=4).map(" ".join)
    | st.lists(WORD, min_size=1, max_size=2).map("\n".join)
    | st.sampled_from(["=1+1", "+a", "-", "@x", "_x0041_", "2.10", "1e5", "Jan 04", "TRUE", "#N/A"])
)
DATES = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.just("2004")
FIGURES = st.decimals(-1000, 1000, places=3).map(str) | st.sampled_from(["85", "0.10", "1E+3"])
STATES = st.sampled_from([one.value for one in Status])


def mapping(
    needed: dict[str, st.SearchStrategy[Data]], **others: st.SearchStrategy[Data]
) -> "st.SearchStrategy[dict[str, Data]]":
    return st.fixed_dictionaries(needed, optional=dict(others))


def by_period(one: st.SearchStrategy[Data]) -> "st.SearchStrategy[dict[str, Data]]":
    return st.dictionaries(st.sampled_from(PERIODS), one, min_size=1, max_size=2)


def several(one: st.SearchStrategy[Data]) -> "st.SearchStrategy[list[Data]]":
    return st.lists(one, min_size=1, max_size=3)


MILESTONES = by_period(
    several(WORDS | mapping({"date": DATES}, text=WORDS, status=STATES, printed=WORDS))
)
MANAGERS = several(WORDS | mapping({"people": several(WORD)}, organisation=WORD, role=WORD))
ACTION = WORDS | mapping(
    {"text": WORDS}, status=STATES, due=DATES, milestones=MILESTONES, managers=MANAGERS
)
FIGURE = FIGURES | mapping({"value": FIGURES}, printed=WORDS)
ACTUAL = FIGURE | mapping({"value": FIGURES}, status=STATES, as_at=DATES)
MEASURE = WORDS | mapping(
    {"text": WORDS}, unit=st.sampled_from(["%", "£"]), baseline=FIGURES,
    targets=by_period(FIGURE), actuals=by_period(ACTUAL), milestones=MILESTONES,
)  # fmt: skip
RECOMMENDATION = mapping(
    {"text": WORDS}, outcome=WORDS, actions=several(ACTION), measures=several(MEASURE),
    milestones=MILESTONES, managers=MANAGERS, printed=by_period(WORDS),
)  # fmt: skip
PLANS = st.lists(RECOMMENDATION, min_size=1, max_size=3)


def typed(rows: list[dict[str, Data]]) -> str:
    """A plan as somebody might type it, with notes; JSON is YAML, and stands on one line."""
    head = f"# a plan\nformat: 1\nperiods: {json.dumps(PERIODS)}\nrecommendations:\n"
    body = ""
    for at, row in enumerate(rows):
        body += f"  # number {at}\n  - reference: '{at + 1}.10'  # its name\n"
        for key, value in row.items():
            body += f"    {key}: {json.dumps(value, ensure_ascii=False)}\n"
    return body and head + body


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("any")
    assert run(folder, "new", "workspace", "workspace").code == 0
    return folder / "workspace"


PATIENT = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@PATIENT
@given(PLANS)
def test_any_plan_comes_back_without_a_byte_changed(
    start: Path, rows: list[dict[str, Data]]
) -> None:
    before = sent(start, rows)
    workbook = openpyxl.load_workbook(start / "back.xlsx")
    again = BytesIO()
    workbook.save(again)  # as another program saves it
    (start / "again.xlsx").write_bytes(again.getvalue())
    for name in ("back.xlsx", "again.xlsx"):
        answer = run(start, "plan", "import", name)
        assert answer.out.startswith("same"), answer.said
    assert (start / PLAN).read_bytes() == before


@PATIENT
@given(PLANS, st.data())
def test_one_edited_status_changes_that_alone(
    start: Path, rows: list[dict[str, Data]], draw: st.DataObject
) -> None:
    places = [
        (at, number)
        for at, row in enumerate(rows)
        for number, _ in enumerate(row.get("actions") or [])
    ]
    if not places:
        return
    before = sent(start, rows)
    at, number = draw.draw(st.sampled_from(places))
    workbook = openpyxl.load_workbook(start / "back.xlsx")
    sheet = workbook["Actions"]
    for cells in sheet.iter_rows(min_row=2):
        if (cells[0].value, cells[3].value) == (f"{at + 1}.10", number + 1):
            cells[5].value = "withdrawn"
    workbook.save(start / "back.xlsx")
    answer = run(start, "plan", "import", "back.xlsx")
    assert answer.code == 0, answer.said
    old, new = (
        read(Source("p", text.decode())).value for text in (before, (start / PLAN).read_bytes())
    )
    assert old is not None
    assert new is not None
    assert new.value.recommendations[at].actions[number].status is Status.WITHDRAWN
    wanted, got = old.document.data, new.document.data
    assert isinstance(wanted, dict)
    entry = wanted["recommendations"][at]["actions"][number]  # type: ignore[index, call-overload]
    entry = entry if isinstance(entry, dict) else {"text": entry}
    wanted["recommendations"][at]["actions"][number] = {**entry, "status": "withdrawn"}  # type: ignore[index, call-overload]
    assert got == wanted


def sent(start: Path, rows: list[dict[str, Data]]) -> bytes:
    """The plan as it is when its workbook is sent out."""
    folder = (start / PLAN).parent
    for kept in folder.glob("plan (before*"):
        kept.unlink()
    shutil.rmtree(start / "build", ignore_errors=True)
    (start / PLAN).write_bytes(typed(rows).encode())
    (start / "back.xlsx").unlink(missing_ok=True)
    answer = run(start, "plan", "export", "--output", "back.xlsx")
    assert answer.code == 0, answer.said
    return (start / PLAN).read_bytes()
