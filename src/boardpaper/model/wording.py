"""How a plan's facts are said in a house style's words, cell by cell.

Knows plans and house styles; does not know how a cell is drawn. Every writer and
every check asks here, so that all of them see the same words.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from boardpaper.model.dates import When, say
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.plan import (
    Action,
    Actual,
    Manager,
    Measure,
    Milestone,
    Plan,
    Recommendation,
    Status,
    Target,
)

BULLET = re.compile(r"-\s+")
EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
DOUBLED = re.compile(r"(\s[-–,;:])(?:\s*[-–,;:])+(?=\s)")
DANGLING = re.compile(r"^(?:\s*[-–,;:](?=\s|$))+|(?:\s+[-–,;:])+$")
COLUMNS = ("reference", "text", "outcome", "actions", "measures", "managers")
CURRENCIES = "£€$"


class Line(NamedTuple):
    """One paragraph of a cell: its words, and whether it is a bullet."""

    text: str
    bullet: bool = False


Cell = tuple[Line, ...]
Row = dict[str, Cell]
"""The cells of one recommendation, by the names of their slots."""


def slot(column: str) -> str:
    """The name a column's slot has in a template: ``within 3 months`` is ``within_3_months``."""
    return re.sub(r"[^a-z0-9]+", "_", column.lower()).strip("_")


def lines(text: str) -> Cell:
    """A block of plan text as lines: ``- `` begins a bullet, empty lines say nothing."""
    if "\n" not in text and not text.startswith("-"):
        return (Line(text),) if text else ()
    found = []
    for written in text.splitlines():
        words = written.strip()
        bullet = BULLET.match(words)
        if words:
            found.append(Line(words[bullet.end() :], True) if bullet else Line(words))
    return tuple(found)


def fill(pattern: str, **facts: str) -> str:
    """The pattern with its facts; a missing one takes its brackets and dashes along."""
    text = pattern.format(**facts)
    if not all(facts.values()):
        text = EMPTY_BRACKETS.sub("", text)
        text = DANGLING.sub("", DOUBLED.sub(r"\1", " ".join(text.split())))
    return text.strip()


def figure(value: object, unit: str) -> str:
    """A figure with its unit as it prints: 85, 65%, £4, 77 per 10,000."""
    if unit in CURRENCIES and unit:
        return f"{unit}{value}"
    return f"{value}{unit}" if unit in ("", "%") else f"{value} {unit}"


class Wording:
    """Says the facts of a plan by one house style, in one language."""

    def __init__(self, style: PlanStyle, language: str) -> None:
        self.style = style
        self.language = language
        self._dates: dict[When, str] = {}

    def date(self, when: When | None) -> str:
        """A date in words; nothing for none."""
        if when is None:
            return ""
        words = self._dates.get(when)
        if words is None:
            words = self._dates[when] = say(when, self.style.dates, self.language)
        return words

    def milestone(self, milestone: Milestone) -> str:
        """A milestone: its printed words, else its facts."""
        if milestone.printed:
            return milestone.printed
        dates = (self.date(milestone.date), self.date(milestone.until))
        facts = fill(
            self.style.wording.milestone,
            status=milestone.status or "",
            text=milestone.text,
            date=" - ".join(date for date in dates if date),
        )
        return _sentence(facts, milestone.status)

    def target(self, target: Target, unit: str) -> str:
        """A target: its printed words, else the figure with its unit."""
        if target.printed:
            return target.printed
        return fill(self.style.wording.target, value=figure(target.value, unit))

    def actual(self, actual: Actual, unit: str) -> str:
        """What a measure came to: its printed words, else figure and status."""
        if actual.printed:
            return actual.printed
        facts = fill(
            self.style.wording.actual,
            value=figure(actual.value, unit),
            status=actual.status or "",
            as_at=self.date(actual.as_at),
        )
        return _sentence(facts, actual.status)

    def action(self, action: Action) -> str:
        """An action, with as much of its date and status as the house style says."""
        return fill(
            self.style.wording.action,
            text=action.text,
            due=self.date(action.due),
            status=action.status or "",
        )

    def doing(self, action: Action) -> str:
        """An action by itself, where its date and status stand beside it."""
        return fill(self.style.wording.action, text=action.text, due="", status="")

    def manager(self, manager: Manager) -> str:
        """Who answers: names, "HBS (Tony Parkinson liaison)", or an organisation."""
        if manager.printed:
            return manager.printed
        people = " / ".join(manager.people)
        if not manager.organisation:
            return f"{people} ({manager.role})" if manager.role else people
        inside = " ".join(part for part in (people, manager.role) if part)
        return f"{manager.organisation} ({inside})" if inside else manager.organisation

    def period(self, recommendation: Recommendation, period: str) -> Cell:
        """What a period's cell says: figures by measure, then milestones."""
        found: list[Line] = []
        for measure in recommendation.measures:
            found += self.measured(measure, period)
        for action in recommendation.actions:
            found += self.reached(action, period)
        found += self.reached(recommendation, period)
        return tuple(found)

    def measured(self, measure: Measure, period: str, called: str = "") -> Cell:
        """What a measure says of a period; ``called`` goes before a target, unless it says it."""
        found: list[Line] = []
        target = measure.targets.get(period)
        if target is not None:
            said = self.target(target, measure.unit)
            tells = called and called not in said.casefold()
            found += lines(f"{called} {said}" if tells else said)
        actual = measure.actuals.get(period)
        if actual is not None:
            found += lines(self.actual(actual, measure.unit))
        return (*found, *self.reached(measure, period))

    def reached(self, of: Measure | Action | Recommendation, period: str) -> Cell:
        """The milestones that something has in a period."""
        milestones = of.milestones.get(period, ())
        return tuple(line for one in milestones for line in lines(self.milestone(one)))

    def managers(self, recommendation: Recommendation) -> Cell:
        """Managers one to a line: each action's in order, then the recommendation's."""
        of_actions = [who for action in recommendation.actions for who in action.managers]
        who_answers = (*of_actions, *recommendation.managers)
        return tuple(line for who in who_answers for line in lines(self.manager(who)))

    def cell(self, recommendation: Recommendation, column: str) -> Cell:
        """What one column says of a recommendation, printed words first."""
        printed = recommendation.printed.get(column)
        if printed is not None:
            return lines(printed)
        facts = self._facts(recommendation, column)
        layout = recommendation.layout.get(column) or self.style.layout.get(column, "lines")
        if layout == "bullets" and len(facts) > 1:
            return tuple(Line(line.text, True) for line in facts)
        return facts

    def _facts(self, recommendation: Recommendation, column: str) -> Cell:
        say_column: Callable[[Recommendation], Cell] | None = _SAID.get(column)
        if say_column is not None:
            return say_column(recommendation)
        if column == "managers":
            return self.managers(recommendation)
        if column == "actions":
            return tuple(
                line for action in recommendation.actions for line in lines(self.action(action))
            )
        return self.period(recommendation, column)

    def rows(self, plan: Plan) -> Iterator[Row]:
        """The rows of a plan, each a mapping from slot name to lines, made as asked for."""
        columns = [(column, slot(column)) for column in (*COLUMNS, *plan.periods)]
        for recommendation in plan.recommendations:
            yield {name: self.cell(recommendation, column) for column, name in columns}


_SAID: dict[str, Callable[[Recommendation], Cell]] = {
    "reference": lambda recommendation: (Line(recommendation.reference),),
    "text": lambda recommendation: lines(recommendation.text),
    "outcome": lambda recommendation: lines(recommendation.outcome),
    "measures": lambda recommendation: tuple(
        line for measure in recommendation.measures for line in lines(measure.text)
    ),
}


def _sentence(words: str, status: Status | None) -> str:
    """Words that begin with a status begin with a capital letter."""
    return words[:1].upper() + words[1:] if status and words.startswith(status) else words


def printed_name(column: str) -> str:
    """A column as it is spoken of in an address: ``within 3 months`` is "Within 3 months"."""
    return column[:1].upper() + column[1:]
