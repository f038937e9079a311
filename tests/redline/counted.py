"""How much a redline marks: words taken out, put in and moved, and rows and columns.

Knows which tracked change a word stands in; does not judge whether it should.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.ooxml.package import read
from boardpaper.ooxml.xml import Element, W, name

P, DELETED, TEXT = name("w:p"), name("w:delText"), name("w:t")
KINDS = {
    name("w:del"): "removed",
    name("w:ins"): "added",
    name("w:moveFrom"): "moved",
    name("w:moveTo"): "arrived",
}
TRPR, TCPR = name("w:trPr"), name("w:tcPr")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words, tracked rows and tracked cells of a redline."""

    removed: int = 0
    added: int = 0
    moved: int = 0
    rows_added: int = 0
    rows_removed: int = 0
    cells_added: int = 0
    cells_removed: int = 0

    @property
    def words(self) -> int:
        """All words that are marked, a moved one once."""
        return self.removed + self.added + self.moved


def counted(data: bytes) -> Marked:
    """What a redline marks."""
    package = read(data)
    xml = [part for part in package.parts if part.endswith(".xml")]
    trees = [package.tree(part) for part in xml if W.encode() in package.content(part)]
    words = dict.fromkeys(KINDS.values(), 0)
    for tree in trees:
        for paragraph in tree.iter(P):
            for kind, text in _stretches(paragraph):
                words[kind] += len(text.split())
    return Marked(
        words["removed"],
        words["added"],
        words["moved"],
        *(_marks(trees, TRPR, word) for word in ("ins", "del")),
        *(_marks(trees, TCPR, word) for word in ("cellIns", "cellDel")),
    )


def _stretches(paragraph: Element) -> Iterator[tuple[str, str]]:
    """The texts of one kind that stand together, so that a word in two runs counts once."""
    before, text = "", ""
    for element in paragraph.iter(DELETED, TEXT):
        if next(element.iterancestors(P)) is not paragraph:
            continue  # it is in a text box, whose paragraphs come by themselves
        kind = next((KINDS[str(one.tag)] for one in element.iterancestors(*KINDS)), "")
        if kind != before:
            if before:
                yield before, text
            before, text = kind, ""
        text += element.text or ""
    if before:
        yield before, text


def _marks(trees: list[Element], holder: str, word: str) -> int:
    found = (one for tree in trees for one in tree.iter(holder))
    return sum(one.find(name(f"w:{word}")) is not None for one in found)
