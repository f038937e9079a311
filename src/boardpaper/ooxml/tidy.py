"""What Word leaves in a file that says nothing, and differs from save to save.

Knows editing marks, comments and content controls; does not know papers.
"""

from collections.abc import Iterable

from boardpaper.ooxml.identity import PREFIX
from boardpaper.ooxml.xml import W14, Element, name

W_RSID = "{" + name("w:p")[1:].partition("}")[0] + "}rsid"
RANDOM = (f"{{{W14}}}paraId", f"{{{W14}}}textId")
LEFTOVERS = (name("w:proofErr"), name("w:lastRenderedPageBreak"))
SETTINGS = tuple(
    name(f"w:{setting}")
    for setting in (
        "rsids", "proofState", "updateFields", "attachedTemplate", "docVars", "mailMerge",
    )
)  # fmt: skip
COMMENTED = tuple(
    name(f"w:{word}") for word in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
CONTROL, CONTENT = name("w:sdt"), name("w:sdtContent")
CONTROL_ID = f"{name('w:sdtPr')}/{name('w:id')}"
WRAPPERS = (CONTROL, name("w:smartTag"), name("w:customXml"))
SMART_PROPERTIES = (name("w:smartTagPr"), name("w:customXmlPr"))
T = name("w:t")
BOOKMARK, BOOKMARK_END = name("w:bookmarkStart"), name("w:bookmarkEnd")
BOOKMARK_NAME, IDENTITY = name("w:name"), name("w:id")


def tidy(root: Element) -> None:
    """Takes editing sessions, spelling marks, comments and leftover bookmarks out of a part.

    Content controls and smart tags round a tag go too: what it gives would not stay in them.
    """
    for element in list(root.iter()):
        if element.tag in LEFTOVERS or element.tag in COMMENTED:
            _remove(element)
            continue
        for key in list(element.attrib):
            if str(key).startswith(W_RSID) or key in RANDOM:
                del element.attrib[key]
    _drop_bookmarks(root, [mark for mark in root.iter(BOOKMARK) if _is_leftover(mark)])
    for text in list(root.iter(T)):
        if "{" in (text.text or ""):
            for around in [one for one in text.iterancestors() if one.tag in WRAPPERS]:
                _unwrap(around)


def _is_leftover(mark: Element) -> bool:
    """Whether it is Word's ``_GoBack``, where the cursor was, or says where a paper's words were.

    The second stand in a template that was made of a built paper.
    """
    return mark.get(BOOKMARK_NAME, "").startswith(("_GoBack", PREFIX))


def _drop_bookmarks(root: Element, marks: Iterable[Element]) -> None:
    held = list(marks)
    gone = {mark.get(IDENTITY) for mark in held}
    ends = [end for end in root.iter(BOOKMARK_END) if end.get(IDENTITY) in gone]
    for mark in (*held, *ends):
        _remove(mark)


def _unwrap(element: Element) -> None:
    content = element.find(CONTENT) if element.tag == CONTROL else element
    for child in list(element if content is None else content):
        if child.tag not in SMART_PROPERTIES:
            element.addprevious(child)
    _remove(element)


def drop_once_only(root: Element, row: Element) -> None:
    """Takes out of a row that repeats what may stand in a document once: bookmarks, ids."""
    _drop_bookmarks(root, list(row.iter(BOOKMARK)))
    for control in row.iter(CONTROL):
        for identity in control.findall(CONTROL_ID):
            _remove(identity)


def tidy_settings(root: Element) -> None:
    """Takes out what names editing sessions, or makes Word ask a question at opening."""
    for setting in SETTINGS:
        for element in root.findall(setting):
            _remove(element)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
