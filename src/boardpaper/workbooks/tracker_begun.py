"""What is understood of a tracker's headings, for somebody who will say what they mean.

Knows the row that looks most like headings, if none is known to be; does not know the rows below.
"""

from dataclasses import dataclass

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.source import WholeFile
from boardpaper.model.tracker_mapping import WITH_PERIOD, TrackerMapping
from boardpaper.workbooks.tracker_headings import Meaning
from boardpaper.workbooks.tracker_sheet import TrackerFile
from boardpaper.workbooks.tracker_table import WITHOUT_PERIOD, Finder, Head


@dataclass(frozen=True, slots=True)
class Begun:
    """The headings of a sheet in their order, each with what it is taken to mean.

    ``is_sure`` is whether they are known to be headings; ``several`` whether there are
    other sheets.
    """

    sheet: str
    row: int
    columns: tuple[tuple[str, Meaning], ...]
    is_sure: bool
    several: bool


def begun(file: TrackerFile, wanted: str) -> Outcome[Begun]:
    """The headings of the sheet that is wanted, or of the first that says anything."""
    sheets = [one for one in file.sheets if one.cells]
    named = [one for one in sheets if one.name.casefold() == wanted.casefold()]
    shown = named or ([] if wanted else [one for one in sheets if not one.is_hidden])
    if not shown:
        names = ", ".join(f'"{one.name}"' for one in sheets)
        message = f'it has no sheet "{wanted}" that says anything' if wanted else "it says nothing"
        found = Diagnostic(
            WholeFile(file.path), "table-file-has-the-sheet", message, f"its sheets are {names}"
        )
        return Outcome(None, (found,))
    finders = [Finder(sheet, TrackerMapping(format=1), lambda _: "") for sheet in shown]
    sure = [(one, head) for one in finders if (head := one.head())]
    finder, head = sure[0] if sure else (finders[0], _likeliest(finders[0]))
    settled = finder.settled(head)
    columns: dict[str, Meaning] = {}
    for at, title in head.titles.items():
        meant = settled.get(at, Meaning("left out"))
        if meant.says in WITH_PERIOD and not meant.period:
            meant = Meaning(meant.says, WITHOUT_PERIOD)
        columns.setdefault(title, meant)
    several = len(sheets) > 1
    return Outcome(Begun(finder.sheet.name, head.row, tuple(columns.items()), bool(sure), several))


def _likeliest(finder: Finder) -> Head:
    """The row with the most short texts among the first ones."""
    rows = finder.sheet.rows[:20]
    heads = [finder.head_at(row) for row in rows]
    return max(heads, key=lambda one: len(one.titles))
