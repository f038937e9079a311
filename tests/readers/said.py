"""What a reader said, one finding to a line, as tests compare it.

Knows how findings are held; does not know any reader.
"""

from collections.abc import Iterable

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import Source, Span


def source(text: str) -> Source:
    """A text as a file."""
    return Source("plan.yaml", text)


def place(span: object) -> str:
    """Line, column and the words there: ``2:7 'next Tuesday'``."""
    assert isinstance(span, Span)
    line, column = span.source.position(span.start)
    return f"{line}:{column} {span.text!r}"


def said(found: Iterable[Diagnostic]) -> list[str]:
    """Each finding as place, rule and message."""
    return [f"{place(each.place)} {each.rule}: {each.message}" for each in found]


def only(found: Iterable[Diagnostic]) -> Diagnostic:
    """The one finding there is."""
    (one,) = found
    return one
