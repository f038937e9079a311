"""Page headers and footers paired, by the sections they belong to.

Knows how a section takes over the headers of the one before it (ECMA-376-1, 17.10);
leaves comparing them to whoever asks.
"""

from collections.abc import Callable, Iterator

from boardpaper.model.change import Part, Where
from boardpaper.ooxml.blocks import sections
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.state import State
from boardpaper.ooxml.compare.survey import elsewhere, words
from boardpaper.ooxml.xml import Element, name

KINDS: dict[str, Part] = {
    name("w:headerReference"): "header",
    name("w:footerReference"): "footer",
}
TYPES = {"default": "", "first": " of the first page", "even": " of even pages"}
Held = dict[tuple[Part, str], str]


class Headers:
    """Compares the headers and footers of sections that stayed."""

    def __init__(
        self,
        old: Reading,
        new: Reading,
        state: State,
        compare: Callable[[str, str, Where], None],
    ) -> None:
        self.old, self.new, self.state, self._compare = old, new, state, compare

    def compare(self) -> None:
        """Every pair of headers once; one that came or went is told by name."""
        ours, theirs = _by_section(self.old), _by_section(self.new)
        done: dict[str, str] = {}
        for before, now in self.state.sections:
            left, right = ours.get(before, {}), theirs.get(now, {})
            for key in sorted({*left, *right}):
                self._pair(key, left.get(key), right.get(key), done)

    def _pair(
        self, key: tuple[Part, str], old: str | None, new: str | None, done: dict[str, str]
    ) -> None:
        part, kind = key
        said = f"page {part}{TYPES.get(kind, '')}"
        if old is not None and new is not None:
            if new not in done:
                done[new] = old
                self.state.parts.append((old, new))
                number = len(done)
                where = elsewhere(part, number)
                self._compare(old, new, Where(said, where.section, part=part, order=where.order))
            elif done[new] != old and self.old.print(self.old.root(old), old) != self.old.print(
                self.old.root(done[new]), done[new]
            ):
                self.state.left_out.append(
                    f"the {said} of a section: several earlier ones are one now"
                )
            return
        gone = old or ""
        reading, which = (self.old, gone) if old else (self.new, new or "")
        text = words(reading.root(which))
        if text:
            verb = "is no longer there" if old else "is new"
            self.state.left_out.append(f"the {said} {verb}: “{text[:80]}”")


def _by_section(reading: Reading) -> dict[Element, Held]:
    """The headers and footers of each section, those it takes over included."""
    found: dict[Element, Held] = {}
    held: Held = {}
    for section in sections(reading.root(reading.document)):
        held = {**held, **dict(_own(section, reading))}
        found[section] = held
    return found


def _own(section: Element, reading: Reading) -> Iterator[tuple[tuple[Part, str], str]]:
    for reference in section:
        part = KINDS.get(str(reference.tag))
        target = reading.package.target(reading.document, reference.get(name("r:id"), ""))
        if part is not None and target is not None:
            yield (part, reference.get(name("w:type"), "default")), target
