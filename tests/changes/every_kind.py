"""A comparison of two drafts of the paper of 2004 that holds every kind of difference.

Knows what an engine may find; was written by hand, so that each kind is there once.
"""

from dataclasses import replace

from boardpaper.model.change import (
    Change,
    Coarser,
    Comparison,
    Counted,
    DataChange,
    Piece,
    Renumbered,
    Where,
)

SECTION = "Background and external consultation"
APPENDIX = "Appendix 1"


def paragraph(number: int) -> Where:
    """A numbered paragraph of the background."""
    return Where(f"paragraph {number}", SECTION, order=number, label=f"{number}.")


def bullet(number: int, of: int) -> Where:
    """A bullet of the background."""
    words = f"{SECTION}, bullet {number} of paragraph {of}"
    return Where(words, SECTION, order=of, label="•")


def cell(row: str, column: str) -> Where:
    """A cell of the action plan."""
    return Where(f"{row} · {column}", APPENDIX, row, column, order=60)


def same(text: str) -> Piece:
    """Words of both sides."""
    return Piece(text)


def gone(text: str) -> Piece:
    """Words of the old side."""
    return Piece(text, "removed")


def new(text: str) -> Piece:
    """Words of the new side."""
    return Piece(text, "added")


STATISTICS = (
    "The statistical information available shows that the number of children looked after has "
    "slowly reduced over the last 9 months."
)
BUDGET = "This however, does not always result in a decrease in budget pressure."
REVIEW = (
    "A rigorous review of processes and thresholds for service has taken place. The service has "
    "been reconfigured to bring referral and assessment systems together under one Social "
    "Services Manager, with other teams being locality based."
)
FOOTER = Where("footer", part="footer", order=90)
NOTE = Where("footnote 1", SECTION, part="footnote", order=91)
HEADING = Where('heading "Financial implications"', "Financial implications", order=40, label="4.")
PAGE = Where("section 2", APPENDIX, order=50)
CHANGES = (
    Change(
        "changed", "line", (of := Where("front matter · date", order=2)), of,
        (gone("23rd September"), new("14th October"), same(" 2004")),
    ),
    Change(
        "changed", "paragraph", paragraph(3), paragraph(3),
        (
            same("The action plan was formulated following discussions with the Inspectors and "
                 "progress monitored at joint meetings on 26 March and 19 May and "),
            new("most "),
            same("recently at the Annual Review meeting (28 July 2004) [Annex B]. It has "),
            gone("[not] "),
            same("been agreed [-5% to {+5%] by all."),
        ),
    ),
    Change("added", "paragraph", None, paragraph(6), (new("The autumn's figures are new."),)),
    Change("removed", "bullet", bullet(2, 7), None, (gone("the level of demand on services"),)),
    Change("moved", "paragraph", paragraph(8), paragraph(16), (same(REVIEW),)),
    Change(
        "split", "paragraph", paragraph(13), paragraph(12),
        (same(STATISTICS), gone(" "), new("\n"), same(BUDGET)),
        ("parted into paragraph 12 and paragraph 13",),
    ),
    Change(
        "joined", "paragraph", paragraph(14), paragraph(14),
        (same("The strategy is written."), gone("\n"), new(" "), same("It was agreed in April.")),
        ("joined from paragraph 14 and paragraph 15",),
    ),
    Change(
        "changed", "paragraph", paragraph(18), paragraph(17),
        (same("Risks are held in the register."), new(" "), same(" None is high.")),
    ),
    Change(
        "formatted", "heading", HEADING, HEADING, (same("Financial implications"),),
        ('style "Heading 2", was "Heading 1"',),
    ),
    Change("renumbered", "heading", HEADING, replace(HEADING, label="5."), (), ()),
    Change(
        "formatted", "page setup", PAGE, PAGE, (), ("landscape A4, was portrait A4",)
    ),
    Change(
        "changed", "cell", cell("2.1", "Within 3 months"), cell("2.1", "Within 3 months"),
        (same("Achieved MNS completed "), gone("December 03"), new("February 04")),
    ),
    Change("changed", "cell", (of := cell("2.4", "Responsible Manager")), of, (gone("Jan Lowe"),)),
    Change("added", "row", None, Where("2.9", APPENDIX, "2.9", order=70), (
        new("2.9\nThe Council should <publish> its strategy & report\nJenni Cooke"),
    )),
    Change(
        "changed", "cell",
        (of := Where("table 2, row 3, column 2", "Resources", "Staff", "2005/06", order=80)), of,
        (gone("£12,000"), new("£14,000")),
    ),
    Change("removed", "table", Where("table 3", "Resources", order=82), None, (gone("A\nB"),)),
    Change("changed", "footer", FOOTER, FOOTER, (same("Draft "), gone("2"), new("3"))),
    Change("changed", "note", NOTE, NOTE, (same("See the report"), new(" of 2003"), same("."))),
)  # fmt: skip
DATA = (
    DataChange("changed", "field", "meeting", "date", "23 September 2004", "14 October 2004"),
    DataChange("changed", "action", "2.1", "action 3 · manager", "Jan Lowe", "Sally Robinson"),
    DataChange("removed", "action", "2.1", "action 5", "Multi-agency consultation"),
    DataChange("added", "measure", "2.6", "measure 2", "", "children seen within 7 days"),
    DataChange("moved", "recommendation", "2.7", "", "after 2.6", "after 2.2"),
    DataChange("added", "recommendation", "2.9", "", "", "The Council should publish"),
)
EVERY_KIND = Comparison(
    "draft 2",
    "draft 3",
    CHANGES,
    (
        Renumbered("paragraphs", ("9", "18"), ("10", "19")),
        Renumbered("paragraphs", ("20", "21"), ("22", "23")),
        Renumbered("heading", ("4", "4"), ("5", "5")),
    ),
    DATA,
    (Coarser("2.6 · Within 3 months", "cell", "a finer redline of it did not come out"),),
    (
        "comments (1 in the old document, 2 in the new): they are left as the new document has "
        "them",
        'how styles look: "Heading 1" differ; the redline has the new looks',
    ),
    Counted(21, 23, 35),
)
