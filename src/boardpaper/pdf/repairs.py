"""What LibreOffice leaves wrong in the tags of a PDF file, put right one by one.

Knows what PDF/UA-1 (ISO 14289-1) and those who listen to a document need; does not know
how tags are kept in a file.
"""

import re

from boardpaper.pdf.tree import Annotation, Element, Mark

HEADING = re.compile(r"H([1-6])")
CELLS = ("TD", "TH")
STANDING = (*CELLS, "Figure")
"""What stays though there is nothing in it: a column must not shift because a cell is empty."""


def step_headings(root: Element) -> None:
    """Lets no heading be more than one level below the heading before it (7.4.2)."""
    before = 0
    for one in root.walk():
        found = HEADING.fullmatch(one.role)
        if found:
            before = min(int(found[1]), before + 1)
            one.role = f"H{before}"


def gather_items(root: Element) -> None:
    """Puts items that stand outside a list into one (7.6).

    LibreOffice 7.4 forgets the list where words without a bullet stand between two items.
    """
    for one in [found for found in root.walk() if found.role != "L"]:
        kids: list[Element | Mark | Annotation] = []
        for kid in one.kids:
            if not isinstance(kid, Element) or kid.role != "LI":
                kids.append(kid)
            elif kids and isinstance(kids[-1], Element) and kids[-1].role == "L":
                kids[-1].kids.append(kid)
            else:
                kids.append(Element("L", [kid], page=kid.page))
        one.kids = kids


def free_layout_tables(root: Element) -> None:
    """Makes plain blocks of tables that name no header cell: they are for looks (7.5).

    Its cells are read one after another, row by row, as they would be aloud.
    """
    for table in [one for one in root.walk() if one.role == "Table"]:
        inside = [one for one in table.walk() if one.role in (*CELLS, "TR", "THead", "TBody")]
        if not any(one.role == "TH" for one in inside):
            for one in (table, *inside):
                one.role = "Div"
                one.held.clear()


def drop_empty(one: Element) -> None:
    """Takes out tags with nothing in them, such as empty paragraphs."""
    for kid in one.elements:
        drop_empty(kid)
    one.kids = [kid for kid in one.kids if _says_something(kid)]


def _says_something(kid: Element | Mark | Annotation) -> bool:
    if not isinstance(kid, Element):
        return True
    return bool(kid.kids) or kid.role in STANDING or "/ActualText" in kid.held
