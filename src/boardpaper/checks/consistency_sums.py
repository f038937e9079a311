"""Sums that an author did: percentages beside their counts, and totals of tables.

Knows arithmetic and rounding; does not know plans.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final

from boardpaper.checks.consistency_passages import Passage, Remark, passages, tables
from boardpaper.checks.consistency_words import IN_WORDS
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Cell, Paper, Table, words
from boardpaper.model.source import WholeFile

COUNT: Final = rf"\d[\d,]*|(?:{'|'.join(sorted(IN_WORDS, key=len, reverse=True))})"
PERCENT: Final = r"(?P<percent>\d+(?:\.\d+)?) ?(?:%|per cent)"
PAIR: Final = rf"\b(?P<some>{COUNT}) (?:out )?of (?:the |all |these )?(?P<all>{COUNT})"
ABOUT: Final = re.compile(
    r"\b(?:about|around|some|nearly|almost|over|under|approximately) $", re.IGNORECASE
)
WAYS: Final = (
    re.compile(rf"{PAIR}(?: [a-z]+){{0,3}}(?:,? \(|, or | – ){PERCENT}", re.IGNORECASE),
    re.compile(rf"(?<!\d)(?<![\d.,]){PERCENT} \({PAIR}(?: [a-z]+){{0,3}}\)", re.IGNORECASE),
)
"""64 of 114 (55%), and 55% (64 of 114)."""
TOTAL: Final = re.compile(r"(?:grand |overall )?totals?:?", re.IGNORECASE)
NO_SUM: Final = re.compile(r"%|share|rate|average|mean|median|per\b", re.IGNORECASE)
PARTIAL: Final = re.compile(r"total|of which|including|average|net\b|less\b", re.IGNORECASE)
ROUNDED: Final = re.compile(r"000|thousand|million|£m|£k|round", re.IGNORECASE)
AMOUNT: Final = re.compile(r"£?(\d[\d,]*(?:\.\d+)?)")
NOTHING: Final = ("", "-", "–", "—", "nil")


def percentages_follow(paper: Paper) -> Iterator[Remark]:
    """Remarks on percentages that their counts do not give, however they are rounded."""
    for passage in passages(paper):
        for way in WAYS:
            for found in way.finditer(passage.text):
                before = passage.text[: found.start()]
                if not ABOUT.search(before) and passage.typed(*found.span()):
                    yield from _percentage(passage, found)


def _percentage(passage: Passage, found: re.Match[str]) -> Iterator[Remark]:
    some, all_of = _count(found["some"]), _count(found["all"])
    said = Decimal(found["percent"])
    if not 0 < some <= all_of:
        return
    places = Decimal(1).scaleb(int(said.as_tuple().exponent))
    gives = 100 * some / all_of
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    if said not in {gives.quantize(places, way) for way in ways}:
        start, end = found.span("percent")
        yield Remark(
            Diagnostic(
                passage.place(start, end),
                "percentage-follows-from-its-counts",
                f"it says {said}%, and {found['some']} of {found['all']} is "
                f"{gives.quantize(places, ROUND_HALF_UP)}%",
                "correct the percentage or the counts; if they are right, say so in paper.yaml "
                "under stands, with the reason",
                Severity.WARNING,
            ),
            passage.text,
            *found.span(),
        )


def _count(written: str) -> Decimal:
    known = IN_WORDS.get(written.casefold())
    return Decimal(written.replace(",", "")) if known is None else known


def totals_add_up(paper: Paper) -> Iterator[Remark]:
    """Remarks on the last row of a table, called its total, where a column does not give it."""
    for table in tables(paper):
        rows = [[words(cell).strip() for cell in row] for row in table.rows]
        if len(rows) > 2 and TOTAL.fullmatch(rows[-1][0]) and not _partial(rows[:-1]):
            for column in range(1, len(table.header)):
                yield from _column(table, rows, column)


def _partial(rows: Sequence[Sequence[str]]) -> bool:
    """Whether some rows are sums of others, or parts of them."""
    return any(PARTIAL.search(row[0]) for row in rows)


def _column(table: Table, rows: Sequence[Sequence[str]], column: int) -> Iterator[Remark]:
    heading = words(table.header[column])
    amounts = [_amount(row[column]) for row in rows]
    total = amounts.pop()
    if NO_SUM.search(heading) or total is None or not all(one is not None for one in amounts):
        return
    gives = sum((one for one in amounts if one is not None), Decimal(0))
    said = words(table.rows[-1][column]).strip()
    caption = "".join(words(inline) for inline in table.caption)
    if gives != total and said and not _by_rounding(amounts, total - gives, heading + caption):
        yield _wrong_total(table.rows[-1][column], table, said, gives)


def _amount(written: str) -> Decimal | None:
    if written.casefold() in NOTHING:
        return Decimal(0)
    found = AMOUNT.fullmatch(written)
    return Decimal(found[1].replace(",", "")) if found else None


def _by_rounding(amounts: Sequence[Decimal | None], out: Decimal, about: str) -> bool:
    """Whether rounded figures can give a total that is out by so much."""
    exponents = [int(one.as_tuple().exponent) for one in amounts if one is not None]
    if min(exponents) == 0 and not ROUNDED.search(about):
        return False
    return abs(out) <= Decimal(len(amounts)).scaleb(min(exponents)) / 2


def _wrong_total(cell: Cell, table: Table, said: str, gives: Decimal) -> Remark:
    return Remark(
        Diagnostic(
            cell.span or table.span or WholeFile(""),
            "total-adds-up",
            f"the total is given as {said}, and the rows above it come to {gives:,f}",
            "correct the total or a row; if it is of more than these rows, say so in paper.yaml "
            "under stands, with the reason",
            Severity.WARNING,
        ),
        said,
        0,
        len(said),
    )
