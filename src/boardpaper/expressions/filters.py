"""The filters a placeholder may use: Jinja's, held to what prints and to what ends.

Knows Jinja's filters; does not know templates, nor what the values are.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS as JINJAS
from jinja2.filters import do_join, do_round, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context

from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.saying import said

FILTERS = (
    "abs", "capitalize", "count", "default", "first", "float", "int", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "round", "select", "selectattr", "sort", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
OF_TEXTS = ("capitalize", "lower", "title", "trim", "upper")
OF_LISTS = ("list", "map", "reject", "rejectattr", "reverse", "select", "selectattr", "unique")
MOST_PLACES = 12
"""Places after the point that a figure is rounded to at most."""
LARGEST_EXPONENT = 300
"""Powers of ten from which on a figure takes for ever to write out."""
Filter = Callable[..., Any]


def filters() -> dict[str, Filter]:
    """The filters by name."""
    return (
        {name: JINJAS[name] for name in FILTERS}
        | {name: _of_text(JINJAS[name]) for name in OF_TEXTS}
        | {name: _whole(JINJAS[name]) for name in OF_LISTS}
        | {"count": len, "length": len, "join": _join, "round": _round, "int": _int}
    )


def _of_text(jinjas: Filter) -> Filter:
    """The filter, for what prints: Jinja would take a list as Python writes it."""

    @wraps(jinjas)
    def run(value: object, *arguments: Any, **named: Any) -> Any:
        return jinjas(said(value), *arguments, **named)

    return run


def _whole(jinjas: Filter) -> Filter:
    """The filter, with a list for what Jinja gives one by one."""

    @wraps(jinjas)
    def run(*arguments: Any, **named: Any) -> Any:
        found = jinjas(*arguments, **named)
        return found if isinstance(found, str) else tuple(found)

    return run


@pass_eval_context
def _join(context: EvalContext, value: Any, d: str = "", attribute: str | int | None = None) -> Any:
    """The entries as one text; each must be something that prints."""
    if attribute is not None:
        value = map(make_attrgetter(context.environment, attribute), value)
    return do_join(context, [said(entry) for entry in value], said(d))


def _round(value: Any, precision: Any = 0, method: Any = "common") -> Any:
    """The figure with so many places, 0 to 12."""
    if not isinstance(precision, int) or not 0 <= precision <= MOST_PLACES:
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            f'"{precision}" is not a number of places to round to',
            f"write a number from 0 to {MOST_PLACES}, such as {{{{ 74.72 | round(1) }}}}",
        )
    return do_round(_bounded(value), precision, method)


def _int(value: Any, default: int = 0, base: int = 10) -> Any:
    return JINJAS["int"](_bounded(value), default, base)


def _bounded(value: Any) -> Any:
    """A figure that can be written out in a moment."""
    if isinstance(value, Decimal) and value and value.adjusted() > LARGEST_EXPONENT:
        raise OverflowError
    return value
