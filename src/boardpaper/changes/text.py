"""A comparison as text: for a terminal, and to be pasted into an e-mail.

Knows the order in which it is told and how it is set out; does not know the terminal.
"""

from collections.abc import Iterable, Iterator

from boardpaper.changes.grouping import Facts, Group, facts, formatted, grouped
from boardpaper.changes.lines import WIDTH, set_in_lines
from boardpaper.changes.marking import as_runs, holds_escapes, joined, marked
from boardpaper.changes.phrases import became, fact, less_finely, renumbering, titles
from boardpaper.changes.summary import headline, summary
from boardpaper.model.change import Change, Comparison, DataChange
from boardpaper.model.showing import Paint, plain

INDENT = "    "
KEY = "Words are marked as [-removed-] or {+added+}; … stands for words that are the same."
ESCAPED = "A bracket behind a backslash is one of the paper itself, and no mark."


def as_text(comparison: Comparison, paint: Paint = plain) -> str:
    """A comparison as people read it: a summary, then group by group, then what is open."""
    parts = [
        _title(headline(comparison), "=", paint),
        _summary(comparison, paint),
        *(part for group in grouped(comparison) for part in _group(group, paint)),
        *_list("Only formatted otherwise", formatted(comparison), paint),
        *_list("Renumbered", (renumbering(run) for run in comparison.renumbered), paint),
        *_data(comparison, paint),
        *_list("Compared less finely than asked", map(less_finely, comparison.coarser), paint),
        *_list("Not compared", comparison.left_out, paint),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def facts_as_text(changes: Iterable[DataChange], paint: Paint = plain) -> str:
    """What differs between two versions of a typed file, fact by fact."""
    return "\n".join(line for change in changes for line in _fact(change, paint))


def _title(words: str, rule: str, paint: Paint) -> list[str]:
    lines = set_in_lines(as_runs(words, "heading"), "", paint)
    longest = max(len(line) for line in set_in_lines(as_runs(words), "", plain))
    return [*lines, rule * min(longest, WIDTH)]


def _summary(comparison: Comparison, paint: Paint) -> list[str]:
    said = list(summary(comparison))
    if any(change.pieces for change in comparison.changes):
        said.append(KEY)
    if any(map(holds_escapes, comparison.changes)):
        said.append(ESCAPED)
    return [line for words in said for line in set_in_lines(as_runs(words), "", paint)]


def _group(group: Group, paint: Paint) -> Iterator[list[str]]:
    """A group's title with its first change under it, then the others."""
    title = _title(group.title, "-", paint)
    for change in group.changes:
        yield [*title, *([""] if title else []), *_change(change, paint)]
        title = []


def _change(change: Change, paint: Paint) -> list[str]:
    lines = _head(change.address, became(change), paint)
    for paragraph in marked(change):
        lines += set_in_lines(paragraph, INDENT, paint)
    for note in (*titles(change), *change.notes):
        lines += set_in_lines(as_runs(f"({note})"), INDENT, paint)
    return lines


def _head(address: str, said: str, paint: Paint) -> list[str]:
    runs = joined((as_runs(address, "place"), as_runs(f": {said}")))
    return set_in_lines(runs, "", paint)


def _data(comparison: Comparison, paint: Paint) -> Iterator[list[str]]:
    title = _title("In the plan and the paper's facts", "-", paint)
    for group in facts(comparison):
        yield [*title, *([""] if title else []), *_facts(group, paint)]
        title = []


def _facts(group: Facts, paint: Paint) -> list[str]:
    return [line for change in group.changes for line in _fact(change, paint)]


def _fact(change: DataChange, paint: Paint) -> list[str]:
    lines = _head(change.address, fact(change), paint)
    for said, words, look in (("was", change.old, "removed"), ("now", change.new, "added")):
        if words:
            runs = joined((as_runs(f"{said}: "), as_runs(words, look)))
            lines += set_in_lines(runs, INDENT, paint)
    return lines


def _list(title: str, said: "Iterator[str] | tuple[str, ...]", paint: Paint) -> Iterator[list[str]]:
    """A titled list, if there is anything in it."""
    lines = [
        line for words in said for line in set_in_lines(as_runs(words), "  ", paint, first="- ")
    ]
    if lines:
        yield [*_title(title, "-", paint), "", *lines]
