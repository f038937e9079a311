"""What differs is told under the addresses that people use, as little of it as there is."""

from pathlib import Path

import pytest

from boardpaper.model.change import Comparison
from boardpaper.ooxml.compare import compare
from conftest import Golden
from front_door import built
from ooxml.wordfile import docx, p, style, table, tr
from redline.resolver import resolved
from redline.told import told
from twenty_edits import edit

MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}"), "moved": ("<", ">")}


def lines(found: Comparison) -> list[str]:
    """A comparison, one difference to a line."""
    said = []
    for change in found.changes:
        words = "".join(MARKS[one.how][0] + one.text + MARKS[one.how][1] for one in change.pieces)
        notes = "".join(f" ({note})" for note in change.notes)
        line = f"{change.kind} {change.what} | {change.address} | {words}{notes}"
        said.append(line.replace("\n", " ¶ "))
    said += [f"{one.what} {one.old} -> {one.new}" for one in found.renumbered]
    counted = found.counted
    return [*said, f"words: -{counted.removed} +{counted.added} moved {counted.moved}"]


def test_twenty_edits_of_the_paper_of_2004(workspace: Path, golden: Golden) -> None:
    old = built(workspace).read_bytes()
    edit(workspace)
    new = built(workspace).read_bytes()

    compared = compare(old, new)

    golden("\n".join(lines(compared.comparison)) + "\n", "expected/twenty_edits.txt")
    assert compared.comparison.coarser == ()
    assert told(resolved(compared.redline, accept=True)) == told(new)
    assert told(resolved(compared.redline, accept=False)) == told(old)


HEADING = style("H", title="heading 1", ppr='<w:outlineLvl w:val="0"/>')


def said(old: str, new: str) -> list[str]:
    """The lines of two bodies, without the count."""
    found = compare(docx(old, styles=HEADING), docx(new, styles=HEADING))
    return lines(found.comparison)[:-1]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            p("COSTS AND RISKS", style="H") + p("Ten pounds"),
            p("COSTS AND RISKS", style="H") + p("Nine pounds"),
            ["changed paragraph | Costs and risks, paragraph 1 | [-Ten-]{+Nine+} pounds"],
        ),
        (
            p("Costs", style="H"),
            p("Prices", style="H"),
            ["changed heading | heading Prices (was Costs) | [-Costs-]{+Prices+}"],
        ),
        (
            p("Plain words"),
            p("Plain words", style="H"),
            ['formatted heading | heading Plain words (was front matter, line 1) | Plain words '
             '(style "heading 1", was "none")'],
        ),
        (
            table(tr("Item", "Cost", looks="<w:tblHeader/>"), tr("Paper", "£4"), columns=2) + p(),
            table(tr("Item", "Cost", looks="<w:tblHeader/>"), tr("Paper", "£5"), columns=2) + p(),
            ["changed cell | Paper · Cost | [-£4-]{+£5+}"],
        ),
        (
            table(tr("Item", "Cost", looks="<w:tblHeader/>"), tr("Paper", "£4"), columns=2) + p(),
            table(tr("Item", "When", "Cost", looks="<w:tblHeader/>"), tr("Paper", "May", "£4"),
                  columns=3) + p(),
            ["added column | table 1 · column “When” | {+When May+}"],
        ),
        (p("One") + p(), p("One"), ["removed paragraph | front matter, line 1 |  (an empty line)"]),
    ],
    ids=["section", "heading", "style", "cell", "column", "empty line"],
)  # fmt: skip
def test_addresses(old: str, new: str, expected: list[str]) -> None:
    assert said(old, new) == expected
