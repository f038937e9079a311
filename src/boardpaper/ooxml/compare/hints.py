"""Names that only one piece of a document carries, which help to find it in another.

Knows hidden bookmarks; does not align: a name that is shared is a hint, never an order.
"""

from boardpaper.ooxml.identity import COUNTED
from boardpaper.ooxml.tidy import BOOKMARK, BOOKMARK_NAME
from boardpaper.ooxml.xml import Element

CURSOR = "_GoBack"
"""Where Word's cursor was last."""


def hints(piece: Element) -> frozenset[str]:
    """The hidden bookmarks of a piece that are named from a key.

    Those that are counted belong to another piece once one comes before it.
    """
    found = (mark.get(BOOKMARK_NAME, "") for mark in piece.iter(BOOKMARK))
    return frozenset(
        one for one in found
        if one.startswith("_") and one != CURSOR and not one.startswith(COUNTED)
    )  # fmt: skip
