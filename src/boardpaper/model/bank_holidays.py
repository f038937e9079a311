"""The bank holidays of each nation, by their names.

Knows the package that lists them; does not know what they are left out of.
"""

from datetime import date
from typing import Final

from boardpaper.model.jurisdiction import Jurisdiction

SUBDIVISIONS: Final[dict[Jurisdiction, str]] = {
    "England": "ENG",
    "Wales": "WLS",
    "Scotland": "SCT",
    "Northern Ireland": "NIR",
}


class YearUnknown(ValueError):
    """The package lists no bank holidays for a year."""


def bank_holiday(jurisdiction: Jurisdiction, day: date) -> str:
    """The name of the bank holiday, of a day on which one falls; empty for any other.

    Raises YearUnknown where the package that lists them does not know the year.
    """
    # It takes longer to load than a small paper takes to check, and few papers ask.
    from holidays import country_holidays

    nation = SUBDIVISIONS[jurisdiction]
    listed = country_holidays("GB", subdiv=nation, years=day.year, language="en_GB")
    if not listed.start_year <= day.year <= listed.end_year:
        raise YearUnknown(f"the bank holidays of {day.year} are not known")
    return str(listed.get(day, "")).replace("(observed)", "(substitute day)")
