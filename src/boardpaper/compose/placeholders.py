"""Placeholders filled with the values they name.

Knows expressions; does not know where the values come from.
"""

from collections.abc import Mapping

from boardpaper.compose.rewrite import rewrite
from boardpaper.expressions.evaluate import evaluate
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Inline, Placeholder, Section, Text
from boardpaper.model.source import WholeFile


def fill(
    sections: tuple[Section, ...], names: Mapping[str, object]
) -> Outcome[tuple[Section, ...]]:
    """The sections with values for placeholders; one that fails prints nothing."""
    found: list[Diagnostic] = []

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

    return Outcome(rewrite(sections, change), tuple(found))
