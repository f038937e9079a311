"""The rules by which markdown-it reads a narrative, and how they put down places.

Each rule is markdown-it's own, wrapped so that its tokens carry offsets in
``meta``. Tables and footnotes have rules of their own, in modules of their own.
Four things are read otherwise than CommonMark (0.31) does, so that a
slip costs no more than its own line: HTML begins no block, a line set in by four
spaces begins what it would without them, a fence that is never closed is one line
long, and no link is turned down for where it leads. Knows Markdown; does not know
what a narrative may hold.
"""

import re
from collections.abc import Callable, MutableMapping
from typing import Any, Literal

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from boardpaper.readers.markdown_notes import note_definition, note_reference
from boardpaper.readers.markdown_tables import pipe_table

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
Environment = MutableMapping[str, Any]

FENCE = re.compile(r"(`{3,})[^`\n]*|(~{3,})[^\n]*")
SPACES = " \t"
CODE_INDENT = 4
ENDS_PARAGRAPH = ["paragraph", "reference", "blockquote"]


class _State(StateInline):
    """Inline state that puts down where every token begins."""

    words_at = 0
    last: tuple[str, int] = ("", -1)
    repeats = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.words_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta = {"start": self.words_at}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Push a token. Marks of emphasis come one by one, all from where the first stands."""
        token = super().push(ttype, tag, nesting)
        again = ttype == "text" and self.last == (ttype, self.pos)
        self.repeats = self.repeats + 1 if again else 0
        self.last = ttype, self.pos
        token.meta = {"start": self.pos + self.repeats}
        return token


class _Inlines(ParserInline):
    """CommonMark's inline rules, with places."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.disable(["linkify", "strikethrough"])
        self.ruler2.disable(["strikethrough", "fragments_join"])
        for name, rule in INLINE_RULES.items():
            self.ruler.at(name, _ended(rule))
        self.ruler.before("link", "note", _ended(note_reference))

    def parse(self, src: str, md: MarkdownIt, env: Environment, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class Parser(MarkdownIt):
    """CommonMark with places; its environment needs ``set_in`` and ``unclosed``."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": True, "store_labels": True})
        self.inline = _Inlines()
        self.disable(["code", "html_block", "text_join"])
        for name, (rule, ends) in BLOCK_RULES.items():
            self.block.ruler.at(name, _placed(rule), {"alt": ends})
        self.block.ruler.before("fence", "set_in", _set_in)
        for name, (rule, ends) in MORE_BLOCK_RULES.items():
            self.block.ruler.before("fence", name, _placed(rule), {"alt": ends})

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def _ended(rule: InlineRule) -> InlineRule:
    """The rule, putting down where what it found ends."""

    def run(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        found = rule(state, silent)
        if len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return run


def _placed(rule: BlockRule) -> BlockRule:
    """The rule, putting down where what it found begins."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        begin = state.bMarks[start] + state.tShift[start]
        found = rule(state, start, end, silent)
        if found and len(state.tokens) > before:
            state.tokens[before].meta["start"] = begin
        return found

    return run


def _set_in(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Puts down that a block is set in by four spaces, and leaves it to the other rules."""
    if state.sCount[start] - state.blkIndent >= CODE_INDENT:
        state.env["set_in"].append(state.bMarks[start] + state.tShift[start])
    return False


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence (CommonMark 4.5); one that is never closed is only its first line."""
    opening = _fence_on(state, start)
    if not opening or silent:
        return bool(opening)
    last = _fence_end(state, opening, start, end)
    state.line = last + 1
    state.push("fence", "", 0).map = [start, last + 1]
    return True


def _fence_end(state: StateBlock, opening: str, start: int, end: int) -> int:
    """The last line of a fence that begins at ``start``: ``start`` where it is never closed."""
    hopeless: set[tuple[str, int, int]] = state.env["unclosed"]
    search = (opening, state.blkIndent, end)
    if search in hopeless:
        return start
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        words = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        words = words.rstrip(SPACES)
        if words.startswith(opening) and not words.strip(opening[0]):
            return line
    hopeless.add(search)
    return start


def _fence_on(state: StateBlock, line: int) -> str:
    """The fence that a line begins with; empty if there is none."""
    begin = state.bMarks[line] + state.tShift[line]
    found = FENCE.fullmatch(state.src, begin, state.eMarks[line])
    return (found[1] or found[2]) if found else ""


INLINE_RULES: dict[str, InlineRule] = {
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}
BLOCK_RULES: dict[str, tuple[BlockRule, list[str]]] = {
    "fence": (_fence, [*ENDS_PARAGRAPH, "list"]),
    "blockquote": (rules_block.blockquote, [*ENDS_PARAGRAPH, "list"]),
    "hr": (rules_block.hr, [*ENDS_PARAGRAPH, "list"]),
    "list": (rules_block.list_block, ENDS_PARAGRAPH),
    "heading": (rules_block.heading, ENDS_PARAGRAPH),
    "lheading": (rules_block.lheading, []),
    "paragraph": (rules_block.paragraph, []),
}
"""Each rule, and what it can break off, as markdown-it's parser_block has them."""
MORE_BLOCK_RULES: dict[str, tuple[BlockRule, list[str]]] = {
    "pipe_table": (pipe_table, ["paragraph", "reference"]),
    "note_definition": (note_definition, [*ENDS_PARAGRAPH, "list"]),
}
"""Rules that CommonMark has not: tables and footnotes."""
