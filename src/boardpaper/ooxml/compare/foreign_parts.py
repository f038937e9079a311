"""A part that only the old file has, in the new one, with nothing in it.

Knows parts and what points at them; does not know what is put into them.
"""

import posixpath
from dataclasses import replace

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import serialise


def with_part(package: Package, old: Package, kind: str) -> tuple[Package, str | None]:
    """The package with a part of a kind (``styles``), and its name: its own, or else an
    empty one like the old package's. None where neither has it."""
    own = next(iter(package.related(package.document_part, kind)), None)
    theirs = next(iter(old.related(old.document_part, kind)), None)
    if own is not None or theirs is None:
        return package, own
    root = old.tree(theirs)
    del root[:]
    links = old.relationships(old.document_part).values()
    link = next(one for one in links if one.kind == kind and not one.external)
    named = free_name(package, theirs)
    package = package.replace({named: serialise(root)}).with_type(named, old.types.of(theirs))
    package, _ = package.add_relationship(package.document_part, replace(link, target=f"/{named}"))
    return package, named


def free_name(package: Package, part: str) -> str:
    """A name for a part that the package has none of, like the one it has elsewhere."""
    stem, ending = posixpath.splitext(part)
    number, named = 1, part
    taken = {one.lower() for one in package.parts}
    while named.lower() in taken:
        number += 1
        named = f"{stem}-{number}{ending}"
    return named
