"""What statuses and results are called, and what that means: a council's words, else ours.

Knows a house style's rules and our own definitions, which say in words how a status is
derived (``statuses``) and a result (``results``); does not know plans.
"""

from collections.abc import Mapping
from typing import Final

from boardpaper.model.plan import Status
from boardpaper.model.progress_style import ProgressStyle, Rated, Rating
from boardpaper.progress.results import Movement, Result

ORDER: Final[tuple[Rated, ...]] = (
    "achieved",
    "on target",
    "slipping",
    "overdue",
    "not started",
    "withdrawn",
    "not said",
)
"""The order in which statuses are told: from done to not known."""
OURS: Final[Mapping[Rated, Rating]] = {
    "achieved": Rating(
        word="Achieved",
        means="The plan says it was achieved, or that everything under it was.",
    ),
    "on target": Rating(
        word="On target",
        means="Its date is still ahead and nothing says that it will be late.",
    ),
    "slipping": Rating(
        word="Slipping",
        means="The plan says it is slipping, its date was put back, or part of it is late "
        "while a date is still ahead.",
    ),
    "overdue": Rating(
        word="Overdue",
        means="Its date is past and the plan does not say that it was achieved.",
    ),
    "not started": Rating(word="Not started", means="The plan says it has not started."),
    "withdrawn": Rating(
        word="Withdrawn", means="The plan says it was withdrawn, or all that was to be done for it."
    ),
    "not said": Rating(
        word="Not said", means="The plan gives no status, and no date that one follows from."
    ),
}
"""What a status is called and what it means where the house style does not say."""
MEANINGS: Final[Mapping[Result, str]] = {
    Result.MET: "The latest figure is as good as its target, or better.",
    Result.NEARLY: "The latest figure misses its target by no more than {nearly}% of it.",
    Result.MISSED: "The latest figure misses its target by more than {nearly}% of it.",
    Result.NO_DATA: "There is a target, and no figure yet.",
    Result.NO_TARGET: "There is a figure, and no target that is due yet.",
    Result.CANNOT_TELL: "The figure differs from its target, and the plan does not say which way "
    "is better.",
}


def rated(status: Status | None) -> Rated:
    """A status under the name a house style rates it by; None is not said."""
    return status.value if status is not None else "not said"


def rating(status: Status | None, style: ProgressStyle) -> Rating:
    """What a council calls a status, and what that means."""
    ours = OURS[rated(status)]
    theirs = style.ratings.get(rated(status), ours)
    return Rating(word=theirs.word or ours.word, means=theirs.means or ours.means)


def result_word(result: Result) -> str:
    """What a result is called, with a capital letter: "Nearly"."""
    return result.value[:1].upper() + result.value[1:]


def result_means(result: Result, style: ProgressStyle) -> str:
    """What a result means by a council's rules."""
    return MEANINGS[result].format(nearly=f"{style.nearly.normalize():f}")


def statuses_in_order() -> tuple[Status | None, ...]:
    """Every status there is, in the order in which they are told; None last."""
    return tuple(None if one == "not said" else Status(one) for one in ORDER)


MOVED: Final = {Movement.UP: "higher", Movement.DOWN: "lower", Movement.SAME: "the same"}


def movement_word(movement: Movement) -> str:
    """Which way a measure went, in a word: "better", "higher", "the same"."""
    return MOVED.get(movement, movement.value)
