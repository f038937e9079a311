"""Any two Word files are welcome: fields, links, pictures, notes, controls, sections, lists.

Each case is a pair of documents written by hand. Accepting its redline must give the new
one and rejecting it the old one, by a resolver that shares no code with the comparison.
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from boardpaper.ooxml.compare import compare
from ooxml.wordfile import (
    A4,
    A4_WIDE,
    abstract,
    docx,
    lvl,
    num,
    p,
    r,
    restart,
    style,
    table,
    tc,
    tr,
)
from ooxml.wordfile import (
    field as word_field,
)
from redline.resolver import resolved
from redline.told import told
from tools.validators import integrity, sdk

LISTS = (
    abstract(0, lvl(0), lvl(1, "lowerLetter", "(%2)"))
    + abstract(1, lvl(0, "bullet", "•"))
    + num(1, 0)
    + num(2, 1)
)
STYLES = (
    style("Normal", title="Normal")
    + style("H", title="heading 1", ppr='<w:outlineLvl w:val="0"/>')
    + style("Quote", title="Quote", based_on="Normal")
)
NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)
END_SECTION = f"<w:p><w:pPr><w:sectPr>{A4}</w:sectPr></w:pPr></w:p>"
WIDE = f"<w:p><w:pPr><w:sectPr>{A4_WIDE}</w:sectPr></w:pPr></w:p>"

REPORT, APPENDIX = (f'<w:headerReference w:type="default" r:id="header{at}"/>' for at in (1, 2))
HEADERS = {"header1": p("Report"), "header2": p("Appendix")}


def ends(header: str = "") -> str:
    """A paragraph that ends a section, with its header where it has its own."""
    return f"<w:p><w:pPr><w:sectPr>{header}{A4}</w:sectPr></w:pPr></w:p>"


def last(header: str = "") -> str:
    """The last section."""
    return f"<w:sectPr>{header}{A4}</w:sectPr>"


def note(identity: int, *inside: str) -> str:
    return f'<w:footnote w:id="{identity}">{"".join(inside)}</w:footnote>'


def control(*blocks: str) -> str:
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Date of the meeting"/><w:tag w:val="date"/></w:sdtPr>'
        f"<w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"
    )


def link(words: str, key: str = "one") -> str:
    return f'<w:hyperlink r:id="{key}">{r(words)}</w:hyperlink>'


def simple(instruction: str, shown: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{r(shown)}</w:fldSimple>'


@dataclass(frozen=True)
class Side:
    """What one of the two documents holds."""

    body: str
    parts: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    section: str = f"<w:sectPr>{A4}</w:sectPr>"
    bare: bool = False
    """Whether it defines no styles and no lists."""

    def docx(self) -> bytes:
        """The document as a file."""
        definitions = {} if self.bare else {"styles": STYLES, "numbering": LISTS}
        return docx(
            self.body, section=self.section, links=self.links, **{**definitions, **self.parts}
        )


def notes(*found: str) -> dict[str, str]:
    return {"footnotes": SEPARATORS + "".join(found)}


LINKS = {"one": "https://example.org/a", "two": "https://example.org/b"}
CASES: dict[str, tuple[Side, Side, tuple[int, int, int]]] = {
    "nothing differs": (Side(p("Same")), Side(p("Same")), (0, 0, 0)),
    "a word": (Side(p("The old word")), Side(p("The new word")), (1, 1, 0)),
    "a figure stays whole": (
        Side(p("It rose to 10.7% by 23/09/2004.")),
        Side(p("It rose to 10.8% by 24/09/2004.")),
        (2, 2, 0),
    ),
    "half a word in bold": (
        Side(p(r("multi"), r("agency", "<w:b/>"), " work")),
        Side(p("multiagency works")),
        (1, 1, 0),
    ),
    "words in other fonts": (
        Side(p("All of it is plain")),
        Side(p("All of ", r("it is", "<w:b/><w:i/>"), " plain")),
        (0, 0, 0),
    ),
    "a paragraph set otherwise": (
        Side(p("One") + p("Two")),
        Side(p("One", extra='<w:jc w:val="center"/>') + p("Two", style="Quote")),
        (0, 0, 0),
    ),
    "a field's result": (
        Side(p("See ", word_field(" REF a \\r ", "9"), ".")),
        Side(p("See ", word_field(" REF a \\r ", "10"), ".")),
        (1, 1, 0),
    ),
    "a simple field": (
        Side(p("See ", simple(" REF a ", "nine"), " now")),
        Side(p("See ", simple(" REF a ", "ten"), " then")),
        (2, 2, 0),
    ),
    "the number of a page": (
        Side(p("Page ", word_field(" PAGE ", "1"))),
        Side(p("Page ", word_field(" PAGE ", "7"))),
        (1, 1, 0),
    ),
    "a field over several paragraphs": (
        Side(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
              '<w:r><w:instrText> TOC </w:instrText></w:r>',
              '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "First 1")
            + p("Second 2")
            + p("Third 3", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        ),
        Side(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
              '<w:r><w:instrText> TOC </w:instrText></w:r>',
              '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "First 1")
            + p("Between 2")
            + p("Third 4", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        ),
        (2, 2, 0),
    ),
    "words of a link": (
        Side(p("Go to ", link("our page"), " today"), links=LINKS),
        Side(p("Go to ", link("our new page"), " today"), links=LINKS),
        (0, 1, 0),
    ),
    "another address": (
        Side(p("Go to ", link("our page"), " today"), links=LINKS),
        Side(p("Go to ", link("our page", "two"), " today"), links=LINKS),
        (2, 2, 0),
    ),
    "a link that went": (
        Side(p("Go to ", link("our page"), " today"), links=LINKS),
        Side(p("Go to  today")),
        (2, 0, 0),
    ),
    "a note that changed": (
        Side(p("Words", NOTE.format(1)), notes(note(1, p("Said in 2003")))),
        Side(p("Words", NOTE.format(1)), notes(note(1, p("Said in 2004")))),
        (1, 1, 0),
    ),
    "a note that came": (
        Side(p("Words"), notes()),
        Side(p("Words", NOTE.format(1)), notes(note(1, p("Said in 2004")))),
        (0, 3, 0),
    ),
    "a note that went": (
        Side(p("Words", NOTE.format(1), " and ", NOTE.format(2)),
             notes(note(1, p("One")), note(2, p("Two")))),
        Side(p("Words and ", NOTE.format(1)), notes(note(1, p("Two")))),
        (1, 0, 0),
    ),
    "notes where there were none": (
        Side(p("Words", NOTE.format(1)), notes(note(1, p("One")))),
        Side(p("Words")),
        (1, 0, 0),
    ),
    "a control and what stands in it": (
        Side(control(p("Thursday 23 September")) + p("End")),
        Side(control(p("Friday 24 September")) + p("End")),
        (2, 2, 0),
    ),
    "a control that went": (
        Side(p("Start") + control(p("In it")) + p("End")),
        Side(p("Start") + p("End")),
        (2, 0, 0),
    ),
    "a control inside a line": (
        Side(p("On ", control(r("23 September")), " at ten")),
        Side(p("On ", control(r("24 September")), " at eleven")),
        (2, 2, 0),
    ),
    "a section that came": (
        Side(p("One") + p("Two")),
        Side(p("One") + WIDE + p("Two")),
        (0, 0, 0),
    ),
    "a section that went": (
        Side(p("One") + END_SECTION + p("Two") + WIDE + p("Three")),
        Side(p("One") + WIDE + p("Three")),
        (1, 0, 0),
    ),
    "a section that went, and its header": (
        Side(p("One") + ends(REPORT) + p("Two"), HEADERS, section=last(APPENDIX)),
        Side(p("One") + p("Two"), HEADERS, section=last(REPORT)),
        (1, 1, 0),
    ),
    "one header where there were two": (
        Side(p("One") + ends(REPORT) + p("Two") + ends(APPENDIX) + p("Three"), HEADERS,
             section=last(APPENDIX)),
        Side(p("One") + ends(APPENDIX) + p("Two") + ends(APPENDIX) + p("Three"), HEADERS,
             section=last(APPENDIX)),
        (1, 1, 0),
    ),
    "a header that one section takes over from another": (
        Side(p("One") + ends(REPORT) + p("Two") + ends() + p("Three"), HEADERS,
             section=last(APPENDIX)),
        Side(p("One") + ends(APPENDIX) + p("Two") + ends() + p("Three"), HEADERS,
             section=last()),
        (1, 1, 0),
    ),
    "a section put in beside one that says as little": (
        Side(p("One") + ends(REPORT) + p("Two things") + ends(REPORT) + p("Three things"),
             HEADERS, section=last(APPENDIX)),
        Side(p("One") + ends(APPENDIX) + ends(REPORT) + p("Two words") + ends(REPORT)
             + p("Three words"), HEADERS, section=last(APPENDIX)),
        (2, 2, 0),
    ),
    "a page turned": (
        Side(p("One")),
        Side(p("One"), section=f"<w:sectPr>{A4_WIDE}</w:sectPr>"),
        (0, 0, 0),
    ),
    "a table where there was none": (
        Side(p("One") + p("Two")),
        Side(p("One") + table(tr("a", "b"), columns=2) + p("Two")),
        (0, 2, 0),
    ),
    "a table that went, first of all": (
        Side(table(tr("a", "b"), columns=2) + p("Two")),
        Side(p("Two")),
        (2, 0, 0),
    ),
    "a table in a cell": (
        Side(table(tr(tc(table(tr("in", "side"), columns=2), p("after")), "b"), columns=2) + p()),
        Side(table(tr(tc(table(tr("in", "here"), tr("more", "rows"), columns=2), p("after")), "b"),
                   columns=2) + p()),
        (1, 3, 0),
    ),
    "one row in, another out": (
        Side(table(tr("2.1", "first thing"), tr("2.2", "second thing"), tr("2.3", "third thing"),
                   columns=2) + p()),
        Side(table(tr("2.1", "first thing"), tr("2.3", "third thing"), tr("2.4", "fourth thing"),
                   columns=2) + p()),
        (3, 3, 0),
    ),
    "a column that came": (
        Side(table(tr("Who", "What"), tr("Ann", "asks"), tr("Ben", "says"), columns=2) + p()),
        Side(table(tr("Who", "When", "What"), tr("Ann", "now", "asks"), tr("Ben", "soon", "says"),
                   columns=3) + p()),
        (0, 3, 0),
    ),
    "a column that went": (
        Side(table(tr("Who", "When", "What"), tr("Ann", "now", "asks"), tr("Ben", "soon", "says"),
                   columns=3) + p()),
        Side(table(tr("Who", "What"), tr("Ann", "asks"), tr("Ben", "says"), columns=2) + p()),
        (3, 0, 0),
    ),
    "a row that went, a column that came": (
        Side(table(tr("Who", "What"), tr("Ann", "asks"), tr("Ben", "says"), columns=2) + p()),
        Side(table(tr("Who", "When", "What"), tr("Ben", "soon", "says"), columns=3) + p()),
        (2, 2, 0),
    ),
    "a row that came, a column that went": (
        Side(table(tr("Who", "When", "What"), tr("Ben", "soon", "says"), columns=3) + p()),
        Side(table(tr("Who", "What"), tr("Ann", "asks"), tr("Ben", "says"), columns=2) + p()),
        (2, 2, 0),
    ),
    "a row of three hundred cells, nearly all of them empty": (
        Side(table(tr("said", *[""] * 299), columns=300) + p()),
        Side(table(tr("says", *[""] * 299), columns=300) + p()),
        (1, 1, 0),
    ),
    "cells merged": (
        Side(table(tr("a", "b"), tr("c", "d"), columns=2) + p()),
        Side(table(tr(tc(p("a b"), looks='<w:gridSpan w:val="2"/>')), tr("c", "d"), columns=2)
             + p()),
        (2, 2, 0),
    ),
    "a cell filled, another emptied": (
        Side(table(tr("2.1", "done", ""), columns=3) + p()),
        Side(table(tr("2.1", "", "by May"), columns=3) + p()),
        (1, 2, 0),
    ),
    "a bullet at the end of a cell": (
        Side(table(tr("2.1", tc(p("one", num="2"))), columns=2) + p()),
        Side(table(tr("2.1", tc(p("one", num="2"), p("two more", num="2"))), columns=2) + p()),
        (0, 2, 0),
    ),
    "a list that came before another": (
        Side(p("a", num="1") + p("b", num="1"),
             {"numbering": LISTS}),
        Side(p("x", num="3") + p("y", num="3") + p("a", num="1") + p("b", num="1"),
             {"numbering": LISTS + num(3, 0, restart(0, 1))}),
        (0, 2, 0),
    ),
    "items of a list that is numbered otherwise now": (
        Side(p("a", num="1") + p("b", num="1") + p("c", num="1")),
        Side(p("a", num="3") + p("c", num="3"),
             {"numbering": abstract(0, lvl(0, "upperRoman")) + num(3, 0)}),
        (1, 0, 0),
    ),
    "a style that the new document lacks": (
        Side(p("Said elsewhere", style="Aside") + p("End"),
             {"styles": STYLES + style("Aside", title="Aside", based_on="Quote")}),
        Side(p("End")),
        (2, 0, 0),
    ),
    "a style and a list where the new document defines none": (
        Side(p("One", num="1") + p("Two", num="1", style="Quote") + p("End")),
        Side(p("End"), bare=True),
        (2, 0, 0),
    ),
    "one style under two ids": (
        Side(p("Said", style="Zitat"),
             {"styles": STYLES.replace('styleId="Quote"', 'styleId="Zitat"')}),
        Side(p("Said", style="Quote")),
        (0, 0, 0),
    ),
    "a paragraph parted into two styles": (
        Side(p("The heading. The rest of the words follow.", style="H") + p("End")),
        Side(p("The heading.", style="H") + p("The rest of the words follow.", style="Quote")
             + p("End")),
        (0, 0, 0),
    ),
    "paragraphs of two styles joined": (
        Side(p("The heading.", style="H") + p("The rest of the words follow.", style="Quote")
             + p("End")),
        Side(p("The heading. The rest of the words follow.", style="Quote") + p("End")),
        (0, 0, 0),
    ),
    "a paragraph moved": (
        Side(p("One thing first") + p("Another thing next") + p("The third thing last") + p("End")),
        Side(p("Another thing next") + p("The third thing last") + p("One thing first") + p("End")),
        (0, 0, 3),
    ),
    "an empty document": (Side(p()), Side(p("Something")), (0, 1, 0)),
    "a document emptied": (Side(p("Something") + p("and more")), Side(p()), (3, 0, 0)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_its_redline_is_exact_and_marks_no_word_too_many(case: str) -> None:
    old, new, words = CASES[case]
    compared = compare(old.docx(), new.docx())
    counted = compared.comparison.counted

    assert told(resolved(compared.redline, accept=True)) == told(resolved(new.docx(), accept=True))
    assert told(resolved(compared.redline, accept=False)) == told(
        resolved(old.docx(), accept=False)
    )
    assert compared.comparison.coarser == ()
    assert (counted.removed, counted.added, counted.moved) == words
    assert compare(old.docx(), new.docx()).redline == compared.redline


def test_a_last_section_without_a_paragraph_is_given_one() -> None:
    old, ended, whole = (
        Side(p("One") + more).docx() for more in ("", END_SECTION, END_SECTION + p())
    )
    for before, now, wanted in ((old, ended, whole), (ended, old, old)):
        redline = compare(before, now).redline
        assert told(resolved(redline, accept=True)) == told(wanted)
        back = whole if before is ended else before
        assert told(resolved(redline, accept=False)) == told(back)


def test_no_redline_has_a_fault_that_the_documents_have_not(tmp_path: Path) -> None:
    for number, (old, new, _) in enumerate(CASES.values()):
        for kind, data in (("old", old.docx()), ("new", new.docx())):
            (tmp_path / f"{number} {kind}.docx").write_bytes(data)
        redline = compare(old.docx(), new.docx()).redline
        (tmp_path / f"{number} redline.docx").write_bytes(redline)
    held: dict[str, set[str]] = {}
    redlines = sorted(tmp_path.glob("* redline.docx"))
    for fault in (*sdk(redlines), *integrity(sorted(tmp_path.glob("*.docx")))):
        held.setdefault(fault.file.stem, set()).add(f"{fault.validator}: {fault.what}")

    for number, case in enumerate(CASES):
        given = held.get(f"{number} old", set()) | held.get(f"{number} new", set())
        assert held.get(f"{number} redline", set()) - given == set(), case
