"""Edits of which it is known how few words a redline of them can mark.

Knows one edit of each kind, in the words of real papers; does not compare.
"""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from boardpaper.ooxml.blocks import TBL, TC, TR, P
from boardpaper.ooxml.xml import Element, name
from redline.counted import Marked
from redline.draft import PPR, RPR, VAL, Draft, T, like, plain_runs, put, say

Edit = Callable[[Draft], None]
CASES: dict[str, tuple[str, Edit, Marked]] = {}
PAPER_2004, EVEN, RICH = "children-services-inspection", "brighton-hove-2004", "rich-narrative"
PENDING, THEMES = "significant reduction in pending cases", "The key themes within"
DEMAND, INFORMATION = "the level of demand on services", "Information exchange"
REVIEW, OPTION = "A rigorous review of processes", "OPTION APPRAISAL"
NEW_LINE = "Shared with partners every month"


def case(what: str, paper: str = PAPER_2004, **marked: int) -> Callable[[Edit], Edit]:
    """An edit of a paper, and the words that the smallest honest redline of it marks."""

    def hold(edit: Edit) -> Edit:
        CASES[what] = paper, edit, Marked(**marked)
        return edit

    return hold


def at(draft: Draft, text: str) -> Element:
    """The one paragraph that begins with, or else holds, some words."""
    found = [one for one in draft.body.iter(P) if text in text_of(one)]
    first = [one for one in found if text_of(one).startswith(text)]
    return (first or found)[0]


def within(draft: Draft, text: str, what: str) -> Element:
    """The cell, row or table that a paragraph is in."""
    return next(at(draft, text).iterancestors(what))


def change(draft: Draft, old: str, new: str) -> None:
    """Other words for some in a paragraph of one run."""
    run = next(one for one in draft.runs() if old in text_of(one))
    say(run, text_of(run).replace(old, new, 1))


def text_of(element: Element) -> str:
    """The words of a run or paragraph."""
    return "".join(one.text or "" for one in element.iter(T))


@case("a word replaced", removed=1, added=1)
def _replaced(draft: Draft) -> None:
    change(draft, "significant reduction", "marked reduction")


@case("words put in", added=3)
def _put_in(draft: Draft) -> None:
    change(draft, "significant reduction", "significant and very welcome reduction")


@case("words put in at the end of a paragraph", added=3)
def _put_in_at_the_end(draft: Draft) -> None:
    change(draft, "within 7 days).", "within 7 days). This is welcome.")


@case("a word taken out", removed=1)
def _taken_out(draft: Draft) -> None:
    change(draft, "significant reduction", "reduction")


@case("a figure changed", removed=1, added=1)
def _figure(draft: Draft) -> None:
    change(draft, "75% completed", "81% completed")


@case("two words far apart in one paragraph", removed=2, added=2)
def _two_words(draft: Draft) -> None:
    change(draft, "significant reduction", "marked reduction")
    change(draft, "75% completed", "81% completed")


@case("words made bold")
def _bold(draft: Draft) -> None:
    run = next(one for one in draft.runs() if "significant reduction" in text_of(one))
    before, after = text_of(run).split("significant reduction")
    pieces = [deepcopy(run) for _ in range(3)]
    for piece, text in zip(pieces, (before, "significant reduction", after), strict=True):
        say(piece, text)
    pieces[1].insert(0, element(RPR, element(name("w:b"))))
    put(run, *pieces)


@case("a paragraph put in", added=5)
def _paragraph_in(draft: Draft) -> None:
    at(draft, REVIEW).addnext(like(at(draft, REVIEW), NEW_LINE))


@case("a paragraph put in first under a heading", added=5)
def _first_paragraph_in(draft: Draft) -> None:
    after = at(draft, OPTION).getnext()
    assert after is not None
    after.addprevious(like(after, NEW_LINE))


@case("a paragraph taken out", removed=35)
def _paragraph_out(draft: Draft) -> None:
    put(at(draft, REVIEW))


@case("a paragraph moved", moved=35)
def _paragraph_moved(draft: Draft) -> None:
    at(draft, OPTION).addprevious(at(draft, REVIEW))


@case("a paragraph split")
def _split(draft: Draft) -> None:
    paragraph = at(draft, REVIEW)
    first, second = text_of(paragraph).split(". ", 1)
    say(plain_runs(paragraph)[0], f"{first}.")
    paragraph.addnext(like(paragraph, second))


@case("two paragraphs joined")
def _joined(draft: Draft) -> None:
    paragraph, after = at(draft, REVIEW), at(draft, "This has resulted in")
    paragraph.append(deepcopy(plain_runs(paragraph)[0]))
    say(plain_runs(paragraph)[1], " ")
    paragraph.extend([child for child in after if child.tag != PPR])
    put(after)


@case("a bullet put in", added=5)
def _bullet_in(draft: Draft) -> None:
    at(draft, DEMAND).addprevious(like(at(draft, DEMAND), NEW_LINE))


@case("a bullet taken out", removed=14)
def _bullet_out(draft: Draft) -> None:
    put(at(draft, DEMAND))


@case("a bullet put in at the end of a cell", added=5)
def _bullet_at_end(draft: Draft) -> None:
    last = within(draft, INFORMATION, TC).findall(P)[-1]
    last.addnext(like(last, NEW_LINE))


@case("a bullet taken out at the end of a cell", removed=2)
def _bullet_from_end(draft: Draft) -> None:
    put(within(draft, INFORMATION, TC).findall(P)[-1])


@case("a bullet put in first in a cell", added=5)
def _bullet_at_start(draft: Draft) -> None:
    first = within(draft, INFORMATION, TC).findall(P)[0]
    first.addprevious(like(first, NEW_LINE))


@case("a cell emptied", removed=10)
def _emptied(draft: Draft) -> None:
    lines = within(draft, INFORMATION, TC).findall(P)
    for line in lines[1:]:
        put(line)
    put(lines[0], like(lines[0], ""))


@case("a cell filled", added=5)
def _filled(draft: Draft) -> None:
    cells = within(draft, INFORMATION, TR).findall(TC)
    (empty,) = (cell.findall(P) for cell in cells if not text_of(cell))
    put(empty[0], like(empty[0], NEW_LINE))


@case("a row put in", added=8, rows_added=1)
def _row_in(draft: Draft) -> None:
    row = within(draft, INFORMATION, TR)
    row.addnext(row_like(row))


@case("a row taken out", removed=112, rows_removed=1)
def _row_out(draft: Draft) -> None:
    put(within(draft, INFORMATION, TR))


@case("a row put in and another taken out", added=8, removed=112, rows_added=1, rows_removed=1)
def _rows(draft: Draft) -> None:
    row = within(draft, INFORMATION, TR)
    table = next(row.iterancestors(TBL))
    table.findall(TR)[-3].addnext(row_like(row))
    put(row)


@case("a column put in", EVEN, added=18, cells_added=18)
def _column_in(draft: Draft) -> None:
    table = draft.even_tables()[0]
    width = next(table.iter(name("w:gridCol")))
    width.addnext(deepcopy(width))
    for row in table.iterchildren(TR):
        cell = row.findall(TC)[0]
        made = deepcopy(cell)
        for line in made.findall(P)[1:]:
            put(line)
        put(made.findall(P)[0], like(made.findall(P)[0], "new"))
        cell.addnext(made)


@case("a heading changed", removed=1, added=2)
def _heading(draft: Draft) -> None:
    change(draft, "OPTION APPRAISAL", "OPTIONS AND APPRAISAL")


@case("a style changed")
def _style(draft: Draft) -> None:
    style = at(draft, REVIEW).find(f"{PPR}/{name('w:pStyle')}")
    assert style is not None
    style.set(VAL, "ReportBullet")


@case("a paragraph aligned")
def _aligned(draft: Draft) -> None:
    properties = at(draft, REVIEW).find(PPR)
    assert properties is not None
    properties.append(element(name("w:jc"), **{VAL: "right"}))


@case("a footer changed", removed=1, added=1)
def _footer(draft: Draft) -> None:
    say(draft.banner_runs()[0], "Sheet ")


@case("a footnote changed", RICH, removed=1, added=1)
def _footnote(draft: Draft) -> None:
    run = next(one for one in draft.banner_runs() if "six months" in text_of(one))
    say(run, text_of(run).replace("six", "nine"))


@case("the number of a reference changed", RICH, removed=1, added=1)
def _reference(draft: Draft) -> None:
    result, _ = draft.references()[0]
    say(result, "9")


@case("a column taken out", EVEN, removed=692, cells_removed=18)
def _column_out(draft: Draft) -> None:
    table = draft.even_tables()[0]
    put(next(table.iter(name("w:gridCol"))))
    for row in table.iterchildren(TR):
        put(row.findall(TC)[0])


@case("a table put in", added=8, rows_added=1)
def _table_in(draft: Draft) -> None:
    table = deepcopy(within(draft, INFORMATION, TBL))
    for row in table.findall(TR):
        put(row)
    table.append(row_like(within(draft, INFORMATION, TR)))
    at(draft, REVIEW).addprevious(table)


def row_like(row: Element) -> Element:
    """A row of one word in each cell."""
    made = deepcopy(row)
    for cell in made.iterchildren(TC):
        lines = cell.findall(P)
        for line in lines[1:]:
            put(line)
        put(lines[0], like(lines[0], "new"))
    return made


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of these children and attributes."""
    made = etree.Element(tag, attributes)
    made.extend(children)
    return made
