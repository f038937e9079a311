"""What conditionals and loops may leave behind, made into what Word can open.

Knows which elements may not be empty (ECMA-376-1, 17.4 and 17.10); does not know tags.
"""

from boardpaper.ooxml.xml import Element, name

P, TABLE, ROW, CELL = name("w:p"), name("w:tbl"), name("w:tr"), name("w:tc")
GRID, PROPERTIES = name("w:tblGrid"), name("w:tblPr")
BLOCKS = (P, TABLE, name("w:sdt"))
HOLDERS = tuple(name(f"w:{word}") for word in ("txbxContent", "hdr", "ftr", "footnote", "endnote"))


def mend(root: Element) -> bool:
    """Takes out rows without cells and tables without rows; gives cells a paragraph.

    Says whether anything was changed.
    """
    changed = [_drop(row) for row in list(root.iter(ROW)) if not _holds(row, CELL)]
    for table in reversed(list(root.iter(TABLE))):
        if not _holds(table, ROW):
            changed.append(_drop(table))
        elif table.find(GRID) is None:
            changed.append(_with_grid(table))
    for cell in root.iter(CELL):
        blocks = [child for child in cell if child.tag in BLOCKS]
        if not blocks or blocks[-1].tag == TABLE:
            changed.append(_end(cell))
    for holder in root.iter(*HOLDERS):
        if not _holds(holder, *BLOCKS):
            changed.append(_end(holder))
    return bool(changed)


def _holds(element: Element, *wanted: str) -> bool:
    return next(element.iter(*wanted), None) is not None


def _drop(element: Element) -> bool:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    return True


def _with_grid(table: Element) -> bool:
    properties = table.find(PROPERTIES)
    grid = table.makeelement(GRID)
    if properties is None:
        table.insert(0, grid)
    else:
        properties.addnext(grid)
    return True


def _end(holder: Element) -> bool:
    holder.append(holder.makeelement(P))
    return True
