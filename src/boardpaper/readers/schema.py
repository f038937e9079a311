"""JSON Schemas of the typed files, for editors that help while typing.

Knows what the readers accept and says it as editors see it: they read 2.10 and 85 as
numbers, ``yes`` or ``true`` perhaps as a truth value, and nothing as null. Does not
know the checks that go beyond the model.
"""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.not_confirmed import NotConfirmed
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.tracker_mapping import TrackerMapping
from boardpaper.model.typed import OneOrMany, OneOrSeveral

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WORDS = ["string", "number", "boolean"]
"""What a text may look like to an editor: every scalar but an empty one."""

FILES: tuple[tuple[str, str, type], ...] = (
    ("meeting.schema.json", "A meeting", Meeting),
    ("paper.schema.json", "A paper", PaperFile),
    ("plan.schema.json", "An action plan", Plan),
    ("tracker-mapping.schema.json", "What a tracker's columns say", TrackerMapping),
    ("not-confirmed.schema.json", "What is not yet confirmed", NotConfirmed),
    ("house-style.schema.json", "A house style", HouseStyle),
)


def schemas() -> dict[str, Schema]:
    """The JSON Schema (draft 2020-12) of each kind of file, by the schema's file name.

    Whatever a reader accepts is valid by it. The reverse does not hold: that periods
    are listed or references differ is beyond a schema.
    """
    return {name: _schema(title, kind) for name, title, kind in FILES}


def _schema(title: str, kind: type) -> Schema:
    made = TypeAdapter[Any](kind).json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, **_plain(made), "title": title}


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas, loosened to what people type."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        return {**super().str_schema(schema), "type": WORDS}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        """A short way of writing, as text, stands beside the long one."""
        inner = self.generate_inner(schema["schema"])
        is_shorthand = "json_schema_input_schema" in schema
        if schema["function"]["function"] is OneOrSeveral.func:
            return {"anyOf": [inner["items"], inner]}
        if is_shorthand or schema["function"]["function"] is OneOrMany.func:
            return {"anyOf": [{"type": WORDS}, inner]}
        return inner


def _plain(schema: Any, named: bool = False) -> Any:
    """A schema without made-up titles and defaults, its optional parts also empty.

    ``named`` is whether the keys of ``schema`` are names of properties.
    """
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema.replace("``", "`") if isinstance(schema, str) else schema
    kept = {
        key: _plain(value, not named and key in ("properties", "$defs"))
        for key, value in schema.items()
        if named or key not in ("title", "default")
    }
    return kept if named else _emptiable(kept)


def _emptiable(schema: Schema) -> Schema:
    """A mapping's schema under which a key that may be left out may also have no value."""
    required = schema.get("required", ())
    properties = schema.get("properties")
    if isinstance(properties, dict):
        schema["properties"] = {
            key: value if key in required else _or_empty(value) for key, value in properties.items()
        }
    if isinstance(schema.get("additionalProperties"), dict):
        schema["additionalProperties"] = _or_empty(schema["additionalProperties"])
    return schema


def _or_empty(schema: Schema) -> Schema:
    empty: Schema = {"type": "null"}
    if empty in schema.get("anyOf", ()):
        return schema
    outer = {key: schema[key] for key in ("description",) if key in schema}
    inner = {key: value for key, value in schema.items() if key not in outer}
    if set(inner) == {"anyOf"}:
        return {**outer, "anyOf": [*inner["anyOf"], empty]}
    return {**outer, "anyOf": [inner, empty]}
