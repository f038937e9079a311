"""The parts of a Word file that hold text, each in a clerk's words.

Knows what a document points at; does not know tags or slots.
"""

from boardpaper.ooxml.package import Package

TEXT_PARTS = {
    "header": "a header",
    "footer": "a footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}


def text_parts(package: Package) -> dict[str, str]:
    """The parts of a package that hold text, each in a clerk's words."""
    document = package.document_part
    parts = {document: "the document"}
    for kind, words in TEXT_PARTS.items():
        found = sorted(set(package.related(document, kind)))
        for number, part in enumerate(found, 1):
            plain = words.removeprefix("a ")
            parts[part] = (
                f"{plain} {number}" if len(found) > 1 else f"the {plain.removeprefix('the ')}"
            )
    return parts
