"""Pictures and other objects that cannot be heard, and a file that cannot be changed.

Knows drawings, older shapes, content controls and the protection of a file; does not know
what any of them shows.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.blocks import is_read
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.pictures import BOX, DOC_PR
from boardpaper.ooxml.stylesheet import is_on, value
from boardpaper.ooxml.xml import PIC, A, Element, V, name

DRAWN: Final = (name("wp:inline"), name("wp:anchor"))
OLDER: Final = tuple(
    f"{{{V}}}{word}"
    for word in ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "group", "image")
)
GROUP: Final = f"{{{V}}}group"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
RULE: Final = f"{{{OFFICE}}}hr"
"""What a line ruled across the page is marked with."""
WORDS_AS_PICTURE: Final = f"{{{V}}}textpath"
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
EDGES: Final = (name("w:hdr"), name("w:ftr"))
FILE_NAME: Final = re.compile(
    r"[^\s/\\][^/\\\n]*\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic|ico|pdf|docx?|xlsx?|pptx?)",
    re.I,
)
CONTROL_PR: Final = name("w:sdtPr")
MADE_BY_WORD: Final = tuple(
    name(f"w:{word}") for word in ("docPartObj", "docPartList", "citation", "bibliography")
)
PROTECTION: Final = name("w:documentProtection")


def alternative_texts(one: Linted) -> Iterator[Diagnostic]:
    """Objects without words for those who cannot see them, or with a file's name for words."""
    for root in one.roots.values():
        for shown in _objects(root):
            words = _alternative(shown)
            if not words.strip() and not _needs_none(shown):
                yield one.warning(
                    shown,
                    "picture-has-alternative-text",
                    f"{_called(shown)} has no alternative text",
                    "right-click it, View Alt Text, and say what it shows or mark it as decorative",
                )
            elif FILE_NAME.fullmatch(words.strip()):
                yield one.warning(
                    shown,
                    "alternative-text-is-words",
                    f'the alternative text of {_called(shown)} is the name of a file, "{words}"',
                    "right-click it, View Alt Text, and say what it shows",
                )


def _objects(root: Element) -> Iterator[Element]:
    """Each drawing or older shape, a group as one."""
    for found in root.iter(*DRAWN, *OLDER):
        grouped = next(found.iterancestors(GROUP), None) is not None
        if not grouped and is_read(found):
            yield found


def _alternative(shown: Element) -> str:
    if shown.tag not in DRAWN:
        return shown.get("alt", "")
    found = shown.find(DOC_PR)
    return "" if found is None else found.get("descr") or found.get("title") or ""


def _needs_none(shown: Element) -> bool:
    """Whether an object is read without: a box of text, or decoration said to be that."""
    if any(is_on(mark.get("val"), absent=False) for mark in shown.iter(DECORATIVE)):
        return True
    if shown.get(RULE) is not None or next(shown.iter(WORDS_AS_PICTURE), None) is not None:
        return True
    pictured = next(shown.iter(f"{{{PIC}}}pic", f"{{{V}}}imagedata"), None) is not None
    return not pictured and next(shown.iter(BOX), None) is not None


def _called(shown: Element) -> str:
    """What kind of object it is, in a clerk's words."""
    data = shown.find(f".//{{{A}}}graphicData")
    uri = "" if data is None else data.get("uri", "")
    kinds = {"picture": "a picture", "chart": "a chart", "diagram": "a diagram"}
    if next(shown.iterancestors(name("w:object")), None) is not None:
        return "an object from another program"
    if next(shown.iter(f"{{{V}}}imagedata"), None) is not None:
        return "a picture"
    return next((words for word, words in kinds.items() if uri.endswith(word)), "a shape")


def out_of_line(one: Linted) -> Iterator[Diagnostic]:
    """Objects that float over the text: nobody knows at which words they are read out."""
    for root in one.roots.values():
        if root.tag in EDGES:
            continue  # which are not read out with the text
        for shown in _objects(root):
            if shown.tag == DRAWN[1] or "position:absolute" in shown.get("style", ""):
                yield one.warning(
                    shown,
                    "object-stands-in-line",
                    f"{_called(shown)} does not stand in line with the text",
                    "select it, and under Layout Options press In Line with Text",
                )


def untitled_controls(one: Linted) -> Iterator[Diagnostic]:
    """Content controls that do not say what is to be written in them."""
    for root in one.roots.values():
        for properties in root.iter(CONTROL_PR):
            made_by_word = next(properties.iterchildren(*MADE_BY_WORD), None) is not None
            titled = (value(properties, name("w:alias")) or "").strip()
            if not titled and not made_by_word and is_read(properties):
                yield one.warning(
                    properties.getparent(),
                    "control-has-a-title",
                    "a content control has no title",
                    "select it, and under Developer, Properties, give it a title",
                )


def restrictions(one: Linted) -> Iterator[Diagnostic]:
    """A file that nobody may change: programs that read it out may not be let in either."""
    for part in one.package.related(one.package.document_part, "settings"):
        for found in one.package.tree(part).iter(PROTECTION):
            kind = found.get(name("w:edit"), "none")
            if kind != "none" and is_on(found.get(name("w:enforcement")), absent=False):
                yield one.warning(
                    None,
                    "file-may-be-edited",
                    "the file is protected: its editing is restricted",
                    "under Review, Restrict Editing, press Stop Protection",
                )
