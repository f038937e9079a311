"""Tables and pictures of the narrative as HTML.

Knows rows, captions and the bytes of pictures; does not know where they stand, nor the
plan, whose table has a module of its own.
"""

from base64 import b64encode
from html import escape
from typing import Final

from boardpaper.model.paper import Cell, Figure, Table
from boardpaper.model.paper import words as plain
from boardpaper.writers.html_words import Words

NARROW: Final = 3
"""Columns that fit on the screen of a phone; more of them scroll in a frame of their own."""
PIXELS_IN_INCH: Final = 96
"""What CSS calls a pixel (CSS Values and Units Level 3, 6.2)."""


class Tables:
    """Writes tables and figures, and counts the tables: each frame has a name of its own."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._count = 0

    def table(self, table: Table) -> str:
        """A table. Where only its first column has no heading, that heads the rows."""
        self._count += 1
        named = f"table-{self._count}"
        caption = f'<caption id="{named}">{self._words.of(table.caption)}</caption>\n'
        heads = "".join(
            self._cell("th" if cell.inlines else "td", cell, align, "col")
            for cell, align in zip(table.header, table.aligns, strict=True)
        )
        rows = "\n".join(self._row(table, row) for row in table.rows)
        head = f"<thead><tr>{heads}</tr></thead>\n" if _is_headed(table) else ""
        drawn = (
            f"<table>\n{caption if table.caption else ''}{head}<tbody>\n{rows}\n</tbody>\n</table>"
        )
        if len(table.header) <= NARROW:
            return drawn
        return frame(drawn, f'aria-labelledby="{named}"' if table.caption else self._called(table))

    def _called(self, table: Table) -> str:
        """The name of a table without a caption: its headings, and a number to tell it apart."""
        headings = ", ".join(filter(None, (plain(cell).strip() for cell in table.header)))
        return f'aria-label="{escape(f"{headings} ({self._count})".strip())}"'

    def _row(self, table: Table, row: tuple[Cell, ...]) -> str:
        heads_rows = _is_headed(table) and not plain(table.header[0]).strip()
        first = "th" if heads_rows else "td"
        kinds = (first, *("td" for _ in row[1:]))
        columns = zip(kinds, row, table.aligns, strict=True)
        cells = (self._cell(kind, cell, align, "row") for kind, cell, align in columns)
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, kind: str, cell: Cell, align: str, scope: str) -> str:
        content = self._words.of(cell.inlines)
        kind = kind if content else "td"  # a heading that says nothing heads nothing
        told = f' scope="{scope}"' if kind == "th" else ""
        told += f' class="{align}"' if align in ("centre", "right") else ""
        return f"<{kind}{told}>{content}</{kind}>"

    def figure(self, figure: Figure) -> str:
        """A picture within the page itself, as large as it says it is at most."""
        picture = figure.picture
        if picture is None:
            return ""  # it was not read: the finding that says so stops the paper
        data = b64encode(picture.data).decode()
        width, height = (
            max(round(side / picture.per_inch * PIXELS_IN_INCH), 1)
            for side in (picture.width, picture.height)
        )
        shown = (
            f'<img src="data:image/{picture.kind};base64,{data}" alt="{escape(figure.alt)}" '
            f'width="{width}" height="{height}">'
        )
        said = self._words.of(figure.caption)
        caption = f"\n<figcaption>{said}</figcaption>" if said else ""
        return f"<figure>\n{shown}{caption}\n</figure>"


def _is_headed(table: Table) -> bool:
    return any(cell.inlines for cell in table.header)


def frame(table: str, named: str) -> str:
    """A table that scrolls by itself, for eyes, fingers and keys; ``named`` is its ARIA name."""
    return f'<div class="frame" role="region" {named} tabindex="0">\n{table}\n</div>'
