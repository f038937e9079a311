"""Whether a count that will be published is so small that it may tell who is meant.

Knows which figures are counts, and what is marked exempt; does not know how they print.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.exempt import exempt_runs
from boardpaper.model.exempt_plan import WHOLE
from boardpaper.model.paper import Appendix, Block, Paper, Section, Table, words
from boardpaper.model.plan import Measure, Recommendation
from boardpaper.model.source import Place, WholeFile
from boardpaper.model.wording import CURRENCIES, printed_name

COUNT: Final = re.compile(r"\d{1,4}")
RATES: Final = ("%", "per", *CURRENCIES)
"""How a unit begins that makes a figure no count."""


class Count(NamedTuple):
    """A figure that counts something, where it stands, and its address in words."""

    figure: int
    place: Place
    where: str


def small_counts_are_withheld(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for each published count from 1 up to the number its house style sets.

    By custom that is five in papers about children; no law names a number. Figures that
    are marked exempt, targets, rates and sums of money are passed over.
    """
    least = paper.style.small_numbers
    for count in (*_in_tables(paper), *_in_plan(paper)) if least else ():
        if least and 0 < count.figure < least:
            yield Diagnostic(
                count.place,
                "published-count-is-not-small",
                f"a count of {count.figure} will be published, and may tell who is meant",
                f'write "fewer than {least}", put rows together, or mark it exempt',
                Severity.WARNING,
                address=count.where,
            )


def _in_tables(paper: Paper) -> Iterator[Count]:
    """The cells of published tables that are whole numbers, but for the first of a row."""
    held: tuple[Section | Appendix, ...] = (*paper.sections, *paper.appendices)
    published = (one.blocks for one in held if not one.exempt)
    for table in (table for blocks in published for table in _tables(blocks)):
        for cell in (cell for row in table.rows for cell in row[1:]):
            said = words(cell).strip()
            if COUNT.fullmatch(said):
                yield Count(int(said), cell.span or table.span or WholeFile(""), "")


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among blocks that are not exempt."""
    for exempt, run in exempt_runs(blocks):
        if not exempt and isinstance(run[0], Table):
            yield run[0]


def _in_plan(paper: Paper) -> Iterator[Count]:
    appendix, locate = paper.appendix, paper.places.plan
    if appendix is None or appendix.plan is None or appendix.exempt or locate is None:
        return
    for number, one in enumerate(appendix.plan.recommendations):
        for path, where, figure in _figures(one):
            yield Count(figure, locate(("recommendations", number, *path)), where)


def _figures(one: Recommendation) -> Iterator[tuple[tuple[str | int, ...], str, int]]:
    """What a recommendation's measures counted, where that is published."""
    if WHOLE in one.exempt:
        return
    for at, measure in enumerate(one.measures):
        if measure.exempt or not _counts(measure):
            continue
        for period, actual in measure.actuals.items():
            if period not in one.exempt and _is_whole(actual.value):
                where = f"{one.reference} · {printed_name(period)}"
                yield ("measures", at, "actuals", period), where, int(actual.value)


def _counts(measure: Measure) -> bool:
    return not measure.unit.strip().startswith(RATES)


def _is_whole(figure: Decimal) -> bool:
    return figure == figure.to_integral_value()
