"""How text is marked exempt from publication: ``{exempt=3}``, or with a key, ``{#key exempt=3}``.

Knows how a mark is written; does not know where one may stand, nor the schedule.
"""

import re
from typing import Final, NamedTuple

from boardpaper.model.paper import Exempt

NUMBERS: Final = r"[0-9A-Za-z]+(?:[ \t]*,[ \t]*[0-9A-Za-z]+)*"
MARK: Final = re.compile(rf"(?:(.*?)[ \t]+|[ \t]*)exempt[ \t]*=[ \t]*({NUMBERS})[ \t]*", re.I)
MEANT: Final = re.compile(r"(?:^|[ \t])exempt(?![a-z0-9-])", re.I)
"""What was most likely meant as a mark. ``{#exempt-costs}`` is a key."""


class Inside(NamedTuple):
    """What stands in braces: a key, empty for none, and what it marks its words exempt by.

    ``well`` is false where a mark was meant and cannot be read.
    """

    key: str
    exempt: Exempt = ()
    well: bool = True


def read_inside(written: str) -> Inside:
    """The key and the mark between braces, their ``#`` left out."""
    found = MARK.fullmatch(written)
    if found:
        return Inside(found[1] or "", tuple(re.findall(r"\w+", found[2])))
    return Inside(written, (), MEANT.search(written) is None)
