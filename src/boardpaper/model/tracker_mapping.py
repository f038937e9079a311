"""What the columns of a tracker say, where their headings do not tell it.

Knows what a mapping file may say; does not know trackers, nor where the file lies.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.plan import Status
from boardpaper.model.typed import STRICT, Format, shorthand

Says = Literal[
    "reference", "recommendation", "outcome", "action", "managers", "status", "progress",
    "start", "due", "revised", "achieved on", "milestones", "measure", "unit", "direction",
    "baseline", "target", "actual", "left out",
]  # fmt: skip
"""What a column may say of a plan."""
EVERY: tuple[str, ...] = get_args(Says)
WITH_PERIOD = ("milestones", "target", "actual")
"""What is said of a period."""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class MappedColumn:
    """What one column says, and of which period where it is of one."""

    says: Annotated[Says, Field(description="What the column says: action, due, left out …")]
    period: Annotated[
        str, Field(description="The period its milestones, targets or actuals are of.")
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class TrackerMapping:
    """The contents of a mapping file."""

    format: Format
    sheet: Annotated[str, Field(description="The sheet that the tracker is on.")] = ""
    headings: Annotated[
        str,
        Field(description="The row that the headings stand in, counted from 1.", pattern=r"^\d*$"),
    ] = ""
    columns: Annotated[
        dict[str, Annotated[MappedColumn, shorthand("says")]],
        Field(description="What columns say, by their headings; those not named go by themselves."),
    ] = Field(default_factory=dict)
    statuses: Annotated[
        dict[str, Status],
        Field(description="What the tracker's words for a status mean: Amber: slipping."),
    ] = Field(default_factory=dict)
