"""Whether the author that a file names may be a person.

Knows words in the names of organisations, and what programs write where they know nobody;
knows no person.
"""

import re
from typing import Final

ORGANISATIONS: Final = re.compile(
    r"\b(?:council|comhairle|cyngor|authority|board|borough|committee|commission|department|"
    r"directorate|office|partnership|police|service|services|trust|team|university|nhs|ltd|"
    r"limited|plc|llp)\b",
    re.I,
)
NOBODY: Final = frozenset(
    {"", "python-docx", "un-named", "unknown", "user", "admin", "microsoft office user"}
)


def may_be_a_person(named: str) -> bool:
    """Whether a name may be a person's: no organisation's, nor a program's word for nobody."""
    return named.strip().lower() not in NOBODY and not ORGANISATIONS.search(named)
