"""One Markdown file becomes a narrative: sections of paragraphs, nothing filled or numbered.

Knows the order of the steps; each is a module of its own. Does not know house
styles, other files, nor what a placeholder's expression means.

A section's place is its heading's words; a paragraph's and a subheading's are its
words (a key among them); a list's reach from its first mark to its last words; a
piece of text's from its first letter to its last, marks between them included.
"""

from boardpaper.model.diagnostic import Outcome, in_order
from boardpaper.model.paper import Narrative
from boardpaper.model.source import Source, Span, WholeFile
from boardpaper.readers.markdown_places import Markdown, parse
from boardpaper.readers.narrative_blocks import BlockReader
from boardpaper.readers.narrative_findings import Findings
from boardpaper.readers.narrative_inlines import InlineReader
from boardpaper.readers.narrative_keys import Keys
from boardpaper.readers.narrative_mask import KEY, Mask
from boardpaper.readers.narrative_masking import mask
from boardpaper.readers.narrative_notes import read_notes
from boardpaper.readers.narrative_refusals import refuse, refuse_definition


def read(source: Source) -> Outcome[Narrative]:
    """The narrative of a file, and all that is wrong with it.

    There is always a value: what the findings speak of is left out, or stands in
    it as plain words. Words before the first heading are a section without one.
    """
    findings = Findings()
    masked = mask(source, findings)
    markdown = parse(masked.text)
    inlines = InlineReader(masked, findings, Keys(findings))
    notes = read_notes(markdown, masked, findings, inlines)
    sections = BlockReader(markdown, masked, findings, inlines).sections()
    notes.unused()
    _set_in(markdown, masked, findings)
    _definitions(markdown, masked, findings, inlines.labels)
    _unprinted(masked, findings, inlines.seen)
    if not sections and not findings.found:
        _empty(source, findings)
    return Outcome(Narrative(sections), in_order(findings.found))


def _set_in(markdown: Markdown, masked: Mask, findings: Findings) -> None:
    for start in markdown.set_in:
        refuse(findings, masked.span(*markdown.rest_of_line(start)), "set_in")


def _definitions(markdown: Markdown, masked: Mask, findings: Findings, used: set[str]) -> None:
    """Find addresses of links that nothing uses: they would be lost without a word."""
    for label, definition in markdown.definitions.items():
        if label not in used:
            place = masked.span(*markdown.line(definition["map"][0]))
            refuse_definition(findings, place, label, given_before=False)
    for definition in markdown.repeated:
        place = masked.span(*markdown.line(definition["map"][0]))
        refuse_definition(findings, place, definition["label"], given_before=True)


def _unprinted(masked: Mask, findings: Findings, seen: set[int]) -> None:
    """Find placeholders and keys that stand where no words do, such as in an address."""
    places = [found.place for found in findings.found if isinstance(found.place, Span)]
    for offset, mark in masked.marks.items():
        if offset in seen or any(
            place.start <= mark.span.start and mark.span.end <= place.end for place in places
        ):
            continue
        findings.error(
            mark.span,
            "key-ends-its-paragraph" if mark.kind == KEY else "placeholder-prints",
            "nothing prints where this stands",
            "move it to the words of a paragraph; an address must be written out",
        )


def _empty(source: Source, findings: Findings) -> None:
    findings.error(
        WholeFile(source.path),
        "file-is-not-empty",
        "this file has no words in it",
        'begin with "# " and the heading of a section, or remove the file',
    )
