"""The words of a change as its two sides show them, in HTML.

Knows pieces and the elements for removed and added words; does not know the page.
"""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal

from boardpaper.changes.marking import ends_differ, is_seam, parted
from boardpaper.model.change import Change, How, Piece
from boardpaper.model.showing import visible

Side = Literal["old", "new"]
NOWHERE: Final[dict[Side, str]] = {"old": "not there before", "new": "no longer there"}
OTHER: Final[dict[Side, How]] = {"old": "added", "new": "removed"}
"""What stands on the other side only."""
ELEMENT: Final[dict[How, str]] = {"removed": "del", "added": "ins"}


def shown(words: str) -> str:
    """Words as HTML that no browser or terminal takes for anything but words."""
    return escape(visible(words))


def side_of(change: Change, side: Side) -> str:
    """What one side says at a change: paragraphs, its own words marked."""
    if (change.old if side == "old" else change.new) is None:
        return none(NOWHERE[side])
    pieces = [
        Piece(piece.text) if is_seam(piece, change) else piece
        for piece in change.pieces
        if piece.how != OTHER[side]
    ]
    return _paragraphs(pieces, change) or none("empty" if change.pieces else "no words differ")


def none(words: str) -> str:
    """A remark in the place of words that are not there."""
    return f'<p class="none">{words}</p>'


def _paragraphs(pieces: Sequence[Piece], change: Change) -> str:
    lines = [""]
    for piece in pieces:
        for number, words in enumerate(piece.text.split("\n")):
            if number:
                lines[-1] += _marked("¶", piece.how) if ends_differ(piece, change) else ""
                lines.append("")
            lines[-1] += _marked(words, piece.how)
    return "".join(f"<p>{line}</p>" for line in lines if line.strip())


def _marked(words: str, how: How) -> str:
    element = ELEMENT.get(how)
    if not element or not words:
        return shown(words)
    before, core, after = parted(words)
    return f"{before}<{element}>{shown(core)}</{element}>{after}"
