"""Whether Word files print the same: their paragraphs and cells, in order.

Usage: python compare.py FILE FILE...

Looks at the body: each paragraph's style and words, and where rows and cells end.
Exit code 0 when all files agree with the first, 1 when one does not, and then says
where it begins to differ.
"""

import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ENDS = {f"{W}tc": "end of cell", f"{W}tr": "end of row", f"{W}tbl": "end of table"}
Printed = tuple[str, str]


def printed(file: Path) -> Iterator[Printed]:
    """The paragraphs as style and words, and the ends of cells, rows and tables."""
    with ZipFile(file) as package, package.open("word/document.xml") as document:
        for _, element in etree.iterparse(document, tag=(f"{W}p", *ENDS)):
            if element.tag == f"{W}p":
                style = element.find(f"{W}pPr/{W}pStyle")
                words = "".join(text.text or "" for text in element.iter(f"{W}t"))
                yield "" if style is None else style.get(f"{W}val") or "", words
                element.clear()
            else:
                yield str(ENDS[str(element.tag)]), ""
                if element.tag == f"{W}tr":
                    element.clear()


def difference(one: Path, other: Path) -> str:
    """Where two files begin to print something else, empty when they do not."""
    pairs = zip_longest(printed(one), printed(other))
    for number, (here, there) in enumerate(pairs, 1):
        if here != there:
            return f"{one.name} and {other.name} differ at {number}:\n  {here}\n  {there}"
    return ""


def main(first: Path, *others: Path) -> int:
    """Says every difference; the number of them is the exit code."""
    found = [words for other in others if (words := difference(first, other))]
    sys.stdout.writelines(f"{words}\n" for words in found)
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
