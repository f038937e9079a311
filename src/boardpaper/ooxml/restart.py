"""Lists that begin again: a new number for each on the template's own list.

Knows ``word/numbering.xml`` and the styles linked to it; does not know which
paragraphs are lists. A list starts again when its ``w:num`` is new and overrides
the start of its level (ECMA-376-1, 17.9.26).
"""

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import VAL, read_styles
from boardpaper.ooxml.xml import Element, name, serialise

NUM, NUM_ID = name("w:num"), name("w:numId")
ABSTRACT = name("w:abstractNumId")


class Restarts:
    """Gives list after list its own number, and keeps the part that says so."""

    def __init__(self, package: Package) -> None:
        self._part = next(iter(package.related(package.document_part, "numbering")), None)
        self._root = package.tree(self._part) if self._part else None
        self._styles = read_styles(package).styles
        self._made = 0

    def next(self, style_id: str, level: int) -> int | None:
        """The number of a list that starts anew at a level (0 is the outermost).

        None where the style has no list in the template.
        """
        style = self._styles.get(style_id)
        if self._root is None or style is None or style.num_id is None:
            return None
        abstract = _abstract_number(self._root, style.num_id)
        if abstract is None:
            return None
        taken = [int(num.get(NUM_ID, "0")) for num in self._root.iter(NUM)]
        number = max(taken, default=0) + 1
        _add(self._root, number, abstract, level)
        self._made += 1
        return number

    def apply(self, package: Package) -> Package:
        """The package with the lists that were asked for."""
        if not self._made or self._part is None or self._root is None:
            return package
        return package.replace({self._part: serialise(self._root)})


def _abstract_number(root: Element, number: str) -> str | None:
    for num in root.iter(NUM):
        found = num.find(ABSTRACT)
        if num.get(NUM_ID) == number and found is not None:
            return found.get(VAL)
    return None


def _add(root: Element, number: int, abstract: str, level: int) -> None:
    num = root.makeelement(NUM, {NUM_ID: str(number)})
    link = num.makeelement(ABSTRACT, {VAL: abstract})
    override = num.makeelement(name("w:lvlOverride"), {name("w:ilvl"): str(level)})
    override.append(override.makeelement(name("w:startOverride"), {VAL: "1"}))
    num.extend([link, override])
    last = list(root.iter(NUM))[-1]
    last.addnext(num)
