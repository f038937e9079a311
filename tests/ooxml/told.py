"""The outline of a small document, as the lines a test compares.

Knows the lists every such test uses; does not know what the lines should be.
"""

from boardpaper.ooxml.outline import outline
from ooxml.wordfile import abstract, docx, lvl, num, style

LISTS = (
    abstract(0, lvl(0), lvl(1, "lowerLetter", "(%2)"))
    + abstract(1, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "o"))
    + num(1, 0)
    + num(2, 1)
)
HEADING = style("H", title="heading 1", ppr='<w:outlineLvl w:val="0"/>')


def told(body: str, *, detailed: bool = False, numbers: bool = True, styles: str = "") -> list[str]:
    """The lines of a document of one section, without those that name the section."""
    data = docx(body, numbering=LISTS, styles=styles)
    text = outline(data, detailed=detailed, numbers=numbers)
    assert text.endswith("\n")
    return [line for line in text.splitlines() if line and not line.startswith("---")]


def detailed(body: str, styles: str = "") -> list[str]:
    """The detailed lines, without the brackets that name a missing style."""
    lines = told(body, detailed=True, styles=styles)
    return [line.removeprefix("[no style] ") for line in lines]
