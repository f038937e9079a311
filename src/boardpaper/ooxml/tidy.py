"""What Word leaves in a file that says nothing, and differs from save to save.

Knows editing marks; does not know papers.
"""

from boardpaper.ooxml.xml import W14, Element, name

W_RSID = "{" + name("w:p")[1:].partition("}")[0] + "}rsid"
RANDOM = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
LEFTOVERS = (name("w:proofErr"), name("w:lastRenderedPageBreak"))
SETTINGS = tuple(
    name(f"w:{setting}")
    for setting in ("rsids", "proofState", "updateFields", "attachedTemplate", "docVars")
)
BOOKMARK, BOOKMARK_END = name("w:bookmarkStart"), name("w:bookmarkEnd")
BOOKMARK_NAME, IDENTITY = name("w:name"), name("w:id")


def tidy(root: Element) -> None:
    """Takes editing sessions, spelling marks and Word's last cursor out of a part."""
    for element in list(root.iter()):
        if element.tag in LEFTOVERS:
            _remove(element)
            continue
        for key in list(element.attrib):
            if str(key).startswith(W_RSID) or key in RANDOM:
                del element.attrib[key]
    _drop_cursor(root)


def _drop_cursor(root: Element) -> None:
    """Word marks where the cursor was last with a bookmark called ``_GoBack``."""
    marks = [mark for mark in root.iter(BOOKMARK) if mark.get(BOOKMARK_NAME) == "_GoBack"]
    gone = {mark.get(IDENTITY) for mark in marks}
    ends = [end for end in root.iter(BOOKMARK_END) if end.get(IDENTITY) in gone]
    for mark in (*marks, *ends):
        _remove(mark)


def tidy_settings(root: Element) -> None:
    """Takes out what names editing sessions, or makes Word ask a question at opening."""
    for setting in SETTINGS:
        for element in root.findall(setting):
            _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
