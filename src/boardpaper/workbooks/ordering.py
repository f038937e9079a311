"""Keys of a plan's entries in the order that the plan has them.

Knows the fields of the model; does not know what they say.
"""

from dataclasses import fields
from functools import cache
from typing import Any

from boardpaper.model.pieces import Data


@cache
def _order(kind: Any) -> dict[str, int]:
    return {field.name: at for at, field in enumerate(fields(kind))}


def ordered(kind: type, held: dict[str, Data]) -> dict[str, Data]:
    """The entries of a mapping as its kind orders them; what it does not know comes last."""
    order = _order(kind)
    return dict(sorted(held.items(), key=lambda item: order.get(item[0], len(order))))


def short(entry: dict[str, Data], name: str = "text") -> Data:
    """An entry as one text, where that says it all."""
    return entry[name] if list(entry) == [name] and isinstance(entry[name], str) else entry
