"""A plan as the tables of a workbook: its sheets, their columns and rows.

Knows which cell says what of a plan; does not know how a workbook is written or read.
"""

from collections.abc import Iterator

from boardpaper.model.plan import Action, Measure, Plan, Recommendation
from boardpaper.model.wording import COLUMNS, printed_name
from boardpaper.workbooks import saying
from boardpaper.workbooks.cells import Column, Key, Row, Table, Value

REFERENCE = Column("Ref", "key", "recommendation", (), 8)
NUMBER = Column("No.", "key", "own", (), 6)
TEXT = Column("Recommendation", "text", "recommendation", ("text",), 42)
OUTCOME = Column("Outcome", "text", "recommendation", ("outcome",), 32)
STATUS = Column("Status", "status", "own", ("status",), 13)
DUE = Column("Due", "date", "own", ("due",), 13)
WIDE = 26
TITLES = {"text": "recommendation", "outcome": "outcome"}
"""What the columns of a plan are called here, where that is not by their own names."""
ACTIONS, MEASURES, RECOMMENDATIONS = "Actions", "Measures", "Recommendations"


def tables(plan: Plan) -> tuple[Table, ...]:
    """All sheets of a plan, each with all of its rows."""
    return _actions(plan), _measures(plan), _recommendations(plan)


def _actions(plan: Plan) -> Table:
    columns = (
        REFERENCE, TEXT, OUTCOME, NUMBER,
        Column("Action", "text", "own", ("text",), 42), STATUS, DUE,
        *_periods(plan, {"ref", "recommendation", "outcome", "no.", "action", "status", "due"}),
        Column("Managers", "managers", "own", ("managers",), WIDE),
    )  # fmt: skip

    def rows() -> Iterator[Row]:
        for at, one in enumerate(plan.recommendations):
            whole = saying.text(one.text), saying.text(one.outcome)
            for number, action in enumerate(one.actions):
                key = one.reference, str(number + 1)
                said = (one.reference, *whole, str(number + 1), *_action(action, plan))
                yield Row(key, at, number, said)
            if not one.actions:
                blank = (None,) * (len(columns) - 3)
                yield Row((one.reference, ""), at, None, (one.reference, *whole, *blank))

    return Table(ACTIONS, "actions", columns, _by_key(rows()))


def _action(action: Action, plan: Plan) -> Iterator[Value]:
    yield saying.text(action.text)
    yield action.status.value if action.status else None
    yield saying.day(action.due)
    for period in plan.periods:
        yield saying.milestones(action.milestones.get(period, ()))
    yield saying.managers(action.managers)


def _measures(plan: Plan) -> Table:
    columns = (
        REFERENCE, NUMBER,
        Column("Measure", "text", "own", ("text",), 42),
        Column("Unit", "text", "own", ("unit",), 12),
        Column("Better", "direction", "own", ("direction",), 17),
        Column("Baseline", "figure", "own", ("baseline",), 11),
        *(column for period in plan.periods for column in _of_period(period)),
    )  # fmt: skip

    def rows() -> Iterator[Row]:
        for at, one in enumerate(plan.recommendations):
            for number, measure in enumerate(one.measures):
                key = one.reference, str(number + 1)
                yield Row(key, at, number, (*key, *_measure(measure, plan)))

    return Table(MEASURES, "measures", columns, _by_key(rows()))


def _of_period(period: str) -> Iterator[Column]:
    name = printed_name(period)
    yield Column(f"{name}: target", "target", "own", ("targets", period))
    yield Column(f"{name}: actual", "actual", "own", ("actuals", period))
    yield Column(f"{name}: status", "status", "own", ("actuals", period, "status"), 13)
    yield Column(f"{name}: as at", "date", "own", ("actuals", period, "as_at"), 13)
    yield Column(f"{name}: milestones", "milestones", "own", ("milestones", period), WIDE)


def _measure(measure: Measure, plan: Plan) -> Iterator[Value]:
    yield saying.text(measure.text)
    yield saying.text(measure.unit)
    yield measure.direction
    yield saying.figure(measure.baseline)
    for period in plan.periods:
        actual = measure.actuals.get(period)
        yield saying.reached(measure.targets.get(period))
        yield saying.reached(actual)
        yield actual.status.value if actual and actual.status else None
        yield saying.day(actual.as_at) if actual else None
        yield saying.milestones(measure.milestones.get(period, ()))


def _recommendations(plan: Plan) -> Table:
    given = {column for one in plan.recommendations for column in one.printed}
    printed = [column for column in (*COLUMNS, *plan.periods) if column in given]
    columns = (
        REFERENCE, TEXT, OUTCOME,
        *(
            column._replace(owner="recommendation")
            for column in _periods(plan, {"ref", "recommendation", "outcome"})
        ),
        Column("Managers", "managers", "recommendation", ("managers",), WIDE),
        *(_as_printed(column) for column in printed),
    )  # fmt: skip
    rows = (
        Row((one.reference, ""), at, None, tuple(_whole(one, plan, printed)))
        for at, one in enumerate(plan.recommendations)
    )
    return Table(RECOMMENDATIONS, "", columns, _by_key(rows))


def _as_printed(column: str) -> Column:
    name = TITLES.get(column, column)
    return Column(f"As printed: {name}", "text", "recommendation", ("printed", column), WIDE)


def _whole(one: Recommendation, plan: Plan, printed: list[str]) -> Iterator[Value]:
    yield one.reference
    yield saying.text(one.text)
    yield saying.text(one.outcome)
    for period in plan.periods:
        yield saying.milestones(one.milestones.get(period, ()))
    yield saying.managers(one.managers)
    for column in printed:
        yield saying.text(one.printed.get(column, ""))


def _periods(plan: Plan, taken: set[str]) -> Iterator[Column]:
    """A column for each period, called so that no other column is."""
    for period in plan.periods:
        title = printed_name(period)
        if title.casefold() in {*taken, "managers"} or title.startswith("As printed:"):
            title = f"Period: {title}"
        yield Column(title, "milestones", "own", ("milestones", period), WIDE)


def _by_key(rows: Iterator[Row]) -> dict[Key, Row]:
    return {row.key: row for row in rows}
