"""The hidden bookmarks that references lead to, by what they stand at.

Knows keys and what their bookmarks are called; does not know where those stand.
"""

from typing import Final

from boardpaper.ooxml.bookmarks import bookmark_name

REFERRED: Final = "_Ref_"
"""How the names of the bookmarks of paragraphs and headings begin."""


def row_bookmark(reference: str) -> str:
    """The hidden bookmark of a recommendation's reference in the plan."""
    return bookmark_name("_Rec_", reference)


def appendix_bookmark(key: str) -> str:
    """The hidden bookmark of an appendix's label."""
    return bookmark_name("_App_", key)
