"""Tracked changes that a file brings along, settled before it is compared.

Knows where they may stand; does not know which side somebody means: it is told.
"""

from typing import cast

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.revisions import Side, is_tracked, settle
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.xml import serialise


def settled_package(package: Package, side: str, which: str) -> Package:
    """The package without tracked changes. Raises NotAWordFile where no side is named."""
    for part in text_parts(package):
        root = package.tree(part)
        if not is_tracked(root):
            continue
        if not side:
            raise NotAWordFile(
                f"the {which} document has tracked changes of its own",
                "side-of-changes-is-named",
                "say which side of them is meant: --side accepted or --side rejected",
            )
        settle(root, cast(Side, side))
        package = package.replace({part: serialise(root)})
    return package
