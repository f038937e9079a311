"""A figure is known again however it is written, and a number of everyday is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.leaks.figures import figures

SAME = [
    ("£1.2 million", "£1,200,000", "1.2m", "1200000", "£1.2mn"),
    ("£45,000", "£45k", "45 thousand", "45000"),
    ("12.5%", "12.5 per cent", "12.50 percent"),
    ("01642 729035", "+44 1642 729035", "(01642) 729-035", "+44 (0)1642 729035"),
    ("26 March 2004", "26th of March", "March 26", "2004-03-26", "26/03/04", "26.3.2004"),
    ("TS1 2XH", "ts12xh"),
    ("LA/2004/17", "la-2004-17"),
    ("Ann.Lee@Example.org", "ann.lee@example.org"),
    ("4.75", "£4.75"),
]

WORDS = [
    "achieved",
    "within the week of the",
    "in 2004",
    "of",
    "a considerably longer intermediate",
]


@pytest.mark.parametrize("several", SAME, ids=lambda several: several[0])
def test_a_figure_is_the_same_however_it_is_written(several: tuple[str, ...]) -> None:
    keys = {tuple(one.key for one in figures(f"it is {text}, then")) for text in several}
    assert len(keys) == 1
    assert len(keys.pop()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "in 2004",
        "May 2004",
        "paragraph 4.6",
        "12 of them",
        "2.6",
        "the 2nd of two",
        "1984-85",
        "by May 04",
    ],
)
def test_a_number_of_everyday_is_no_figure(text: str) -> None:
    assert [one.written for one in figures(text)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("£45", "45%"), ("£450", "£451"), ("26 March", "26 May"), ("1.2 million", "1.2 billion")],
)
def test_other_figures_are_others(one: str, other: str) -> None:
    assert {each.key for each in figures(one)} != {each.key for each in figures(other)}


def test_figures_say_where_they_stand_in_a_long_text() -> None:
    text = f"{'many words ' * 50}£1,350,000 {'and more ' * 50}450"
    assert [text[one.start :].split(" ")[0] for one in figures(text)] == ["£1,350,000", "450"]


@given(st.lists(st.sampled_from([text for several in SAME for text in several] + WORDS)))
def test_in_a_long_text_are_the_figures_of_its_pieces(pieces: list[str]) -> None:
    apart = sorted(one.key for piece in pieces for one in figures(piece))
    assert sorted(one.key for one in figures(" \x00 ".join(pieces))) == apart
