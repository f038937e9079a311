"""The lists that carried content uses, brought along with numbers of their own.

Knows ``numbering.xml`` (ECMA-376-1, 17.9); does not know styles but by their ids.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Final

from boardpaper.ooxml.numbering import read_numbering
from boardpaper.ooxml.own_list import (
    ABSTRACT,
    ABSTRACT_ID,
    IDENTITIES,
    NUM,
    add_list,
    add_number,
    next_number,
)
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.stylesheet import NUM_ID, NUM_PR, PSTYLE, VAL
from boardpaper.ooxml.xml import Element, W, name, parse, serialise

CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
PICTURE_BULLET: Final = name("w:lvlPicBulletId")
OVERRIDE: Final = name("w:lvlOverride")


def carry_lists(
    package: Package,
    source: Package,
    holders: Iterable[Element],
    key: Callable[[str], str],
    styles: frozenset[str],
) -> Package:
    """The package with the lists that the holders use, which then say the new numbers.

    ``key`` gives the new id of a style, ``styles`` are the new ids there are.
    """
    uses = [
        use
        for holder in holders
        for properties in holder.iter(NUM_PR)
        for use in properties.iterchildren(NUM_ID)
        if use.get(VAL) != "0"
    ]
    if not uses:
        return package
    package, part = _with_part(package)
    root = package.tree(part)
    lists = _Lists(root, source, key, styles)
    for use in uses:
        number, properties = lists.number(use.get(VAL, "")), use.getparent()
        if number is not None:
            use.set(VAL, str(number))
        elif properties is not None:
            use.set(VAL, "0")
    return package.replace({part: serialise(root)})


def _with_part(package: Package) -> tuple[Package, str]:
    """The package with a part for lists, and its name."""
    held = package.related(package.document_part, "numbering")
    if held:
        return package, held[0]
    folder = package.document_part.rpartition("/")[0]
    part = f"{folder}/numbering.xml".lstrip("/")
    package = package.replace({part: serialise(parse(f'<w:numbering xmlns:w="{W}"/>'.encode()))})
    one = Relationship(f"{OFFICE}numbering", "numbering.xml")
    package, _ = package.with_type(part, CONTENT).add_relationship(package.document_part, one)
    return package, part


class _Lists:
    """Copies lists as they are asked for, each once."""

    def __init__(
        self, root: Element, source: Package, key: Callable[[str], str], styles: frozenset[str]
    ) -> None:
        self._root, self._key, self._styles = root, key, styles
        self._known = read_numbering(source).nums
        parts = source.related(source.document_part, "numbering")
        held = source.tree(parts[0]) if parts else None
        self._abstracts = _by(held, ABSTRACT, ABSTRACT_ID)
        self._nums = _by(held, NUM, NUM_ID)
        self._abstract: dict[str, str] = {}
        self._number: dict[str, int] = {}

    def number(self, wanted: str) -> int | None:
        """The new number of a list, None where the file has no such list."""
        known = self._known.get(wanted)
        if wanted in self._number:
            return self._number[wanted]
        if known is None or known.list_key not in self._abstracts:
            return None
        number = next_number(self._root, NUM, NUM_ID)
        if known.list_key in self._abstract:
            num = add_number(self._root, self._abstract[known.list_key], number)
        else:
            copy = self._copied(self._abstracts[known.list_key])
            self._abstract[known.list_key] = copy.get(ABSTRACT_ID, "")
            num = add_list(self._root, copy, number)
        for override in self._nums[wanted].iterchildren(OVERRIDE):
            num.append(self._restyled(deepcopy(override)))
        self._number[wanted] = number
        return number

    def _copied(self, abstract: Element) -> Element:
        copy = self._restyled(deepcopy(abstract))
        copy.set(ABSTRACT_ID, str(next_number(self._root, ABSTRACT, ABSTRACT_ID)))
        for child in [one for one in copy if one.tag in IDENTITIES]:
            copy.remove(child)
        return copy

    def _restyled(self, copy: Element) -> Element:
        """The levels with the styles that were carried; a bullet that is a picture is a dot."""
        for item in list(copy.iter(PSTYLE, PICTURE_BULLET, name("w:rStyle"))):
            new, parent = self._key(item.get(VAL, "")), item.getparent()
            if item.tag == PSTYLE and new in self._styles:
                item.set(VAL, new)
            elif parent is not None:
                parent.remove(item)
        return copy


def _by(root: Element | None, tag: str, key: str) -> dict[str, Element]:
    return {} if root is None else {one.get(key, ""): one for one in root.iterchildren(tag)}
