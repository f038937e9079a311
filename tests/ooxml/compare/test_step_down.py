"""A piece whose finer redline is not exact is taken whole: paragraph, cell, row, table.

The pieces are named here as the comparison names them itself when its check fails.
"""

import pytest

from boardpaper.ooxml.blocks import TBL, TC, TR, P
from boardpaper.ooxml.compare.coarse import Coarse
from boardpaper.ooxml.compare.redline import Attempt, Names
from boardpaper.ooxml.package import read, write
from ooxml.wordfile import docx, p, table, tr
from redline.resolver import resolved
from redline.told import told

PART = "word/document.xml"
OLD = docx(
    p("One paragraph of the old document") + table(tr("2.1", "kept as it was"), columns=2) + p()
)
NEW = docx(
    p("One paragraph of the new document") + table(tr("2.1", "kept as it is"), columns=2) + p()
)
FINELY = (2, 2)


@pytest.mark.parametrize(
    ("tag", "number", "words"),
    [(None, 0, FINELY), (P, 0, (7, 7)), (TC, 1, (5, 5)), (TR, 0, (6, 6)), (TBL, 0, (6, 6))],
    ids=["nothing", "paragraph", "cell", "row", "table"],
)
def test_a_piece_taken_whole_is_exact_and_marks_all_its_words(
    tag: str | None, number: int, words: tuple[int, int]
) -> None:
    named = set() if tag is None else {("new", (PART, str(tag), number))}
    attempt = Attempt(
        read(OLD), read(NEW), Names("old → new", "2004-09-23T00:00:00Z"), Coarse(named)
    )
    package = attempt.run()
    redline = write(package)

    assert attempt.inexact(package) is None
    assert told(resolved(redline, accept=True)) == told(NEW)
    assert told(resolved(redline, accept=False)) == told(OLD)
    counted = attempt.comparison(package, ()).counted
    assert (counted.removed, counted.added) == words


def test_the_check_finds_what_does_not_come_back() -> None:
    attempt = Attempt(read(OLD), read(NEW), Names("old → new", "2004-09-23T00:00:00Z"), Coarse())
    package = attempt.run()
    spoilt = package.content(PART).replace(b"kept as it ", b"kept as is ", 1)

    found = attempt.inexact(package.replace({PART: spoilt}))

    assert found is not None
    side, part, element, _ = found
    assert (side, part) == ("new", PART)
    assert element is not None
    assert "".join(element.itertext()) == "kept as it is"


def test_a_header_that_does_not_come_back_is_named() -> None:
    header = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    old, new = (docx(p("Body"), section=header, header1=p(said)) for said in ("Draft 1", "Draft 2"))
    attempt = Attempt(read(old), read(new), Names("old → new", "2004-09-23T00:00:00Z"), Coarse())
    package = attempt.run()
    assert attempt.inexact(package) is None
    assert attempt.comparison(package, ()).left_out == ()

    spoilt = package.content("word/header1.xml").replace(b"Draft ", b"Drafts ", 1)
    found = attempt.comparison(package.replace({"word/header1.xml": spoilt}), ()).left_out

    assert found == tuple(
        f"the page header of section 1: it is not as it should be once all changes are {side}"
        for side in ("accepted", "rejected")
    )
