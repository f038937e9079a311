"""The nations whose law a meeting may be under: each has its own days and its own schedule.

Knows their names; does not know what the law of any of them asks.
"""

from typing import Final, Literal, get_args

Jurisdiction = Literal["England", "Wales", "Scotland", "Northern Ireland"]
"""The nation whose law on meetings and papers a council follows."""

JURISDICTIONS: Final[tuple[Jurisdiction, ...]] = get_args(Jurisdiction)
