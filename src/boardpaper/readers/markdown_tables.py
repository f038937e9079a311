"""Tables of Markdown: lines of cells between ``|``, as GitHub writes them.

Knows the block rule (GitHub Flavored Markdown 0.29, 4.10) and where each cell
stands; does not know what a cell may say. Told otherwise than there: any row of
headings over a line of dashes is a table, and a row keeps the cells it has, so
that a row which does not fit can be found. A line ``Table: words`` ends the table.
"""

import re
from itertools import pairwise
from typing import Final

from markdown_it.rules_block import StateBlock

DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
PIPE: Final = re.compile(r"\\.|\|")
CAPTION: Final = "Table:"
ALIGNS: Final = {
    (False, False): "",
    (True, False): "left",
    (True, True): "centre",
    (False, True): "right",
}


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table: tokens ``table_open``, an ``inline`` for each cell, ``table_close``.

    A cell's ``meta`` has its ``row`` (0 is the headings) and its ``start`` in the
    text; that of ``table_open`` has ``aligns`` and, row by row, ``lines``.
    """
    if not _begins(state, start, end):
        return False
    if silent:
        return True
    opening = state.push("table_open", "table", 1)
    lines = [start, *_rows(state, start + 2, end)]
    for number, line in enumerate(lines):
        _push_row(state, number, line)
    state.push("table_close", "table", -1)
    state.line = lines[-1] + 1 if len(lines) > 1 else start + 2
    dashes = [state.src[begin:stop] for begin, stop in _cells(state, start + 1)]
    opening.map = [start, state.line]
    opening.meta = {
        "aligns": [ALIGNS[text.startswith(":"), text.endswith(":")] for text in dashes],
        "lines": lines,
    }
    return True


def _begins(state: StateBlock, start: int, end: int) -> bool:
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent:
        return False
    dashes = _line(state, start + 1)
    if "|" not in dashes or not DELIMITER.fullmatch(dashes) or not _cells(state, start):
        return False
    return not _is_another_block(state, start, end)


def _rows(state: StateBlock, line: int, end: int) -> list[int]:
    """The lines of the rows below the dashes: up to an empty line or another block."""
    found = []
    for number in range(line, end):
        if state.sCount[number] < state.blkIndent or state.isEmpty(number):
            break
        if _line(state, number).startswith(CAPTION):
            break
        if _is_another_block(state, number, end):
            break
        found.append(number)
    return found


def _is_another_block(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line begins a list, a quotation, a heading or a ruled line."""
    rules = state.md.block.ruler.getRules("blockquote")
    return any(rule(state, line, end, True) for rule in rules)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _push_row(state: StateBlock, number: int, line: int) -> None:
    for begin, stop in _cells(state, line):
        token = state.push("inline", "", 0)
        token.content = state.src[begin:stop]
        token.map = [line, line + 1]
        token.children = []
        token.meta = {"row": number, "start": begin}


def _cells(state: StateBlock, line: int) -> list[tuple[int, int]]:
    """Where each cell of a line begins and ends; none where no ``|`` stands in it."""
    start = state.bMarks[line] + state.tShift[line]
    end = start + len(_line(state, line).rstrip(" \t"))
    bars = [found.start() for found in PIPE.finditer(state.src, start, end) if len(found[0]) == 1]
    if not bars:
        return []
    edges = [*([] if bars[0] == start else [start - 1]), *bars]
    if bars[-1] != end - 1 or len(edges) == 1:
        edges.append(end)
    return [_trimmed(state.src, left + 1, right) for left, right in pairwise(edges)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(" \t"))
    return begin, max(begin, start + len(words.rstrip(" \t")))
