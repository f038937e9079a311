"""The words of the last paper that nobody has looked at yet: ``not-confirmed.yaml``.

Knows what the file may say; does not know which of it still stands in the paper.
"""

from typing import Annotated, Final

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.typed import STRICT, Format, Written

NOT_CONFIRMED: Final = "not-confirmed.yaml"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class CarriedWords:
    """One paragraph, list item, table, picture or figure that was carried over."""

    digest: Annotated[
        Written,
        Field(pattern=r"^[0-9a-f]{16}$", description="What boardpaper knows its words by."),
    ]
    file: Annotated[str, Field(description="The file it was carried in.")] = ""
    words: Annotated[str, Field(description="Its first words, for people.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class NotConfirmed:
    """The contents of ``not-confirmed.yaml``."""

    format: Format
    not_confirmed: Annotated[
        tuple[CarriedWords, ...],
        Field(description="What was carried from the last paper and is not yet confirmed."),
    ] = ()
