"""What a paper says of itself: title, people, house style, appendices.

Knows what a paper file may say; does not know its narrative, nor how it is written.
"""

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from boardpaper.model.typed import STRICT, Format, shorthand

FieldValue = Annotated[dict[str, str], shorthand("")]
"""A field of the front matter: its parts by name; one text stands under the name ""."""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class AppendixFile:
    """One appendix and the file it prints."""

    plan: Annotated[str, Field(description="The plan this appendix prints: a file beside it.")]
    title: Annotated[str, Field(description="The title of the appendix.")] = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PaperFile:
    """The contents of ``paper.yaml``."""

    format: Format
    house_style: Annotated[str, Field(description="The folder of the house style it follows.")]
    title: Annotated[str, Field(min_length=1, pattern=r"\S", description="The title of the paper.")]
    subject: Annotated[
        str, Field(description="What the Word file's properties say it is about.")
    ] = ""
    language: Annotated[
        str,
        Field(
            description="The language it is written in, such as en-GB or cy-GB.",
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        ),
    ] = "en-GB"
    fields: Annotated[
        dict[str, FieldValue],
        Field(description="The front matter the house style asks for, by name."),
    ] = Field(default_factory=dict)
    appendices: Annotated[
        tuple[AppendixFile, ...], Field(description="The appendices, in order.", max_length=1)
    ] = ()
