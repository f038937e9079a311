"""Any Word file as readable text, one paragraph to a line.

Knows the order things are told in; does not know papers. For people (``boardpaper
show``), for ``git diff`` and, detailed, for tests: what a .docx looks like to a
reader, without its XML.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.blocks import blocks, body, section_break, sections
from boardpaper.ooxml.inline import Manner
from boardpaper.ooxml.numbering import read_numbering
from boardpaper.ooxml.package import read
from boardpaper.ooxml.page_setup import banners, described
from boardpaper.ooxml.register import Register
from boardpaper.ooxml.story import Story, Telling
from boardpaper.ooxml.stylesheet import read_styles
from boardpaper.ooxml.told_notes import tell_comments, tell_notes
from boardpaper.ooxml.xml import Element, name

FACTS: Final = {
    "Title": "dc:title",
    "Subject": "dc:subject",
    "Creator": "dc:creator",
    "Language": "dc:language",
    "Created": "dcterms:created",
    "Modified": "dcterms:modified",
}
LINE_ENDS: Final = (
    {ord(character): " " for character in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
    | dict.fromkeys(range(0x7F, 0x85), "\ufffd")
    | dict.fromkeys(range(0x86, 0xA0), "\ufffd")
)
"""What would break a line, and the controls a terminal might obey."""


def outline(data: bytes, *, detailed: bool = False, numbers: bool = True) -> str:
    """What a .docx says, one paragraph to a line, ending in a line end.

    Plain, headings begin with ``#``, and a table stands row by row with each cell
    under its column's headings. ``detailed`` gives styles, marks, fields, bookmarks
    and sizes as well. Without ``numbers`` all numbers that Word works out are left
    out, so that renumbering is not a change. Tracked changes are told as
    ``[+put in+]`` and ``[-taken out-]``. Raises NotAWordFile.
    """
    package = read(data)
    styles = read_styles(package)
    telling = Telling(
        package,
        Manner(detailed, numbers),
        styles,
        read_numbering(package, styles),
        Register(),
    )
    lines = [*_facts(telling), *_body(telling), *tell_notes(telling), *tell_comments(telling)]
    return _joined(lines)


def _joined(lines: list[str]) -> str:
    """The lines, never two empty ones together nor any at the ends."""
    kept: list[str] = []
    for line in (line.translate(LINE_ENDS).rstrip() for line in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") + "\n"


def _facts(telling: Telling) -> Iterator[str]:
    parts = telling.package.related("", "core-properties")
    root = telling.package.tree(parts[0]) if parts else None
    for title, element in FACTS.items():
        told = "" if root is None else root.findtext(name(element)) or ""
        if title == "Language":
            told = told or telling.styles.language
        if told:
            yield f"{title}: {told}"
    if telling.package.has_macros:
        yield "Macros: this file carries a program"
    yield ""


def _body(telling: Telling) -> Iterator[str]:
    document = telling.package.tree(telling.package.document_part)
    found = sections(document)
    yield from _section(telling, found, 0)
    story = Story(telling, telling.package.document_part)
    at = 0
    for block in blocks(body(document)):
        yield from story.block(block)
        if section_break(block) is not None:
            at += 1
            yield from _section(telling, found, at)


def _section(telling: Telling, found: list[Element], at: int) -> Iterator[str]:
    if at >= len(found):
        return
    shown = f"section {at + 1}" if telling.manner.numbers else "section"
    yield ""
    yield f"--- {shown}: {described(found[at], detailed=telling.manner.detailed)} ---"
    for where, key in banners(found[at]):
        part = telling.package.target(telling.package.document_part, key)
        if part:
            told = Story(telling, part).tell(telling.package.tree(part))
            yield from (f"({where}) {line}" for line in told if line)
    yield ""
