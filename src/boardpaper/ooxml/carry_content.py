"""The content of a Word file that is carried into another, made to stand by itself.

Knows wrappers, breaks, fields, bookmarks and what newer versions of Word add; does not
know styles and lists, which have modules of their own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from boardpaper.ooxml.blocks import ALTERNATES, CHOICE, FALLBACK
from boardpaper.ooxml.fields import kind, target
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_END, BOOKMARK_NAME, IDENTITY
from boardpaper.ooxml.xml import Element, name

HOLDS: Final = {name("w:sdt"): name("w:sdtContent")}
WRAPPERS: Final = frozenset(name(f"w:{word}") for word in ("customXml", "smartTag"))
ABOUT_WRAPPERS: Final = frozenset(name(f"w:{word}") for word in ("customXmlPr", "smartTagPr"))
DROPPED: Final = frozenset(
    name(f"w:{word}")
    for word in (
        "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "divId",
        "bookmarkStart", "bookmarkEnd",
    )
)  # fmt: skip
NEWER: Final = tuple(
    f"{{http://schemas.microsoft.com/office/word/{rest}"
    for rest in ("2010/wordml", "2010/wordprocessingDrawing", "2012/", "2015/", "2016/", "2018/",
                 "2020/", "2023/")
)  # fmt: skip
"""What only newer versions of Word read, and a document has to say so to hold it."""
SECTION: Final = name("w:sectPr")
CHAR, INSTRUCTION, SIMPLE = name("w:fldChar"), name("w:instrText"), name("w:fldSimple")
RUN, LINK, ANCHOR = name("w:r"), name("w:hyperlink"), name("w:anchor")
LIVE: Final = frozenset(("HYPERLINK", "REF", "PAGEREF", "NOTEREF"))
"""Fields that stay; others print what they say now, which elsewhere they would not."""
DRAWN: Final = frozenset(("wps", "wpg"))
"""What Word asks of a program that reads its shapes and groups of shapes."""
LONGEST: Final = 40


@dataclass
class Field:
    """A field in the making: its marks and instructions, outermost first."""

    marks: list[Element] = field(default_factory=list)
    instructions: list[Element] = field(default_factory=list)

    @property
    def instruction(self) -> str:
        """What it says is to be worked out."""
        return "".join(one.text or "" for one in self.instructions)


def cleaned(root: Element, prefix: str, next_bookmark: Callable[[], int]) -> None:
    """Makes content fit to stand elsewhere; bookmarks get names with the prefix, and ids.

    Bookmarks that nothing leads to, and links that lead to no bookmark, are gone.
    """
    _drop_newer(root)
    for element in list(root.iter(*HOLDS, *WRAPPERS)):
        _unwrap(element)
    _breaks(root)
    names = {one.get(BOOKMARK_NAME, "") for one in root.iter(BOOKMARK)}
    wanted = set(_freeze(root, names, prefix)) | set(_links(root, names, prefix))
    kept = set(_bookmarks(root, wanted, prefix, next_bookmark))
    for element in [one for one in root.iter(*DROPPED) if one not in kept]:
        _remove(element)


def _drop_newer(root: Element) -> None:
    """Of alternatives the drawing stays if this is one, else what older programs read."""
    for both in list(root.iter(ALTERNATES)):
        choice, fallback = both.find(CHOICE), both.find(FALLBACK)
        drawn = choice is not None and choice.get("Requires") in DRAWN
        if drawn and fallback is not None:
            both.remove(fallback)
        elif not drawn:
            for child in list(fallback) if fallback is not None else ():
                both.addprevious(child)
            _remove(both)
    for element in list(root.iter()):
        if str(element.tag).startswith(NEWER):
            _remove(element)
            continue
        for key in [key for key in element.attrib if str(key).startswith(NEWER)]:
            del element.attrib[key]


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    """Puts what an element holds in its place."""
    parent = element.getparent()
    inside = element.find(HOLDS[element.tag]) if element.tag in HOLDS else element
    if parent is None:
        return
    for child in list(inside) if inside is not None else ():
        if child.tag not in ABOUT_WRAPPERS:
            element.addprevious(child)
    parent.remove(element)


def _breaks(root: Element) -> None:
    """Section breaks are breaks of the page, unless the text goes on down it."""
    for section in list(root.iter(SECTION)):
        paragraph = next(section.iterancestors(name("w:p")), None)
        _remove(section)
        kept = section.find(name("w:type"))
        if paragraph is None or (kept is not None and kept.get(name("w:val")) == "continuous"):
            continue
        run = paragraph.makeelement(RUN)
        run.append(run.makeelement(name("w:br"), {name("w:type"): "page"}))
        paragraph.append(run)


def _freeze(root: Element, names: set[str], prefix: str) -> Iterator[str]:
    """Keeps live fields alone, and gives the bookmarks that those lead to."""
    for simple in list(root.iter(SIMPLE)):
        wanted = _led_to(simple.get(name("w:instr"), ""))
        if _lives(simple.get(name("w:instr"), ""), names):
            yield from wanted
            renamed = _renamed(simple.get(name("w:instr"), ""), wanted, prefix)
            simple.set(name("w:instr"), renamed)
        else:
            _unwrap(simple)
    for one in list(_fields(root)):
        wanted = _led_to(one.instruction)
        if _lives(one.instruction, names):
            yield from wanted
            first, *rest = one.instructions
            first.text = _renamed(one.instruction, wanted, prefix)
            for element in rest:
                _remove(element)
        else:
            for element in (*one.marks, *one.instructions):
                _remove(element)


def _fields(root: Element) -> Iterator[Field]:
    opened: list[Field] = []
    for element in list(root.iter(CHAR, INSTRUCTION)):
        if element.get(name("w:fldCharType")) == "begin":
            opened.append(Field())
        if opened and element.tag == CHAR:
            opened[-1].marks.append(element)
        elif opened:
            opened[-1].instructions.append(element)
        if opened and element.get(name("w:fldCharType")) == "end":
            yield opened.pop()


def _led_to(instruction: str) -> list[str]:
    """The bookmark that a field leads to, if it leads to one."""
    place = target(instruction)
    if kind(instruction) == "HYPERLINK":
        return [place[1:]] if place.startswith("#") else []
    return [place] if place else []


def _lives(instruction: str, names: set[str]) -> bool:
    return kind(instruction) in LIVE and set(_led_to(instruction)) <= names


def _renamed(instruction: str, wanted: list[str], prefix: str) -> str:
    for one in wanted:
        instruction = instruction.replace(one, bookmark_name(one, prefix))
    return instruction


def _links(root: Element, names: set[str], prefix: str) -> Iterator[str]:
    """The bookmarks that links lead to; a link that leads nowhere leaves its words."""
    for link in list(root.iter(LINK)):
        anchor = link.get(ANCHOR)
        if anchor is None or link.get(name("r:id")):
            continue
        if anchor in names:
            link.set(ANCHOR, bookmark_name(anchor, prefix))
            yield anchor
        else:
            _unwrap(link)


def bookmark_name(named: str, prefix: str) -> str:
    """The name a bookmark has where it is carried to: hidden, and no other file's."""
    name_there = f"_{prefix}_{named.lstrip('_')}"
    if len(name_there) <= LONGEST:
        return name_there
    return f"{name_there[: LONGEST - 9]}_{sha256(named.encode()).hexdigest()[:8]}"


def _bookmarks(
    root: Element, wanted: set[str], prefix: str, next_bookmark: Callable[[], int]
) -> Iterator[Element]:
    """Renames and numbers the bookmarks that are wanted, and gives their ends."""
    ends = {one.get(IDENTITY): one for one in root.iter(BOOKMARK_END)}
    for start in root.iter(BOOKMARK):
        end = ends.get(start.get(IDENTITY))
        if start.get(BOOKMARK_NAME) in wanted and end is not None:
            start.set(BOOKMARK_NAME, bookmark_name(start.get(BOOKMARK_NAME, ""), prefix))
            identity = str(next_bookmark())
            for one in (start, end):
                one.set(IDENTITY, identity)
                yield one
