"""Lists that begin again: a new number for each on the template's own list.

Knows ``word/numbering.xml`` and the styles linked to it; does not know which
paragraphs are lists. A list starts again when its ``w:num`` is new and overrides
the start of its first level (ECMA-376-1, 17.9.26).
"""

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import VAL, read_styles
from boardpaper.ooxml.xml import Element, name, serialise

NUM, NUM_ID = name("w:num"), name("w:numId")
ABSTRACT = name("w:abstractNumId")


class Restarts:
    """Gives list after list of one style its own number, and the part that says so."""

    def __init__(self, package: Package, style_id: str) -> None:
        self._part = next(iter(package.related(package.document_part, "numbering")), None)
        self._root = package.tree(self._part) if self._part else None
        self._abstract = _abstract_of(package, self._root, style_id)
        self._made = 0

    def next(self) -> int | None:
        """The number of a list that starts at 1; None where the style has no list."""
        if self._root is None or self._abstract is None:
            return None
        taken = [int(num.get(NUM_ID, "0")) for num in self._root.iter(NUM)]
        number = max(taken, default=0) + 1
        _add(self._root, number, self._abstract)
        self._made += 1
        return number

    def apply(self, package: Package) -> Package:
        """The package with the lists that were asked for."""
        if not self._made or self._part is None or self._root is None:
            return package
        return package.replace({self._part: serialise(self._root)})


def _abstract_of(package: Package, root: Element | None, style_id: str) -> str | None:
    """The abstract list that a paragraph style is linked to."""
    style = read_styles(package).styles.get(style_id)
    if root is None or style is None or style.num_id is None:
        return None
    return _abstract_number(root, style.num_id)


def _abstract_number(root: Element, number: str) -> str | None:
    for num in root.iter(NUM):
        found = num.find(ABSTRACT)
        if num.get(NUM_ID) == number and found is not None:
            return found.get(VAL)
    return None


def _add(root: Element, number: int, abstract: str) -> None:
    num = root.makeelement(NUM, {NUM_ID: str(number)})
    link = num.makeelement(ABSTRACT, {VAL: abstract})
    override = num.makeelement(name("w:lvlOverride"), {name("w:ilvl"): "0"})
    override.append(override.makeelement(name("w:startOverride"), {VAL: "1"}))
    num.extend([link, override])
    last = list(root.iter(NUM))[-1]
    last.addnext(num)
