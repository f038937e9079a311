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
    restricted = True
    for number, page in one.drawn():
        found = [(line, mark) for line in page.words.splitlines() if (mark := marking(line))]
        restricted = restricted and any(mark.rule == RESTRICTED for _, mark in found)
        for line, mark in found:
            if mark.rule != RESTRICTED:
                yield one.at(number, mark, line)
    if restricted and found:
        # A paragraph withheld leaves such words too, but not on every page.
        yield one.whole(next(mark for _, mark in found if mark.rule == RESTRICTED))
