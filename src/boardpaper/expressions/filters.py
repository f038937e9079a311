"""The filters a placeholder may use: Jinja's, held to what prints and to what ends.

Knows Jinja's filters; does not know templates, nor what the values are.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import wraps
from math import isfinite
from typing import Any

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJAS
from jinja2.filters import do_join, do_round, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context

from boardpaper.expressions.dated import Dated
from boardpaper.expressions.facts import Facts, Missing
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.number_words import LARGEST, in_words
from boardpaper.expressions.quantity import Quantity
from boardpaper.expressions.saying import DIGITS, said
from boardpaper.model.sentences import listed

FILTERS = (
    "abs", "capitalize", "count", "default", "first", "float", "int", "join", "last",
    "length", "list", "listed", "lower", "map", "max", "min", "month", "percent", "reject",
    "rejectattr", "reverse", "round", "select", "selectattr", "sort", "sum", "title", "trim",
    "unique", "upper", "words",
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
        {name: JINJAS[name] for name in FILTERS if name in JINJAS}
        | {name: _of_text(JINJAS[name]) for name in OF_TEXTS}
        | {name: _whole(JINJAS[name]) for name in OF_LISTS}
        | {"count": len, "length": len, "join": _join, "round": _round, "int": _int}
        | {"listed": _listed, "month": _month, "percent": _percent, "words": _words}
        | {"abs": _abs, "default": _default}
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
    _check_places(precision)
    _refuse(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            "only a figure can be rounded",
            "take the filter out, or name a figure, such as {{ 74.72 | round(1) }}",
        )
    if isinstance(value, float) and isfinite(value):
        value = Decimal(f"{value:.{DIGITS}g}")
    if isinstance(value, Decimal) and method == "common":
        # Half up, as people round; Python would round 66.5 to 66.
        figure = _bounded(value).quantize(Decimal(1).scaleb(-precision), ROUND_HALF_UP)
        return value.rounded(figure) if isinstance(value, Quantity) else figure
    return do_round(_bounded(value), precision, method)


def _whole_number(value: Decimal) -> int:
    """A figure as a whole number, once it is known to be no longer than those with words."""
    if not value.is_finite() or abs(value) > LARGEST:
        raise ValueError
    return int(value.to_integral_exact())


def _check_places(places: Any) -> None:
    """Raises ExpressionFault for what is no number of places after the point."""
    if isinstance(places, bool) or not isinstance(places, int) or not 0 <= places <= MOST_PLACES:
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            f'"{places}" is not a number of places to round to',
            f"write a number from 0 to {MOST_PLACES}, such as {{{{ 74.72 | round(1) }}}}",
        )


def _abs(value: Any) -> Any:
    """The figure without its sign, and with its unit."""
    _refuse(value)
    return value.rounded(abs(value)) if isinstance(value, Quantity) else abs(value)


def _words(value: Any) -> str:
    """A whole number in words: 11 is eleven."""
    _refuse(value)
    try:
        whole = value if isinstance(value, int) else _whole_number(Decimal(value))
        if isinstance(value, bool) or whole != value:
            raise ValueError
        return in_words(whole)
    except (ValueError, TypeError, ArithmeticError):
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            "only a whole number from 0 to 999,999 has words here",
            "round it first, as in {{ 11.4 | round | words }}, or take the filter out",
        ) from None


def _percent(value: Any, of: Any = None, places: Any = 0) -> str:
    """How many per cent of something a number is, half up: 3 of 4 is 75%."""
    _refuse(value)
    _refuse(of)
    _check_places(places)
    numbers = [each for each in (value, of) if isinstance(each, int | float | Decimal)]
    if len(numbers) != 2:
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            "a percentage is one number of another",
            "write both: {{ progress.actions.achieved | percent(of=progress.actions.total) }}",
        )
    if not of:
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            "there are none of which this could be a percentage",
            "say so in words where there is nothing to count",
        )
    share = _bounded(Decimal(str(value))) * 100 / _bounded(Decimal(str(of)))
    return f"{share.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def _listed(value: Any) -> str:
    """A list as in a sentence: a, b and c; "none" for an empty one."""
    _refuse(value)
    if not isinstance(value, list | tuple):
        raise ExpressionFault(
            "placeholder-can-be-worked-out",
            "only a list can be listed",
            "take the filter out, or name a list, such as progress.actions.references.overdue",
        )
    return listed(said(each) for each in value) if value else "none"


def _refuse(value: Any) -> None:
    """Raises for a value that is withheld, not given, several or unknown, and says so."""
    if isinstance(value, Facts | Undefined):
        said(value)


def _month(value: Any) -> str:
    """The month of a date: 23 September 2004 is September 2004."""
    _refuse(value)
    if isinstance(value, Dated) and value.when.month:
        return value.month
    raise ExpressionFault(
        "placeholder-can-be-worked-out",
        "only a date that is known to the day or the month has one",
        "take the filter out, or name such a date: {{ meeting.date | month }}",
    )


def _default(value: Any, instead: Any = "", boolean: Any = False) -> Any:
    """The value, or something else where there is none."""
    return instead if isinstance(value, Missing) else JINJAS["default"](value, instead, boolean)


def _int(value: Any, default: int = 0, base: int = 10) -> Any:
    return JINJAS["int"](_bounded(value), default, base)


def _bounded(value: Any) -> Any:
    """A figure that can be written out in a moment."""
    if isinstance(value, Decimal) and value and value.adjusted() > LARGEST_EXPONENT:
        raise OverflowError
    return value
