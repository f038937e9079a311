"""Faults in what a Word file's insides are called: bookmarks, ids, styles, lists.

Knows which names must be single and which must exist; does not know fields.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.fault import Fault, Inspected
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import NUM_ID, VAL
from boardpaper.ooxml.xml import Element, R, name

START: Final = name("w:bookmarkStart")
END: Final = name("w:bookmarkEnd")
ID: Final = name("w:id")
NAME: Final = name("w:name")
ABSTRACT: Final = name("w:abstractNumId")
PARA_ID: Final = name("w14:paraId")
FITS: Final = re.compile(r"[^\W\d]\w{0,39}")
"""What Word takes as a bookmark's name: at most 40 letters, digits and underscores."""
STYLES: Final = tuple(name(f"w:{word}") for word in ("pStyle", "rStyle", "tblStyle"))
STYLE_LINKS: Final = tuple(name(f"w:{word}") for word in ("basedOn", "next", "link"))


def bookmark_faults(inspected: list[Inspected]) -> Iterator[Fault]:
    """The faults of bookmarks: their ends, their ids and their names."""
    names: set[str] = set()
    for one in inspected:
        yield from _ends(one)
        for start in one.root.iter(START):
            called = start.get(NAME, "")
            if called.lower() in names:
                words = f'there are two bookmarks "{called}"'
                yield one.fault(start, "bookmark-is-single", words)
            names.add(called.lower())
            if not FITS.fullmatch(called):
                words = f'Word does not take "{called}" as the name of a bookmark'
                yield one.fault(start, "bookmark-name-fits", words)


def _ends(one: Inspected) -> Iterator[Fault]:
    started: dict[str, Element] = {}
    ended: set[str] = set()
    for item in one.root.iter(START, END):
        key = item.get(ID, "")
        if item.tag == END:
            if key not in started or key in ended:
                words = f"bookmark {key} ends where none has begun"
                yield one.fault(item, "bookmark-has-both-ends", words)
            ended.add(key)
        elif key in started:
            yield one.fault(item, "bookmark-is-single", f"two bookmarks have the id {key}")
        else:
            started[key] = item
    for key in started.keys() - ended:
        words = f'the bookmark "{started[key].get(NAME)}" never ends'
        yield one.fault(started[key], "bookmark-has-both-ends", words)


def bookmarks(inspected: list[Inspected]) -> dict[str, tuple[Inspected, Element]]:
    """The bookmarks by name in small letters, each with its start."""
    return {
        start.get(NAME, "").lower(): (one, start)
        for one in inspected
        for start in one.root.iter(START)
    }


def identity_faults(inspected: list[Inspected]) -> Iterator[Fault]:
    """Paragraph ids that stand twice."""
    seen: set[str] = set()
    for one in inspected:
        for paragraph in one.root.iter(P):
            key = paragraph.get(PARA_ID)
            if key is not None and key.upper() in seen:
                words = f"two paragraphs have the id {key}"
                yield one.fault(paragraph, "paragraph-id-is-single", words)
            seen.add((key or "").upper())


def use_faults(package: Package, inspected: list[Inspected]) -> Iterator[Fault]:
    """Relationships, styles and lists that are used and do not exist."""
    styles, lists = _defined(package, "styles"), _defined(package, "numbering")
    for one in inspected:
        yield from _relationships(one)
        yield from _unknown(one, STYLES, styles, "style-exists", "style")
        yield from _unknown(one, (NUM_ID,), lists | {"0"}, "list-exists", "list")
    for part in package.related(package.document_part, "styles"):
        one = Inspected.of(package, part)
        yield from _unknown(one, STYLE_LINKS, styles, "style-exists", "style")
        yield from _unknown(one, (NUM_ID,), lists | {"0"}, "list-exists", "list")
    for part in package.related(package.document_part, "numbering"):
        one = Inspected.of(package, part)
        yield from _unknown(one, STYLES, styles, "style-exists", "style")
        abstract = {item.get(ABSTRACT, "") for item in one.root.iter(name("w:abstractNum"))}
        yield from _unknown(one, (ABSTRACT,), abstract, "list-exists", "abstract list")


def _defined(package: Package, kind: str) -> set[str]:
    tag, key = DEFINED[kind]
    return {
        item.get(key, "")
        for part in package.related(package.document_part, kind)
        for item in package.tree(part).iterchildren(tag)
    }


DEFINED: Final = {
    "styles": (name("w:style"), name("w:styleId")),
    "numbering": (name("w:num"), NUM_ID),
}


def _unknown(
    one: Inspected, tags: tuple[str, ...], known: set[str], rule: str, what: str
) -> Iterator[Fault]:
    for item in one.root.iter(*tags):
        if item.get(VAL, "") not in known:
            words = f'the {what} "{item.get(VAL, "")}" is used and not defined'
            yield one.fault(item, rule, words)


def _relationships(one: Inspected) -> Iterator[Fault]:
    prefix = f"{{{R}}}"
    for item in one.root.iter():
        for attribute, key in item.items():
            if attribute.startswith(prefix) and key and key not in one.relationships:
                words = f"something points at a part of the file that is not there ({key})"
                yield one.fault(item, "relationship-exists", words)
