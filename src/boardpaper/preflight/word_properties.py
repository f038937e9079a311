"""The properties of a Word file, held down to what its readers are to know.

Knows core and extended properties (ECMA-376-2, clause 11); does not know who may be named
but the organisation that a file is by.
"""

from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.xml import CP, DC, DCTERMS, serialise
from boardpaper.preflight.word_names import CREATOR, EXTENDED, publisher

KEPT: Final = frozenset(
    {
        *(f"{{{DC}}}{word}" for word in ("title", "subject", "language")),
        *(f"{{{DCTERMS}}}{word}" for word in ("created", "modified")),
        *(f"{{{CP}}}{word}" for word in ("keywords", "contentStatus")),
        f"{EXTENDED}Application",
    }
)
"""What stays: what the paper is, when it was made, and that it is a draft if it says so."""
OF_THE_ORGANISATION: Final = frozenset({CREATOR, f"{EXTENDED}Company"})


def with_plain_properties(package: Package) -> Package:
    """The package whose properties name nobody but the organisation that it is by."""
    kept = KEPT | (OF_THE_ORGANISATION if publisher(package) else frozenset())
    parts = {}
    for kind in ("core-properties", "extended-properties"):
        for part in package.related("", kind):
            root = package.tree(part)
            for told in [one for one in root if one.tag not in kept]:
                root.remove(told)
            parts[part] = serialise(root)
    return package.replace(parts)
