"""Bookmarks for the keys of paragraphs, apart from those the template has already.

Knows Word's limits for their names and ids (ECMA-376-1, 17.13.6.2); does not know blocks.
"""

import re
from hashlib import sha256

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.restart import LARGEST
from boardpaper.ooxml.stylesheet import integer
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_NAME, IDENTITY

LONGEST_NAME = 40
"""Word's limit for the name of a bookmark, in characters."""


def bookmark_name(key: str) -> str:
    """The hidden bookmark of a paragraph's key: the same key, the same name."""
    name = "_Ref_" + re.sub(r"[^A-Za-z0-9]", "_", key)
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME - 9] + "_" + sha256(key.encode()).hexdigest()[:8]


def row_bookmark(reference: str) -> str:
    """The hidden bookmark of a recommendation's reference in the plan."""
    return bookmark_name(reference).replace("_Ref_", "_Rec_", 1)


def appendix_bookmark(key: str) -> str:
    """The hidden bookmark of an appendix's label."""
    return bookmark_name(key).replace("_Ref_", "_App_", 1)


class Bookmarks:
    """Names and ids that nothing else in a package has."""

    def __init__(self, package: Package) -> None:
        marks = list(package.tree(package.document_part).iter(BOOKMARK))
        ids = (integer(mark.get(IDENTITY)) or 0 for mark in marks)
        self._last = max((one for one in ids if one < LARGEST), default=0)
        self._taken = {mark.get(BOOKMARK_NAME, "").casefold() for mark in marks}

    def identity(self) -> int:
        """The next id."""
        self._last += 1
        return self._last

    def name(self, key: str) -> str:
        """The name of a key's bookmark. Word does not tell capitals apart in names."""
        while bookmark_name(key).casefold() in self._taken:
            key += "_"
        return bookmark_name(key)
