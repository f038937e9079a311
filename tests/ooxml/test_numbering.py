"""The numbers of lists: what each form of ``numbering.xml`` makes of the same paragraphs."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from boardpaper.model.numerals import written
from boardpaper.ooxml.numbering import read_numbering
from boardpaper.ooxml.package import read
from boardpaper.ooxml.xml import name
from ooxml.wordfile import abstract, docx, lvl, num, num_pr, p, restart, style
from tools.office import Office


@dataclass(frozen=True)
class Case:
    """Paragraphs as ``list.level`` (or a style), and the numbers they should have.

    ``seen`` is whether LibreOffice agrees: it knows neither ``lvlRestart`` nor
    ``isLgl``, takes a style's level from the style alone, and forgets a restart's
    number when the level begins again.
    """

    paragraphs: str
    numbers: str
    numbering: str
    styles: str = ""
    seen: bool = True

    @property
    def docx(self) -> bytes:
        body = "".join(paragraph(word) for word in self.paragraphs.split())
        return docx(body, numbering=self.numbering, styles=self.styles)


def paragraph(word: str) -> str:
    """``1.0`` is list 1 level 0, ``H`` style H, ``H/1.`` style H with list 1 of its own."""
    of, _, own = word.rpartition("/") if "/" in word or word[0].isdigit() else (word, "", "")
    key, _, level = own.partition(".")
    return p("x", style=of, num=key, level=level)


LEGAL = (lvl(0), lvl(1, text="%1.%2"), lvl(2, "lowerLetter", "(%3)"), lvl(3, "lowerRoman", "(%4)"))
LINKED = (
    lvl(0, extra='<w:pStyle w:val="H1"/>'),
    lvl(1, text="%1.%2", extra='<w:pStyle w:val="H2"/>'),
    lvl(2, "lowerLetter", "(%3)"),
)
H1 = style("H1", ppr=num_pr(1))
KEEP = '<w:lvlRestart w:val="{}"/>'
ONE = abstract(0, *LEGAL) + num(1, 0)

CASES = {
    "levels": Case(
        "1.0 1.1 1.1 1.2 1.2 1.1 1.2 1.0 1.1 1.3 1.2",
        "1. 1.1 1.2 (a) (b) 1.3 (a) 2. 2.1 (i) (b)", ONE,
    ),
    "a level comes before the one above it": Case(
        "1.1 1.1 1.0 1.2 1.2 1.1", "1.1 1.2 2. (a) (b) 2.2", ONE,
    ),
    "other paragraphs do not count": Case("1.0 0.0 Normal 1.0", "1. - - 2.", ONE),
    "a list starts afresh": Case(
        "1.0 1.0 2.0 2.0 1.0 3.0 2.0", "1. 2. 1. 2. 3. 4. 5.",
        ONE + num(2, 0, restart(0, 1)) + num(3, 0),
    ),
    "a list starts afresh further on": Case(
        "1.0 1.1 2.1 2.1 2.0", "1. 1.1 1.5 1.6 2.", ONE + num(2, 0, restart(1, 5)),
    ),
    "a restart's number holds for every restart": Case(
        "2.0 2.1 2.0 2.1", "1. 1.5 2. 2.5", ONE + num(2, 0, restart(1, 5)), seen=False,
    ),
    "two lists count together": Case("1.0 2.0 1.0 2.0", "1. 2. 3. 4.", ONE + num(2, 0)),
    "two lists count apart": Case(
        "1.0 2.0 1.0 2.0", "1. a) 2. b)",
        abstract(0, lvl(0)) + abstract(1, lvl(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 1),
    ),
    "a list looks otherwise": Case(
        "1.0 2.0 1.0", "1. B. 3.",
        ONE + num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperLetter")}</w:lvlOverride>'),
    ),
    "a level that never starts again": Case(
        "1.0 1.1 1.1 1.0 1.1", "1. 1.1 1.2 2. 2.3",
        abstract(0, lvl(0), lvl(1, text="%1.%2", extra=KEEP.format(0))) + num(1, 0), seen=False,
    ),
    "a level that starts again only after the first": Case(
        "1.0 1.1 1.2 1.1 1.2 1.0 1.1 1.2", "1. 1.1 (a) 1.2 (b) 2. 2.1 (a)",
        abstract(0, *LEGAL[:2], lvl(2, "lowerLetter", "(%3)", extra=KEEP.format(1))) + num(1, 0),
        seen=False,
    ),
    "roman above": Case(
        "1.0 1.1 1.1", "I. I.1 I.2",
        abstract(0, lvl(0, "upperRoman"), lvl(1, text="%1.%2")) + num(1, 0),
    ),
    "roman above, legal below": Case(
        "1.0 1.1 1.1", "I. 1.1 1.2",
        abstract(0, lvl(0, "upperRoman"), lvl(1, text="%1.%2", extra="<w:isLgl/>")) + num(1, 0),
        seen=False,
    ),
    "letters go on": Case(
        " ".join(["1.0"] * 28), " ".join([*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "BB"]),
        abstract(0, lvl(0, "upperLetter", "%1")) + num(1, 0),
    ),
    "formats and starts": Case(
        "1.0 1.1 1.2 1.2 1.3", "01. 1st iv) v) •",
        abstract(0, lvl(0, "decimalZero"), lvl(1, "ordinal", "%2"),
                 lvl(2, "lowerRoman", "%3)", start=4), lvl(3, "bullet", "\uf0b7")) + num(1, 0),
    ),
    "no number": Case(
        "1.0 1.1 1.0", "Note 1 Note", abstract(0, lvl(0, "none", "Note"), lvl(1, text="%2"))
        + num(1, 0),
    ),
    "styles": Case(
        "H1 H2 H2 H1 Derived Below Off H1/0.0 H1", "1. 1.1 1.2 2. 2.1 (a) - - 3.",
        abstract(0, *LINKED) + num(1, 0),
        H1 + style("H2", ppr=num_pr(1, 1)) + style("Derived", based_on="H2")
        + style("Below", based_on="H2", ppr=num_pr(None, 2))
        + style("Off", based_on="H1", ppr=num_pr(0)),
    ),
    "a level that names its style": Case(
        "H1 H2 H1", "1. 1.1 2.", abstract(0, *LINKED) + num(1, 0),
        H1 + style("H2", based_on="H1", ppr=num_pr(1)), seen=False,
    ),
    "a paragraph goes its own way": Case(
        "H1 H1/.1 H2/1. H2/2.0", "1. 1.1 1.2 a.",
        abstract(0, *LINKED) + abstract(1, lvl(0, "lowerLetter")) + num(1, 0) + num(2, 1),
        H1 + style("H2", ppr=num_pr(1, 1)),
    ),
    "a numbering style": Case(
        "2.0 2.1 1.0", "1. 1.1 2.",
        abstract(0, *LEGAL, extra='<w:styleLink w:val="NS"/>')
        + abstract(1, extra='<w:numStyleLink w:val="NS"/>') + num(1, 0) + num(2, 1),
        style("NS", kind="numbering", ppr=num_pr(1)),
    ),
    "a list that is not there": Case("7.0 1.0", "- 1.", ONE),
}  # fmt: skip


@pytest.mark.parametrize("which", CASES)
def test_numbers(which: str) -> None:
    case = CASES[which]
    package = read(case.docx)
    counting = read_numbering(package).counting()
    labels = [counting.label(item) for item in package.tree("word/document.xml").iter(name("w:p"))]
    assert [label.text if label else "-" for label in labels] == case.numbers.split()


def test_libreoffice_agrees(soffice: Office, tmp_path: Path) -> None:
    seen = [case for case in CASES.values() if case.seen]
    files = [tmp_path / f"{number}.docx" for number in range(len(seen))]
    for case, file in zip(seen, files, strict=True):
        file.write_bytes(case.docx)
    made = soffice.convert(files, tmp_path, "txt:Text (encoded):UTF8")
    for case, file in zip(seen, made, strict=True):
        lines = file.read_text(encoding="utf-8-sig").strip().splitlines()
        numbers = [line.strip().removesuffix("x").strip() or "-" for line in lines]
        assert numbers == case.numbers.split(), case


def test_a_label_says_which_list_and_level() -> None:
    package = read(CASES["levels"].docx)
    counting = read_numbering(package).counting()
    first, second, *_ = package.tree("word/document.xml").iter(name("w:p"))
    one, two = counting.label(first), counting.label(second)
    assert one is not None
    assert two is not None
    assert (one.level, one.number, one.reference, one.bullet) == (0, 1, "1", False)
    assert (two.level, two.number, two.reference, two.list_key) == (1, 1, "1.1", one.list_key)


def test_each_story_counts_for_itself() -> None:
    package = read(CASES["two lists count together"].docx)
    numbering = read_numbering(package)
    item = next(package.tree("word/document.xml").iter(name("w:p")))
    for counting in (numbering.counting(), numbering.counting()):
        label = counting.label(item)
        assert label is not None
        assert label.text == "1."


@pytest.mark.parametrize(
    ("number", "how", "shown"),
    [
        (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"), (0, "upperRoman", "0"),
        (26, "lowerLetter", "z"), (53, "lowerLetter", "aaa"), (0, "lowerLetter", "0"),
        (7, "decimalZero", "07"), (12, "decimalZero", "12"), (11, "ordinal", "11th"),
        (22, "ordinal", "22nd"), (5, "none", ""), (5, "chicago", "5"),
    ],
)  # fmt: skip
def test_numerals(number: int, how: str, shown: str) -> None:
    assert written(number, how) == shown
