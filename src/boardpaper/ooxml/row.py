"""A prototype row, taken apart once and filled as text as often as there are rows.

Knows table rows and slots; does not know plans. Each paragraph of the prototype
that holds a slot gives as many paragraphs as the slot has lines, in the slot's own
looks, its bullets in the style for bullets.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count

from lxml import etree

from boardpaper.ooxml.cells import EDGE, with_edges
from boardpaper.ooxml.markup import escaped, looks_run
from boardpaper.ooxml.slots import MARK, mark
from boardpaper.ooxml.tags import RUN, RUN_PROPERTIES, P, T, texts
from boardpaper.ooxml.xml import Element, name

Lines = tuple[tuple[str, bool], ...]
P_STYLE, P_PROPERTIES, NUMBERING = name("w:pStyle"), name("w:pPr"), name("w:numPr")
INDENT, VAL = name("w:ind"), name("w:val")
DECLARATION = re.compile(r' xmlns(?::([\w.-]+))?="([^"]*)"')
DRAWN = re.compile(r'(<(?:\w+:)?docPr\b[^>]*?\sid=")[^"]*"')
FIRST_DRAWN = 100_000
"""Pictures of the rows are counted from here, well above those of the template."""
Spaces = Mapping[str | None, str]


def text_of(element: Element, declared: Spaces) -> str:
    """An element as text, without the namespaces its surroundings declare already."""
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    end = written.index(">")
    start = DECLARATION.sub(
        lambda found: "" if declared.get(found[1]) == found[2] else found[0], written[:end]
    )
    return start + written[end:]


class RowPattern:
    """A prototype row that gives the XML of a row for the lines of its slots.

    With ``edges`` the row says where each cell of ``columns`` begins and ends.
    """

    def __init__(self, row: Element, bullet_style: str | None, *, edges: bool = False) -> None:
        self.slots: tuple[str, ...] = tuple(slots_in(row))
        around = row.getparent()
        declared = (row if around is None else around).nsmap
        drawn = "docPr" in text_of(row, declared)
        pieces, row = {}, deepcopy(row)
        self.columns: tuple[str, ...] = tuple(with_edges(row)) if edges else ()
        for number, paragraph in enumerate(list(row.iter(P))):
            if MARK.search("".join(text.text or "" for text in texts(paragraph))):
                pieces[number] = _paragraph_pattern(paragraph, bullet_style, declared)
                stand_in = etree.ProcessingInstruction("slot", str(number))
                paragraph.addnext(stand_in)
                paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
        parts = re.split(r"<\?slot (\d+)\?>", text_of(row, declared))
        self._constant = parts[::2]
        self._filled = [pieces[int(number)] for number in parts[1::2]]
        self._drawn = count(FIRST_DRAWN) if drawn else None

    def fill(self, row: Mapping[str, Lines]) -> str:
        """The XML of one row."""
        written = [self._constant[0]]
        for pattern, constant in zip(self._filled, self._constant[1:], strict=True):
            written.append(pattern(row))
            written.append(constant)
        return self._numbered("".join(written))

    def _numbered(self, row: str) -> str:
        """The row, its pictures with ids of their own (ECMA-376-1, 20.4.2.5, docPr)."""
        drawn = self._drawn
        if drawn is None:
            return row
        return DRAWN.sub(lambda found: f'{found[1]}{next(drawn)}"', row)


def slots_in(element: Element) -> Iterator[str]:
    """The slots that an element holds, without the part of their name before the dot."""
    for text in element.iter(T):
        for found in MARK.findall(text.text or ""):
            yield found.partition(".")[2]


def _paragraph_pattern(
    paragraph: Element, bullet_style: str | None, declared: Spaces
) -> Callable[[Mapping[str, Lines]], str]:
    starts = (_start(paragraph, None, declared), _start(paragraph, bullet_style, declared))
    pieces = _segments(paragraph, declared)
    slots = [piece for piece in pieces if isinstance(piece, tuple)]
    if len(slots) == 1:
        return _single(starts, pieces)
    return lambda row: _several(starts, pieces, row)


Segment = str | tuple[str, str]
"""Markup as it stands, or a slot with the run properties its lines take."""


def _start(paragraph: Element, bullet_style: str | None, declared: Spaces) -> str:
    """How a paragraph begins: its properties, for a bullet those of the bullet style."""
    shell = paragraph.makeelement(P, nsmap=paragraph.nsmap)
    properties = paragraph.find(P_PROPERTIES)
    if properties is not None:
        shell.append(deepcopy(properties))
    if bullet_style is not None:
        _restyle(shell, bullet_style)
    if len(shell) == 0:
        return "<w:p>"
    return text_of(shell, declared).removesuffix("</w:p>")


def _restyle(shell: Element, style: str) -> None:
    properties = shell.find(P_PROPERTIES)
    if properties is None:
        properties = etree.SubElement(shell, P_PROPERTIES)
    for drawn in (P_STYLE, NUMBERING, INDENT):
        for element in properties.findall(drawn):
            properties.remove(element)
    properties.insert(0, properties.makeelement(P_STYLE, {VAL: style}))


def _segments(paragraph: Element, declared: Spaces) -> list[Segment]:
    """What a paragraph holds after its properties, its slots apart from the markup between."""
    segments: list[Segment] = []
    for child in paragraph:
        if child.tag == P_PROPERTIES:
            continue
        if child.tag == RUN and any(MARK.search(text.text or "") for text in child.iter(T)):
            for looks, piece in run_pieces(child, declared):
                slot = MARK.fullmatch(piece)
                segments.append((slot[1].partition(".")[2], looks) if slot else piece)
        else:
            segments.append(text_of(child, declared))
    return segments


def run_pieces(run: Element, declared: Spaces) -> Iterator[tuple[str, str]]:
    """A run taken apart at its marks: its properties, and a mark or the markup between marks."""
    properties = run.find(RUN_PROPERTIES)
    looks = text_of(properties, declared) if properties is not None else ""
    for child in run:
        if child.tag == RUN_PROPERTIES:
            continue
        if child.tag != T:
            yield looks, f"<w:r>{looks}{text_of(child, declared)}</w:r>"
            continue
        for at, part in enumerate(MARK.split(child.text or "")):
            if at % 2:
                yield looks, mark(part)
            elif part:
                yield looks, looks_run(looks, part)


def _single(starts: tuple[str, str], pieces: list[Segment]) -> Callable[[Mapping[str, Lines]], str]:
    """The quick way for the usual case: one slot in the paragraph."""
    at, slot, looks = next(
        (number, *piece) for number, piece in enumerate(pieces) if isinstance(piece, tuple)
    )
    before = "".join(str(piece) for piece in pieces[:at])
    after = "".join(str(piece) for piece in pieces[at + 1 :])
    inside = f'<w:r>{looks}<w:t xml:space="preserve">'
    plain, bullet = starts[0], starts[1]
    close, end = "</w:t></w:r>", "</w:p>"
    between = {False: close + end + plain + inside, True: close + end + bullet + inside}

    def fill(row: Mapping[str, Lines]) -> str:
        lines = row.get(slot, ())
        if not lines:
            return plain + before + after + end
        first, bulleted = lines[0]
        written = [bullet if bulleted else plain, before, inside, escaped(first)]
        for text, bulleted in lines[1:]:
            written.append(between[bulleted])
            written.append(escaped(text))
        written += (close, after, end)
        return "".join(written)

    return fill


def _several(starts: tuple[str, str], pieces: Iterable[Segment], row: Mapping[str, Lines]) -> str:
    """Several slots in one paragraph: each goes on where the one before it ended."""
    written, begun = [starts[0]], False
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
            begun = begun or piece != EDGE
            continue
        slot, looks = piece
        for number, (text, bulleted) in enumerate(row.get(slot, ())):
            if number or (bulleted and begun):
                written += ["</w:p>", starts[bulleted]]
            elif bulleted:
                written[0] = starts[1]
            written.append(looks_run(looks, text))
            begun = True
    return "".join(written) + "</w:p>"
