"""A paper's plan for the next meeting: as it is, the dates that were put back remembered.

Knows which dates a plan had before; does not know where the file goes. A date that is moved
in the next paper is then told as moved again.
"""

from dataclasses import dataclass

from boardpaper.model.before import Before
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.pieces import Data
from boardpaper.progress.since import Dated, since
from boardpaper.readers.yaml_clearing import says
from boardpaper.workflow.carry_forward_paper import pieces_of, typed_as
from boardpaper.workflow.plan_file import PlanFile

WAS = "was"
DATES = ("date", "until", "due")
"""Keys that ``was`` stands behind, the last of them that is there."""


@dataclass(frozen=True, slots=True)
class NextPlan:
    """A plan's file for the next meeting, and the dates that it now remembers."""

    data: bytes
    remembered: tuple[Dated, ...] = ()


def next_plan(held: PlanFile, before: Before | None, style: HouseStyle) -> NextPlan | None:
    """The plan with every date that was put back since ``before``; None where it stays as it is.

    A date that the author noted already is not noted again.
    """
    if before is None:
        return None
    day = held.meeting.date.first_day
    moved = since(before, held.plan, day, style.plan.progress).put_back
    pieces = pieces_of(held.source)
    data = says(pieces)
    remembered = [one for one in moved if _remember(data, one)]
    if not remembered:
        return None
    return NextPlan(typed_as(held.source, pieces, data), tuple(remembered))


def _remember(data: Data, moved: Dated) -> bool:
    """Adds the date that something had to those it had before; whether it was not there yet."""
    owner = data
    for step in moved.thing.path[:-1]:
        owner = _step(owner, step)
    last = moved.thing.path[-1]
    one = _step(owner, last)
    if not isinstance(one, dict):
        return False
    held = one.get(WAS)
    earlier: list[Data] = list(held) if isinstance(held, list) else [held] if held else []
    if str(moved.old) in earlier[-1:]:
        return False
    _put(owner, last, _with(one, [*earlier, str(moved.old)]))
    return True


def _step(data: Data, step: str | int) -> Data:
    if isinstance(data, dict):
        return data.get(str(step))
    # One entry may be typed without the list that it would be alone in.
    return data[int(step)] if isinstance(data, list) else data


def _put(owner: Data, last: str | int, new: Data) -> None:
    if isinstance(owner, list) and isinstance(last, int):
        owner[last] = new


def _with(one: dict[str, Data], was: list[Data]) -> dict[str, Data]:
    """An entry with its earlier dates behind its date."""
    keys = [key for key in one if key != WAS]
    behind = max((keys.index(key) for key in DATES if key in keys), default=len(keys) - 1)
    new: dict[str, Data] = {}
    for at, key in enumerate(keys):
        new[key] = one[key]
        if at == behind:
            new[WAS] = was
    return new
