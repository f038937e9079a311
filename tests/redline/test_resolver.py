"""The resolver and the telling of a file, on redlines written by hand (17.13.5)."""

from pathlib import Path

import pytest

from boardpaper.ooxml.outline import outline
from ooxml.told import LISTS
from ooxml.wordfile import A4_WIDE, docx, p, r, style, tc, tr
from ooxml.wordfile import table as table_of
from redline.for_libreoffice import Desk, disagreement, prepared
from redline.resolver import resolved
from redline.told import told, told_coarsely
from tools.tracked import Tracked

BY = 'w:id="{}" w:author="draft 1 → draft 2" w:date="2027-01-01T00:00:00Z"'
STYLES = (
    style("H", title="heading 1")
    + style("L", title="List Bullet")
    + style("N")
    + style("S", kind="character")
)


def ins(*runs: str) -> str:
    return f"<w:ins {BY.format(1)}>{''.join(map(r, runs))}</w:ins>"


def gone(text: str) -> str:
    deleted = r(text).replace("<w:t", "<w:delText").replace("</w:t>", "</w:delText>")
    return f"<w:del {BY.format(2)}>{deleted}</w:del>"


def mark(word: str) -> str:
    """What a paragraph's own properties say when its mark is tracked."""
    return f"<w:rPr><w:{word} {BY.format(3)}/></w:rPr>"


def was(properties: str, kind: str = "pPr") -> str:
    return f"<w:{kind}Change {BY.format(4)}><w:{kind}>{properties}</w:{kind}></w:{kind}Change>"


def moved(word: str, text: str) -> str:
    start = f'<w:{word}RangeStart {BY.format(5)} w:name="move1"/>'
    return f'{start}<w:{word} {BY.format(6)}>{r(text)}</w:{word}><w:{word}RangeEnd w:id="5"/>'


def table(*rows: str) -> str:
    """A table of one column; a grid is not what these cases are about."""
    return table_of(*rows, columns=1)


def tracked(word: str) -> str:
    """What a row's properties say when it is tracked."""
    return f"<w:{word} {BY.format(7)}/>"


NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STRONG = '<w:rStyle w:val="S"/>'
HEADED = '<w:headerReference w:type="default" r:id="header1"/>'
H1 = '<w:pStyle w:val="H"/>'
CELL = f'<w:tcPr><w:tcW w:w="0" w:type="auto"/><w:cellIns {BY.format(8)}/></w:tcPr>'
OTHERWISE_IN_LIBREOFFICE = ("a joined paragraph has the looks of the last", "numbering put in")
"""What redlines of ours do without: LibreOffice gives a joined paragraph the looks of the
first, and does not know numbering that was put in without the looks before it."""
LAYOUT = ("---", "table,", "  row", "end of table")
CASES = {
    "words": (
        p("Costs ", ins("rise "), gone("fall "), "today."),
        ["[no style] Costs rise today."],
        ["[no style] Costs fall today."],
    ),
    "a paragraph put in": (
        p("One", style="H") + p(ins("Two"), style="L", extra=mark("ins")) + p("Three", style="N"),
        ["[heading 1] One", "[List Bullet] Two", "[N] Three"],
        ["[heading 1] One", "[N] Three"],
    ),
    "a joined paragraph has the looks of the last": (
        p("One", style="H", extra=mark("del")) + p("two", style="N"),
        ["[N] Onetwo"],
        ["[heading 1] One", "[N] two"],
    ),
    "three joined": (
        p("One", extra=mark("del")) + p(gone("Two"), extra=mark("del")) + p("three"),
        ["[no style] Onethree"],
        ["[no style] One", "[no style] Two", "[no style] three"],
    ),
    "a split one was as the change of its looks says": (
        p("One", style="H", extra=mark("ins")) + p("two", style="N", extra=was(H1)),
        ["[heading 1] One", "[N] two"],
        ["[heading 1] Onetwo"],
    ),
    "a paragraph taken out before a table": (
        p("One") + p(gone("Two"), extra=mark("del")) + table(tr(tc(p("x")))),
        ["[no style] One", "    1: [no style] x"],
        ["[no style] One", "[no style] Two", "    1: [no style] x"],
    ),
    "the last mark of a cell stays": (
        table(tr(tc(p("a", extra=mark("ins")), p(ins("b"))), tc(p(gone("c"), extra=mark("del"))))),
        ["    1: [no style] a", "    1: [no style] b", "    2: [no style]"],
        ["    1: [no style] a", "    2: [no style] c"],
    ),
    "a row put in and another taken out": (
        table(
            tr(tc(p(ins("new"))), looks=tracked("ins")),
            tr(tc(p(gone("old"))), looks=tracked("del")),
            tr(tc(p("stays"))),
        ),
        ["    1: [no style] new", "    1: [no style] stays"],
        ["    1: [no style] old", "    1: [no style] stays"],
    ),
    "a whole table": (
        p("One") + table(tr(tc(p(ins("new"))), looks=tracked("ins"))) + p("Two"),
        ["[no style] One", "    1: [no style] new", "[no style] Two"],
        ["[no style] One", "[no style] Two"],
    ),
    "a move": (
        p(moved("moveFrom", "Moved"), style="H", extra=mark("moveFrom"))
        + p("One")
        + p(moved("moveTo", "Moved"), style="H", extra=mark("moveTo"))
        + p("Two"),
        ["[no style] One", "[heading 1] Moved", "[no style] Two"],
        ["[heading 1] Moved", "[no style] One", "[no style] Two"],
    ),
    "looks of words and paragraphs": (
        p(r("was italic", f"<w:b/>{was('<w:i/>', 'rPr')}"), style="H", extra=was(NUMBER)),
        ["[heading 1] **was italic**"],
        ["[no style | 1.] *was italic*"],
    ),
    "looks of words in a character style": (
        p(r("was strong", f"<w:i/>{was(STRONG, 'rPr')}"), " as well"),
        ["[no style] *was strong* as well"],
        ["[no style] was strong as well"],
    ),
    "a style of an empty paragraph in a cell": (
        table(tr(tc(p("", style="N", extra=was(H1))))),
        ["    1: [N]"],
        ["    1: [heading 1]"],
    ),
    "words that went and came elsewhere": (
        p(ins("Background documents"), style="H", extra=mark("ins"))
        + p("One", style="N")
        + p(gone("Background documents"), style="H", extra=mark("del"))
        + p("Two", style="N"),
        ["[heading 1] Background documents", "[N] One", "[N] Two"],
        ["[N] One", "[heading 1] Background documents", "[N] Two"],
    ),
    "words put in on both sides of a mark that stays": (
        p("One ", gone("old"), ins("new"), style="N") + p(ins("more "), "two", style="N"),
        ["[N] One new", "[N] more two"],
        ["[N] One old", "[N] two"],
    ),
    "the end of a section taken out": (
        p("One", style="N")
        + p(style="N", extra=f"{mark('del')}<w:sectPr>{HEADED}{A4_WIDE}</w:sectPr>")
        + p("Two", style="N"),
        ["[N] One", "[N] Two"],
        ["(header) [N] Appendix", "[N] One", "[N]", "[N] Two"],
    ),
    "a paragraph taken out before the end of a section": (
        p("One", style="N")
        + p(gone("Two"), style="N", extra=mark("del"))
        + p(style="N", extra=f"<w:sectPr>{HEADED}{A4_WIDE}</w:sectPr>")
        + p("Three", style="N"),
        ["(header) [N] Appendix", "[N] One", "[N]", "[N] Three"],
        ["(header) [N] Appendix", "[N] One", "[N] Two", "[N]", "[N] Three"],
    ),
    "numbering put in": (
        p("One", extra=NUMBER.replace("</w:numPr>", f"<w:ins {BY.format(9)}/></w:numPr>")),
        ["[no style | 1.] One"],
        ["[no style] One"],
    ),
    "a link that goes": (
        p("See ", f'<w:hyperlink w:anchor="x">{gone("there")}</w:hyperlink>', "."),
        ["[no style] See ."],
        ["[no style] See [there](#x)."],
    ),
}  # fmt: skip


def file(body: str) -> bytes:
    """A document with a header for the sections that name it."""
    return docx(body, styles=STYLES, numbering=LISTS, header1=p("Appendix", style="N"))


def lines(data: bytes) -> list[str]:
    """The paragraphs of an outline, and the columns of those in cells."""
    told = outline(data, detailed=True).splitlines()
    return [one for one in told if one and not one.startswith(LAYOUT)]


@pytest.mark.parametrize("what", CASES)
def test_each_kind_of_change_is_accepted_and_rejected(what: str) -> None:
    body, accepted, rejected = CASES[what]
    data = file(body)
    both = [lines(resolved(data, accept)) for accept in (True, False)]
    assert both == [accepted, rejected]


def test_libreoffice_agrees(tracked: Tracked, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    asked = []
    for what in [one for one in CASES if one not in OTHERWISE_IN_LIBREOFFICE]:
        data = file(CASES[what][0])
        for accept in (True, False):
            plain = desk.put(resolved(data, accept), accept=True)
            asked.append((what, accept, plain, desk.put(data, accept)))
    tracked.settle(desk.jobs.values())
    for what, accept, *jobs in asked:
        assert not disagreement(*jobs), f"{what}, {'accepted' if accept else 'rejected'}"


def test_nothing_tracked_is_left() -> None:
    data = file("".join(body for body, _, _ in CASES.values()))
    for accept in (True, False):
        told = outline(resolved(data, accept), detailed=True)
        assert not any(sign in told for sign in ("[+", "+]", "[-", "-]", "¶"))


def test_cells_go_and_widths_come_back() -> None:
    former = '<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    grid = '<w:tblGrid><w:gridCol w:w="400"/><w:gridCol w:w="500"/>' + (
        f'<w:tblGridChange w:id="9">{former}</w:tblGridChange></w:tblGrid>'
    )
    cell = f"<w:tc>{CELL}{p(ins('new'))}</w:tc>"
    data = docx(f"<w:tbl><w:tblPr/>{grid}<w:tr>{tc(p('a'))}{cell}</w:tr></w:tbl>" + p("z"))

    assert _grid(told(resolved(data, accept=True))) == (" GRID 400 500", 2)
    assert _grid(told(resolved(data, accept=False))) == (" GRID 900", 1)
    assert _grid(told(prepared(data, accept=False))) == (" GRID 900", 1)


def _grid(lines: list[str]) -> tuple[str, int]:
    (grid,) = (line for line in lines if line.startswith(" GRID"))
    return grid, sum(line.startswith("  CELL") for line in lines)


def test_notes_headers_and_text_boxes_are_settled_as_well() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p('in the box', gone(' old'), ins(' new'))}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    note = f'<w:footnote w:id="2">{p("a note", gone(" old"), ins(" new"))}</w:footnote>'
    data = docx(
        p(box, '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        section=section,
        footnotes=note,
        footer1=p("page foot", gone(" old"), ins(" new")),
    )
    for accept, word in ((True, "new"), (False, "old")):
        text = "\n".join(told(resolved(data, accept)))
        for words in ("in the box", "a note", "page foot"):
            assert f"{words} {word}" in text


def test_a_telling_sees_what_an_outline_does_not() -> None:
    plain = docx(p("One") + table(tr(tc(p("x")))))
    for other in (
        docx(p("One", extra='<w:ind w:left="720"/>') + table(tr(tc(p("x"))))),
        docx(p(r("One", '<w:color w:val="FF0000"/>')) + table(tr(tc(p("x"))))),
        docx(p("One") + table(tr(tc(p("x"), looks='<w:shd w:val="clear" w:fill="FF0000"/>')))),
        docx(p("One") + table(tr(tc(p("x")), looks="<w:cantSplit/>"))),
    ):
        assert told(other) != told(plain)


def test_a_coarse_telling_forgets_what_libreoffice_does() -> None:
    blank = docx(p("One") + p("", style="N") + table(tr(tc(p("\u200d")))))
    assert told_coarsely(blank) == told_coarsely(docx(p("One") + table(tr(tc(p(""))))))
