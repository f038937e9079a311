"""An action plan as HTML, as the table that the house style's template draws.

Knows which columns a plan has and which of its words stand in which; does not know how
its facts are said, nor how the template is read.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final

from boardpaper.model.paper import Paper
from boardpaper.model.plan import Plan
from boardpaper.model.wording import COLUMNS, Line, Row, Wording, printed_name, slot
from boardpaper.ooxml.plan_columns import Head, PlanColumns
from boardpaper.writers.html_ids import Ids
from boardpaper.writers.html_tables import frame

REFERENCE: Final = "reference"
PERIOD: Final = "period_"
"""How a template calls a period by its number, from 1, whatever the plan calls it."""


def plan_table(paper: Paper, plan: Plan, columns: PlanColumns | None, ids: Ids, named: str) -> str:
    """The plan in one table that scrolls by itself; ``named`` is the id of its heading.

    Without ``columns`` each has one, under the name that the plan's file gives it.
    """
    columns = columns or _plain(plan)
    slots = [tuple(_known(names, plan)) for names in columns.slots]
    wording = Wording(paper.style.plan, paper.about.language)
    heads = "\n".join(_heads(columns, [_width(names) for names in slots]))
    rows = "\n".join(_row(row, slots, ids) for row in wording.rows(plan))
    table = f'<table class="plan">\n{heads}\n<tbody>\n{rows}\n</tbody>\n</table>'
    return frame(table, f'aria-labelledby="{named}"')


def _plain(plan: Plan) -> PlanColumns:
    """A column for each thing a plan says, the reference in one with the words it is of."""
    names = [(column,) for column in (*COLUMNS[2:-1], *plan.periods, COLUMNS[-1])]
    slots = [COLUMNS[:2], *names]
    said = ("Recommendation", *(printed_name(name) for (name,) in names))
    heads = tuple(Head(words, (at,), 1) for at, words in enumerate(said))
    return PlanColumns((heads,), tuple(tuple(map(slot, one)) for one in slots))


def _known(names: Iterable[str], plan: Plan) -> Iterator[str]:
    """The slots of a column under the names rows have; none of a period the plan has not."""
    periods = {f"{PERIOD}{at}": slot(one) for at, one in enumerate(plan.periods, 1)}
    there = {*map(slot, COLUMNS), *periods.values()}
    yield from (name for name in (periods.get(one, one) for one in names) if name in there)


def _width(names: Sequence[str]) -> int:
    """How many columns a template's one takes: a reference stands apart, to head its row."""
    return min(len(names), 2) if REFERENCE in names else min(len(names), 1)


def _heads(columns: PlanColumns, widths: Sequence[int]) -> Iterator[str]:
    """The groups of columns and the header rows, without columns that nothing fills."""
    rows = [[one for one in row if _across(one, widths)] for row in columns.heads]
    rows = [row for row in rows if row]
    groups = (f'<colgroup span="{_across(one, widths)}">' for one in (rows[0] if rows else ()))
    yield "".join(groups)
    yield "<thead>"
    for at, row in enumerate(rows):
        yield f"<tr>{''.join(_head(one, widths, len(rows) - at) for one in row)}</tr>"
    yield "</thead>"


def _across(head: Head, widths: Sequence[int]) -> int:
    return sum(widths[at] for at in head.columns)


def _head(head: Head, widths: Sequence[int], rows_left: int) -> str:
    across, down = _across(head, widths), min(head.rows, rows_left)
    kind = "th" if head.words else "td"
    told = f' colspan="{across}"' if across > 1 else ""
    told += f' rowspan="{down}"' if down > 1 else ""
    scope = "colgroup" if across > 1 else "col"
    told += f' scope="{scope}"' if head.words else ""
    return f"<{kind}{told}>{escape(head.words)}</{kind}>"


def _row(row: Row, slots: Iterable[Sequence[str]], ids: Ids) -> str:
    reference = row[REFERENCE][0].text
    named = ids.row(reference)
    cells = []
    for names in slots:
        if REFERENCE in names:
            number = f'<a class="number" href="#{named}">{escape(reference)}</a>'
            cells.append(f'<th scope="row">{number}</th>')
        said = [line for name in names if name != REFERENCE for line in row[name]]
        if any(name != REFERENCE for name in names):
            cells.append(f"<td>{_lines(said)}</td>")
    return f'<tr id="{named}">{"".join(cells)}</tr>'


def _lines(said: Sequence[Line]) -> str:
    """What a cell says: one line as it is, several as paragraphs and lists."""
    if len(said) == 1 and not said[0].bullet:
        return escape(said[0].text)
    return "".join(_run(bullet, lines) for bullet, lines in groupby(said, _is_bullet))


def _is_bullet(line: Line) -> bool:
    return line.bullet


def _run(bullet: bool, lines: Iterable[Line]) -> str:
    if bullet:
        return f"<ul>{''.join(f'<li>{escape(line.text)}</li>' for line in lines)}</ul>"
    return "".join(f"<p>{escape(line.text)}</p>" for line in lines)
