"""A template under its lint: its parts as they were saved, and how a finding gets its place.

Knows parts and paragraphs; does not know what counts as a fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WholeFile, WordPlace
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.blocks import body
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import Stylesheet, read_styles
from boardpaper.ooxml.tags import Paragraph
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.xml import Element


@dataclass(frozen=True, slots=True)
class Uses:
    """The names of the styles a house style sets its headings and its other blocks in."""

    headings: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Linted:
    """A template as it was saved, nothing tidied, and what its house style uses of it."""

    path: str
    package: Package
    uses: Uses
    parts: Mapping[str, str]
    roots: Mapping[str, Element] = field(repr=False)
    paragraphs: Mapping[Element, tuple[str, Paragraph]] = field(repr=False)
    styles: Stylesheet = field(repr=False)

    @classmethod
    def of(cls, path: str, package: Package, uses: Uses) -> "Linted":
        """A package read for its lint. Raises NotAWordFile."""
        parts = text_parts(package)
        roots = {part: package.tree(part) for part in parts}
        paragraphs = {
            paragraph.element: (part, paragraph)
            for part, root in roots.items()
            for paragraph in tagged.paragraphs(root)
        }
        return cls(path, package, uses, parts, roots, paragraphs, read_styles(package))

    @property
    def body(self) -> Element:
        """The body of the document."""
        return body(self.roots[self.package.document_part])

    def each(self) -> Iterator[Paragraph]:
        """Every paragraph of every part, in order."""
        for _, paragraph in self.paragraphs.values():
            yield paragraph

    def warning(
        self,
        at: Element | str | None,
        rule: str,
        message: str,
        hint: str,
        severity: Severity = Severity.WARNING,
    ) -> Diagnostic:
        """A finding at an element, in a part as a whole, or (None) of the whole template."""
        if at is None:
            return Diagnostic(WholeFile(self.path), rule, message, hint, severity)
        if isinstance(at, str):
            place = WordPlace(self.path, self.parts.get(at, at))
        else:
            place = self._place(at)
        return Diagnostic(place, rule, message, hint, severity)

    def _place(self, element: Element) -> WordPlace:
        """The paragraph around an element, else the first in it, else the last before it."""
        around = next(element.iterancestors(tagged.P), None)
        held = next(element.iter(tagged.P), None)
        before = next(element.itersiblings(tagged.P, preceding=True), None)
        candidates = (element if element.tag == tagged.P else None, around, held, before)
        found = next((one for one in candidates if one is not None), None)
        if found is None or found not in self.paragraphs:
            return WordPlace(self.path, "the document")
        part, paragraph = self.paragraphs[found]
        return WordPlace(self.path, self.parts[part], paragraph.number, paragraph.text)
