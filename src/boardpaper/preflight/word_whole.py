"""A Word file as a whole: its title, its language, and whether it may go out at all.

Knows properties, headers and footers; does not know what a paper says.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.xml import CP, DC, Element, V, name
from boardpaper.preflight.finding import Finding
from boardpaper.preflight.markings import marking, watermark
from boardpaper.preflight.word_names import told

EDGES: Final = (name("w:hdr"), name("w:ftr"))
WATERMARK: Final = f"{{{V}}}textpath"
LANGUAGE: Final = name("w:lang")


def title(one: Linted) -> Iterator[Diagnostic]:
    """A file without a title: WCAG 2.2, 2.4.2 Page Titled (level A)."""
    if not told(one.package, f"{{{DC}}}title"):
        hint = "in Word: File, Info, Properties, Title"
        yield one.warning(None, "file-has-a-title", "the file has no title", hint, Severity.ERROR)


def language(one: Linted) -> Iterator[Diagnostic]:
    """A file that does not say its language: WCAG 2.2, 3.1.1 Language of Page (level A)."""
    marked = any(root.find(f".//{LANGUAGE}") is not None for root in one.roots.values())
    if not one.styles.language and not marked:
        hint = "in Word: Review, Language, Set Proofing Language, Set As Default"
        message = "the file does not say which language it is in"
        yield one.warning(None, "file-says-its-language", message, hint, Severity.ERROR)


def markings(one: Linted) -> Iterator[Diagnostic]:
    """Marks across the pages, at their edges or in the properties that forbid publishing."""
    for part, root in one.roots.items():
        for mark in root.iter(WATERMARK):
            yield from _told(one, mark, watermark(mark.get("string", "")))
        if root.tag in EDGES:
            for paragraph in (held for at, held in one.paragraphs.values() if at == part):
                yield from _told(one, paragraph.element, marking(paragraph.text))
    for words in told(one.package, f"{{{DC}}}title"):
        yield from _told(one, None, marking(words))
    for words in told(one.package, f"{{{CP}}}contentStatus"):
        yield from _told(one, None, watermark(words))


def _told(one: Linted, at: Element | None, found: Finding | None) -> Iterator[Diagnostic]:
    if found is not None:
        yield one.warning(at, found.rule, found.message, found.hint, found.severity)
