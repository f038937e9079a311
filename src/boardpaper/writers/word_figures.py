"""Pictures as paragraphs of their own, no larger than the page has room for.

Knows figures and sizes; does not know parts or relationships.
"""

from typing import Final

from boardpaper.model.paper import Figure, Picture
from boardpaper.ooxml.media import drawing
from boardpaper.ooxml.room import Room

TWIPS_IN_INCH: Final = 1440
A4_ROOM: Final = Room(9026, 13958)
"""An A4 page inside Word's usual margins: where a place says nothing of itself."""
HIGHEST: Final = 0.8
"""The part of a page a picture may take: its caption and some words stay with it."""


def drawn(figure: Figure, picture: Picture, relationship: str, identity: int, room: Room) -> str:
    """The paragraph of a picture; it stays on the page of its caption."""
    kept = "<w:keepNext/>" if figure.caption else ""
    # The line is as high as the picture, whatever the default style says of lines.
    space = '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
    shown = drawing(relationship, identity, figure.alt, size(picture, room))
    return f'<w:p><w:pPr>{kept}{space}<w:ind w:left="0" w:firstLine="0"/></w:pPr>{shown}</w:p>'


def size(picture: Picture, room: Room) -> tuple[int, int]:
    """Width and height in twips: as large as the picture says, or as there is room for."""
    width = picture.width / picture.per_inch * TWIPS_IN_INCH
    height = picture.height / picture.per_inch * TWIPS_IN_INCH
    scale = min(1.0, room.width / width, room.height * HIGHEST / height)
    return max(round(width * scale), 1), max(round(height * scale), 1)
