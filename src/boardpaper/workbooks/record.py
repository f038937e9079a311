"""What a workbook remembers of the plan it was made from, on a sheet that nobody sees.

Knows which cells were written and a mark of what each said, by which it is told later
whether the workbook, the plan or both have changed. A mark does not tell the words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, get_args

from boardpaper.model.edition import Audience
from boardpaper.workbooks.cells import Key, Table, mark

SHEET: Final = "boardpaper"
FORMAT: Final = "1"
WIDTH: Final = len(mark(""))
ENOUGH: Final = 20_000
"""Characters that are put into one cell, of 32,767 that it could hold."""
REFERENCE: Final = 100
"""Characters of a row besides its marks, most of them its reference."""


@dataclass(frozen=True, slots=True)
class About:
    """Which plan a workbook holds, for whom, and whose part of it; empty where it is all.

    ``paper`` is the paper's folder from the workspace, with ``/``.
    """

    paper: str = ""
    title: str = ""
    audience: Audience | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What a workbook remembers: by sheet, the marks of each row by the titles of columns."""

    about: About
    rows: Mapping[str, Mapping[Key, Mapping[str, str]]] = field(default_factory=dict)


def written(about: About, tables: Iterable[Table]) -> Iterator[tuple[str, ...]]:
    """The rows of the sheet that remembers; a cell of it holds many rows of a plan."""
    yield (SHEET, FORMAT, about.paper, about.audience or "", about.owner)
    for table in tables:
        yield ("columns", table.name, *(column.title for column in table.columns))
        together = max(1, ENOUGH // (WIDTH * len(table.columns) + REFERENCE))
        keys = list(table.rows)
        for start in range(0, len(keys), together):
            some = (table.rows[key] for key in keys[start : start + together])
            held = [[*row.key, "".join(map(mark, row.values))] for row in some]
            yield ("rows", table.name, json.dumps(held, ensure_ascii=False))


def read(rows: Iterable[Sequence[str]]) -> Record | None:
    """What the rows of such a sheet say; None where it is no such sheet, or is damaged."""
    first, *others = [tuple(row) for row in rows] or [()]
    if first[:2] != (SHEET, FORMAT):
        return None
    paper, audience, owner = (*first[2:], "", "", "")[:3]
    held: dict[str, dict[Key, Mapping[str, str]]] = {}
    titles: tuple[str, ...] = ()
    for kind, sheet, *words in (row for row in others if len(row) > 2):
        if kind == "columns":
            titles = tuple(word for word in words if word)
            held[sheet] = {}
        elif kind == "rows":
            try:
                held[sheet].update(_marks(words[0], titles))
            except (ValueError, KeyError, TypeError):
                return None
    asked = next((one for one in get_args(Audience) if one == audience), None)
    return Record(About(paper, "", asked, owner), held)


def _marks(written_rows: str, titles: tuple[str, ...]) -> Iterator[tuple[Key, Mapping[str, str]]]:
    """Raises ValueError or TypeError where it is not as it was written."""
    for reference, number, together in json.loads(written_rows):
        marks = [together[at : at + WIDTH] for at in range(0, len(together), WIDTH)]
        yield (reference, number), dict(zip(titles, marks, strict=True))
