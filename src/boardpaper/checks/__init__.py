"""Checks: what a whole paper says that does not hold together.

Each is a function from a paper to findings; these lists are all of them, in order.
"""

from collections.abc import Callable, Iterator
from datetime import date

from boardpaper.checks.background_papers import background_papers_are_listed
from boardpaper.checks.consistency import paper_agrees_with_itself
from boardpaper.checks.exempt import exempt_paragraphs_are_known, public_interest_is_weighed
from boardpaper.checks.exempt_fields import marked_fields_can_be_withheld
from boardpaper.checks.key_decisions import key_decision_has_notice
from boardpaper.checks.languages import language_has_names
from boardpaper.checks.lengths import sections_keep_their_length
from boardpaper.checks.printed_words import printed_words_agree
from boardpaper.checks.publication import late_says_why_it_cannot_wait, published_in_time
from boardpaper.checks.small_counts import small_counts_are_withheld
from boardpaper.checks.typed_statuses import typed_statuses_agree
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.paper import Paper

CHECKS: tuple[Callable[[Paper], Iterator[Diagnostic]], ...] = (
    printed_words_agree,
    typed_statuses_agree,
    paper_agrees_with_itself,
    language_has_names,
    sections_keep_their_length,
    marked_fields_can_be_withheld,
    small_counts_are_withheld,
    background_papers_are_listed,
    late_says_why_it_cannot_wait,
    key_decision_has_notice,
    exempt_paragraphs_are_known,
    public_interest_is_weighed,
)
DATED: tuple[Callable[[Paper, date], Iterator[Diagnostic]], ...] = (published_in_time,)
"""Checks that depend on what day it is."""


def check(paper: Paper, today: date | None = None) -> tuple[Diagnostic, ...]:
    """The findings of every check; of those that depend on the day only where one is given."""
    found = [finding for one in CHECKS for finding in one(paper)]
    if today is not None:
        found += [finding for one in DATED for finding in one(paper, today)]
    return tuple(found)
