"""Deadline: the last day to publish the papers of meetings, and how it was counted.

Knows meetings and what is said of their days; does not know how days are counted.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from boardpaper.files.place import MEETING_FILE, SOURCE
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.bank_holidays import YearUnknown
from boardpaper.model.clear_days import Day, Deadline, deadline
from boardpaper.model.dates import in_full
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.readers import meeting


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting and its last day to publish.

    ``folder`` and ``committee`` are empty for a day that no file of a meeting gave.
    """

    jurisdiction: Jurisdiction
    executive: bool
    deadline: Deadline
    folder: str = ""
    committee: str = ""


def of_a_day(day: date, jurisdiction: Jurisdiction, executive: bool) -> Told:
    """The last day to publish for a meeting on a day.

    Raises YearUnknown where the bank holidays before it are not known.
    """
    return Told(jurisdiction, executive, deadline(jurisdiction, executive, day))


def of_meetings(workspace: Workspace, targets: Sequence[Path]) -> Outcome[tuple[Told, ...]]:
    """The last days to publish for the meetings that targets name, the earliest first."""
    chosen = workspace.select_meetings(targets)
    found, told = list(chosen.diagnostics), []
    for name in chosen.value or ():
        read = _meeting(workspace, f"{SOURCE}/{name}")
        found += read.diagnostics
        if read.value:
            told.append(read.value)
    told.sort(key=lambda one: (one.deadline.meeting, one.folder))
    return Outcome(tuple(told), tuple(found))


def _meeting(workspace: Workspace, folder: str) -> Outcome[Told]:
    source = Files(workspace.root).text(f"{folder}/{MEETING_FILE}")
    if source.value is None:
        return Outcome(None, source.diagnostics)
    outcome = meeting.read(source.value)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    read = outcome.value.value
    try:
        counted = deadline(read.jurisdiction, read.executive, read.date.first_day)
    except YearUnknown as unknown:
        place = outcome.value.document.locate(("date",))
        finding = Diagnostic(
            place, "bank-holidays-are-known", str(unknown), "count the days by hand"
        )
        return Outcome(None, (*outcome.diagnostics, finding))
    told = Told(read.jurisdiction, read.executive, counted, folder, read.committee)
    return Outcome(told, outcome.diagnostics)


def as_text(told: Sequence[Told], today: date) -> str:
    """Each meeting with its last day to publish, the rule, and every day until the meeting."""
    return "\n\n".join("\n".join(_lines(one, today)) for one in told)


def _lines(told: Told, today: date) -> Iterator[str]:
    of, rule = told.deadline, told.deadline.rule
    yield f"{told.committee or 'A meeting'}, {in_full(of.meeting)}"
    if told.folder:
        yield f"  {told.folder}"
    yield f"  last day to publish: {in_full(of.last_day)}, {remaining(of, today)}"
    yield f"  {rule.days} clear days in {told.jurisdiction}: {rule.source}"
    if rule.doubt:
        yield f"  not certain: {rule.doubt}"
    yield ""
    longest = max(len(in_full(day.date)) for day in of.days)
    for day in of.days:
        yield f"    {in_full(day.date):{longest}}  {_counted(day)}"


def _counted(day: Day) -> str:
    return f"clear day {day.number}" if day.number else f"– {day.why}"


def remaining(of: Deadline, today: date) -> str:
    """How far off the last day to publish is, or that it has passed, or the meeting has."""
    days = (of.last_day - today).days
    if days > 0:
        return f"{days} day{'s' if days > 1 else ''} from now"
    if not days:
        return "which is today"
    return "which has passed" if today <= of.meeting else "and the meeting has been"


def as_json(told: Sequence[Told], today: date) -> str:
    """The same for programs; ``days_left`` is less than nothing once the day has passed."""
    return json.dumps([_object(one, today) for one in told], indent=2, ensure_ascii=False)


def _object(told: Told, today: date) -> dict[str, object]:
    of = told.deadline
    return {
        "folder": told.folder,
        "committee": told.committee,
        "meeting": of.meeting.isoformat(),
        "jurisdiction": told.jurisdiction,
        "executive": told.executive,
        "last_day": of.last_day.isoformat(),
        "days_left": (of.last_day - today).days,
        "clear_days": of.rule.days,
        "source": of.rule.source,
        "not_certain": of.rule.doubt,
        "days": [
            {"date": day.date.isoformat(), "clear_day": day.number, "left_out": day.why}
            for day in of.days
        ],
    }
