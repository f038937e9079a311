"""A PDF in preflight: its pages, its notes, and how a finding gets its place.

Knows how a PDF is read; does not know what counts as a fault.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.source import WholeFile, WordPlace
from boardpaper.pdf.opening import NotAPdf, opened
from boardpaper.preflight.finding import Finding
from boardpaper.preflight.pdf_drawn import Drawn


def dictionaries(held: object) -> list[Dictionary]:
    """The dictionaries in an array; none of anything else, as damaged files have it."""
    return [one for one in held if isinstance(one, Dictionary)] if isinstance(held, Array) else []


def figures(held: object) -> list[float]:
    """The numbers in an array; none of anything else."""
    if not isinstance(held, Array):
        return []
    numbers: list[object] = list(held)
    return [float(one) for one in numbers if isinstance(one, int | float | Decimal)]


@dataclass
class PdfFile:
    """A PDF that is open, under the path that users know."""

    path: str
    pdf: Pdf
    document: pypdfium2.PdfDocument
    saved_over: bool = False
    _drawn: dict[int, Drawn] = field(default_factory=dict)

    @property
    def numbers(self) -> range:
        """The numbers of the pages, from 1."""
        return range(1, len(self.pdf.pages) + 1)

    def drawn(self) -> Iterator[tuple[int, Drawn]]:
        """Each page with its number, as it is drawn."""
        for number in self.numbers:
            if number not in self._drawn:
                self._drawn[number] = self._draw(number)
            yield number, self._drawn[number]

    def _draw(self, number: int) -> Drawn:
        try:
            return Drawn(self.document[number - 1])
        except pypdfium2.PdfiumError:
            raise NotAPdf(f"the file is damaged: its page {number} cannot be drawn") from None

    def notes(self, number: int) -> Iterator[Object]:
        """The annotations of a page (ISO 32000-1, 12.5)."""
        yield from dictionaries(self.pdf.pages[number - 1].obj.get(Name.Annots))

    def at(self, number: int, found: Finding, text: str = "") -> Diagnostic:
        """A finding on a page."""
        return found.at(WordPlace(self.path, f"page {number}", 0, text))

    def whole(self, found: Finding) -> Diagnostic:
        """A finding of the file as a whole."""
        return found.at(WholeFile(self.path))


@contextmanager
def open_pdf(path: str, data: bytes) -> Iterator[PdfFile]:
    """A PDF's bytes, open for a while. Raises NotAPdf, also later, for pages that are damaged."""
    with opened(data) as pdf:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            raise NotAPdf("the file is damaged: its pages cannot be drawn") from None
        with document:
            yield PdfFile(path, pdf, document, _is_saved_over(data))


def _is_saved_over(data: bytes) -> bool:
    """Whether changes were put behind a file; a web-ready one has two ends from the first."""
    return data.count(b"startxref") > (2 if b"/Linearized" in data[:1024] else 1)
