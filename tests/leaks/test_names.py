"""Names are told from words that merely begin a sentence."""

import pytest

from boardpaper.leaks.names import names

TEXTS = {
    "Today Mr John Smith of Acme Holdings Ltd resigned.": (
        "John Smith", "John", "Smith", "Acme Holdings Ltd", "Acme", "Holdings", "Ltd",
    ),
    "It was J. Smith-Jones who agreed.": ("J Smith Jones", "Smith", "Jones"),
    "Cllr. O'Brien’s view": ("OBrien",),
    "the owner: Featherstone": ("Featherstone",),
    "a friend of Dr Patel, and in January of Child B": ("Patel", "Child B", "Child"),
    "they asked the NHS": ("NHS",),
    "as Theresa May told the Executive May 2004": ("Theresa May", "Theresa", "Executive"),
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_names_are_found_whole_and_word_by_word(text: str) -> None:
    plain = text.replace("’", "'")
    assert tuple(" ".join(one.words) for one in names(plain) if one.sure) == TEXTS[text]


@pytest.mark.parametrize("text", ["Sales rose. Costs fell.", "THE SALE OF LAND", "Nobody knows."])
def test_a_word_that_begins_a_sentence_is_not_surely_a_name(text: str) -> None:
    assert [one for one in names(text) if one.sure] == []


def test_small_words_months_and_titles_are_no_names() -> None:
    assert list(names("The Mr of January. In March. On Monday.")) == []
