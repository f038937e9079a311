"""What the model allows at a path: which keys, and which of them must be given.

Knows the classes of the model by their type hints; does not know any file.
"""

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from boardpaper.model.typed import Day
from boardpaper.readers.yaml_places import Path


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _annotations(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def kind_at(kind: Any, path: Path) -> Any:
    """The type that belongs at a path below ``kind``; None where nothing does."""
    for step in path:
        kind = _inside(kind, step)
    return _given(kind)


def _inside(kind: Any, step: str | int) -> Any:
    kind = _given(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _hints(kind).get(str(step))
    inner = {tuple: get_args(kind)[:1], dict: get_args(kind)[1:]}.get(get_origin(kind), ())
    return inner[0] if inner else None


def _given(kind: Any) -> Any:
    """A type without the None that says it may be left out."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(inner for inner in get_args(kind) if inner is not type(None))
    return kind


def keys_at(kind: Any, path: Path) -> tuple[str, ...]:
    """The keys a mapping at a path may have; none where they are free or it is no mapping."""
    found = kind_at(kind, path)
    return tuple(field.name for field in fields(found)) if is_dataclass(found) else ()


def first_key_at(kind: Any, path: Path) -> str:
    """The first key that a mapping at a path must have, empty where there is none."""
    found = kind_at(kind, path)
    if not is_dataclass(found):
        return ""
    for field in fields(found):
        if field.default is MISSING and field.default_factory is MISSING:
            return field.name
    return ""


def wants_day(kind: Any, path: Path) -> bool:
    """Whether a date at a path must be known to the day."""
    holder = kind_at(kind, path[:-1])
    if not is_dataclass(holder) or not isinstance(holder, type):
        return False
    return get_args(Day)[1] in get_args(_annotations(holder).get(str(path[-1])))
