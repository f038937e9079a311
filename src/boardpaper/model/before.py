"""The paper of the last meeting, as far as this one is compared with it.

Knows its plan and its day; does not know where it was found.
"""

from dataclasses import dataclass
from datetime import date

from boardpaper.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Before:
    """What a paper of the last meeting said.

    ``day`` is that of its meeting, and ``called`` is how people are told of it:
    "the meeting of 23 September 2004".
    """

    plan: Plan
    day: date
    called: str
