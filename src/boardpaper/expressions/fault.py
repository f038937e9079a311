"""What can be wrong with a placeholder, said so that its writer can mend it.

Knows words; does not know Jinja.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class ExpressionFault(Exception):
    """An expression that gives nothing: by which rule, and what to do about it.

    ``line`` is where in a text of several lines, counted from 1.
    """

    def __init__(self, rule: str, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint, self.line = rule, message, hint, line


def suggest(name: str, known: Iterable[str]) -> str:
    """ "did you mean …?" for the nearest known name, else nothing."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
