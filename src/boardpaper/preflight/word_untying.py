"""Words that Word would take anew from a file's properties or data, made plain words.

Knows fields and bound controls (ECMA-376-1, 17.16 and 17.5.2.6); does not know what they
show. Once the properties are gone, Word would show nothing there, or ask.
"""

from dataclasses import dataclass, field
from typing import Final

from boardpaper.ooxml.xml import W15, Element, name

MARK, KIND = name("w:fldChar"), name("w:fldCharType")
CODE, SIMPLE, SAYS = name("w:instrText"), name("w:fldSimple"), name("w:instr")
BINDINGS: Final = (name("w:dataBinding"), f"{{{W15}}}dataBinding")
TIED: Final = frozenset(
    {
        "AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "COMMENTS", "TEMPLATE",
        "DOCPROPERTY", "DOCVARIABLE", "INFO", "EDITTIME", "REVNUM", "PRINTDATE",
    }
)  # fmt: skip


@dataclass
class _Field:
    """A field as it is met: its marks, its instruction, and whether another is in it."""

    marks: list[Element] = field(default_factory=list)
    code: list[Element] = field(default_factory=list)
    shows: bool = False
    simple: bool = True

    @property
    def tied(self) -> bool:
        """Whether it shows a property, as words of its own."""
        return self.shows and self.simple and _is_tied("".join(one.text or "" for one in self.code))


def untie(root: Element) -> None:
    """Makes fields that show properties plain words, and cuts what binds controls to data."""
    for one in list(root.iter(*BINDINGS)):
        _drop(one)
    for one in list(root.iter(SIMPLE)):
        if _is_tied(one.get(SAYS, "")):
            for child in list(one):
                one.addprevious(child)
            _drop(one)
    for met in _fields(root):
        if met.tied:
            for one in (*met.marks, *met.code):
                _drop(one)


def _is_tied(code: str) -> bool:
    return (code.split() or [""])[0].upper() in TIED


def _fields(root: Element) -> list[_Field]:
    """The fields that end where they ought to, each with its own marks."""
    open_, ended = list[_Field](), list[_Field]()
    for one in root.iter(MARK, CODE):
        kind = one.get(KIND) if one.tag == MARK else ""
        if kind == "begin":
            for around in open_:
                around.simple = around.simple and around.shows
            open_.append(_Field([one]))
        elif open_ and one.tag == CODE:
            open_[-1].code.append(one)
        elif open_:
            open_[-1].marks.append(one)
            open_[-1].shows = open_[-1].shows or kind == "separate"
            if kind == "end":
                ended.append(open_.pop())
    return ended


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
