"""The sheet of a workbook that says how the others are filled in.

Knows plain words; does not know how they are laid out.
"""

from collections.abc import Iterator

from boardpaper.model.plan import Status
from boardpaper.workbooks.record import About

SHEET = "Read me"


def lines(about: About) -> Iterator[tuple[str, bool]]:
    """The lines of the sheet, and whether each is a heading."""
    yield about.title or "Action plan", True
    if about.owner:
        yield f"The part of it that {about.owner} answers for.", False
    if about.audience == "restricted":
        yield "NOT FOR PUBLICATION: some of what is in this workbook is exempt.", True
    if about.audience == "public":
        yield "What is exempt from publication is left out of this workbook.", False
    for paragraph in _USE:
        yield paragraph, False
    yield "Status", True
    yield f"One of: {', '.join(Status)}. Choose it from the list in the cell.", False
    for heading, words in _CELLS:
        yield heading, True
        yield words, False


_USE = (
    "Change what has changed, save the workbook, and send it back. Only cells that you "
    "change are taken over; a cell that you leave as it is stays as it is in the plan.",
    "Ref and No. say which row is which. Leave them as they are. You may sort, filter, hide "
    "and leave out rows and columns: what does not come back is kept as it is.",
    "For a new action or measure, add a row with the Ref of its recommendation and no No.",
    "To take an action back, give it the status withdrawn. No row is deleted by deleting it here.",
)
_CELLS = (
    ("Dates", "A day is a date, such as 23/09/2004. Where only the month is known: 2004-09."),
    (
        "Milestones",
        "One to a line (Alt and Enter begins another): what, when, how far. For example: "
        "Strategy agreed - Jul 2004 - achieved",
    ),
    (
        "Managers",
        "One to a line: Ann Lee, or Ann Lee / Raj Patel for two together, or the body they "
        "answer for first: HBS: Ann Lee (liaison)",
    ),
    (
        "Targets and actuals",
        "A figure, without its unit. Words are taken as well if there is one figure in them; "
        "then they print as you wrote them.",
    ),
)
