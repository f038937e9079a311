"""How a value prints, and which values print at all.

Knows texts, figures, facts and Jinja's unknown names; does not know templates.
"""

from decimal import Decimal
from math import isfinite

from jinja2 import Undefined

from boardpaper.expressions.facts import Facts
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.quantity import Quantity

DIGITS = 15
"""Digits of a worked-out figure that can be trusted (IEEE 754 binary64)."""


def said(value: object) -> str:
    """A value as it prints: a text, a figure, or facts that have words of their own.

    Raises ExpressionFault for a list, for true and false, and for anything else that
    only a program would print; OverflowError for a figure without an end.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Facts | Undefined):
        return str(value)
    if isinstance(value, Quantity):
        return value.words
    if isinstance(value, bool) or value is None:
        raise _unsaid(
            "this is true, false or nothing, and no words",
            "say which words are meant, such as {{ 'yes' if plan else 'no' }}",
        )
    if isinstance(value, int | float | Decimal):
        return _figure(value)
    if isinstance(value, list | tuple):
        raise _unsaid(
            "this is a list, and not one value",
            "join it: {{ plan.periods | join(', ') }}, or take one of it: {{ plan.periods[0] }}",
        )
    raise _unsaid("this has no words of its own", "add a dot and the name of one value in it")


def _figure(value: float | Decimal) -> str:
    if not isfinite(value):
        raise OverflowError
    if isinstance(value, float):
        return format(Decimal(f"{value:.{DIGITS}g}"), "f")
    return str(value)


def _unsaid(message: str, hint: str) -> ExpressionFault:
    return ExpressionFault("placeholder-is-one-value", message, hint)
