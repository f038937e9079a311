"""Footnotes in Markdown: ``[^1]`` refers to one, ``[^1]: words`` on a line of its own is one.

Knows the two rules for markdown-it; does not know which belong together.
"""

import re
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

DEFINITION: Final = re.compile(r"\[\^([^\[\]\s]+)\]:[ \t]*")
REFERENCE: Final = re.compile(r"\[\^([^\[\]\s]+)\]")


def note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The words of a footnote: ``note_open``, ``inline``, ``note_close``.

    ``meta`` of the first has the label, and where the ``words`` begin.
    They run on over lines as a paragraph does.
    """
    begin = state.bMarks[start] + state.tShift[start]
    found = DEFINITION.match(state.src, begin, state.eMarks[start])
    if not found or silent:
        return bool(found)
    last = _last(state, start, end)
    words = state.getLines(start, last + 1, state.blkIndent, False)
    opening = state.push("note_open", "", 1)
    opening.meta = {"label": found[1], "words": found.end()}
    opening.map = [start, last + 1]
    token = state.push("inline", "", 0)
    token.content = words[words.index("]:") + 2 :].strip()
    token.map, token.children = [start, last + 1], []
    state.push("note_close", "", -1)
    state.line = last + 1
    return True


def _last(state: StateBlock, start: int, end: int) -> int:
    """The last line of the words that begin on a line."""
    enders = state.md.block.ruler.getRules("paragraph")
    line = start
    while line + 1 < end and not state.isEmpty(line + 1):
        if state.sCount[line + 1] < state.blkIndent:
            break
        if any(ender(state, line + 1, end, True) for ender in enders):
            break
        line += 1
    return line


def note_reference(state: StateInline, silent: bool) -> bool:
    """A reference to a footnote: a token ``note`` whose ``meta`` has the label."""
    found = REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.meta["label"] = found[1]
    state.pos = found.end()
    return True
