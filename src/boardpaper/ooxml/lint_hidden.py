"""Lint of tags that stand where none is looked for, or where Word writes over them.

Knows where words hide in a Word file: attributes, fields, controls, parts beside the
document; does not know what tags may name.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.lint_tables import text_of
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import DOC_PR
from boardpaper.ooxml.tags import T
from boardpaper.ooxml.xml import Element, name

OPENERS: Final = ("{{", "{%")
RULE: Final = "tag-stands-in-text"
MOVE: Final = "write plain words there, and put the tag in a paragraph of its own"
INSTRUCTION: Final = name("w:instrText")
MARK: Final = name("w:fldChar")
SIMPLE: Final = name("w:fldSimple")
BINDING: Final = f"{name('w:sdtPr')}/{name('w:dataBinding')}"
CONTROL: Final = name("w:sdt")
KINDS: Final = {"charts": "a chart", "diagrams": "a diagram", "comments": "a comment"}


def _opens(text: str) -> bool:
    return any(opener in text for opener in OPENERS)


def in_attributes(one: Linted) -> Iterator[Diagnostic]:
    """Tags in alternative texts, in the instructions of fields and in other properties."""
    for root in one.roots.values():
        for element in root.iter():
            where = _hiding_place(element)
            if where:
                message = f"a tag stands in {where}, where it is not looked for"
                yield one.warning(element, RULE, message, MOVE)


def _hiding_place(element: Element) -> str:
    if element.tag == INSTRUCTION:
        return "the instruction of a field" if _opens(element.text or "") else ""
    for key, text in element.items():
        if _opens(text):
            is_alternative = element.tag == DOC_PR or key in ("alt", "descr")
            return "an alternative text" if is_alternative else "a property"
    return ""


def in_other_parts(one: Linted) -> Iterator[Diagnostic]:
    """Tags in charts, comments and so on, which print as they are."""
    for part in sorted(one.package.parts):
        if part not in one.parts and not part.startswith("docProps/") and _holds(one.package, part):
            called = next((words for kind, words in KINDS.items() if kind in part), part)
            message = f"a tag stands in {called}, where it would print as it is"
            yield one.warning(None, RULE, message, MOVE)


def _holds(package: Package, part: str) -> bool:
    return part.endswith(".xml") and any(
        opener.encode() in package.content(part) for opener in OPENERS
    )


def in_links(one: Linted) -> Iterator[Diagnostic]:
    """Tags in the addresses of links, which nothing fills."""
    for part in one.parts:
        for relation in one.package.relationships(part).values():
            if _opens(relation.target.replace("%7B", "{").replace("%7b", "{")):
                yield one.warning(
                    part,
                    RULE,
                    f'a tag stands in the address of a link, "{relation.target}"',
                    "let a field of kind link print the address instead, as in {{ website }}",
                )


def in_fields(one: Linted) -> Iterator[Diagnostic]:
    """Tags in the results of fields, which Word works out again."""
    for root in one.roots.values():
        depth = 0
        for element in root.iter(MARK, T):
            if element.tag == MARK:
                kind = element.get(name("w:fldCharType"))
                depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            elif depth > 0 and _opens(element.text or ""):
                yield _overwritten(one, element, "the result of a field")
        for element in root.iter(SIMPLE):
            if _opens(text_of(element)):
                yield _overwritten(one, element, "the result of a field")


def in_controls(one: Linted) -> Iterator[Diagnostic]:
    """Tags in content controls that show a property of the file."""
    for root in one.roots.values():
        for control in root.iter(CONTROL):
            if control.find(BINDING) is not None and _opens(text_of(control)):
                yield _overwritten(one, control, "a control tied to the file's properties")


def _overwritten(one: Linted, at: Element, what: str) -> Diagnostic:
    return one.warning(
        at,
        RULE,
        f"a tag stands in {what}, which Word writes over when it works it out again",
        "take the field or control away and leave the tag as plain words",
    )
