"""The lists that the old side's numbered paragraphs count in, in the new file.

Knows list ids; does not count. Two lists of one kind are told apart by the paragraphs
that stayed: where those count in a new list, what was taken out counts there too.
"""

from collections import Counter
from copy import deepcopy

from lxml import etree

from boardpaper.ooxml.compare.foreign_parts import with_part
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import NUM_ID, PSTYLE, VAL, integer
from boardpaper.ooxml.xml import Element, name, serialise

ABSTRACT, ABSTRACT_ID = name("w:abstractNum"), name("w:abstractNumId")
NUM, NSID = name("w:num"), name("w:nsid")


class Lists:
    """Gives the old side's paragraphs lists of the new file."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self.old, self.new = old, new
        self._asked: list[Element] = []
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._kept: set[str] = set()

    def ask(self, number: Element) -> None:
        """Notes a ``w:numId`` that was brought in: it is settled when all is known."""
        if number.get(VAL, "0") != "0":
            self._asked.append(number)

    def pair(self, old: Element | None, new: Element | None) -> None:
        """Notes that two pieces are one: their lists are one as well."""
        if old is None or new is None:
            return
        pairs = zip(old.iter(NUM_ID), new.iter(NUM_ID), strict=False)
        self._pairs.update((a.get(VAL, "0"), b.get(VAL, "0")) for a, b in pairs)

    @property
    def are_as_they_were(self) -> bool:
        """Whether old and new paragraphs count in the very same lists."""
        parts = [
            reading.package.content(part)
            for reading in (self.old, self.new)
            for part in reading.package.related(reading.document, "numbering")[:1]
        ]
        asked = all(number.get(VAL) in self._kept for number in self._asked)
        return len(set(parts)) < 2 and asked and all(old == new for old, new in self._pairs)

    def finished(self, package: Package) -> Package:
        """The new package with the lists that it lacks; every id that was asked for is set."""
        wanted = sorted({number.get(VAL, "") for number in self._asked})
        if not wanted:
            return package
        given = self._given(wanted)
        missing = [key for key in wanted if key not in given]
        if missing:
            package = self._bring(package, missing, given)
        self._kept = {old for old, new in given.items() if old == new}
        for number in self._asked:
            number.set(VAL, given.get(number.get(VAL, ""), number.get(VAL, "")))
        return package

    def _given(self, wanted: list[str]) -> dict[str, str]:
        """The new list for each old one: what stayed decides, else an equal one that is free."""
        given: dict[str, str] = {}
        for (old, new), _ in sorted(self._pairs.items(), key=lambda one: (-one[1], one[0])):
            if old not in given and new not in given.values() and self._alike(old, new):
                given[old] = new
        for old in wanted:
            if old not in given and old not in given.values() and self._alike(old, old):
                given[old] = old
        return given

    def _alike(self, old: str, new: str) -> bool:
        mine = self.new.lists.get(new.encode())
        return mine is not None and self.old.lists.get(old.encode()) == mine

    def _bring(self, package: Package, missing: list[str], given: dict[str, str]) -> Package:
        package, part = with_part(package, self.old.package, "numbering")
        theirs = next(iter(self.old.package.related(self.old.document, "numbering")), None)
        if part is None or theirs is None:
            return package
        root, old = package.tree(part), self.old.package.tree(theirs)
        for key in missing:
            num = next((one for one in old.iter(NUM) if one.get(NUM_ID) == key), None)
            if num is not None:
                given[key] = _added(root, old, num)
        return package.replace({part: serialise(root)})


def _added(root: Element, old: Element, num: Element) -> str:
    """Puts a list and what it counts by into the new file; its id there."""
    at = num.find(ABSTRACT_ID)
    wanted = "" if at is None else at.get(VAL, "")
    drawn = next((one for one in old.iter(ABSTRACT) if one.get(ABSTRACT_ID) == wanted), None)
    copy = deepcopy(num)
    key = str(_highest(root, NUM, NUM_ID) + 1)
    copy.set(NUM_ID, key)
    if drawn is not None:
        counted = deepcopy(drawn)
        number = str(_highest(root, ABSTRACT, ABSTRACT_ID) + 1)
        counted.set(ABSTRACT_ID, number)
        for tied in [*counted.iter(PSTYLE), *counted.iter(NSID)]:
            tied.getparent().remove(tied)  # type: ignore[union-attr]
        found = copy.find(ABSTRACT_ID)
        (etree.SubElement(copy, ABSTRACT_ID) if found is None else found).set(VAL, number)
        nums = root.find(NUM)
        (root.append if nums is None else nums.addprevious)(counted)
    last = list(root.iter(NUM))
    (root.append if not last else last[-1].addnext)(copy)
    return key


def _highest(root: Element, tag: str, key: str) -> int:
    return max((integer(one.get(key)) or 0 for one in root.iter(tag)), default=0)
