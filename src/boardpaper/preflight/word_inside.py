"""What a Word file carries beside its text: programs, other files, pictures that tell more.

Knows relationships and embedded objects (ECMA-376-1, clause 15); opens workbooks only.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.picture_data import telling
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.relationships import TYPES
from boardpaper.ooxml.soundness import PROGRAMS
from boardpaper.ooxml.xml import A, Element, R
from boardpaper.preflight import workbook
from boardpaper.preflight.finding import listed

O: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"  # noqa: E741 Office's own
CARRIED: Final = {
    "oleObject": "an object of another program",
    "package": "another file",
    "aFChunk": "another file, put in whole",
    "subDocument": "another document",
}
KINDS: Final = {
    "xlsx": "an Excel workbook", "xls": "an Excel workbook", "xlsb": "an Excel workbook",
    "xlsm": "an Excel workbook with macros", "docx": "a Word document", "doc": "a Word document",
    "pptx": "a presentation", "ppt": "a presentation", "pdf": "a PDF",
}  # fmt: skip
BOOKS: Final = ("xlsx", "xlsm")
PICTURE_HINT: Final = "put a picture of it in its place, or delete it"
MORE: Final = "picture-tells-no-more"
LEAST_CUT: Final = 1000
"""Thousandths of a hundredth of a side (20.1.8.55): less is no more than a tidied edge."""
EMBED, ID = f"{{{R}}}embed", f"{{{R}}}id"
RUNNING: Final = frozenset(PROGRAMS) - {"oleObject"}


def programs(one: Linted) -> Iterator[Diagnostic]:
    """Macros and controls."""
    kinds = {
        link.kind for part in _holders(one) for link in one.package.relationships(part).values()
    }
    if one.package.has_macros or kinds & RUNNING:
        yield one.warning(
            None,
            "word-file-has-no-program",
            "the file carries a program: a macro, or a control",
            'save it in Word as "Word Document (.docx)", which leaves macros out',
            Severity.ERROR,
        )


def files(one: Linted) -> Iterator[Diagnostic]:
    """Files and objects inside the file, and what workbooks among them hide."""
    for part in _holders(one):
        for key, link in one.package.relationships(part).items():
            target = one.package.target(part, key)
            if link.kind in CARRIED and target is not None:
                yield from _carried(one, part, key, target)


def _carried(one: Linted, part: str, key: str, target: str) -> Iterator[Diagnostic]:
    kind = one.package.relationships(part)[key].kind
    ending = target.rpartition(".")[2].lower()
    at = _at(one, part, key)
    what = KINDS.get(ending) or _program(at) or CARRIED[kind]
    of = "behind a chart" if "/charts/" in part else "inside the file"
    file = target.rpartition("/")[2]
    message = f"{what} is {of} ({file}), and anybody can take it out whole"
    if ending not in BOOKS:
        message += "; it was not looked into"
    yield one.warning(_where(one, part, at), "file-carries-no-other", message, PICTURE_HINT)
    if ending in BOOKS:
        yield from _hidden_in(one, _where(one, part, at), target)


def _hidden_in(one: Linted, at: Element | str | None, target: str) -> Iterator[Diagnostic]:
    file = target.rpartition("/")[2]
    try:
        found = workbook.hidden(one.package.content(target))
    except NotAWordFile as refusal:
        message = f"the workbook {file} cannot be looked into: {_reason(refusal)}"
        yield one.warning(at, "workbook-hides-nothing", message, PICTURE_HINT)
        return
    for words in found:
        message = f"in the workbook {file}, {words}"
        yield one.warning(at, "workbook-hides-nothing", message, PICTURE_HINT, Severity.ERROR)


def _reason(refusal: NotAWordFile) -> str:
    return refusal.reason.replace("a Word document", "an Excel workbook")


def _holders(one: Linted) -> list[str]:
    return [part for part in one.package.parts if not part.endswith(".rels")]


def _at(one: Linted, part: str, key: str) -> Element | None:
    """Where in the text a relationship of a part is used."""
    root = one.roots.get(part)
    found = (
        ()
        if root is None
        else (item for item in root.iter() if key in (item.get(ID), item.get(EMBED)))
    )
    return next(iter(found), None)


def _where(one: Linted, part: str, at: Element | None) -> Element | str | None:
    """The place in the text: of a chart's workbook, where the chart stands."""
    if at is not None or part in one.roots:
        return at
    for holder in one.roots:
        for key in one.package.relationships(holder):
            if one.package.target(holder, key) == part:
                return _at(one, holder, key)
    return None


def _program(at: Element | None) -> str:
    """Which program an object says it is of."""
    named = "" if at is None else at.get("ProgID", "")
    return f"an object of another program ({named})" if named else ""


def strays(one: Linted) -> Iterator[Diagnostic]:
    """Parts that nothing in the file points at: Word does not show them, and they travel along."""
    for part in sorted(set(one.package.parts) - {TYPES} - reached(one.package)):
        if not part.endswith(".rels") and not part.startswith("[trash]"):
            message = f"the file holds a part that Word does not show: {part}"
            hint = "open it in Word and save it again, which leaves such parts out"
            yield one.warning(None, "file-carries-no-other", message, hint)


def reached(package: Package) -> set[str]:
    """The parts that the file leads to, from one to the next."""
    found: set[str] = set()
    queue = [""]
    while queue:
        part = queue.pop()
        for key in package.relationships(part):
            target = package.target(part, key)
            if target is not None and target not in found:
                found.add(target)
                queue.append(target)
    return found


def pictures(one: Linted) -> Iterator[Diagnostic]:
    """Pictures whose files tell more than they show."""
    for part in _holders(one):
        for key, link in one.package.relationships(part).items():
            target = one.package.target(part, key)
            told = telling(one.package.content(target)) if link.kind == "image" and target else []
            if told:
                yield one.warning(
                    _where(one, part, _at(one, part, key)),
                    MORE,
                    f"the file of a picture tells {listed(told)}",
                    "let --clean take it out, or save the picture without its properties",
                )


def cropped(one: Linted) -> Iterator[Diagnostic]:
    """Pictures of which the file holds more than is shown."""
    for root in one.roots.values():
        for cut in root.iter(f"{{{A}}}srcRect"):
            if any(
                side.isdigit() and int(side) > LEAST_CUT for side in map(str, cut.attrib.values())
            ):
                yield one.warning(
                    cut,
                    MORE,
                    "a picture is cropped, and the file still holds the whole of it",
                    "in Word: Picture Format, Compress Pictures, Delete cropped areas",
                )
