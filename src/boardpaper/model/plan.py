"""An action plan as data: recommendations, and what is done about them.

Knows what a plan may say; does not know how it is written, printed or checked.

A manager, a date or a figure may belong to an action or to the recommendation.
Where the printed paper does not say which, it belongs to the recommendation.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.typed import (
    STRICT,
    Date,
    Exempt,
    ExemptColumns,
    Figure,
    Format,
    OneOrMany,
    Written,
    shorthand,
)

Printed = Annotated[
    str,
    Field(description="The words as they stood in print. They print instead of the facts here."),
]


EarlierDates = Annotated[
    tuple[Date, ...],
    Field(description="The dates that earlier papers gave for it, the first one first."),
]


class Status(StrEnum):
    """How far something has come."""

    ACHIEVED = "achieved"
    ON_TARGET = "on target"
    SLIPPING = "slipping"
    OVERDUE = "overdue"
    NOT_STARTED = "not started"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Manager:
    """Who answers for something: people, an organisation, or people in one."""

    people: Annotated[tuple[str, ...], OneOrMany, Field(description="Names, one or several.")] = ()
    organisation: Annotated[str, Field(description="The body they answer for.")] = ""
    role: Annotated[str, Field(description="What they do there, such as liaison.")] = ""
    printed: Printed = ""
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Milestone:
    """Something that happens in a period: what, when, and how far it has come."""

    text: Annotated[str, Field(description="What happens.")] = ""
    date: Annotated[Date | None, Field(description="When, to the day or the month.")] = None
    until: Annotated[Date | None, Field(description="The end, where it takes a while.")] = None
    was: EarlierDates = ()
    status: Annotated[Status | None, Field(description="How far it has come.")] = None
    printed: Printed = ""
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Target:
    """What a measure should reach in a period."""

    value: Figure
    printed: Printed = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Actual:
    """What a measure came to in a period."""

    value: Figure
    status: Annotated[Status | None, Field(description="How far it has come.")] = None
    as_at: Annotated[Date | None, Field(description="The date the figure holds for.")] = None
    printed: Printed = ""


Targets = dict[str, Annotated[Target, shorthand("value")]]
Actuals = dict[str, Annotated[Actual, shorthand("value")]]
Milestones = dict[str, tuple[Annotated[Milestone, shorthand("text")], ...]]
Managers = Annotated[tuple[Annotated[Manager, shorthand("people")], ...], OneOrMany]
ByPeriod = "by period, such as within 3 months"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Measure:
    """Something watched to see whether a recommendation is met."""

    text: Annotated[str, Field(description="What is measured, or the evidence looked for.")]
    key: Annotated[
        str,
        Field(pattern=r"^([a-z][a-z0-9_]*)?$", description="What placeholders call it by."),
    ] = ""
    unit: Annotated[str, Field(description="What follows a figure: %, or per 10,000.")] = ""
    direction: Annotated[
        Literal["higher is better", "lower is better"] | None,
        Field(description="Which way is better."),
    ] = None
    baseline: Annotated[Figure | None, Field(description="Where it started.")] = None
    targets: Annotated[Targets, Field(description=f"Targets {ByPeriod}.")] = Field(
        default_factory=dict
    )
    actuals: Annotated[Actuals, Field(description=f"What was reached {ByPeriod}.")] = Field(
        default_factory=dict
    )
    milestones: Annotated[Milestones, Field(description=f"Milestones {ByPeriod}.")] = Field(
        default_factory=dict
    )
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Action:
    """Something done to meet a recommendation."""

    text: Annotated[str, Field(description="What is done.")]
    status: Annotated[Status | None, Field(description="How far it has come.")] = None
    due: Annotated[Date | None, Field(description="When it should be done.")] = None
    was: EarlierDates = ()
    milestones: Annotated[Milestones, Field(description=f"Milestones {ByPeriod}.")] = Field(
        default_factory=dict
    )
    managers: Annotated[Managers, Field(description="Who answers for this action.")] = ()
    exempt: Exempt = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Recommendation:
    """One recommendation, and all that the plan says of it.

    ``layout``, ``printed`` and ``exempt`` name columns: ``text``, ``outcome``,
    ``actions``, ``measures``, ``managers`` or a period. ``printed`` replaces a whole
    cell; in it a line that begins with ``- `` is a bullet and every other line a
    paragraph. What ``exempt`` says of "" holds for the whole row.
    """

    reference: Annotated[Written, Field(min_length=1)]
    text: Annotated[str, Field(description="The recommendation itself.")]
    outcome: Annotated[str, Field(description="The outcome to be achieved.")] = ""
    actions: Annotated[
        tuple[Annotated[Action, shorthand("text")], ...],
        OneOrMany,
        Field(description="What is done."),
    ] = ()
    measures: Annotated[
        tuple[Annotated[Measure, shorthand("text")], ...],
        OneOrMany,
        Field(description="Indicators watched, and evidence looked for."),
    ] = ()
    milestones: Annotated[
        Milestones, Field(description=f"Milestones of the whole recommendation {ByPeriod}.")
    ] = Field(default_factory=dict)
    managers: Annotated[
        Managers, Field(description="Who answers for the recommendation as a whole.")
    ] = ()
    layout: Annotated[
        dict[str, Literal["bullets", "lines"]],
        Field(description="Columns set out otherwise than the house style does."),
    ] = Field(default_factory=dict)
    printed: Annotated[
        dict[str, str],
        Field(description="Cells whose words stand as printed, instead of the facts."),
    ] = Field(default_factory=dict)
    exempt: ExemptColumns = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Plan:
    """The contents of ``plan.yaml``."""

    format: Format
    title: Annotated[str, Field(description="What the plan is called.")] = ""
    periods: Annotated[
        tuple[str, ...],
        Field(description="The periods of its targets and milestones, in order."),
    ] = ()
    recommendations: Annotated[
        tuple[Recommendation, ...], Field(description="The recommendations, in order.")
    ]
