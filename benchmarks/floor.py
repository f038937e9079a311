"""The floor: the table's XML joined as strings, and nothing else.

Usage: python floor.py SKELETON TEMPLATE ROWS OUTPUT

The words are worked out already (ROWS is JSON), the rest of the document is printed
already (SKELETON has a table without rows). What is left is what nobody who writes
this document can do without: escape, join, deflate.
"""

import json
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from plain_template import BULLET, DOCUMENT, SLOT, STYLE, document, prototype

Lines = list[tuple[str, bool]]
Paragraph = tuple[str, str, str]


def pattern(row: str) -> tuple[list[str], list[tuple[str, Paragraph]]]:
    """A row's constant pieces, and between them its slots as beginnings and an end."""
    row = row.replace("<w:t>", '<w:t xml:space="preserve">')
    constant, slots, at = [], [], 0
    for found in SLOT.finditer(row):
        constant.append(row[at : found.start()])
        start, end = found[0].split(f"{{{{ row.{found[1]} }}}}")
        slots.append((found[1], (start, STYLE.sub(BULLET, start), end)))
        at = found.end()
    return [*constant, row[at:]], slots


def escaped(text: str) -> str:
    """Text as it stands in XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cell(lines: Lines, paragraph: Paragraph) -> str:
    """The paragraphs of a cell."""
    end = paragraph[2]
    return "".join([paragraph[bullet] + escaped(text) + end for text, bullet in lines])


def table(rows: list[dict[str, Lines]], row: str) -> str:
    """All rows of the table."""
    constant, slots = pattern(row)
    written: list[str] = []
    for facts in rows:
        for piece, (slot, paragraph) in zip(constant, slots, strict=False):
            written += (piece, cell(facts[slot], paragraph))
        written.append(constant[-1])
    return "".join(written)


def main(skeleton: Path, template: Path, rows: Path, output: Path) -> None:
    """Writes the skeleton with its rows."""
    filled = table(json.loads(rows.read_bytes()), prototype(document(template)))
    with ZipFile(skeleton) as package, ZipFile(output, "w", ZIP_DEFLATED) as made:
        for name in package.namelist():
            content = package.read(name)
            if name == DOCUMENT:
                before, close, after = content.decode().rpartition("</w:tbl>")
                content = (before + filled + close + after).encode()
            made.writestr(name, content)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
