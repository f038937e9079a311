"""What the hidden bookmarks of a built document hold, read without boardpaper's own readers.

Knows where such a bookmark may begin and end; does not know what it came from.
"""

from pathlib import Path

from lxml import etree

from boardpaper.ooxml.xml import Element, name
from front_door import part

PREFIX = "_bp_"
P, TC, T = name("w:p"), name("w:tc"), name("w:t")
START, END = name("w:bookmarkStart"), name("w:bookmarkEnd")
NAME, ID = name("w:name"), name("w:id")


def marked(document: Path) -> dict[str, str]:
    """The words in each bookmark by its name, paragraphs parted by line ends.

    Fails where one begins in another paragraph or cell than that in which it ends.
    """
    root = etree.fromstring(part(document).encode())
    held: dict[str, str] = {}
    begun: dict[str, Element] = {}
    for one in root.iter(START, END, P, T):
        if one.tag == START and one.get(NAME, "").startswith(PREFIX):
            begun[one.get(ID, "")] = one
            assert one.get(NAME) not in held
            held[one.get(NAME, "")] = ""
        elif one.tag == END and (start := begun.pop(one.get(ID, ""), None)) is not None:
            assert _place(start) is _place(one), start.get(NAME)
        elif one.tag in (P, T):
            for start in begun.values():
                held[start.get(NAME, "")] += "\n" if one.tag == P else one.text or ""
    assert not begun
    return held


def _place(mark: Element) -> Element | None:
    """The cell in which it stands, outside tables its paragraph."""
    cell = next(mark.iterancestors(TC), None)
    return mark.getparent() if cell is None else cell


def standing(document: Path) -> dict[str, str]:
    """The words of the cell or paragraph in which each bookmark stands, by its name.

    Where LibreOffice saved a file, one over several paragraphs begins twice in its cell.
    """
    root = etree.fromstring(part(document).encode())
    found: dict[str, str] = {}
    for one in root.iter(START):
        place = _place(one)
        if one.get(NAME, "").startswith(PREFIX) and place is not None:
            words = "".join(text.text or "" for text in place.iter(T))
            assert found.setdefault(one.get(NAME, ""), words) == words
    return found
