"""Lists that begin again: a new number for each on the template's own list.

Knows ``word/numbering.xml`` and the styles linked to it; does not know which
paragraphs are lists. A list starts again when its ``w:num`` is new and overrides
the start of its level (ECMA-376-1, 17.9.26).
"""

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import VAL, integer, read_styles
from boardpaper.ooxml.xml import Element, name, serialise

NUM, NUM_ID = name("w:num"), name("w:numId")
ABSTRACT = name("w:abstractNumId")
LARGEST = 2**30
"""Numbers from here on are nobody's count; Word's own go to 2147483647."""


class Restarts:
    """Gives list after list its own number, and keeps the part that says so."""

    def __init__(self, package: Package) -> None:
        self._part = next(iter(package.related(package.document_part, "numbering")), None)
        self._root = package.tree(self._part) if self._part else None
        self._styles = read_styles(package)
        self._made = 0

    def next(self, style_id: str, level: int) -> int | None:
        """The number of a list that starts anew at a level (0 is the outermost).

        None where the style has no list in the template, and where it is a deeper
        level of a larger list, such as 1.1.1: that one begins again by itself.
        """
        chain = list(self._styles.chain(self._styles.styles.get(style_id)))
        listed = next((style.num_id for style in chain if style.num_id is not None), None)
        drawn = next((style.level for style in chain if style.level is not None), None)
        if self._root is None or listed is None or (drawn is not None and drawn > level):
            return None
        abstract = _abstract_number(self._root, listed)
        if abstract is None:
            return None
        taken = (integer(num.get(NUM_ID)) or 0 for num in self._root.iter(NUM))
        number = max((one for one in taken if one < LARGEST), default=0) + 1
        _add(self._root, number, abstract, level)
        self._made += 1
        return number

    def indent(self, style_id: str, level: int) -> int | None:
        """How far from the left, in twips, the words of a list stand; None where nothing says.

        What its style says goes before what the level of the list says (17.3.1, ind).
        """
        style = self._styles.styles.get(style_id)
        if style is not None and style.left is not None:
            return style.left
        if self._root is None or style is None or style.num_id is None:
            return None
        wanted = _abstract_number(self._root, style.num_id)
        for abstract in self._root.iter(name("w:abstractNum")):
            if abstract.get(name("w:abstractNumId")) == wanted:
                return _left(abstract, level if style.level is None else style.level)
        return None

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


def _left(abstract: Element, level: int) -> int | None:
    for item in abstract.iter(name("w:lvl")):
        found = item.find(f"{name('w:pPr')}/{name('w:ind')}")
        if item.get(name("w:ilvl")) == str(level) and found is not None:
            return integer(found.get(name("w:left")) or found.get(name("w:start")))
    return None


def _add(root: Element, number: int, abstract: str, level: int) -> None:
    num = root.makeelement(NUM, {NUM_ID: str(number)})
    link = num.makeelement(ABSTRACT, {VAL: abstract})
    override = num.makeelement(name("w:lvlOverride"), {name("w:ilvl"): str(level)})
    override.append(override.makeelement(name("w:startOverride"), {VAL: "1"}))
    num.extend([link, override])
    last = list(root.iter(NUM))[-1]
    last.addnext(num)
