"""What a narrative has that Markdown has not: notes, placeholders and keys.

Takes them out before Markdown is read, so that a note leaves no trace and nothing
inside ``{{ }}`` is taken for Markdown. Each placeholder and each key leaves one
character behind, known by its offset. Knows these marks; does not know Markdown.
"""

import re
from collections.abc import Callable

from boardpaper.model.paper import Exempt
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import LINE_END, Source, Span
from boardpaper.readers.narrative_exempt import read_inside
from boardpaper.readers.narrative_findings import Findings, quoted
from boardpaper.readers.narrative_mask import (
    KEY,
    PLACEHOLDER,
    UNREADABLE,
    Mark,
    Mask,
)

BLANK = r"(?>\r\n|\n|\r)[ \t]*(?:\r|\n|\Z)"
INSIDE = r"[^{{}}{0}]++|\{{(?!\{{)|\}}(?!\}})"
STRINGS = r"""|"[^"\r\n]*+"|'[^'\r\n]*+'"""
MOST_UNPRINTABLE = 20
EXEMPT = r"\{(?=[ \t]*(?i:exempt)\b)"
EVENT = re.compile(rf"\\[!-/:-@\[-`{{-~]|<!--|\{{[{{%#]|{EXEMPT}|\r\n?|{UNPRINTABLE.pattern}")
PARAGRAPH_END = re.compile(BLANK)
WITH_STRINGS = re.compile(rf"\{{\{{(?:{INSIDE.format(chr(34) + chr(39))}{STRINGS})*+\}}\}}")
WITHOUT_STRINGS = re.compile(rf"\{{\{{(?:{INSIDE.format('')})*+\}}\}}")
STATEMENT = re.compile(r"\{%(?:[^%\r\n]|%(?!\}))*+(?:%\})?")
WRITTEN_KEY = re.compile(r"\{#?([^{}\r\n]*)\}")
BLANKS = re.compile(r"[ \t]*")
ANOTHER_NOTE = re.compile(r"[ \t]*(?=<!--)")


def mask(source: Source, findings: Findings) -> Mask:
    """The source without its notes, placeholders and keys, and what is wrong with those."""
    return _Masking(source, findings).run()


class _Masking:
    """Goes through a source once, copying what is Markdown."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.source = source
        self.text = source.text
        self.findings = findings
        self.mask = Mask(source)
        self.parts: list[str] = []
        self.length = 0
        self.copied = 0
        self.unprintable = 0
        self.paragraph_end = -1
        self.note_close = 0

    def run(self) -> Mask:
        at = 0
        while event := EVENT.search(self.text, at):
            read = READ.get(event.group())
            at = read(self, event.start()) if read else self._character(event)
        self._copy(len(self.text), len(self.text))
        self.mask.text = "".join(self.parts)
        return self.mask

    def _copy(self, end: int, resume: int) -> None:
        """Copy what was not copied yet up to ``end``, and go on at ``resume``."""
        if end > self.copied:
            self._put(self.text[self.copied : end], self.copied)
        self.copied = max(resume, self.copied)

    def _put(self, words: str, origin: int) -> None:
        self.mask.starts.append(self.length)
        self.mask.origins.append(origin)
        self.parts.append(words)
        self.length += len(words)

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def _character(self, event: re.Match[str]) -> int:
        """A backslash and what it escapes, a line end, or what cannot print."""
        char = event.group()
        if char[0] != "\\":
            self._copy(event.start(), event.end())
            self._put("\n" if char[0] == "\r" else UNREADABLE, event.start())
            if char[0] != "\r":
                self._invisible(event.start())
        return event.end()

    def _invisible(self, at: int) -> None:
        self.unprintable += 1
        if self.unprintable <= MOST_UNPRINTABLE:
            self.findings.error(
                self._span(at, at + 1),
                "character-is-printable",
                f"there is a character here that nobody can see (U+{ord(self.text[at]):04X})",
                "delete it, and press Enter if a new line is meant",
            )

    def _note(self, start: int) -> int:
        """Take out a note, and the notes that follow it on the line."""
        end = self._note_end(start)
        if not end:
            return self._unclosed_note(start)
        while more := ANOTHER_NOTE.match(self.text, end):
            following = self._note_end(more.end())
            if not following:
                break
            end = following
        self._copy(*self._without_gap(start, end))
        return self.copied

    def _note_end(self, start: int) -> int:
        """Where the note ends (HTML Standard, 13.1.6), 0 where it does not."""
        if 0 <= self.note_close < start + 2:
            self.note_close = self.text.find("-->", start + 2)
        inner = self.text.find("<!--", start + 4, max(self.note_close, 0))
        return self.note_close + 3 if self.note_close >= 0 and inner < 0 else 0

    def _unclosed_note(self, start: int) -> int:
        self.findings.error(
            self._span(start, start + 4),
            "note-is-closed",
            "the note that begins here is never closed"
            if self.note_close < 0
            else 'the note that begins here is not closed before another "<!--" begins',
            "write --> after its last word, or \\<!-- if the characters themselves should print",
        )
        return start + 4

    def _without_gap(self, start: int, end: int) -> tuple[int, int]:
        """What to take out so that a note leaves neither a line nor a second space."""
        _, column = self.source.position(start)
        begin, gap = start - column + 1, start
        while gap > begin and self.text[gap - 1] in " \t":
            gap -= 1
        rest = BLANKS.match(self.text, end)
        after = rest.end() if rest else end
        line_ends = after == len(self.text) or self.text[after] in "\r\n"
        if gap > begin:
            return (gap if line_ends or self._is_gap(gap, end) else start), end
        if not line_ends:
            return start, after
        line_end = LINE_END.match(self.text, after)
        return begin, line_end.end() if line_end else after

    def _is_gap(self, before: int, end: int) -> bool:
        """Whether the space before a note goes with it, as a space or a stop follows it."""
        following = self.text[end]
        return following in " \t" or (following in ".,;:!?)" and self.text[before - 1].isalnum())

    def _placeholder(self, start: int) -> int:
        if start >= self.paragraph_end:
            blank = PARAGRAPH_END.search(self.text, start)
            self.paragraph_end = blank.start() if blank else len(self.text)
        found = WITH_STRINGS.match(self.text, start, self.paragraph_end)
        found = found or WITHOUT_STRINGS.match(self.text, start, self.paragraph_end)
        if found is None:
            self.findings.error(
                self._span(start, start + 2),
                "placeholder-is-closed",
                "the placeholder that begins here is never closed",
                "write }} after it, or \\{{ if the braces themselves should print",
            )
            return start + 2
        for char in UNPRINTABLE.finditer(found.group()):
            self._invisible(start + char.start())
        return self._mark(PLACEHOLDER, found.group()[2:-2].strip(), start, found.end())

    def _mark(self, kind: str, inside: str, start: int, end: int, exempt: Exempt = ()) -> int:
        self._copy(start, end)
        self.mask.marks[self.length] = Mark(kind, inside, self._span(start, end), exempt)
        self._put(kind, start)
        return end

    def _key(self, start: int) -> int:
        found = WRITTEN_KEY.match(self.text, start)
        if found:
            inside = read_inside(found[1])
            if not inside.well:
                self._not_a_mark(start, found.end())
                inside = read_inside(found[1].partition(" ")[0])
            return self._mark(KEY, inside.key, start, found.end(), inside.exempt)
        self.findings.error(
            self._span(start, start + 2),
            "key-is-well-formed",
            "the key that begins here is never closed",
            "write } after it, or \\{# if the characters themselves should print",
        )
        return start + 2

    def _exempt(self, start: int) -> int:
        """A mark without a key; one that cannot be read marks nothing, and stops the paper."""
        found = WRITTEN_KEY.match(self.text, start)
        inside = read_inside(found[1]) if found else None
        if found and inside and inside.exempt and not inside.key:
            return self._mark(KEY, "", start, found.end(), inside.exempt)
        self._not_a_mark(start, found.end() if found else start + 1)
        return start + 1

    def _not_a_mark(self, start: int, end: int) -> None:
        self.findings.error(
            self._span(start, end),
            "exempt-is-well-formed",
            "this does not say by which paragraph of the schedule the text is exempt",
            "write {exempt=3}, {exempt=1,3} or {#key exempt=3}; \\{ prints the brace itself",
        )

    def _statement(self, start: int) -> int:
        found = STATEMENT.match(self.text, start)
        end = found.end() if found else start + 2
        self.findings.error(
            self._span(start, end),
            "placeholder-not-program",
            f"{quoted(self.text[start:end])} is an instruction, and a narrative holds none",
            "write {{ … }} for a value; what repeats belongs in the plan or the template",
        )
        return end


READ: dict[str, Callable[[_Masking, int], int]] = {
    "<!--": _Masking._note,
    "{{": _Masking._placeholder,
    "{#": _Masking._key,
    "{": _Masking._exempt,
    "{%": _Masking._statement,
}
