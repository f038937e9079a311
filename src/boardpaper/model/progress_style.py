"""How a council judges the progress of a plan, and what it calls what it finds.

Knows the rules a house style may give; does not know plans.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.typed import STRICT, Figure, shorthand

Shows = Literal["changes", "statuses", "measures", "overdue", "due", "owners", "chart", "key"]
"""A part of a paper that is made from its plan, and from that of the last meeting."""
Rated = Literal[
    "achieved", "on target", "slipping", "overdue", "not started", "withdrawn", "not said"
]
"""What a rating is given to: a status, or that there is none."""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Rating:
    """What a council calls a status, such as Green, and what that means in its papers."""

    word: Annotated[str, Field(description="The word that prints for it, such as Green.")] = ""
    means: Annotated[str, Field(description="The definition that prints with the key.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class ProgressStyle:
    """The rules by which progress is judged, and the words for it."""

    nearly: Annotated[
        Figure,
        Field(ge=0, description="By how many per cent of a target a figure may miss it, nearly."),
    ] = Decimal(5)
    ratings: Annotated[
        dict[Rated, Annotated[Rating, shorthand("word")]],
        Field(description="What each status is called, and what that means."),
    ] = Field(default_factory=dict)
