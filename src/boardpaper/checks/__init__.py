"""Checks: what a whole paper says that does not hold together.

Each is a function from a paper to findings; this list is all of them, in order.
"""

from collections.abc import Callable, Iterator

from boardpaper.checks.languages import language_has_names
from boardpaper.checks.lengths import sections_keep_their_length
from boardpaper.checks.printed_words import printed_words_agree
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.paper import Paper

CHECKS: tuple[Callable[[Paper], Iterator[Diagnostic]], ...] = (
    printed_words_agree,
    language_has_names,
    sections_keep_their_length,
)


def check(paper: Paper) -> tuple[Diagnostic, ...]:
    """The findings of every check."""
    return tuple(finding for one in CHECKS for finding in one(paper))
