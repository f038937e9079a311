"""Random edit scripts: what a person in Word, or sources built again, do to a paper.

Knows every kind of edit and applies a script to a Word file; does not know how two
files are compared. A script is data, so that a failing one can be made smaller.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from boardpaper.ooxml.xml import Element
from redline.draft import Draft, say
from redline.object_edits import (
    break_line,
    change_page,
    delete,
    delete_field,
    insert_section,
    unlink,
)
from redline.paragraph_edits import (
    align_paragraph,
    change_style,
    delete_paragraph,
    insert_paragraph,
    join_paragraphs,
    move_paragraph,
    split_paragraph,
)
from redline.table_edits import (
    add_column,
    add_line,
    delete_row,
    delete_table,
    drop_column,
    drop_line,
    empty_cell,
    exchange_row,
    fill_cell,
    insert_row,
    insert_table,
    move_row,
)
from redline.word_edits import (
    change_figure,
    delete_words,
    format_words,
    insert_words,
    replace_words,
)

Places = Callable[[Draft], list[Element]]
KINDS: dict[str, tuple[Places, Callable[[Element, Random], None]]] = {
    "words replaced": (Draft.runs, replace_words),
    "words put in": (Draft.runs, insert_words),
    "words taken out": (Draft.runs, delete_words),
    "figure changed": (Draft.runs, change_figure),
    "words formatted": (Draft.runs, format_words),
    "header, footer or note changed": (Draft.banner_runs, replace_words),
    "heading changed": (Draft.heading_runs, replace_words),
    "paragraph put in": (Draft.paragraphs, insert_paragraph),
    "paragraph taken out": (Draft.removable, delete_paragraph),
    "paragraph moved": (Draft.removable, move_paragraph),
    "paragraph split": (Draft.paragraphs, split_paragraph),
    "paragraphs joined": (Draft.joinable, join_paragraphs),
    "style changed": (Draft.paragraphs, change_style),
    "paragraph aligned": (Draft.paragraphs, align_paragraph),
    "line added to a cell": (Draft.cells, add_line),
    "line dropped from a cell": (Draft.longer_cells, drop_line),
    "cell emptied": (Draft.cells, empty_cell),
    "cell filled": (Draft.cells, fill_cell),
    "row put in": (Draft.rows, insert_row),
    "row taken out": (Draft.rows, delete_row),
    "row exchanged": (Draft.rows, exchange_row),
    "row moved": (Draft.rows, move_row),
    "column put in": (Draft.even_tables, add_column),
    "column taken out": (Draft.even_tables, drop_column),
    "table put in": (Draft.removable, insert_table),
    "table taken out": (Draft.tables, delete_table),
    "page changed": (lambda draft: draft.all("w:sectPr"), change_page),
    "section put in": (Draft.body_paragraphs, insert_section),
    "section taken out": (Draft.section_ends, delete),
    "link taken off": (lambda draft: draft.all("w:hyperlink"), unlink),
    "line broken": (Draft.runs, break_line),
    "note taken out": (lambda draft: draft.holders("w:footnoteReference"), delete),
    "picture taken out": (lambda draft: draft.holders("w:drawing"), delete),
    "field taken out": (Draft.fields, delete_field),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: its kind, which of the possible places, and what else is left to chance."""

    kind: str
    place: int
    salt: int


Script = tuple[Edit, ...]


def draw(seed: int, most: int = 12) -> Script:
    """The script of a seed: one edit to ``most``."""
    chance = Random(seed)  # noqa: S311 - the same every time is what is wanted
    kinds = sorted(KINDS)
    return tuple(
        Edit(chance.choice(kinds), chance.randrange(10**6), chance.randrange(10**6))
        for _ in range(chance.randint(1, most))
    )


def edited(data: bytes, script: Iterable[Edit]) -> bytes:
    """The document after all edits; one that finds no place does nothing.

    After a script of an even number of edits, references show the numbers of today, as
    they do when sources are built again; after another they do not, as in Word.
    """
    script = tuple(script)
    draft = Draft.of(data)
    for edit in script:
        places, act = KINDS[edit.kind]
        found = places(draft)
        if found:
            act(found[edit.place % len(found)], Random(edit.salt))  # noqa: S311
    for result, number in [] if len(script) % 2 else draft.references():
        say(result, number)
    return draft.saved()


def smallest(script: Script, fails: Callable[[Script], bool]) -> Script:
    """A script from which no edit can be left out without its failure going away."""
    at = 0
    while at < len(script):
        shorter = script[:at] + script[at + 1 :]
        if fails(shorter):
            script = shorter
        else:
            at += 1
    return script
