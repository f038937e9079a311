"""The actions of one recommendation as a plain table: an action to a row, no cell empty.

Knows actions and which columns they fill; does not know what is said of the whole
recommendation, nor how a table is drawn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from boardpaper.model.paper import Align, Cell, Inline, LineBreak, Table, Text
from boardpaper.model.plan import Action, Recommendation
from boardpaper.model.wording import Cell as Lines
from boardpaper.model.wording import Line, Wording, lines, printed_name

NOTHING: Final = "None of its own"
"""What a cell says of an action that has nothing there while another has."""
ENDS: Final = (".", "!", "?", ":", ";")


class Doing(NamedTuple):
    """An action: its words, and its facts unless those cannot be told apart from others'."""

    words: Lines
    facts: Action | None


class _Column(NamedTuple):
    title: str
    says: Callable[[Action], Lines]


def actions_table(
    one: Recommendation,
    doings: Sequence[Doing],
    periods: Sequence[str],
    wording: Wording,
    *,
    named: bool,
) -> Table:
    """The table: a number, the action, and the columns that some action fills.

    ``periods`` are those whose facts print here, ``named`` is whether managers do.
    """
    columns = [
        column
        for column in _columns(periods, wording, named=named)
        if any(doing.facts and column.says(doing.facts) for doing in doings)
    ]
    titles = wording.style.titles
    header = (titles.number, titles.action, *(column.title for column in columns))
    rows = (_row(number, doing, columns) for number, doing in enumerate(doings, 1))
    as_usual: Align = ""
    return Table(
        tuple(_cell([Line(title)]) for title in header),
        tuple(rows),
        (as_usual,) * len(header),
        (Text(f"Actions for recommendation {one.reference}"),),
    )


def _columns(periods: Sequence[str], wording: Wording, *, named: bool) -> Iterator[_Column]:
    titles = wording.style.titles
    yield _Column(titles.status, lambda action: lines(_capital(action.status or "")))
    yield _Column(titles.due, lambda action: lines(wording.date(action.due)))
    for period in periods:
        yield _Column(printed_name(period), partial(wording.reached, period=period))
    if named:
        yield _Column(
            titles.managers,
            lambda action: tuple(
                chain.from_iterable(lines(wording.manager(who)) for who in action.managers)
            ),
        )


def _row(number: int, doing: Doing, columns: Iterable[_Column]) -> tuple[Cell, ...]:
    said = (column.says(doing.facts) if doing.facts else () for column in columns)
    return (
        _cell([Line(str(number))]),
        _cell(doing.words),
        *(_cell(one or [Line(NOTHING)]) for one in said),
    )


def _cell(said: Iterable[Line]) -> Cell:
    """A cell, its lines below each other."""
    inlines: list[Inline] = []
    for line in said:
        inlines += [LineBreak(), Text(line.text)] if inlines else [Text(line.text)]
    return Cell(tuple(inlines))


def sentences(said: Sequence[str]) -> str:
    """Several statements, each closed before the next begins."""
    closed = (one if one.endswith(ENDS) else f"{one}." for one in said[:-1])
    return " ".join([*closed, *said[-1:]])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
