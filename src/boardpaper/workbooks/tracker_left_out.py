"""What of a tracker's sheet nothing is taken from: columns, cells beside, what is hidden.

Knows where such things stand; does not know what the columns that are taken say.
"""

from collections.abc import Iterator, Mapping

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import Place
from boardpaper.workbooks.tracker_sheet import TrackerSheet

MOST_TOLD = 20
"""Hidden rows that are told of one by one."""


def unread(heading: str, place: Place) -> Diagnostic:
    """The note that nothing is taken from a column."""
    return Diagnostic(
        place,
        "workbook-column-is-known",
        f'nothing is taken from the column "{heading}"',
        "say in a mapping file what it says, such as milestones, or that it is left out; "
        "--write-mapping begins one",
        Severity.NOTE,
    )


def untitled(sheet: TrackerSheet, head: int, titles: Mapping[int, str]) -> Iterator[Diagnostic]:
    """Columns without a heading that something stands in, each told of at its first cell."""
    last = max(titles)
    first: dict[int, int] = {}
    for row in sheet.rows:
        if row > head:
            for at in sheet.cells[row]:
                first.setdefault(at, row)
    for at in sorted(first.keys() - titles.keys() - sheet.hidden_columns):
        where = "beside the table" if at > last else "in a column without a heading"
        yield Diagnostic(
            sheet.place_of(first[at], at),
            "workbook-column-is-known",
            f"this stands {where}, and nothing is taken from there",
            "give the column a heading, if it belongs to the plan",
            Severity.NOTE,
        )


def hidden(sheet: TrackerSheet, head: int, titles: Mapping[int, str]) -> Iterator[Diagnostic]:
    """Hidden rows and columns that say something."""
    rows = sorted(row for row in sheet.hidden_rows & sheet.cells.keys() if row > head)
    for number, row in enumerate(rows[:MOST_TOLD], 1):
        more = len(rows) - MOST_TOLD if number == MOST_TOLD else 0
        others = f", and so are {more:,} more further down" if more > 0 else ""
        place = sheet.place_of(row, min(sheet.cells[row]))
        yield _left_out(place, f"row {row} is hidden, and is left out{others}")
    said = {at for cells in sheet.cells.values() for at in cells}
    for at in sorted(sheet.hidden_columns & said):
        held = sheet.shown(head, at)
        named = f' ("{held.value}")' if held and held.value else ""
        yield _left_out(sheet.place_of(head, at), f"this column is hidden{named}, and is left out")


def _left_out(place: Place, message: str) -> Diagnostic:
    return Diagnostic(
        place,
        "workbook-shows-what-is-taken",
        message,
        "show it in Excel, if it belongs to the plan",
        Severity.NOTE,
    )
