"""Words of a PDF that are left over, marks that forbid publishing, and links to inner places.

Knows pages, links and the title; how leftovers look in plain text is not known here.
"""

from collections.abc import Iterator
from typing import Final

from pikepdf import Dictionary, Name

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.preflight.addresses import leads_inside, spoken
from boardpaper.preflight.finding import Finding, quoted
from boardpaper.preflight.leftovers import leftovers
from boardpaper.preflight.markings import marking
from boardpaper.preflight.pdf_file import PdfFile
from boardpaper.preflight.pdf_properties import title_of

FILES: Final = (Name.GoToR, Name.GoToE, Name.Launch)
"""Actions that open another file (ISO 32000-1, 12.6.4)."""
RESTRICTED: Final = "restricted-is-not-published"
EDGE: Final = 2
"""Lines at the head and at the foot of a page among which a mark on every page stands."""


def leftover_words(one: PdfFile) -> Iterator[Diagnostic]:
    """Tags, guidance, markers and gaps among the words of the pages."""
    for number, page in one.drawn():
        for line in page.words.splitlines():
            for finding in leftovers(line):
                yield one.at(number, finding, line)
            for address in dict.fromkeys(spoken(line)):
                message = f"the text names a place that the public cannot go to: {quoted(address)}"
                hint = "name the address on the public website, or leave it out"
                found = Finding("link-opens-for-the-public", message, hint)
                yield one.at(number, found, line)


def links(one: PdfFile) -> Iterator[Diagnostic]:
    """Links that lead where the public cannot go."""
    for number in one.numbers:
        for note in one.notes(number):
            action = note.get(Name.A)
            if isinstance(action, Dictionary):
                found = leads_inside(_target(action))
                if found is not None:
                    yield one.at(number, found)


def _target(action: Dictionary) -> str:
    if action.get(Name.S) == Name.URI:
        return str(action.get(Name.URI, ""))
    if action.get(Name.S) not in FILES:
        return ""
    file = action.get(Name.F, "")
    named = file.get(Name.UF, file.get(Name.F, "")) if isinstance(file, Dictionary) else file
    said = str(named)
    return f"file://{said}" if said.startswith("/") else said


def markings(one: PdfFile) -> Iterator[Diagnostic]:
    """Marks of a draft, and marks on every page that it is not for the public."""
    told = marking(title_of(one.pdf))
    if told is not None:
        yield one.whole(told)
    edges = []
    for number, page in one.drawn():
        lines = [line for line in page.words.splitlines() if line.strip()]
        for line in lines:
            mark = marking(line)
            if mark is not None and mark.rule != RESTRICTED:
                yield one.at(number, mark, line)
        # A withheld paragraph leaves such words too, though not at the edge of every page.
        marks = map(marking, (*lines[:EDGE], *lines[EDGE:][-EDGE:]))
        edges.append(next((mark for mark in marks if mark and mark.rule == RESTRICTED), None))
    if edges and edges[0] and all(edges):
        yield one.whole(edges[0])
