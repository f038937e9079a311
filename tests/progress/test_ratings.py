"""What statuses and results are called: a council's words, else our own, which the guide shows."""

from decimal import Decimal
from pathlib import Path

import pytest

from boardpaper.model.plan import Status
from boardpaper.model.progress_style import ProgressStyle, Rating
from boardpaper.progress.ratings import (
    ORDER,
    OURS,
    rating,
    result_means,
    result_word,
    statuses_in_order,
)
from boardpaper.progress.results import Result

GUIDE = Path(__file__).parents[2] / "docs" / "house-style.md"


def test_what_a_council_leaves_out_is_called_as_we_call_it() -> None:
    style = ProgressStyle(
        ratings={"slipping": Rating(word="Amber"), "not said": Rating(means="Ask the manager.")}
    )
    assert rating(Status.SLIPPING, style) == Rating(word="Amber", means=OURS["slipping"].means)
    assert rating(None, style) == Rating(word="Not said", means="Ask the manager.")
    assert rating(Status.OVERDUE, style) == OURS["overdue"]


def test_every_status_is_rated_and_told_in_one_order() -> None:
    assert set(statuses_in_order()) == {*Status, None}
    assert list(OURS) == list(ORDER)


@pytest.mark.parametrize(("nearly", "said"), [("5", "5%"), ("2.50", "2.5%"), ("10", "10%")])
def test_a_result_says_by_how_much_is_nearly(nearly: str, said: str) -> None:
    style = ProgressStyle(nearly=Decimal(nearly))
    assert said in result_means(Result.NEARLY, style)
    assert all(result_means(one, style) and result_word(one)[0].isupper() for one in Result)


def test_the_guide_to_house_styles_shows_our_words() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for status, ours in OURS.items():
        assert f"| `{status}` | {ours.word} | {ours.means} |" in guide
