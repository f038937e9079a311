"""What a workbook inside a document gives away: hidden sheets, rows and columns, comments.

Knows SpreadsheetML (ECMA-376-1, clause 18) as far as hiding goes; works nothing out.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.relationships import read_relationships, relationships_part, resolve
from boardpaper.ooxml.stylesheet import integer, is_on
from boardpaper.ooxml.unpacking import unpack
from boardpaper.ooxml.xml import BadXml, Element, R, parse
from boardpaper.preflight.finding import listed, quoted

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ID: Final = f"{{{R}}}id"
MOST_COLUMNS: Final = 16_384
LARGEST: Final = 64 * 1024 * 1024
"""The most bytes of one part that are read: Excel's own sheets are seldom a tenth of it."""


def hidden(data: bytes) -> list[str]:
    """What of a workbook its reader does not see at first, in words; none where all is seen.

    Raises NotAWordFile, where it cannot be looked into.
    """
    try:
        parts = unpack(data)
        if any(len(part) > LARGEST for name, part in parts.items() if name.endswith(".xml")):
            reason = "the file has a sheet that is too large to be read"
            raise NotAWordFile(reason, "word-file-is-not-too-large")
        return list(_hidden(parts))
    except BadXml as trouble:
        raise NotAWordFile(f"the file is damaged: {trouble.reason}", trouble.rule) from None
    except KeyError:
        reason = "the file is no Excel workbook"
        raise NotAWordFile(reason, "word-file-is-whole") from None


def _hidden(parts: Mapping[str, bytes]) -> Iterator[str]:
    book = _main(parts)
    links = _links(parts, book)
    shared = _shared(parts, links)
    for sheet in parse(parts[book]).iter(f"{S}sheet"):
        called = quoted(sheet.get("name", ""))
        if sheet.get("state", "visible") != "visible":
            yield f"the sheet {called} is hidden"
        part = links.get(sheet.get(ID, ""), "")
        if part in parts:
            yield from _in_sheet(parse(parts[part]), called, shared)
            if any("comment" in link.lower() for link in _links(parts, part).values()):
                yield f"the sheet {called} has comments"
    if any("pivotCache" in part for part in parts):
        yield "the workbook keeps all the data behind a pivot table"
    if any("externalLink" in part for part in parts):
        yield "the workbook is linked to other workbooks, and keeps figures of theirs"


def _main(parts: Mapping[str, bytes]) -> str:
    for link in read_relationships(parse(parts["_rels/.rels"])).values():
        if link.kind == "officeDocument":
            return resolve("", link.target)
    raise KeyError("workbook")


def _links(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    held = parts.get(relationships_part(part))
    found = {} if held is None else read_relationships(parse(held))
    return {key: resolve(part, link.target) for key, link in found.items() if not link.external}


def _shared(parts: Mapping[str, bytes], links: Mapping[str, str]) -> list[str]:
    """The texts that cells name by number."""
    part = next((one for one in links.values() if one.endswith("sharedStrings.xml")), "")
    if part not in parts:
        return []
    return [
        "".join(text.text or "" for text in item.iter(f"{S}t"))
        for item in parse(parts[part]).iter(f"{S}si")
    ]


def _in_sheet(sheet: Element, called: str, shared: list[str]) -> Iterator[str]:
    used, titles = _used(sheet, shared)
    columns = [
        f"{_letters(number)}{f' ({title})' if (title := titles.get(number)) else ''}"
        for column in sheet.iter(f"{S}col")
        if is_on(column.get("hidden"), absent=False)
        for number in _span(column)
        if number in used
    ]
    if columns:
        word = "column" if len(columns) == 1 else "columns"
        yield f"the sheet {called} hides {word} {listed(columns)}"
    rows = [
        row.get("r", "?")
        for row in sheet.iter(f"{S}row")
        if is_on(row.get("hidden"), absent=False) and len(row)
    ]
    if rows:
        yield f"the sheet {called} hides {'row' if len(rows) == 1 else 'rows'} {listed(rows)}"


def _used(sheet: Element, shared: list[str]) -> tuple[set[int], dict[int, str]]:
    """The columns that hold anything, and the first words that stand in each."""
    used: set[int] = set()
    titles: dict[int, str] = {}
    for cell in sheet.iter(f"{S}c"):
        words = _words(cell, shared)
        number = _number(cell.get("r", ""))
        if words:
            used.add(number)
            titles.setdefault(number, quoted(words, 30))
    return used, titles


def _words(cell: Element, shared: list[str]) -> str:
    said = cell.findtext(f"{S}v") or "".join(text.text or "" for text in cell.iter(f"{S}t"))
    at = integer(said) if cell.get("t") == "s" else None
    return shared[at] if at is not None and 0 <= at < len(shared) else said


def _span(column: Element) -> range:
    first, last = integer(column.get("min")) or 1, integer(column.get("max")) or 1
    return range(max(first, 1), min(last, MOST_COLUMNS) + 1)


def _number(reference: str) -> int:
    """The number of a column from a cell's reference: 28 for AB7."""
    number = 0
    for letter in reference:
        if not "A" <= letter <= "Z" or number > MOST_COLUMNS:
            break
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
