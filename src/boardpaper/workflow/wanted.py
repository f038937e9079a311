"""What is asked for when papers are made: an edition, kinds of file, and a day to warn by.

Knows what the command line may ask; does not know how any of it is made.
"""

from dataclasses import dataclass
from datetime import date

from boardpaper.model.edition import WHOLE, Edition, Kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of papers.

    ``today`` is the day that warnings reckon from, None for no such warnings. Nothing that
    is printed depends on it.
    """

    edition: Edition = WHOLE
    kinds: tuple[Kind, ...] = ("docx",)
    today: date | None = None


AS_IT_IS = Wanted()
"""The Word document of a paper that withholds nothing, with no word about dates to come."""
IN_WHOLE = Wanted(Edition("restricted"))
"""All of a paper, also where some of it is withheld from the public."""
