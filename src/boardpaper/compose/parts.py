"""What a paper is made of, before any of it is put together.

Knows the pieces; does not know how they are joined.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from boardpaper.model.before import Before
from boardpaper.model.edition import Audience
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Appendix, Narrative, Places
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of a paper, each read and sound in itself.

    ``audience`` is whom the copy made of them is for, None where there is one copy
    only, and ``before`` what the paper of the last meeting said, None where none is named.
    """

    meeting: Meeting
    about: PaperFile
    style: HouseStyle
    narratives: Sequence[Narrative]
    plan: Plan | None
    places: Places
    appendices: Sequence[Appendix] = ()
    audience: Audience | None = None
    before: Before | None = None
