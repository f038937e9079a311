"""Two files made ready for comparing: tracked changes settled, prefixes usual, stories ended.

Knows where tracked changes may stand; does not know which side somebody means: it is told.
"""

from typing import cast

from boardpaper.ooxml.blocks import SECT_PR, P, blocks, section_break
from boardpaper.ooxml.compare.prefixes import with_usual_prefixes
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.revisions import STORIES, Side, is_tracked, settle
from boardpaper.ooxml.text_parts import text_parts
from boardpaper.ooxml.xml import Element, serialise


def settled_package(package: Package, side: str, which: str) -> Package:
    """The package without tracked changes, each of its stories ending with a paragraph.

    Word puts a paragraph where a story or the last section lacks one (17.2.2, body; 17.4,
    tc; 17.6.18). Raises NotAWordFile where there are tracked changes and no side is named.
    """
    for part in text_parts(package):
        given = package.tree(part)
        root = with_usual_prefixes(given)
        tracked = is_tracked(root)
        if tracked and not side:
            raise NotAWordFile(
                f"the {which} document has tracked changes of its own",
                "side-of-changes-is-named",
                "say which side of them is meant: --side accepted or --side rejected",
            )
        if tracked:
            settle(root, cast(Side, side))
        if any([root is not given, _end(root), _tighten(root), tracked]):
            package = package.replace({part: serialise(root)})
    return _with_plain_definitions(package)


def _with_plain_definitions(package: Package) -> Package:
    """The package whose styles and lists are written as Word writes them."""
    for kind in ("styles", "numbering"):
        for part in package.related(package.document_part, kind):
            given = package.tree(part)
            root = with_usual_prefixes(given)
            if any([root is not given, _tighten(root)]):
                package = package.replace({part: serialise(root)})
    return package


def _tighten(root: Element) -> bool:
    """Takes out the white space between elements that some programs set XML out with."""
    loose = [one for one in root.iter() if one.tail is not None and one.tail.isspace()]
    for one in loose:
        one.tail = None
    for one in root.iter() if loose else ():
        if len(one) and one.text is not None and one.text.isspace():
            one.text = None
    return bool(loose)


def _end(root: Element) -> bool:
    """Ends every story with a paragraph; whether any lacked it."""
    lacking = [one for one in root.iter(*STORIES) if not _is_ended(one)]
    for story in lacking:
        last = story.makeelement(P)
        section = story.find(SECT_PR)
        if section is None:
            story.append(last)
        else:
            section.addprevious(last)
    return bool(lacking)


def _is_ended(story: Element) -> bool:
    found = list(blocks(story))
    return bool(found) and found[-1].tag == P and section_break(found[-1]) is None
