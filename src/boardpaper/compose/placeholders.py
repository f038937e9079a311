"""Placeholders filled with the values they name.

Knows expressions; does not know where the values come from.
"""

from collections.abc import Mapping
from dataclasses import replace

from boardpaper.compose.rewrite import Change, rewrite
from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Inline, Placeholder, Section, Text
from boardpaper.model.source import WholeFile

Names = Mapping[str, object]


def fill(sections: tuple[Section, ...], names: Names, own: Names) -> Outcome[tuple[Section, ...]]:
    """The sections with values for placeholders; one that fails prints nothing.

    ``own`` are the names for the house style's own words, which stand around the author's.
    """
    found: list[Diagnostic] = []
    bodies = (replace(section, before=(), after=()) for section in sections)
    filled = rewrite(tuple(bodies), _filling(names, found))
    framed = (
        _framed(section, body, _filling(own, found))
        for section, body in zip(sections, filled, strict=True)
    )
    return Outcome(tuple(framed), tuple(found))


def _framed(section: Section, body: Section, change: Change) -> Section:
    """The filled body of a section between the house style's words, filled as well."""
    if not section.before and not section.after:
        return body
    (frame,) = rewrite((replace(section, blocks=()),), change)
    return replace(body, before=frame.before, after=frame.after)


def _filling(names: Names, found: list[Diagnostic]) -> Change:
    def change(inline: Inline) -> Inline:
        if not isinstance(inline, Placeholder):
            return inline
        try:
            value = " ".join(evaluate(inline.expression, names).split("\n"))
        except ExpressionFault as fault:
            place = inline.span or WholeFile("")
            found.append(Diagnostic(place, fault.rule, fault.message, fault.hint))
            value = ""
        return Text(value, inline.marks, inline.span)

    return change
