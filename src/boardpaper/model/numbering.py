"""Numbers as a house style names them: patterns such as ``{section}.{1}`` and their labels.

Knows patterns and counts; does not know sections, nor how Word draws a number.
"""

import re
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.numerals import written
from boardpaper.model.typed import STRICT, OneOrMany

NUMERALS = {
    "1": "decimal",
    "A": "upperLetter",
    "a": "lowerLetter",
    "I": "upperRoman",
    "i": "lowerRoman",
}
"""What counts: the name in a pattern, and Word's name for it (ECMA-376-1, 17.18.59)."""
NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Numbering:
    """Patterns for the labels of sections, paragraphs and lists; empty is no label.

    ``{1}``, ``{A}``, ``{a}``, ``{I}`` and ``{i}`` count. ``{section}`` is the count of
    the section, ``{paragraph}`` the number of the paragraph a list hangs under.
    Paragraphs run straight through unless their pattern names the section.
    """

    sections: Annotated[str, Field(description="Labels of headings, such as {1}. or {A}")] = ""
    paragraphs: Annotated[
        str, Field(description="Labels of paragraphs, such as {1}. or {section}.{1}")
    ] = "{1}."
    lists: Annotated[
        tuple[str, ...],
        OneOrMany,
        Field(description="Labels of numbered lists, the outermost first, such as ({a})"),
    ] = ("({a})", "({i})", "({A})")


def label(pattern: str, count: int, section: str = "", paragraph: str = "") -> str:
    """The label of the count-th thing: pattern ``{section}.{1}`` gives "3.2"."""
    known = {"section": section, "paragraph": paragraph}

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        return written(count, NUMERALS[name]) if name in NUMERALS else known.get(name, "")

    return NAME.sub(fill, pattern)


def counted(pattern: str, count: int) -> str:
    """The count alone, in the numeral of a pattern: ``{1}.0`` gives "3"."""
    numeral = next((name for name in NAME.findall(pattern) if name in NUMERALS), "1")
    return written(count, NUMERALS[numeral])


def bare(text: str) -> str:
    """A label as it is referred to: Word's REF drops a full stop at its end."""
    return text.removesuffix(".")
