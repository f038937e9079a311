"""Where redlined blocks are put in a container, one after another.

Knows elements and their neighbours; does not know what they say.
"""

from boardpaper.ooxml.stylesheet import PPR
from boardpaper.ooxml.xml import Element, name

FIRST = frozenset({name("w:tcPr"), name("w:sdtPr"), name("w:trPr"), name("w:tblPrEx"), PPR})


class Place:
    """The place in a new container that has been reached."""

    def __init__(self, container: Element) -> None:
        self._container = container
        self._last: Element | None = None

    def after(self, block: Element) -> None:
        """A block of the new side stays as it is; what comes is put after it."""
        self._last = block

    def put(self, elements: list[Element]) -> None:
        """Puts elements next."""
        for element in elements:
            self._next(element)

    def instead(self, block: Element, elements: list[Element]) -> None:
        """Puts elements where a block of the new side stands, and takes it out."""
        self._last = block
        self.put(elements)
        _drop(block)

    def take(self, block: Element) -> None:
        """Takes a block of the new side out: others stand for it."""
        if block is self._last:
            raise AssertionError("what was put is not taken out again")
        _drop(block)

    def _next(self, element: Element) -> None:
        if self._last is not None:
            self._last.addnext(element)
        else:
            self._at_start(element)
        self._last = element

    def _at_start(self, element: Element) -> None:
        at = 0
        for child in self._container:
            if child.tag not in FIRST:
                break
            at += 1
        self._container.insert(at, element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
