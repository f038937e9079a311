"""docs/errors.md, made from the cases: each rule, what breaks it, what is printed.

Knows Markdown; does not run anything. ``make update`` writes the page anew.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from boardpaper.model.adjustable import ADJUSTABLE
from boardpaper.model.rules import RULES
from error_cases import Case, full

PAGE = Path(__file__).parents[1] / "docs" / "errors.md"
UNREACHED: dict[str, str] = {
    "file-is-not-open": "needs Word on Windows; tried by hand-made refusal in the tests",
    "git-is-there": "needs a computer without git; tried with an empty PATH in the tests",
    "libreoffice-is-there": "needs a computer without it; tried with an empty PATH in the tests",
    "document-can-be-printed": "needs a document that only Word opens; tried with a damaged one",
    "picture-tells-no-more": "boardpaper leaves such data out; tried with others' files",
    "pdf-is-not-locked": "needs a file that is encrypted; tried with one in the tests",
    "revision-is-not-too-large": "needs a gigabyte of sources; tried with a made-up tree",
}
"""Rules without a case, each with the reason."""
INTRODUCTION = """\
# What boardpaper says, and why

Every finding names a rule: a fact that should hold. Here is each of them with small
things that break it and what is printed then. The tests run every one, so this is
what you will see. They are mistakes made in the paper that `boardpaper new workspace`
begins with; where the words printed do not show the mistake, what was typed stands
above them (old text, `=>`, new text).

A house style may take the rules marked *adjustable* more or less seriously, under
`rules:` in its house-style.yaml: error, warning or note.
"""
SHOWN = re.compile(r'^ +\| +\^|^    "', re.M)
"""An excerpt of what was typed: the line over a caret, or a paragraph of a Word file."""
VERDICT = re.compile(
    r"\n\n(?:\d+ (?:paper|house style)s? checked: .*|\S.*: (?:not )?fit to publish.*\n.*)\n\Z"
)


def page(cases: list[Case]) -> str:
    """The whole page."""
    return INTRODUCTION + "".join(_rule(rule, fact, cases) for rule, fact in RULES.items())


def _rule(rule: str, fact: str, cases: list[Case]) -> str:
    adjustable = " *(adjustable)*" if rule in ADJUSTABLE else ""
    parts = [f"\n## {rule}\n\n{fact}{adjustable}\n"]
    parts += [part for case in cases if case.rule == rule for part in _case(case)]
    if rule in UNREACHED:
        parts.append(f"\n(No example: {UNREACHED[rule]}.)\n")
    return "".join(parts)


def _case(case: Case) -> Iterator[str]:
    yield f"\n*{case.title}*\n"
    typed = [] if SHOWN.search(case.expected) else [*_typed(case)]
    yield from typed
    if case.command != "check":
        yield f"\n`boardpaper {case.command}`\n"
    elif typed:
        yield "\n`boardpaper check`\n"
    yield _fenced(VERDICT.sub("\n", case.expected))


def _typed(case: Case) -> Iterator[str]:
    """What was typed, file by file."""
    for word, rest, text in case.blocks:
        if word in ("run", "git"):
            continue
        path, _, more = rest.partition(" ") if "{}" in MADE.get(word, "") else (rest, "", "")
        yield f"\n`{full(path).partition(':')[0]}`{MADE.get(word, '').format(more)}\n"
        if text.strip():
            yield _fenced(text)


MADE = {
    "delete": " is not there",
    "part": ", in its part {}",
    "add": ", with one part more, {}",
    "document": " has these paragraphs",
    "workbook": " has these cells",
    "fill": ", with {} megabytes of nothing in it",
    "link": " is a link",
}
"""What else is done to a file than typing in it."""


def _fenced(text: str) -> str:
    fence = "````" if "```" in text else "```"
    return f"\n{fence}text\n{text.strip(chr(10))}\n{fence}\n"
