"""Whole numbers in English words: "eleven", "one hundred and five".

Knows English; does not know what is counted.
"""

from typing import Final

SMALL: Final = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS: Final = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
)  # fmt: skip
LARGEST: Final = 999_999


def in_words(number: int) -> str:
    """A number from 0 to 999,999 in words. Raises ValueError for any other."""
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number < len(SMALL):
        return SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{TENS[tens]}-{SMALL[ones]}" if ones else TENS[tens]
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, size)
    head = f"{in_words(many)} {name}"
    if not rest:
        return head
    return f"{head} {'and ' if rest < 100 else ''}{in_words(rest)}"
