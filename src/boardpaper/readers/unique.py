"""Things that must not have the same name twice.

Knows names and where they stand; does not know what they name.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import Span


@dataclass(frozen=True, slots=True)
class Repeated:
    """A name that is there already: where it is, and where it is first."""

    name: str
    place: Span
    first: Span

    def finding(self, rule: str, message: str, hint: str, address: str = "") -> Diagnostic:
        """The finding that it should be there once."""
        related = ((self.first, "it is here first"),)
        return Diagnostic(self.place, rule, message, hint, address=address, related=related)


def repeated(
    names: Iterable[tuple[str, str, Callable[[], Span]]],
) -> Iterator[Repeated]:
    """Of triples (what must differ, how it is written, a way to its place): those that do not."""
    seen: dict[str, Callable[[], Span]] = {}
    for sameness, written, place in names:
        first = seen.setdefault(sameness, place)
        if first is not place:
            yield Repeated(written, place(), first())
