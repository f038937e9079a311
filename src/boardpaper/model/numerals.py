"""Counting in the ways Word's lists count.

Knows how a number is written in each format (ECMA-376-1, 17.18, ST_NumberFormat); does not know
which paragraph has which number.
"""

from typing import Final

ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN: Final = 32_767


def written(number: int, how: str) -> str:
    """The number in a format of Word's; one that is not known here counts in decimals.

    ``none`` and ``bullet`` write nothing. Letters go on as Word's do: z, aa, bb.
    """
    match how:
        case "none" | "bullet":
            return ""
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return f"{number}{_ending(number)}"
        case _:
            return str(number)


def _letters(number: int) -> str:
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 100)


def _roman(number: int) -> str:
    if not 0 < number <= MOST_ROMAN:
        return str(number)
    digits = []
    for value, digit in ROMAN:
        times, number = divmod(number, value)
        digits.append(digit * times)
    return "".join(digits)


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
