"""What kind of thing a cell of a tracker says, by which a heading with several meanings is settled.

Knows dates, statuses, shares and figures; does not know headings.
"""

import re
from datetime import date
from typing import Final

from boardpaper.workbooks import dates
from boardpaper.workbooks.tracker_sheet import Held
from boardpaper.workbooks.tracker_words import Ratings

MOST_BESIDE: Final = 12
"""Letters beside a date where a cell still says little more than it."""
PER_CENT: Final = re.compile(r"\d{1,3}(?:\.\d+)?\s*(?:%|per ?cent)", re.IGNORECASE)


def kind_of(held: Held, ratings: Ratings) -> str:
    """What kind of thing a cell says."""
    value = held.value
    if isinstance(value, date):
        return "date"
    if isinstance(value, bool):
        return "words"
    if isinstance(value, int | float):
        return "percent" if held.per_cent or 0 <= value <= 1 else "figure"
    said = str(value).strip()
    if PER_CENT.fullmatch(said):
        return "percent"
    if ratings.read(said):
        return "status"
    found = dates.FOUND.search(said)
    if found and len(said) - len(found[0]) <= MOST_BESIDE:
        return "date"
    return "figure" if re.fullmatch(r"[\d.,]+", said) else "words"
