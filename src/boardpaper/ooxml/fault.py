"""A fault in a Word file's insides, and the part in which faults are looked for.

Knows how a fault says where it is; does not know what counts as one.
"""

from dataclasses import dataclass, field

from boardpaper.ooxml.blocks import ALTERNATES, P, alternative
from boardpaper.ooxml.package import Package, Relationship
from boardpaper.ooxml.xml import Element, W


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something Word would mend, misread or refuse.

    ``part`` is the part's name, ``paragraph`` is counted from 1 in it (0: the part
    as a whole), ``rule`` is the fact that should hold, ``words`` what is the case.
    """

    part: str
    paragraph: int
    rule: str
    words: str

    def __str__(self) -> str:
        where = f", paragraph {self.paragraph}" if self.paragraph else ""
        return f"{self.part}{where}: {self.words} [{self.rule}]"


@dataclass(frozen=True)
class Inspected:
    """One part in inspection: its root, its relationships, its paragraphs in order."""

    part: str
    root: Element
    relationships: dict[str, Relationship]
    paragraphs: dict[Element, int] = field(repr=False)

    @classmethod
    def of(cls, package: Package, part: str) -> "Inspected":
        """A part of a package, read. Raises NotAWordFile."""
        root = package.tree(part)
        _drop_alternatives(root)
        paragraphs = {item: number for number, item in enumerate(root.iter(P), 1)}
        return cls(part, root, package.relationships(part), paragraphs)

    def fault(self, element: Element | None, rule: str, words: str) -> Fault:
        """A fault at an element: in its paragraph, or at the first one it holds."""
        return Fault(self.part, 0 if element is None else self._number(element), rule, words)

    def _number(self, element: Element) -> int:
        if element.tag != P:
            around = next(element.iterancestors(P), None)
            held = next(element.iter(P), None) if around is None else around
            before = next(element.itersiblings(P, preceding=True), None)
            if held is None and before is None:
                before = next(iter(element.xpath("preceding::w:p[1]", namespaces={"w": W})), None)
            element = next((one for one in (held, before) if one is not None), element)
        return self.paragraphs.get(element, 0)


def _drop_alternatives(root: Element) -> None:
    """Leaves the one branch of each choice that is read: the others repeat its ids."""
    for choice in list(root.iter(ALTERNATES)):
        chosen = alternative(choice)
        for branch in list(choice):
            if branch is not chosen:
                choice.remove(branch)
