"""What is wrong, where, by which rule, and what to do about it.

Knows how a finding is held; does not know how it is found or printed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from boardpaper.model.source import Place, Span, WordPlace

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: an error stops its paper, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``rule`` is a fact that should hold (``date-is-a-date``) and a key of
    ``model.rules.RULES``. ``message`` says what is the case in a clerk's words,
    ``hint`` what to do. ``address`` is the place as it will be printed
    (``paragraph 9``, ``2.6 · Within 3 months``), empty where it has none.
    ``related`` are other places that matter, each with why.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    address: str = ""
    related: tuple[tuple[Place, str], ...] = ()

    def at(self, address: str) -> "Diagnostic":
        """The same finding, with its printed address."""
        return replace(self, address=address)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, and what it found. No value means it could not be made."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no value or any finding is an error."""
        return self.value is None or has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings sorted by place, each said once."""

    def key(finding: Diagnostic) -> tuple[str, str, int, str, str]:
        place = finding.place
        part, at = "", 0
        if isinstance(place, Span):
            at = place.start
        elif isinstance(place, WordPlace):
            part, at = place.part, place.paragraph
        return place.path, part, at, finding.rule, finding.message

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))


class BoardpaperError(Exception):
    """The machine's trouble, not the user's text: a full disk, no program to call.

    Its words are complete and meant for the user; ``cli`` catches it once.
    """
