"""A meeting: who meets, when and where.

Knows what a meeting file may say; does not know how it is written.
"""

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.model.typed import STRICT, Day, Format


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Meeting:
    """The contents of ``meeting.yaml``."""

    format: Format
    committee: Annotated[
        str, Field(min_length=1, description="The committee that meets, such as Planning Board.")
    ]
    date: Annotated[Day, Field(description="The day of the meeting, such as 2004-09-23.")]
    next: Annotated[
        Day | None, Field(description="The day of the meeting after it, if that is known.")
    ] = None
    time: Annotated[str, Field(description="When it begins, as it should print.")] = ""
    place: Annotated[str, Field(description="Where it meets, as it should print.")] = ""
    jurisdiction: Annotated[
        Jurisdiction, Field(description="The nation whose law on meetings the council is under.")
    ] = "England"
    executive: Annotated[
        bool, Field(description="Whether a cabinet or another executive body meets.")
    ] = False
    agenda: Annotated[
        tuple[str, ...],
        Field(description="The folders of the papers, in the order of the agenda."),
    ] = ()
