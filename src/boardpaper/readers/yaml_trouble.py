"""What a YAML parser stumbled over, in the words of somebody who types papers.

Knows the messages of libyaml and of PyYAML's own parser, and the mistakes that
usually cause them; does not know what the file is for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import Source, Span
from boardpaper.readers.yaml_places import first_line

RULE = "file-reads-as-yaml"
BRACED = "a value that begins with {{ must be in quotes"
IN_QUOTES = "put the whole value in quotes"
KEY_UNSPACED = re.compile(r"\s*(?:- )?[\w ]+(:)[^\s:/]")
BRACES = re.compile(r"""(?:^|:\s|-\s)\s*(\{\{[^"'\n]*)""")


class Reading(NamedTuple):
    """What is wrong, what to do, and the offsets of the place."""

    message: str
    hint: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a parser stopped: ``at``; ``began`` is where what it was reading begins."""

    source: Source
    context: str
    began: int
    at: int

    @property
    def char(self) -> str:
        """The character it stopped at, empty at the end of the text."""
        return self.source.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """The offset at which the line it stopped in begins."""
        line, _ = self.source.position(self.at)
        return self.source.line_starts[line - 1]

    @property
    def before(self) -> str:
        """What stands before it on its line."""
        return self.source.text[self.line_start : self.at]

    @property
    def line(self) -> Span:
        """The rest of its line."""
        return first_line(self.source, self.at)


def explain(error: yaml.MarkedYAMLError, source: Source) -> Diagnostic:
    """A parser's error as a finding with its place and the remedy."""
    problem, context = error.problem or "", error.context or ""
    at = error.problem_mark.index if error.problem_mark else 0
    began = error.context_mark.index if error.context_mark else at
    length = len(source.text)
    trouble = Trouble(source, context, min(began, length), min(at, length))
    for said, read in READINGS:
        if re.search(said, f"{context}: {problem}"):
            found = read(trouble)
            if found:
                return _diagnostic(source, found)
    return _diagnostic(source, _stray(trouble))


def _diagnostic(source: Source, found: Reading) -> Diagnostic:
    end = min(max(found.end, found.start + 1), len(source.text))
    start = min(found.start, end)
    return Diagnostic(Span(source, start, end), RULE, found.message, found.hint)


def _tab(trouble: Trouble) -> Reading | None:
    if trouble.char != "\t":
        return None
    return Reading(
        "a tab stands where spaces are wanted",
        "take the tab out and set the line in with spaces",
        trouble.at,
        trouble.at + 1,
    )


def _unstartable(trouble: Trouble) -> Reading:
    """A value (an alias, an anchor, a tag, @ or %) that would need quotes."""
    at = trouble.began if trouble.context else trouble.at
    value = first_line(trouble.source, at)
    return Reading(
        f'an unquoted value cannot begin with "{value.text[:1]}"',
        IN_QUOTES,
        value.start,
        value.end,
    )


def _scanned(trouble: Trouble) -> Reading:
    value = trouble.line
    return Reading(
        f'an unquoted value cannot begin with "{trouble.char}"', IN_QUOTES, value.start, value.end
    )


def _quote(trouble: Trouble) -> Reading:
    value = first_line(trouble.source, trouble.began)
    return Reading(
        "the quotation mark that opens here is never closed",
        f"end the words with {value.text[:1]}, or take this one out",
        value.start,
        value.end,
    )


def _escape(trouble: Trouble) -> Reading:
    start = max(trouble.source.text.rfind("\\", 0, trouble.at + 1), trouble.began)
    return Reading(
        "a backslash inside double quotes begins a special character, and this one is not known",
        r"write \\ for a backslash, or use single quotes",
        start,
        max(trouble.at + 1, start + 2),
    )


def _colon(trouble: Trouble) -> Reading:
    """A colon too many: inside a value, after a line without one, or on a line set in too far."""
    key = trouble.before.lstrip(" -")
    if re.search(r""":\s|^["'“‘]""", key):
        return Reading(
            "there is a colon and a space inside an unquoted value",
            f"{IN_QUOTES}, or write | after the key and the words on the next line",
            trouble.at,
            trouble.at + 1,
        )
    start = trouble.at - len(key)
    return _unspaced_above(trouble) or Reading(
        "this line is set in further than the line above, which has its value already",
        "line it up with the key above; or, if it goes on with the words above, put quotes "
        "round the whole",
        start,
        trouble.at,
    )


def _unspaced_above(trouble: Trouble) -> Reading | None:
    line, _ = trouble.source.position(trouble.at)
    return _unspaced(trouble.source, line - 1) if line > 1 else None


def _unspaced(source: Source, line: int) -> Reading | None:
    """A key whose colon has no space after it on that line (from 1)."""
    found = KEY_UNSPACED.match(source.line(line))
    if not found or ": " in source.line(line):
        return None
    at = source.line_starts[line - 1] + found.start(1)
    return Reading("there is no space after this colon", "put a space after it", at, at + 1)


def unspaced(source: Source, offset: int) -> Diagnostic | None:
    """The finding that the line at an offset lacks a space after its colon, if it does."""
    found = _unspaced(source, source.position(offset)[0])
    return _diagnostic(source, found) if found else None


def _keyless(trouble: Trouble) -> Reading:
    line = first_line(trouble.source, trouble.began)
    return _unspaced(trouble.source, trouble.source.position(trouble.began)[0]) or Reading(
        "this line has no colon, so it is neither a key nor a value",
        "write it as a key, a colon, a space and a value; or, if it goes on with the words above, "
        "write | after their key and set the words in below it",
        line.start,
        line.end,
    )


def _dash(trouble: Trouble) -> Reading | None:
    if not trouble.before.strip():
        return None
    value = trouble.line
    return Reading(
        "a list cannot begin on the line of its key",
        f"begin it on the next line; or, if this is text, {IN_QUOTES}",
        value.start,
        value.end,
    )


def _question(trouble: Trouble) -> Reading:
    value = trouble.line
    return Reading('an unquoted value cannot begin with "? "', IN_QUOTES, value.start, value.end)


def _braces(trouble: Trouble) -> Reading | None:
    """``{{ ... }}`` without quotes, which YAML takes for a mapping."""
    found = BRACES.search(trouble.source.line(trouble.source.position(trouble.at)[0]))
    if not found:
        return None
    start = trouble.line_start + found.start(1)
    return Reading(BRACED, IN_QUOTES, start, trouble.line_start + found.end(1))


def _bracket(trouble: Trouble) -> Reading:
    """A list or mapping in brackets that does not end, or lacks a comma."""
    text, source = trouble.source.text, trouble.source
    opening = text[trouble.began : trouble.began + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    if source.position(trouble.began)[0] == source.position(trouble.at)[0] and trouble.char:
        start, end = trouble.at, trouble.line.end
        message = f'inside {opening} {closing} a comma or "{closing}" is wanted here'
    else:
        line = first_line(source, trouble.began)
        start, end = line.start, line.end
        message = f'the bracket "{opening}" that opens here is never closed'
    hint = f'put commas between the entries and "{closing}" after the last; an entry with a comma, '
    return Reading(message, f"{hint}colon or bracket in it goes in quotes", start, end)


def _contentless(trouble: Trouble) -> Reading:
    if trouble.char and trouble.char in "]},":
        return _scanned(trouble)
    text = trouble.source.text
    opened = max(text.rfind("[", 0, trouble.at), text.rfind("{", 0, trouble.at), 0)
    line = first_line(trouble.source, opened)
    return Reading(
        f'the bracket "{line.text[:1]}" that opens here is never closed',
        "close it, or put the value in quotes",
        line.start,
        line.end,
    )


def _block(trouble: Trouble) -> Reading:
    line = trouble.line
    return Reading(
        "nothing can follow | or > on its line",
        "begin the words on the next line, set in by two spaces; or put the value in quotes",
        line.start,
        line.end,
    )


def _after_closing(trouble: Trouble) -> Reading | None:
    """Words after a closing quote or bracket: most often an apostrophe inside quotes."""
    before = trouble.before.rstrip()
    if not before or before[-1] not in "\"']}" or not trouble.char.strip():
        return None
    line = trouble.line
    message = f"words follow the closing {before[-1]}"
    hints = {
        "'": "put the words in double quotes, or write an apostrophe inside single quotes twice",
        '"': 'use single quotes round words that have " in them, or write \\" for each',
    }
    return Reading(message, hints.get(before[-1], IN_QUOTES), line.start, line.end)


def _misplaced(trouble: Trouble) -> Reading | None:
    """A line that does not belong where its first letter stands."""
    line = trouble.line
    if trouble.char == ":":
        message, hint = "there is no key before this colon", "write one, or take the line out"
    elif line.text == "-" or line.text.startswith("- "):
        message = "a dash stands here, where the lines it goes with have none"
        hint = "line it up with the other dashes of its list, set in further than the list's key"
    elif _beside_dashes(trouble):
        message = "this line stands where an entry of a list should begin with a dash"
        hint = 'put "- " before it, or set it in so that it belongs to the entry or key above'
    else:
        message = "this line is not lined up with the lines it belongs with"
        hint = "set it in by as many spaces as they are; words over several lines go under a |"
    return Reading(message, hint, line.start, line.end)


def _beside_dashes(trouble: Trouble) -> bool:
    column = trouble.source.position(trouble.began)[1]
    began = trouble.source.text[trouble.began : trouble.began + 1]
    return began == "-" and trouble.source.position(trouble.at)[1] == column


def _ended(trouble: Trouble) -> Reading:
    line = trouble.line
    return Reading(
        "the text goes on after its end",
        'take out lines that are only "..." or "---", and put a value that begins with a quotation '
        "mark or a bracket in quotes as a whole",
        line.start,
        line.end,
    )


def _stray(trouble: Trouble) -> Reading:
    line = trouble.line
    return Reading(
        "this cannot be read here",
        f"compare it with the lines around it; if it is text, {IN_QUOTES}",
        line.start,
        line.end,
    )


READINGS: tuple[tuple[str, Callable[[Trouble], Reading | None]], ...] = (
    ("", _tab),
    ("directive|scanning a %|incompatible", _unstartable),
    ("cannot start any token", _scanned),
    ("quoted scalar.*(end of stream|document)", _quote),
    ("quoted scalar", _escape),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _keyless),
    ("sequence entries are not allowed", _dash),
    ("mapping keys are not allowed", _question),
    ("block scalar", _block),
    ("alias|anchor|tag", _unstartable),
    ("", _braces),
    ("expected ',' or", _bracket),
    ("node content", _contentless),
    ("expected key|expected '-'|<block end>", _after_closing),
    ("expected key|expected '-'|<block end>", _misplaced),
    ("document", _ended),
)
"""What a parser says, and how to read it; the first that has something to say holds.

The words are libyaml's (scanner.c, parser.c) and those of PyYAML's scanner.py
and parser.py, which differ a little.
"""
