"""What a narrative gets wrong, gathered while it is read.

Knows how a finding is put down; does not know what is looked for.
"""

from dataclasses import dataclass, field

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import Place, Span


@dataclass(slots=True)
class Findings:
    """The findings so far, in the order they were made."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(
        self,
        place: Place,
        rule: str,
        message: str,
        hint: str = "",
        related: tuple[tuple[Place, str], ...] = (),
    ) -> None:
        """Put down what stops the paper."""
        self.found.append(Diagnostic(place, rule, message, hint, related=related))

    def warn(self, place: Span, rule: str, message: str, hint: str = "") -> None:
        """Put down what the author should look at."""
        self.found.append(Diagnostic(place, rule, message, hint, Severity.WARNING))

    def twice(self, place: Span, key: str, first: Span) -> None:
        """Put down that a key was given at ``first`` already."""
        self.found.append(
            Diagnostic(
                place,
                "key-is-unique",
                f'the key "{key}" is given twice',
                "give one of the two paragraphs another key",
                related=((first, "it is given here first"),),
            )
        )


def quoted(words: str) -> str:
    """Words as a message quotes them: on one line, and cut where they are long."""
    line = " ".join(words.split())
    return f'"{line[:60]}…"' if len(line) > 61 else f'"{line}"'
