"""What of withheld texts is looked for, and what is left alone because it is public."""

import pytest

from boardpaper.leaks.search import leaks
from boardpaper.leaks.secrets import Said, secrets
from boardpaper.model.placed import Placed, TextKind

WITHHELD = "The White family of 12 Green Lane owe £450 and 12 rents, as paragraph 9 of this says."


def found(text: str, *public: str, kind: TextKind = "words", withheld: str = WITHHELD) -> list[str]:
    """What is found in a text while others are public."""
    kept = secrets([Said("paragraph 3", withheld)]).without(public)
    return [one.found for one in leaks(kept, [Placed("the document", text, kind)])]


def test_what_is_public_too_is_no_leak() -> None:
    assert found("White owes £450") == ["White", "£450"]
    assert found("White owes £450", "Mrs White was asked for £450.") == []


def test_a_name_in_small_letters_is_a_word() -> None:
    assert found("a white house, a green lane") == ["green lane"]
    assert found("WHITE") == ["WHITE"]


def test_in_the_name_of_a_thing_capitals_do_not_matter() -> None:
    assert found("sale-to-white", kind="label") == ["white"]
    assert found("SaleToWhite2", kind="label") == ["White"]
    assert found("sale-to-white", "It is painted white.", kind="label") == []


def test_what_only_programs_read_has_numbers_of_its_own() -> None:
    assert found("450", kind="code") == []
    assert found("£450", kind="code") == ["£450"]
    assert found("12 rents", kind="words") == ["12 rents"]


def test_a_number_that_is_filled_in_later_is_public() -> None:
    assert found("as paragraph 9 of this") == ["as paragraph 9 of this"]
    assert found("as paragraph 9 of this", "as paragraph \x01 of this") == []


def test_runs_do_not_go_from_one_text_into_the_next() -> None:
    kept = secrets([Said("paragraph 3", "they all left it in a hurry")])
    texts = [Placed("one", "they all left"), Placed("two", "it in a hurry")]
    assert list(leaks(kept, texts)) == []


@pytest.mark.parametrize("text", ["sold to Acme", "SOLD TO ACME", "sold  to\nacme"])
def test_a_short_text_is_found_as_a_whole(text: str) -> None:
    assert found(text, withheld="Sold to Acme")


def test_a_word_that_began_a_sentence_is_a_name_unless_it_is_used_as_a_word() -> None:
    assert found("It says Acme.", withheld="Acme pays.") == ["Acme"]
    assert found("It says Sales.", "our sales", withheld="Sales fell.") == []


def test_one_leak_in_a_long_paper_is_found_where_it_stands() -> None:
    kept = secrets([Said("paragraph 3", WITHHELD)])
    texts = [Placed(str(number), "nothing is said in here at all") for number in range(10_000)]
    texts[7_654] = Placed("here", "and White")
    assert [one.place for one in leaks(kept, texts)] == ["here"]
