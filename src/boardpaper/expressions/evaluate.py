"""One placeholder worked out, or why it cannot be.

Knows the sandbox; does not know where the placeholder stands.
"""

import re
from collections.abc import Mapping, Sequence

from jinja2 import TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError

from boardpaper.expressions.fault import ExpressionFault, suggest
from boardpaper.expressions.sandbox import Sandbox, UnknownName, unknown_filter, unsafe

WORST = (
    TemplateError,
    ExpressionFault,
    ArithmeticError,
    TypeError,
    ValueError,
    AttributeError,
    LookupError,
    NameError,
    SyntaxError,
    RecursionError,
    MemoryError,
)
"""What an expression may end in: Jinja's errors, and Python's where values do not go together."""

MOST_NAMES = 40
"""Names that are told where none of them is near what was written."""


def explain(error: Exception, names: Mapping[str, object], line: int = 1) -> ExpressionFault:
    """What went wrong with an expression, in plain words."""
    if isinstance(error, ExpressionFault):
        return error
    if isinstance(error, UnknownName):
        known = error.known or (() if error.owner else tuple(names))
        owner = f" in {error.owner}" if error.owner else ""
        return ExpressionFault(
            "placeholder-names-a-value",
            f'there is nothing called "{error.name}"{owner}',
            suggest(error.name, known)
            or (f"the names are {_some(known)}" if known else "take the name out"),
            line,
        )
    if isinstance(error, SecurityError):
        return unsafe(str(error), line)
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error)
    return ExpressionFault(
        "placeholder-can-be-worked-out",
        f"this cannot be worked out: {_why(error)}",
        "name a single value, such as {{ title }}",
        line,
    )


def _some(known: Sequence[str]) -> str:
    """Names in a row, as many as can be read."""
    more = len(known) - MOST_NAMES
    shown = ", ".join(known[:MOST_NAMES])
    return f"{shown} and {more:,} more" if more > 0 else shown


def _why(error: Exception) -> str:
    """What went wrong when values met, which Python says to programmers only."""
    if isinstance(error, ZeroDivisionError):
        return "it divides by nothing"
    if isinstance(error, OverflowError | MemoryError | RecursionError):
        return "it grows too large"
    return "its parts do not go together, such as a figure and a text"


def _syntax(error: TemplateSyntaxError) -> ExpressionFault:
    message = error.message or ""
    if message.startswith("No filter named"):
        return unknown_filter(message.split("'")[1], error.lineno)
    return ExpressionFault(
        "placeholder-is-well-formed",
        f"this placeholder cannot be read: {_stumbled(message)}",
        "write it like {{ meeting.date }} or {{ title | upper }}",
        error.lineno,
    )


def _stumbled(message: str) -> str:
    """Where Jinja's lexer or parser stopped, in plain words."""
    found = STOPPED.search(message)
    if message == "expected name or number":
        return "a name is wanted after the dot"
    if found is None:
        return "it is not written as one"
    if found[2].startswith(("end of", "begin of")):
        return "it breaks off before its end"
    return f'"{found[2]}" does not belong there'


STOPPED = re.compile(r"(?:got|unexpected(?: char)?|No test named) (['\"])(.+?)\1(?: at|,|\.|$)")
_NARRATIVE = Sandbox()


def evaluate(expression: str, names: Mapping[str, object]) -> str:
    """The value of one expression, as text. Raises ExpressionFault where it has none."""
    try:
        tree = _NARRATIVE.parse("{{ " + expression + " }}")
        if not (len(tree.body) == 1 and isinstance(tree.body[0], nodes.Output)):
            raise unsafe("it is more than one expression", 1)
        return _NARRATIVE.from_string(tree).render(names)
    except WORST as error:
        raise explain(error, names) from None
