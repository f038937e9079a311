"""Paragraphs of the schedules of exempt information, as print cites them."""

import pytest

from boardpaper.model.jurisdiction import JURISDICTIONS, Jurisdiction
from boardpaper.model.schedule import SCHEDULES, cited, known, wording


@pytest.mark.parametrize(
    ("jurisdiction", "paragraphs", "said"),
    [
        (
            "England",
            ("3",),
            "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
        ),
        (
            "Wales",
            ("12", "14"),
            "paragraphs 12 and 14 of Part 4 of Schedule 12A to the Local Government Act 1972",
        ),
        (
            "Scotland",
            ("1", "6", "8"),
            "paragraphs 1, 6 and 8 of Part I of Schedule 7A to the Local Government (Scotland) "
            "Act 1973",
        ),
        (
            "Northern Ireland",
            ("2",),
            "paragraph 2 of Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) "
            "2014",
        ),
    ],
)
def test_paragraphs_are_cited_with_their_part_schedule_and_act(
    jurisdiction: Jurisdiction, paragraphs: tuple[str, ...], said: str
) -> None:
    assert cited(jurisdiction, paragraphs) == said


@pytest.mark.parametrize(
    ("jurisdiction", "first", "last"),
    [("England", 1, 7), ("Wales", 12, 18), ("Scotland", 1, 15), ("Northern Ireland", 1, 7)],
)
def test_each_nation_has_its_own_paragraphs(
    jurisdiction: Jurisdiction, first: int, last: int
) -> None:
    assert list(SCHEDULES[jurisdiction].paragraphs) == [str(n) for n in range(first, last + 1)]
    assert not known(jurisdiction, str(first - 1))
    assert not known(jurisdiction, str(last + 1))


@pytest.mark.parametrize("jurisdiction", JURISDICTIONS)
def test_each_paragraph_says_in_a_sentence_what_it_is_about(jurisdiction: Jurisdiction) -> None:
    said = [wording(jurisdiction, number) for number in SCHEDULES[jurisdiction].paragraphs]
    assert all(words.endswith(".") and ".." not in words for words in said)
    assert len(set(said)) == len(said)


def test_words_of_a_paragraph_are_those_of_the_act() -> None:
    assert wording("England", "1") == "Information relating to any individual."
    assert wording("Wales", "12") == "Information relating to a particular individual."
    assert wording("England", "12") == ""
