"""Findings as people, editors and programs read them.

Knows excerpts, carets and JSON; does not know the terminal, nor who is asking.
"""

import json
import unicodedata
from collections.abc import Iterable

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.showing import Paint, plain, visible
from boardpaper.model.source import Place, Span, WordPlace

__all__ = [
    "Paint",
    "as_json",
    "as_lines",
    "as_text",
    "plain",
    "summary",
    "verdict",
    "visible",
    "where",
]

WIDEST = 96
"""Columns of a source line that are shown at most."""


def as_text(findings: Iterable[Diagnostic], paint: Paint = plain) -> str:
    """Findings as people read them: address, place, words, excerpt, remedy."""
    return "\n\n".join(_text(finding, paint) for finding in findings)


def _text(finding: Diagnostic, paint: Paint) -> str:
    severity = finding.severity.value
    lines = [visible(finding.address)] if finding.address else []
    lines.append(
        f"{paint(where(finding.place), 'place')}: {paint(severity + ':', severity)} "
        f"{visible(finding.message)}  [{finding.rule}]"
    )
    lines += _excerpt(finding.place, paint)
    if finding.hint:
        lines.append(f"    = {visible(finding.hint)}")
    for place, why in finding.related:
        lines.append(f"    {where(place)}: {visible(why)}")
        lines += _excerpt(place, paint)
    return "\n".join(lines)


def as_lines(findings: Iterable[Diagnostic]) -> str:
    """Findings one to a line, as editors read them: path, line, column, words."""
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Diagnostic) -> str:
    address = f"{finding.address}: " if finding.address else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    words = visible(f"{address}{finding.message}{hint}")
    return f"{where(finding.place)}: {finding.severity.value}: {words} [{finding.rule}]"


def as_json(findings: Iterable[Diagnostic]) -> str:
    """Findings as JSON: a list of objects, places with line and column from 1."""
    return json.dumps([_object(finding) for finding in findings], indent=2, ensure_ascii=False)


def _object(finding: Diagnostic) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "message": finding.message,
        "hint": finding.hint,
        "address": finding.address,
        "place": place_object(finding.place),
        "related": [{"place": place_object(place), "why": why} for place, why in finding.related],
    }


def place_object(place: Place) -> dict[str, object]:
    """A place for programs: file, line and column from 1, or part and paragraph."""
    if isinstance(place, Span):
        line, column = place.source.position(place.start)
        end_line, end_column = place.source.position(place.end)
        ends = {"end_line": end_line, "end_column": end_column}
        return {"file": place.path, "line": line, "column": column, **ends}
    if isinstance(place, WordPlace):
        return {
            "file": place.path,
            "part": place.part,
            "paragraph": place.paragraph,
            "text": place.text,
        }
    return {"file": place.path}


def where(place: Place) -> str:
    """A place in one line: ``plan.yaml:14:8``, or part and paragraph of a Word file."""
    path = visible(place.path)
    if isinstance(place, Span):
        line, column = place.source.position(place.start)
        return f"{path}:{line}:{column}"
    if isinstance(place, WordPlace):
        paragraph = f", paragraph {place.paragraph}" if place.paragraph else ""
        return f"{path}: {place.part}{paragraph}"
    return path


def _excerpt(place: Place, paint: Paint) -> list[str]:
    if isinstance(place, WordPlace) and place.text.strip():
        return [f'    "{_cut(visible(place.text.strip()), 0)[0]}"']
    if not isinstance(place, Span):
        return []
    number, column = place.source.position(place.start)
    line = place.source.line(number)
    if not line or line.isspace():
        return []
    length = max(1, min(place.end - place.start, len(line) - column + 1))
    shown, column = _cut(line, column - 1)
    gutter = f" {number} |"
    under = visible(shown[column : column + length])
    caret = " " * _width(visible(shown[:column])) + "^" * max(1, _width(under))
    margin = f"{' ' * (len(gutter) - 1)}|"
    return [f"{gutter} {visible(shown)}", f"{margin} {paint(caret, 'caret')}"]


def _cut(line: str, column: int) -> tuple[str, int]:
    """As much of a line as fits, with the column in it, and the column's new place."""
    if len(line) <= WIDEST:
        return line, column
    start = max(0, min(column - WIDEST // 3, len(line) - WIDEST))
    end = start + WIDEST
    shown = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return shown, column - start + (1 if start else 0)


def _width(text: str) -> int:
    """The columns a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)


def summary(findings: Iterable[Diagnostic]) -> str:
    """ "2 errors and 1 warning", or nothing."""
    counted = [finding.severity for finding in findings]
    parts = [
        _several(counted.count(severity), severity.value)
        for severity in Severity
        if counted.count(severity)
    ]
    return " and ".join(parts) if len(parts) < 3 else f"{parts[0]}, {parts[1]} and {parts[2]}"


def verdict(papers: int, findings: Iterable[Diagnostic]) -> str:
    """ "2 papers checked: nothing wrong", or what there was."""
    counted = summary(findings) or "nothing wrong"
    return f"{papers} {'paper' if papers == 1 else 'papers'} checked: {counted}"


def _several(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
