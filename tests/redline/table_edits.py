"""Edits of tables: lines of cells, cells, rows, columns, whole tables.

Knows the grid of a table without merged cells; does not know which one is chosen.
"""

from copy import deepcopy
from random import Random

from boardpaper.ooxml.blocks import TBL, TC, TR, P
from boardpaper.ooxml.xml import Element, name
from redline.draft import like, put, without_bookmarks
from redline.word_edits import phrase


def add_line(cell: Element, chance: Random) -> None:
    """A bullet more, at the end of a cell."""
    last = cell.findall(P)[-1]
    last.addnext(like(last, phrase(chance)))


def drop_line(cell: Element, chance: Random) -> None:
    """A bullet less, often the last one."""
    lines = cell.findall(P)
    if len(lines) > 1:
        put(lines[-1] if chance.random() < 0.6 else chance.choice(lines[:-1]))


def empty_cell(cell: Element, _: Random) -> None:
    lines = cell.findall(P)
    for line in lines[1:]:
        put(line)
    put(lines[0], like(lines[0], ""))


def fill_cell(cell: Element, chance: Random) -> None:
    lines = cell.findall(P)
    made = [like(lines[0], phrase(chance)) for _ in range(chance.randint(1, 3))]
    for line in lines[1:]:
        put(line)
    put(lines[0], *made)


def insert_row(row: Element, chance: Random) -> None:
    made = without_bookmarks(row)
    for cell in made.iterchildren(TC):
        if chance.random() < 0.8:
            fill_cell(cell, chance)
    row.addnext(made)


def delete_row(row: Element, _: Random) -> None:
    table = row.getparent()
    assert table is not None
    if len(table.findall(TR)) > 2:
        put(row)


def exchange_row(row: Element, chance: Random) -> None:
    """One row put in and another taken out of the same table."""
    others = [one for one in row.itersiblings(TR) if one.find(f"*/{name('w:tblHeader')}") is None]
    insert_row(row, chance)
    if others:
        delete_row(chance.choice(others), chance)


def move_row(row: Element, chance: Random) -> None:
    others = list(row.itersiblings(TR))
    if others:
        chance.choice(others).addnext(row)


def add_column(table: Element, chance: Random) -> None:
    columns = list(table.iter(name("w:gridCol")))
    at = chance.randrange(len(columns))
    columns[at].addnext(deepcopy(columns[at]))
    for row in table.iterchildren(TR):
        cell = row.findall(TC)[at]
        made = without_bookmarks(cell)
        fill_cell(made, chance)
        cell.addnext(made)


def drop_column(table: Element, chance: Random) -> None:
    columns = list(table.iter(name("w:gridCol")))
    at = chance.randrange(len(columns))
    put(columns[at])
    for row in table.iterchildren(TR):
        put(row.findall(TC)[at])


def insert_table(paragraph: Element, chance: Random) -> None:
    tree = paragraph.getroottree().getroot()
    table = next(tree.iter(TBL), None)
    parent = paragraph.getparent()
    if table is None or parent is None or parent.tag == TC:
        return
    made = without_bookmarks(table)
    for row in made.findall(TR)[chance.randint(2, 4) :]:
        put(row)
    if next(made.iter(name("w:vMerge")), None) is None:
        paragraph.addprevious(made)
        made.addprevious(like(paragraph, phrase(chance)))


def delete_table(table: Element, _: Random) -> None:
    before = table.getprevious()
    if len(table.findall(TR)) < 8 and before is not None and before.tag == P:
        put(table)
