"""A Word table as lines of text, so that a wide one can be read in a terminal.

Knows how rows, spans and column headings are told; leaves what a cell says to the
story the table is in.
"""

from typing import Final, Protocol

from boardpaper.ooxml.grid import Cell, Row, column_widths, header_count, rows
from boardpaper.ooxml.inline import Manner
from boardpaper.ooxml.page_setup import millimetres
from boardpaper.ooxml.stylesheet import Stylesheet, value
from boardpaper.ooxml.xml import Element, name

PROPERTIES: Final = name("w:tblPr")
STYLE: Final = name("w:tblStyle")
DESCRIPTIONS: Final = (name("w:tblCaption"), name("w:tblDescription"))
MERGES: Final = {"restart": ", merged down", "continue": ", merged up", "": ""}
INDENT: Final = "  "


class Teller(Protocol):
    """What tells the contents of cells."""

    manner: Manner
    styles: Stylesheet

    def tell(self, container: Element) -> list[str]:
        """The lines of a cell."""


def tell_table(table: Element, teller: Teller) -> list[str]:
    """The lines of a table, row by row."""
    found = list(rows(table))
    if teller.manner.detailed:
        return _detailed(table, found, teller)
    return _plain(found, teller)


def _columns(found: list[Row]) -> int:
    ends = (row.cells[-1].columns.stop for row in found if row.cells)
    return max(ends, default=0)


def _size(found: list[Row], manner: Manner, heads: int = 0) -> str:
    columns = _columns(found)
    size = f"table, {columns} column{'' if columns == 1 else 's'}"
    count = len(found) - heads
    return f"{size}, {count} row{'' if count == 1 else 's'}" if manner.numbers else size


def _plain(found: list[Row], teller: Teller) -> list[str]:
    heads = header_count(found)
    titles: dict[int, list[str]] = {}
    lines = ["", _size(found, teller.manner, heads)]
    for row in found[:heads]:
        lines.append(INDENT + _title_row(row, titles, teller))
    for number, row in enumerate(found[heads:], 1):
        shown = f"row {number}" if teller.manner.numbers else "row"
        lines += [INDENT + line for line in _plain_row(row, shown, titles, teller)]
    return [*lines, ""]


def _title_row(row: Row, titles: dict[int, list[str]], teller: Teller) -> str:
    """The line of a row of headings, which are kept for the columns they stand over."""
    words = []
    for cell in row.cells:
        told = " ".join(line.strip() for line in teller.tell(cell.element) if line.strip())
        words.append(told or ("(as above)" if cell.merge == "continue" else ""))
        for column in cell.columns if told else ():
            titles.setdefault(column, []).append(told)
    return f"headings{_changed(row)} | {' | '.join(words)}"


def _plain_row(row: Row, shown: str, titles: dict[int, list[str]], teller: Teller) -> list[str]:
    cells = [_lines(cell, teller) for cell in row.cells]
    if not titles and all(len(lines) < 2 for lines in cells):
        return [" | ".join([shown + _changed(row), *("".join(lines).strip() for lines in cells)])]
    told = [shown + _changed(row)]
    for cell, lines in zip(row.cells, cells, strict=True):
        told += [INDENT + line for line in _plain_cell(cell, lines, titles)]
    return told


def _lines(cell: Cell, teller: Teller) -> list[str]:
    lines = [line for line in teller.tell(cell.element) if line.strip()]
    return lines or (["(as above)"] if cell.merge == "continue" else [])


def _plain_cell(cell: Cell, lines: list[str], titles: dict[int, list[str]]) -> list[str]:
    title = _title(cell, titles)
    if len(lines) < 2:
        return [f"{title}: {line.strip()}" for line in lines]
    return [f"{title}:", *(INDENT + line for line in lines)]


def _title(cell: Cell, titles: dict[int, list[str]]) -> str:
    """The headings over a cell: ``Targets / Within 3 months``."""
    over = [" / ".join(titles.get(column, [])) for column in cell.columns]
    named = [words for words in dict.fromkeys(over) if words]
    return " and ".join(named) if named else f"column {cell.column + 1}"


def _detailed(table: Element, found: list[Row], teller: Teller) -> list[str]:
    properties = table.find(PROPERTIES)
    style = teller.styles.styles.get(value(properties, STYLE) or "")
    facts = [_size(found, teller.manner)]
    facts += [f'style "{style.name}"'] if style else []
    widths = [str(millimetres(width)) for width in column_widths(table)]
    facts += [f"widths {' '.join(widths)} mm"] if widths else []
    for described in DESCRIPTIONS:
        words = value(properties, described)
        facts += [f'described "{words}"'] if words else []
    lines = [", ".join(facts)]
    for number, row in enumerate(found, 1):
        shown = f"row {number}" if teller.manner.numbers else "row"
        lines.append(f"{INDENT}{shown}{_row_facts(row)}")
        for cell in row.cells:
            where = INDENT * 2 + _where(cell)
            lines += [f"{where}: {line}" for line in teller.tell(cell.element) or ["(nothing)"]]
    return [*lines, "end of table"]


def _row_facts(row: Row) -> str:
    facts = ["repeats as heading"] if row.header else []
    facts += ["not split"] if row.unsplit else []
    facts += [f"{millimetres(row.height)} mm high"] if row.height else []
    return "".join(f", {fact}" for fact in facts) + _changed(row)


def _changed(row: Row) -> str:
    return f" [{row.change}]" if row.change else ""


def _where(cell: Cell) -> str:
    columns = f"{cell.column + 1}" + (f"-{cell.columns.stop}" if cell.span > 1 else "")
    return columns + MERGES[cell.merge] + (", merged left" if cell.beside else "")
