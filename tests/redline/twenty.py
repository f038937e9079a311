"""The paper of 2004 with twenty mixed edits, however long its plan is.

Knows the edits and the fewest words that a redline of all of them can mark; does not
compare.
"""

from copy import deepcopy

from boardpaper.ooxml.blocks import TC, TR, P
from boardpaper.ooxml.xml import Element, name
from redline.counted import Marked
from redline.draft import PPR, RPR, Draft, like, plain_runs, put, say
from redline.known_edits import at, change, element, row_like, text_of

FEWEST = Marked(removed=174, added=34, moved=35, rows_added=1, rows_removed=1)
"""Each edit's words, added up: see ``known_edits`` for one of each kind."""
NEW_LINE = "Shared with partners every month"


def twenty_edits(data: bytes) -> bytes:
    """The paper after all twenty."""
    draft = Draft.of(data)
    _edit_words(draft)
    _edit_paragraphs(draft)
    _edit_plan(draft, draft.tables()[0].findall(TR))
    return draft.saved()


def _edit_words(draft: Draft) -> None:
    change(draft, "significant reduction", "marked reduction")
    change(draft, "75% completed", "81% completed")
    change(draft, "long-term change", "change")
    change(draft, "OPTION APPRAISAL", "OPTIONS AND APPRAISAL")
    say(draft.banner_runs()[0], "Sheet ")
    run = plain_runs(at(draft, "The Inspection Report identified"))[0]
    before, after = text_of(run).split("good practice")
    pieces = [deepcopy(run) for _ in range(3)]
    for piece, text in zip(pieces, (before, "good practice", after), strict=True):
        say(piece, text)
    pieces[1].insert(0, element(RPR, element(name("w:b"))))
    put(run, *pieces)


def _edit_paragraphs(draft: Draft) -> None:
    shows = at(draft, "Appendix 1 shows")
    shows.addnext(like(shows, NEW_LINE))
    put(at(draft, "The number of Personal Education Plans"))
    at(draft, "OPTIONS AND").addprevious(at(draft, "A rigorous review of processes"))
    _split(at(draft, "The statistical information"))
    _join(at(draft, "A report on the SSI"), at(draft, "The action plan was formulated"))
    demand = at(draft, "the level of demand on services")
    demand.addprevious(like(demand, NEW_LINE))
    put(at(draft, "high numbers of children looked after, many"))


def _split(paragraph: Element) -> None:
    first, second = text_of(paragraph).split(". ", 1)
    say(plain_runs(paragraph)[0], f"{first}.")
    paragraph.addnext(like(paragraph, second))


def _join(paragraph: Element, after: Element) -> None:
    paragraph.append(deepcopy(plain_runs(paragraph)[0]))
    say(plain_runs(paragraph)[1], " ")
    paragraph.extend([child for child in after if child.tag != PPR])
    put(after)


def _edit_plan(draft: Draft, rows: list[Element]) -> None:
    """Seven more in the plan: in cells, in their lines, and in whole rows."""
    cells = [[cell.findall(P) for cell in row.findall(TC)] for row in rows]
    change(draft, "65%", "68%")
    last = cells[2][2][-1]
    last.addnext(like(last, NEW_LINE))
    put(cells[7][3][-1])
    for line in cells[5][5][1:]:
        put(line)
    put(cells[5][5][0], like(cells[5][5][0], ""))
    put(cells[8][5][0], like(cells[8][5][0], NEW_LINE))
    rows[10].addnext(row_like(rows[10]))
    put(rows[14])
