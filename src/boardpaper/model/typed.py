"""How what people type becomes typed: the pieces every typed file is made of.

Knows pydantic and the short ways of writing things; does not know YAML. Every
scalar arrives as the text that was written, so ``2.10`` is not ``2.1`` and
``no`` is a word.
"""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from boardpaper.model.dates import When

STRICT = ConfigDict(extra="forbid")
"""The settings of every typed class: a key nobody knows is a mistake."""


def shorthand(key: str) -> BeforeValidator:
    """A mapping may be written as one text, which is its ``key``."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand, json_schema_input_type=str | dict[str, Any])


def _one_or_many(value: object) -> object:
    return (value,) if isinstance(value, str) else value


OneOrMany = BeforeValidator(_one_or_many)
"""A list of texts may be written as one text."""


def _one_or_several(value: object) -> object:
    return (value,) if isinstance(value, str | dict) else value


OneOrSeveral = BeforeValidator(_one_or_several)
"""A list of mappings may be written as one mapping, or as its short form."""


def _when(value: object) -> object:
    if isinstance(value, When):
        return value
    try:
        return When.parse(value if isinstance(value, str) else str(value))
    except ValueError:
        raise PydanticCustomError("date", "not a date") from None


def _day(value: object) -> object:
    when = _when(value)
    if isinstance(when, When) and not when.day:
        raise PydanticCustomError("date", "not a day")
    return when


def _figure(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        raise PydanticCustomError("figure", "not a figure") from None
    if not figure.is_finite():
        raise PydanticCustomError("figure", "not a figure")
    return figure


def _format(value: object) -> object:
    if value not in ("1", 1):
        raise PydanticCustomError("format", "not format 1")
    return 1


def _schema(description: str, check: Callable[[object], object], **schema: Any) -> tuple[Any, ...]:
    return BeforeValidator(check), WithJsonSchema({"description": description, **schema})


Date = Annotated[
    When,
    *_schema(
        "A date: 2004-09-23, or 2004-09 where only the month is known, or 2004.",
        _when,
        type=["string", "number"],
        pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$",
    ),
]
Day = Annotated[
    When,
    *_schema("A day, written 2004-09-23.", _day, type="string", pattern=r"^\d{4}-\d{2}-\d{2}$"),
]
Figure = Annotated[
    Decimal, *_schema("A figure, such as 85 or 74.7.", _figure, type=["number", "string"])
]
Format = Annotated[int, *_schema("The version of this file's format: 1.", _format, enum=[1, "1"])]
Written = Annotated[
    str, WithJsonSchema({"type": ["string", "number"], "description": "Printed as written."})
]


def _whole(value: object) -> object:
    return value if isinstance(value, dict) or value is None else {"": value}


_PARAGRAPH = {"type": ["string", "number"]}
_PARAGRAPHS = [_PARAGRAPH, {"type": "array", "items": _PARAGRAPH}]
_UNDER = "The paragraph of the schedule under which it is exempt from publication, such as 3."
Exempt = Annotated[tuple[Written, ...], OneOrMany, Field(description=_UNDER)]
ExemptColumns = Annotated[
    dict[str, Annotated[tuple[str, ...], OneOrMany]],
    BeforeValidator(_whole),
    WithJsonSchema(
        {
            "description": f"{_UNDER} Or columns by name, each with its paragraph.",
            "anyOf": [
                *_PARAGRAPHS,
                {"type": "object", "additionalProperties": {"anyOf": _PARAGRAPHS}},
            ],
        }
    ),
]
"""What is exempt of a row, by column; the whole of it stands under ""."""
