"""Plan status for programs and spreadsheets: as JSON, and as CSV with a row for each entry.

Knows keys and columns, which stay as they are; does not know how anything is judged. Dates
are ISO dates, as much of them as is known: 2004-09-23, 2004-09.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from boardpaper.model.plan import Status
from boardpaper.progress.overview import Entry, Measured, Tally
from boardpaper.progress.ratings import (
    rated,
    rating,
    result_means,
    result_word,
    statuses_in_order,
)
from boardpaper.progress.results import Result
from boardpaper.progress.statuses import times_put_back
from boardpaper.workflow.plan_status import PlanStatus
from boardpaper.workflow.plan_status_since import objects

K = TypeVar("K")
_SAID = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
COLUMNS = (
    "paper",
    "kind",
    "reference",
    "action",
    "measure",
    "period",
    "text",
    "status",
    "called",
    "due",
    "times_put_back",
    "figure",
    "target",
    "unit",
    "owners",
)
"""The columns of the CSV. A status of a measure is its result."""
OBEYED = ("=", "+", "-", "@")
"""How a cell begins that a spreadsheet would take for a formula (owasp.org, CSV Injection)."""


def as_json(several: Sequence[PlanStatus]) -> str:
    """A list with an object for each paper that has a plan, a line for each entry in it."""
    told = ",\n".join(_lines(_object(one)) for one in several)
    return f"[\n{told}\n]" if told else "[]"


def _lines(whole: dict[str, Any]) -> str:
    # Python's own indenting takes as long as all the rest with a plan of thousands.
    parts = []
    for key, value in whole.items():
        if isinstance(value, list) and value:
            lines = ",\n".join(f"      {_SAID(one)}" for one in value)
            said = f"[\n{lines}\n    ]"
        else:
            said = _SAID(value)
        parts.append(f"    {json.dumps(key)}: {said}")
    return "  {\n" + ",\n".join(parts) + "\n  }"


def _object(one: PlanStatus) -> dict[str, Any]:
    seen = one.overview
    due = seen.due(one.next) if one.next else None
    return {
        "paper": one.place.folder,
        "title": one.plan.title,
        "committee": one.meeting.committee,
        "date": seen.day.isoformat(),
        "next": one.next.isoformat() if one.next else None,
        "for": one.audience,
        "left_out": seen.left_out,
        "recommendations": _by_status(seen.recommendations),
        "actions": _by_status(seen.actions),
        "milestones": _by_status(seen.milestones),
        "measures": _counted(seen.measures, ((result, result.value) for result in Result)),
        "overdue": [_entry(entry) for entry in seen.overdue],
        "due": None if due is None else [_entry(entry) for entry in due],
        "since": one.before.day.isoformat() if one.before else None,
        "changes": objects(one.since) if one.since is not None else None,
        "owners": [{"name": name, **_by_status(tally)} for name, tally in seen.by_owner.items()],
        "entries": [_entry(entry) for entry in seen.entries],
        "measured": [_measured(each) for each in seen.measured],
        "key": _key(one),
    }


def _by_status(tally: Tally[Status | None]) -> dict[str, Any]:
    return _counted(tally, ((status, rated(status)) for status in statuses_in_order()))


def _counted(tally: Tally[K], keys: Iterable[tuple[K, str]]) -> dict[str, Any]:
    counted = {
        name: {"count": tally.of(key), "per_cent": int(tally.per_cent(key))} for key, name in keys
    }
    return {"total": tally.total, "by": counted}


def _entry(one: Entry) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "address": one.address,
        "reference": one.reference,
        "action": one.number or None,
        "period": one.period or None,
        "text": one.text.strip(),
        "status": rated(one.status),
        "due": str(one.end) if one.end else None,
        "was": [str(date) for date in one.was],
        "times_put_back": times_put_back(one.was, one.end),
        "owners": list(one.owners),
    }


def _measured(one: Measured) -> dict[str, Any]:
    found = one.judged
    moved = found.moved(one.measure)
    return {
        "address": one.address,
        "reference": one.reference,
        "measure": int(one.path[-1]) + 1,
        "key": one.measure.key or None,
        "text": one.measure.text,
        "unit": one.measure.unit,
        "direction": one.measure.direction,
        "result": found.result.value,
        "period": found.period or None,
        "figure": _figure(found.actual.value if found.actual else None),
        "as_at": str(found.actual.as_at) if found.actual and found.actual.as_at else None,
        "target": _figure(found.target.value if found.target else None),
        "target_period": found.target_period or None,
        "before": _figure(found.before.value if found.before else None),
        "moved": moved.value if moved else None,
        "owners": list(one.owners),
    }


def _figure(value: Decimal | None) -> int | float | None:
    """A figure as a number of JSON."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _key(one: PlanStatus) -> list[dict[str, str]]:
    rules = one.progress
    statuses = (
        {
            "of": rated(status),
            "word": rating(status, rules).word,
            "means": rating(status, rules).means,
        }
        for status in statuses_in_order()
    )
    results = (
        {"of": result.value, "word": result_word(result), "means": result_means(result, rules)}
        for result in Result
    )
    return [*statuses, *results]


def as_csv(several: Sequence[PlanStatus]) -> str:
    """A heading, and a row for each recommendation, action, milestone and measure with figures.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in several:
        paper, called = one.place.folder, _called(one)
        writer.writerows((paper, *map(_cell, row)) for row in _rows(one, called))
    return out.getvalue()


def _called(one: PlanStatus) -> dict[Status | None, str]:
    return {status: rating(status, one.progress).word for status in statuses_in_order()}


def _rows(one: PlanStatus, called: dict[Status | None, str]) -> Iterator[tuple[object, ...]]:
    """The cells of each row after the paper's, in the order of the columns."""
    for each in one.overview.entries:
        yield (
            each.kind.value,
            each.reference,
            each.number or "",
            "",
            each.period,
            each.text,
            rated(each.status),
            called[each.status],
            each.end or "",
            times_put_back(each.was, each.end),
            *("", "", ""),
            "; ".join(each.owners),
        )
    for measured in one.overview.measured:
        found = measured.judged
        yield (
            "measure",
            measured.reference,
            "",
            int(measured.path[-1]) + 1,
            found.period,
            measured.measure.text,
            found.result.value,
            result_word(found.result),
            *("", ""),
            found.actual.value if found.actual else "",
            found.target.value if found.target else "",
            measured.measure.unit,
            "; ".join(measured.owners),
        )


def _cell(value: object) -> object:
    """A value as a cell that no spreadsheet obeys; figures stay figures, less than 0 too."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str):
        value = value.strip()
        return f"'{value}" if value.startswith(OBEYED) else value
    return value
