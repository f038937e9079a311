"""What preflight says of a thing that was found: by which rule, in which words, how serious.

Knows findings before they have a place; does not know where they stand.
"""

from dataclasses import dataclass

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding without its place: an error makes a file unfit, a warning wants a look."""

    rule: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Diagnostic:
        """The finding at a place."""
        return Diagnostic(place, self.rule, self.message, self.hint, self.severity)


def quoted(text: str, most: int = 60) -> str:
    """Words between quotation marks, a long text cut."""
    words = " ".join(text.split())
    return f'"{words if len(words) <= most else words[: most - 1] + "…"}"'


def listed(words: list[str], most: int = 6) -> str:
    """Words one after another, each once, and how many more there are."""
    once = list(dict.fromkeys(words))
    more = f" and {len(once) - most} more" if len(once) > most else ""
    return ", ".join(once[:most]) + more
