"""How and where a Word file was made, as far as the file tells.

Knows where Word and boardpaper keep such things; does not know who wrote the words.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.identity import PREFIX, SPACE
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_NAME, W_RSID
from boardpaper.ooxml.xml import CP, DC, Element, name
from boardpaper.preflight.addresses import inside
from boardpaper.preflight.finding import listed, quoted
from boardpaper.preflight.word_names import EXTENDED, told

RULE: Final = "making-is-not-told"
HINT: Final = "let --clean take it out, or in Word: File, Info, Inspect Document"
SAYING: Final = {
    f"{{{DC}}}description": "a remark",
    f"{{{CP}}}category": "a category",
    f"{EXTENDED}HyperlinkBase": "where its links begin",
}
PROPERTY: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
)
VARIABLE: Final = name("w:docVar")
BINDING: Final = name("w:dataBinding")
OURS: Final = f"{{{SPACE}}}identity"
SCHEMAS: Final = ("{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}Sources",)
"""Custom XML that says nothing but what the text says too."""


def properties(one: Linted) -> Iterator[Diagnostic]:
    """Remarks, categories and properties of somebody's own."""
    for tag, what in SAYING.items():
        for words in told(one.package, tag):
            yield _warning(one, f"the file's properties hold {what}: {quoted(words)}")
    for part in one.package.related("", "custom-properties"):
        held = [
            f"{item.get('name', '')} {quoted(''.join(map(str, item.itertext())), 40)}"
            for item in one.package.tree(part).iter(PROPERTY)
        ]
        if held:
            yield _warning(one, f"the file has properties of its own: {listed(held)}")


def template(one: Linted) -> Iterator[Diagnostic]:
    """The template it was made from, by a path or a name that says more than Word's own."""
    paths = [
        link.target
        for part in one.package.related(one.package.document_part, "settings")
        for link in one.package.relationships(part).values()
        if link.kind == "attachedTemplate"
    ]
    named = [
        words
        for words in told(one.package, f"{EXTENDED}Template")
        if not words.startswith("Normal")
    ]
    for target in paths or named:
        where = inside(target)
        lies = f", on {where}" if where else ""
        yield _warning(
            one, f"the file says which template it was made from{lies}: {quoted(target)}"
        )


def settings(one: Linted) -> Iterator[Diagnostic]:
    """Variables of macros, addresses of a mail merge, settings of somebody's printer."""
    for part in one.package.related(one.package.document_part, "settings"):
        root = one.package.tree(part)
        held = [
            f"{item.get(name('w:name'), '')} {quoted(item.get(name('w:val'), ''), 40)}"
            for item in root.iter(VARIABLE)
        ]
        if held:
            yield _warning(one, f"the file keeps variables of a macro: {listed(held)}")
        if root.find(name("w:mailMerge")) is not None:
            yield _warning(one, "the file keeps where the addresses of a mail merge are")
    if _related(one, "printerSettings"):
        yield _note(one, "the file keeps the settings of somebody's printer, with its name")


def thumbnail(one: Linted) -> Iterator[Diagnostic]:
    """A small picture of the first page, which may be older than the page."""
    if one.package.related("", "thumbnail"):
        yield _note(one, "the file holds a small picture of its first page, as it once was")


def editing(one: Linted) -> Iterator[Diagnostic]:
    """Marks by which one can tell what was written in one sitting, and how long it took."""
    if any(_has_sittings(root) for root in one.roots.values()):
        yield _note(one, "the file tells which words were written in one sitting (rsid)")
    for minutes in told(one.package, f"{EXTENDED}TotalTime"):
        if minutes != "0":
            spent = "1 minute" if minutes == "1" else f"{minutes} minutes"
            yield _note(one, f"the file tells that it was worked on for {spent}")


def _has_sittings(root: Element) -> bool:
    return any(str(key).startswith(W_RSID) for item in root.iter() for key in item.attrib)


def identity(one: Linted) -> Iterator[Diagnostic]:
    """Where the paragraphs of a paper that boardpaper built came from: keys and file names."""
    marks = [
        mark
        for root in one.roots.values()
        for mark in root.iter(BOOKMARK)
        if mark.get(BOOKMARK_NAME, "").startswith(PREFIX)
    ]
    held = [part for part in _custom_xml(one) if one.package.tree(part).tag == OURS]
    if marks or held:
        yield _note(one, "the file tells the keys and source files that boardpaper made it from")


def custom_xml(one: Linted) -> Iterator[Diagnostic]:
    """Data that is in the file beside its text, such as what a document library knows of it."""
    for part in _custom_xml(one):
        root = one.package.tree(part)
        words = " ".join(" ".join(map(str, root.itertext())).split())
        if root.tag != OURS and root.tag not in SCHEMAS and words:
            yield _warning(one, f"the file holds data beside its text ({part}): {quoted(words)}")


def _custom_xml(one: Linted) -> list[str]:
    return one.package.related(one.package.document_part, "customXml")


def bindings(one: Linted) -> Iterator[Diagnostic]:
    """Words that Word takes from the file's properties or data whenever it opens the file."""
    for root in one.roots.values():
        for binding in root.iter(BINDING):
            path = binding.get(name("w:xpath"), "").rpartition("/")[2].partition("[")[0]
            yield one.warning(
                binding,
                RULE,
                f"words here are tied to data of the file ({path.rpartition(':')[2]}), and "
                "change when it does",
                "let --clean untie them, or delete the control in Word and keep its words",
                Severity.NOTE,
            )


def building_blocks(one: Linted) -> Iterator[Diagnostic]:
    """Texts for use elsewhere that came with the template."""
    for part in one.package.related(one.package.document_part, "glossaryDocument"):
        words = [
            text for item in one.package.tree(part).iter(name("w:t")) if (text := item.text or "")
        ]
        if words:
            message = f"the file holds building blocks beside its text: {quoted(''.join(words))}"
            yield _note(one, message)


def _related(one: Linted, kind: str) -> list[str]:
    return [found for part in one.package.parts for found in one.package.related(part, kind)]


def _warning(one: Linted, message: str) -> Diagnostic:
    return one.warning(None, RULE, message, HINT)


def _note(one: Linted, message: str) -> Diagnostic:
    return one.warning(None, RULE, message, HINT, Severity.NOTE)
