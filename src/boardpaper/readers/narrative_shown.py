"""Paragraphs that ask for a part made from the plan: ``{{ show.changes }}``, and no more.

Knows how they are written; does not know what such a part says.
"""

import re
from collections.abc import Sequence
from typing import Final, get_args

from boardpaper.model.paper import Inline, Placeholder
from boardpaper.model.progress_style import Shows

KINDS: Final[tuple[Shows, ...]] = get_args(Shows)
SHOW: Final = re.compile(r"\s*show\s*\.\s*(\w+)\s*")


def shown_by(inlines: Sequence[Inline]) -> Shows | None:
    """The part that a paragraph asks for; None for any other paragraph.

    A name that is none is left to whoever fills placeholders, who knows what was meant.
    """
    if len(inlines) != 1 or not isinstance(inlines[0], Placeholder):
        return None
    asked = SHOW.fullmatch(inlines[0].expression)
    return next((kind for kind in KINDS if asked and kind == asked[1]), None)
