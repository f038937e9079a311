"""Bookmarks of a document: names that Word takes, and names and ids that are free.

Knows Word's limits (ECMA-376-1, 17.13.6.2); does not know what a bookmark is for.
"""

import re
from hashlib import sha256
from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.restart import LARGEST
from boardpaper.ooxml.stylesheet import integer
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_NAME, IDENTITY

LONGEST_NAME: Final = 40
"""Word's limit for the name of a bookmark, in characters."""
OTHERS: Final = re.compile("[^A-Za-z0-9]")


def bookmark_name(prefix: str, key: str) -> str:
    """The bookmark of a key: the same key, the same name."""
    name = prefix + OTHERS.sub("_", key)
    if len(name) <= LONGEST_NAME:
        return name
    return name[: LONGEST_NAME - 9] + "_" + sha256(key.encode()).hexdigest()[:8]


class Bookmarks:
    """Names and ids that nothing else in a package has."""

    def __init__(self, package: Package) -> None:
        marks = list(package.tree(package.document_part).iter(BOOKMARK))
        ids = (integer(mark.get(IDENTITY)) or 0 for mark in marks)
        self._last = max((one for one in ids if one < LARGEST), default=0)
        self._taken = {mark.get(BOOKMARK_NAME, "").lower() for mark in marks}

    def identity(self) -> int:
        """The next id."""
        self._last += 1
        return self._last

    def name(self, prefix: str, key: str) -> str:
        """The name of a key's bookmark, or the next that is free.

        Word does not tell capitals apart in names.
        """
        while (name := bookmark_name(prefix, key)).lower() in self._taken:
            key += "_"
        return name

    def once(self, prefix: str, key: str) -> str:
        """A name as ``name`` gives it, which is then no longer free."""
        name = self.name(prefix, key)
        self._taken.add(name.lower())
        return name
